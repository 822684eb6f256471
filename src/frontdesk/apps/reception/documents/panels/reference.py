"""Where one scans or types the reference: the field, what it is recognised as, and the key for none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.apps.reception.documents.draft import LONGEST_REFERENCE
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets.caption_key import CaptionKey
from frontdesk.qt.widgets.card import Tag
from frontdesk.qt.widgets.input_field import InputField, Standing
from frontdesk.qt.widgets.labels import ElidedLabel, Label
from frontdesk.qt.widgets.notice import announce

NONE_KEY = "Alt+O"


class ReferencePart(QWidget):
    """Whatever is scanned here is looked at: a reference goes into the form, our own codes lead elsewhere.

    Attributes:
        field: the line to scan into.

    Signals:
        typed: what stands in the field.
        scanned: Enter, as a scanner sends it.
        none_requested: the papers have no reference.
        left: the focus went elsewhere.
    """

    typed = Signal(str)
    scanned = Signal()
    none_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = InputField(
            self.tr("Aktenzeichen"), icon="scan-barcode", longest=LONGEST_REFERENCE, large=True, parent=self
        )
        self.none = CaptionKey(self.tr("Ohne Aktenzeichen"), NONE_KEY, parent=self)
        self.none.setCheckable(True)
        self.tag = Tag("", parent=self.field)
        self.tag.hide()
        self.hint = ElidedLabel("", fonts.LIST, ink="muted", parent=self)
        self._build()
        self.field.typed.connect(self.typed)
        self.field.submitted.connect(self.scanned)
        self.field.left.connect(self.left)
        self.none.clicked.connect(self.none_requested)

    def show_text(self, text: str, *, without: bool) -> None:
        """What stands in the field, and whether the papers have no reference."""
        self.field.set_text(text)
        self.none.setChecked(without)

    def show_finding(
        self, tag: str, tag_status: str, hint: str, *, standing: Standing = "neutral", hint_ink: str = "muted"
    ) -> None:
        """What the text is recognised as."""
        status: Status = "ok" if tag_status == "ok" else "warn" if tag_status == "warn" else "neutral"
        icon = {"ok": "check", "warn": "triangle-alert"}.get(status, "")
        if tag != self.tag.text() or self.tag.isHidden() == bool(tag):
            self.tag.set(tag, icon=icon, status=status)
            self.tag.setVisible(bool(tag))
        if hint != self.hint.text() and hint_ink != "muted":
            announce(self.field, hint)
        self.hint.setText(hint)
        self.hint.set_ink(hint_ink)
        self.field.set_standing(standing, hint)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(dp(6))
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Aktenzeichen"), fonts.LIST_STRONG), 1)
        head.addWidget(self.none)
        column.addLayout(head)
        self.field.add_end(self.tag)
        column.addWidget(self.field)
        self.hint.setFixedHeight(dp(22))
        column.addWidget(self.hint)

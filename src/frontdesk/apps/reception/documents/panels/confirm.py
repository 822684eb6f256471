"""A second person stands by dates that a first one told, or does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.apps.reception.documents.panels.aside import Aside
from frontdesk.domain.receipt import ReceiptId
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.button import Button, ButtonSize
from frontdesk.qt.widgets.input_field import InputField
from frontdesk.qt.widgets.labels import Divider, Label
from frontdesk.qt.widgets.switch import Switch
from frontdesk.qt.widgets.two_lines import TwoLines

_LONGEST_INITIALS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A receipt whose date waits."""

    receipt_id: ReceiptId
    title: str
    caption: str


class ConfirmPart(Aside):
    """The receipts with a switch each, and the initials of the second person.

    Signals:
        answered: ids, initials, and whether the dates stand.
    """

    answered = Signal(object, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Datum bestätigen"))
        self.initials = InputField(
            self.tr("Handzeichen der zweiten Person"),
            icon="user-round",
            longest=_LONGEST_INITIALS,
            parent=self,
        )
        self.refuse = Button(self.tr("Datum stimmt nicht"), parent=self)
        self.confirm = Button(
            self.tr("Bestätigen"), size=ButtonSize.LARGE, primary=True, icon="check", parent=self
        )
        self._rows: list[_Claim] = []
        self._build()
        self.initials.submitted.connect(lambda: self._answer(stands=True))
        self.confirm.clicked.connect(lambda: self._answer(stands=True))
        self.refuse.clicked.connect(lambda: self._answer(stands=False))

    def show_claims(self, claims: Sequence[ClaimLine]) -> None:
        """The receipts that wait."""
        for _ in range(len(claims) - len(self._rows)):
            row = _Claim(parent=self._body)
            self._list.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for row, claim in zip(self._rows, claims, strict=False):
            row.show_claim(claim)
            row.show()
        for row in self._rows[len(claims) :]:
            row.hide()
        for button in (self.confirm, self.refuse):
            button.set_available(bool(claims), self.tr("Kein Datum wartet auf eine Bestätigung"))

    def take_focus(self) -> None:
        self.initials.take_focus()

    def _answer(self, *, stands: bool) -> None:
        chosen = [row.receipt_id for row in self._rows if not row.isHidden() and row.switch.isChecked()]
        if chosen:
            self.answered.emit(chosen, self.initials.text(), stands)

    def _build(self) -> None:
        self.column.addWidget(
            Label(
                self.tr("Wer das Datum nicht selbst nachgetragen hat, sieht die Briefe an und bestätigt."),
                fonts.LIST,
                ink="muted",
                wrap=True,
            )
        )
        self._body = QWidget()
        self._list = QVBoxLayout(self._body)
        self._list.setContentsMargins(0, 0, dp(8), 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        self.add_scroll(self._body)
        self.add_sentence()
        self.column.addWidget(Label(self.tr("Handzeichen der zweiten Person"), fonts.LIST_STRONG))
        self.column.addWidget(self.initials)
        self.column.addWidget(self.refuse)
        self.column.addWidget(self.confirm)


class _Claim(QWidget):
    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.receipt_id = ReceiptId(0)
        self.words = TwoLines("", style=fonts.LIST_STRONG, parent=self)
        self.switch = Switch(self.tr("Bestätigen"), parent=self)
        self.switch.setChecked(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, dp(8), 0, dp(8))
        row.addWidget(self.words, 1)
        row.addWidget(self.switch)
        outer.addLayout(row)
        outer.addWidget(Divider())

    def show_claim(self, claim: ClaimLine) -> None:
        if claim.receipt_id != self.receipt_id:
            self.switch.setChecked(True)
        self.receipt_id = claim.receipt_id
        self.words.set_title(claim.title)
        self.words.set_caption(claim.caption)
        self.switch.setAccessibleName(f"{claim.title}, {claim.caption}")

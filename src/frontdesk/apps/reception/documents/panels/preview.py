"""The receipt as it would come out, why it cannot yet, and the button that records and prints it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets.button import Button, ButtonSize
from frontdesk.qt.widgets.input_field import InputField
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import ElidedLabel, IconLabel, Label
from frontdesk.qt.widgets.notice import announce
from frontdesk.qt.widgets.paper_view import PaperView
from frontdesk.qt.widgets.segmented import Segment, Segmented

COMMIT_KEY = "Ctrl+Return"
KIND_KEY = "Alt+P"
SHEET, SLIP = "a4", "slip"
PROGRESS_AFTER_MS = 400
_LONGEST_REASON = 60
_ICONS: dict[Status, str] = {
    "neutral": "printer-check",
    "ok": "circle-check",
    "warn": "triangle-alert",
    "bad": "circle-alert",
}


class PreviewPart(QWidget):
    """What the main key does.

    Attributes:
        paper: the picture of the slip.
        reason: why a receipt is corrected; stands here only then.
        button: the main button.

    Signals:
        commit_requested: the main button or its key.
        reason_typed: what stands in the field of the reason.
    """

    commit_requested = Signal()
    reason_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = PaperView(self.tr("Vorschau der Eingangsbestätigung"), parent=self)
        self._title = ElidedLabel(self.tr("Eingangsbestätigung"), fonts.SECTION, parent=self)
        self._paper_kind = ElidedLabel("", fonts.CAPTION, ink="muted", parent=self)
        self.kind = Segmented(
            self.tr("Papier der Bestätigung"),
            [Segment(SHEET, self.tr("A4")), Segment(SLIP, self.tr("Bon 80 mm"))],
            height=44,
            parent=self,
        )
        self.kind.choose(SLIP)
        self.kind.setToolTip(key_text(KIND_KEY))
        for key in (SHEET, SLIP):
            self.kind.button(key).setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        toggle = QShortcut(QKeySequence(KIND_KEY), self)
        toggle.setAutoRepeat(False)
        toggle.activated.connect(self._toggle_kind)
        self.line = IconLabel("printer-check", "", fonts.LIST, px=18, parent=self)
        self._sentence = Label("", fonts.LIST, ink="warn", wrap=True, parent=self)
        self._reason_label = Label(self.tr("Grund der Berichtigung"), fonts.LIST_STRONG, parent=self)
        self.reason = InputField(
            self.tr("Grund der Berichtigung"), icon="pencil", longest=_LONGEST_REASON, parent=self
        )
        self.button = Button(
            self.tr("Bestätigung drucken"), size=ButtonSize.MAIN, primary=True, icon="printer", parent=self
        )
        self.button.bind_key(COMMIT_KEY)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(PROGRESS_AFTER_MS)
        self._slow.timeout.connect(self._say_button)
        self._busy = self._correcting = self._in_run = self._sheet = False
        self._can_print = True
        self._close = False
        self._build()
        self.button.clicked.connect(self.commit_requested)
        self.reason.typed.connect(self.reason_typed)
        self.reason.submitted.connect(self.button.setFocus)
        self.set_correcting(False)

    def show_picture(self, picture: QImage) -> None:
        """Another slip."""
        self.paper.show_picture(picture)

    def show_languages(self, words: str) -> None:
        """In which languages the receipt comes."""
        self._paper_kind.setText(words)
        self._paper_kind.setVisible(bool(words) and not self.paper.isHidden())

    def _toggle_kind(self) -> None:
        other = SLIP if self.kind.current() == SHEET else SHEET
        self.kind.button(other).click()

    def say(self, sentence: str, status: Status = "neutral", *, urgent: bool = False) -> None:
        """The line above the button: how the printer is, or what to look at; it never blocks."""
        plain = status == "neutral"
        if sentence and not plain and sentence != self._sentence.text():
            announce(self._sentence, sentence, urgent=urgent)
        ink = "muted" if plain else status
        self.line.set(_ICONS[status], sentence if plain else "", ink=ink)
        self.line.setVisible(plain)
        self._sentence.setText("" if plain else sentence)
        self._sentence.set_ink(ink)
        self._sentence.setVisible(not plain)

    @property
    def sentence(self) -> str:
        """What the line above the button says."""
        return self._sentence.text() or self.line.text()

    def set_correcting(self, on: bool) -> None:
        """Whether the button corrects a receipt, which needs a reason."""
        if on == self._correcting and self.reason.isHidden() != on:
            return
        self._correcting = on
        for widget in (self._reason_label, self.reason):
            widget.setVisible(on)
        self._say_button()

    def set_run(self, on: bool) -> None:
        """Whether letters of a night are entered, for which nobody waits."""
        if on == self._in_run:
            return
        self._in_run = on
        self._say_button()

    def set_can_print(self, can: bool) -> None:
        """Whether this station has a printer."""
        self._can_print = can
        self._say_button()

    def refresh_button(self) -> None:
        """Another kind of paper was chosen."""
        self._say_button()

    def set_busy(self, busy: bool) -> None:
        """A submission is on its way; said on the button only if it takes longer than 400 ms."""
        if busy == self._busy:
            return
        self._busy = busy
        if busy:
            self._slow.start()
        else:
            self._slow.stop()
            self._say_button()

    def show_reason(self, text: str, *, bad: bool) -> None:
        """The reason that is typed, and whether it is missing."""
        self.reason.set_text(text)
        self.reason.set_standing("bad" if bad else "neutral")

    def set_compact(self, compact: bool) -> None:
        """At double size the picture goes; what it shows stands in the fields."""
        for widget in (self._title, self._paper_kind, self.kind, self.paper):
            widget.setVisible(not compact)

    def set_close(self, close: bool) -> None:
        """In a narrow window the key stands below the words of the button."""
        if close != self._close:
            self._close = close
            self._title.set_style(fonts.LIST_STRONG if close else fonts.SECTION)
            self.button.set_text("…")
            self._say_button()

    def _say_button(self) -> None:
        self._sheet = self.kind.current() == SHEET
        prints = (self._can_print or self._sheet) and not self._in_run
        if self._busy and not self._slow.isActive():
            words = self.tr("Wird gespeichert …")
        elif self._correcting:
            words = self.tr("Berichtigung drucken") if self._can_print else self.tr("Berichtigen")
        elif self._in_run:
            words = self.tr("Brief erfassen")
        else:
            words = self.tr("Bestätigung drucken") if prints else self.tr("Eingang erfassen")
        self.button.set_icon("printer" if prints or (self._correcting and self._can_print) else "")
        if words != self.button.text():
            self.button.set_text(words, subtitle=key_text(COMMIT_KEY) if self._close else "")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(dp(12))
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._paper_kind)
        head.addLayout(words, 1)
        head.addWidget(self.kind)
        column.addLayout(head)
        column.addWidget(self.paper, 1)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._sentence.hide()
        self.line.setMinimumHeight(dp(24))
        self._sentence.setMinimumHeight(dp(24))
        column.addWidget(self.line)
        column.addWidget(self._sentence)
        column.addWidget(self._reason_label)
        column.addWidget(self.reason)
        column.addWidget(self.button)
        self.button.set_keys(key_text(COMMIT_KEY))

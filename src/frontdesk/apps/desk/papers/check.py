"""The page that checks a bundle receipt by receipt: scan what is here, dispute what is not; Esc goes back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.apps.desk.papers.check_list import CheckList, CheckRow
from frontdesk.domain.receipt import ReceiptId
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.button import Button, ButtonSize
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import ElidedLabel, Label
from frontdesk.qt.widgets.notice import announce
from frontdesk.qt.widgets.search_field import SearchField

LONGEST = 4000  # characters that the field takes; more cannot be meant, and is said to be too long


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckWords:
    """What the page says: the bundle, what was marked so far, and the lines.

    Attributes:
        refusal: why nothing can be saved now, or "".
        nothing_marked: why the marks alone cannot be saved now, or "".
    """

    title: str
    progress: str
    rows: tuple[CheckRow, ...]
    refusal: str
    nothing_marked: str


class CheckPage(QWidget):
    """The focus stays in the field; the list follows the arrow keys. The field asks for codes, or for the
    reason of a dispute.

    Attributes:
        field, list: the two parts.
        here, dispute: mark the line on which the list stands.
        rest, marked: save everything that is not disputed, or only what was marked.

    Signals:
        entered: what stood in the field when Enter was pressed.
        here_requested, dispute_requested: id of a receipt.
        reason_given_up, undo_requested, rest_requested, marked_requested, given_up: what was pressed.
    """

    entered = Signal(str)
    here_requested = Signal(object)
    dispute_requested = Signal(object)
    reason_given_up = Signal()
    undo_requested = Signal()
    rest_requested = Signal()
    marked_requested = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asks_reason = False
        self._title = ElidedLabel("", fonts.LEAD)
        self._progress = Label("", fonts.CAPTION, ink="muted")
        self._caption = Label("", fonts.CAPTION_STRONG, wrap=True)
        self._answer = Label("", fonts.CAPTION, ink="bad", wrap=True)
        self.field = SearchField(self.tr("Code oder Nummer"), icon="scan-barcode", large=False)
        self.field.edit.setMaxLength(LONGEST)
        self.list = CheckList()
        self.back = Button(self.tr("Zurück"), size=ButtonSize.COMPACT)
        self.back.set_keys(key_text("Esc"))
        self.here = Button(self.tr("Ist da"), key="F4", spread="spread")
        self.dispute = Button(self.tr("Beanstanden"), key="F7", spread="spread")
        self.marked = Button(self.tr("Nur Geprüfte speichern"), key="Ctrl+Return", spread="spread")
        self.rest = Button(self.tr("Rest annehmen"), key="F2", spread="spread", primary=True)
        self._build()
        self._listen()
        self.ask_code()

    @property
    def asks_reason(self) -> bool:
        """What the field is for now."""
        return self._asks_reason

    def answer(self) -> str:
        """The sentence below the field, or ""."""
        return self._answer.text()

    def show_words(self, words: CheckWords) -> None:
        """Show the bundle as it stands."""
        self._title.setText(words.title)
        self._progress.setText(words.progress)
        self.list.show_rows(words.rows)
        no_line = "" if words.rows else self.tr("Alles ist geprüft.")
        for button in (self.here, self.dispute, self.rest):
            button.set_available(not (words.refusal or no_line), words.refusal or no_line)
        refusal = words.refusal or words.nothing_marked
        self.marked.set_available(not refusal, refusal)

    def ask_code(self) -> None:
        """The field takes codes and numbers."""
        self._asks_reason = False
        self._caption.setText(self.tr("Code scannen oder Nummer eingeben"))
        self.field.edit.setAccessibleName(self._caption.text())
        self.field.clear()

    def ask_reason(self, question: str, *, offered: str) -> None:
        """The field takes the reason of a dispute; ``offered`` can be typed over."""
        self._asks_reason = True
        self._caption.setText(question)
        self.field.edit.setAccessibleName(question)
        self.field.set_text(offered)
        self.field.take_focus()
        self.say("")
        announce(self.field.edit, question)

    def say(self, sentence: str, *, good: bool = False) -> None:
        """One sentence beside the field; what was entered stays, ready to be typed over."""
        self._answer.set_ink("muted" if good else "bad")
        self._answer.setText(sentence)
        if sentence:
            announce(self.field.edit, sentence, urgent=not good)
        if not good:
            self.field.edit.selectAll()

    def current(self) -> ReceiptId | None:
        """The line on which the list stands."""
        return self.list.current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            (self.reason_given_up if self._asks_reason else self.given_up).emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys walk through the list; Strg+Z takes back a mark while there is no text to take back."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.matches(QKeySequence.StandardKey.Undo) and not self.field.text():
                self.undo_requested.emit()
                return True
            if self.list.walk(Qt.Key(event.key())):
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(16), dp(12), dp(16), dp(12))
        column.setSpacing(dp(4))
        head = QHBoxLayout()
        head.setSpacing(dp(8))
        head.addWidget(self._title, 1)
        head.addWidget(self.back)
        column.addLayout(head)
        column.addWidget(self._progress)
        column.addSpacing(dp(4))
        column.addWidget(self._caption)
        column.addSpacing(dp(4))
        column.addWidget(self.field)
        column.addSpacing(dp(4))
        column.addWidget(self._answer)
        column.addWidget(self.list, 1)
        column.addSpacing(dp(4))
        keys = QGridLayout()
        keys.setSpacing(dp(8))
        keys.addWidget(self.here, 0, 0)
        keys.addWidget(self.dispute, 0, 1)
        keys.addWidget(self.marked, 1, 0, 1, 2)
        keys.addWidget(self.rest, 2, 0, 1, 2)
        for place in (0, 1):
            keys.setColumnStretch(place, 1)
        column.addLayout(keys)

    def _listen(self) -> None:
        self.field.edit.installEventFilter(self)
        self.field.submitted.connect(lambda: self.entered.emit(self.field.text()))
        self.field.cleared.connect(lambda: self.reason_given_up.emit() if self._asks_reason else None)
        self.back.clicked.connect(self.given_up)
        self.here.clicked.connect(lambda: self._on_line(self.here_requested))
        self.dispute.clicked.connect(lambda: self._on_line(self.dispute_requested))
        self.rest.clicked.connect(self.rest_requested)
        self.marked.clicked.connect(self.marked_requested)

    def _on_line(self, signal: SignalInstance) -> None:
        current = self.current()
        if current is not None:
            signal.emit(current)

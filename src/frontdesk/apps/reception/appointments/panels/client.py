"""Who comes, as far as that is told: reference, name, language of the slip, whether somebody interprets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.apps.reception.appointments import wording
from frontdesk.apps.reception.languages import endonym
from frontdesk.domain.appointment import MAX_NAME, Interpreter
from frontdesk.domain.scan import MAX_SCAN
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.choice_box import ChoiceBox
from frontdesk.qt.widgets.control import Control
from frontdesk.qt.widgets.input_field import InputField
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import ElidedLabel, Label
from frontdesk.qt.widgets.switch import Switch

INTERPRETER_KEY = "Alt+S"
_KINDS: tuple[Interpreter | None, ...] = (
    None,
    Interpreter.PHONE,
    Interpreter.ON_SITE,
    Interpreter.OWN,
)


class InterpreterKind(Control):
    """The words beside the switch. While it is on they say how, and a press goes to the next way."""

    enter_presses = True

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Sprachmittlung bestellen"), parent)
        self._kind: Interpreter | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_kind(self, kind: Interpreter | None) -> None:
        """What is ordered."""
        self._kind = kind
        words = self.tr("Sprachmittlung bestellen")
        self.setAccessibleName(words if kind is None else f"{words}: {wording.interpreter(kind)}")
        self.setToolTip(key_text(INTERPRETER_KEY))
        self.update()

    def sizeHint(self) -> QSize:
        words = paint.text_width(self.tr("Sprachmittlung bestellen"), fonts.font(fonts.BODY))
        return QSize(round(words) + dp(8), dp(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(72), dp(44))

    def draw(self, painter: QPainter, t: Theme) -> None:
        words = self.tr("Sprachmittlung bestellen")
        top, high = (0.0, float(self.height())) if self._kind is None else (0.0, float(dp(24)))
        rect = paint.mirrored(self, QRectF(0, top, self.width(), high))
        if paint.text_width(words, fonts.font(fonts.BODY)) > self.width():
            words = self.tr("Sprachmittlung")
        paint.text(painter, rect, words, fonts.font(fonts.BODY), t.text)
        if self._kind is None:
            return
        below, font = wording.interpreter(self._kind), fonts.font(fonts.CAPTION_STRONG)
        width = min(paint.text_width(below, font), self.width() - dp(22))
        rect = paint.mirrored(self, QRectF(0, dp(23), width + 1, dp(20)))
        paint.text(painter, rect, below, font, t.primary)
        px = dp(14)
        mark = paint.mirrored(self, QRectF(width + dp(4), dp(23) + (dp(20) - px) / 2, px, px))
        paint.icon(painter, "chevron-down", mark.center(), px, t.primary)


class ClientPart(QWidget):
    """The left part of the lower card.

    Attributes:
        reference, name, language, interpreter, kind: its controls.

    Signals:
        reference_typed, name_typed: what stands in the field.
        reference_entered, name_entered: Enter in it, as a scanner sends it.
        language_chosen: a code.
        interpreter_chosen: an `Interpreter`, or ``None``.
        language_entered: Enter in the choice of languages.
    """

    reference_typed = Signal(str)
    reference_entered = Signal()
    name_typed = Signal(str)
    name_entered = Signal()
    language_chosen = Signal(str)
    language_entered = Signal()
    interpreter_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reference = InputField(
            self.tr("Aktenzeichen"), icon="scan-barcode", longest=MAX_SCAN, parent=self
        )
        self.finding = ElidedLabel("", fonts.CAPTION, ink="muted", parent=self)
        self.finding.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.name = InputField(self.tr("Name"), longest=MAX_NAME, parent=self)
        self.language = ChoiceBox(self.tr("Sprache auf dem Zettel"), icon="languages", parent=self)
        self.switch = Switch(self.tr("Sprachmittlung bestellen"), parent=self)
        self.kind = InterpreterKind(parent=self)
        self._chosen: Interpreter | None = None
        self._build()
        self.reference.typed.connect(self.reference_typed)
        self.reference.submitted.connect(self.reference_entered)
        self.name.typed.connect(self.name_typed)
        self.name.submitted.connect(self.name_entered)
        self.language.chosen.connect(self.language_chosen)
        self.language.submitted.connect(self.language_entered)
        self.switch.clicked.connect(lambda on: self.interpreter_chosen.emit(_KINDS[1] if on else None))
        self.kind.clicked.connect(self._on_kind)
        key = QShortcut(QKeySequence(INTERPRETER_KEY), self)
        key.setAutoRepeat(False)
        key.activated.connect(lambda: self._step(1))

    def set_languages(self, languages: Sequence[str]) -> None:
        """Those of the house, as their speakers write them."""
        self.language.set_choices([(code, endonym(code)) for code in languages])

    def show_client(
        self, *, reference: str, name: str, language: str, interpreter: Interpreter | None
    ) -> None:
        """What stands in the fields, without reporting it."""
        self.reference.set_text(reference)
        self.name.set_text(name)
        self.language.choose(language)
        self._chosen = interpreter
        self.switch.setChecked(interpreter is not None)
        self.kind.show_kind(interpreter)

    def show_finding(self, words: str, ink: str) -> None:
        """What the reference is recognised as; nothing about it ever blocks."""
        self.finding.setText(words)
        self.finding.set_ink(ink)
        self.reference.set_standing("neutral", words)

    def tab_chain(self) -> list[QWidget]:
        """What Tab reaches, in its order."""
        return [self.reference.edit, self.name.edit, self.language, self.switch, self.kind]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and (self.kind.hasFocus() or self.switch.hasFocus()):
            self._step(step)
            return
        super().keyPressEvent(event)

    def _on_kind(self) -> None:
        """Among the ways; only the switch turns it off."""
        kinds = _KINDS[1:]
        at = kinds.index(self._chosen) + 1 if self._chosen is not None else 0
        self.interpreter_chosen.emit(kinds[at % len(kinds)])

    def _step(self, step: int) -> None:
        self.interpreter_chosen.emit(_KINDS[(_KINDS.index(self._chosen) + step) % len(_KINDS)])

    def _build(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(dp(16))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        order = QHBoxLayout()
        order.setSpacing(dp(12))
        order.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)
        order.addWidget(self.kind, 1)
        head = QHBoxLayout()
        head.setSpacing(dp(8))
        head.addWidget(Label(self.tr("Aktenzeichen"), fonts.CAPTION_STRONG))
        head.addWidget(self.finding, 1)
        self._place(0, 0, head, self.reference)
        title = QHBoxLayout()
        title.addWidget(Label(self.tr("Name"), fonts.CAPTION_STRONG))
        self._place(0, 1, title, self.name)
        language = QHBoxLayout()
        language.addWidget(Label(self.tr("Sprache auf dem Zettel"), fonts.CAPTION_STRONG))
        self._place(1, 0, language, self.language)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(order)
        self._grid.addLayout(column, 1, 1)
        self._grid.setRowMinimumHeight(0, dp(78))

    def _place(self, row: int, column: int, head: QHBoxLayout, field: QWidget) -> None:
        cell = QVBoxLayout()
        cell.setSpacing(dp(2))
        cell.addLayout(head)
        cell.addWidget(field)
        cell.addStretch(1)
        self._grid.addLayout(cell, row, column)

"""One choice out of many, folded: the chosen one with an icon before it; letters and arrows choose."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import RADIUS_CONTROL
from frontdesk.qt.widgets import paint


class ChoiceBox(QComboBox):
    """44 px high. Enter goes on to the next field; Space or Alt and an arrow unfold the list.

    Signals:
        chosen: key of what a person chose.
        submitted: Enter was pressed.
    """

    chosen = Signal(str)
    submitted = Signal()

    def __init__(self, accessible_name: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAccessibleName(accessible_name)
        self.setFont(fonts.font(fonts.BODY))
        self.setMaxVisibleItems(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda _index: self.chosen.emit(self.current_key()))

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Keys with what people read."""
        if [(self.itemData(i), self.itemText(i)) for i in range(self.count())] == list(choices):
            return
        key = self.current_key()
        self.clear()
        for one, words in choices:
            self.addItem(words, one)
        self.choose(key)

    def current_key(self) -> str:
        """The key of the chosen one."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose without reporting it; an unknown key chooses the first."""
        self.setCurrentIndex(max(self.findData(key), 0))

    def take_focus(self) -> None:
        """Move the focus here."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(dp(200), dp(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(104), dp(44))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.submitted.emit()
            return
        before = self.current_key()
        super().keyPressEvent(event)
        if self.current_key() != before:
            self.chosen.emit(self.current_key())

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Whoever scrolls the form must not choose another language by it.
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        painter = paint.painter_for(self)
        border = t.focus if self.hasFocus() else t.control
        paint.box(painter, self.rect().toRectF(), dp(RADIUS_CONTROL), fill=t.surface, border=border)
        x, px = float(dp(13)), dp(20)
        if self._icon:
            place = paint.mirrored(self, QRectF(x, (self.height() - px) / 2, px, px))
            paint.icon(painter, self._icon, place.center(), px, t.muted, stroke=1.75)
            x += px + dp(12)
        end = self.width() - dp(13) - px
        words = paint.mirrored(self, QRectF(x, 0, end - x - dp(4), self.height()))
        ink = t.text if self.isEnabled() else t.disabled_text
        paint.text(painter, words, fonts.isolated(self.currentText()), fonts.font(fonts.BODY), ink)
        arrow = paint.mirrored(self, QRectF(end, (self.height() - px) / 2, px, px))
        paint.icon(painter, "chevron-down", arrow.center(), px, t.muted, stroke=1.75)
        painter.end()

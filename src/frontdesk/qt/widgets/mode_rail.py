"""The rail at the start of a window: logo, modes with their function keys, help."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.qt import fonts, icons
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import TextStyle, dp
from frontdesk.qt.theme import DARK, LIGHT, RADIUS_CONTROL, RAIL_WIDTH, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.control import Control

_LOGO = QRectF(32, 26, 32, 28)
_FIRST_MODE_TOP = 80
_MODE_HEIGHT = 88
# Where letters are large and the window is low: closer lines, then no name, which is still read aloud.
_CLOSE_HEIGHT, _LEAST_HEIGHT = 68, 52
_GAP, _FOOT, _HELP_HEIGHT, _TOP_WITHOUT_LOGO = 8, 16, 56, 12


@dataclass(frozen=True, slots=True)
class Mode:
    """One working mode: what it is called in code and on the rail, its icon and its key."""

    name: str
    title: str
    icon: str
    key: str


class RailButton(Control):
    """A mode on the rail."""

    focus_radius = RADIUS_CONTROL
    enter_presses = True

    def __init__(self, mode: Mode, *, parent: QWidget | None = None) -> None:
        super().__init__(mode.title, parent)
        self.mode = mode
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._pause_word = ""
        self._height = _MODE_HEIGHT
        self.bind_key(mode.key)

    def set_paused(self, word: str) -> None:
        """Say that the mode is paused ("pausiert"); "" for working."""
        self._pause_word = word
        self.setAccessibleName(f"{self.mode.title}, {word}" if word else self.mode.title)
        self.update()

    def set_height(self, px: int) -> None:
        """How high it is at 100 %."""
        if px != self._height:
            self._height = px
            self.setToolTip(self.mode.title if px == _LEAST_HEIGHT else "")
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(dp(80), dp(self._height))

    def draw(self, painter: QPainter, t: Theme) -> None:
        chosen = self.isChecked()
        if chosen or self.is_hot():
            paint.box(painter, self.area(), dp(RADIUS_CONTROL), fill=t.rail_selected)
        ink = t.rail_text if chosen or self.is_hot() else t.rail_muted
        middle = self.width() / 2
        px, center, name, below = {
            _MODE_HEIGHT: (28, 23, 41, 61),
            _CLOSE_HEIGHT: (24, 17, 31, 48),
            _LEAST_HEIGHT: (24, 17, 0, 31),
        }[self._height]
        paint.icon(painter, self.mode.icon, QPointF(middle, dp(center)), dp(px), ink, stroke=1.75)
        # Longer words may use the whole width of the rail's button; at 13 px "Kurze Frage" just fits.
        title = fonts.font(fonts.CAPTION_STRONG if chosen else fonts.CAPTION)
        if name:
            rect = QRectF(0, dp(name), self.width(), dp(20))
            paint.text(painter, rect, self.mode.title, title, ink, align="center")
        words = self._pause_word or self.keys
        font = fonts.font(fonts.HINT if not self._pause_word else TextStyle(12, 600))
        color = t.rail_text if chosen else t.rail_muted
        paint.text(painter, QRectF(0, dp(below), self.width(), dp(19)), words, font, color, align="center")
        if self._pause_word:
            self._draw_pause(painter)

    def _draw_pause(self, painter: QPainter) -> None:
        px = dp(20)
        disc = paint.mirrored(self, QRectF(self.width() / 2 + dp(6), dp(9), px, px))
        paint.box(painter, disc, px / 2, fill=DARK.warn)
        paint.icon(painter, "pause", disc.center(), dp(14), LIGHT.warn, stroke=2.0)


class ModeRail(QFrame):
    """96 px wide.

    Signals:
        mode_selected: the name of the mode that a person chose.
        help_requested: the help entry at the foot was pressed.
    """

    mode_selected = Signal(str)
    help_requested = Signal()

    def __init__(
        self, modes: Sequence[Mode], *, help_text: str, help_key: str = "F1", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedWidth(dp(RAIL_WIDTH))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        self._column = column = QVBoxLayout(self)
        self._with_logo = True
        column.setContentsMargins(dp(8), dp(_FIRST_MODE_TOP), dp(8), dp(_FOOT))
        column.setSpacing(dp(_GAP))
        for mode in modes:
            button = RailButton(mode, parent=self)
            button.clicked.connect(lambda _=False, name=mode.name: self._on_pressed(name))
            self._group.addButton(button)
            self._buttons[mode.name] = button
            column.addWidget(button)
        column.addStretch(1)
        self.help_button = _HelpButton(help_text, parent=self)
        self.help_button.bind_key(help_key)
        self.help_button.clicked.connect(self.help_requested)
        column.addWidget(self.help_button)
        if modes:
            self.set_current(modes[0].name)

    def current(self) -> str:
        """The name of the chosen mode."""
        return next((name for name, button in self._buttons.items() if button.isChecked()), "")

    def set_current(self, name: str) -> None:
        """Show a mode as chosen, without reporting it."""
        self._buttons[name].setChecked(True)

    def set_paused(self, name: str, paused: bool) -> None:
        """Mark a mode as paused with icon and word; it stays reachable."""
        self._buttons[name].set_paused(self.tr("pausiert") if paused else "")

    def button(self, name: str) -> RailButton:
        """The button of a mode."""
        return self._buttons[name]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        count = len(self._buttons)
        around = dp(_HELP_HEIGHT + _FOOT) + count * dp(_GAP)
        height, top = _LEAST_HEIGHT, _TOP_WITHOUT_LOGO
        for wanted, above in (
            (_MODE_HEIGHT, _FIRST_MODE_TOP),
            (_CLOSE_HEIGHT, _FIRST_MODE_TOP),
            (_CLOSE_HEIGHT, _TOP_WITHOUT_LOGO),
        ):
            if dp(above) + count * dp(wanted) + around <= self.height():
                height, top = wanted, above
                break
        self._with_logo = top == _FIRST_MODE_TOP
        self._column.setContentsMargins(dp(8), dp(top), dp(8), dp(_FOOT))
        for button in self._buttons.values():
            button.set_height(height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        painter = paint.painter_for(self)
        painter.fillRect(self.rect(), QColor(t.rail))
        if self._with_logo:
            logo = QRectF(dp(_LOGO.x()), dp(_LOGO.y()), dp(_LOGO.width()), dp(_LOGO.height()))
            icons.draw(painter, "logo", logo, t.rail_mark)
        button = self._buttons.get(self.current())
        if button is not None:
            mark = paint.mirrored(self, QRectF(0, button.y() + dp(16), dp(4), button.height() - 2 * dp(16)))
            painter.fillRect(mark, QColor(t.rail_mark))
        painter.end()

    def _on_pressed(self, name: str) -> None:
        self.update()
        self.mode_selected.emit(name)


class _HelpButton(Control):
    enter_presses = True

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(dp(80), dp(_HELP_HEIGHT))

    def draw(self, painter: QPainter, t: Theme) -> None:
        if self.is_hot():
            paint.box(painter, self.area(), dp(RADIUS_CONTROL), fill=t.rail_selected)
        ink = t.rail_text if self.is_hot() else t.rail_muted
        paint.icon(painter, "keyboard", QPointF(self.width() / 2, dp(16)), dp(24), ink, stroke=1.75)
        rect = QRectF(0, dp(30), self.width(), dp(22))
        paint.text(
            painter, rect, f"{self.text()} {self.keys}", fonts.font(fonts.CAPTION), ink, align="center"
        )

"""A line of the list of services: letter of the agency, name, minutes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.fonts import TextStyle, dp
from frontdesk.qt.theme import RADIUS_CONTROL, RADIUS_TAG, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.control import Control

ROW_HEIGHT = 44


@dataclass(frozen=True, slots=True)
class ServiceChoice:
    """A service as it is shown: letter and name of its agency, its own name, how long it takes."""

    code: str
    letter: str
    agency: str
    name: str
    minutes: str


class ServiceRow(Control):
    """A line of the list below the picker; the keyboard stays in the field, so it takes no focus."""

    def __init__(self, choice: ServiceChoice, *, parent: QWidget | None = None) -> None:
        super().__init__(f"{choice.name}, {choice.agency}, {choice.minutes}", parent)
        self.choice = choice
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(dp(200), dp(ROW_HEIGHT))

    def draw(self, painter: QPainter, t: Theme) -> None:
        chosen = self.isChecked()
        if chosen or self.is_hot():
            fill = t.primary_tint if chosen else t.sunken
            paint.box(painter, self.area(), dp(RADIUS_CONTROL), fill=fill)
        draw_badge(self, painter, t, self.choice.letter, dp(12), dp(24))
        width = paint.text_width(self.choice.minutes, fonts.font(fonts.LIST))
        end = self.width() - dp(12)
        aside = paint.mirrored(self, QRectF(end - width, 0, width + 1, self.height()))
        paint.text(painter, aside, self.choice.minutes, fonts.font(fonts.LIST), t.muted)
        room = end - width - dp(12) - dp(48)
        name = paint.mirrored(self, QRectF(dp(48), 0, room, self.height()))
        style = fonts.BODY_STRONG if chosen else fonts.BODY
        paint.text(painter, name, self.choice.name, fonts.font(style), t.text)


def draw_badge(widget: QWidget, painter: QPainter, t: Theme, letter: str, left: float, px: float) -> None:
    """The badge of an agency, so many px large and from the start of the widget."""
    hue = t.agency(letter)
    place = paint.mirrored(widget, QRectF(left, (widget.height() - px) / 2, px, px))
    paint.box(painter, place, dp(RADIUS_TAG), fill=hue.ink)
    style = TextStyle(15 if px > dp(24) else 13, 700)
    paint.text(painter, place, letter, fonts.font(style), hue.on_ink, align="center")

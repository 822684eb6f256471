"""The tile of one service: what it is called, its short code and how many wait."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import RADIUS_CONTROL, RADIUS_TAG, Hue, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.control import Control

_HEIGHT = 72
_BAR = QRectF(6, 11, 4, 50)
_LEFT = 17
_RIGHT = 13


class ServiceTile(Control):
    """A service to choose; keeps its place and stays clickable when it does not match a search."""

    def __init__(self, letter: str, name: str, code: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.letter = letter
        self.name = name
        self.code = code
        self._waiting: int | None = None
        self._dimmed = False
        self._say()

    @property
    def is_dimmed(self) -> bool:
        """Whether the tile recedes because it does not match the search."""
        return self._dimmed

    def set_waiting(self, waiting: int | None) -> None:
        """How many wait; None while live figures are missing."""
        self._waiting = waiting
        self._say()
        self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Recede, because the search does not match."""
        self._dimmed = dimmed
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - dp(_LEFT + _RIGHT)
        whole = paint.text_width(self.name, fonts.font(fonts.BODY_STRONG)) <= room
        self.setToolTip("" if whole else self.name)

    def sizeHint(self) -> QSize:
        name = paint.text_width(self.name, fonts.font(fonts.BODY_STRONG))
        return QSize(round(name) + dp(_LEFT + _RIGHT), dp(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(160), dp(_HEIGHT))

    def draw(self, painter: QPainter, t: Theme) -> None:
        hue = t.agency(self.letter)
        chosen, dimmed = self.isChecked(), self._dimmed and not self.isChecked()
        fill = hue.tint if chosen else t.canvas if dimmed else t.surface
        if self.is_hot() and not chosen:
            fill = t.sunken
        border, width = (hue.ink, 2.0) if chosen else (t.line, 1.0)
        paint.box(painter, self.area(), dp(RADIUS_CONTROL), fill=fill, border=border, width=width)
        bar = QRectF(dp(_BAR.x()), dp(_BAR.y()), dp(_BAR.width()), self.height() - 2 * dp(_BAR.y()))
        paint.box(painter, paint.mirrored(self, bar), dp(2), fill=t.line if dimmed else hue.ink)
        name = QRectF(dp(_LEFT), dp(11), self.width() - dp(_LEFT + _RIGHT), dp(20))
        style = fonts.BODY if dimmed else fonts.BODY_STRONG
        color = t.muted if dimmed else t.text
        paint.text(painter, paint.mirrored(self, name), self.name, fonts.font(style), color)
        self._draw_code(painter, t, hue, chosen=chosen, dimmed=dimmed)
        if chosen:
            self._draw_check(painter, hue)
        elif self._waiting is not None and not dimmed:
            count = QRectF(self.width() / 2, dp(39), self.width() / 2 - dp(_RIGHT), dp(22))
            font = fonts.font(fonts.CAPTION)
            paint.text(painter, paint.mirrored(self, count), self._count(), font, t.muted, align="trailing")

    def _draw_code(self, painter: QPainter, t: Theme, hue: Hue, *, chosen: bool, dimmed: bool) -> None:
        font = fonts.font(fonts.CAPTION_STRONG)
        pill = QRectF(dp(_LEFT), dp(39), paint.text_width(self.code, font) + 2 * dp(8), dp(22))
        pill = paint.mirrored(self, pill)
        field = t.surface if chosen else t.sunken if dimmed else hue.tint
        paint.box(painter, pill, dp(RADIUS_TAG), fill=field)
        paint.text(painter, pill, self.code, font, t.muted if dimmed else hue.ink, align="center")

    def _draw_check(self, painter: QPainter, hue: Hue) -> None:
        px = dp(24)
        disc = paint.mirrored(self, QRectF(self.width() - dp(11) - px, dp(50) - px / 2, px, px))
        paint.box(painter, disc, px / 2, fill=hue.ink)
        paint.icon(painter, "check", QPointF(disc.center()), dp(16), hue.on_ink, stroke=2.5)

    def _count(self) -> str:
        return self.tr("1 wartet") if self._waiting == 1 else self.tr("%s warten") % self._waiting

    def _say(self) -> None:
        counted = f", {self._count()}" if self._waiting is not None else ""
        self.setAccessibleName(f"{self.name}, {self.code}{counted}")

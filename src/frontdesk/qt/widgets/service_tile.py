"""The tile of one service: what it is called, its short code and how many wait."""

from dataclasses import dataclass

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
_PART_OF_REASON = 40  # less of a reason than this tells nothing


@dataclass(frozen=True, slots=True)
class TileMark:
    """A state that a tile tells with an icon and words, in place of how many wait.

    Attributes:
        short: the same where there is less room.
    """

    icon: str
    text: str
    short: str
    alarm: bool = False


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
        self._mark: TileMark | None = None
        self._say()

    @property
    def mark(self) -> TileMark | None:
        """The state that is told."""
        return self._mark

    def set_mark(self, mark: TileMark | None) -> None:
        """Tell a state, or none."""
        if mark == self._mark:
            return
        self._mark = mark
        self._say()
        self._say_tip()
        self.update()

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
        self._say_tip()

    def _say_tip(self) -> None:
        room = self.width() - dp(_LEFT + _RIGHT)
        whole = paint.text_width(self.name, fonts.font(fonts.BODY_STRONG)) <= room
        told = ["" if whole else self.name, "" if self._mark is None else self._mark.text]
        self.setToolTip("\n".join(part for part in told if part))

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
        if self._mark is not None:
            self._draw_mark(painter, t, self._mark, chosen=chosen)
        elif not chosen and self._waiting is not None and not dimmed:
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

    def _draw_mark(self, painter: QPainter, t: Theme, mark: TileMark, *, chosen: bool) -> None:
        """Beside the code, up to the end or to the check mark; what does not fit stands in the tooltip."""
        code = paint.text_width(self.code, fonts.font(fonts.CAPTION_STRONG)) + dp(16)
        font, px = fonts.font(fonts.CAPTION_STRONG), dp(16)
        left = dp(_LEFT) + code + dp(8)
        end = self.width() - (dp(43) if chosen else dp(_RIGHT))
        room = end - left - px - dp(6)
        short = paint.text_width(mark.short, font)
        told = mark.text if room >= short + dp(_PART_OF_REASON) else mark.short
        width = min(paint.text_width(told, font) + 1, room)
        ink = t.warn if mark.alarm else t.muted
        place = paint.mirrored(self, QRectF(end - width - dp(6) - px, dp(50) - px / 2, px, px))
        paint.icon(painter, mark.icon, place.center(), px, ink)
        words = paint.mirrored(self, QRectF(end - width, dp(39), width, dp(22)))
        paint.text(painter, words, told, font, ink)

    def _draw_check(self, painter: QPainter, hue: Hue) -> None:
        px = dp(24)
        disc = paint.mirrored(self, QRectF(self.width() - dp(11) - px, dp(50) - px / 2, px, px))
        paint.box(painter, disc, px / 2, fill=hue.ink)
        paint.icon(painter, "check", QPointF(disc.center()), dp(16), hue.on_ink, stroke=2.5)

    def _count(self) -> str:
        return self.tr("1 wartet") if self._waiting == 1 else self.tr("%s warten") % self._waiting

    def _say(self) -> None:
        counted = f", {self._count()}" if self._waiting is not None else ""
        told = f", {self._mark.text}" if self._mark is not None else ""
        self.setAccessibleName(f"{self.name}, {self.code}{counted}{told}")

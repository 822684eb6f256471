"""Surfaces: the card, the side column and the tag."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import RADIUS_CARD, RADIUS_TAG, Status
from frontdesk.qt.widgets import paint


class Card(QFrame):
    """A surface with a 1 px line and 12 px corners; dashed for figures that are out of date."""

    def __init__(
        self, *, status: Status = "neutral", dashed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._status: Status = status
        self._dashed = dashed

    def set_status(self, status: Status) -> None:
        """Take the field and border of a status."""
        self._status = status
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        plain = self._status == "neutral"
        border = t.line if plain else t.warn_line if self._status == "warn" else t.ink(self._status)
        painter = paint.painter_for(self)
        paint.box(
            painter,
            self.rect().toRectF(),
            dp(RADIUS_CARD),
            fill=t.surface if plain else t.field(self._status),
            border=t.control if self._dashed else border,
            dashed=self._dashed,
        )
        painter.end()


class SideColumn(QFrame):
    """The surface at the end of a window, with a line at its start."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(t.surface))
        line = paint.mirrored(self, QRectF(0, 0, 1, self.height()))
        painter.fillRect(line, QColor(t.line))
        painter.end()


class Tag(QWidget):
    """A small pill with icon and word: "geprüft", "3 Tickets warten", "Aufgerufen 09:42"."""

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        status: Status = "neutral",
        letter: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._icon, self._letter = text, icon, letter
        self._status: Status = status
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What it says."""
        return self._text

    def set(self, text: str, *, icon: str = "", status: Status = "neutral", letter: str = "") -> None:
        """Say something else, in the colours of a status or of an agency."""
        if (text, icon, letter, status) == (self._text, self._icon, self._letter, self._status):
            return
        self._text, self._icon, self._letter = text, icon, letter
        self._status = status
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        icon = dp(14) + dp(6) if self._icon else 0
        return QSize(
            round(paint.text_width(self._text, fonts.font(fonts.CAPTION_STRONG))) + icon + dp(17), dp(24)
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        hue = t.agency(self._letter) if self._letter else None
        ink, field = (hue.ink, hue.tint) if hue else (t.ink(self._status), t.field(self._status))
        painter = paint.painter_for(self)
        paint.box(painter, self.rect().toRectF(), dp(RADIUS_TAG), fill=field)
        x, px = float(dp(8)), dp(14)
        if self._icon:
            place = paint.mirrored(self, QRectF(x, (self.height() - px) / 2, px, px))
            paint.icon(painter, self._icon, place.center(), px, ink)
            x += px + dp(6)
        rect = paint.mirrored(self, QRectF(x, 0, self.width() - x - dp(6), self.height()))
        paint.text(painter, rect, self._text, fonts.font(fonts.CAPTION_STRONG), ink)
        painter.end()

"""A name and a caption below it, in the line heights of the design language: the head of pages and rows."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import TextStyle, dp
from frontdesk.qt.theme import Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.labels import ink_color

# QLabel gives every line Noto's 1.36; the design language sets its own, so these two lines are painted.
_LINE_HEIGHTS = {13: 18, 14: 20, 15: 20, 16: 24, 18: 24, 20: 28, 22: 28}


class TwoLines(QWidget):
    """Title and caption, both elided, centred in the height they get.

    The caption may carry an icon and take a status colour, and may start with a strong part ("Frist 24.11.").
    """

    def __init__(
        self,
        title: str,
        caption: str = "",
        *,
        style: TextStyle = fonts.BODY_STRONG,
        caption_style: TextStyle = fonts.CAPTION,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._caption, self._style, self._caption_style = title, caption, style, caption_style
        self._strong, self._strong_ink, self._icon, self._ink = "", "warn", "", "muted"
        self._shorter: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._say()

    def title(self) -> str:
        """The first line."""
        return self._title

    def caption(self) -> str:
        """The second line, without its strong part."""
        return self._caption

    def set_title(self, title: str) -> None:
        """Change the first line."""
        if title != self._title:
            self._title = title
            self._say()

    def set_caption(
        self,
        caption: str,
        *,
        icon: str = "",
        ink: str = "muted",
        strong: str = "",
        strong_ink: str = "warn",
        shorter: tuple[str, ...] = (),
    ) -> None:
        """Change the second line; `strong` stands before it in bold and in a colour of its own.

        Where it does not fit, the first of `shorter` that fits is shown instead.
        """
        before = (self._caption, self._icon, self._ink, self._shorter, self._strong, self._strong_ink)
        if before == (caption, icon, ink, shorter, strong, strong_ink):
            return
        self._caption, self._icon, self._ink, self._shorter = caption, icon, ink, shorter
        self._strong, self._strong_ink = strong, strong_ink
        self._say()

    def caption_within(self, width: float) -> str:
        """What the second line shows in so many px."""
        font = fonts.font(self._caption_style)
        forms = (self._caption, *self._shorter)
        return next((form for form in forms if paint.text_width(form, font) <= width), forms[-1])

    def sizeHint(self) -> QSize:
        title = paint.text_width(self._title, fonts.font(self._style))
        caption = paint.text_width(self._caption, fonts.font(self._caption_style))
        caption += paint.text_width(self._strong, fonts.font(fonts.CAPTION_STRONG))
        caption += dp(20) if self._icon else 0
        return QSize(round(max(title, caption)) + 2, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(48), self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        painter = paint.painter_for(self)
        top, first = (self.height() - self._height()) / 2, _line(self._style)
        title = paint.mirrored(self, QRectF(0, top, self.width(), first))
        paint.text(painter, title, self._title, fonts.font(self._style), t.text)
        if self._caption or self._strong:
            self._draw_caption(painter, t, top + first)
        painter.end()

    def _draw_caption(self, painter: QPainter, t: Theme, top: float) -> None:
        x, height = 0.0, _line(self._caption_style)
        if self._icon:
            px = dp(14)
            place = paint.mirrored(self, QRectF(x, top + (height - px) / 2, px, px))
            paint.icon(painter, self._icon, place.center(), px, ink_color(self._ink))
            x += px + dp(6)
        if self._strong:
            font = fonts.font(fonts.CAPTION_STRONG)
            width = min(paint.text_width(self._strong, font), self.width() - x)
            rect = paint.mirrored(self, QRectF(x, top, width + 1, height))
            paint.text(painter, rect, self._strong, font, ink_color(self._strong_ink))
            x += width
        rect = paint.mirrored(self, QRectF(x, top, self.width() - x, height))
        words = self.caption_within(self.width() - x)
        paint.text(painter, rect, words, fonts.font(self._caption_style), ink_color(self._ink))

    def _height(self) -> int:
        below = _line(self._caption_style) if self._caption or self._strong else 0
        return _line(self._style) + below

    def _say(self) -> None:
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(f"{self._strong}{self._caption}")
        self.setToolTip(self._title if self.sizeHint().width() > self.width() > dp(48) else "")
        self.updateGeometry()
        self.update()


def _line(style: TextStyle) -> int:
    return dp(_LINE_HEIGHTS.get(style.px, round(style.px * 1.36)))

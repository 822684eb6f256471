"""Labels in the type scale and the colours of the theme; the eliding one has its whole text as tooltip."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import TextStyle, dp
from frontdesk.qt.widgets import paint


def ink_color(ink: str) -> str:
    """A token's colour by name: a field of the theme ("text", "muted", "warn") or "agency-A"."""
    t = theme()
    if ink.startswith("agency-"):
        return t.agency(ink.removeprefix("agency-")).ink
    return str(getattr(t, ink))


class Label(QLabel):
    """A label whose colour is a token and follows the theme; plain text only: data cannot be markup."""

    def __init__(
        self,
        text: str = "",
        style: TextStyle = fonts.BODY,
        *,
        ink: str = "text",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._ink = ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(fonts.font(style))
        self.setWordWrap(wrap)
        self._apply_ink()

    def set_ink(self, ink: str) -> None:
        """Take another token's colour."""
        if ink != self._ink:
            self._ink = ink
            self._apply_ink()

    def set_style(self, style: TextStyle) -> None:
        """Take another step of the type scale."""
        self.setFont(fonts.font(style))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._apply_ink()

    def _apply_ink(self) -> None:
        color = QColor(ink_color(self._ink))
        # Setting a palette raises another palette change: only a real difference may do so.
        if self.palette().color(QPalette.ColorRole.WindowText) != color:
            palette = self.palette()
            palette.setColor(QPalette.ColorRole.WindowText, color)
            self.setPalette(palette)


class ElidedLabel(Label):
    """One line that ends in "…" when the room is short, and then shows all of it as a tooltip."""

    def __init__(
        self,
        text: str = "",
        style: TextStyle = fonts.BODY,
        *,
        ink: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, style, ink=ink, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(24), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())

    def is_elided(self) -> bool:
        """Whether part of the text is hidden now."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.setToolTip(self.text() if self.is_elided() else "")
        painter = paint.painter_for(self)
        end = bool(self.alignment() & Qt.AlignmentFlag.AlignRight)
        align: paint.Align = "trailing" if end else "leading"
        paint.text(
            painter, self.rect().toRectF(), self.text(), self.font(), ink_color(self._ink), align=align
        )
        painter.end()


class IconLabel(QWidget):
    """An icon before a line of text, both in one colour."""

    def __init__(
        self,
        icon: str,
        text: str,
        style: TextStyle = fonts.LIST,
        *,
        ink: str = "muted",
        px: int = 16,
        stroke: float = 2.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._text, self._style, self._ink, self._px = icon, text, style, ink, px
        self._icon_ink, self._stroke = "", stroke
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What it says."""
        return self._text

    def set(self, icon: str, text: str, *, ink: str | None = None) -> None:
        """Say something else."""
        if (icon, text, ink or self._ink) == (self._icon, self._text, self._ink):
            return
        self._icon, self._text, self._ink = icon, text, ink or self._ink
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def _gap(self) -> int:
        return dp(8 if self._px > 14 else 6)

    def set_icon_ink(self, ink: str) -> None:
        """Colour the icon alone."""
        self._icon_ink = ink
        self.update()

    def sizeHint(self) -> QSize:
        font = fonts.font(self._style)
        icon = dp(self._px) + self._gap() if self._icon else 0
        height = max(dp(self._px), round(self._style.px * fonts.scale() * 1.4))
        return QSize(icon + round(paint.text_width(self._text, font)) + 1, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(40), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        rect, px, x = self.rect().toRectF(), dp(self._px), 0
        if self._icon:
            place = paint.mirrored(self, QRectF(0, 0, px, rect.height()))
            ink = ink_color(self._icon_ink or self._ink)
            paint.icon(painter, self._icon, place.center(), px, ink, stroke=self._stroke)
            x = px + self._gap()
        words = paint.mirrored(self, rect.adjusted(x, 0, 0, 0))
        paint.text(painter, words, self._text, fonts.font(self._style), ink_color(self._ink))
        painter.end()


class Divider(QFrame):
    """A 1 px line between rows or, when vertical, between the parts of a card."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme().line))
        painter.end()

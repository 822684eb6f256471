"""Buttons: the main action, large and normal ones, and buttons that show an icon alone."""

from enum import IntEnum
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.fonts import TextStyle, dp
from frontdesk.qt.theme import RADIUS_CONTROL, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.control import Control

Spread = Literal["center", "spread"]


class ButtonSize(IntEnum):
    """Height of a button at 100 %; 64 is for the one main action of a screen."""

    MAIN = 64
    LARGE = 56
    NORMAL = 44
    COMPACT = 36


class Button(Control):
    """A button with text, perhaps an icon before it and the key that presses it after it.

    Attributes:
        primary: filled with the main colour; one per screen.
    """

    enter_presses = True

    def __init__(
        self,
        text: str,
        *,
        size: ButtonSize = ButtonSize.NORMAL,
        primary: bool = False,
        icon: str = "",
        key: str = "",
        spread: Spread = "center",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setText(text)
        self.primary = primary
        self._size = size
        self._icon = icon
        self._spread = spread
        self._subtitle = ""
        self._keys_visible = True
        if key:
            self.bind_key(key)

    def set_text(self, text: str, *, subtitle: str = "") -> None:
        """Change what the button does and says; a second, smaller line may stand below."""
        if (text, subtitle) == (self.text(), self._subtitle):
            return
        self._subtitle = subtitle
        self.setText(text)
        self.setAccessibleName(f"{text}, {subtitle}" if subtitle else text)
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str) -> None:
        """Change the icon before the text."""
        if icon == self._icon:
            return
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_primary(self, primary: bool) -> None:
        """Fill with the main colour, or not."""
        self.primary = primary
        self.update()

    def set_keys_visible(self, visible: bool) -> None:
        """Show or hide the key hint (per account); the main button always shows it."""
        self._keys_visible = visible or self._size is ButtonSize.MAIN
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self._content_width() + 2 * self._padding()
        return QSize(max(round(width), dp(44)), dp(self._size))

    def minimumSizeHint(self) -> QSize:
        # Short of room the key hint goes first; words of a button are never cut by the layout.
        width = self._content_width()
        if self._visible_keys() and self._size is not ButtonSize.MAIN:
            width -= paint.hint_width(self._visible_keys()) + self._gap()
        return QSize(max(round(width) + 2 * self._padding(), dp(44)), dp(self._size))

    def draw(self, painter: QPainter, t: Theme) -> None:
        ink, fill, border = self._colors(t)
        paint.box(painter, self.area(), dp(RADIUS_CONTROL), fill=fill, border=border)
        x = float(self._padding())
        if self._spread == "center":
            x = max(x, (self.width() - self._content_width()) / 2)
        middle = self.height() / 2
        # Where even the words would be cut, they are worth more than the icon.
        if self._icon and self.width() >= self.minimumSizeHint().width() - 2:
            px = self._icon_px()
            center = paint.mirrored(self, QRectF(x, middle - px / 2, px, px)).center()
            paint.icon(painter, self._icon, center, px, ink)
            x += px + self._gap()
        hint = self._visible_keys() if self.width() >= self.sizeHint().width() - 2 else ""
        hint_width = paint.hint_width(hint) if hint else 0.0
        end = self.width() - self._padding()
        room = end - x - (hint_width + self._gap() if hint else 0)
        self._draw_words(painter, ink, x, room)
        if hint:
            words = self._words_width() + self._gap()
            left = end - hint_width if self._spread == "spread" else min(x + words, end - hint_width)
            height = dp(paint.HINT_HEIGHT)
            cap = paint.mirrored(self, QRectF(left, middle - height / 2, hint_width, height))
            filled = self.primary or not self.isEnabled()
            paint.hint(
                painter,
                cap,
                hint,
                color=ink if filled else t.muted,
                border=ink if filled else t.control,
                fill=None,
            )

    def _draw_words(self, painter: QPainter, ink: str, x: float, room: float) -> None:
        font = fonts.font(self._style())
        if not self._subtitle:
            rect = paint.mirrored(self, QRectF(x, 0, room, self.height()))
            paint.text(painter, rect, self.text(), font, ink)
            return
        line, below, middle = dp(26), dp(20), self.height() / 2
        top = middle - (line + below) / 2
        first = paint.mirrored(self, QRectF(x, top, room, line))
        second = paint.mirrored(self, QRectF(x, top + line, room, below))
        paint.text(painter, first, self.text(), fonts.font(TextStyle(18, 600)), ink)
        paint.text(painter, second, self._subtitle, fonts.font(fonts.CAPTION), ink)

    def _colors(self, t: Theme) -> tuple[str, str, str | None]:
        if not self.isEnabled():
            return t.disabled_text, t.disabled_bg, t.line
        if self.primary:
            fill = t.primary_pressed if self.isDown() else t.primary_hover if self.is_hot() else t.primary
            return t.on_primary, fill, None
        return t.text, t.line if self.isDown() else t.sunken if self.is_hot() else t.surface, t.control

    def _style(self) -> TextStyle:
        if self._size is ButtonSize.MAIN:
            return fonts.BUTTON_MAIN
        if self._size is ButtonSize.LARGE:
            return fonts.SECTION if self.primary else fonts.BODY_STRONG
        return fonts.LIST_STRONG if self._size is ButtonSize.COMPACT else fonts.BODY_STRONG

    def _icon_px(self) -> int:
        return dp(24 if self._size is ButtonSize.MAIN else 20 if self._size is ButtonSize.LARGE else 18)

    def _gap(self) -> int:
        return dp(12 if self._size is ButtonSize.MAIN else 8)

    def _padding(self) -> int:
        return dp(20 if self._size is ButtonSize.MAIN else 13 if self._spread == "spread" else 17)

    def _visible_keys(self) -> str:
        return self.keys if self._keys_visible and not self._subtitle else ""

    def _words_width(self) -> float:
        if self._subtitle:
            first = paint.text_width(self.text(), fonts.font(TextStyle(18, 600)))
            return max(first, paint.text_width(self._subtitle, fonts.font(fonts.CAPTION)))
        return paint.text_width(self.text(), fonts.font(self._style()))

    def _content_width(self) -> float:
        width = self._words_width()
        if self._icon:
            width += self._icon_px() + self._gap()
        if self._visible_keys():
            width += paint.hint_width(self._visible_keys()) + self._gap()
        return width


class IconButton(Control):
    """A square button with an icon; its name is read aloud and shown as its tooltip."""

    enter_presses = True

    def __init__(
        self, icon: str, accessible_name: str, *, size: int = 44, parent: QWidget | None = None
    ) -> None:
        super().__init__(accessible_name, parent)
        self._icon = icon
        self._size = size
        self.setToolTip(accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_available(self, available: bool, reason: str = "") -> None:
        super().set_available(available, reason)
        if available:
            self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        return QSize(dp(self._size), dp(self._size))

    def draw(self, painter: QPainter, t: Theme) -> None:
        enabled = self.isEnabled()
        fill = (
            t.disabled_bg
            if not enabled
            else t.line
            if self.isDown()
            else t.sunken
            if self.is_hot()
            else t.surface
        )
        paint.box(
            painter, self.area(), dp(RADIUS_CONTROL), fill=fill, border=t.control if enabled else t.line
        )
        ink = t.text if enabled else t.disabled_text
        center = QPointF(self.width() / 2, self.height() / 2)
        paint.icon(painter, self._icon, center, dp(28 if self._size >= ButtonSize.MAIN else 20), ink)


class LinkButton(Control):
    """A button without a border, in the main colour, for small side actions ("Neu", "3 weitere")."""

    enter_presses = True

    def __init__(
        self, text: str, *, icon: str = "", trailing_icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setText(text)
        self._icon = icon
        self._trailing = trailing_icon

    def set_text(self, text: str, *, trailing_icon: str = "") -> None:
        """Change what the button does and says."""
        self._trailing = trailing_icon
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        icons = (bool(self._icon) + bool(self._trailing)) * (dp(16) + dp(8))
        return QSize(
            round(paint.text_width(self.text(), fonts.font(fonts.LIST_STRONG))) + icons + dp(16), dp(44)
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def draw(self, painter: QPainter, t: Theme) -> None:
        if self.is_hot():
            paint.box(painter, self.area(), dp(RADIUS_CONTROL), fill=t.primary_tint)
        ink = t.primary if self.isEnabled() else t.disabled_text
        px, middle = dp(16), self.height() / 2
        x = (self.width() - self.sizeHint().width()) / 2 + dp(8)
        if self._icon:
            center = paint.mirrored(self, QRectF(x, middle - px / 2, px, px)).center()
            paint.icon(painter, self._icon, center, px, ink)
            x += px + dp(8)
        font = fonts.font(fonts.LIST_STRONG)
        width = paint.text_width(self.text(), font)
        paint.text(
            painter, paint.mirrored(self, QRectF(x, 0, width + 1, self.height())), self.text(), font, ink
        )
        if self._trailing:
            center = paint.mirrored(self, QRectF(x + width + dp(8), middle - px / 2, px, px)).center()
            paint.icon(painter, self._trailing, center, px, ink)


def set_all_keys_visible(root: QWidget, visible: bool) -> None:
    """Show or hide the key hints of every button below `root`."""
    for button in root.findChildren(Button, options=Qt.FindChildOption.FindChildrenRecursively):
        button.set_keys_visible(visible)

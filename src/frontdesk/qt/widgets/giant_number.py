"""A number drawn by the height of its capitals, for the next ticket, the current client and the displays."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.labels import ink_color

_DRAWN_AT = 1000  # px; the outline is scaled from here, so the cap height is exact at any size
_LARGE = 50  # px of cap height


def outline(words: str, cap_height: float, weight: int = 700) -> QPainterPath:
    """The glyphs as an outline whose capitals stand on y = 0 and are exactly `cap_height` high."""
    font = _font(cap_height, weight)
    path = QPainterPath()
    path.addText(0, 0, font, words)
    factor = cap_height / QFontMetricsF(font).capHeight()
    return QTransform.fromScale(factor, factor).map(path)


def advance(words: str, cap_height: float, weight: int = 700) -> float:
    """How wide the words run at a cap height."""
    metrics = QFontMetricsF(_font(cap_height, weight))
    return metrics.horizontalAdvance(words) * cap_height / metrics.capHeight()


def _font(cap_height: float, weight: int) -> QFont:
    """Large figures stand closer together: 1 % of the size up to 48 px, 2 % beyond."""
    font = fonts.fixed_font(_DRAWN_AT, weight)
    tracking = -0.01 if cap_height < _LARGE else -0.02
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking * _DRAWN_AT)
    return font


def draw_number(
    painter: QPainter,
    x: float,
    baseline: float,
    words: str,
    cap_height: float,
    color: str,
    *,
    weight: int = 700,
) -> float:
    """Paint words at a baseline and return where they end; numbers stay left to right in every language."""
    painter.fillPath(outline(words, cap_height, weight).translated(x, baseline), QColor(color))
    return x + advance(words, cap_height, weight)


class GiantNumber(QWidget):
    """As high as its capitals and no higher; the letter may have a colour of its own ("A" of "A 042").

    Attributes:
        cap_height: height of the capitals in px; with `scaled` it follows the system font scale.
    """

    def __init__(
        self,
        text: str = "",
        *,
        cap_height: float,
        ink: str = "text",
        letter_ink: str = "",
        weight: int = 700,
        scaled: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`ink` is a token ("text", "agency-A") or a colour itself (like PUBLIC.panel_text)."""
        super().__init__(parent)
        self.cap_height = cap_height
        self._text, self._ink, self._letter_ink, self._weight, self._scaled = (
            text,
            ink,
            letter_ink,
            weight,
            scaled,
        )
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The number shown."""
        return self._text

    def set_number(self, text: str, *, ink: str | None = None, letter_ink: str | None = None) -> None:
        """Show another number."""
        self._text = text
        self._ink = self._ink if ink is None else ink
        self._letter_ink = self._letter_ink if letter_ink is None else letter_ink
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        # Round digits reach a little over and under the capitals: 2 % of air keeps them whole.
        cap = self._cap()
        return QSize(round(advance(self._text, cap, self._weight)) + 1, round(cap * 1.04) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        cap = self._cap()
        baseline = (self.height() + cap) / 2
        letter, rest = self._parts()
        x = 0.0
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - advance(self._text, cap, self._weight)
        if letter:
            x = draw_number(painter, x, baseline, letter, cap, _color(self._letter_ink), weight=self._weight)
        draw_number(painter, x, baseline, rest, cap, _color(self._ink), weight=self._weight)
        painter.end()

    def _parts(self) -> tuple[str, str]:
        if not self._letter_ink:
            return "", self._text
        letter, space, rest = self._text.partition(" ")
        return letter + space, rest

    def _cap(self) -> float:
        return self.cap_height * (fonts.scale() if self._scaled else 1.0)


def _color(ink: str) -> str:
    return ink if ink.startswith("#") else ink_color(ink)

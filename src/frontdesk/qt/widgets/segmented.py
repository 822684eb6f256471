"""Two or three choices in one frame: "Offen | Pause", "A4 | Bon 80 mm"."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import RADIUS_CONTROL, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.control import Control


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice: its key in code, its word, perhaps an icon."""

    key: str
    text: str
    icon: str = ""


class Segmented(QWidget):
    """40 px high, one choice.

    Signals:
        chosen: key of the segment that a person chose.
    """

    chosen = Signal(str)

    def __init__(
        self,
        accessible_name: str,
        segments: Sequence[Segment],
        *,
        height: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _SegmentButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for position, segment in enumerate(segments):
            edges = (position == 0, position == len(segments) - 1)
            button = _SegmentButton(segment, height, edges, parent=self)
            button.clicked.connect(lambda _=False, key=segment.key: self._on_clicked(key))
            self._group.addButton(button)
            self._buttons[segment.key] = button
            row.addWidget(button)
        if segments:
            self.choose(segments[0].key)

    def current(self) -> str:
        """Key of the chosen segment."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose without reporting it; with "" none is chosen."""
        if key:
            self._buttons[key].setChecked(True)
        else:
            self._group.setExclusive(False)
            for button in self._buttons.values():
                button.setChecked(False)
            self._group.setExclusive(True)
        self.update()

    def button(self, key: str) -> Control:
        """The button of a segment, to bind a key or disable it."""
        return self._buttons[key]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        paint.box(painter, self.rect().toRectF(), dp(RADIUS_CONTROL), fill=theme().surface)
        painter.end()

    def _on_clicked(self, key: str) -> None:
        self.chosen.emit(key)


class _SegmentButton(Control):
    def __init__(self, segment: Segment, height: int, edges: tuple[bool, bool], *, parent: QWidget) -> None:
        super().__init__(segment.text, parent)
        self._segment, self._height, self._edges = segment, height, edges
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = paint.text_width(self._segment.text, fonts.font(fonts.LIST_STRONG))
        icon = dp(26) if self._segment.icon else 0
        return QSize(max(round(words) + icon + dp(26), dp(44)), dp(self._height))

    def draw(self, painter: QPainter, t: Theme) -> None:
        chosen = self.isChecked()
        fill = t.primary_tint if chosen else t.sunken if self.is_hot() else t.surface
        shape = self._shape()
        painter.fillPath(shape, paint.color(fill))
        painter.setPen(paint.color(t.control))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        ink = t.primary if chosen else t.text
        font = fonts.font(fonts.LIST_STRONG if chosen else fonts.LIST)
        words = paint.text_width(self._segment.text, font)
        px = dp(18) if self._segment.icon else 0
        gap = dp(8) if self._segment.icon else 0
        x = (self.width() - words - px - gap) / 2
        if px:
            place = paint.mirrored(self, QRectF(x, (self.height() - px) / 2, px, px))
            paint.icon(painter, self._segment.icon, place.center(), px, ink)
        rect = paint.mirrored(self, QRectF(x + px + gap, 0, words + 1, self.height()))
        paint.text(painter, rect, self._segment.text, font, ink)

    def _shape(self) -> QPainterPath:
        """The half-open frame: round where the group ends, straight and shared where it goes on."""
        first, last = self._edges
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            first, last = last, first
        radius = dp(RADIUS_CONTROL)
        rect = self.area().adjusted(0.5, 0.5, -0.5 if last else 0.5, -0.5)
        path, straight = QPainterPath(), QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        if not first:
            straight.addRect(rect.adjusted(0, 0, -rect.width() / 2, 0))
        if not last:
            straight.addRect(rect.adjusted(rect.width() / 2, 0, 0, 0))
        return path.united(straight)

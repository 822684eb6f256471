"""One line of text in several weights and colours: "11 davor · ca. 30 Min Wartezeit"."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.fonts import TextStyle
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.labels import ink_color


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style and one ink."""

    text: str
    style: TextStyle = fonts.BODY
    ink: str = "muted"


class RunLabel(QWidget):
    """Runs on one baseline; the last one that does not fit ends in "…"."""

    def __init__(self, runs: Sequence[Run] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: tuple[Run, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_runs(runs)

    def text(self) -> str:
        """All of it, as it is read aloud."""
        return "".join(run.text for run in self._runs)

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Say something else."""
        if tuple(runs) == self._runs and self.accessibleName() == self.text():
            return
        self._runs = tuple(runs)
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = sum(paint.text_width(run.text, fonts.font(run.style)) for run in self._runs)
        tallest = max((run.style.px for run in self._runs), default=fonts.BODY.px)
        return QSize(round(width) + 1, fonts.dp(round(tallest * 1.36)))

    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.dp(40), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        x, end = 0.0, float(self.width())
        for run in self._runs:
            font = fonts.font(run.style)
            width = min(paint.text_width(run.text, font), end - x)
            if width <= 0:
                break
            rect = paint.mirrored(self, QRectF(x, 0, width + 0.5, self.height()))
            paint.text(painter, rect, run.text, font, ink_color(run.ink))
            x += width
        painter.end()

"""One agency's queue in reception's right column: who waits, how long, and how many desks are open."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import TextStyle, dp
from frontdesk.qt.theme import RADIUS_CONTROL, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.control import Control

_HEIGHT = 97
_TEXT_LEFT = 52
_COLUMNS = (52, 140, 250)
_MOST_SQUARES = 8


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """What a queue row shows. Minutes may be None: then the figure is left out, never guessed.

    Attributes:
        desks_open, desks: desks that call now, of those that are staffed.
        next_up, why: number of whoever is next, and the sentence that says why.
    """

    letter: str
    name: str
    waiting: int
    longest_min: int | None = None
    over_target: bool = False
    expected_min: str | None = None
    desks_open: int = 0
    desks: int = 0
    next_up: str = ""
    why: str = ""


class QueueRow(Control):
    """Shows `QueueFigures`; the whole row is read aloud, and pressed when somebody asks why who is next."""

    enter_presses = True

    def __init__(self, figures: QueueFigures, *, parent: QWidget | None = None) -> None:
        super().__init__(figures.name, parent)
        # A click only asks; whoever types goes on typing.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._figures = figures
        self.set_figures(figures)

    @property
    def figures(self) -> QueueFigures:
        """What is shown now."""
        return self._figures

    def set_figures(self, figures: QueueFigures) -> None:
        """Show new figures."""
        self._figures = figures
        self.setAccessibleName(figures.name)
        self.setAccessibleDescription(", ".join(self._sentences()))
        self.setToolTip(figures.why)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(dp(360), dp(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(300), dp(_HEIGHT))

    def draw(self, painter: QPainter, t: Theme) -> None:
        f = self._figures
        hue, px = t.agency(f.letter), dp(40)
        badge = paint.mirrored(self, QRectF(0, dp(12), px, px))
        paint.box(painter, badge, dp(RADIUS_CONTROL), fill=hue.ink)
        paint.text(painter, badge, f.letter, fonts.font(fonts.NUMBER), hue.on_ink, align="center")
        end = self._draw_desks(painter, t)
        name = paint.mirrored(self, QRectF(dp(_TEXT_LEFT), dp(11), end - dp(_TEXT_LEFT) - dp(8), dp(22)))
        paint.text(painter, name, f.name, fonts.font(fonts.BODY_STRONG), t.text)
        waiting_word = self.tr("wartet") if f.waiting == 1 else self.tr("warten")
        first, second, third = self._columns()
        self._draw_figure(painter, t, first, str(f.waiting), "", waiting_word, alarm=False)
        if f.longest_min is not None:
            longest = self.tr("längste")
            self._draw_figure(
                painter, t, second, str(f.longest_min), self.tr("Min"), longest, alarm=f.over_target
            )
        if f.expected_min is not None:
            expected = self.tr("erwartet")
            self._draw_figure(painter, t, third, f.expected_min, self.tr("Min"), expected, alarm=False)
        self._draw_next(painter, t)
        line = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, paint.color(t.line))

    def _draw_next(self, painter: QPainter, t: Theme) -> None:
        """Below the badge: the number that is next, as small as what it explains is long."""
        f = self._figures
        if not f.next_up:
            return
        number = paint.mirrored(self, QRectF(0, dp(54), dp(_TEXT_LEFT), dp(16)))
        word = paint.mirrored(self, QRectF(0, dp(69), dp(_TEXT_LEFT), dp(16)))
        ink = t.agency(f.letter).ink
        paint.text(painter, number, f.next_up, fonts.font(fonts.CAPTION_STRONG), ink)
        paint.text(painter, word, self.tr("dran"), fonts.font(fonts.CAPTION), t.muted)

    def _columns(self) -> tuple[int, int, int]:
        """Where the figures stand; in a narrow row they move closer together."""
        first, second, third = (dp(x) for x in _COLUMNS)
        last = min(third, self.width() - dp(76))
        second = min(second, (first + last) // 2)
        if self._figures.expected_min is not None:
            longest = self._figures.longest_min
            # A range may be long: it takes what the figure before it leaves.
            before = second + self._figure_width("" if longest is None else str(longest)) + dp(8)
            last = min(last, max(before, self.width() - self._figure_width(self._figures.expected_min)))
        return first, second, last

    def _figure_width(self, number: str) -> int:
        unit = paint.text_width(self.tr("Min"), fonts.font(fonts.LIST))
        return ceil(paint.text_width(number, fonts.font(fonts.TITLE)) + dp(4) + unit) + 1

    def _draw_figure(
        self, painter: QPainter, t: Theme, left: int, number: str, unit: str, word: str, *, alarm: bool
    ) -> None:
        ink = t.warn if alarm else t.text
        big = fonts.font(fonts.TITLE)
        x, width = float(left), paint.text_width(number, big)
        rect = QRectF(x, dp(36), width + 1, dp(30))
        paint.text(painter, paint.mirrored(self, rect), number, big, ink)
        small = fonts.font(fonts.LIST)
        # Half a unit says less than none; what is meant stands below.
        if unit and x + width + dp(4) + paint.text_width(unit, small) <= self.width():
            rect = QRectF(x + width + dp(4), dp(39), dp(60), dp(28))
            paint.text(painter, paint.mirrored(self, rect), unit, small, ink)
        if alarm:
            px = dp(14)
            place = paint.mirrored(self, QRectF(x, dp(75) - px / 2, px, px))
            paint.icon(painter, "triangle-alert", place.center(), px, t.warn)
            x += px + dp(4)
        style = fonts.CAPTION_STRONG if alarm else fonts.CAPTION
        color = t.warn if alarm else t.muted
        rect = QRectF(x, dp(65), dp(110), dp(20))
        paint.text(painter, paint.mirrored(self, rect), word, fonts.font(style), color)

    def _draw_desks(self, painter: QPainter, t: Theme) -> float:
        """The desks at the end of the first line; where the name needs the room, fewer signs say the same."""
        f, font, end = self._figures, fonts.font(fonts.CAPTION), float(self.width())
        words, squares = self._desk_words(font)
        width = paint.text_width(words, font)
        rect = QRectF(end - width - 1, dp(11), width + 1, dp(22))
        paint.text(painter, paint.mirrored(self, rect), words, font, t.muted, align="trailing")
        end -= width + dp(8)
        for place in range(squares, 0, -1):
            px, step = dp(8), dp(11)
            end -= step if place < f.desks else px
            square = paint.mirrored(self, QRectF(end, dp(18), px, px))
            is_open = place <= f.desks_open
            paint.box(painter, square, dp(2), fill=t.muted if is_open else None, border=t.muted)
        return end

    def _desk_words(self, font: QFont) -> tuple[str, int]:
        f = self._figures
        room = self.width() - dp(_TEXT_LEFT) - dp(16)
        room -= round(paint.text_width(f.name, fonts.font(fonts.BODY_STRONG)))
        if not f.desks:
            nobody = self.tr("kein Platz offen")
            return (nobody if paint.text_width(nobody, font) <= room else self.tr("0 offen")), 0
        whole = self.tr("%s von %s offen") % (f.desks_open, f.desks)
        # More squares than one can count at a glance say nothing.
        squares = f.desks if f.desks <= _MOST_SQUARES else 0
        if paint.text_width(whole, font) + squares * dp(11) <= room:
            return whole, squares
        return (
            whole
            if paint.text_width(whole, font) <= room
            else self.tr("%s/%s offen") % (f.desks_open, f.desks)
        ), 0

    def _sentences(self) -> list[str]:
        f = self._figures
        said = [f"{f.waiting} {self.tr('wartet') if f.waiting == 1 else self.tr('warten')}"]
        if f.longest_min is not None:
            said.append(f"{self.tr('längste')} {f.longest_min} {self.tr('Min')}")
            if f.over_target:
                said.append(self.tr("über der Zielzeit"))
        if f.expected_min is not None:
            said.append(f"{self.tr('erwartet')} {f.expected_min} {self.tr('Min')}")
        desks = self.tr("%s von %s offen") % (f.desks_open, f.desks)
        said.append(desks if f.desks else self.tr("kein Platz offen"))
        if f.why:
            said.append(f.why)
        return said


class StaleCount(QWidget):
    """An agency's number of waiting clients in little room: dashed and grey while figures are not live."""

    def __init__(
        self, letter: str, accessible_name: str, waiting: int, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._letter, self._waiting, self._stale = letter, waiting, True
        self.setAccessibleName(accessible_name)
        self._say()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_waiting(self, waiting: int) -> None:
        """Show another number."""
        self._waiting = waiting
        self._say()

    def set_stale(self, stale: bool) -> None:
        """Whether the number is the last known one or live."""
        self._stale = stale
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(dp(84), dp(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        painter = paint.painter_for(self)
        paint.box(
            painter,
            self.rect().toRectF(),
            dp(RADIUS_CONTROL),
            border=t.control if self._stale else t.line,
            dashed=self._stale,
        )
        narrow = self.width() < dp(80)
        hue, px, start = t.agency(self._letter), dp(24 if narrow else 32), dp(6 if narrow else 9)
        badge = paint.mirrored(self, QRectF(start, (self.height() - px) / 2, px, px))
        paint.box(painter, badge, dp(6), fill=hue.ink)
        paint.text(painter, badge, self._letter, fonts.font(TextStyle(16, 700)), hue.on_ink, align="center")
        left, style = (dp(53), TextStyle(18)) if self._waiting < 1000 else (dp(46), fonts.LIST)
        if narrow:
            left, style = dp(36), fonts.LIST if self._waiting < 1000 else fonts.HINT
        rect = paint.mirrored(self, QRectF(left, 0, self.width() - left - dp(4), self.height()))
        ink = t.muted if self._stale else t.text
        paint.text(painter, rect, str(self._waiting), fonts.font(style), ink)
        painter.end()

    def _say(self) -> None:
        words = self.tr("%s, nicht aktuell") if self._stale else self.tr("%s warten")
        self.setAccessibleDescription(words % self._waiting)
        self.update()


class LiveMark(QWidget):
    """The green dot and the word that say that figures are live."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self._word())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _word(self) -> str:
        return self.tr("live")

    def sizeHint(self) -> QSize:
        return QSize(round(paint.text_width(self._word(), fonts.font(fonts.CAPTION))) + dp(17), dp(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, px = theme(), dp(8)
        painter = paint.painter_for(self)
        painter.setPen(paint.NO_PEN)
        painter.setBrush(paint.color(t.ok))
        dot = paint.mirrored(self, QRectF(0, (self.height() - px) / 2, px, px))
        painter.drawEllipse(QPointF(dot.center()), px / 2, px / 2)
        rect = paint.mirrored(self, QRectF(dp(16), 0, self.width() - dp(16), self.height()))
        paint.text(painter, rect, self._word(), fonts.font(fonts.CAPTION), t.muted, align="trailing")
        painter.end()

"""A row of the list of today's appointments, and the counters above it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.apps.reception.appointments import arrival_wording
from frontdesk.apps.reception.appointments.people import ArrivalLine, Stand
from frontdesk.domain.appointment import AppointmentId
from frontdesk.qt import fonts
from frontdesk.qt.fonts import TextStyle, dp
from frontdesk.qt.theme import RADIUS_CONTROL, RADIUS_TAG, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.button import Button
from frontdesk.qt.widgets.control import Control

ROW_HEIGHT = 66
_TIME, _BADGE_LEFT, _BADGE, _WORDS_LEFT = 58, 58, 24, 92
_CHIP_HEIGHT, _HERE, _ROOMY = 32, 88, 340


class Counter(Control):
    """How many are there, overdue or expected; pressing it narrows the list to them.

    Attributes:
        stand: what it counts.
    """

    enter_presses = True

    def __init__(self, stand: Stand, *, parent: QWidget | None = None) -> None:
        super().__init__(arrival_wording.counter(stand), parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.stand, self.count = stand, 0
        self.old = False
        self.show_count(0, old=False)

    def show_count(self, count: int, *, old: bool) -> None:
        """The figure; an old one recedes."""
        self.count, self.old = count, old
        self.setAccessibleName(f"{count} {arrival_wording.counter(self.stand)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(dp(112), dp(56))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(64), dp(56))

    def draw(self, painter: QPainter, t: Theme) -> None:
        warns = self.stand is Stand.OVERDUE and self.count > 0 and not self.old
        fill = t.warn_bg if warns else t.sunken
        border = (t.warn_line if warns else t.primary) if self.isChecked() else None
        if self.is_hot() and border is None:
            border = t.control
        width = 2.0 if self.isChecked() else 1.0
        if self.isChecked() and not warns:
            fill = t.primary_tint
        paint.box(painter, self.area(), dp(RADIUS_CONTROL), fill=fill, border=border, width=width)
        ink = t.warn if warns else t.muted if self.old else t.text
        figure, word = fonts.font(fonts.FIGURE), arrival_wording.counter(self.stand)
        face = fonts.font(fonts.LIST_STRONG if warns or self.isChecked() else fonts.LIST)
        wide, gap = paint.text_width(str(self.count), figure), dp(8)
        room = min(paint.text_width(word, face), self.width() - wide - gap - dp(8))
        left = (self.width() - wide - gap - room) / 2
        rect = QRectF(left, 0, wide + 1, self.height())
        paint.text(painter, paint.mirrored(self, rect), str(self.count), figure, ink)
        rect = QRectF(left + wide + gap, 0, room + 1, self.height())
        paint.text(painter, paint.mirrored(self, rect), word, face, ink)


class ArrivalRow(Control):
    """One appointment; pressing it opens its card, the button checks in.

    Attributes:
        here: the button.

    Signals:
        here_requested: id of the appointment.
        chosen: the same, when the row was pressed.
        moved: steps by an arrow key.
    """

    enter_presses = True
    here_requested = Signal(object)
    chosen = Signal(object)
    moved = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("–", parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(dp(ROW_HEIGHT))
        self.line: ArrivalLine | None = None
        self.here = Button(self.tr("Ist da"), parent=self)
        self.here.clicked.connect(self._on_here)
        self.clicked.connect(self._on_clicked)

    @property
    def key(self) -> AppointmentId | None:
        """Of the appointment that it shows."""
        return None if self.line is None else self.line.key

    def show_line(self, line: ArrivalLine, *, away: str, chosen: bool) -> None:
        """Another appointment, or the same one in another state."""
        self.setChecked(chosen)
        if line != self.line:
            self.line = line
            self.setAccessibleName(arrival_wording.line_spoken(line))
            self.setToolTip(line.service)
            self.here.setAccessibleName(self.tr("%s ist da") % line.who)
            self.here.setVisible(line.is_open)
            self.update()
        self.here.set_available(not away, away)

    def sizeHint(self) -> QSize:
        return QSize(dp(320), dp(ROW_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        hint = self.here.sizeHint()
        # In a narrow column the words beside it need the room more.
        width = max(hint.width(), dp(_HERE)) if self.width() >= dp(_ROOMY) else hint.width()
        rect = QRectF(self.width() - width, (dp(ROW_HEIGHT) - 1 - hint.height()) // 2, width, hint.height())
        self.here.setGeometry(paint.mirrored(self, rect).toRect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
            return
        super().keyPressEvent(event)

    def draw(self, painter: QPainter, t: Theme) -> None:
        line = self.line
        if line is None:
            return
        height = self.height() - 1
        painter.fillRect(QRectF(0, height, self.width(), 1), QColor(t.line))
        if self.isChecked() or self.is_hot():
            fill = t.primary_tint if self.isChecked() else t.sunken
            rect = QRectF(-dp(8), dp(3), self.width() + dp(8), height - dp(6))
            paint.box(painter, rect, dp(RADIUS_CONTROL), fill=fill)
        quiet = not line.is_open
        time = paint.mirrored(self, QRectF(0, 0, dp(_TIME), height))
        style = TextStyle(16) if quiet else fonts.SECTION
        paint.text(painter, time, line.time, fonts.font(style), t.muted if quiet else t.text)
        hue = t.agency(line.letter)
        badge = QRectF(dp(_BADGE_LEFT), (height - dp(_BADGE)) / 2, dp(_BADGE), dp(_BADGE))
        badge = paint.mirrored(self, badge)
        paint.box(painter, badge, dp(RADIUS_TAG), fill=hue.ink)
        paint.text(painter, badge, line.letter, fonts.font(TextStyle(13, 700)), hue.on_ink, align="center")
        end = self.width() - (self.here.width() if line.is_open else self._chip(painter, t, line))
        self._words(painter, t, line, end - dp(8) - dp(_WORDS_LEFT))

    def _chip(self, painter: QPainter, t: Theme, line: ArrivalLine) -> float:
        font, px = fonts.font(fonts.LIST_STRONG), dp(16)
        width = paint.text_width(line.ticket, font) + px + dp(8) + dp(16)
        top = (self.height() - 1 - dp(_CHIP_HEIGHT)) / 2
        chip = QRectF(self.width() - width, top, width, dp(_CHIP_HEIGHT))
        paint.box(painter, paint.mirrored(self, chip), dp(RADIUS_TAG), fill=t.ok_bg)
        mark = QRectF(chip.left() + dp(8), top + (dp(_CHIP_HEIGHT) - px) / 2, px, px)
        paint.icon(painter, "check", paint.mirrored(self, mark).center(), px, t.ok)
        rect = QRectF(mark.right() + dp(8), top, width, dp(_CHIP_HEIGHT))
        paint.text(painter, paint.mirrored(self, rect), line.ticket, font, t.ok)
        return width

    def _words(self, painter: QPainter, t: Theme, line: ArrivalLine, room: float) -> None:
        top = (self.height() - 1 - dp(38)) / 2
        name = paint.mirrored(self, QRectF(dp(_WORDS_LEFT), top, room, dp(20)))
        paint.text(painter, name, line.who, fonts.font(fonts.LIST_STRONG), t.text)
        warns, x, y = line.stand is Stand.OVERDUE, float(dp(_WORDS_LEFT)), top + dp(20)
        note = arrival_wording.line_note(line)
        if warns:
            px = dp(14)
            mark = QRectF(x, y + (dp(18) - px) / 2, px, px)
            paint.icon(painter, "clock-alert", paint.mirrored(self, mark).center(), px, t.warn)
            x += px + dp(4)
        font = fonts.font(fonts.CAPTION_STRONG if warns else fonts.CAPTION)
        rect = paint.mirrored(self, QRectF(x, y, room - (x - dp(_WORDS_LEFT)), dp(18)))
        paint.text(painter, rect, note, font, t.warn if warns else t.muted)

    def _on_here(self) -> None:
        if self.line is not None:
            self.here_requested.emit(self.line.key)

    def _on_clicked(self) -> None:
        if self.line is not None:
            self.chosen.emit(self.line.key)

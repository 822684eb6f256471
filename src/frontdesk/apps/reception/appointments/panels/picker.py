"""Which service the appointment is for: a line that shows the chosen one and finds another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.apps.reception.appointments.panels.service_list import (
    ROW_HEIGHT,
    ServiceChoice,
    ServiceRow,
    draw_badge,
)
from frontdesk.apps.reception.search import LONGEST_QUERY
from frontdesk.domain.scan import MAX_SCAN
from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import RADIUS_CONTROL
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.card import Card
from frontdesk.qt.widgets.focus_ring import ring_around_parent

_BADGE, _BADGE_LEFT, _TEXT_LEFT = 32, 17, 59
_CHEVRON = 20
_ROWS = 8


class ServicePicker(QFrame):
    """56 px high.

    Attributes:
        edit: the line inside; it takes the focus.

    Signals:
        typed: what a person wrote into it.
        walked: steps down by an arrow key in the open list.
        entered: Enter; the text is what stands there, for it may have come from a scanner.
        chosen: code of a service that was pressed.
        left: the focus went elsewhere, or Esc ended the search.
    """

    typed = Signal(str)
    walked = Signal(int)
    entered = Signal(str)
    chosen = Signal(str)
    left = Signal()

    def __init__(self, accessible_name: str, over: QWidget) -> None:
        """The list unfolds over the widget ``over``, which this one belongs to."""
        super().__init__(over)
        self._over = over
        self._choices: tuple[ServiceChoice, ...] = ()
        self._shown: ServiceChoice | None = None
        self._searching = False
        self.edit = QLineEdit(self)
        self.edit.setProperty("frameless", True)
        self.edit.setAccessibleName(accessible_name)
        self.edit.setPlaceholderText(self.tr("Anliegen suchen, z. B. ‚auf‘"))
        # A slip of an appointment that is scanned here has to come through whole.
        self.edit.setMaxLength(max(LONGEST_QUERY, MAX_SCAN))
        self.edit.setFont(fonts.font(fonts.INPUT_LARGE))
        self.edit.installEventFilter(self)
        ring_around_parent(self.edit)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(self.edit, 1)
        self.rows: list[ServiceRow] = []
        self.list = self._list()
        self.edit.textEdited.connect(self.typed)
        self._fit()

    @property
    def is_open(self) -> bool:
        """Whether the list is unfolded."""
        return self.list.isVisible()

    def take_focus(self) -> None:
        """Move the focus here; the next letters look for a service."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._select()

    def show_services(self, choices: Sequence[ServiceChoice]) -> None:
        """The services of the house."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []

    def show_choice(self, chosen: ServiceChoice | None, text: str, matches: Sequence[str]) -> None:
        """The chosen service; while ``text`` is looked for, the list shows what it matches."""
        self._shown, self._searching = chosen, bool(text)
        wanted = text or (chosen.name if chosen is not None else "")
        if self.edit.text() != wanted:
            self.edit.setText(wanted)
            if self.edit.hasFocus() and not text:
                self._select()
            elif not text:
                self.edit.home(False)
        spoken = "" if chosen is None else f"{chosen.name}, {chosen.agency}, {chosen.minutes}"
        self.edit.setAccessibleDescription(spoken)
        self.setToolTip(chosen.name if chosen is not None else "")
        if text:
            self._unfold(matches)
        elif self.is_open:
            self._mark()
        self._fit()
        self.update()

    def fold(self) -> None:
        """Close the list."""
        self.list.hide()

    def unfold(self) -> None:
        """Show every service."""
        self._unfold([choice.code for choice in self._choices])

    def sizeHint(self) -> QSize:
        return QSize(dp(400), dp(56))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(184), dp(56))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.edit:
            return super().eventFilter(watched, event)
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # While nobody types here the key means the last booking, not the letters of a name.
            if event.matches(QKeySequence.StandardKey.Undo) and not self._searching:
                event.ignore()
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        elif kind == QEvent.Type.MouseButtonRelease and not self._searching:
            self._select()
            self._press()
        elif kind == QEvent.Type.FocusIn:
            self.update()
        elif kind == QEvent.Type.FocusOut:
            self.fold()
            self.edit.home(False)
            self.left.emit()
            self.update()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit(self.edit.text())
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if self.is_open:
                self.walked.emit(1 if key == Qt.Key.Key_Down else -1)
            else:
                self.unfold()
            return True
        if key == Qt.Key.Key_Escape and (self.is_open or self._searching):
            self.fold()
            self.left.emit()
            return True
        return False

    def _select(self) -> None:
        """All of it, with the caret at its start: that is what a long name is known by."""
        self.edit.end(False)
        self.edit.home(True)

    def _press(self) -> None:
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.is_open and not self._searching:
            self.fold()
        else:
            self.unfold()

    def _unfold(self, codes: Sequence[str]) -> None:
        if not self.rows:
            self._fill()
        for row in self.rows:
            row.setVisible(row.choice.code in codes)
        if not codes:
            self.list.hide()
            return
        self._mark()
        corner = self.mapTo(self._over, QPoint(0, self.height() + dp(4)))
        # Two more than the rows: the border of the card.
        height = min(len(codes), _ROWS) * dp(ROW_HEIGHT) + 2 * dp(6) + 2
        height = min(height, max(dp(ROW_HEIGHT) + 2 * dp(6), self._over.height() - corner.y() - dp(8)))
        self.list.setGeometry(corner.x(), corner.y(), self.width(), height)
        self.list.show()
        self.list.raise_()

    def _mark(self) -> None:
        for row in self.rows:
            row.setChecked(self._shown is not None and row.choice == self._shown)
            if row.isChecked():
                self._area.ensureWidgetVisible(row, 0, 0)

    def _fill(self) -> None:
        for choice in self._choices:
            row = ServiceRow(choice)
            row.clicked.connect(lambda _=False, code=choice.code: self._take(code))
            self._lines.insertWidget(len(self.rows), row)
            self.rows.append(row)

    def _take(self, code: str) -> None:
        self.fold()
        self.chosen.emit(code)

    def _list(self) -> Card:
        card = Card(parent=self._over)
        card.hide()
        body = QWidget()
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addStretch(1)
        self._area = QScrollArea(card)
        self._area.setWidget(body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(card)
        column.setContentsMargins(*(dp(6) + 1,) * 4)
        column.addWidget(self._area)
        return card

    def _has_room(self) -> bool:
        """Whether the minutes can stand beside the name."""
        if self._shown is None:
            return False
        name = paint.text_width(self._shown.name, fonts.font(fonts.INPUT_LARGE))
        minutes = paint.text_width(self._shown.minutes, fonts.font(fonts.LIST))
        return self.width() >= dp(_TEXT_LEFT + 17 + _CHEVRON + 8 + 10 + 6) + name + minutes

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self._shown if not self._searching else None
        end = dp(17) + dp(_CHEVRON) + dp(8)
        if shown is not None and self._has_room():
            end += round(paint.text_width(shown.minutes, fonts.font(fonts.LIST))) + dp(10)
        left = dp(_TEXT_LEFT if self._shown is not None else _BADGE_LEFT)
        self._row.setContentsMargins(left, 0, end, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        painter = paint.painter_for(self)
        border = t.focus if self.edit.hasFocus() else t.control
        paint.box(painter, self.rect().toRectF(), dp(RADIUS_CONTROL), fill=t.surface, border=border)
        px = dp(_CHEVRON)
        x = self.width() - dp(17) - px
        arrow = paint.mirrored(self, QRectF(x, (self.height() - px) / 2, px, px))
        paint.icon(painter, "chevron-down", arrow.center(), px, t.muted, stroke=1.75)
        if self._shown is not None:
            draw_badge(self, painter, t, self._shown.letter, dp(_BADGE_LEFT), dp(_BADGE))
            if not self._searching and self._has_room():
                font = fonts.font(fonts.LIST)
                width = paint.text_width(self._shown.minutes, font)
                rect = QRectF(x - dp(8) - width, 0, width + 1, self.height())
                paint.text(painter, paint.mirrored(self, rect), self._shown.minutes, font, t.muted)
        painter.end()

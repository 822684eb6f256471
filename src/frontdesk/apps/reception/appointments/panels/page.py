"""F5 Termin: service, days, slots, client, and the key that books; knows widgets, not rules."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from frontdesk.apps.reception.appointments.panels.act import ActPart
from frontdesk.apps.reception.appointments.panels.bar import Bar, BarContent
from frontdesk.apps.reception.appointments.panels.client import ClientPart
from frontdesk.apps.reception.appointments.panels.days import DayStrip
from frontdesk.apps.reception.appointments.panels.grid import GridPart
from frontdesk.apps.reception.appointments.panels.picker import ServicePicker
from frontdesk.apps.reception.appointments.panels.side import SCAN_KEY, AppointmentsSide
from frontdesk.apps.reception.panels.trouble import NO_KEY
from frontdesk.domain.slots import Slot
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import PAGE_PADDING
from frontdesk.qt.widgets.button import Button, ButtonSize
from frontdesk.qt.widgets.card import Card
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import Divider
from frontdesk.qt.widgets.two_lines import TwoLines

_HEAD, _DAYS, _CARD = 56, 72, 178
_TITLE, _NARROW_TITLE = 240, 176
_NEXT = 232
_ACT, _NARROW_ACT = 392, 376
_NARROWEST = 620
_NARROW = 1000  # logical px of content below which the parts move closer together
_ANY = 16_777_215  # what Qt takes for no limit


class AppointmentsPanel(QWidget):
    """The working area of appointments; its right column stands beside it in the window.

    Attributes:
        picker, next, days, grid, bar, client, act: its parts.
        side: the right column.

    Signals:
        next_requested: the next free slot is wanted.
        entered: Enter that no field wanted.
        cleared: Esc with nothing else to close.
        take_back_requested, reprint_requested: the keys for what was done last.
        side_requested: the button that stands for the right column.
    """

    next_requested = Signal()
    entered = Signal()
    cleared = Signal()
    take_back_requested = Signal()
    reprint_requested = Signal()
    side_requested = Signal()

    def __init__(self, side: AppointmentsSide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = side
        self.title = TwoLines(
            self.tr("Termin buchen"), self.tr("Tag, Uhrzeit, Strg Enter"), style=fonts.TITLE, parent=self
        )
        self.picker = ServicePicker(self.tr("Anliegen"), self)
        self.next = Button(
            self.tr("Nächster freier"), size=ButtonSize.LARGE, icon="skip-forward", parent=self
        )
        # Bound by the window, for which the same key means something else in the other modes.
        self.next.set_keys(key_text(NO_KEY))
        self.days = DayStrip(self)
        self.grid = GridPart(self)
        self.bar = Bar(self)
        self.client = ClientPart(self)
        self.act = ActPart(self)
        self.side_button = Button(self.tr("Heute"), size=ButtonSize.LARGE, icon="list-ordered", parent=self)
        self._compact = self._close = False
        self._to_side = QShortcut(QKeySequence(SCAN_KEY), self)
        self._build()
        self.next.clicked.connect(self.next_requested)
        self.side_button.clicked.connect(self.side_requested)
        self._to_side.activated.connect(self._on_scan_key)
        for widget in (*self.client.tab_chain(), *self.days.tab_chain()):
            widget.installEventFilter(self)
        self.grid.chosen.connect(self._on_slot)

    def take_focus(self) -> None:
        """Ready to type."""
        self.picker.take_focus()

    def focus_client(self) -> None:
        """The time is chosen; who comes?"""
        self.client.reference.take_focus()

    def say(self, content: BarContent | None) -> None:
        """The line above the form."""
        self.bar.say(content)
        self.act.summary.setVisible(not self._compact or content is None)
        self.fit_grid()

    def tab_chain(self) -> list[QWidget]:
        """What Tab reaches, in its order."""
        return [
            self.picker.edit,
            self.next,
            *self.days.tab_chain(),
            *self.grid.tab_chain(),
            *self.bar.tab_chain(),
            *self.client.tab_chain(),
            self.act.main,
            self.side_button,
        ]

    def set_troubles(self, words: str) -> None:
        """What the right column explains, in two words; said on its button where the column is behind it."""
        self.side_button.set_icon("triangle-alert" if words else "list-ordered")
        self.side_button.set_text(words or self.tr("Heute"))

    def set_size(self, *, compact: bool, tall: bool, width: int) -> None:
        """Take the arrangement for a window: `compact` stacks and scrolls, else everything is in view."""
        pad, gap = dp(PAGE_PADDING if tall else 16), dp(16 if tall else 12)
        close = self._close = width - 2 * dp(PAGE_PADDING) < dp(_NARROW)
        aside = dp(16 if close else PAGE_PADDING)
        self._page.setContentsMargins(aside, pad, aside, pad)
        self._page.setSpacing(gap)
        self._head.setSpacing(dp(12 if close else 24))
        self.title.setFixedWidth(dp(_NARROW_TITLE if close else _TITLE))
        if compact != self._compact:
            self._arrange(compact=compact)
        self.next.setMinimumWidth(0 if close else dp(_NEXT))
        narrow = width < dp(_NARROWEST)
        self.next.set_text(self.tr("Nächster") if narrow else self.tr("Nächster freier"))
        self.next.setAccessibleName(self.tr("Nächster freier Termin"))
        self._space(dp(12 if close else 20))
        self.fit_grid()

    def fit_grid(self) -> None:
        """The grid is as high as its rows where there is room; else its rows scroll."""
        natural = self.grid.natural_height()
        margins, gap = self._page.contentsMargins(), self._page.spacing()
        width = self.width() - margins.left() - margins.right()
        if self._compact:
            self.grid.setFixedHeight(natural)
            inner = self._foot_box.contentsMargins()
            self.bar.fit(width - inner.left() - inner.right())
            return
        taken = margins.top() + margins.bottom() + dp(_HEAD) + dp(_DAYS) + dp(_CARD) + 3 * gap
        if not self.bar.isHidden():
            taken += self.bar.fit(width) + gap
        self.grid.setFixedHeight(min(natural, max(self.height() - taken, self.grid.least_height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if not held and not event.isAutoRepeat():
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cleared.emit()
        elif self._is_typing(event):
            self.picker.take_focus()
            self.picker.edit.insert(event.text())
            self.picker.typed.emit(self.picker.edit.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.picker.fold()
        self.fit_grid()

    def _is_typing(self, event: QKeyEvent) -> bool:
        """After a click on a slot the next letters look for a service."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        return not held and event.text().isalnum() and not isinstance(QApplication.focusWidget(), QLineEdit)

    def _on_scan_key(self) -> None:
        """Where the column stands behind its button, the key leads there first."""
        self.side_requested.emit()
        self.side.take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._bring(watched)
        return super().eventFilter(watched, event)

    def _on_slot(self, slot: object) -> None:
        button = self.grid.button(slot) if isinstance(slot, Slot) else None
        if button is not None:
            self._bring(button)

    def _bring(self, widget: QWidget) -> None:
        """Into view, where the page scrolls."""
        if self._compact:
            self._scroll.ensureWidgetVisible(widget, 0, dp(24))

    def _build(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.picker, 1)
        self._head.addWidget(self.next)
        self._head.addWidget(self.side_button)
        self._card = Card(parent=self)
        self._line = Divider(vertical=True, parent=self._card)
        self._card_box = QHBoxLayout(self._card)
        self._card_box.setContentsMargins(1, 0, 1, 0)
        self._card_box.setSpacing(0)
        self._card_box.addWidget(self.client, 1)
        self._card_box.addWidget(self._line)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scrolled = QWidget()
        self._scrolled_box = QVBoxLayout(self._scrolled)
        self._scrolled_box.setContentsMargins(0, 0, dp(8), 0)
        self._scrolled_box.setSpacing(dp(12))
        self._scroll.setWidget(self._scrolled)
        self._foot = Card(parent=self)
        self._foot_box = QVBoxLayout(self._foot)
        self._foot_box.setContentsMargins(dp(12), dp(10), dp(12), dp(10))
        self._page = QVBoxLayout(self)
        self._page.addLayout(self._head)
        self._page.addWidget(self._scroll, 1)
        self._page.addWidget(self._foot)
        self._rest = QWidget(self)
        self._page.addWidget(self._rest, 1)
        self._arrange(compact=False)

    def _arrange(self, *, compact: bool) -> None:
        """Move the parts to where this kind of window has them; they are never built anew."""
        self._compact = compact
        self._scroll.setVisible(compact)
        self._foot.setVisible(compact)
        self._rest.setVisible(not compact)
        self.side_button.setVisible(compact)
        self.title.setVisible(not compact)  # the picker needs the room, and the rail names the mode
        self._line.setVisible(not compact)
        self._to_side.setEnabled(compact)
        self.bar.set_narrow(compact)
        self.act.set_compact(compact)
        self.act.summary.setVisible(not compact or self.bar.content is None)
        parts: tuple[QWidget, ...] = (self.days, self.grid, self._card)
        if compact:
            for part in parts:
                self._scrolled_box.addWidget(part)
            self._foot_box.addWidget(self.bar)
            self._foot_box.addWidget(self.act)
        else:
            self._page.insertWidget(1, self.days)
            self._page.insertWidget(2, self.grid)
            self._page.addWidget(self.bar)
            self._page.addWidget(self._card)
            self._card_box.addWidget(self.act)
        for part in (*parts, self.act):
            part.show()

    def _space(self, pad: int) -> None:
        """The width of each part, and the air around it."""
        compact = self._compact
        client, act = self.client.layout(), self.act.layout()
        if client is not None and act is not None:
            client.setContentsMargins(pad, dp(18), pad, dp(17))
            if compact:
                act.setContentsMargins(0, 0, 0, 0)
            else:
                act.setContentsMargins(pad, dp(16), pad + 1, dp(17))
        for widget in (self._card, self.act):
            widget.setMinimumSize(0, 0)
            widget.setMaximumSize(_ANY, _ANY)
        if not compact:
            self._card.setFixedHeight(dp(_CARD))
            # The main button keeps its words and its key.
            least = self.act.main.sizeHint().width() + 2 * pad + 1
            self.act.setFixedWidth(max(dp(_NARROW_ACT if self._close else _ACT), least))

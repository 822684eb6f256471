"""F3 Unterlagen: the form, and beside it the receipt or what is looked up; knows widgets, not rules."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from frontdesk.apps.reception.documents.panels.agency import AgencyPart
from frontdesk.apps.reception.documents.panels.aside import Aside
from frontdesk.apps.reception.documents.panels.bundle import BundlePart
from frontdesk.apps.reception.documents.panels.confirm import ConfirmPart
from frontdesk.apps.reception.documents.panels.details import DetailsPart
from frontdesk.apps.reception.documents.panels.kinds import KindsPart
from frontdesk.apps.reception.documents.panels.night import NightPart
from frontdesk.apps.reception.documents.panels.preview import PreviewPart
from frontdesk.apps.reception.documents.panels.reference import ReferencePart
from frontdesk.apps.reception.documents.panels.side import PapersSide
from frontdesk.apps.reception.documents.panels.trail import FIND_KEY, TrailPart
from frontdesk.apps.reception.languages import DIGITS
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import GAP_AREA, PAGE_PADDING
from frontdesk.qt.widgets.button import Button
from frontdesk.qt.widgets.card import Card
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.two_lines import TwoLines

NIGHT_KEY = "Alt+B"
_FORM_SHARE, _ASIDE_SHARE = 640, 392
_NARROW = 1000  # logical px of content below which the parts move closer together
_TILE_ROWS = 2


class DocumentsPanel(QWidget):
    """The working area of papers; its right column stands beside it in the window.

    Attributes:
        reference, agency, kinds, details, preview: the form.
        trail, bundle, night, confirm: what takes the place of the preview.
        side: the right column.

    Signals:
        cleared: Esc, or its button, with nothing else to close.
        find_requested, night_requested: the buttons of the head.
        language_key: a digit with Alt, counted from 0.
        take_back_requested, reprint_requested: the keys for the newest receipt.
        aside_changed: another page stands beside the form.
        side_requested: the button that stands for the right column.
    """

    cleared = Signal()
    find_requested = Signal()
    night_requested = Signal()
    language_key = Signal(int)
    take_back_requested = Signal()
    reprint_requested = Signal()
    aside_changed = Signal()
    side_requested = Signal()

    def __init__(self, side: PapersSide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = side
        self.title = TwoLines(
            self.tr("Unterlagen annehmen"),
            self.tr("Scannen oder tippen, Tab springt weiter"),
            style=fonts.TITLE,
        )
        self.side_button = Button(self.tr("Stapel"), icon="list-ordered", parent=self)
        self.night_button = Button(self.tr("Nachtbriefkasten"), icon="moon", key=NIGHT_KEY, parent=self)
        self.find_button = Button(self.tr("Suchen"), icon="search", key=FIND_KEY, parent=self)
        self.clear_button = Button(self.tr("Leeren"), icon="rotate-ccw", parent=self)
        self.clear_button.set_keys(key_text("Esc"))
        self.reference = ReferencePart()
        self.agency = AgencyPart()
        self.kinds = KindsPart()
        self.details = DetailsPart()
        self.preview = PreviewPart()
        self.trail = TrailPart()
        self.bundle = BundlePart()
        self.night = NightPart()
        self.confirm = ConfirmPart()
        self._aside: Aside | None = None
        self._troubles, self._unsaved = "", 0
        self._compact = False
        self._build()
        self._bind()
        fields = (self.reference.field.edit, self.kinds.field.edit)
        for field in (*fields, *self.kinds.extras.tab_chain(), *self.details.tab_chain()):
            field.installEventFilter(self)

    @property
    def aside(self) -> Aside | None:
        """What stands beside the form in place of the receipt; ``None``: the receipt."""
        return self._aside

    def show_aside(self, page: Aside | None) -> None:
        """Show a page beside the form, or the receipt again; the form stays as it is."""
        if page is not self._aside:
            self._aside = page
            self._show_pages()
            self.aside_changed.emit()

    def close_aside(self) -> bool:
        """Back to the receipt; false when it is there already."""
        if self._aside is None:
            return False
        self.show_aside(None)
        self.reference.field.take_focus()
        return True

    def take_focus(self) -> None:
        """Ready to scan."""
        self.reference.field.take_focus()

    def tab_chain(self) -> list[QWidget]:
        """What Tab reaches, in its order: along the form, then the button, then the page beside it."""
        chain: list[QWidget] = [self.reference.field.edit, *self.agency.chips(), self.kinds.field.edit]
        chain += [*self.kinds.extras.tab_chain(), *self.details.tab_chain()]
        chain += [self.preview.reason.edit, self.preview.button]
        return [*chain, self.night_button, self.find_button, self.clear_button, self.side_button]

    def set_title(self, title: str, caption: str) -> None:
        """What is being done: papers at the counter, a night's letters, a correction."""
        self.title.set_title(title)
        self.title.set_caption(caption)

    def set_troubles(self, words: str) -> None:
        """What the right column explains, in two words; said on its button where the column is behind it."""
        self._troubles = words
        self._say_side()

    def set_unsaved(self, count: int) -> None:
        """How many refused papers wait in the right column; said there as well, and first."""
        self._unsaved = count
        self._say_side()

    def _say_side(self) -> None:
        words = self.tr("%s nicht gespeichert") % self._unsaved if self._unsaved else self._troubles
        self.side_button.set_icon("triangle-alert" if words else "list-ordered")
        self.side_button.set_text(words or self.tr("Stapel"))

    def set_size(self, *, compact: bool, tall: bool, width: int) -> None:
        """Take the arrangement for a window: `compact` stacks and scrolls, else everything is in view."""
        pad, top = dp(PAGE_PADDING if tall else 16), dp(29 if tall else 14)
        close = width - 2 * dp(PAGE_PADDING) < dp(_NARROW)
        aside = dp(16 if close else PAGE_PADDING)
        self._page.setContentsMargins(aside, top, aside, pad)
        self._page.setSpacing(dp(22 if tall else 12))
        self._columns.setSpacing(dp(16 if close else GAP_AREA))
        inner = dp(16 if close else 24)
        self._form.setContentsMargins(inner, dp(20 if tall else 10), inner, dp(19 if tall else 10))
        self._form.setSpacing(dp(GAP_AREA - 5 if tall else 8))
        self.kinds.set_close(close)
        self.details.set_close(close)
        self.preview.set_close(close)
        self.night_button.set_keys_visible(not close)
        self.find_button.set_keys_visible(not close)
        if compact != self._compact:
            self._compact = compact
            self._arrange()
        self.kinds.set_rows(None if compact else _TILE_ROWS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where the form scrolls, the field that gets the focus comes into view, however it got it."""
        if event.type() == QEvent.Type.FocusIn and self._compact and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched, 0, dp(56))
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # on a tile or a switch it means nothing, and nothing prints by it
        elif self._is_typing(event):
            self._type_into_form(event)
        else:
            super().keyPressEvent(event)

    def _on_escape(self) -> None:
        if self.kinds.shows_extras:
            self.details.extras_requested.emit()
        elif not self.close_aside():
            self.cleared.emit()

    def _is_typing(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        return not held and event.text().isalnum() and not isinstance(QApplication.focusWidget(), QLineEdit)

    def _type_into_form(self, event: QKeyEvent) -> None:
        """After a click on a tile the next letters go on in the line; elsewhere they begin a reference."""
        on_tile = QApplication.focusWidget() in self.kinds.tiles()
        edit = self.kinds.field.edit if on_tile else self.reference.field.edit
        edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        edit.end(False)
        if on_tile and edit.text() and not edit.text().endswith(" "):
            edit.insert(" ")
        edit.insert(event.text())
        edit.textEdited.emit(edit.text())

    def _bind(self) -> None:
        self.clear_button.clicked.connect(self._on_clear)
        self.find_button.clicked.connect(self.find_requested)
        self.night_button.clicked.connect(self.night_requested)
        self.side_button.clicked.connect(self.side_requested)
        for page in (self.trail, self.bundle, self.night, self.confirm):
            page.closed.connect(self.close_aside)
        for place, digit in enumerate(DIGITS):
            shortcut = QShortcut(QKeySequence(f"Alt+{digit}"), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda place=place: self.language_key.emit(place))

    def _on_clear(self) -> None:
        self.close_aside()
        self.cleared.emit()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(dp(8))
        head.addWidget(self.title, 1)
        for button in (self.side_button, self.night_button, self.find_button, self.clear_button):
            head.addWidget(button)
        self.side_button.hide()
        self._card = Card()
        self._form = QVBoxLayout(self._card)
        for part in (self.reference, self.agency):
            self._form.addWidget(part)
        self._form.addWidget(self.kinds, 1)
        self._form.addWidget(self.details)
        self.pages = QStackedWidget()
        for page in (self.preview, self.trail, self.bundle, self.night, self.confirm):
            self.pages.addWidget(page)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addWidget(self._card, _FORM_SHARE)
        self._columns.addWidget(self.pages, _ASIDE_SHARE)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scrolled = QWidget()
        self._scrolled_box = QVBoxLayout(self._scrolled)
        self._scrolled_box.setContentsMargins(0, 0, dp(8), 0)
        self._scroll.setWidget(self._scrolled)
        self._scroll.hide()
        self._foot = Card()
        self._foot_box = QVBoxLayout(self._foot)
        self._foot_box.setContentsMargins(dp(12), dp(8), dp(12), dp(8))
        self._foot.hide()
        self._page = QVBoxLayout(self)
        self._page.addLayout(head)
        self._page.addLayout(self._columns, 1)
        self._page.addWidget(self._scroll, 1)
        self._page.addWidget(self._foot)

    def _arrange(self) -> None:
        """Move the parts to where this kind of window has them; they are never built anew."""
        compact = self._compact
        self.side_button.setVisible(compact)
        self.title.setVisible(not compact)  # the head needs the room, and the rail names the mode
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight
        )
        self.preview.set_compact(compact)
        if compact:
            self._scrolled_box.addWidget(self._card)
            self._foot_box.addWidget(self.preview)
            self.preview.show()
        else:
            self._columns.insertWidget(0, self._card, _FORM_SHARE)
            self.pages.insertWidget(0, self.preview)
        self._show_pages()

    def _show_pages(self) -> None:
        """In a small window a page takes the place of the form, and the button stands at the foot."""
        wanted: QWidget | None = self._aside
        if wanted is None and not self._compact:
            wanted = self.preview
        if wanted is not None:
            self.pages.setCurrentWidget(wanted)
        self.pages.setVisible(wanted is not None)
        self._scroll.setVisible(self._compact and self._aside is None)
        self._foot.setVisible(self._compact and self._aside is None)

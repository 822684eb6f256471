"""The language on the ticket: one chip each, chosen by Alt and the key on the chip; further ones on pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.apps.reception.languages import DIGITS, MORE, SIMPLE, LanguageKey, endonym, pages
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import GAP_TILE
from frontdesk.qt.widgets.chip import Chip, ChipGroup
from frontdesk.qt.widgets.key_hint import KeyHint
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import Label

_ROWS = 4
_NARROWEST_CHIP = 133  # "Leichte Sprache" still stands whole in it
_KEYS = (*DIGITS, "L", "W")


class LanguagePart(QWidget):
    """The chips of the house's languages.

    Signals:
        chosen: code of the language that a person chose.
        page_turned: other chips stand there now.
    """

    chosen = Signal(str)
    page_turned = Signal()

    def __init__(self, parent: QWidget | None = None, *, caption: str = "") -> None:
        """``caption`` stands above the chips; without one they are about the ticket."""
        super().__init__(parent)
        self._caption = caption or self.tr("Sprache auf dem Ticket")
        self._languages: tuple[str, ...] = ()
        self._current = "de"
        self._pages: list[list[LanguageKey]] = []
        self._page = 0
        self._across = 0
        self._group: ChipGroup | None = None
        self._chips: dict[str, Chip] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(dp(GAP_TILE))
        self._build()
        for key in _KEYS:
            shortcut = QShortcut(QKeySequence(f"Alt+{key}"), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda key=key: self._press(key))

    def chips(self) -> dict[str, Chip]:
        """The chips of the page in view, by language (or `MORE`)."""
        return dict(self._chips)

    def set_languages(self, languages: Sequence[str]) -> None:
        """The languages that the house speaks, in its order."""
        if tuple(languages) != self._languages:
            self._languages = tuple(languages)
            self._lay_out()

    def set_current(self, language: str) -> None:
        """Show a language as chosen, without reporting it."""
        self._current = language
        if self._page and language == "de":
            self._turn_to(0)
        self._mark()

    def close_further(self) -> bool:
        """Esc: back from the further languages to the first page; says whether they were open."""
        if not self._page:
            return False
        self._turn_to(0)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = self._columns_for(self.width())
        if across != self._across:
            self._lay_out()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(dp(GAP_TILE))
        caption = QHBoxLayout()
        caption.setSpacing(dp(6))
        caption.addWidget(Label(self._caption, fonts.CAPTION_STRONG), 1)
        caption.addWidget(KeyHint(key_text("Alt+A").split()[0]))
        caption.addWidget(Label(self.tr("+ Ziffer"), fonts.CAPTION, ink="muted"))
        column.addLayout(caption)
        column.addLayout(self._grid)
        column.addStretch(1)

    def _columns_for(self, width: int) -> int:
        return 3 if width >= 3 * dp(_NARROWEST_CHIP) + 2 * dp(GAP_TILE) else 2

    def _lay_out(self) -> None:
        self._across = self._columns_for(self.width())
        # In two columns "Leichte Sprache" takes a whole row, else its words would be cut.
        wide = 1 if self._across == 2 and SIMPLE in self._languages else 0
        self._pages = pages(self._languages, self._across * _ROWS - wide)
        self._turn_to(0)

    def _turn_to(self, page: int) -> None:
        had_focus = any(chip.hasFocus() for chip in self._chips.values())
        self._page = page
        for chip in self._chips.values():
            self._grid.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        self._group = ChipGroup(parent=self)
        self._group.chosen.connect(self._on_chosen)
        place = 0
        for entry in self._in_reading_order(page):
            chip = self._group.add(self._chip(entry))
            self._chips[entry.code] = chip
            span = 2 if self._across == 2 and entry.code == SIMPLE else 1
            place += place % 2 if span == 2 else 0
            self._grid.addWidget(chip, place // self._across, place % self._across, 1, span)
            place += span
        for x in range(3):
            self._grid.setColumnStretch(x, 1 if x < self._across else 0)
        self._mark()
        if had_focus and self._chips:
            next(iter(self._chips.values())).setFocus()
        self.page_turned.emit()

    def _in_reading_order(self, page: int) -> list[LanguageKey]:
        entries = list(self._pages[page]) if self._pages else []
        if self._across == 2:
            entries.sort(key=lambda entry: entry.code == SIMPLE)  # the wide one last
        return entries

    def _chip(self, entry: LanguageKey) -> Chip:
        if entry.code != MORE:
            return Chip(entry.code, endonym(entry.code), hint=entry.key, parent=self)
        last = self._page == len(self._pages) - 1
        words = self.tr("Zurück") if last else self.tr("Weitere …")
        if self._page == 0 and not self._on_page(self._current):
            words = endonym(self._current)
        named = self.tr("Weitere Sprachen") if not last else self.tr("Zurück zu den ersten Sprachen")
        return Chip(MORE, words, hint=entry.key, accessible_name=named, parent=self)

    def _mark(self) -> None:
        if self._group is None:
            return
        shown = self._current if self._on_page(self._current) else MORE if self._page == 0 else ""
        more = self._chips.get(MORE)
        if self._page == 0 and more is not None:
            words = endonym(self._current) if shown == MORE else self.tr("Weitere …")
            more.setText(words)
            more.update()
        self._group.choose(shown)

    def _on_page(self, language: str) -> bool:
        return bool(self._pages) and any(entry.code == language for entry in self._pages[self._page])

    def _press(self, key: str) -> None:
        for entry in self._pages[self._page] if self._pages else []:
            if entry.key == key:
                self._chips[entry.code].click()
                return

    def _on_chosen(self, code: str) -> None:
        if code == MORE:
            self._turn_to((self._page + 1) % len(self._pages))
            return
        self._current = code
        if self._page:
            self._turn_to(0)
        self._mark()
        self.chosen.emit(code)

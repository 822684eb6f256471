"""Draws a situation into the window: which part shows what, and nothing else."""

from __future__ import annotations

from frontdesk.apps.reception import printer_wording, state, wording
from frontdesk.apps.reception.draft import Draft
from frontdesk.apps.reception.lookup import Lookup
from frontdesk.apps.reception.panels.trouble import Item
from frontdesk.apps.reception.situation import Situation
from frontdesk.apps.reception.window import ReceptionWindow
from frontdesk.apps.reception.wording import Words
from frontdesk.domain.printer import PrinterState
from frontdesk.qt.widgets.status_strip import StatusCell


class Rendering:
    """Shows what is known; asks nobody."""

    def __init__(self, window: ReceptionWindow, draft: Draft, situation: Situation, lookup: Lookup) -> None:
        self._window = window
        self._lookup = lookup
        self._draft = draft
        self._now = situation
        self._alarm = ""

    def show_all(self) -> None:
        """Everything anew."""
        self.show_draft()
        self.show_figures()
        self.show_strip()
        self.show_target()
        self.show_troubles()
        self.show_clock()

    def show_house(self) -> None:
        """Tiles and languages of the house in force."""
        house = self._now.house
        if house is None:
            return
        panel = self._window.ticket
        panel.set_groups(state.board_of(house))
        panel.languages.set_languages(house.site.languages)
        panel.preview.set_can_print(self._now.has_printer)
        self._draft.set_house(house, panel.board.columns())
        self._window.order_tabs()

    def show_draft(self) -> None:
        """The ticket that is being put together."""
        panel, house, now = self._window.ticket, self._now.house, self._now
        panel.show_draft(self._draft)
        shown = None
        if house is not None:
            shown = state.preview(
                self._draft, house, now.picture, stale=now.is_stale, printed=now.printed_languages
            )
        words = self._lookup.words
        is_open = None
        if words is None and shown is not None and now.picture is not None and not now.is_stale:
            told = now.picture.openings.get(shown.service.code)
            is_open = None if told is None else told.is_open
        panel.preview.show_opening(is_open)
        if words is None:
            panel.show_preview(shown)
        else:
            panel.show_standing(words)

    def show_figures(self) -> None:
        """How many wait, the queues, the last tickets."""
        picture, stale, connection = self._now.picture, self._now.is_stale, self._now.connection
        tiles = self._window.ticket.board.tiles()
        waiting = {code: state.waiting_for(picture, code, stale=stale) for code in tiles}
        self._window.ticket.show_waiting(waiting)
        self._window.ticket.show_marks(wording.tile_marks(picture, self._now.house, stale=stale))
        if picture is None or connection is None:
            return
        away = wording.away_for_now() if stale else ""
        self._window.side.queues.show_queues(picture.queues, stale_since=self._now.lost_since)
        self._window.side.recent.show_lines(
            self._now.lines(),
            no_reprint=away or ("" if self._now.has_printer else wording.no_printer()),
            no_take_back=away,
        )
        self._window.side.fit()

    def show_strip(self) -> None:
        """Printer, database, business day, station."""
        now, house, window = self._now, self._now.house, self._window
        opened, failed = now.connection is not None, now.open_error is not None
        words = wording.store_words(opened=opened, failed=failed, lost_since=now.lost_since)
        _set(window.store_cell, words)
        if house is None or now.connection is None or now.picture is None:
            # A worker that has not been heard of yet is not ready.
            _set(window.printer_cell, printer_wording.printer_words_unread(failed=failed))
            return
        title = wording.station_title(house, now.connection.runtime.station)
        printer = printer_wording.printer_words(
            title, now.printer, has_printer=now.has_printer, came_out=now.slip_came_out
        )
        _set(window.printer_cell, printer)
        window.station_cell.set_state("neutral", title)
        window.day_cell.set_state("neutral", wording.day_words(house, now.picture))

    def show_target(self) -> None:
        """Which printer the next ticket comes from, where it is not the one at hand."""
        second = self._now.printer.second if self._now.printer is not None else None
        title = second.title if second is not None and second.active else ""
        self._window.ticket.preview.set_target(title)

    def show_troubles(self) -> None:
        """The cards of the right column, and the note that work is limited."""
        items = self._troubles()
        papers = self._window.documents
        if papers is not None:
            # Beside the papers themselves nobody needs to be led there.
            papers.side.troubles.show_items(items)
            papers.set_troubles(papers.side.troubles.summary())
        if self._alarm:
            items.append(wording.papers_trouble(self._alarm))
        for panel in (self._window.questions, self._window.appointments):
            if panel is not None:
                panel.side.troubles.show_items(items)
                panel.side.fit()
                panel.set_troubles(panel.side.troubles.summary())
        self._window.side.troubles.show_items(items)
        self._window.side.fit()
        self._window.ticket.set_troubles(self._window.side.troubles.summary())
        limited = self._now.is_stale and any(item.key == wording.STORE for item in items)
        self._window.ticket.set_note(wording.page_note(limited=limited))

    def set_alarm(self, sentence: str) -> None:
        """Papers that must not wait, or none."""
        if sentence != self._alarm:
            self._alarm = sentence
            self.show_troubles()

    def show_clock(self) -> None:
        """The store's time, to the minute."""
        at = self._now.connection.now() if self._now.connection is not None else None
        if at is not None and self._now.house is not None:
            self._window.clock_cell.set_state("neutral", state.local_time(self._now.house, at))

    def _troubles(self) -> list[Item]:
        """The most important first: the store, the oldest question, the printer, the rest, then hints."""
        now = self._now
        items: list[Item] = []
        if now.open_error is not None:
            items.append(wording.store_trouble(since="", next_try=now.next_try_s, error=now.open_error))
        elif now.connection is not None and now.is_stale:
            items.append(wording.store_trouble(since=now.lost_since, next_try=now.next_try_s))
        slips, old = now.slips(), [slip.label for slip in now.old_slips()]
        questions = [wording.slip_trouble(slip) for slip in slips if slip.asks]
        failed = [wording.slip_trouble(slip) for slip in slips if not slip.asks]
        aged = [wording.old_slips(old)] if old else []
        printer, hints = self._printer_items()
        if printer:
            failed = []  # the printer's card names them
        late = wording.too_late(now.house, now.too_late()) if now.house is not None else None
        if late is not None:
            # Before what is merely good to know of the printer: this one has its hour.
            hints.insert(0, late)
        return [*items, *questions[:1], *printer, *aged, *questions[1:], *failed, *hints]

    def _printer_items(self) -> tuple[list[Item], list[Item]]:
        """What is wrong with the printer, and what is merely good to know about it."""
        now = self._now
        if now.printer is None or now.house is None or now.connection is None:
            return [], []
        title = wording.station_title(now.house, now.connection.runtime.station)
        trouble = []
        if now.printer.state is PrinterState.TROUBLE:
            trouble.append(
                printer_wording.printer_trouble(
                    title, now.printer, missing=now.without_paper(), since=now.printer_trouble_since
                )
            )
        hints = (
            printer_wording.second_prints(title, now.printer),
            printer_wording.paper_low(title, now.printer),
        )
        return trouble, [hint for hint in hints if hint is not None]


def _set(cell: StatusCell, words: Words) -> None:
    cell.set_state(words.status, words.text, icon=words.icon, shorter=words.shorter)

"""Checks one bundle receipt by receipt; marks stay in the window until they are saved as one act."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontdesk.apps.desk import wording as desk_words
from frontdesk.apps.desk.connection import Connection
from frontdesk.apps.desk.papers import reading, wording
from frontdesk.apps.desk.papers.check import CheckWords
from frontdesk.apps.desk.papers.check_list import CheckRow
from frontdesk.apps.desk.papers.state import CheckLine, DeskPapers, Draft, Judgement
from frontdesk.apps.desk.window import DeskWindow
from frontdesk.domain.bundle import SETTLED, Bundle
from frontdesk.domain.receipt import BundleId, ReceiptId
from frontdesk.domain.scan import Scan, ScanKind, read_scan
from frontdesk.qt import translation
from frontdesk.qt.errors import Errors
from frontdesk.qt.operations import Operations
from frontdesk.usecases.acts import short_reason

if TYPE_CHECKING:
    from frontdesk.apps.desk.papers.controller import Say

_MAX_SHORT = 9  # digits of a number as people say it


class Checking(QObject):
    """The page of one window; at most one bundle at a time. Marks survive the way back and return with it.

    Attributes:
        bundle: the one on the page, ``None`` while the page is not shown.
        lines: those of its lines that have no verdict yet.
    """

    def __init__(
        self,
        window: DeskWindow,
        operations: Operations,
        errors: Errors,
        *,
        judge: Callable[[Judgement], None],
        say: Say,
    ) -> None:
        super().__init__(window)
        self.bundle: Bundle | None = None
        self.lines: tuple[CheckLine, ...] = ()
        self._window, self._page = window, window.check
        self._operations, self._errors = operations, errors
        self._judge, self._say = judge, say
        self._connection: Connection | None = None
        self._drafts: dict[BundleId, Draft] = {}
        self._disputed: ReceiptId | None = None
        page = window.check
        page.entered.connect(self.enter)
        page.here_requested.connect(self._on_here)
        page.dispute_requested.connect(self._on_dispute)
        page.reason_given_up.connect(self._give_up_reason)
        page.undo_requested.connect(self.take_back)
        page.rest_requested.connect(lambda: self._save(rest=True))
        page.marked_requested.connect(lambda: self._save(rest=False))
        page.given_up.connect(self.end)

    def attach(self, connection: Connection) -> None:
        """A store is open."""
        self._connection = connection

    def begin(self, bundle: Bundle, *, here: ReceiptId | None = None) -> None:
        """Open the page; ``here`` was scanned and is marked at once."""
        connection = self._connection
        if connection is None:
            return
        self.bundle, self.lines = bundle, ()
        self._read(connection, bundle, here=here)

    def end(self) -> None:
        """Back to the desk; the marks are kept."""
        if self.bundle is not None:
            self.bundle, self.lines = None, ()
            self._disputed = None
            if self._window.pages.currentWidget() is self._page:
                self._window.show_work()

    def judged(self, bundle: Bundle) -> None:
        """An act about this bundle took effect: its marks are in the record now."""
        self._drafts.pop(bundle.id, None)
        if self.bundle is None or self.bundle.id != bundle.id:
            return
        if bundle.state in SETTLED:
            self.end()
        elif self._connection is not None:
            self._read(self._connection, bundle)

    def follow(self, found: DeskPapers) -> None:
        """Others may have checked the bundle meanwhile."""
        for gone in [one for one in self._drafts if found.waiting(one) is None]:
            del self._drafts[gone]
        bundle, connection = self.bundle, self._connection
        if bundle is None or connection is None:
            return
        now = found.waiting(bundle.id)
        if now is None:
            self.end()
            self._say(wording.settled_elsewhere(bundle.number.short), "neutral")
        elif now.bundle.version != bundle.version:
            self._read(connection, now.bundle)

    def show(self) -> None:
        """Show the page as it stands."""
        bundle, connection = self.bundle, self._connection
        now = connection.clock.now() if connection is not None else None
        if bundle is None or connection is None or now is None:
            return
        draft, language = self._draft(bundle.id), translation.language()
        rows = []
        for line in self.lines:
            words = wording.check_line(line, now, connection.house, language)
            rows.append(_row(line, words, draft.marks))
        self._page.show_words(
            CheckWords(
                title=self.tr("Stapel %s prüfen") % bundle.number.short,
                progress=wording.checked_so_far(draft.marks, len(self.lines)),
                rows=tuple(rows),
                refusal=desk_words.away() if connection.is_lost else "",
                nothing_marked="" if draft.marks else self.tr("Noch ist nichts geprüft."),
            )
        )

    # --- the field --------------------------------------------------------------------------------

    def enter(self, text: str) -> None:
        """A line from the field, or from a scanner while the focus was elsewhere."""
        connection, bundle = self._connection, self.bundle
        now = connection.clock.now() if connection is not None else None
        if connection is None or bundle is None or now is None:
            return
        typed = text.strip()
        scan = read_scan(text, connection.house, connection.house.business_day(now))
        if self._disputed is not None:
            self._enter_reason(self._disputed, typed, scan)
        elif not typed:
            self._page.say("")
        elif typed.isascii() and typed.isdecimal() and len(typed) <= _MAX_SHORT:
            self._mark_numbered(int(typed), typed, bundle)
        elif scan.kind is ScanKind.BUNDLE and scan.trouble is None:
            if scan.bundle == bundle.number:
                self._save(rest=True)
            else:
                self._page.say(self.tr("Das ist ein anderer Stapel. Esc führt zurück."))
        elif scan.receipt is not None and scan.trouble is None:
            found = next((line for line in self.lines if line.receipt.number == scan.receipt), None)
            self._mark_scanned(found, scan.receipt.short, bundle)
        else:
            self._page.say(wording.useless(scan))

    def _mark_numbered(self, sequence: int, typed: str, bundle: Bundle) -> None:
        """A short number names one receipt of this bundle; after New Year two years may meet in it."""
        found = [line for line in self.lines if line.receipt.number.sequence == sequence]
        self._mark_scanned(found[0] if len(found) == 1 else None, typed, bundle)

    def _mark_scanned(self, line: CheckLine | None, said: str, bundle: Bundle) -> None:
        if line is None:
            self._page.say(wording.not_in_bundle(said, bundle.number.short))
            return
        draft = self._draft(bundle.id)
        if draft.marks.get(line.id, "") is not None:  # a second scan of the same changes nothing
            draft.mark(line.id)
        self._page.ask_code()
        self.show()
        self._page.list.stand_on(line.id)
        self._page.say(self.tr("%s ist da.") % wording.receipt_name(line.receipt), good=True)

    def _enter_reason(self, receipt_id: ReceiptId, reason: str, scan: Scan) -> None:
        bundle, said = self.bundle, short_reason(reason)
        if scan.kind in (ScanKind.BUNDLE, ScanKind.RECEIPT, ScanKind.TICKET):
            self._page.say(wording.code_is_no_reason())
        elif said is None:
            self._page.say(wording.reason_missing())
        elif bundle is not None:
            self._disputed = None
            self._draft(bundle.id).mark(receipt_id, said)
            self._after_mark()

    # --- marks ------------------------------------------------------------------------------------

    def _on_here(self, receipt_id: ReceiptId) -> None:
        """Mark, or take the mark away again."""
        bundle = self.bundle
        if bundle is None or self._disputed is not None:
            return
        draft = self._draft(bundle.id)
        if draft.marks.get(receipt_id, "") is None:
            draft.clear(receipt_id)
            self.show()
        else:
            draft.mark(receipt_id)
            self._after_mark()

    def _on_dispute(self, receipt_id: ReceiptId) -> None:
        bundle = self.bundle
        if bundle is None or self._disputed is not None:
            return
        draft = self._draft(bundle.id)
        if draft.marks.get(receipt_id) is not None:
            draft.clear(receipt_id)
            self.show()
            return
        self._disputed = receipt_id
        line = next(line for line in self.lines if line.id == receipt_id)
        self._page.ask_reason(wording.reason_for(line.receipt.number.short), offered=wording.missing())

    def _give_up_reason(self) -> None:
        self._disputed = None
        self._page.ask_code()
        self._page.say("", good=True)

    def take_back(self) -> None:
        """Undo the last mark."""
        bundle = self.bundle
        if bundle is None or self._disputed is not None:
            return
        if self._draft(bundle.id).take_back():
            self.show()
            self._page.say(self.tr("Die letzte Markierung ist zurückgenommen."), good=True)
        else:
            self._page.say(self.tr("Hier ist nichts zurückzunehmen."), good=True)

    def _after_mark(self) -> None:
        self._page.ask_code()
        self._page.say("", good=True)
        self.show()
        self._page.list.stand_on_next_open()
        self._page.field.take_focus()

    def _save(self, *, rest: bool) -> None:
        bundle = self.bundle
        if bundle is None or self._disputed is not None or not self.lines:
            return
        draft = self._draft(bundle.id)
        if rest or draft.marks:
            self._judge(draft.judgement(rest=rest))

    # --- reading ----------------------------------------------------------------------------------

    def _draft(self, bundle_id: BundleId) -> Draft:
        return self._drafts.setdefault(bundle_id, Draft(bundle_id))

    def _read(self, connection: Connection, bundle: Bundle, *, here: ReceiptId | None = None) -> None:
        runtime = connection.runtime
        self._operations.query(
            lambda: reading.read_lines(runtime, bundle),
            initiator=self,
            on_success=lambda lines: self._on_lines(bundle, lines, here),
            on_failure=lambda error: self._errors.report(error, notice=self._window.notice),
            latest="lines",
        )

    def _on_lines(self, bundle: Bundle, lines: tuple[CheckLine, ...], here: ReceiptId | None) -> None:
        if self.bundle is None or self.bundle.id != bundle.id:
            return
        opens = self._window.pages.currentWidget() is not self._page
        if opens and self._window.pages.currentWidget() is not self._window.work:
            self.bundle = None  # something else was begun meanwhile
            return
        self.bundle, self.lines = bundle, lines
        ids = [line.id for line in lines]
        self._draft(bundle.id).keep_only(ids)
        if self._disputed is not None and self._disputed not in ids:
            self._give_up_reason()
        if opens:
            self._disputed = None
            self._window.notice.dismiss()
            self._window.show_check()
        self.show()
        if here is not None:
            line = next((line for line in lines if line.id == here), None)
            if line is not None:
                self._mark_scanned(line, line.receipt.number.short, bundle)


def _row(line: CheckLine, words: wording.PaperLine, marks: dict[ReceiptId, str | None]) -> CheckRow:
    if line.id not in marks:
        return CheckRow(line.id, words, "neutral", wording.open_word())
    reason = marks[line.id]
    if reason is None:
        return CheckRow(line.id, words, "ok", wording.here_word())
    return CheckRow(line.id, words, "bad", reason)

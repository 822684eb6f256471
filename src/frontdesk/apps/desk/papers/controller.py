"""Brings together papers in the store, the list below the card, the scanner and the checking of a bundle."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from frontdesk.apps.desk import wording as desk_words
from frontdesk.apps.desk.connection import Connection
from frontdesk.apps.desk.papers import reading, wording
from frontdesk.apps.desk.papers.checking import Checking
from frontdesk.apps.desk.papers.following import PapersFollower
from frontdesk.apps.desk.papers.scanner import ScanCatcher
from frontdesk.apps.desk.papers.section import BundleRowWords
from frontdesk.apps.desk.papers.state import DeskPapers, Judgement
from frontdesk.apps.desk.window import DeskWindow
from frontdesk.domain.bundle import Bundle
from frontdesk.domain.errors import IllegalStepError
from frontdesk.domain.receipt import BundleId, Receipt
from frontdesk.domain.scan import Scan, ScanKind, read_scan
from frontdesk.qt import translation
from frontdesk.qt.errors import Errors
from frontdesk.qt.operations import Operations
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets.notice import announce


class Say(Protocol):
    """Shows a sentence in the window."""

    def __call__(self, sentence: str, status: Status) -> None: ...


class PapersController(QObject):
    """The papers of one window.

    Attributes:
        follower: what is known of papers, once a store is open.
        checking: the bundle that is being checked.

    Signals:
        ticket_scanned: the code of a client's ticket, which is no paper.
    """

    ticket_scanned = Signal(str)

    def __init__(
        self,
        window: DeskWindow,
        operations: Operations,
        errors: Errors,
        *,
        judge: Callable[[Judgement], None],
        say: Say,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``judge`` starts the act; ``say`` shows a sentence in the window."""
        super().__init__(window)
        self.follower: PapersFollower | None = None
        self._window, self._operations, self._errors = window, operations, errors
        self._judge, self._say = judge, say
        self._connection: Connection | None = None
        self._known: frozenset[BundleId] | None = None
        self.checking = Checking(window, operations, errors, judge=judge, say=say)
        self._scanner = ScanCatcher(window, monotonic=monotonic)
        self._scanner.scanned.connect(self._on_scan)
        self._scanner.incomplete.connect(lambda: self._say(wording.no_enter(), "warn"))
        section = window.work.papers
        section.accept_requested.connect(lambda bundle_id: self._judge(Judgement(bundle_id)))
        section.check_requested.connect(self._on_check)

    @property
    def papers(self) -> DeskPapers | None:
        """What the window shows now."""
        return self.follower.papers if self.follower is not None else None

    def attach(self, connection: Connection) -> None:
        """A store is open."""
        self._connection = connection
        self.checking.attach(connection)
        follower = PapersFollower(
            connection, self._operations, self._errors, is_watched=self._window.is_watched, parent=self
        )
        self.follower = follower
        follower.changed.connect(self._on_changed)
        self._window.seen.connect(follower.catch_up)

    def leave(self) -> None:
        """The desk was closed."""
        self._known = None
        self.checking.end()
        if self.follower is not None:
            self.follower.forget()

    def judged(self, bundle: Bundle, judgement: Judgement) -> None:
        """An act about a bundle took effect."""
        self.checking.judged(bundle)
        if self.follower is not None:
            self.follower.read()
        self._say(wording.accepted(bundle, len(judgement.disputed)), "ok")

    def explains(self, judgement: Judgement, error: Exception) -> bool:
        """Say in plain words that somebody else was faster; false for any other trouble."""
        if not isinstance(error, IllegalStepError):
            return False
        found = self.papers
        bundle = found.waiting(judgement.bundle_id) if found is not None else None
        # The picture may know already what the other one did; then the error alone names the bundle.
        name = bundle.short if bundle is not None else str(error.facts["ticket"])
        self._say(wording.settled_elsewhere(name), "warn")
        return True

    def show(self) -> None:
        """Show what is known now; a store that is away makes keys say so."""
        connection, found = self._connection, self.papers
        work, strip = self._window.work, self._window.strip
        now = connection.clock.now() if connection is not None else None
        picture = connection.picture if connection is not None else None
        if connection is None or found is None or now is None or picture is None:
            work.papers.show_papers(visit=(), bundles=(), disputed=(), coming="", refusal="")
            work.client.facts.show_papers("", short="", spoken="")
            strip.show_alarm("neutral", "")
            return
        house, language = connection.house, translation.language()
        # Another client may be at the desk already while its papers are still being read.
        client = picture.current
        own = client is not None and client.id == found.asked.ticket_id
        visit = found.visit if own else ()
        label = client.label if client is not None else ""
        lines = [wording.visit_line(paper, label, now, house, language) for paper in visit]
        work.papers.show_papers(
            visit=lines,
            bundles=[BundleRowWords(one.id, wording.bundle_line(one, now, house)) for one in found.to_accept],
            disputed=[wording.disputed_line(one, now, house) for one in found.disputed],
            coming=wording.coming(found.coming),
            refusal=desk_words.away() if connection.is_lost else "",
        )
        count = sum(paper.content.pieces for paper in visit)
        words = wording.papers(count) if count else ""
        spoken = "; ".join([words, *(line.spoken for line in lines)]) if count else ""
        work.client.facts.show_papers(words, short=str(count), spoken=spoken)
        strip.show_alarm(*wording.alarm(found, now, house))
        self.checking.show()

    def _on_changed(self) -> None:
        self.show()
        found = self.papers
        if found is None:
            return
        self.checking.follow(found)
        known, self._known = self._known, frozenset(one.id for one in found.to_accept)
        for one in found.to_accept:
            if known is not None and one.id not in known:
                announce(self._window, wording.arrived(one))

    def _on_check(self, bundle_id: BundleId) -> None:
        found = self.papers
        bundle = found.waiting(bundle_id) if found is not None else None
        if bundle is not None:
            self.checking.begin(bundle.bundle)

    # --- the scanner ------------------------------------------------------------------------------

    def _on_scan(self, text: str) -> None:
        connection = self._connection
        page = self._window.pages.currentWidget()
        if page is self._window.check:
            self.checking.enter(text)
        elif page is self._window.work and connection is not None and self.papers is not None:
            now = connection.clock.now()
            if connection.is_lost or now is None:
                self._say(desk_words.away(), "warn")
                return
            scan = read_scan(text, connection.house, connection.house.business_day(now))
            self._look_up(connection, scan)

    def _look_up(self, connection: Connection, scan: Scan) -> None:
        if scan.kind is ScanKind.TICKET and scan.trouble is None:
            self.ticket_scanned.emit(scan.text)
            return
        ours = scan.kind in (ScanKind.BUNDLE, ScanKind.RECEIPT) and scan.trouble is None
        if not ours:
            self._say(wording.useless(scan), "warn")
            return
        runtime = connection.runtime
        self._operations.query(
            lambda: reading.find(runtime, scan),
            initiator=self,
            on_success=lambda found: self._on_found(connection, scan, *found),
            on_failure=lambda error: self._errors.report(error, notice=self._window.notice),
            latest="scan",
        )

    def _on_found(
        self, connection: Connection, scan: Scan, bundle: Bundle | None, receipt: Receipt | None
    ) -> None:
        papers, now = self.papers, connection.clock.now()
        if papers is None or now is None or self._window.pages.currentWidget() is not self._window.work:
            return
        house, agency = connection.house, papers.asked.agency
        waits = bundle is not None and papers.waiting(bundle.id) is not None
        if bundle is None and receipt is None:
            self._say(wording.unknown(scan), "warn")
        elif receipt is not None and bundle is not None and waits:
            self.checking.begin(bundle, here=receipt.id)
        elif receipt is not None:
            words = wording.receipt_is(receipt, bundle, now, house, agency=agency)
            self._say(words, "neutral")
        elif bundle is not None and waits:
            self._judge(Judgement(bundle.id))
        elif bundle is not None:
            self._say(wording.not_to_accept(bundle, now, house, agency=agency), "warn")

"""What stands beside the form in place of the receipt: a found paper, a bundle, a run, dates to confirm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from frontdesk.apps.reception import wording as tickets
from frontdesk.apps.reception.documents import state, wording
from frontdesk.apps.reception.documents.following import Following
from frontdesk.apps.reception.documents.panels.page import DocumentsPanel
from frontdesk.apps.reception.documents.paperwork import Paperwork
from frontdesk.apps.reception.documents.run import Run, RunKind
from frontdesk.apps.reception.documents.wording import translate
from frontdesk.apps.reception.situation import Situation
from frontdesk.domain.bundle import BundleState
from frontdesk.domain.house import AgencyCode
from frontdesk.domain.receipt import BundleId, ReceiptId
from frontdesk.domain.scan import ScanKind, read_scan
from frontdesk.usecases.document_views import BundleView, PapersPicture, Trail


class DeskPages(QObject):
    """Opens those pages and keeps them fresh while they are in view.

    Attributes:
        trail, view: the paper and the bundle that were looked up last.
        following: the picture of the papers, once a store is open.

    Signals:
        run_changed: a run of letters has begun or ended.
    """

    run_changed = Signal()

    def __init__(
        self,
        panel: DocumentsPanel,
        run: Run,
        situation: Situation,
        paperwork: Paperwork,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel, self._run, self._now, self._work = panel, run, situation, paperwork
        self.trail: Trail | None = None
        self.view: BundleView | None = None
        self.following: Following | None = None
        self._scanned = False
        self._listen()

    @property
    def picture(self) -> PapersPicture | None:
        """What was read last."""
        papers = None if self.following is None else self.following.papers
        return None if papers is None else papers.picture

    # --- opening ----------------------------------------------------------------------------------

    def open_search(self) -> None:
        """Ready to type the number of a paper."""
        self._panel.trail.say("")
        self._panel.show_aside(self._panel.trail)
        self._panel.trail.take_focus()

    def open_night(self) -> None:
        """Ready to begin a run; while one goes on the same key ends it."""
        if self._run.is_on:
            self._end_run()
            return
        house, today = self._now.house, self._today()
        if house is not None and today is not None:
            self._run.propose(house, today, self._reasons())
        night = self._panel.night
        night.show_form(self._run.form, is_on=False)
        night.show_bad([])
        self._panel.show_aside(night)
        night.take_focus()

    def open_care(self, key: str) -> None:
        """Something that has to be seen to was pressed."""
        what, _colon, number = key.partition(":")
        if what == "receipt":
            self._work.find(number)
        elif what == "bundle":
            self._work.open_bundle(number)
        else:
            self._panel.confirm.say("")
            self._panel.show_aside(self._panel.confirm)
            self._panel.confirm.take_focus()

    def act_on_pile(self, agency: str, act: str) -> None:
        """The button of an agency's line."""
        picture = self.picture
        if picture is None:
            return
        if act == state.PACK:
            pile = next((one for one in picture.lists if one.agency.code == agency), None)
            if pile is not None:
                self._work.pack(pile)
            return
        bundle = state.bundle_to_do(picture, AgencyCode(agency))
        if bundle is not None and act == state.HAND_OVER:
            self._work.hand_over(bundle.id)
        elif bundle is not None:
            self._work.open_bundle(bundle.label)

    def bundle_scanned(self, text: str) -> None:
        """One scan acknowledges a bundle that was handed over; any other one is shown."""
        self._scanned = True
        self._work.open_bundle(text, then=self._acknowledge)

    def refresh(self) -> None:
        """Something has changed: read again what is in view."""
        aside = self._panel.aside
        if aside is self._panel.trail and self.trail is not None:
            self._work.find(self.trail.view.receipt.label)
        elif aside is self._panel.bundle and self.view is not None:
            self._work.open_bundle(self.view.bundle.label)

    def _acknowledge(self, view: BundleView) -> None:
        part = self._panel.bundle
        if view.bundle.state is not BundleState.HANDED_OVER:
            return
        if part.bundle is not None and part.bundle.bundle_id == view.bundle.id:
            # Somebody has looked at it already: what was found missing then is missing still.
            part.accept_all()
        else:
            self._work.accept(view.bundle.id)

    # --- what the pages say -----------------------------------------------------------------------

    def _listen(self) -> None:
        panel, work = self._panel, self._work
        panel.find_requested.connect(self.open_search)
        panel.night_requested.connect(self.open_night)
        panel.trail.wanted.connect(self._on_wanted)
        panel.trail.reprint_requested.connect(lambda key: work.reprint(ReceiptId(key)))
        panel.trail.route_requested.connect(
            lambda key, agency, body, reason: work.route(ReceiptId(key), agency, body, reason)
        )
        panel.trail.forward_requested.connect(lambda key, body: work.forward(ReceiptId(key), body))
        panel.trail.clarify_requested.connect(lambda key, reason: work.clarify(ReceiptId(key), reason))
        panel.bundle.hand_over_requested.connect(lambda key: work.hand_over(BundleId(key)))
        panel.bundle.protocol_requested.connect(self._on_protocol)
        panel.bundle.accept_requested.connect(self._on_accept)
        panel.bundle.scanned.connect(self._on_scanned_in_bundle)
        panel.confirm.answered.connect(
            lambda ids, initials, stands: work.confirm_dates(ids, initials, stands=stands)
        )
        panel.night.edited.connect(self._on_run_edited)
        panel.night.begin_requested.connect(self._begin_run)
        panel.night.end_requested.connect(self._end_run)
        work.trail_found.connect(self._on_trail)
        work.bundle_found.connect(self._on_bundle)
        work.not_found.connect(self._on_not_found)

    def _on_wanted(self, text: str) -> None:
        """A number was typed or scanned into the search; a bundle's number leads to the bundle."""
        house, today = self._now.house, self._today()
        if house is None or today is None or not text.strip():
            return
        scan = read_scan(text, house, today)
        if scan.kind is ScanKind.BUNDLE and scan.trouble is None:
            self._work.open_bundle(scan.text)
        elif scan.kind is ScanKind.RECEIPT and scan.trouble is None:
            self._work.find(scan.text)
        else:
            refused = wording.refused_scan(scan)
            if refused:
                self._panel.trail.say(refused, "warn")
            else:
                self._work.find(text[:60])

    def _on_trail(self, trail: Trail) -> None:
        house = self._now.house
        if house is None:
            return
        part, fresh = self._panel.trail, self._panel.aside is not self._panel.trail
        new = self.trail is None or self.trail.view.receipt.id != trail.view.receipt.id
        self.trail = trail
        if fresh or new:
            part.say("")
        part.show_paper(
            state.found_paper(
                house, trail, has_printer=self._work.has_printer, no_printer=tickets.no_printer()
            )
        )
        if fresh:
            self._panel.show_aside(part)
        if fresh or new:
            part.search.set_text("")
            part.take_focus()

    def _on_bundle(self, view: BundleView) -> None:
        house = self._now.house
        if house is None:
            return
        fresh = self._panel.aside is not self._panel.bundle
        new = self.view is None or self.view.bundle.id != view.bundle.id
        self.view = view
        self._panel.bundle.show_bundle(state.bundle_shown(house, view, self.picture))
        if fresh:
            self._panel.show_aside(self._panel.bundle)
        if fresh or new or self._scanned:
            self._panel.bundle.take_focus()
        self._scanned = False

    def _on_not_found(self, sentence: str) -> None:
        aside = self._panel.aside
        if aside is None:
            self._panel.trail.show_paper(None)
            self._panel.show_aside(self._panel.trail)
            aside = self._panel.trail
        aside.say(sentence, "warn")
        aside.take_focus()

    def _on_accept(
        self, key: int, here: list[ReceiptId], missing: dict[ReceiptId, str], everything: bool
    ) -> None:
        self._work.accept(BundleId(key), only=None if everything else here, disputed=missing)

    def _on_protocol(self) -> None:
        if self.view is not None:
            self._work.write_protocol(self.view.bundle)

    def _on_scanned_in_bundle(self, text: str) -> None:
        house, today, part = self._now.house, self._today(), self._panel.bundle
        if house is None or today is None or part.bundle is None:
            return
        scan = read_scan(text, house, today)
        if scan.kind is ScanKind.BUNDLE and self.view is not None and scan.text == self.view.bundle.label:
            part.accept_all()
        elif scan.kind is ScanKind.RECEIPT and part.mark(scan.text):
            part.scan.set_text("")
            part.say(translate("documents", "%s ist da.") % _short(scan.text), "ok")
        else:
            part.say(
                translate("documents", "Das liegt nicht in diesem Stapel, oder es ist schon entschieden."),
                "bad",
            )

    # --- runs -------------------------------------------------------------------------------------

    def _on_run_edited(self, name: str, text: str) -> None:
        run = self._run
        if name == "kind":
            run.form = replace(run.form, kind=RunKind(text))
            house, today = self._now.house, self._today()
            if house is not None and today is not None:
                run.propose(house, today, self._reasons())
        else:
            run.form = replace(run.form, **{name: text})  # type: ignore[arg-type]
        self._panel.night.show_form(run.form, is_on=run.is_on)

    def _begin_run(self) -> None:
        house, today = self._now.house, self._today()
        if house is None or today is None:
            return
        bad = self._run.bad_fields(house, today)
        self._panel.night.show_bad(bad)
        if bad:
            return
        self._run.begin(house, today)
        self._panel.show_aside(None)
        self.run_changed.emit()
        self._panel.take_focus()

    def _end_run(self) -> None:
        self._run.end()
        self._panel.show_aside(None)
        self.run_changed.emit()
        self._panel.take_focus()

    def _reasons(self) -> dict[RunKind, str]:
        return {
            RunKind.LETTERBOX: translate("documents", "Nachtbriefkasten"),
            RunKind.OUTAGE: translate("documents", "Ausfall der Technik"),
        }

    def _today(self) -> date | None:
        connection, house = self._now.connection, self._now.house
        now = connection.now() if connection is not None else None
        return None if now is None or house is None else house.business_day(now)


def _short(number: str) -> str:
    return number.split("-")[-2].lstrip("0").rjust(4, "0") if number.count("-") >= 3 else number

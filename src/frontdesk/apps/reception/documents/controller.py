"""Brings together what a clerk does with papers, what the store says and what the window shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from frontdesk.apps.reception import languages
from frontdesk.apps.reception.connection import Connection
from frontdesk.apps.reception.documents import actions, viewer, wording
from frontdesk.apps.reception.documents.desk_pages import DeskPages
from frontdesk.apps.reception.documents.draft import BadField, Draft, Field
from frontdesk.apps.reception.documents.following import Following
from frontdesk.apps.reception.documents.foresight import Foresight
from frontdesk.apps.reception.documents.panels.page import DocumentsPanel
from frontdesk.apps.reception.documents.panels.preview import SHEET
from frontdesk.apps.reception.documents.paperwork import Paperwork
from frontdesk.apps.reception.documents.recording import Recording
from frontdesk.apps.reception.documents.rendering import Rendering
from frontdesk.apps.reception.documents.run import Run
from frontdesk.apps.reception.documents.state import ASIDE
from frontdesk.apps.reception.situation import Situation
from frontdesk.domain.house import AgencyCode
from frontdesk.domain.receipt import Place, ReceiptId
from frontdesk.domain.scan import ScanKind, Trouble
from frontdesk.qt import translation
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets.notice import Notice, announce
from frontdesk.usecases.document_views import ReceiptView

_EXTRA_FIELDS = frozenset({Field.NOTE, Field.BODY, Field.PAPERS})


class DocumentsController(QObject):
    """The life of the papers' page; works without a store until one is followed.

    Attributes:
        draft, run, recording: the papers that are entered, their legal date, and their way to the store.
        paperwork: what is done with papers that were recorded.
        pages: what stands beside the form.
        following: the picture of the papers, once a store is open.

    Signals:
        unsaved_changed: more or fewer refused papers wait than before.
    """

    unsaved_changed = Signal()

    def __init__(
        self,
        panel: DocumentsPanel,
        situation: Situation,
        notice: Notice,
        following: Following | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.panel, self.situation = panel, situation
        self._notice = notice
        self.draft, self.run = Draft(), Run()
        self.rendering = Rendering(panel, self.draft, self.run, situation)
        self.recording = Recording(self.draft, self.run, self._connection, parent=self)
        self.paperwork = Paperwork(self._connection, parent=self)
        self.pages = DeskPages(panel, self.run, situation, self.paperwork, parent=self)
        self.following: Following | None = None
        self._own: list[tuple[ReceiptId, str]] = []
        self.foresight = Foresight(panel, self.draft, self.run, self.rendering, self._connection, parent=self)
        self._listen_to_form()
        self._listen_to_side()
        self._listen_to_parts()
        if following is not None:
            self.follow(following)
        self.rendering.show_form()

    def follow(self, following: Following) -> None:
        """A store is open: show its papers."""
        self.following = following
        self.pages.following = self.foresight.following = following
        following.changed.connect(self.show_papers)
        self.show_house()
        self.show_papers()

    def show_house(self) -> None:
        """Another definition is in force."""
        house, today = self.situation.house, self._today()
        if house is None or today is None:
            return
        self.rendering.show_house(house)
        self.draft.set_house(house, today)
        self.rendering.show_form()
        self.foresight.follow()

    def show_papers(self) -> None:
        """The store knows something new."""
        self.follow_day()
        papers = None if self.following is None else self.following.papers
        self.rendering.show_papers(papers)

    def follow_day(self) -> bool:
        """Where another business day has begun, dates are read by it, and the run of the old one ends.

        Whether one was on: what stands in the form would get another date than it was entered for.
        """
        today, before = self._today(), self.draft.today
        if today is None or today == before:
            return False
        ended = before is not None and self.run.new_day()
        if before is not None and self.panel.aside is self.panel.night:
            self.panel.show_aside(None)
        self.show_house()
        if ended:
            self._notice.say(wording.run_is_over(), "warn")
        return ended

    def show_state(self) -> None:
        """Printer or database have changed."""
        self.rendering.show_line()
        self.show_papers()

    def stop(self) -> None:
        """The window goes."""
        self.foresight.stop()

    # --- the form ---------------------------------------------------------------------------------

    def _listen_to_form(self) -> None:
        panel = self.panel
        panel.reference.typed.connect(lambda text: self._edit(Field.REFERENCE, reference=text))
        panel.reference.scanned.connect(self._on_scanned)
        panel.reference.none_requested.connect(self._on_no_reference)
        panel.agency.chosen.connect(self._on_agency)
        panel.agency.done.connect(panel.kinds.field.take_focus)
        panel.kinds.typed.connect(lambda text: self._edit(Field.KINDS, line=text))
        panel.kinds.count_wanted.connect(self._on_count)
        panel.kinds.done.connect(self._on_kinds_done)
        panel.kinds.left.connect(self._on_kinds_left)
        panel.kinds.extras.edited.connect(lambda name, text: self._edit(Field(name), **{name: text}))
        panel.kinds.extras.done.connect(self._on_extras)
        panel.details.edited.connect(lambda name, value: self._edit_detail(name, value))
        panel.details.page_stepped.connect(self._on_page_stepped)
        panel.details.extras_requested.connect(self._on_extras)
        panel.details.done.connect(panel.preview.button.setFocus)
        panel.details.left.connect(self._on_details_left)
        panel.preview.reason_typed.connect(lambda text: self._edit(Field.REASON, reason=text))
        panel.preview.commit_requested.connect(self.commit)
        panel.preview.kind.chosen.connect(self._on_paper_kind)
        panel.cleared.connect(self._on_cleared)
        panel.language_key.connect(self._on_language_key)

    def commit(self) -> None:
        """The main key: record, print, and be ready for the next papers."""
        self.foresight.stop()
        self.rendering.errors.clear()
        if self.follow_day():
            self._refuse(Field.NOWHERE, wording.run_is_over())
            return
        self.recording.submit()

    def _edit(self, where: Field, **what: Any) -> None:
        """A person changed a field: what was wrong with it may be right now."""
        self.draft.change(**what)
        self._on_draft(where)

    def _edit_detail(self, name: str, value: object) -> None:
        if name == "copies" and value == self.draft.form.copies:
            return
        where = Field(name) if name != "copies" else Field.NOWHERE
        self._edit(where, **{name: value})

    def _on_draft(self, *fields: Field) -> None:
        for where in (*fields, Field.NOWHERE):
            self.rendering.errors.pop(where, None)
        self.rendering.show_form()
        self.foresight.follow()

    def _on_scanned(self) -> None:
        """A scanner's Enter, or a person's: a reference leads on, our own codes lead elsewhere."""
        scan = self.draft.scan
        if scan is None or scan.trouble is Trouble.EMPTY:
            self.panel.kinds.field.take_focus()
            return
        sentence = wording.refused_scan(scan, takes_ticket=self.draft.correcting is None)
        if sentence:
            self._refuse(Field.REFERENCE, sentence)
        elif scan.kind is ScanKind.RECEIPT:
            self._leave_form()
            self.paperwork.find(scan.text)
        elif scan.kind is ScanKind.BUNDLE:
            self._leave_form()
            self.pages.bundle_scanned(scan.text)
        elif scan.kind is ScanKind.TICKET and self.draft.correcting is None:
            self.draft.attach_ticket(scan.text)
            self._on_draft(Field.REFERENCE)
            if self.draft.scan is not None:
                self.panel.kinds.field.take_focus(select=False)
        else:
            self.draft.settle_reference(scan.text)
            self._on_draft(Field.REFERENCE)
            if self.draft.form.agency is None:
                self.panel.agency.take_focus()
            else:
                self.panel.kinds.field.take_focus()

    def _leave_form(self) -> None:
        """The code was no reference: it leaves the field, the rest of the form stays."""
        self.draft.change(reference="")
        self._on_draft(Field.REFERENCE)

    def _on_no_reference(self) -> None:
        self.draft.drop_reference()
        self._on_draft(Field.REFERENCE)
        if not self.draft.form.without_reference:
            self.panel.reference.field.take_focus()
        elif self.draft.form.agency is None:
            self.panel.agency.take_focus()
        else:
            self.panel.kinds.field.take_focus()

    def _on_agency(self, code: str) -> None:
        self.draft.choose_agency(AgencyCode(code))
        self._on_draft(Field.AGENCY)
        self._check_kinds(only_mend=True)

    def _on_count(self, code: str, count: int) -> None:
        self.draft.set_count(code, count)
        self._on_draft(Field.KINDS)

    def _on_kinds_done(self) -> None:
        self.panel.details.pages.take_focus()

    def _on_kinds_left(self) -> None:
        self._check_kinds(only_mend=not self.draft.form.line.strip())

    def _check_kinds(self, *, only_mend: bool) -> None:
        """Once the line was left it says what is wrong with it; nothing typed is not wrong yet."""
        if self.draft.today is None:
            return
        errors = self.rendering.errors
        try:
            self.draft.items()
            errors.pop(Field.KINDS, None)
        except BadField as bad:
            if not only_mend:
                errors[Field.KINDS] = wording.bad_field(bad)
        self.rendering.show_form()

    def _on_details_left(self) -> None:
        errors, draft = self.rendering.errors, self.draft
        for where, read in ((Field.PAGES, draft.pages), (Field.DEADLINE, draft.deadline)):
            try:
                read()
            except BadField as bad:
                errors[where] = wording.bad_field(bad)
        self.rendering.show_form()

    def _on_page_stepped(self, step: int) -> None:
        self.draft.add_page(step)
        self._on_draft(Field.PAGES)

    def _on_extras(self) -> None:
        kinds = self.panel.kinds
        kinds.show_extras(not kinds.shows_extras)
        self.rendering.show_form()
        if kinds.shows_extras:
            kinds.extras.take_focus()
        else:
            kinds.field.take_focus(select=False)

    def _on_language_key(self, place: int) -> None:
        house = self.situation.house
        keyed = {key.key: key.code for key in languages.pages(house.site.languages, 11)[0]} if house else {}
        code = keyed.get(languages.DIGITS[place])
        if code is not None:
            self._edit(Field.LANGUAGE, language=code)

    def _on_cleared(self) -> None:
        self.draft.clear()
        self.rendering.errors.clear()
        self.panel.kinds.show_extras(False)
        self.rendering.warning = ""
        self._on_draft()
        self.panel.take_focus()

    def _refuse(self, where: Field, sentence: str) -> None:
        """A sentence beside a field; what was typed stays, and the focus goes there."""
        self.rendering.errors[where] = sentence
        extra = where in _EXTRA_FIELDS
        if extra or where is Field.KINDS:
            self.panel.kinds.show_extras(extra)
        self.rendering.show_form()
        self._focus(where)

    def _focus(self, where: Field) -> None:
        panel = self.panel
        match where:
            case Field.REFERENCE:
                panel.reference.field.take_focus()
            case Field.AGENCY:
                panel.agency.take_focus()
            case Field.KINDS:
                panel.kinds.field.take_focus(select=False)
            case Field.PAGES:
                panel.details.pages.take_focus()
            case Field.DEADLINE:
                panel.details.deadline.take_focus()
            case Field.LANGUAGE:
                panel.details.language.take_focus()
            case Field.NOTE:
                panel.kinds.extras.note.take_focus()
            case Field.BODY:
                panel.kinds.extras.body.take_focus()
            case Field.PAPERS:
                panel.kinds.extras.papers.take_focus()
            case Field.REASON:
                panel.show_aside(None)
                panel.preview.reason.take_focus()

    # --- the right column -------------------------------------------------------------------------

    def _listen_to_side(self) -> None:
        side, panel = self.panel.side, self.panel
        side.pile_acted.connect(self.pages.act_on_pile)
        side.care_opened.connect(self._on_care)
        side.reprint_requested.connect(lambda key: self.paperwork.reprint(ReceiptId(int(key))))
        side.correct_requested.connect(lambda key: self.correct(ReceiptId(int(key))))
        panel.trail.correct_requested.connect(lambda key: self.correct(ReceiptId(key)))
        panel.take_back_requested.connect(self._take_back)
        panel.reprint_requested.connect(self._reprint_newest)

    def correct(self, receipt_id: ReceiptId) -> None:
        """Take a receipt up into the form; what stood there unsaved would be lost, so that is refused."""
        view = self._view(receipt_id)
        if view is None or view.receipt.place is Place.WITHDRAWN:
            return
        if not self.draft.is_empty and self.draft.correcting is None:
            self._refuse_to_replace()
            return
        self.draft.correct(view)
        self.rendering.errors.clear()
        self.panel.show_aside(None)
        self.panel.kinds.show_extras(False)
        self._on_draft()
        self.panel.kinds.field.take_focus(select=False)

    def _refuse_to_replace(self) -> None:
        """Something else is wanted in the form than what has been begun there."""
        self.rendering.errors[Field.NOWHERE] = self.tr("Zuerst das Begonnene speichern, oder mit Esc leeren.")
        self.panel.show_aside(None)
        self.rendering.show_form()

    def _view(self, receipt_id: ReceiptId) -> ReceiptView | None:
        papers = None if self.following is None else self.following.papers
        views = [] if papers is None else [*papers.picture.recent]
        if self.pages.trail is not None:
            views.append(self.pages.trail.view)
        return next((view for view in views if view.receipt.id == receipt_id), None)

    def _take_back(self) -> None:
        """Strg+Z: the newest receipt of this window, while it is young."""
        own = self._newest_own()
        if own is not None:
            self.paperwork.withdraw(*own)
        else:
            self._notice.say(self.tr("Hier wurde nichts angenommen, das zurückgehen kann."), "neutral")

    def _newest_own(self) -> tuple[ReceiptId, str] | None:
        """The newest receipt that was recorded in this window and still stands."""
        views = {receipt_id: self._view(receipt_id) for receipt_id, _label in self._own}
        standing = [
            own
            for own in self._own
            if (view := views[own[0]]) is None or view.receipt.place is not Place.WITHDRAWN
        ]
        return standing[-1] if standing else None

    def _on_withdrawn(self, receipt_id: int) -> None:
        self._own = [own for own in self._own if own[0] != receipt_id]

    def _reprint_newest(self) -> None:
        """Strg+R: the newest receipt of this window; another clerk's would come out here."""
        own = self._newest_own()
        if own is not None:
            self.paperwork.reprint(own[0])
        else:
            words = self.tr("Hier wurde noch nichts angenommen; ältere Eingänge stehen rechts.")
            self._notice.say(words, "neutral")

    # --- what the parts say -----------------------------------------------------------------------

    def _listen_to_parts(self) -> None:
        recording, paperwork = self.recording, self.paperwork
        recording.draft_changed.connect(self._on_emptied)
        recording.recorded.connect(self._on_recorded)
        recording.refused.connect(self._refuse)
        recording.refused_aside.connect(self._on_refused_aside)
        recording.aside_changed.connect(self._on_aside)
        recording.progress_changed.connect(self.panel.preview.set_busy)
        self.pages.run_changed.connect(self._on_run)
        paperwork.said.connect(self._on_said)
        paperwork.withdrawn.connect(self._on_withdrawn)
        paperwork.written.connect(self._show_file)
        paperwork.done.connect(self._on_done)

    def _on_emptied(self) -> None:
        self.rendering.warning = ""
        self.panel.show_aside(None)
        self.panel.kinds.show_extras(False)
        self._on_draft()
        self.panel.take_focus()

    def _on_recorded(self, done: actions.Done, corrects: bool) -> None:
        recorded = done.recorded
        receipt = recorded.receipt
        number = receipt.number.short
        if not corrects:
            self._own = [*self._own[-9:], (receipt.id, number)]
        words = self.tr("%s berichtigt") if corrects else self.tr("%s angenommen")
        announce(self.panel, words % number)
        cautions = [caution.message(translation.language()) for caution in recorded.cautions]
        doubles = [one for one in cautions if one]
        if doubles and not self.run.is_on:
            self._notice.say(f"{words % number}. {' '.join(doubles)}", "warn")
        if done.trouble is not None:
            self._notice.say(wording.refusal(done.trouble), "warn")
        elif done.file is not None:
            self._show_file(done.file)
        self.rendering.show_title()
        self._on_done()
        connection = self._connection()
        if connection is not None:
            connection.wake_printer()

    def _on_paper_kind(self, kind: str) -> None:
        """Slip or sheet: for this receipt and the next ones."""
        self.recording.sheet = self.foresight.sheet = kind == SHEET
        self.panel.preview.refresh_button()
        self.rendering.show_line()
        self.foresight.follow()

    def _show_file(self, file: Path) -> None:
        if not viewer.show_file(file):
            self._notice.say(self.tr("Gespeichert, aber hier öffnet kein Programm PDFs: %s") % file, "warn")

    def _on_refused_aside(self, sentence: str) -> None:
        where = self.tr("Nicht gespeichert; es wartet rechts unter „Zu klären“.")
        self._notice.say(f"{sentence} {where}", "warn")

    def _on_aside(self) -> None:
        self.rendering.aside = tuple(self.recording.aside)
        self.rendering.show_care()
        self.unsaved_changed.emit()

    def _on_care(self, key: str) -> None:
        """A row of what has to be seen to was pressed."""
        if key != ASIDE:
            self.pages.open_care(key)
        elif not self.recording.bring_back():
            self._refuse_to_replace()

    @property
    def unsaved(self) -> int:
        """How many refused papers wait beside the form; with the window they would be gone."""
        return len(self.recording.aside)

    def _on_said(self, sentence: str, status: str) -> None:
        page = self.panel.aside
        shown: Status = "ok" if status == "ok" else "warn" if status == "warn" else "neutral"
        if page is not None:
            page.say(sentence, shown)
        else:
            self._notice.say(sentence, shown)

    def _on_done(self) -> None:
        if self.following is not None:
            self.following.read()
        self.pages.refresh()

    def _on_run(self) -> None:
        self.rendering.show_form()
        self.foresight.follow()

    # --- what everything needs ---------------------------------------------------------------------

    def _connection(self) -> Connection | None:
        connection = self.situation.connection
        # An answer may still come in while the window goes; by then nothing new is begun.
        return connection if connection is not None and connection.link.operations.is_open else None

    def _today(self) -> date | None:
        connection, house = self.situation.connection, self.situation.house
        now = connection.now() if connection is not None else None
        return None if now is None or house is None else house.business_day(now)

"""Draws what is typed and what the store knows of papers into the window, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from frontdesk.apps.reception import printer_wording
from frontdesk.apps.reception import wording as tickets
from frontdesk.apps.reception.documents import state, wording
from frontdesk.apps.reception.documents.actions import Papers
from frontdesk.apps.reception.documents.draft import BadField, Draft, Field, Form
from frontdesk.apps.reception.documents.panels.page import DocumentsPanel
from frontdesk.apps.reception.documents.panels.preview import SHEET
from frontdesk.apps.reception.documents.recording import Aside
from frontdesk.apps.reception.documents.run import Run
from frontdesk.apps.reception.documents.wording import translate
from frontdesk.apps.reception.languages import endonym
from frontdesk.apps.reception.situation import Situation
from frontdesk.domain.house import House
from frontdesk.domain.receipt import Source
from frontdesk.domain.scan import Trouble
from frontdesk.qt import fonts
from frontdesk.qt.theme import Status


class Rendering:
    """Shows what is known; asks nobody.

    Attributes:
        aside: refused tries that wait until there is room for them.
        errors: sentences about bad input, by field.
        warning: what to look at before the key is pressed; it never blocks.
    """

    def __init__(self, panel: DocumentsPanel, draft: Draft, run: Run, situation: Situation) -> None:
        self._panel, self._draft, self._run, self._now = panel, draft, run, situation
        self._papers: Papers | None = None
        self.aside: Sequence[Aside] = ()
        self.errors: dict[Field, str] = {}
        self.warning = ""

    def show_house(self, house: House) -> None:
        """Agencies, kinds and languages of the house in force."""
        panel = self._panel
        panel.agency.set_agencies(house.agencies)
        panel.kinds.set_kinds(tuple(kind for kind in house.document_kinds if not kind.retired))
        panel.kinds.extras.set_languages(house.site.languages)
        panel.details.set_languages(house.site.languages)
        panel.trail.set_agencies([(one.code, wording.name_of(one)) for one in house.agencies])
        panel.preview.set_can_print(self._now.has_printer)

    def show_form(self) -> None:
        """Everything that is typed and chosen."""
        panel, form, draft = self._panel, self._draft.form, self._draft
        panel.reference.show_text(form.reference, without=form.without_reference)
        self.show_reference()
        panel.agency.show_choice(form.agency or "", by_hand=form.by_hand, locked=draft.correcting is not None)
        panel.agency.show_error(Field.AGENCY in self.errors)
        panel.kinds.show_line(form.line, draft.counts, self._taken(form))
        panel.kinds.show_error(self.errors.get(Field.KINDS) or self.errors.get(Field.AGENCY, ""))
        panel.kinds.extras.show_values(form.note, form.body, form.papers)
        panel.kinds.extras.show_errors(self.errors)
        panel.details.show_values(
            pages=form.pages,
            counted=draft.pages_in_lines,
            deadline=form.deadline,
            language=form.language,
            copies=form.copies,
        )
        panel.details.show_errors(self.errors)
        panel.details.show_extras(
            sum(map(bool, (form.note, form.body, form.papers))), shown=panel.kinds.shows_extras
        )
        self._show_deadline()
        panel.preview.set_correcting(draft.correcting is not None)
        panel.preview.show_reason(form.reason, bad=Field.REASON in self.errors)
        self.show_title()
        self.show_languages()
        self.show_line()

    def show_reference(self) -> None:
        """What the reference is recognised as."""
        part, scan, form, house = self._panel.reference, self._draft.scan, self._draft.form, self._now.house
        error = self.errors.get(Field.REFERENCE, "")
        if error:
            part.show_finding("", "", error, standing="bad", hint_ink="bad")
        elif scan is None or house is None or scan.trouble is Trouble.EMPTY:
            if form.without_reference:
                hint = translate("documents", "Eingang ohne Aktenzeichen")
            elif form.ticket:
                hint = translate("documents", "jetzt das Aktenzeichen scannen")
            else:
                hint = translate("documents", "Aktenzeichen, Eingangsnummer, Stapel oder Wartemarke scannen")
            part.show_finding("", "", wording.with_ticket(hint, form.ticket))
        else:
            agency = next((one for one in house.agencies if one.code == form.agency), None)
            hint, warns = wording.format_hint(scan, agency, house)
            tag, status = wording.format_tag(scan, agency)
            sure = status == "ok" and not warns
            hint = wording.with_ticket(hint, form.ticket)
            part.show_finding(
                tag, status, hint, standing="ok" if sure else "neutral", hint_ink="warn" if warns else "muted"
            )

    def show_papers(self, papers: Papers | None) -> None:
        """The right column."""
        house = self._now.house
        if papers is None or house is None:
            return
        picture, side = papers.picture, self._panel.side
        away = tickets.away_for_now() if self._now.is_stale else ""
        no_reprint = away or ("" if self._now.has_printer else tickets.no_printer())
        ready = sum(len(one.ready) for one in picture.lists)
        side.show_piles(
            state.pile_lines(house, picture, papers.loads, locked=away),
            total=ready,
            settled=state.settled_words(house, picture),
        )
        side.show_receipts(state.receipt_lines(house, picture, no_reprint=no_reprint, no_correction=away))
        self._papers = papers
        self.show_care()
        self._panel.confirm.show_claims(state.claims(house, picture))

    def show_care(self) -> None:
        """What has to be seen to; first of all what nobody has but this window."""
        house, papers = self._now.house, self._papers
        references = [one.intent.submission.reference for one in self.aside]
        lines = state.aside_lines(references, self.aside[0].sentence if self.aside else "")
        if house is not None and papers is not None:
            lines += state.care_lines(house, papers.picture)
        self._panel.side.show_care(lines)
        self._panel.set_unsaved(len(self.aside))

    def show_title(self) -> None:
        """What is being done."""
        panel, correcting = self._panel, self._draft.correcting
        run, told = self._run, self._draft.told(self._run.told)
        panel.preview.set_run(self._is_letter())
        if correcting is not None:
            title = translate("documents", "%s berichtigen") % correcting[1]
            panel.set_title(
                title.strip(),
                translate("documents", "Der erste Eintrag bleibt daneben stehen · Esc bricht ab"),
            )
        elif told is not None:
            day = told.day or (told.at.date() if told.at is not None else None)
            assert day is not None
            kind = (
                translate("documents", "Nachtbriefkasten")
                if told.source is Source.LETTERBOX
                else translate("documents", "Ausfall nachtragen")
            )
            if self._draft.is_restored:
                words = translate("documents", "Eingang %s · %s · wie beim ersten Versuch")
                panel.set_title(kind, words % (f"{day:%d.%m.%Y}", told.initials))
            else:
                words = translate("documents", "Eingang %s · %s · %s erfasst")
                panel.set_title(kind, words % (f"{day:%d.%m.%Y}", told.initials, len(run.recorded)))
        elif self._draft.is_restored and run.is_on:
            panel.set_title(
                translate("documents", "Unterlagen annehmen"),
                translate("documents", "Wie beim ersten Versuch: gehört nicht zum Lauf"),
            )
        else:
            panel.set_title(
                translate("documents", "Unterlagen annehmen"),
                translate("documents", "Scannen oder tippen, Tab springt weiter"),
            )
        panel.night_button.set_text(
            translate("documents", "Lauf beenden")
            if run.is_on
            else translate("documents", "Nachtbriefkasten")
        )

    def show_languages(self) -> None:
        """A language whose texts nobody has checked is not printed, and that is said before it is."""
        language, printed = self._draft.form.language, self._now.printed_languages
        words = ""
        if language != "de":
            words = fonts.isolated(endonym(language))
            if printed is not None and language not in printed:
                words = translate("documents", "%s noch ungeprüft") % words
        self._panel.preview.show_languages(words)

    def show_line(self) -> None:
        """The line above the main button: a warning, or how the printer is."""
        preview = self._panel.preview
        nowhere = self.errors.get(Field.NOWHERE) or self.errors.get(Field.REASON, "")
        if nowhere:
            preview.say(nowhere, "bad", urgent=True)
        elif self.warning:
            preview.say(self.warning, "warn")
        else:
            preview.say(*self._printer_line())

    def _is_letter(self) -> bool:
        """Whether what stands in the form is entered without anybody who waits for its slip."""
        if self._draft.correcting is not None:
            return self._run.is_on
        return self._draft.told(self._run.told) is not None

    def _printer_line(self) -> tuple[str, Status]:
        now = self._now
        if now.connection is None or now.house is None:
            return translate("documents", "Datenbank wird geöffnet"), "neutral"
        if self._panel.preview.kind.current() == SHEET and not self._is_letter():
            return translate("documents", "A4 öffnet sich als PDF und wird dort gedruckt"), "neutral"
        if not now.has_printer:
            return tickets.no_printer(), "neutral"
        if self._is_letter() and self._draft.correcting is None:
            return translate("documents", "Briefe bekommen keinen Bon; Nachdruck rechts"), "neutral"
        title = tickets.station_title(now.house, now.connection.runtime.station)
        words = printer_wording.printer_words(
            title, now.printer, has_printer=now.has_printer, came_out=now.slip_came_out
        )
        return words.text, "neutral" if words.status in ("ok", "neutral") else words.status

    def _show_deadline(self) -> None:
        house, connection = self._now.house, self._now.connection
        words, status = "", "neutral"
        now = connection.now() if connection is not None else None
        if house is not None and now is not None and self._draft.form.deadline.strip():
            try:
                day = self._draft.deadline()
            except BadField:
                day = None
            if day is not None:
                words, status = wording.deadline_tag(day, house.business_day(now))
        self._panel.details.show_tag(words, status)

    def _taken(self, form: Form) -> Mapping[str, object]:
        house, connection = self._now.house, self._now.connection
        now = connection.now() if connection is not None else None
        if house is None or now is None:
            return {}
        kinds = house.kinds_taken(form.agency, house.business_day(now))
        return {kind.code: kind for kind in kinds}

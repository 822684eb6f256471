"""What a clerk has entered about papers, and how it becomes what may be kept."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from frontdesk.domain.document_errors import InitialsMissingError
from frontdesk.domain.errors import BugError, InvalidValueError
from frontdesk.domain.house import Agency, House
from frontdesk.domain.legal_time import of_letterbox, told
from frontdesk.domain.plain_text import short_line
from frontdesk.domain.receipt import LegalTime, Source
from frontdesk.domain.submission import MAX_NOTE, Content, Item, PaperForm, check_pages, checked_items
from frontdesk.domain.ticket import TicketId
from frontdesk.usecases.document_acts import needed_reason

MAX_BODY = 60
_INITIALS = re.compile(r"[^\W\d_]{2,5}")
_DEADLINE_DAYS = 3660  # a letter names no day that is further away; a typing error does
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What the clerk has entered, not looked at yet.

    Attributes:
        items: their kinds are codes of the house's kinds of documents.
        pages: of everything, when the clerk counted them together.
        language: of the receipt beside German; ``None``: German alone.
        papers: language of the papers; ``None``: not asked.
        addressed_to: name of a body outside of this house that the papers are addressed to.
        received_by: code of the body that took them; ``None``: the house.
    """

    agency: str
    items: tuple[Item, ...]
    reference: str | None = None
    form: PaperForm = PaperForm.COPIES
    pages: int | None = None
    language: str | None = None
    papers: str | None = None
    deadline: date | None = None
    note: str | None = None
    addressed_to: str | None = None
    received_by: str | None = None
    ticket_id: TicketId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDate:
    """A date of receipt that a person tells, and not the clock.

    Attributes:
        day: that a letterbox stands for; all letters of one night have the same.
        at: moment that was written down on paper during an outage; one of the two is given.
        initials: of the person who tells it; another person has to confirm it.
    """

    reason: str
    initials: str
    day: date | None = None
    at: datetime | None = None

    @property
    def source(self) -> Source:
        return Source.LETTERBOX if self.at is None else Source.OUTAGE


def content_of(
    submission: Submission, house: House, agency: Agency, day: date, *, kept: Collection[str] = ()
) -> Content:
    """The submission as it may be kept; raises the sentence that belongs beside a field.

    ``kept`` are codes of kinds that are in the record already: those stand, whoever takes them now.
    """

    def known(item: Item) -> Item:
        code = item.kind.strip().casefold()
        if code not in kept:
            code = house.document_kind(code, agency=agency.code, day=day).code
        return replace(item, kind=code)

    items = checked_items(map(known, submission.items))
    check_pages(submission.pages, items)
    deadline = submission.deadline
    if deadline is not None and abs((deadline - day).days) > _DEADLINE_DAYS:
        raise InvalidValueError(value=deadline.isoformat(), field="deadline", expected=day.isoformat())
    return Content(
        items=items,
        form=submission.form,
        pages=submission.pages,
        language=house.language(submission.language),
        papers=_language(submission.papers),
        deadline=deadline,
        note=short_line(submission.note, field="note", limit=MAX_NOTE),
    )


def _language(code: str | None) -> str | None:
    """The code of any language: papers come in more of them than the house speaks."""
    if code is None:
        return None
    wanted = code.strip().casefold()
    if not _LANGUAGE.fullmatch(wanted):
        raise InvalidValueError(value=code[:20], field="language", expected="uk")
    return wanted


def body_of_house(house: House, code: str | None) -> str:
    """Code of the site or of one of its agencies; raises `UnknownAgencyError`."""
    if code is None or code.strip().casefold() == house.site.code:
        return house.site.code
    return house.agency_named(code).code


def checked_date(date_told: ToldDate) -> ToldDate:
    """The told date with its reason and initials as they are kept; raises where one of them is missing."""
    if (date_told.day is None) == (date_told.at is None):
        raise BugError(what="a told date is a day or a moment")
    reason = needed_reason(date_told.reason, what="Ein nachgetragenes Datum")
    return replace(date_told, reason=reason, initials=initials_of(date_told.initials))


def initials_of(text: str) -> str:
    """Initials as they compare, e.g. ``mk``; raises `InitialsMissingError`."""
    initials = text.strip().casefold()
    if not _INITIALS.fullmatch(initials):
        raise InitialsMissingError
    return initials


def legal_time(date_told: ToldDate, now: datetime, house: House) -> LegalTime:
    """What the told date means; raises `LegalDateError` when it cannot be."""
    if date_told.at is not None:
        return told(date_told.at, now, house.zone)
    assert date_told.day is not None
    return of_letterbox(date_told.day, now, house.zone)

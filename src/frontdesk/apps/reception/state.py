"""What the reception window shows, worked out from the pictures of the store; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from frontdesk.apps.reception.draft import Draft
from frontdesk.domain.errors import UnknownServiceError
from frontdesk.domain.house import Agency, House, Service, ServiceCode
from frontdesk.domain.printjob import OLD, JobState, PrintJob, SlipKind
from frontdesk.domain.ticket import State, Ticket, TicketId, number_label
from frontdesk.usecases.reception import reason_against_take_back
from frontdesk.usecases.views import AgencyQueue, RecentTicket, ReceptionPicture

TROUBLE_CARDS = 2


@dataclass(frozen=True, slots=True)
class AgencyServices:
    """One agency with the services whose tiles stand below it."""

    agency: Agency
    services: tuple[Service, ...]


def board_of(house: House) -> tuple[AgencyServices, ...]:
    """The agencies in their order, each with its active services; an agency without any is left out."""
    found = []
    for agency in house.agencies:
        own = tuple(service for service in house.active_services if service.agency == agency.code)
        if own:
            found.append(AgencyServices(agency, own))
    return tuple(found)


class WaitKind(StrEnum):
    """What can be said about a wait."""

    KNOWN = "known"
    NO_DESK = "no_desk"  # nobody calls now, so any figure would be a guess
    STALE = "stale"  # the figures are old


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The ticket that Enter would print.

    Attributes:
        number: the number it will most likely get; ``None`` while that cannot be known.
        ahead: ``None`` while the figures are old.
        minutes: range of the likely wait, only where ``wait`` is KNOWN.
        is_printed: the language stands on the slip, not German alone.
        has_need: it goes ahead of others, so `ahead`, which counts everybody, is not its own.
    """

    service: Service
    agency: Agency
    number: str | None
    ahead: int | None
    wait: WaitKind
    minutes: str | None
    language: str
    is_printed: bool
    has_need: bool


def preview(
    draft: Draft,
    house: House,
    picture: ReceptionPicture | None,
    *,
    stale: bool,
    printed: frozenset[str] | None = None,
) -> Preview | None:
    """What the draft amounts to; ``None`` while no service is chosen.

    ``printed`` are the languages that come out on paper, ``None`` where that is not asked.
    """
    if draft.service is None:
        return None
    try:
        service = house.service(draft.service)
    except UnknownServiceError:  # the house changed while it was chosen
        return None
    agency = house.agency(service.agency)
    is_printed = printed is None or draft.language in printed
    if picture is None or stale:
        return Preview(
            service=service,
            agency=agency,
            number=None,
            ahead=None,
            wait=WaitKind.STALE,
            minutes=None,
            language=draft.language,
            is_printed=is_printed,
            has_need=draft.need is not None,
        )
    place = picture.places[service.code]
    wait = place.wait
    if draft.need is not None and not picture.waits.is_rough:
        own = picture.waits.newcomers.get((service.code, draft.need))
        wait = None if own is None else own.wait
    number = picture.next_numbers.get(service.series)
    return Preview(
        service=service,
        agency=agency,
        number=number_label(service.series, number) if number is not None else None,
        ahead=place.ahead,
        wait=WaitKind.KNOWN if wait is not None else WaitKind.NO_DESK,
        minutes=wait.text if wait is not None else None,
        language=draft.language,
        is_printed=is_printed,
        has_need=draft.need is not None,
    )


def waiting_for(picture: ReceptionPicture | None, code: ServiceCode, *, stale: bool) -> int | None:
    """The figure on a tile; nothing while figures are old."""
    if picture is None or stale:
        return None
    return picture.waiting.get(code, 0)


class Paper(StrEnum):
    """What is known about the slip of a ticket, as far as a clerk must know it."""

    FINE = "fine"
    COMING = "coming"
    NOT_PRINTED = "not_printed"
    UNKNOWN = "unknown"


_PAPER = {
    JobState.PENDING: Paper.COMING,
    JobState.SENDING: Paper.COMING,
    JobState.FAILED: Paper.NOT_PRINTED,
    JobState.UNKNOWN: Paper.UNKNOWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentLine:
    """One of the last tickets.

    Attributes:
        time: local, ``hh:mm``.
        is_locked: it cannot be taken back.
        too_old_after: minutes after which time alone locked it; ``None`` when something else did.
        ended: taken back, finished or otherwise past: printing it again would mislead.
    """

    ticket_id: TicketId
    label: str
    letter: str
    service: str
    time: str
    language: str
    need: bool
    state: State
    paper: Paper
    is_locked: bool
    too_old_after: int | None
    ended: bool


def recent_lines(
    house: House, picture: ReceptionPicture, *, at: datetime, language: str = "de"
) -> tuple[RecentLine, ...]:
    """The last tickets at the store's time ``at``; time alone locks them, too."""
    return tuple(_recent_line(house, row, at, language) for row in picture.recent)


def _recent_line(house: House, row: RecentTicket, at: datetime, language: str) -> RecentLine:
    ticket = row.ticket
    why_not = reason_against_take_back(ticket, age=at - ticket.issued_at, house=house)
    return RecentLine(
        ticket_id=ticket.id,
        label=ticket.label,
        letter=row.agency.letter,
        service=row.service.name(language),
        time=local_time(house, ticket.issued_at),
        language=ticket.language,
        need=ticket.need is not None,
        state=ticket.state,
        paper=_paper(row.job),
        is_locked=why_not is not None,
        too_old_after=house.rules.undo_minutes if why_not is not None and _is_untouched(ticket) else None,
        ended=ticket.state not in _PRINTABLE,
    )


def _is_untouched(ticket: Ticket) -> bool:
    return ticket.state is State.WAITING and ticket.life.call_id is None


_PRINTABLE = frozenset({State.WAITING, State.CALLED, State.SERVING, State.PARKED, State.MISSED})


def _paper(job: PrintJob | None) -> Paper:
    return _PAPER.get(job.state, Paper.FINE) if job is not None else Paper.FINE


def newest_to_take_back(lines: Sequence[RecentLine]) -> RecentLine | None:
    """The ticket that Strg+Z means: the newest that stands and may still be taken back."""
    standing = [line for line in lines if line.state is not State.CANCELLED]
    return standing[0] if standing and not standing[0].is_locked else None


def newest_to_reprint(lines: Sequence[RecentLine]) -> RecentLine | None:
    """The ticket that Strg+R means: the newest that still stands."""
    return next((line for line in lines if not line.ended), None)


@dataclass(frozen=True, slots=True)
class SlipTrouble:
    """A slip that a person must look at.

    Attributes:
        label: number of the ticket or of the receipt.
        asks: nobody knows whether it came out, so the clerk is asked.
        reason: what the printer said, as a code.
    """

    label: str
    job: PrintJob
    asks: bool
    reason: str | None

    @property
    def is_receipt(self) -> bool:
        """Whether it is the receipt of papers, and no ticket."""
        return self.job.kind is SlipKind.RECEIPT


def _open_slips(picture: ReceptionPicture) -> list[tuple[str, PrintJob]]:
    """Slips that are not known to be on paper, of tickets and of receipts, oldest first."""
    found = [(row.ticket.label, row.job) for row in picture.unprinted if row.job is not None]
    found += [(row.receipt.number.short, row.job) for row in picture.unprinted_receipts]
    return sorted(found, key=lambda pair: pair[1].id)


def slip_troubles(picture: ReceptionPicture) -> tuple[SlipTrouble, ...]:
    """Slips in doubt and slips that did not come, oldest first; what is merely slow is not among them."""
    found = []
    for label, job in _open_slips(picture):
        if job.state in (JobState.FAILED, JobState.UNKNOWN) and not is_old(job):
            found.append(SlipTrouble(label, job, job.state is JobState.UNKNOWN, job.reason))
    return tuple(found)


def without_paper(picture: ReceptionPicture) -> list[str]:
    """Tickets and receipts that still wait for their slip, oldest first."""
    waiting = (JobState.PENDING, JobState.SENDING, JobState.FAILED)
    return [label for label, job in _open_slips(picture) if job.state in waiting and not is_old(job)]


def is_old(job: PrintJob) -> bool:
    """Whether a slip waits for a person's word because its client may long be gone."""
    return job.state is JobState.FAILED and job.reason == OLD


def old_slips(picture: ReceptionPicture) -> tuple[SlipTrouble, ...]:
    """Slips that are no longer printed without a person's word, oldest first."""
    return tuple(
        SlipTrouble(label, job, asks=True, reason=job.reason)
        for label, job in _open_slips(picture)
        if is_old(job)
    )


def local_time(house: House, at: datetime) -> str:
    """``hh:mm`` in the time zone of the site."""
    return f"{at.astimezone(house.zone):%H:%M}"


def shown_wait(queue: AgencyQueue) -> str | None:
    """The expected wait of an agency in minutes; ``None`` leaves it out."""
    return queue.wait.text if queue.wait is not None else None

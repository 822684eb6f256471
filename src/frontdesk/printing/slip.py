"""What a slip says on paper, as one value per kind: no names, no needs, no reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum

from frontdesk.printing.bitmap import Bitmap
from frontdesk.printing.text import clean


@dataclass(frozen=True, slots=True)
class Words:
    """The same text in German and, where there is one, in the client's language.

    Attributes:
        other: empty when the client's language is German or the house has no words in it.
    """

    de: str
    other: str = ""


def words(names: Mapping[str, str], language: str) -> Words:
    """The German text of ``names``, with the one in ``language`` only where it really exists."""
    german = names.get("de") or next(iter(names.values()), "")
    other = names.get(language, "") if language != "de" else ""
    return Words(german, "" if other == german else other)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipHead:
    """What every slip has.

    Attributes:
        issued: the moment that counts, in the local time of the site; a re-print keeps it.
        logo: above the name of the site, see `printing.logo`.
    """

    site: str
    issued: datetime
    logo: Bitmap | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientSlip(SlipHead):
    """What every slip for a client has.

    Attributes:
        language: what the client reads; German stands on every slip beside it.
        copy: 0 for the first slip, n for the n-th *Zweitdruck*.
        code: what the QR code says; empty leaves it out.
    """

    language: str = "de"
    copy: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketSlip(ClientSlip):
    """The number of a client who waits; its code is `domain.ticket_code.qr_text`.

    Attributes:
        number: as people read and hear it: ``A 042``.
        floor: 0 is the ground floor, negative is below it.
        area: where to wait, e.g. ``Wartebereich 2A``; may be empty.
        way: how to get there; may be empty.
        ahead: how many are called before; ``None`` leaves it out.
        wait: range of the expected wait in minutes, ``20–35``; ``None`` leaves it out.
        outside_hours: given out although the service was closed.
    """

    number: str
    service: Words
    floor: int
    agency: Words
    area: Words = Words("")
    way: Words = Words("")
    ahead: int | None = None
    wait: str | None = None
    outside_hours: bool = False


class Form(Enum):
    """In which form a paper was handed in."""

    ORIGINAL = "original"
    COPY = "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedItem:
    """One kind of paper that was handed in.

    Attributes:
        pages: of all of them together; ``None`` when nobody counted.
    """

    kind: str
    count: int
    pages: int | None = None
    form: Form | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSlip(ClientSlip):
    """That papers came in and when, never that they are complete; ``issued`` is the legal moment.

    Attributes:
        number: of the receipt.
        received_by: the body whose reception took them.
        addressed_to: the body they are meant for.
        reference: the client's own reference; may be empty.
        pages: of everything together, as counted by a person or summed up; ``None`` when nobody knows.
        deadline: the day that the office's letter names.
        remarks: what was added to the record later, e.g. that the date was, each a sentence.
    """

    number: str
    received_by: str
    addressed_to: str
    items: tuple[ReceivedItem, ...]
    reference: str = ""
    pages: int | None = None
    deadline: date | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentSlip(ClientSlip):
    """When and where to come.

    Attributes:
        starts: in the local time of the site.
        number: what the client is called by; may be empty.
        room, way: where to go; may be empty.
        bring: what to bring; may be empty.
    """

    agency: Words
    service: Words
    starts: datetime
    number: str = ""
    floor: int = 0
    room: Words = Words("")
    way: Words = Words("")
    bring: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSlip(ClientSlip):
    """The answer to a short question, to take along."""

    topic: Words
    steps: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesDay:
    """One number range of one day.

    Attributes:
        name: letter and, where it is not the ordinary one, kind of range.
        first, last: numbers given; ``None`` when none was.
        missed: called and did not come, or ended without being served.
        closed: still open when the day was closed.
        unprinted: tickets without a slip known to be on paper.
        gaps: numbers in the range that no ticket has.
    """

    name: str
    first: int | None = None
    last: int | None = None
    given: int = 0
    finished: int = 0
    missed: int = 0
    cancelled: int = 0
    closed: int = 0
    unprinted: int = 0
    gaps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEndSlip(SlipHead):
    """The numbers of a day, for the folder; ``issued`` is when it was counted."""

    day: date
    series: tuple[SeriesDay, ...]
    copy: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TestSlip(SlipHead):
    """What a printer can do, on its own paper.

    Attributes:
        model: as its profile calls it.
        url: of the printer, without secrets.
        code_pages: codec and number of each page, for the native text mode.
        proof: which confirmation of a print was found, in words.
    """

    __test__ = False  # its name makes pytest look for tests in it

    model: str
    dots: int
    dots_per_mm: float
    url: str
    code_pages: Mapping[str, int] = field(default_factory=dict)
    proof: str = ""
    code: str = "FRONTDESK TEST"


# Everything that can come out of a ticket printer; the layouts tell them apart by their class.
Slip = TicketSlip | ReceiptSlip | AppointmentSlip | AnswerSlip | DayEndSlip | TestSlip

# What a printer draws once, before the first client comes: with a letter of each script, to load its font.
SAMPLE = TicketSlip(
    site="Haus",
    issued=datetime(2026, 1, 1, tzinfo=UTC),
    number="A 001",
    language="ar",
    service=Words("Weiterbewilligung Ґ ễ ቁ 楼", "تمديد"),
    floor=1,
    agency=Words("Jobcenter Ґ ễ ቁ 楼"),
    code="FD1:20260101:A001:0",
)


def title_of(slip: Slip) -> str:
    """Day and number, in characters that every file system takes."""
    copy = 0
    match slip:
        case TicketSlip():
            name, copy = slip.number, slip.copy
        case ReceiptSlip():
            name, copy = f"Eingang {slip.number}", slip.copy
        case AppointmentSlip():
            name, copy = f"Termin {slip.number}", slip.copy
        case AnswerSlip():
            name, copy = "Auskunft", slip.copy
        case DayEndSlip():
            name, copy = f"Tagesabschluss {slip.day:%Y-%m-%d}", slip.copy
        case _:
            name = "Testdruck"
    safe = "".join(char if char.isalnum() else "-" for char in clean(name, 40))
    return f"{slip.issued:%Y-%m-%d}_{safe}" + (f"_Zweitdruck-{copy}" if copy else "")

"""What each paper of A4 says, as one value per kind; nothing here knows a store or a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.printing.slip import Form, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHead:
    """What every paper has.

    Attributes:
        address: second line under the name of the site; may be empty.
        printed: when it was made, in the local time of the site.
    """

    site: str
    address: str = ""
    printed: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperItem:
    """Some pieces of one kind.

    Attributes:
        pages: of all of them together; ``None`` when nobody counted.
    """

    kind: Words
    count: int
    pages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that the record got later: what stood there, what stands now, and why.

    Attributes:
        what: e.g. ``Unterlagen`` or ``Eingangsdatum``.
    """

    at: datetime
    what: str
    before: str
    after: str
    reason: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarding:
    """Papers that belong to another body.

    Attributes:
        on: the day on which they were sent; ``None``: they still are here.
        by_law: it is a matter of SGB I § 16, so the first receipt counts there too.
    """

    body: str
    on: date | None = None
    by_law: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LateEntry:
    """The legal moment was told by a person and not by the clock: *nachgetragen*.

    Attributes:
        remark: whether a second person stands by it.
    """

    recorded: datetime
    reason: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPaper(PaperHead):
    """That papers came in, when and for whom; never that they are complete.

    Attributes:
        legal: the moment that counts, in the local time of the site; no correction changes it.
        received_by: the body that took the papers.
        addressed_to: the body that they are for, with its place in the house.
        pages: of everything; ``None`` when nobody knows.
        language: what the client reads; German stands beside it.
        papers_in: name of the language of the papers, where it is not German.
        copy: 0 for the first print, n for the n-th further one.
        withdrawn: why the papers went back over the counter; empty: they did not.
    """

    number: str
    legal: datetime
    received_by: Words
    addressed_to: Words
    reference: str = ""
    items: tuple[PaperItem, ...]
    pages: int | None = None
    form: Form = Form.COPY
    deadline: date | None = None
    note: str = ""
    language: str = "de"
    papers_in: str = ""
    copy: int = 0
    late_entry: LateEntry | None = None
    changes: tuple[Change, ...] = ()
    forwarding: Forwarding | None = None
    withdrawn: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolLine:
    """One receipt of a bundle, as it was when the bundle was sealed.

    Attributes:
        short: what people say at the counter: ``0047``.
        verdict: what the agency said of it, in words; empty: nothing yet.
    """

    number: str
    short: str
    reference: str
    items: str
    pages: int | None = None
    deadline: date | None = None
    verdict: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolPaper(PaperHead):
    """The hand-over protocol of a sealed bundle.

    Attributes:
        to: the agency; ``way``: its floor.
        sealed, handed_over: in the local time of the site.
        pages: of everything; ``None`` when nobody knows.
    """

    number: str
    short: str
    to: str
    way: str = ""
    sealed: datetime
    handed_over: datetime | None = None
    lines: tuple[ProtocolLine, ...]
    pieces: int
    pages: int | None = None
    with_deadline: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """One receipt of the day; its reference is nobody's business here.

    Attributes:
        recorded: local time.
        mark: *nachgetragen*, *berichtigt*; may be empty.
        place: where the papers are, in words.
        withdrawn: they went back over the counter; the number is spent, and nothing of it counts.
    """

    number: str
    recorded: datetime
    items: str
    pieces: int
    pages: int | None = None
    deadline: date | None = None
    place: str = ""
    mark: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyDay:
    """The receipts of one agency; each number has its line, and what was withdrawn counts nowhere."""

    code: str
    name: str
    lines: tuple[DayLine, ...]

    @property
    def counted(self) -> tuple[DayLine, ...]:
        return tuple(line for line in self.lines if not line.withdrawn)

    @property
    def withdrawn(self) -> int:
        return len(self.lines) - len(self.counted)

    @property
    def pieces(self) -> int:
        return sum(line.pieces for line in self.counted)

    @property
    def pages(self) -> int:
        """Of the receipts whose pages were counted."""
        return sum(line.pages for line in self.counted if line.pages is not None)

    @property
    def uncounted(self) -> int:
        """Receipts whose pages nobody counted."""
        return sum(line.pages is None for line in self.counted)

    @property
    def with_deadline(self) -> int:
        return sum(line.deadline is not None for line in self.counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPaper(PaperHead):
    """The receipts recorded on a day, with the report that no number is missing.

    Attributes:
        first, last: numbers of that day; empty where there was none.
        gaps: numbers between them, or right before and after, that no receipt has.
    """

    day: date
    agencies: tuple[AgencyDay, ...]
    first: str = ""
    last: str = ""
    gaps: tuple[str, ...] = ()


Paper = ReceiptPaper | ProtocolPaper | DayPaper

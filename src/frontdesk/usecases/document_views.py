"""What windows and the command line show of papers: small frozen pictures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.domain.bundle import Bundle, BundleItem
from frontdesk.domain.caution import Caution
from frontdesk.domain.house import Agency
from frontdesk.domain.misrouting import Urgency
from frontdesk.domain.printjob import PrintJob
from frontdesk.domain.receipt import Confirmation, Entry, Place, Receipt, Standing
from frontdesk.domain.submission import Content


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptView:
    """A receipt with what its entries, its bundle and the printer say.

    Attributes:
        reference: personal data: shown to the clerk and printed, never logged.
        urgency: of papers that belong to another body; ``None`` for all others.
        job: the newest print of it, ``None`` when none was ordered.
    """

    receipt: Receipt
    agency: Agency
    standing: Standing
    reference: str | None
    bundle: Bundle | None
    urgency: Urgency | None
    job: PrintJob | None

    @property
    def content(self) -> Content:
        return self.standing.content

    @property
    def waits_for_confirmation(self) -> bool:
        return self.standing.confirmation is Confirmation.PENDING


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What recording a submission led to."""

    receipt: Receipt
    job: PrintJob | None
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailStep:
    """A line of a paper's timeline.

    Attributes:
        kind: the step, e.g. ``receipt_sealed`` or ``bundle_handed_over``.
        place: where the papers were after it.
    """

    at: datetime
    kind: str
    place: Place
    agency: Agency
    body: str | None
    bundle: Bundle | None
    station: str
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """Everything about one paper: where it is, since when, who had it, what was said of it.

    Attributes:
        references: by number of the entry that brought it.
    """

    view: ReceiptView
    steps: tuple[TrailStep, ...]
    entries: tuple[Entry, ...]
    references: tuple[tuple[int, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleLine:
    """A line of a hand-over protocol, as it was when the bundle was sealed.

    Attributes:
        reference: as it stood then, too.
        corrected: what was handed in, or its reference, was corrected since.
    """

    item: BundleItem
    receipt: Receipt
    content: Content
    reference: str | None
    corrected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleView:
    """A bundle with its protocol.

    Attributes:
        pages: of all papers, ``None`` when those of one are not known.
        with_deadline: how many of the receipts name a deadline.
        late: nobody has handed it over in time, or nobody has accepted it in time.
    """

    bundle: Bundle
    agency: Agency
    lines: tuple[BundleLine, ...]
    pieces: int
    pages: int | None
    with_deadline: int
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenList:
    """What lies ready for one agency, and what it has disputed."""

    agency: Agency
    ready: tuple[Receipt, ...]
    disputed: tuple[Receipt, ...]

    @property
    def oldest(self) -> datetime | None:
        return self.ready[0].received_at if self.ready else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """What somebody has to see to, loud at reception and in the agency until it is done.

    Attributes:
        disputed: papers that an agency misses, or did not take.
        late: bundles that nobody has handed over in time, or accepted in time.
        misrouted: papers that belong to another body, with how late they are, latest first.
        to_confirm: receipts whose date waits for a second person.
    """

    disputed: tuple[ReceiptView, ...]
    late: tuple[Bundle, ...]
    misrouted: tuple[ReceiptView, ...]
    to_confirm: tuple[ReceiptView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersPicture:
    """Everything that reception shows of papers.

    Attributes:
        on_the_way: bundles that are sealed or handed over, newest first.
        settled: today's bundles that the agencies have looked at, newest first.
        recent: the last receipts of today, newest first.
    """

    at: datetime
    day: date
    lists: tuple[OpenList, ...]
    on_the_way: tuple[Bundle, ...]
    settled: tuple[Bundle, ...]
    recent: tuple[ReceiptView, ...]
    attention: Attention


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyPapers:
    """Everything that an agency's window shows of papers: its bundles, and what it disputed.

    Attributes:
        to_accept: bundles that were handed over, oldest first.
        coming: bundles that are sealed and still at reception.
    """

    agency: Agency
    to_accept: tuple[Bundle, ...]
    coming: tuple[Bundle, ...]
    disputed: tuple[Receipt, ...]

"""What the desk knows of papers, and what was marked of a bundle that is being checked; knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.domain.bundle import Bundle
from frontdesk.domain.house import AgencyCode, House
from frontdesk.domain.receipt import BundleId, Receipt, ReceiptId
from frontdesk.domain.submission import Content
from frontdesk.domain.ticket import TicketId
from frontdesk.qt.theme import Status


@dataclass(frozen=True, slots=True)
class Question:
    """Whose papers are asked for.

    Attributes:
        ticket_id: the client at the desk, ``None`` while nobody is.
    """

    agency: AgencyCode
    ticket_id: TicketId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleSummary:
    """A bundle that waits to be accepted.

    Attributes:
        receipts: how many travel in it.
        left: how many of them have no verdict yet.
        pages: of all papers, ``None`` when those of one are not known.
        deadline: the earliest that one of its letters names.
    """

    bundle: Bundle
    receipts: int
    left: int
    pieces: int
    pages: int | None
    deadline: date | None

    @property
    def id(self) -> BundleId:
        return self.bundle.id

    @property
    def short(self) -> str:
        return self.bundle.number.short


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPaper:
    """A receipt from the visit of the client at the desk.

    Attributes:
        bundle: that it travels in or came with.
    """

    receipt: Receipt
    content: Content
    bundle: Bundle | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPapers:
    """Everything that the window shows of papers; nothing of it is personal.

    Attributes:
        to_accept: bundles that were handed over to this agency, oldest first.
        coming: bundles for it that are still at reception.
        disputed: its receipts that reception has to find out about, oldest first.
        visit: what the client at the desk handed in for this agency, oldest first.
    """

    asked: Question
    to_accept: tuple[BundleSummary, ...]
    coming: tuple[Bundle, ...]
    disputed: tuple[Receipt, ...]
    visit: tuple[VisitPaper, ...]

    @property
    def pieces(self) -> int:
        """How many papers the client handed in."""
        return sum(paper.content.pieces for paper in self.visit)

    def waiting(self, bundle_id: BundleId) -> BundleSummary | None:
        """The bundle, while it waits to be accepted."""
        return next((one for one in self.to_accept if one.id == bundle_id), None)


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A line of a bundle that has no verdict yet."""

    receipt: Receipt
    content: Content

    @property
    def id(self) -> ReceiptId:
        return self.receipt.id


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the agency says of a bundle in one act.

    Attributes:
        only: the receipts that are accepted; ``None``: all that are not disputed.
        disputed: receipts with the reason, by id.
    """

    bundle_id: BundleId
    only: frozenset[ReceiptId] | None = None
    disputed: tuple[tuple[ReceiptId, str], ...] = ()


class Draft:
    """Marks on the lines of one bundle, before they become an act; the last ones can be taken back.

    Attributes:
        marks: by receipt: ``None`` when it is here, else the reason of the dispute.
    """

    def __init__(self, bundle_id: BundleId) -> None:
        self.bundle_id = bundle_id
        self.marks: dict[ReceiptId, str | None] = {}
        self._before: list[dict[ReceiptId, str | None]] = []

    def mark(self, receipt_id: ReceiptId, reason: str | None = None) -> None:
        """It is here, or it is disputed."""
        self._remember()
        self.marks[receipt_id] = reason

    def clear(self, receipt_id: ReceiptId) -> None:
        """Nothing is said of it."""
        self._remember()
        self.marks.pop(receipt_id, None)

    def take_back(self) -> bool:
        """Undo the last change; false when there is none."""
        if not self._before:
            return False
        self.marks = self._before.pop()
        return True

    def keep_only(self, receipt_ids: Iterable[ReceiptId]) -> None:
        """Forget marks of lines that got their verdict from somebody else."""
        left = set(receipt_ids)
        self.marks = {one: said for one, said in self.marks.items() if one in left}
        self._before = [{one: said for one, said in marks.items() if one in left} for marks in self._before]

    @property
    def here(self) -> frozenset[ReceiptId]:
        return frozenset(one for one, reason in self.marks.items() if reason is None)

    @property
    def disputed(self) -> tuple[tuple[ReceiptId, str], ...]:
        return tuple(sorted((one, reason) for one, reason in self.marks.items() if reason is not None))

    def judgement(self, *, rest: bool) -> Judgement:
        """The act that these marks are; with ``rest`` every line without a mark is accepted too."""
        return Judgement(self.bundle_id, None if rest else self.here, self.disputed)

    def _remember(self) -> None:
        self._before.append(dict(self.marks))


def lateness(bundle: Bundle, now: datetime, house: House) -> Status:
    """How loud a bundle is: ``neutral`` in time, ``warn`` when it waits too long, ``bad`` overnight."""
    handed_over = bundle.now.handed_over_at
    if handed_over is None or not bundle.is_late(now):
        return "neutral"
    return "warn" if house.business_day(handed_over) == house.business_day(now) else "bad"

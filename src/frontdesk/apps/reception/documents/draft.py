"""The submission that a clerk is putting together: what is typed and chosen; knows no widget and no store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar
from uuid import uuid4

from frontdesk.apps.reception.documents import dates, kinds_line
from frontdesk.domain.errors import FrontdeskError
from frontdesk.domain.house import AgencyCode, House
from frontdesk.domain.receipt import ReceiptId
from frontdesk.domain.reference import MAX_REFERENCE
from frontdesk.domain.scan import Scan, ScanKind, Trouble, read_scan
from frontdesk.domain.submission import MAX_COUNT, MAX_ITEMS, Item, PaperForm, parse_items
from frontdesk.domain.ticket import OperationId
from frontdesk.usecases.document_views import ReceiptView
from frontdesk.usecases.submissions import MAX_BODY, Submission, ToldDate

T = TypeVar("T")

LONGEST_REFERENCE = 240  # so that a paste is cut, and yet seen to be too long
LONGEST_LINE = 2001
LONGEST_NOTE = 141
_LONGEST_PAGES = 6
_OURS = frozenset({ScanKind.RECEIPT, ScanKind.BUNDLE, ScanKind.TICKET, ScanKind.APPOINTMENT})


class Field(StrEnum):
    """The places of the form; a sentence about bad input stands beside one of them."""

    REFERENCE = "reference"
    AGENCY = "agency"
    KINDS = "kinds"
    PAGES = "pages"
    DEADLINE = "deadline"
    LANGUAGE = "language"
    PAPERS = "papers"
    BODY = "body"
    NOTE = "note"
    REASON = "reason"
    NOWHERE = "nowhere"


class Flaw(StrEnum):
    """What is wrong with a field before the rules of the house are asked."""

    NO_AGENCY = "no_agency"
    NO_REFERENCE = "no_reference"
    OUR_CODE = "our_code"
    OTHER_HOUSE = "other_house"
    WRONG_CHECK = "wrong_check"
    NOTHING = "nothing"
    NO_DATE = "no_date"
    NO_NUMBER = "no_number"
    NO_REASON = "no_reason"


class BadField(Exception):
    """A field says something that cannot be.

    Attributes:
        flaw: what this form found; else ``cause`` is the refusal of the rules.
    """

    def __init__(self, where: Field, flaw: Flaw | None = None, cause: FrontdeskError | None = None) -> None:
        super().__init__(where, flaw)
        self.where, self.flaw, self.cause = where, flaw, cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Everything that stands in the form, as it was typed.

    Attributes:
        agency: the one that counts now; ``by_hand`` when a person chose it.
        papers: language of the papers, empty: not asked.
        body: name of a body outside of this house.
        ticket: code of the ticket whose papers these are, as it was scanned; empty: of none.
        reason: of a correction.
    """

    reference: str = ""
    without_reference: bool = False
    agency: AgencyCode | None = None
    by_hand: bool = False
    line: str = ""
    pages: str = ""
    deadline: str = ""
    language: str = "de"
    copies: bool = True
    papers: str = ""
    body: str = ""
    note: str = ""
    reason: str = ""
    ticket: str = ""

    def is_blank(self) -> bool:
        """Whether nobody has begun anything."""
        return self == Form()


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """One submission that a clerk wants recorded, or one correction.

    Attributes:
        op: made before the first try; every retry carries it, so that one intent is one receipt.
        sheet: the receipt becomes a sheet of A4, and no slip.
        correcting: the receipt to be corrected; ``None``: a new one.
        seen: version of that receipt that the clerk had before the eyes.
        form: what stood in the form, so that it can come back.
    """

    op: OperationId
    submission: Submission
    form: Form
    told: ToldDate | None = None
    prints: bool = True
    sheet: bool = False
    correcting: ReceiptId | None = None
    seen: int | None = None
    reason: str = ""

    def same_wish(self, other: Intent) -> bool:
        """Whether both stand for the same act: the same papers, whatever has changed around them.

        A run that has ended or another kind of paper does not make a second receipt of them.
        """
        return (self.submission, self.correcting, self.reason, self.form.ticket) == (
            other.submission,
            other.correcting,
            other.reason,
            other.form.ticket,
        )


@dataclass(slots=True)
class Draft:
    """What is typed and chosen for the next receipt.

    Attributes:
        correcting: the receipt that is being corrected, with its number; its agency stays.
        scan: what the reference is, as far as it can be told.
    """

    form: Form = field(default_factory=Form)
    correcting: tuple[ReceiptId, str] | None = None
    scan: Scan | None = None
    _house: House | None = None
    _today: date | None = None
    _tried: Intent | None = None
    _seen: int | None = None
    _settled: str = ""

    def set_house(self, house: House, today: date) -> None:
        """The definition in force and the business day."""
        self._house, self._today = house, today
        if self.form.agency is not None and all(one.code != self.form.agency for one in house.agencies):
            self.form = replace(self.form, agency=None, by_hand=False)
        if self.form.language not in house.site.languages:
            self.form = replace(self.form, language="de")
        self._read()

    @property
    def today(self) -> date | None:
        """The business day, once a house is known."""
        return self._today

    @property
    def is_empty(self) -> bool:
        return self.correcting is None and self.form.is_blank()

    @property
    def is_restored(self) -> bool:
        """Whether a try that was refused stands here again; it keeps its date, whatever run is on now."""
        return self._tried is not None

    def told(self, now: ToldDate | None) -> ToldDate | None:
        """The date that a person told for these papers; ``now`` is the one for those that come new."""
        if self.correcting is not None:
            return None
        return now if self._tried is None else self._tried.told

    @property
    def code_flaw(self) -> Flaw | None:
        """What is wrong where a code of this program, of any house, stands in the place of a reference."""
        scan = self.scan
        if scan is None:
            return None
        if scan.kind is ScanKind.NOTHING:
            return Flaw.WRONG_CHECK if scan.trouble is Trouble.WRONG_CHECK else None
        if scan.kind not in _OURS:
            return None
        return Flaw.OTHER_HOUSE if scan.trouble is Trouble.OTHER_HOUSE else Flaw.OUR_CODE

    @property
    def counts(self) -> Mapping[str, int]:
        """Pieces of each kind as far as the line can be read."""
        return kinds_line.counts(self.form.line)

    @property
    def pages_in_lines(self) -> int | None:
        """Pages that the typed line itself tells of all papers."""
        try:
            totals = [item.total for item in self.items()]
        except (BadField, FrontdeskError):
            return None
        known = [total for total in totals if total is not None]
        return sum(known) if known and len(known) == len(totals) else None

    def change(self, **what: object) -> None:
        """Some fields say something else now."""
        self.form = replace(self.form, **what)  # type: ignore[arg-type]
        if "reference" in what:
            self.form = replace(self.form, without_reference=False)
            self._read()
        if self.is_empty:
            self._tried = None  # what comes next are other papers

    def settle_reference(self, text: str) -> None:
        """The scan was a reference: it stays, whatever code of ours is scanned into its place after it."""
        self.change(reference=text)
        self._settled = text

    def attach_ticket(self, code: str) -> None:
        """The scan was a ticket's code: the papers are handed in with it, and the reference stands again."""
        self.change(reference=self._settled, ticket=code)

    def drop_reference(self) -> None:
        """One key: the papers have no reference."""
        self.form = replace(self.form, reference="", without_reference=not self.form.without_reference)
        self._settled = ""
        self._read()

    def choose_agency(self, code: AgencyCode) -> None:
        """A person says whose the papers are; the reference no longer decides."""
        if self.correcting is None:
            self.form = replace(self.form, agency=code, by_hand=True)

    def set_count(self, code: str, count: int) -> None:
        """A tile changes the typed line."""
        self.form = replace(self.form, line=kinds_line.with_count(self.form.line, code, count))

    def add_page(self, by: int) -> None:
        """The buttons of the stepper; below one the field is empty again."""
        shown = self.form.pages or str(self.pages_in_lines or 0)
        count = int(shown) + by if shown.isascii() and shown.isdecimal() else by
        text = str(count) if count > 0 else ""
        self.form = replace(self.form, pages=text[:_LONGEST_PAGES])

    def clear(self) -> None:
        """As after a print: nothing typed; a refused try is forgotten."""
        self.form, self.scan, self.correcting = Form(), None, None
        self._tried = self._seen = None
        self._settled = ""

    def restore(self, intent: Intent) -> None:
        """Put a refused wish back, so that the clerk can try it again."""
        self.clear()
        self.form, self._tried = intent.form, intent
        self._settled = self.form.reference
        if intent.correcting is not None:
            self.correcting, self._seen = (intent.correcting, ""), intent.seen
        self._read()

    def correct(self, view: ReceiptView) -> None:
        """Take up a receipt, so that it can be put right."""
        self.clear()
        content, receipt = view.content, view.receipt
        self.correcting, self._seen = (receipt.id, receipt.number.short), receipt.version
        self.form = Form(
            reference=view.reference or "",
            without_reference=view.reference is None,
            agency=receipt.agency,
            by_hand=True,
            line=" ".join(_typed(item) for item in content.items),
            pages="" if content.pages is None else str(content.pages),
            deadline="" if content.deadline is None else dates.day_text(content.deadline),
            language=content.language,
            copies=content.form is PaperForm.COPIES,
            papers=content.papers or "",
            body=receipt.now.body or "",
            note=content.note or "",
        )
        self._read()

    def items(self) -> tuple[Item, ...]:
        """The papers; raises `BadField`."""
        house, today = self._known()
        if not self.form.line.strip():
            raise BadField(Field.KINDS, Flaw.NOTHING)
        try:
            return parse_items(self.form.line, house, agency=self.form.agency, day=today)
        except FrontdeskError as error:
            raise BadField(Field.KINDS, cause=error) from error

    def deadline(self) -> date | None:
        """The day in the letter; raises `BadField`."""
        _house, today = self._known()
        if not self.form.deadline.strip():
            return None
        try:
            return dates.read_date(self.form.deadline, today)
        except ValueError as error:
            raise BadField(Field.DEADLINE, Flaw.NO_DATE) from error

    def pages(self) -> int | None:
        """Pages of everything; raises `BadField`."""
        text = self.form.pages.strip()
        if not text:
            return None
        if not (text.isascii() and text.isdecimal()) or int(text) == 0:
            raise BadField(Field.PAGES, Flaw.NO_NUMBER)
        return int(text)

    def submission(self) -> Submission:
        """What the form amounts to; raises `BadField` for the first field that cannot be."""
        form = self.form
        if (self.scan is None or self.scan.trouble is Trouble.EMPTY) and not form.without_reference:
            raise BadField(Field.REFERENCE, Flaw.NO_REFERENCE)
        if self.code_flaw is not None:
            raise BadField(Field.REFERENCE, self.code_flaw)
        if form.agency is None:
            raise BadField(Field.AGENCY, Flaw.NO_AGENCY)
        return Submission(
            agency=form.agency,
            items=self.items(),
            reference=self._reference(),
            form=PaperForm.COPIES if form.copies else PaperForm.ORIGINALS,
            pages=self.pages(),
            language=form.language,
            papers=form.papers or None,
            deadline=self.deadline(),
            note=form.note or None,
            addressed_to=form.body or None,
        )

    def outline(self) -> Submission:
        """What the form amounts to as far as it can be read, for the preview; never refuses."""
        form, house = self.form, self._house
        known = {} if house is None else house.kinds
        items = tuple(
            Item(code, min(count, MAX_COUNT))
            for code, count in self.counts.items()
            if code in known and count
        )
        with suppress(BadField, FrontdeskError):
            items = self.items()
        return Submission(
            agency=form.agency or "",
            items=items[:MAX_ITEMS],
            reference=(self._reference() or "")[:MAX_REFERENCE] or None,
            form=PaperForm.COPIES if form.copies else PaperForm.ORIGINALS,
            pages=_quietly(self.pages),
            language=form.language,
            deadline=_quietly(self.deadline),
            addressed_to=form.body[:MAX_BODY] or None,
        )

    def intent(self, *, told: ToldDate | None = None, prints: bool = True, sheet: bool = False) -> Intent:
        """The act as it stands now; raises `BadField`.

        What comes back after a refused try keeps the date that it was told with, and whether a slip was
        wanted; the same wish tried again keeps its operation id as well.
        """
        submission = self.submission()
        if self.correcting is not None and not self.form.reason.strip():
            raise BadField(Field.REASON, Flaw.NO_REASON)
        wish = Intent(
            op=OperationId(uuid4()),
            submission=submission,
            form=self.form,
            told=self.told(told),
            prints=prints if self._tried is None else self._tried.prints,
            sheet=sheet,
            correcting=None if self.correcting is None else self.correcting[0],
            seen=self._seen,
            reason=self.form.reason,
        )
        if self._tried is not None and self._tried.same_wish(wish):
            return replace(wish, op=self._tried.op)
        return wish

    def _reference(self) -> str | None:
        if self.scan is None:
            return None
        # What is too long to be a reference goes to the rules as it is, so that they refuse it.
        return self.scan.text if self.scan.kind is ScanKind.REFERENCE else self.form.reference

    def _read(self) -> None:
        self.scan = None
        if self._house is None or self._today is None or not self.form.reference.strip():
            agency = self.form.agency if self.form.by_hand else None
            self.form = replace(self.form, agency=agency)
            return
        self.scan = read_scan(self.form.reference, self._house, self._today)
        if not self.form.by_hand:
            self.form = replace(self.form, agency=self.scan.agency)

    def _known(self) -> tuple[House, date]:
        if self._house is None or self._today is None:
            raise BadField(Field.NOWHERE)
        return self._house, self._today


def _quietly(read: Callable[[], T]) -> T | None:
    try:
        return read()
    except BadField:
        return None


def _typed(item: Item) -> str:
    if item.pages is not None:
        return f"{item.kind}{item.count}x{item.pages}"
    return item.kind if item.count == 1 else f"{item.kind}{item.count}"

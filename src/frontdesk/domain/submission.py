"""What a client hands in: kinds, counts and pages, as they are typed, checked and kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontdesk.domain.document_errors import ItemLimitError, PagesContradictError, UnreadableItemError
from frontdesk.domain.house import AgencyCode, DocumentKind, House
from frontdesk.domain.plain_text import clean_line

MAX_COUNT = 999
MAX_PAGES = 9999  # of one piece, and of everything together ten times that
MAX_ITEMS = 60
MAX_LINE = 2000  # characters of a typed line; what is longer was pasted
MAX_NOTE = 140

# Letters, then a count, then the pages of each piece: wb, ko3, lo2x4. Pages need a count before them, since
# the code of a kind may end in an x itself.
_PART = re.compile(r"([^\W\d_]+)(?:(\d{1,9})(?:[x×*](\d{1,9}))?)?")
_BETWEEN = re.compile(r"[\s,;+]+")


class PaperForm(StrEnum):
    """What the office keeps: the originals, or copies of which the client has the originals."""

    COPIES = "copies"
    ORIGINALS = "originals"


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """Some pieces of one kind.

    Attributes:
        kind: code of a kind of document.
        pages: of each piece; ``None`` when nobody counted them.
    """

    kind: str
    count: int = 1
    pages: int | None = None

    @property
    def total(self) -> int | None:
        return None if self.pages is None else self.count * self.pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What was handed in, as one entry of a receipt tells it.

    Attributes:
        pages: of everything, as a person counted them; ``None``: the sum of the items, where it is known.
        language: of the receipt beside German, which is that of the client.
        papers: language of the papers, ``None`` when not asked. Papers in another language than German may
            take effect only with their translation, so it has to be told.
        deadline: the day that the office's own letter names.
    """

    items: tuple[Item, ...]
    form: PaperForm = PaperForm.COPIES
    pages: int | None = None
    language: str = "de"
    papers: str | None = None
    deadline: date | None = None
    note: str | None = None

    @property
    def pieces(self) -> int:
        return sum(item.count for item in self.items)

    @property
    def total_pages(self) -> int | None:
        return self.pages if self.pages is not None else sum_of_pages(self.items)

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(item.kind for item in self.items)


def sum_of_pages(items: Iterable[Item]) -> int | None:
    """Pages of all items, ``None`` as soon as those of one are unknown."""
    totals = [item.total for item in items]
    known = [total for total in totals if total is not None]
    return sum(known) if known and len(known) == len(totals) else None


def parse_items(text: str, house: House, *, agency: AgencyCode | None = None, day: date) -> tuple[Item, ...]:
    """Read a typed line such as ``wb ko3 lo2x4``: one renewal form, three bank statements, two payslips of
    four pages each.

    Upper and lower case are alike; blanks, commas and plus signs stand between the parts. Pieces of one kind
    and length are added up.

    Raises:
        UnknownKindError: the house has no such kind for this agency on this day.
        UnreadableItemError: a part is no code with numbers.
        ItemLimitError: a number is out of range, or there are too many kinds.
    """
    if len(text) > MAX_LINE:
        raise ItemLimitError(what="Zeichen", value=len(text), least=1, most=MAX_LINE)
    items = []
    for part in _BETWEEN.split(clean_line(text).casefold()):
        if not part:
            continue
        match = _PART.fullmatch(part)
        if match is None:
            raise UnreadableItemError(part=part[:20])
        code, count, pages = match.groups()
        kind = house.document_kind(code, agency=agency, day=day)
        items.append(Item(kind.code, int(count or 1), None if pages is None else int(pages)))
    return checked_items(items)


def checked_items(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items with equal ones added up, in the order of their first mention.

    Raises:
        ItemLimitError: nothing at all, a number out of range, too many kinds.
    """
    together: dict[tuple[str, int | None], int] = {}
    for item in items:
        _within("count", item.count, MAX_COUNT)
        if item.pages is not None:
            _within("pages", item.pages, MAX_PAGES)
        key = (item.kind, item.pages)
        together[key] = together.get(key, 0) + item.count
    _within("kinds", len(together), MAX_ITEMS)
    for count in together.values():
        _within("count", count, MAX_COUNT)
    return tuple(Item(kind, count, pages) for (kind, pages), count in together.items())


def check_pages(pages: int | None, items: Iterable[Item]) -> None:
    """Raise when the pages of everything are out of range or contradict those of the items."""
    if pages is None:
        return
    _within("pages", pages, MAX_PAGES * 10)
    in_lines = sum_of_pages(items)
    if in_lines is not None and in_lines != pages:
        raise PagesContradictError(total=pages, sum=in_lines)


def kind_names(items: Iterable[Item], kinds: Mapping[str, DocumentKind], language: str) -> list[str]:
    """The items in words, e.g. ``Kontoauszug × 3``; a kind that vanished is told by its code."""
    return [
        f"{kinds[item.kind].name(language) if item.kind in kinds else item.kind} × {item.count}"
        for item in items
    ]


def _within(what: str, value: int, most: int) -> None:
    if not 1 <= value <= most:
        raise ItemLimitError(what=what, value=value, least=1, most=most)

"""The typed line of kinds, counts and pages; limits; text that is cleaned and never trusted."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.document_errors import (
    ItemLimitError,
    PagesContradictError,
    UnknownKindError,
    UnreadableItemError,
)
from frontdesk.domain.errors import InvalidValueError, UsageError
from frontdesk.domain.house import AgencyCode, DocumentKind
from frontdesk.domain.plain_text import clean_line, short_line
from frontdesk.domain.submission import (
    MAX_COUNT,
    MAX_ITEMS,
    MAX_LINE,
    MAX_PAGES,
    Item,
    check_pages,
    checked_items,
    parse_items,
    sum_of_pages,
)
from frontdesk.testing.builders import small_house

DAY = date(2026, 11, 23)
JOBCENTER = AgencyCode("jobcenter")
HOUSE = replace(
    small_house(),
    document_kinds=(
        DocumentKind(code="wb", names={"de": "WBA-Formular"}, agencies=(JOBCENTER,)),
        DocumentKind(code="ko", names={"de": "Kontoauszug"}),
        DocumentKind(code="lo", names={"de": "Lohnabrechnung"}),
        DocumentKind(code="ax", names={"de": "Anlage X"}, valid_until=date(2026, 12, 31)),
        DocumentKind(code="neu", names={"de": "Anlage Neu"}, valid_from=date(2027, 1, 1)),
        DocumentKind(code="alt", names={"de": "Altes Formular"}, retired=True),
    ),
)
ITEMS = st.lists(
    st.builds(
        Item,
        st.sampled_from(["wb", "ko", "lo", "ax"]),
        st.integers(1, 50),
        st.one_of(st.none(), st.integers(1, MAX_PAGES)),
    ),
    min_size=1,
    max_size=12,
)


def parse(text: str, agency: AgencyCode | None = JOBCENTER, day: date = DAY) -> tuple[Item, ...]:
    return parse_items(text, HOUSE, agency=agency, day=day)


def typed(item: Item) -> str:
    pages = "" if item.pages is None else f"x{item.pages}"
    return f"{item.kind}{item.count}{pages}"


def test_the_line_of_the_counter():
    assert parse("wb ko3 lo2") == (Item("wb", 1), Item("ko", 3), Item("lo", 2))
    assert parse("wb1x6,KO3x4 + lo2") == (Item("wb", 1, 6), Item("ko", 3, 4), Item("lo", 2))
    assert parse("ko2x4 ko1x3 ko2x4") == (Item("ko", 4, 4), Item("ko", 1, 3))
    assert parse("ax3") == (Item("ax", 3),)


@given(ITEMS, st.sampled_from([" ", ", ", ";", "  +  "]))
def test_what_is_typed_is_what_is_read(items: list[Item], between: str):
    line = between.join(typed(item) for item in items)
    assert parse(line) == checked_items(items)
    assert sum(item.count for item in parse(line)) == sum(item.count for item in items)


@given(st.text(max_size=200))
def test_any_text_gives_items_or_one_sentence(text: str):
    sentence, items = "", tuple[Item, ...]()
    try:
        items = parse(text)
    except UsageError as error:
        sentence = error.message("de")
    assert bool(items) != bool(sentence)
    assert "\n" not in sentence
    assert len(sentence) < 300
    assert len(items) <= MAX_ITEMS
    assert all(1 <= item.count <= MAX_COUNT for item in items)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", ItemLimitError),
        ("   ", ItemLimitError),
        ("ko0", ItemLimitError),
        ("ko100000", ItemLimitError),
        ("ko1x10000", ItemLimitError),
        ("ko999 ko1", ItemLimitError),
        ("zz", UnknownKindError),
        ("alt", UnknownKindError),
        ("neu", UnknownKindError),
        ("kox4", UnknownKindError),
        ("ko-3", UnreadableItemError),
        ("3ko", UnreadableItemError),
        ("ko3x", UnreadableItemError),
        ("ko12345678901", UnreadableItemError),
        ("=cmd()", UnreadableItemError),
        ("<img src=x>", UnreadableItemError),
        ("ko " * MAX_LINE, ItemLimitError),
        (" ".join(f"ko1x{pages}" for pages in range(1, MAX_ITEMS + 2)), ItemLimitError),
    ],
)
def test_what_cannot_be_is_refused(text: str, error: type[UsageError]):
    with pytest.raises(error):
        parse(text)


def test_a_kind_belongs_to_its_agencies_and_its_days():
    with pytest.raises(UnknownKindError):
        parse("wb", AgencyCode("abh"))
    assert parse("wb", None) == (Item("wb"),)
    assert parse("neu", day=date(2027, 1, 1)) == (Item("neu"),)
    with pytest.raises(UnknownKindError):
        parse("ax", day=date(2027, 1, 1))


def test_pages_of_everything_may_not_contradict_the_lines():
    items = (Item("ko", 3, 4), Item("lo", 2, 1))
    assert sum_of_pages(items) == 14
    check_pages(14, items)
    check_pages(99, (*items, Item("wb")))
    check_pages(None, items)
    with pytest.raises(PagesContradictError):
        check_pages(13, items)
    with pytest.raises(ItemLimitError):
        check_pages(0, ())


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_a_cleaned_line_is_one_line_of_visible_signs(text: str):
    line = clean_line(text)
    assert clean_line(line) == line
    assert line == line.strip()
    hidden = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert not any(unicodedata.category(char) in hidden for char in line)
    line.encode()


def test_bidi_overrides_controls_and_zero_width_go_and_markup_stays_plain():
    assert clean_line("a\u202eb\u200b\u0000c\r\nd\ud800e") == "ab c de"
    assert clean_line("<img src=x> =cmd()") == "<img src=x> =cmd()"
    assert short_line("  \u202e ", field="note", limit=140) is None
    assert short_line("x" * 140, field="note", limit=140) == "x" * 140
    with pytest.raises(InvalidValueError):
        short_line("x" * 141, field="note", limit=140)
    with pytest.raises(InvalidValueError):
        short_line(" " * 1_000_000, field="note", limit=140)

"""Where things stand on the slips that are no tickets, and what they say and never say."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.printing.layout import lay_out
from frontdesk.printing.layouts import day_end, receipt
from frontdesk.printing.page import Align, Bar, Face, Line, Matrix, Page, Picture
from frontdesk.printing.slip import SAMPLE, Form, ReceivedItem, SeriesDay, TestSlip, title_of
from frontdesk.printing.typesetter import QtTypesetter
from tests.printing import wild
from tests.printing.slips import ANSWER, APPOINTMENT, DAY_END, GERMAN, KINDS, RECEIPT, TEST, WIDTHS
from tests.printing.wild import CROWDED

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("painting")]

BERLIN = ZoneInfo("Europe/Berlin")
SLIPS = KINDS | {f"crowded-{name}": slip for name, slip in CROWDED.items()}


def page_of(slip, dots=576, *, unchecked=True) -> Page:
    return lay_out(slip, dots / WIDTHS[dots], QtTypesetter(WIDTHS[dots]), unchecked=unchecked)


def texts(page: Page) -> list[str]:
    return [item.text for item in page.items if isinstance(item, Line)]


def box(line: Line, typesetter: QtTypesetter) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the capitals, in millimetres."""
    wide = typesetter.width(line.text, line.face)
    left = line.x - {Align.LEFT: 0.0, Align.CENTRE: wide / 2, Align.RIGHT: wide}[line.align]
    return left, line.y - 0.71 * line.face.size, left + wide, line.y


@pytest.mark.parametrize("dots", WIDTHS)
@pytest.mark.parametrize("name", SLIPS)
def test_no_line_of_text_overlaps_another_or_leaves_the_paper(name, dots):
    slip = SLIPS[name]
    if isinstance(slip, TestSlip):
        slip = replace(slip, dots=dots, dots_per_mm=WIDTHS[dots])
    page, typesetter = page_of(slip, dots), QtTypesetter(WIDTHS[dots])
    boxes = [(line, box(line, typesetter)) for line in page.items if isinstance(line, Line)]
    for index, (line, (left, top, right, bottom)) in enumerate(boxes):
        assert left >= -1e-6, line
        assert right <= page.width + 1e-6, line
        assert top > 0, line
        assert bottom < page.height, line
        for other, (left2, top2, right2, bottom2) in boxes[index + 1 :]:
            apart = right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top
            assert apart, (line, other)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(slip=wild.slips, dots=st.sampled_from(list(WIDTHS)))
def test_whatever_the_texts_say_every_line_stays_on_the_paper_and_apart(slip, dots):
    page, typesetter = page_of(slip, dots), QtTypesetter(WIDTHS[dots])
    boxes = [box(item, typesetter) for item in page.items if isinstance(item, Line) and item.text.strip()]
    # Two dots: a letter alone on a line may be wider than the line.
    slack = 2 / WIDTHS[dots]
    for index, (left, top, right, bottom) in enumerate(boxes):
        assert left >= -slack
        assert right <= page.width + slack
        assert 0 < top < bottom < page.height
        for left2, top2, right2, bottom2 in boxes[index + 1 :]:
            assert right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top


@pytest.mark.parametrize("dots", WIDTHS)
@pytest.mark.parametrize("name", SLIPS)
def test_no_rule_runs_through_a_line_of_text_or_a_code(name, dots):
    slip = SLIPS[name]
    page, typesetter = page_of(slip, dots), QtTypesetter(WIDTHS[dots])
    solid = [box(item, typesetter) for item in page.items if isinstance(item, Line)]
    solid += [
        (item.x, item.y, item.x + item.size, item.y + item.size)
        for item in page.items
        if isinstance(item, Matrix)
    ]
    for item in page.items:
        if isinstance(item, Bar):
            for left, top, right, bottom in solid:
                assert (
                    item.x + item.width <= left
                    or right <= item.x
                    or item.y + item.height <= top
                    or bottom <= item.y
                ), (item, left, top)


def test_a_receipt_says_what_came_in_to_the_second_and_never_that_it_is_complete():
    said = texts(page_of(RECEIPT))
    assert "Nr. E 2026-004217" in said
    assert "23.11.2026, 09:41:07" in said
    assert said[said.index("UTC") + 1] == "23.11.2026, 08:41:07"
    assert "35502//0012345" in said
    assert said[said.index("3 ×") + 1 : said.index("3 ×") + 3] == ["Kontoauszüge", "Kopien, 14 Seiten"]
    assert "5 Unterlagen, 21 Seiten" in said
    whole = " ".join(said)
    assert "Wir haben diese Unterlagen erhalten. Ob sie vollständig sind, ist damit nicht gesagt." in whole
    assert "لقد استلمنا هذه المستندات." in whole
    assert "Kopie 2" in texts(page_of(replace(RECEIPT, copy=2)))


def test_the_hour_that_comes_twice_is_two_hours_on_paper():
    def said(fold: int) -> list[str]:
        return texts(
            page_of(replace(RECEIPT, issued=datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold)))
        )

    first, second = said(0), said(1)
    assert [one[one.index("UTC") + 1] for one in (first, second)] == [
        "25.10.2026, 00:30:00",
        "25.10.2026, 01:30:00",
    ]


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (ReceivedItem(kind="x", count=1, pages=1, form=Form.COPY), "Kopie, 1 Seite"),
        (ReceivedItem(kind="x", count=2, pages=None, form=Form.ORIGINAL), "Originale"),
        (ReceivedItem(kind="x", count=2, pages=3), "3 Seiten"),
        (ReceivedItem(kind="x", count=2), ""),
    ],
)
def test_papers_are_counted_in_words(item, words):
    assert receipt.details(item) == words


def test_the_pages_of_all_papers_are_only_summed_where_all_were_counted():
    half = (*RECEIPT.items, ReceivedItem(kind="Brief", count=1))
    assert receipt.total(RECEIPT) == "5 Unterlagen, 21 Seiten"
    assert receipt.total(replace(RECEIPT, items=half)) == "6 Unterlagen"
    assert receipt.total(replace(RECEIPT, items=half[-1:])) == "1 Unterlage"


def test_an_appointment_says_day_hour_place_and_what_to_bring():
    said = texts(page_of(APPOINTMENT))
    for text in ("Donnerstag, 26.11.2026", "10:30", "Jobcenter, Raum 2.14", "Ausweis oder Aufenthaltstitel"):
        assert text in said
    hour = next(
        line for line in page_of(APPOINTMENT).items if isinstance(line, Line) and line.text == "10:30"
    )
    assert hour.face.size > 10


def test_an_answer_gives_the_steps_in_both_languages():
    said = texts(page_of(ANSWER))
    assert said.index("1.") < said.index("2.")
    assert "تغيير العنوان" in said
    assert "سجلوا عنوانكم" in " ".join(said)


def test_the_end_of_a_day_names_what_is_missing():
    said = texts(page_of(DAY_END))
    assert said[said.index("001 bis 143") : said.index("001 bis 143") + 2] == ["001 bis 143", "Nummern"]
    assert "Lücken: 904, 905" in said
    assert day_end.NOTHING in " ".join(texts(page_of(replace(DAY_END, series=()))))
    assert day_end.gaps(SeriesDay(name="A", gaps=tuple(range(1, 101)))).endswith("024 und 76 weitere")
    assert day_end.numbers(SeriesDay(name="A")) == "keine"


def test_the_test_slip_has_a_ruler_from_edge_to_edge_and_every_thickness():
    page = page_of(TEST)
    bars = [item for item in page.items if isinstance(item, Bar)]
    tall = [bar for bar in bars if bar.height == 10.0 and bar.width < 1]
    assert [bar.x for bar in tall] == pytest.approx([0.0, 72.0 - 0.25])
    assert {round(bar.height * 8) for bar in bars} >= {1, 2, 3, 4}
    assert {round(item.module * 8) for item in page.items if isinstance(item, Matrix)} >= {1, 2, 4}
    assert "60" in texts(page)
    assert not any(isinstance(item, Picture) for item in page.items)


@pytest.mark.parametrize(
    ("slip", "title"),
    [
        (GERMAN, "2026-11-23_A-053"),
        (replace(GERMAN, copy=2), "2026-11-23_A-053_Zweitdruck-2"),
        (replace(GERMAN, number="../\x1b:?"), "2026-11-23_-----"),
        (RECEIPT, "2026-11-23_Eingang-E-2026-004217"),
        (APPOINTMENT, "2026-11-23_Termin-A-712"),
        (ANSWER, "2026-11-23_Auskunft"),
        (DAY_END, "2026-11-23_Tagesabschluss-2026-11-23"),
        (TEST, "2026-11-23_Testdruck"),
        (SAMPLE, "2026-01-01_A-001"),
    ],
)
def test_a_title_is_day_and_number_in_safe_characters(slip, title):
    assert title_of(slip) == title


def test_a_line_that_is_not_too_long_is_never_shortened():
    assert not [text for slip in KINDS.values() for text in texts(page_of(slip)) if text.endswith("…")]
    assert Face(1.0).weight == 500

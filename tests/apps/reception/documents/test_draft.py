"""What is typed, before any widget or store: dates, the line of papers, the form as a whole."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.apps.reception.documents import dates, kinds_line
from frontdesk.apps.reception.documents.draft import BadField, Draft, Field, Flaw, Form
from frontdesk.apps.reception.documents.run import Run, RunField, RunForm, RunKind
from frontdesk.domain.house import AgencyCode
from frontdesk.domain.receipt_number import ReceiptNumber
from frontdesk.domain.submission import MAX_COUNT, Item, PaperForm
from frontdesk.usecases.submissions import ToldDate
from tests.apps.reception.documents.counter import AZR, BG, papers_house

HOUSE = papers_house()
TODAY = date(2026, 11, 23)


TERMIN = "FD2:%s:20261123:0123456789ABCDEF"


def draft(**what: object) -> Draft:
    made = Draft()
    made.set_house(HOUSE, TODAY)
    made.change(**what)
    return made


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("27.11.2026", date(2026, 11, 27)),
        ("27.11.", date(2026, 11, 27)),
        ("27.11", date(2026, 11, 27)),
        ("2711", date(2026, 11, 27)),
        ("271126", date(2026, 11, 27)),
        (" 1.2.27 ", date(2027, 2, 1)),
        ("01.02.", date(2027, 2, 1)),
        ("20.11.", date(2026, 11, 20)),
        ("29.2.", date(2028, 2, 29)),
    ],
)
def test_a_date_is_read_as_people_write_it(typed: str, meant: date) -> None:
    assert dates.read_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed", ["31.02.2026", "0", "32.1.", "heute", "1.13.2026", "29.2.2026", "٢٧.١١.", "1.1.1.1"]
)
def test_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the form says the sentence
        dates.read_date(typed, TODAY)


def test_a_day_of_a_letterbox_lies_behind() -> None:
    assert dates.read_date("31.12.", date(2027, 1, 1), past=True) == date(2026, 12, 31)
    assert dates.read_date("24.11.", TODAY, past=True) == date(2025, 11, 24)


@given(st.dates(date(2025, 1, 1), date(2030, 12, 31)))
def test_a_date_that_is_written_is_read_back(day: date) -> None:
    assert dates.read_date(dates.day_text(day), TODAY) == day


def test_a_half_typed_line_means_what_is_there() -> None:
    assert kinds_line.counts("wb ko3 lo2x4 m?") == {"wb": 1, "ko": 3, "lo": 2}
    assert kinds_line.counts("ko ko2, KO") == {"ko": 4}


@given(st.text(max_size=80), st.sampled_from(["wb", "ko", "lo"]), st.integers(-5, 2000))
def test_a_tile_sets_its_count_and_nothing_else(line: str, code: str, count: int) -> None:
    before = kinds_line.counts(line)
    after = kinds_line.counts(kinds_line.with_count(line, code, count))
    assert after.get(code, 0) == min(max(count, 0), MAX_COUNT)
    assert {k: v for k, v in after.items() if k != code} == {k: v for k, v in before.items() if k != code}


def test_a_tile_keeps_the_pages_of_its_part() -> None:
    assert kinds_line.with_count("wb lo2x4", "lo", 3) == "wb lo3x4"


def test_the_agency_follows_the_reference_until_a_person_chooses() -> None:
    made = draft(reference=BG)
    assert made.form.agency == "a"
    made.change(reference=AZR)
    assert made.form.agency == "b"
    made.choose_agency(AgencyCode("c"))
    made.change(reference=BG)
    assert made.form.agency == "c"


def test_a_whole_form_is_a_submission() -> None:
    made = draft(
        reference=BG,
        line="wb ko3 lo2x4",
        pages="",
        deadline="27.11.",
        copies=False,
        note="Umschlag",
        body="Bonn",
    )
    submission = made.submission()
    assert submission.items == (Item("wb"), Item("ko", 3), Item("lo", 2, 4))
    assert (submission.agency, submission.reference) == ("a", BG)
    assert (submission.form, submission.deadline) == (PaperForm.ORIGINALS, date(2026, 11, 27))
    assert (submission.note, submission.addressed_to) == ("Umschlag", "Bonn")


@pytest.mark.parametrize(
    ("what", "where", "flaw"),
    [
        ({"reference": "", "line": "ko"}, Field.REFERENCE, Flaw.NO_REFERENCE),
        ({"reference": "\u202e\u200b", "line": "ko"}, Field.REFERENCE, Flaw.NO_REFERENCE),
        ({"reference": "XY-1", "line": "ko"}, Field.AGENCY, Flaw.NO_AGENCY),
        ({"reference": "HDI-2026-000001-76", "line": "ko"}, Field.REFERENCE, Flaw.WRONG_CHECK),
        ({"reference": str(ReceiptNumber("hdi", 2026, 1)), "line": "ko"}, Field.REFERENCE, Flaw.OUR_CODE),
        ({"reference": str(ReceiptNumber("xyz", 2026, 1)), "line": "ko"}, Field.REFERENCE, Flaw.OTHER_HOUSE),
        ({"reference": TERMIN % "HDI", "line": "ko"}, Field.REFERENCE, Flaw.OUR_CODE),
        ({"reference": TERMIN % "XYZ", "line": "ko"}, Field.REFERENCE, Flaw.OTHER_HOUSE),
        ({"reference": BG, "line": ""}, Field.KINDS, Flaw.NOTHING),
        ({"reference": BG, "line": "zz"}, Field.KINDS, None),
        ({"reference": BG, "line": "ko0"}, Field.KINDS, None),
        ({"reference": BG, "line": "ko100000"}, Field.KINDS, None),
        ({"reference": BG, "line": "ko", "pages": "0"}, Field.PAGES, Flaw.NO_NUMBER),
        ({"reference": BG, "line": "ko", "deadline": "31.2."}, Field.DEADLINE, Flaw.NO_DATE),
    ],
)
def test_the_first_bad_field_is_named(what: dict[str, object], where: Field, flaw: Flaw | None) -> None:
    with pytest.raises(BadField) as bad:
        draft(**what).submission()
    assert (bad.value.where, bad.value.flaw) == (where, flaw)


def test_the_same_wish_keeps_its_operation() -> None:
    made = draft(reference=BG, line="ko")
    first = made.intent()
    made.restore(first)
    assert made.intent().op == first.op
    made.change(line="ko2")
    assert made.intent().op != first.op


LETTER = ToldDate(reason="Nachtbriefkasten", initials="mk", day=date(2026, 11, 22))
OTHER = ToldDate(reason="Nachtbriefkasten", initials="jb", day=date(2026, 11, 21))


@pytest.mark.parametrize("first", [None, LETTER])
@pytest.mark.parametrize("now", [None, OTHER])
def test_what_changed_around_a_wish_makes_no_second_one(first: ToldDate | None, now: ToldDate | None) -> None:
    made = draft(reference=BG, line="ko")
    tried = made.intent(told=first, prints=first is None)
    made.restore(tried)
    again = made.intent(told=now, prints=now is None, sheet=True)
    assert (again.op, again.told, again.prints, again.sheet) == (tried.op, first, first is None, True)


def test_a_date_stays_with_its_papers_until_they_are_cleared() -> None:
    made = draft(reference=BG, line="ko")
    made.restore(made.intent(told=LETTER, prints=False))
    made.change(line="ko2")
    assert made.intent(told=OTHER).told == LETTER
    made.change(line="")
    made.change(reference="")
    made.change(reference=BG, line="ko")
    assert made.intent(told=OTHER).told == OTHER
    made.restore(made.intent(told=LETTER, prints=False))
    made.clear()
    made.change(reference=BG, line="ko")
    assert made.intent().told is None


def test_an_outline_never_refuses() -> None:
    made = draft(reference="x" * 240, line="ko zz lo5 ?", pages="zwei", deadline="31.2.", body="y" * 61)
    outline = made.outline()
    assert outline.items == (Item("ko"), Item("lo", 5))
    assert outline.pages is None
    assert outline.deadline is None


@given(st.builds(Form, reference=st.text(max_size=80), line=st.text(max_size=80), pages=st.text(max_size=6)))
def test_no_text_breaks_the_form(form: Form) -> None:
    made = draft(reference=form.reference, line=form.line, pages=form.pages)
    made.outline()
    with suppress(BadField):
        made.submission()


def test_a_run_says_which_field_cannot_be() -> None:
    run = Run(RunForm(kind=RunKind.OUTAGE, day="31.02.", time="", reason="", initials="1"))
    assert run.bad_fields(HOUSE, TODAY) == [RunField.DAY, RunField.REASON, RunField.INITIALS]
    run.form = RunForm(kind=RunKind.OUTAGE, day="22.11.", time="25:00", reason="Strom", initials="mk")
    assert run.bad_fields(HOUSE, TODAY) == [RunField.TIME]
    run.form = RunForm(kind=RunKind.OUTAGE, day="22.11.", time="14:30", reason="Strom", initials="mk")
    assert run.bad_fields(HOUSE, TODAY) == []
    run.begin(HOUSE, TODAY)
    assert run.told is not None
    assert run.told.at == datetime(2026, 11, 22, 13, 30, tzinfo=UTC)

"""The search finds what a clerk means, however it is spelled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.apps.reception.search import LONGEST_QUERY, NOTHING, ServiceSearch
from tests.apps.reception.stage import mockup_house

SEARCH = ServiceSearch(mockup_house().active_services)


def found(query: str) -> tuple[str, ...]:
    return tuple(str(code) for code in SEARCH.find(query).codes)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("wba", "wba"),
        ("WBA ", "wba"),
        ("weiter", "wba"),
        ("änd", "aen"),
        ("aend", "aen"),
        ("and", "aen"),
        ("verlangern", "auf"),
        ("verlaengern", "auf"),
        ("verlängern", "auf"),
        ("VERLÄNGERN", "auf"),
        ("permit", "auf"),
        ("residence card", "eat"),
        ("karte ab", "eat"),
        ("§ 24", "s24"),
        ("sozialhilfe xii", "sgb"),
        ("dolm", "dol"),
        ("ukra", "s24"),
    ],
)
def test_code_name_and_keyword_lead_to_the_service(query: str, first: str) -> None:
    assert found(query)[0] == first


def test_sharp_s_is_found_as_ss() -> None:
    assert SEARCH.find("abschlüsse") == SEARCH.find("abschlüße")


def test_an_exact_code_wins_over_every_other_match() -> None:
    # "sch" is a code, and also begins "Schutz", "Schulplatz" and the keyword "schule"
    result = SEARCH.find("sch")
    assert result.chosen == "sch"
    assert len(result.codes) > 1


def test_better_matches_stand_first() -> None:
    # code prefix "sc" before names that begin so, names before keywords
    assert found("sc") == ("sch", "s24", "but")
    assert found("arb")[0] == "arb"
    assert found("wohn") == ("umz", "unt")


def test_the_only_match_is_chosen_and_several_are_not() -> None:
    assert SEARCH.find("fiktions").chosen == "fik"
    assert SEARCH.find("be").chosen is None
    assert len(SEARCH.find("be").codes) > 1


@pytest.mark.parametrize("query", ["", "   ", "\x00\x1b", "\u202e\u2066", "((("])
def test_nothing_to_look_for_finds_nothing(query: str) -> None:
    assert SEARCH.find(query) == NOTHING


@given(st.text(max_size=300))
def test_any_text_is_harmless(query: str) -> None:
    result = SEARCH.find(query)
    assert result.chosen is None or result.chosen in result.codes


def test_control_and_direction_marks_inside_a_word_do_not_hide_it() -> None:
    assert SEARCH.find("w\u200bb\u202ea").chosen == "wba"


def test_a_huge_paste_is_cut_before_it_costs_anything() -> None:
    search = ServiceSearch(mockup_house(services_per_agency=50).active_services)
    start = "anliegen 7 ".ljust(LONGEST_QUERY, "x")
    assert search.find(start + "x" * 1_000_000) == search.find(start)
    assert LONGEST_QUERY < 1000

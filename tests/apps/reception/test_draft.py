"""What a clerk types and chooses becomes one ticket, and a retry stays the same ticket."""

from __future__ import annotations

import pytest

from frontdesk.apps.reception.draft import Draft, Reason
from frontdesk.apps.reception.languages import MORE, SIMPLE, pages
from frontdesk.domain.house import ServiceCode
from frontdesk.domain.ticket import Need
from tests.apps.reception.stage import LANGUAGES, mockup_house

WBA, NEU, AUF = ServiceCode("wba"), ServiceCode("neu"), ServiceCode("auf")


@pytest.fixture
def draft() -> Draft:
    house = mockup_house()
    made = Draft()
    columns = [[s.code for s in house.services if s.agency == a.code] for a in house.agencies]
    made.set_house(house, columns)
    return made


def test_typing_chooses_and_unchooses(draft: Draft) -> None:
    draft.type("wb")
    assert draft.service == WBA
    draft.type("w")
    assert draft.service is None


@pytest.mark.parametrize(
    ("reason", "need"),
    [(Reason.MOBILITY, Need.SEAT), (Reason.CHILD, Need.SEAT), (Reason.DEADLINE, Need.URGENT)],
)
def test_a_reason_becomes_its_class(draft: Draft, reason: Reason, need: Need) -> None:
    draft.set_reason(reason)
    assert (draft.need_on, draft.need) == (True, need)
    draft.set_reason(None)
    assert not draft.need_on


def test_the_switch_alone_means_a_seat(draft: Draft) -> None:
    draft.set_need(True)
    assert draft.need is Need.SEAT
    draft.set_reason(Reason.DEADLINE)
    draft.set_need(False)
    assert draft.intent() is None
    assert not draft.need_on
    assert draft.reason is None


def test_a_refused_wish_keeps_its_operation_until_it_changes(draft: Draft) -> None:
    draft.choose(WBA)
    first = draft.intent()
    assert first is not None
    draft.clear()
    draft.restore(first)
    again = draft.intent(anyway=True)
    assert again is not None
    assert (again.op, again.anyway) == (first.op, True)
    draft.choose(NEU)
    other = draft.intent()
    assert other is not None
    assert other.op != first.op


def test_after_a_clear_the_same_wish_is_a_new_ticket(draft: Draft) -> None:
    draft.choose(WBA)
    first = draft.intent()
    assert first is not None
    draft.restore(first)
    draft.clear()
    draft.choose(WBA)
    second = draft.intent()
    assert second is not None
    assert second.op != first.op


def test_arrows_walk_the_matches_in_their_rank_and_wrap(draft: Draft) -> None:
    draft.type("sc")
    codes = draft.found.codes
    draft.move(0, 1)
    assert draft.service == codes[0]
    draft.move(0, -1)
    assert draft.service == codes[-1]


def test_arrows_walk_the_tiles_without_a_search(draft: Draft) -> None:
    draft.move(0, 1)
    assert draft.service == WBA
    draft.move(0, 1)
    assert draft.service == NEU
    draft.move(1, -1)
    assert draft.service == AUF


def test_a_house_without_services_has_nothing_to_walk() -> None:
    empty = Draft()
    empty.move(0, 1)
    assert empty.intent() is None


def test_ten_languages_have_digits_and_the_rest_a_page() -> None:
    first, *further = pages(LANGUAGES, 12)
    assert [entry.key for entry in first] == [*"1234567890", "L", "W"]
    assert {entry.code for entry in first} >= {"de", "ti", SIMPLE, MORE}
    assert [entry.code for entry in further[0]] == ["ckb", "ku", "ps", "so", "fr", MORE]


@pytest.mark.parametrize("room", [7, 8, 12])
@pytest.mark.parametrize("count", [1, 5, 11, 40])
def test_every_language_stands_on_exactly_one_page(room: int, count: int) -> None:
    languages = [f"l{n}" for n in range(count)] + [SIMPLE]
    found = pages(languages, room)
    shown = [entry.code for page in found for entry in page if entry.code != MORE]
    assert sorted(shown) == sorted(languages)
    assert all(len(page) <= room for page in found)
    assert all(len({entry.key for entry in page}) == len(page) for page in found)

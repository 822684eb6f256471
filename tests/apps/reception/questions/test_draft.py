"""Which topic is meant by what is typed, and that one wish is one question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from frontdesk.apps.reception.questions.draft import Draft, find
from tests.apps.reception.questions.asked import questions_house

HOUSE = questions_house()


@pytest.mark.parametrize(
    ("text", "codes", "chosen"),
    [
        ("un", ["un"], "un"),
        ("UN ", ["un"], "un"),
        ("oeff", ["zu"], "zu"),
        ("öff", ["zu"], "zu"),
        ("antrag", [], None),
        ("antrags", ["st"], "st"),
        ("opening", ["zu"], "zu"),
        ("f", ["fo"], None),
        ("s", ["st", "sp", "so"], None),
        ("weg haus", ["we"], "we"),
        ("so", ["so"], "so"),
        ("xx", [], None),
        ("\x00\u202e", [], None),
        ("", [], None),
    ],
)
def test_what_is_found(text: str, codes: list[str], chosen: str | None) -> None:
    found = find(HOUSE.topics, text)
    if codes or not text:
        assert [code for code in found.codes if code in codes] == codes
    assert found.chosen == chosen


def chosen(draft: Draft) -> str | None:
    return draft.topic


def test_arrows_walk_matches_and_all_topics() -> None:
    draft = Draft()
    draft.set_house(HOUSE)
    draft.move(1)
    assert chosen(draft) == "un"
    draft.move(-1)
    assert chosen(draft) == "so"
    draft.type("s")
    assert chosen(draft) is None
    draft.move(1)
    assert chosen(draft) == draft.found.codes[0]


def test_one_wish_keeps_its_operation_and_another_gets_a_new_one() -> None:
    draft = Draft()
    draft.set_house(HOUSE)
    draft.choose("un")
    first = draft.intent(slip=True)
    assert first is not None
    draft.restore(first)
    again, other = draft.intent(slip=True), draft.intent(slip=False)
    assert again == first
    assert other is not None
    assert other.op != first.op


def test_a_topic_that_is_gone_is_no_longer_chosen() -> None:
    draft = Draft()
    draft.set_house(HOUSE)
    draft.choose("un")
    draft.set_house(questions_house(languages=("de", "en")))
    assert chosen(draft) == "un"
    draft.language = "tr"
    draft.set_house(replace(questions_house(languages=("de", "en")), topics=HOUSE.topics[1:]))
    assert chosen(draft) is None
    assert draft.intent(slip=False) is None
    assert find(HOUSE.topics, "un").chosen == "un"

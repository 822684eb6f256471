"""Bundles: packed by one click, handed over, acknowledged by one scan, or looked at paper by paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from frontdesk.domain.bundle import BundleState
from frontdesk.domain.receipt import Place
from frontdesk.testing.builders import operation
from frontdesk.usecases import bundles
from tests.apps.reception.conftest import Key
from tests.apps.reception.documents.conftest import Taker
from tests.apps.reception.documents.counter import BG, Counter, papers_morning

OpenPapers = Callable[..., Taker]


def read(taker: Taker) -> None:
    taker.controller.following.read()  # type: ignore[union-attr]


def with_pile(open_papers: OpenPapers, count: int = 2) -> Taker:
    stage = Counter()
    for number in range(count):
        stage.hand_in(f"31702BG000000{number}", "ko")
    taker = open_papers(stage)
    taker.until(lambda: taker.pile("A").line.title == f"{count} Vorgänge")
    return taker


def test_the_column_says_how_it_stands_with_each_agency(open_papers: OpenPapers) -> None:
    taker = open_papers(papers_morning())
    taker.until(lambda: taker.pile("C").line.strong)
    shown = {row.line.letter: (row.line.title, row.line.word) for row in taker.panel.side.piles() if row.line}
    assert shown == {
        "A": ("12 Vorgänge", "Packen"),
        "B": ("4 Vorgänge", "Packen"),
        "C": ("5 Vorgänge", "Quittieren"),
        "D": ("1 Vorgang", "Packen"),
    }
    assert taker.pile("C").line.strong == "C-1 · unterwegs seit 09:30"


def test_an_old_pile_is_told_in_red(open_papers: OpenPapers) -> None:
    stage = Counter()
    stage.hand_in(BG, "ko")
    stage.clock.set(stage.clock.now() + timedelta(hours=5))
    taker = open_papers(stage)
    taker.until(lambda: taker.pile("A").line.status == "bad")
    assert "09:42" in taker.pile("A").line.strong


def test_one_click_packs_and_the_next_hands_over(open_papers: OpenPapers) -> None:
    taker = with_pile(open_papers)
    place = taker.pile("A").button.geometry()
    taker.pile("A").button.click()
    taker.until(lambda: taker.pile("A").line.word == "Übergeben")
    assert taker.pile("A").button.geometry() == place
    (bundle,) = taker.stage.store.documents.bundles()
    assert bundle.state is BundleState.SEALED
    assert len(taker.stage.store.documents.items([bundle.id])[bundle.id]) == 2
    taker.pile("A").button.click()
    taker.until(lambda: taker.pile("A").line.word == "Quittieren")
    assert taker.stage.store.documents.bundle(bundle.id).state is BundleState.HANDED_OVER


def test_of_two_clerks_who_pack_at_once_one_wins_and_the_other_is_told(open_papers: OpenPapers) -> None:
    taker = with_pile(open_papers)
    # Somebody else is faster, and this window has not heard of it.
    bundles.seal_bundle(taker.stage.store, taker.stage.house, op=operation("reception-2"), agency="a")
    taker.pile("A").button.click()
    taker.until(lambda: "inzwischen" in taker.clerk.window.notice.text())
    assert len(taker.stage.store.documents.bundles()) == 1
    taker.until(lambda: taker.pile("A").line.word == "Übergeben")


def test_what_came_meanwhile_waits_for_the_next_bundle(open_papers: OpenPapers) -> None:
    taker = with_pile(open_papers)
    late = taker.stage.hand_in("31702BG0000009", "mi")
    taker.pile("A").button.click()
    taker.until(lambda: taker.stage.store.documents.bundles())
    assert taker.stage.store.documents.receipt(late.id).place is Place.OPEN


def test_one_scan_acknowledges_a_bundle(open_papers: OpenPapers) -> None:
    stage = Counter()
    stage.hand_in(BG, "ko")
    bundle = stage.bundle(carried=True)
    taker = open_papers(stage)
    taker.type("")
    taker.scan(bundle.label)
    taker.until(lambda: taker.stage.store.documents.bundle(bundle.id).state is BundleState.ACCEPTED)
    taker.until(lambda: "quittiert" in taker.panel.bundle.sentence)
    assert taker.receipts()[0].place is Place.ACCEPTED
    assert taker.panel.reference.field.text() == ""


def test_scanning_a_bundle_that_is_still_here_only_shows_it(open_papers: OpenPapers) -> None:
    stage = Counter()
    stage.hand_in(BG, "ko")
    bundle = stage.bundle()
    taker = open_papers(stage)
    taker.scan(bundle.label)
    taker.until(lambda: taker.panel.aside is taker.panel.bundle)
    assert stage.store.documents.bundle(bundle.id).state is BundleState.SEALED  # type: ignore[union-attr]
    # The scanner bounces: the second code goes into the field, and its Enter hands nothing over.
    taker.scan(bundle.label)
    taker.until(lambda: taker.has_focus(taker.panel.bundle.hand_over))
    assert stage.store.documents.bundle(bundle.id).state is BundleState.SEALED  # type: ignore[union-attr]
    taker.press(Key.Key_Return)
    taker.until(lambda: stage.store.documents.bundle(bundle.id).state is BundleState.HANDED_OVER)  # type: ignore[union-attr]


def test_each_paper_is_scanned_and_a_missing_one_is_loud(open_papers: OpenPapers) -> None:
    stage = Counter()
    receipts = [stage.hand_in(f"31702BG000000{n}", "ko") for n in range(3)]
    bundle = stage.bundle(carried=True)
    taker = open_papers(stage)
    taker.until(lambda: taker.pile("A").line.word == "Quittieren")
    taker.pile("A").button.click()
    taker.until(lambda: taker.panel.aside is taker.panel.bundle)
    assert taker.has_focus(taker.panel.bundle.scan)
    taker.scan(receipts[0].label)
    taker.scan(receipts[1].label)
    taker.scan("HDI-2026-000099-99")
    assert len(taker.panel.bundle.marks()) == 2
    assert taker.panel.bundle.sentence
    taker.panel.bundle.some.click()
    taker.until(lambda: stage.store.documents.receipt(receipts[1].id).place is Place.ACCEPTED)  # type: ignore[union-attr]
    assert stage.store.documents.receipt(receipts[2].id).place is Place.BUNDLED  # type: ignore[union-attr]
    taker.until(lambda: not taker.panel.bundle.marks())
    row = taker.panel.bundle._rows[2]
    row.choice.button("missing").click()
    taker.panel.bundle.reason.take_focus()
    taker.type("Umschlag leer")
    taker.panel.bundle.all.click()
    taker.until(lambda: stage.store.documents.bundle(bundle.id).state is BundleState.DISPUTED)  # type: ignore[union-attr]
    taker.until(lambda: taker.panel.side.care())
    line = taker.panel.side.care()[0].line
    assert line is not None
    assert (line.status, "0003" in line.title, "Umschlag leer" in line.caption) == ("bad", True, True)
    # Beside the tickets it is told as well, and one press leads back here.
    taker.press(Key.Key_F2)
    cards = taker.clerk.window.side.troubles
    taker.until(lambda: any(item.key == "papers" for item in cards.items))
    cards.cards[0].all_buttons()[0].click()
    taker.until(lambda: taker.panel.isVisible())


@pytest.mark.parametrize("from_the_form", [False, True])
def test_scanning_the_protocol_accepts_nothing_that_was_marked_missing(
    open_papers: OpenPapers, from_the_form: bool
) -> None:
    stage = Counter()
    receipts = [stage.hand_in(f"31702BG000000{n}", "ko") for n in range(3)]
    bundle = stage.bundle(carried=True)
    taker = open_papers(stage)
    taker.until(lambda: taker.pile("A").line.word == "Quittieren")
    taker.pile("A").button.click()
    taker.until(lambda: taker.panel.aside is taker.panel.bundle)
    taker.panel.bundle._rows[1].choice.button("missing").click()
    taker.panel.bundle.reason.take_focus()
    taker.type("Umschlag leer")
    if from_the_form:
        taker.press(Key.Key_Escape)
        taker.panel.reference.field.take_focus()
    else:
        taker.panel.bundle.scan.take_focus()
    taker.scan(bundle.label)
    taker.until(lambda: stage.store.documents.bundle(bundle.id).state is BundleState.DISPUTED)  # type: ignore[union-attr]
    places = [stage.store.documents.receipt(one.id).now for one in receipts]  # type: ignore[union-attr]
    assert [one.place for one in places] == [Place.ACCEPTED, Place.DISPUTED, Place.ACCEPTED]
    assert places[1].reason == "Umschlag leer"


def test_a_disputed_paper_that_was_found_goes_into_the_next_bundle(open_papers: OpenPapers) -> None:
    stage = Counter()
    receipt = stage.hand_in(BG, "ko")
    bundle = stage.bundle(carried=True)
    bundles.accept_bundle(
        stage.store, op=operation("desk"), bundle_id=bundle.id, disputed={receipt.id: "fehlt"}
    )
    taker = open_papers(stage)
    taker.until(lambda: taker.panel.side.care())
    taker.panel.side.care()[0].click()
    taker.until(lambda: taker.panel.aside is taker.panel.trail)
    taker.panel.trail.clarify.click()
    taker.until(lambda: "Grund" in taker.panel.trail.sentence)
    taker.panel.trail.reason.take_focus()
    taker.type("lag im Kopierer")
    taker.panel.trail.clarify.click()
    taker.until(lambda: stage.store.documents.receipt(receipt.id).place is Place.OPEN)  # type: ignore[union-attr]
    taker.until(lambda: not taker.panel.side.care())
    taker.until(lambda: taker.pile("A").line.title == "1 Vorgang")


@pytest.mark.parametrize(("carried", "word"), [(True, "quittiert"), (False, "übergeben")])
def test_a_bundle_that_nobody_accepts_becomes_loud(open_papers: OpenPapers, carried: bool, word: str) -> None:
    stage = Counter()
    stage.hand_in(BG, "ko")
    stage.bundle(carried=carried)
    stage.clock.set(stage.clock.now() + timedelta(hours=3))
    taker = open_papers(stage)
    taker.until(lambda: taker.panel.side.care())
    assert taker.pile("A").line.status == "bad"
    line = taker.panel.side.care()[0].line
    assert line is not None
    assert "A-1" in line.title
    assert word in line.title
    taker.press(Key.Key_F2)
    (item,) = taker.clerk.window.side.troubles.items
    assert word in f"{item}"

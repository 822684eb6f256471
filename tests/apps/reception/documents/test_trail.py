"""Find a paper by its number; send on what is another body's; letters of a night with a second person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from frontdesk.domain.receipt import Confirmation, Place, Source
from tests.apps.reception.conftest import Key, Mod, QuietWorker
from tests.apps.reception.documents.conftest import Taker
from tests.apps.reception.documents.counter import AZR, BG, Counter
from tests.apps.reception.stage import MORNING

OpenPapers = Callable[..., Taker]


def find(taker: Taker, number: str) -> None:
    taker.press(Key.Key_F, Mod.ControlModifier)
    taker.type(number)
    taker.press(Key.Key_Return)


def test_a_paper_is_found_by_the_number_that_people_say(open_papers: OpenPapers) -> None:
    stage = Counter()
    stage.hand_in(BG, "ko3")
    stage.bundle(carried=True)
    taker = open_papers(stage)
    taker.scan(AZR)
    taker.type("au")
    find(taker, "0001")
    taker.until(lambda: taker.panel.trail.paper is not None)
    steps = taker.panel.trail.steps()
    assert [
        part in step for part, step in zip(("Angenommen", "Gepackt", "übergeben"), steps, strict=True)
    ] == [True] * 3
    assert "A-1" in taker.panel.trail.place.text()
    # What was begun stands as it was.
    taker.press(Key.Key_Escape)
    assert taker.panel.aside is None
    assert taker.panel.kinds.field.text() == "au"


@pytest.mark.parametrize("number", ["0999", "HDI-2026-000001-99", "Meier", "' OR 1=1", "9" * 18])
def test_what_leads_nowhere_says_so_and_stays(taker: Taker, number: str) -> None:
    taker.stage.hand_in(BG, "ko")
    find(taker, number)
    taker.until(lambda: taker.panel.trail.sentence)
    assert taker.panel.trail.paper is None
    assert taker.panel.trail.search.text() == number
    assert taker.has_focus(taker.panel.trail.search)


def test_there_is_no_search_by_reference(taker: Taker) -> None:
    taker.stage.hand_in(BG, "ko")
    find(taker, BG)
    taker.until(lambda: taker.panel.trail.sentence)
    assert taker.panel.trail.paper is None


@pytest.mark.parametrize(("days", "status"), [(0, "neutral"), (6, "warn"), (9, "bad")])
def test_misrouted_papers_turn_yellow_and_red(open_papers: OpenPapers, days: int, status: str) -> None:
    stage = Counter(at=MORNING - timedelta(days=days))
    receipt = stage.hand_in("123", "so", agency="d", addressed_to="Familienkasse Bonn")
    stage.clock.set(MORNING)
    taker = open_papers(stage)
    taker.until(lambda: taker.panel.side.care())
    line = taker.panel.side.care()[0].line
    assert line is not None
    assert line.status == status
    taker.panel.side.care()[0].click()
    taker.until(lambda: taker.panel.trail.paper is not None)
    assert taker.panel.trail.body.text() == "Familienkasse Bonn"
    taker.panel.trail.forward.click()
    taker.until(lambda: stage.store.documents.receipt(receipt.id).place is Place.FORWARDED)  # type: ignore[union-attr]
    taker.until(lambda: not taker.panel.side.care())
    assert stage.store.documents.receipt(receipt.id).legal == receipt.legal  # type: ignore[union-attr]


def test_papers_go_to_another_agency_with_a_reason(open_papers: OpenPapers) -> None:
    stage = Counter()
    receipt = stage.hand_in(BG, "ko")
    taker = open_papers(stage)
    find(taker, "1")
    taker.until(lambda: taker.panel.trail.paper is not None)
    trail = taker.panel.trail
    trail.agency.choose("c")
    trail.route.click()
    taker.until(lambda: "Grund" in trail.sentence)
    trail.reason.take_focus()
    taker.type("falsches Fach")
    trail.agency.choose("c")
    trail.route.click()
    taker.until(lambda: stage.store.documents.receipt(receipt.id).agency == "c")  # type: ignore[union-attr]


def begin_run(taker: Taker, *, initials: str = "mk") -> None:
    taker.press(Key.Key_B, Mod.AltModifier)
    taker.type(initials)
    taker.press(Key.Key_Return)


def test_a_nights_letters_get_the_day_before(open_papers: OpenPapers, worker: QuietWorker) -> None:
    taker = open_papers(Counter(printer="file:///dev/null"))
    begin_run(taker, initials="1")
    assert "Handzeichen" in taker.panel.night.sentence
    assert taker.has_focus(taker.panel.night.initials)
    taker.press(Key.Key_A, Mod.ControlModifier)
    taker.type("mk")
    taker.press(Key.Key_Return)
    assert taker.panel.aside is None
    for reference in (BG, "31702BG0000001", "31702BG0000002"):
        taker.scan(reference)
        taker.type("ko")
        taker.commit()
    taker.until_idle()
    assert "3 erfasst" in taker.panel.title.caption()
    for view in taker.views():
        receipt = view.receipt
        assert (receipt.source, receipt.legal.date) == (Source.LETTERBOX, date(2026, 11, 22))
        local = receipt.legal.at.astimezone(taker.stage.house.zone)
        assert f"{local:%H:%M:%S}" == "23:59:59"
        assert (view.standing.claimed_by, view.job) == ("mk", None)
    taker.press(Key.Key_B, Mod.AltModifier)
    taker.scan(AZR)
    taker.type("au")
    taker.commit()
    taker.until_idle()
    assert taker.receipts()[-1].source is Source.COUNTER


def test_a_second_person_confirms_and_the_first_cannot(open_papers: OpenPapers) -> None:
    taker = open_papers()
    begin_run(taker)
    taker.scan(BG)
    taker.type("ko")
    taker.commit()
    taker.until_idle()
    taker.until(lambda: taker.panel.side.care())
    taker.panel.side.care()[0].click()
    assert taker.has_focus(taker.panel.confirm.initials)
    taker.type("MK")
    taker.press(Key.Key_Return)
    taker.until(lambda: "zweite Person" in taker.panel.confirm.sentence)
    assert taker.views()[0].standing.confirmation is Confirmation.PENDING
    taker.press(Key.Key_A, Mod.ControlModifier)
    taker.type("jb")
    taker.press(Key.Key_Return)
    taker.until(lambda: taker.views()[0].standing.confirmation is Confirmation.CONFIRMED)
    taker.until(lambda: not taker.panel.side.care())


def test_papers_of_an_outage_get_their_moment(open_papers: OpenPapers) -> None:
    taker = open_papers()
    taker.press(Key.Key_B, Mod.AltModifier)
    night = taker.panel.night
    night.kind.button("outage").click()
    assert night.reason.text() == "Ausfall der Technik"
    night.day.take_focus()
    taker.type("23.11.")
    night.time.take_focus()
    taker.type("8:15")
    night.initials.take_focus()
    taker.type("mk")
    taker.press(Key.Key_Return)
    taker.scan(BG)
    taker.type("ko")
    taker.commit()
    taker.until_idle()
    (receipt,) = taker.receipts()
    assert receipt.source is Source.OUTAGE
    assert f"{receipt.legal.at.astimezone(taker.stage.house.zone):%H:%M}" == "08:15"

"""Papers at reception: cautions that never block, dates at every edge of the calendar, two people at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from frontdesk.domain.bundle import ACCEPT_WITHIN, HAND_OVER_WITHIN, Bundle
from frontdesk.domain.caution import CautionCode
from frontdesk.domain.document_errors import (
    ClockWrongError,
    DateWaitsError,
    ItemLimitError,
    LegalDateError,
    NothingToConfirmError,
    NothingToSealError,
    ReceiptNotInBundleError,
    SealedMeanwhileError,
    SecondPersonError,
    TooLateToWithdrawError,
    UnknownKindError,
)
from frontdesk.domain.errors import (
    FrontdeskError,
    InvalidValueError,
    StoreUnreachableError,
    UnknownLanguageError,
)
from frontdesk.domain.house import ClosedDay
from frontdesk.domain.misrouting import Urgency
from frontdesk.domain.receipt import Confirmation, Place, Receipt, Source
from frontdesk.domain.submission import Item
from frontdesk.testing.builders import operation, submission
from frontdesk.testing.clock import FakeClock
from frontdesk.usecases import bundles, documents, houses, paper_queries
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.document_views import Recorded
from frontdesk.usecases.health import check_papers
from frontdesk.usecases.submissions import Submission, ToldDate
from tests.usecases.scene import Scene

BERLIN = ZoneInfo("Europe/Berlin")
REFERENCE = "31702BG0048213"
BOX = ToldDate(reason="Nachtbriefkasten", initials="mk", day=date(2026, 10, 11))


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=BERLIN)  # type: ignore[arg-type, misc]


@pytest.fixture(autouse=True)
def _healthy(scene: Scene) -> Iterator[None]:
    yield
    assert [check for check in check_papers(scene.store) if not check.ok] == []


def hand_in(
    scene: Scene, *items: Item, told_date: ToldDate | None = None, **more: object
) -> Outcome[Recorded]:
    return documents.record_submission(
        scene.store,
        scene.house,
        op=operation(),
        submission=submission(*items, **more),  # type: ignore[arg-type]
        told_date=told_date,
    )


def receipt(scene: Scene, **more: object) -> Receipt:
    return hand_in(scene, **more).value.receipt  # type: ignore[arg-type]


def codes(outcome: Outcome[Recorded]) -> list[str]:
    return [caution.code.value for caution in outcome.value.cautions]


def present(scene: Scene, one: Receipt) -> Receipt:
    found = scene.store.documents.receipt(one.id)
    assert found is not None
    return found


@contextmanager
def refused(scene: Scene, error: type[FrontdeskError]) -> Iterator[None]:
    """Refused with this error and a whole sentence, and nothing of the papers is changed."""

    def whole() -> object:
        reader = scene.store.documents
        years = [list(reader.receipt_histories(one.year)) for one in reader.counters()]
        return years, list(reader.bundle_histories()), scene.store.changes_since(None).revision

    before = whole()
    with pytest.raises(error) as info:
        yield
    assert whole() == before
    for language in ("de", "en"):
        assert "{" not in info.value.message(language)


# --- cautions ------------------------------------------------------------------------------------------


def test_a_likely_double_warns_and_is_written_all_the_same(scene: Scene) -> None:
    first = hand_in(scene, Item("wb"), Item("ko", 3), reference=REFERENCE)
    again = hand_in(scene, Item("ko", 1), Item("wb", 2), reference="31702 bg 0048213")
    assert codes(first) == []
    assert CautionCode.LIKELY_DOUBLE in codes(again)
    assert first.value.receipt.label in again.value.cautions[-1].message("de")
    assert codes(hand_in(scene, Item("wb"), reference=REFERENCE)) == []
    assert codes(hand_in(scene, Item("wb"), Item("ko"), reference="31702BG0048214")) == []
    assert codes(hand_in(scene, Item("wb"), Item("ko"))) == []
    scene.clock.advance(minutes=24 * 60)
    assert codes(hand_in(scene, Item("wb"), Item("ko"), reference=REFERENCE)) == []


def test_a_reference_of_another_agency_or_of_no_shape_only_warns(scene: Scene) -> None:
    assert codes(hand_in(scene, reference="130724001234")) == ["other_agency"]
    assert codes(hand_in(scene, reference="irgendwas")) == ["unknown_format"]
    assert codes(hand_in(scene, papers="ar")) == ["foreign_papers"]
    assert codes(hand_in(scene, papers="de")) == []


def test_no_caution_and_no_event_tells_the_reference(scene: Scene) -> None:
    one = hand_in(scene, reference=REFERENCE)
    again = hand_in(scene, reference=REFERENCE)
    told = [caution.message(language) for caution in again.value.cautions for language in ("de", "en")]
    events = scene.store.documents.receipt_events(one.value.receipt.id)
    assert REFERENCE not in str(told) + str(events) + str(one.value.receipt)


@pytest.mark.parametrize("error", [StoreUnreachableError(reason="weg"), KeyError("entries")])
def test_what_is_recorded_is_told_even_when_the_reads_after_it_fail(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    def fail(*_: object) -> object:
        raise error

    def try_it() -> Outcome[Recorded]:
        return documents.record_submission(
            scene.store, scene.house, op=op, submission=submission(reference=REFERENCE), printer="reception-1"
        )

    op, reader = operation(), type(scene.store.documents)
    with monkeypatch.context() as patch:
        patch.setattr(reader, "alike", fail)
        patch.setattr(reader, "slips", fail)
        first, again = try_it(), try_it()
    assert (first.created, again.created) == (True, False)
    assert first.value.receipt == again.value.receipt == try_it().value.receipt
    assert codes(first) == codes(again) == ["doubles_unknown"]
    assert first.value.job is not None
    assert len(scene.store.documents.receipts(scene.today)) == 1
    assert type(error).__name__ in caplog.text
    assert REFERENCE not in caplog.text


# --- what cannot be ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"items": ()}, ItemLimitError),
        ({"items": (Item("ko", 0),)}, ItemLimitError),
        ({"items": tuple(Item("ko", 1, pages) for pages in range(1, 62))}, ItemLimitError),
        ({"items": (Item("pa"),)}, UnknownKindError),
        ({"language": "xx"}, UnknownLanguageError),
        ({"papers": "<b>"}, InvalidValueError),
        ({"note": "x" * 1_000_000}, InvalidValueError),
        ({"deadline": date(2126, 1, 1)}, InvalidValueError),
        ({"pages": 100_000}, ItemLimitError),
    ],
)
def test_what_cannot_be_takes_no_number(
    scene: Scene, more: dict[str, object], error: type[FrontdeskError]
) -> None:
    receipt(scene)
    given = submission(**more) if "items" not in more else None  # type: ignore[arg-type]
    if given is None:
        given = Submission(agency="jobcenter", items=more["items"])  # type: ignore[arg-type]
    with refused(scene, error):
        documents.record_submission(scene.store, scene.house, op=operation(), submission=given)
    assert receipt(scene).number.sequence == 2


def test_sixty_lines_are_taken(scene: Scene) -> None:
    one = receipt(scene)
    items = tuple(Item("ko", 1, pages) for pages in range(1, 61))
    documents.correct_receipt(
        scene.store,
        scene.house,
        op=operation(),
        receipt_id=one.id,
        submission=submission(*items, note="a\u202eb <img src=x>\n=cmd()"),
        reason="x",
    )
    content = paper_queries.view_receipt(scene.store, scene.house, present(scene, one)).content
    assert (content.items, content.total_pages) == (items, sum(range(1, 61)))
    assert content.note == "ab <img src=x> =cmd()"


def test_a_station_with_a_wrong_clock_issues_nothing(scene: Scene) -> None:
    for minutes in (-60, 60, 5.1):
        pc = FakeClock(scene.clock.now() + timedelta(minutes=minutes))
        with refused(scene, ClockWrongError):
            documents.record_submission(
                scene.store, scene.house, op=operation(), submission=submission(), station_clock=pc
            )
    pc = FakeClock(scene.clock.now() - timedelta(seconds=31))
    outcome = documents.record_submission(
        scene.store, scene.house, op=operation(), submission=submission(), station_clock=pc
    )
    assert codes(outcome) == ["clock_off"]
    assert outcome.value.receipt.received_at == scene.clock.now(), "the store's clock tells the time"


def test_a_clock_that_was_put_back_is_told_and_breaks_no_promise(scene: Scene) -> None:
    first = receipt(scene)
    scene.clock.set(first.received_at - timedelta(hours=1))
    behind, after = hand_in(scene), hand_in(scene)
    assert (codes(behind), codes(after)) == (["clock_behind"], [])
    assert first.label in behind.value.cautions[0].message("de")
    (told,) = [one for one in check_papers(scene.store) if one.name == "receipt_numbers_complete"]
    assert told.ok
    assert told.detail.startswith("3 receipts; ")
    assert behind.value.receipt.label in told.detail


# --- dates ---------------------------------------------------------------------------------------------


def test_the_year_changes_with_the_local_day_and_numbers_begin_anew(scene: Scene) -> None:
    scene.clock.set(local(2026, 12, 31, 23, 59, 59, 999_000))
    last = receipt(scene)
    scene.clock.advance(seconds=0.001)
    first = receipt(scene)
    assert [(one.number.year, one.number.sequence) for one in (last, first)] == [(2026, 1), (2027, 1)]
    assert [one.legal.date for one in (last, first)] == [date(2026, 12, 31), date(2027, 1, 1)]
    assert first.received_at == datetime(2026, 12, 31, 23, tzinfo=UTC)


def test_a_letter_of_new_years_eve_has_the_old_date_and_a_new_number(scene: Scene) -> None:
    scene.clock.set(local(2027, 1, 4, 7, 15))
    told = ToldDate(reason="Nachtbriefkasten", initials="mk", day=date(2026, 12, 31))
    letter = receipt(scene, told_date=told)
    assert (letter.number.year, letter.legal.date) == (2027, date(2026, 12, 31))
    assert letter.legal.at == local(2026, 12, 31, 23, 59, 59)
    assert (letter.backdated, letter.source) == (True, Source.LETTERBOX)


@pytest.mark.parametrize(
    "moments",
    [
        # Half past two comes twice: once in summer time, once in winter time.
        (
            datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
            datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
            datetime(2026, 10, 25, 2, 30, tzinfo=UTC),
        ),
        # Half past two does not come at all.
        (
            datetime(2027, 3, 28, 0, 59, 59, tzinfo=UTC),
            datetime(2027, 3, 28, 1, 0, 0, tzinfo=UTC),
            datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
        ),
    ],
)
def test_both_changes_of_the_clock(scene: Scene, moments: tuple[datetime, ...]) -> None:
    made = []
    for at in moments:
        scene.clock.set(at)
        made.append(receipt(scene))
    assert [one.received_at for one in made] == list(moments)
    assert len({one.legal.date for one in made}) == 1
    assert [one.number.sequence for one in made] == [1, 2, 3]
    assert len({one.received_at.astimezone(BERLIN).isoformat() for one in made}) == 3


def test_the_box_of_this_morning_is_no_date_that_somebody_tells(scene: Scene) -> None:
    told = ToldDate(reason="Briefkasten", initials="mk", day=scene.today)
    letter = receipt(scene, told_date=told)
    assert (letter.legal.at, letter.backdated) == (letter.received_at, False)
    assert scene.store.documents.to_confirm() == []


def test_after_an_outage_the_moment_on_paper_counts(scene: Scene) -> None:
    at = scene.clock.now() - timedelta(minutes=95)
    told = ToldDate(reason="Datenbank war aus", initials="mk", at=at)
    late = receipt(scene, told_date=told)
    assert (late.legal.at, late.source) == (at, Source.OUTAGE)
    future = ToldDate(reason="x", initials="mk", at=scene.clock.now() + timedelta(seconds=1))
    with refused(scene, LegalDateError):
        hand_in(scene, told_date=future)


def test_a_whole_night_is_confirmed_at_once_by_somebody_else(scene: Scene) -> None:
    letters = [receipt(scene, told_date=BOX) for _ in range(30)]
    ids = [one.id for one in letters]
    with refused(scene, SecondPersonError):
        documents.confirm_dates(scene.store, op=operation(), receipt_ids=ids, initials=" MK ")
    other = receipt(scene)
    with refused(scene, NothingToConfirmError):
        documents.confirm_dates(scene.store, op=operation(), receipt_ids=[*ids, other.id], initials="xy")
    op = operation()
    first = documents.confirm_dates(scene.store, op=op, receipt_ids=ids, initials="xy")
    again = documents.confirm_dates(scene.store, op=op, receipt_ids=ids, initials="xy")
    assert (first.created, again.created) == (True, False)
    assert first.value == again.value
    assert {one.legal.date for one in first.value} == {date(2026, 10, 11)}
    assert scene.store.documents.to_confirm() == []


def test_a_date_that_is_not_confirmed_stays_on_the_record_and_changes_nothing(scene: Scene) -> None:
    one = receipt(scene)
    documents.redate_receipt(scene.store, scene.house, op=operation(), receipt_id=one.id, told_date=BOX)
    documents.confirm_dates(scene.store, op=operation(), receipt_ids=[one.id], initials="xy", stands=False)
    view = paper_queries.view_receipt(scene.store, scene.house, present(scene, one))
    assert (view.standing.confirmation, view.standing.corrected) == (Confirmation.REFUSED, None)
    assert view.receipt.legal == one.legal
    documents.redate_receipt(scene.store, scene.house, op=operation(), receipt_id=one.id, told_date=BOX)
    documents.confirm_dates(scene.store, op=operation(), receipt_ids=[one.id], initials="xy")
    view = paper_queries.view_receipt(scene.store, scene.house, present(scene, one))
    assert view.standing.corrected is not None
    assert view.standing.corrected.date == date(2026, 10, 11)
    assert view.standing.legal == one.legal == view.receipt.legal


def test_a_date_that_waits_for_its_second_person_is_not_replaced(scene: Scene) -> None:
    letter = receipt(scene, told_date=BOX)
    other = replace(BOX, day=date(2026, 10, 9), initials="xy")

    def redate() -> Receipt:
        return documents.redate_receipt(
            scene.store, scene.house, op=operation(), receipt_id=letter.id, told_date=other
        ).value

    with refused(scene, DateWaitsError):
        redate()
    assert [one.id for one in scene.store.documents.to_confirm()] == [letter.id]
    documents.confirm_dates(scene.store, op=operation(), receipt_ids=[letter.id], initials="xy")
    redate()
    with refused(scene, DateWaitsError):
        redate()


def test_papers_are_not_dated_after_they_were_recorded(scene: Scene) -> None:
    one = receipt(scene)
    scene.clock.advance(minutes=3 * 24 * 60)
    for told in (
        replace(BOX, day=scene.today - timedelta(days=1)),
        ToldDate(reason="x", initials="mk", at=one.received_at + timedelta(seconds=1)),
    ):
        with refused(scene, LegalDateError):
            documents.redate_receipt(
                scene.store, scene.house, op=operation(), receipt_id=one.id, told_date=told
            )
    told = ToldDate(reason="x", initials="mk", at=one.received_at - timedelta(hours=1))
    documents.redate_receipt(scene.store, scene.house, op=operation(), receipt_id=one.id, told_date=told)


# --- where they are ------------------------------------------------------------------------------------


def test_misrouted_papers_get_louder_by_working_days(scene: Scene) -> None:
    house = scene.house
    houses.load_house(
        scene.store,
        op=operation(),
        house=replace(house, closed_days=(ClosedDay(date(2026, 10, 14), "Feiertag"),)),
    )
    house = scene.store.house()
    one = receipt(scene, addressed_to="Familienkasse Bonn")
    found = []
    for _ in range(9):
        (view,) = paper_queries.attention(scene.store, house).misrouted
        found.append(view.urgency)
        scene.clock.advance(minutes=24 * 60)
    fresh, due, late = Urgency.FRESH, Urgency.DUE, Urgency.LATE
    assert found == [fresh, fresh, fresh, fresh, due, due, due, due, late]
    forwarded = documents.forward_receipt(scene.store, op=operation(), receipt_id=one.id).value
    assert (forwarded.place, forwarded.legal) == (Place.FORWARDED, one.legal)
    assert paper_queries.attention(scene.store, house).misrouted == ()


def test_papers_of_another_agency_move_to_its_list_with_their_first_date(scene: Scene) -> None:
    one = receipt(scene)
    scene.clock.advance(minutes=60)
    routed = documents.route_receipt(
        scene.store, scene.house, op=operation(), receipt_id=one.id, agency="abh", reason="falsche Stelle"
    ).value
    assert (routed.agency, routed.legal, routed.received_at) == ("abh", one.legal, one.received_at)
    jobcenter, abh = paper_queries.open_lists(scene.store, scene.house)
    assert (jobcenter.ready, [found.id for found in abh.ready]) == ((), [one.id])


def test_what_was_routed_can_still_be_corrected(scene: Scene) -> None:
    one = hand_in(scene, Item("pa"), agency="abh").value.receipt
    other = hand_in(scene, Item("ko")).value.receipt

    def correct(which: Receipt, *items: Item) -> None:
        documents.correct_receipt(
            scene.store,
            scene.house,
            op=operation(),
            receipt_id=which.id,
            submission=submission(*items),
            reason="verzählt",
        )

    for which, agency in ((one, "jobcenter"), (other, "abh")):
        documents.route_receipt(
            scene.store, scene.house, op=operation(), receipt_id=which.id, agency=agency, reason="x"
        )
    correct(one, Item("PA ", 2), Item("ko"))
    view = paper_queries.view_receipt(scene.store, scene.house, present(scene, one))
    assert view.content.items == (Item("pa", 2), Item("ko"))
    correct(one, Item("ko"))
    correct(one, Item("pa"))
    correct(other, Item("ko", 3))
    third = receipt(scene)
    with refused(scene, UnknownKindError):
        correct(third, Item("pa"))


def test_a_clerk_packs_what_is_before_the_eyes(scene: Scene) -> None:
    seen = {receipt(scene).id, receipt(scene).id}
    came_later = receipt(scene)
    bundle = bundles.seal_bundle(
        scene.store, scene.house, op=operation(), agency="jobcenter", seen=seen
    ).value
    assert {item.receipt_id for item in scene.store.documents.items([bundle.id])[bundle.id]} == seen
    with refused(scene, SealedMeanwhileError):
        bundles.seal_bundle(scene.store, scene.house, op=operation(), agency="jobcenter", seen=seen)
    assert present(scene, came_later).place is Place.OPEN


def test_the_second_who_seals_is_told_who_was_faster(scene: Scene) -> None:
    with pytest.raises(NothingToSealError) as nothing:
        bundles.seal_bundle(scene.store, scene.house, op=operation(), agency="jobcenter")
    assert "–" in nothing.value.message("de")
    receipt(scene)
    bundles.seal_bundle(scene.store, scene.house, op=operation(), agency="jobcenter")
    with pytest.raises(NothingToSealError) as too_late:
        bundles.seal_bundle(scene.store, scene.house, op=operation(), agency="jobcenter")
    assert "A-1" in too_late.value.message("de")


def handed_over(scene: Scene) -> Bundle:
    bundle = bundles.seal_bundle(scene.store, scene.house, op=operation(), agency="jobcenter").value
    return bundles.hand_over(scene.store, op=operation(), bundle_id=bundle.id).value


def test_a_missing_paper_is_loud_at_once_and_everywhere(scene: Scene) -> None:
    first, second = receipt(scene), receipt(scene)
    bundle = handed_over(scene)
    bundles.accept_bundle(
        scene.store, op=operation(), bundle_id=bundle.id, only=[], disputed={second.id: "fehlt"}
    )
    (view,) = paper_queries.attention(scene.store, scene.house).disputed
    assert (view.receipt.id, view.receipt.now.reason) == (second.id, "fehlt")
    upstairs = paper_queries.agency_papers(scene.store, scene.house, "jobcenter")
    assert [one.id for one in upstairs.disputed] == [second.id]
    assert [one.id for one in upstairs.to_accept] == [bundle.id], "the other paper is still to be looked at"
    assert present(scene, first).place is Place.BUNDLED


def test_a_bundle_that_nobody_accepts_gets_loud(scene: Scene) -> None:
    receipt(scene)
    bundle = handed_over(scene)
    scene.clock.advance(seconds=ACCEPT_WITHIN.total_seconds())
    assert paper_queries.attention(scene.store, scene.house).late == ()
    scene.clock.advance(seconds=1)
    assert [one.id for one in paper_queries.attention(scene.store, scene.house).late] == [bundle.id]
    assert paper_queries.view_bundle(scene.store, scene.house, bundle).late


def test_a_bundle_that_was_packed_and_forgotten_gets_loud(scene: Scene) -> None:
    receipt(scene)
    bundle = bundles.seal_bundle(scene.store, scene.house, op=operation(), agency="jobcenter").value
    scene.clock.advance(seconds=HAND_OVER_WITHIN.total_seconds())
    assert paper_queries.attention(scene.store, scene.house).late == ()
    scene.clock.advance(seconds=1)
    assert [one.id for one in paper_queries.attention(scene.store, scene.house).late] == [bundle.id]
    bundles.hand_over(scene.store, op=operation(), bundle_id=bundle.id)
    assert paper_queries.attention(scene.store, scene.house).late == ()


def test_a_paper_of_another_bundle_cannot_be_judged_in_this_one(scene: Scene) -> None:
    other = receipt(scene)
    handed_over(scene)
    receipt(scene)
    bundle = handed_over(scene)
    with refused(scene, ReceiptNotInBundleError):
        bundles.accept_bundle(scene.store, op=operation(), bundle_id=bundle.id, disputed={other.id: "x"})
    with refused(scene, ReceiptNotInBundleError):
        bundles.accept_bundle(scene.store, op=operation(), bundle_id=bundle.id, only=[other.id])


def test_the_protocol_stays_as_it_was_sealed(scene: Scene) -> None:
    one = hand_in(scene, Item("ko", 3, 4), deadline=date(2026, 10, 20)).value.receipt
    bundle = handed_over(scene)
    documents.correct_receipt(
        scene.store,
        scene.house,
        op=operation(),
        receipt_id=one.id,
        submission=submission(Item("ko", 2, 4)),
        reason="verzählt",
    )
    view = paper_queries.view_bundle(scene.store, scene.house, bundle)
    (line,) = view.lines
    assert (line.content.items, line.corrected) == ((Item("ko", 3, 4),), True)
    assert (view.pieces, view.pages, view.with_deadline) == (3, 12, 1)


def test_a_trail_tells_where_since_when_and_who(scene: Scene) -> None:
    one = receipt(scene, reference=REFERENCE)
    scene.clock.advance(minutes=10)
    bundle = handed_over(scene)
    scene.clock.advance(minutes=10)
    bundles.accept_bundle(scene.store, op=operation("desk-1", "desk"), bundle_id=bundle.id)
    found = paper_queries.trail(scene.store, scene.house, present(scene, one))
    assert [(step.kind, step.station) for step in found.steps] == [
        ("receipt_recorded", "reception-1"),
        ("receipt_sealed", "reception-1"),
        ("bundle_handed_over", "reception-1"),
        ("receipt_accepted", "desk-1"),
    ]
    assert [step.at for step in found.steps] == sorted(step.at for step in found.steps)
    assert (found.view.reference, dict(found.references)) == (REFERENCE, {1: REFERENCE})
    assert paper_queries.find_receipt(scene.store, scene.house, " 1 ").id == one.id
    assert paper_queries.find_receipt(scene.store, scene.house, one.label.lower()).id == one.id
    assert paper_queries.find_bundle(scene.store, scene.house, "a-1").id == bundle.id
    assert paper_queries.find_bundle(scene.store, scene.house, bundle.label).id == bundle.id


def test_a_receipt_is_withdrawn_only_at_once(scene: Scene) -> None:
    one, two = receipt(scene), receipt(scene)
    withdrawn = documents.withdraw_receipt(
        scene.store, scene.house, op=operation(), receipt_id=one.id, reason="falsche Person"
    ).value
    assert withdrawn.place is Place.WITHDRAWN
    scene.clock.advance(minutes=scene.house.rules.undo_minutes, seconds=1)
    with refused(scene, TooLateToWithdrawError):
        documents.withdraw_receipt(scene.store, scene.house, op=operation(), receipt_id=two.id, reason="x")
    assert receipt(scene).number.sequence == 3, "the number stays spent"


def test_the_desk_sees_that_its_client_has_papers(scene: Scene) -> None:
    ticket = scene.issue()
    one = receipt(scene, ticket_id=ticket.id)
    assert [found.id for found in paper_queries.papers_of_visit(scene.store, ticket.id)] == [one.id]

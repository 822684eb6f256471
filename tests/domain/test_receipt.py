"""The life of receipts and bundles: the tables of steps, the folds, dates that only ever get company."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain import bundle as b
from frontdesk.domain import receipt as r
from frontdesk.domain.errors import IllegalStepError
from frontdesk.domain.house import AgencyCode, ClosedDay, StationName
from frontdesk.domain.misrouting import Urgency, must_go_on, urgency
from frontdesk.domain.receipt_number import ReceiptNumber
from frontdesk.domain.submission import Content, Item
from frontdesk.domain.ticket import EventId, OperationId
from frontdesk.testing.builders import small_house

START = datetime(2026, 11, 23, 8, tzinfo=UTC)
JOBCENTER, ABH = AgencyCode("jobcenter"), AgencyCode("abh")
CONTENT = Content(items=(Item("wb"), Item("ko", 3)))
FIRST = r.LegalTime(START, date(2026, 11, 23))
EARLIER = r.LegalTime(START - timedelta(days=2), date(2026, 11, 21))


def event(number: int, step: r.ReceiptStep, place: r.Place | None, after: r.Place) -> r.ReceiptEvent:
    return r.ReceiptEvent(
        id=EventId(number),
        receipt_id=r.ReceiptId(1),
        step=step,
        at=START + timedelta(minutes=number),
        from_place=place,
        to_place=after,
        agency=JOBCENTER,
        body=None,
        bundle_id=r.BundleId(number) if step is r.ReceiptStep.SEALED else None,
        station=StationName("reception-1"),
        role="reception",
        reason=None,
        op=OperationId(uuid4()),
        op_step=0,
    )


@given(st.lists(st.sampled_from(list(r.ReceiptStep)), max_size=20))
def test_papers_are_always_in_exactly_one_place(steps: list[r.ReceiptStep]):
    events, numbers = [], count(1)
    place: r.Place | None = None
    for step in [r.ReceiptStep.RECORDED, *steps]:
        after = r.STEPS[step].get(place)
        if after is None:
            with pytest.raises(IllegalStepError):
                r.next_place(place, step)
            continue
        events.append(event(next(numbers), step, place, after))
        place = after
    now = r.whereabouts(events)
    assert now.place is place
    assert (now.bundle_id is None) >= (now.place in r.AT_RECEPTION)
    if now.place in (r.Place.BUNDLED, r.Place.ACCEPTED):
        sealed = [one.bundle_id for one in events if one.step is r.ReceiptStep.SEALED]
        assert now.bundle_id == sealed[-1]


def test_a_withdrawn_receipt_moves_no_more():
    for step in r.ReceiptStep:
        assert r.Place.WITHDRAWN not in r.STEPS[step]


def entry(number: int, kind: r.EntryKind, **new: object) -> r.Entry:
    return r.Entry(
        receipt_id=r.ReceiptId(1),
        number=number,
        at=START + timedelta(minutes=number),
        station=StationName("reception-1"),
        role="reception",
        new=r.NewEntry(kind=kind, **new),  # type: ignore[arg-type]
    )


RECORDED = entry(1, r.EntryKind.RECORDED, content=CONTENT, legal=FIRST)


@given(st.lists(st.sampled_from(["correct", "redate", "confirm", "refuse"]), max_size=12))
def test_no_entry_changes_the_first_date_or_the_first_content(acts: list[str]):
    entries = [RECORDED]
    for act in acts:
        number, before = len(entries) + 1, r.stand(entries)
        if act == "correct":
            content = replace(CONTENT, note=f"note {number}")
            entries.append(entry(number, r.EntryKind.CORRECTED, content=content, reason="typo"))
        elif act == "redate":
            entries.append(entry(number, r.EntryKind.REDATED, legal=EARLIER, reason="box", initials="mk"))
        else:
            kind = r.EntryKind.CONFIRMED if act == "confirm" else r.EntryKind.REFUSED
            entries.append(entry(number, kind, about=before.claim, initials="xy"))
            if before.confirmation is not r.Confirmation.PENDING:
                with pytest.raises(IllegalStepError):
                    r.stand(entries)
                entries.pop()
        after = r.stand(entries)
        assert (after.legal, after.first) == (FIRST, CONTENT)
        assert after.corrected in (None, EARLIER)
    assert r.stand(entries).corrections == acts.count("correct")


def test_a_date_waits_for_a_second_person():
    claim = entry(2, r.EntryKind.REDATED, legal=EARLIER, reason="box", initials="mk")
    standing = r.stand([RECORDED, claim])
    assert (standing.confirmation, standing.claim) == (r.Confirmation.PENDING, 2)
    assert standing.corrected is None
    yes = entry(3, r.EntryKind.CONFIRMED, about=2, initials="xy")
    assert r.stand([RECORDED, claim, yes]).corrected == EARLIER
    no = replace(yes, new=replace(yes.new, kind=r.EntryKind.REFUSED))
    assert r.stand([RECORDED, claim, no]).corrected is None
    with pytest.raises(IllegalStepError):
        r.stand([RECORDED, claim, replace(yes, new=replace(yes.new, about=1))])
    with pytest.raises(IllegalStepError):
        r.stand([claim])


@given(st.lists(st.sampled_from(list(b.Verdict)), min_size=1, max_size=8))
def test_a_bundle_is_settled_when_each_of_its_papers_is(verdicts: list[b.Verdict]):
    step = b.step_after(verdicts)
    settled = b.Verdict.TRAVELLING not in verdicts
    after = b.next_state(b.BundleState.HANDED_OVER, step)
    assert (after in b.SETTLED) == settled
    assert (after is b.BundleState.DISPUTED) == (settled and b.Verdict.DISPUTED in verdicts)


def test_nothing_is_accepted_before_it_was_handed_over():
    for step in (b.BundleStep.CHECKED, b.BundleStep.ACCEPTED, b.BundleStep.DISPUTED):
        with pytest.raises(IllegalStepError):
            b.next_state(b.BundleState.SEALED, step)


def receipt(place: r.Place, body: str | None = None, received_by: str = "hdi") -> r.Receipt:
    return r.Receipt(
        id=r.ReceiptId(1),
        number=ReceiptNumber("hdi", 2026, 1),
        received_at=START,
        business_day=FIRST.date,
        legal=FIRST,
        source=r.Source.COUNTER,
        received_by=received_by,
        version=1,
        now=r.Whereabouts(place=place, agency=JOBCENTER, body=body, since=START),
    )


def test_misrouted_papers_turn_yellow_and_red_by_working_days():
    house = replace(small_house(), closed_days=(ClosedDay(date(2026, 11, 25), "Feiertag"),))
    lying = receipt(r.Place.OPEN, body="Familienkasse Bonn")
    assert must_go_on(lying)
    found = [urgency(lying, FIRST.date + timedelta(days=days), house) for days in range(9)]
    # Monday; Wednesday is a holiday; the weekend does not count.
    fresh, due, late = Urgency.FRESH, Urgency.DUE, Urgency.LATE
    assert found == [fresh, fresh, fresh, fresh, due, due, due, due, late]


def test_what_has_gone_on_is_no_longer_misrouted_here():
    assert must_go_on(receipt(r.Place.BUNDLED, body="Familienkasse Bonn"))
    assert not must_go_on(receipt(r.Place.FORWARDED, body="Familienkasse Bonn"))
    assert must_go_on(receipt(r.Place.OPEN, received_by="abh"))
    assert not must_go_on(receipt(r.Place.BUNDLED, received_by="abh"))
    assert not must_go_on(receipt(r.Place.OPEN))

"""Receipts and bundles on every store: numbers, entries, places, reads, repeats, the feed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from frontdesk.domain.bundle import Bundle, BundleState, BundleStep, Verdict
from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.document_errors import CorrectedMeanwhileError, UnknownReceiptError
from frontdesk.domain.errors import (
    IllegalStepError,
    OperationRepeatedError,
    OperationReusedError,
    StoreBusyError,
)
from frontdesk.domain.printjob import SlipKind
from frontdesk.domain.receipt import EntryKind, Move, NewEntry, Place, Receipt, ReceiptId, ReceiptStep, stand
from frontdesk.domain.submission import Item
from frontdesk.testing.builders import operation, submission
from frontdesk.usecases import bundles, documents, paper_queries, reception
from frontdesk.usecases.document_ports import NewReference
from frontdesk.usecases.health import check_papers, check_store
from frontdesk.usecases.submissions import ToldDate
from tests.contract.frontdesk import FrontDesk, wait_until


def record(desk: FrontDesk, *items: Item, **more: object) -> Receipt:
    """Hand something in; a second passes."""
    given = submission(*items, **more)  # type: ignore[arg-type]
    outcome = documents.record_submission(desk.store, desk.house, op=operation(), submission=given)
    desk.clock.advance(seconds=1)
    return outcome.value.receipt


def seal(desk: FrontDesk, agency: str = "jobcenter") -> Bundle:
    return bundles.seal_bundle(desk.store, desk.house, op=operation(), agency=agency).value


def handed_over(desk: FrontDesk, agency: str = "jobcenter") -> Bundle:
    return bundles.hand_over(desk.store, op=operation(), bundle_id=seal(desk, agency).id).value


def now_of(desk: FrontDesk, receipt: Receipt) -> Receipt:
    found = desk.store.documents.receipt(receipt.id)
    assert found is not None
    return found


def check(desk: FrontDesk) -> None:
    found = [one for one in (*check_store(desk.store), *check_papers(desk.store)) if not one.ok]
    assert found == []


def test_a_receipt_is_read_as_it_was_written(desk: FrontDesk):
    given = submission(
        Item("wb", 1, 6),
        Item("ko", 3),
        reference="31702BG0048213",
        language="uk",
        papers="ar",
        deadline=date(2026, 11, 27),
        note="<b>=cmd()</b>",
        pages=14,
        received_by="abh",
    )
    op = operation()
    written = documents.record_submission(
        desk.store, desk.house, op=op, submission=given, printer="reception-1"
    ).value
    receipt = written.receipt
    assert str(receipt.number).startswith("HDI-2026-000001-")
    assert (receipt.received_at, receipt.legal.at) == (desk.clock.now(), desk.clock.now())
    reader = desk.store.documents
    assert reader.receipt(receipt.id) == receipt == reader.receipt_numbered(receipt.number)
    (entry,) = reader.entries([receipt.id])[receipt.id]
    content = stand([entry]).content
    assert content.items == (Item("wb", 1, 6), Item("ko", 3))
    assert (content.language, content.papers, content.note) == ("uk", "ar", "<b>=cmd()</b>")
    assert (content.deadline, content.total_pages) == (date(2026, 11, 27), 14)
    assert reader.references([receipt.id]) == {receipt.id: "31702BG0048213"}
    (event,) = reader.receipt_events(receipt.id)
    assert (event.step, event.op, event.agency) == (ReceiptStep.RECORDED, op.id, "jobcenter")
    jobs = reader.slips(SlipKind.RECEIPT, [str(receipt.id)])
    assert jobs == {str(receipt.id): written.job}
    check(desk)


def test_numbers_follow_one_another_and_begin_anew_each_year(desk: FrontDesk):
    first, second = record(desk), record(desk, agency="abh")
    desk.clock.advance(minutes=60 * 24 * 60)
    third = record(desk)
    assert [one.number.sequence for one in (first, second, third)] == [1, 2, 1]
    assert [one.number.year for one in (first, second, third)] == [2026, 2026, 2027]
    assert [(one.year, one.last_given) for one in desk.store.documents.counters()] == [(2026, 2), (2027, 1)]
    check(desk)


def test_what_fails_leaves_no_gap(desk: FrontDesk):
    record(desk)

    def fail() -> None:
        with desk.store.begin() as unit:
            unit.documents.take_number(2026)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert record(desk).number.sequence == 2
    check(desk)


def test_a_repeated_operation_answers_the_same_receipt(desk: FrontDesk):
    op, given = operation(), submission(reference="130724001234")
    first = documents.record_submission(desk.store, desk.house, op=op, submission=given, printer="p")
    again = documents.record_submission(desk.store, desk.house, op=op, submission=given, printer="p")
    assert first.created
    assert not again.created
    assert (again.value.receipt, again.value.job) == (first.value.receipt, first.value.job)
    assert not again.changed
    assert len(desk.store.documents.receipts(desk.day)) == 1


def test_an_operation_of_something_else_is_refused(desk: FrontDesk):
    op = operation()
    reception.issue_ticket(desk.store, desk.house, op=op, service="wba", anyway=True)
    with pytest.raises(OperationReusedError):
        documents.record_submission(desk.store, desk.house, op=op, submission=submission())
    op = operation()
    receipt = documents.record_submission(
        desk.store, desk.house, op=op, submission=submission()
    ).value.receipt
    with pytest.raises(OperationReusedError):
        reception.issue_ticket(desk.store, desk.house, op=op, service="wba", anyway=True)
    with pytest.raises(OperationReusedError):
        bundles.seal_bundle(desk.store, desk.house, op=op, agency="jobcenter")
    with pytest.raises(OperationReusedError):
        documents.clarify_receipt(desk.store, op=op, receipt_id=receipt.id, reason="x")
    check(desk)


def test_an_operation_that_is_recorded_twice_at_once_counts_once(desk: FrontDesk):
    receipt, op = record(desk), operation()
    entry = NewEntry(kind=EntryKind.CORRECTED, content=stand(entries(desk, receipt)).content, reason="x")
    with desk.store.begin() as unit:
        unit.documents.add_entry(op, receipt, entry)
    with pytest.raises(OperationRepeatedError), desk.store.begin() as unit:
        unit.documents.add_entry(op, now_of(desk, receipt), entry)
    check(desk)


def entries(desk: FrontDesk, receipt: Receipt):
    return desk.store.documents.entries([receipt.id])[receipt.id]


def test_who_read_an_older_version_does_not_overwrite(desk: FrontDesk):
    receipt = record(desk)
    move = Move(step=ReceiptStep.ROUTED, agency=desk.house.agencies[1].code, reason="x")
    with desk.store.begin() as unit:
        unit.documents.move(operation(), receipt, move)
    with pytest.raises(StoreBusyError), desk.store.begin() as unit:
        unit.documents.move(operation(), receipt, move)
    assert now_of(desk, receipt).agency == "abh"
    assert [one.id for one in desk.store.documents.at_reception(receipt.agency)] == []
    check(desk)


def test_an_illegal_step_changes_nothing(desk: FrontDesk):
    receipt = record(desk)
    for step in (ReceiptStep.CLARIFIED, ReceiptStep.ACCEPTED, ReceiptStep.DISPUTED):
        with pytest.raises(IllegalStepError), desk.store.begin() as unit:
            unit.documents.move(operation(), receipt, Move(step=step))
    assert now_of(desk, receipt) == receipt
    with pytest.raises(UnknownReceiptError):
        documents.clarify_receipt(desk.store, op=operation(), receipt_id=ReceiptId(4711), reason="x")
    check(desk)


def test_corrections_are_added_and_the_first_entry_stays(desk: FrontDesk):
    receipt = record(desk, Item("ko", 3), reference="31702BG0048213")
    before = list(entries(desk, receipt))
    corrected = documents.correct_receipt(
        desk.store,
        desk.house,
        op=operation(),
        receipt_id=receipt.id,
        submission=submission(Item("ko", 2), reference=None),
        reason="verzählt",
    ).value
    after = entries(desk, receipt)
    assert [one.kind for one in after] == [EntryKind.RECORDED, EntryKind.CORRECTED]
    assert list(after[:1]) == before
    assert (after[1].new.reason, after[1].new.content.items) == ("verzählt", (Item("ko", 2),))
    assert (corrected.legal, corrected.received_at) == (receipt.legal, receipt.received_at)
    assert desk.store.documents.references([receipt.id]) == {}
    assert desk.store.documents.reference_history(receipt.id) == {1: "31702BG0048213", 2: None}
    check(desk)


def correct(desk: FrontDesk, receipt: Receipt, count: int, *, seen: Receipt | None, op=None) -> Receipt:
    return documents.correct_receipt(
        desk.store,
        desk.house,
        op=op or operation(),
        receipt_id=receipt.id,
        submission=submission(Item("ko", count)),
        reason="verzählt",
        seen=None if seen is None else seen.version,
    ).value


def test_a_correction_from_an_old_view_does_not_undo_a_newer_one(desk: FrontDesk):
    receipt, op = record(desk), operation()
    corrected = correct(desk, receipt, 2, seen=receipt, op=op)
    with pytest.raises(CorrectedMeanwhileError):
        correct(desk, receipt, 3, seen=receipt)
    assert correct(desk, receipt, 2, seen=receipt, op=op) == corrected, "the same act again is no other one"
    assert stand(entries(desk, receipt)).content.items == (Item("ko", 2),)
    seal(desk)  # where the papers are is not what the clerk corrects
    correct(desk, receipt, 4, seen=corrected)
    correct(desk, receipt, 5, seen=None)
    assert stand(entries(desk, receipt)).corrections == 3
    check(desk)


def test_a_bundle_takes_what_lies_ready_and_is_frozen(desk: FrontDesk):
    first, second, other = record(desk), record(desk), record(desk, agency="abh")
    bundle = seal(desk)
    third = record(desk)
    assert bundle.number.short == "A-1"
    assert [one.receipt_id for one in desk.store.documents.items([bundle.id])[bundle.id]] == [
        first.id,
        second.id,
    ]
    assert {one.id: one.place for one in desk.store.documents.at_reception()} == {
        other.id: Place.OPEN,
        third.id: Place.OPEN,
    }
    assert now_of(desk, first).now.bundle_id == bundle.id
    assert seal(desk).number.short == "A-2"
    assert seal(desk, "abh").number.short == "B-1"
    assert desk.store.documents.bundle_numbered(bundle.number) == bundle
    check(desk)


@pytest.mark.parametrize("later", ["130724001234", None])
def test_a_protocol_keeps_the_reference_that_was_sealed(desk: FrontDesk, later: str | None):
    with_one, without, before = record(desk, reference="31702BG0048213"), record(desk), record(desk)

    def refer(receipt: Receipt, reference: str | None) -> None:
        documents.correct_receipt(
            desk.store,
            desk.house,
            op=operation(),
            receipt_id=receipt.id,
            submission=submission(reference=reference),
            reason="falsches Zeichen",
        )

    refer(before, "31702BG0048214")
    bundle = seal(desk)
    refer(with_one, later)
    refer(without, later)
    view = paper_queries.view_bundle(desk.store, desk.house, bundle)
    assert [line.reference for line in view.lines] == ["31702BG0048213", None, "31702BG0048214"]
    assert [line.corrected for line in view.lines] == [True, later is not None, False]


def test_lines_are_accepted_one_by_one_and_a_dispute_comes_back(desk: FrontDesk):
    first, second, third = record(desk), record(desk), record(desk)
    bundle = handed_over(desk)
    after = bundles.accept_bundle(desk.store, op=operation(), bundle_id=bundle.id, only=[second.id]).value
    assert after.state is BundleState.HANDED_OVER
    after = bundles.accept_bundle(
        desk.store, op=operation(), bundle_id=bundle.id, disputed={third.id: "fehlt"}
    ).value
    assert after.state is BundleState.DISPUTED
    places = [now_of(desk, one).place for one in (first, second, third)]
    assert places == [Place.ACCEPTED, Place.ACCEPTED, Place.DISPUTED]
    assert now_of(desk, third).now.reason == "fehlt"
    assert [one.verdict for one in desk.store.documents.items([bundle.id])[bundle.id]] == [
        Verdict.ACCEPTED,
        Verdict.ACCEPTED,
        Verdict.DISPUTED,
    ]
    documents.clarify_receipt(desk.store, op=operation(), receipt_id=third.id, reason="gefunden")
    again = handed_over(desk)
    bundles.accept_bundle(desk.store, op=operation(), bundle_id=again.id)
    assert [one.bundle_id for one in desk.store.documents.travels(third.id)] == [bundle.id, again.id]
    assert now_of(desk, third).place is Place.ACCEPTED
    assert desk.store.documents.bundles(states=[BundleState.ACCEPTED]) == [
        desk.store.documents.bundle(again.id)
    ]
    assert [one.step for one in desk.store.documents.bundle_events(bundle.id)] == [
        BundleStep.SEALED,
        BundleStep.HANDED_OVER,
        BundleStep.CHECKED,
        BundleStep.DISPUTED,
    ]
    check(desk)


def test_what_needs_care_is_found(desk: FrontDesk):
    plain = record(desk)
    outside = record(desk, addressed_to="Familienkasse Bonn")
    inside = record(desk, received_by="abh")
    late = documents.record_submission(
        desk.store,
        desk.house,
        op=operation(),
        submission=submission(),
        told_date=ToldDate(reason="Briefkasten", initials="mk", day=date(2026, 11, 20)),
    ).value.receipt
    reader = desk.store.documents
    assert [one.id for one in reader.misrouted()] == [outside.id, inside.id]
    assert [one.id for one in reader.to_confirm()] == [late.id]
    documents.forward_receipt(desk.store, op=operation(), receipt_id=outside.id)
    documents.confirm_dates(desk.store, op=operation(), receipt_ids=[late.id], initials="xy")
    assert [one.id for one in reader.misrouted()] == [inside.id]
    assert reader.to_confirm() == []
    assert now_of(desk, outside).place is Place.FORWARDED
    seal(desk)
    assert reader.misrouted() == []
    assert now_of(desk, plain).place is Place.BUNDLED
    check(desk)


def test_the_same_reference_is_found_however_it_is_written(desk: FrontDesk):
    receipt = record(desk, reference="31702 bg 0048213")
    record(desk, reference="31702BG0048214")
    reader = desk.store.documents
    assert [one.id for one in reader.alike("31702BG0048213", desk.day)] == [receipt.id]
    assert reader.alike("31702BG0048213", date(2026, 11, 22)) == []
    with desk.store.begin() as unit:
        content = stand(unit.documents.entries(receipt.id)).content
        entry = NewEntry(kind=EntryKind.CORRECTED, content=content, reason="x")
        unit.documents.add_entry(operation(), receipt, entry, reference=NewReference("130724001234"))
    assert reader.alike("31702BG0048213", desk.day) == []


def test_receipts_of_a_visit_and_of_a_day(desk: FrontDesk):
    ticket = desk.issue()
    with_ticket = record(desk, ticket_id=ticket.id)
    other = record(desk, agency="abh")
    reader = desk.store.documents
    assert [one.id for one in reader.of_tickets([ticket.id])] == [with_ticket.id]
    assert [one.id for one in reader.receipts(desk.day)] == [other.id, with_ticket.id]
    assert [one.id for one in reader.receipts(desk.day, agency=other.agency)] == [other.id]
    assert [one.id for one in reader.receipts(desk.day, limit=1)] == [other.id]


def test_the_feed_says_what_changed(desk: FrontDesk):
    revision = desk.store.changes_since(None).revision
    record(desk)
    # Other tests write to the same server, and the feed waits for transactions that began before.
    wait_until(lambda: desk.store.changes_since(revision).entries)
    feed = desk.store.changes_since(revision)
    assert feed.kinds == {ChangeKind.DOCUMENTS}
    seal(desk)
    wait_until(lambda: desk.store.changes_since(feed.revision).entries)
    feed = desk.store.changes_since(feed.revision)
    assert feed.kinds == {ChangeKind.DOCUMENTS, ChangeKind.BUNDLES}
    assert len(feed.entries) == 1


def test_a_house_that_drops_a_kind_still_names_it(desk: FrontDesk):
    record(desk, Item("lo"))
    kinds = tuple(kind for kind in desk.house.document_kinds if kind.code != "lo")
    with desk.store.begin() as unit:
        unit.save_house(operation(), replace(desk.house, document_kinds=kinds))
    house = desk.store.house()
    assert house.kinds["lo"].name() == "Lohnabrechnung"
    assert [kind.code for kind in house.kinds_taken(None, desk.day)] == ["wb", "ko", "pa"]
    assert house.agencies[0].references == desk.house.agencies[0].references

"""From the record to the sheets: nothing that was said is lost, nothing that was not said is claimed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from frontdesk.domain.receipt import Receipt
from frontdesk.domain.submission import Item, PaperForm
from frontdesk.printing.papers.compose import day_paper, protocol_paper, receipt_paper
from frontdesk.printing.papers.sheets import paper_pdf
from frontdesk.printing.slip import Form, Words
from frontdesk.testing.builders import operation, small_house, submission
from frontdesk.testing.clock import FakeClock
from frontdesk.testing.memory import MemoryStore
from frontdesk.usecases import bundles, documents, houses
from frontdesk.usecases.submissions import ToldDate
from tests.printing.papers.reading import text_of

HOUSE = small_house()
MORNING = datetime(2026, 11, 23, 7, 12, 5, 999_000, tzinfo=UTC)


@pytest.fixture
def clock():
    return FakeClock(MORNING)


@pytest.fixture
def store(clock):
    store = MemoryStore(clock)
    houses.load_house(store, op=operation(), house=HOUSE)
    return store


def record(store: MemoryStore, *items: Item, told_date: ToldDate | None = None, **more: Any) -> Receipt:
    given = submission(*(items or (Item("wb", 1, 6), Item("ko", 3))), **more)
    return documents.record_submission(
        store, HOUSE, op=operation(), submission=given, told_date=told_date
    ).value.receipt


def correct(
    store: MemoryStore, receipt: Receipt, *items: Item, reason: str = "verzählt", **more: Any
) -> None:
    documents.correct_receipt(
        store,
        HOUSE,
        op=operation(),
        receipt_id=receipt.id,
        submission=submission(*items, **more),
        reason=reason,
    )


def now(store: MemoryStore, receipt: Receipt) -> Receipt:
    found = store.documents.receipt(receipt.id)
    assert found is not None
    return found


def test_the_receipt_says_what_was_recorded(store):
    receipt = record(
        store,
        reference="31702BG0048213",
        language="en",
        deadline=date(2026, 11, 27),
        pages=14,
        note="Umschlag",
        papers="tr",
        form=PaperForm.ORIGINALS,
    )
    paper = receipt_paper(store, HOUSE, receipt, copy=2)
    assert paper.number == receipt.label
    assert f"{paper.legal:%d.%m.%Y, %H:%M:%S}" == "23.11.2026, 08:12:05"
    assert paper.received_by == Words("Empfang, Haus der Integration", "House of Integration")
    assert paper.addressed_to == Words("Jobcenter (2. Etage)", "Job centre")
    assert [(item.kind, item.count, item.pages) for item in paper.items] == [
        (Words("WBA-Formular", "Renewal form"), 1, 6),
        (Words("Kontoauszug", "Bank statement"), 3, None),
    ]
    assert (paper.pages, paper.deadline, paper.reference) == (14, date(2026, 11, 27), "31702BG0048213")
    assert (paper.form, paper.note, paper.papers_in, paper.copy) == (Form.ORIGINAL, "Umschlag", "Türkisch", 2)
    assert (paper.late_entry, paper.changes, paper.forwarding, paper.withdrawn) == (None, (), None, "")


def test_a_letter_of_the_night_is_marked_until_a_second_person_stands_by_it(store):
    told = ToldDate(reason="Nachtbriefkasten", initials="mk", day=date(2026, 11, 22))
    receipt = record(store, told_date=told)
    paper = receipt_paper(store, HOUSE, receipt)
    assert f"{paper.legal:%d.%m.%Y, %H:%M:%S}" == "22.11.2026, 23:59:59"
    assert paper.late_entry is not None
    assert (paper.late_entry.reason, paper.late_entry.recorded) == ("Nachtbriefkasten", receipt.received_at)
    assert "Noch hat keine zweite Person" in paper.late_entry.remark
    documents.confirm_dates(store, op=operation(), receipt_ids=[receipt.id], initials="xy")
    confirmed = receipt_paper(store, HOUSE, now(store, receipt))
    assert confirmed.late_entry is not None
    assert confirmed.late_entry.remark == "Eine zweite Person hat das Datum bestätigt."
    # Initials are for the record; the client's paper names nobody.
    assert "mk" not in text_of(paper_pdf(confirmed))


def test_a_date_that_nobody_stands_by_is_told_so(store):
    told = ToldDate(reason="Nachtbriefkasten", initials="mk", day=date(2026, 11, 22))
    receipt = record(store, told_date=told)
    documents.confirm_dates(store, op=operation(), receipt_ids=[receipt.id], initials="xy", stands=False)
    paper = receipt_paper(store, HOUSE, now(store, receipt))
    assert paper.late_entry is not None
    assert paper.late_entry.remark == "Die zweite Person hat das Datum nicht bestätigt."


def test_corrections_show_what_stood_there_and_what_stands_now(store, clock):
    receipt = record(store, Item("ko", 2), reference="31702BG0048213")
    clock.advance(minutes=3)
    correct(store, receipt, Item("ko", 3, 2), reference="31702BG0048213", deadline=date(2026, 11, 30))
    correct(store, receipt, Item("ko", 3, 2), deadline=date(2026, 11, 30), reason="falsche Nummer")
    told = ToldDate(reason="übersehen", initials="mk", day=date(2026, 11, 20))
    documents.redate_receipt(store, HOUSE, op=operation(), receipt_id=receipt.id, told_date=told)
    paper = receipt_paper(store, HOUSE, now(store, receipt))
    first, second, third = paper.changes
    assert (first.what, first.reason) == ("Unterlagen, Seiten, Frist", "verzählt")
    assert (first.before, first.after) == (
        "Kontoauszug 2; –; –",
        "Kontoauszug 3 (6 Seiten); 6 Seiten; 30.11.2026",
    )
    assert (second.what, second.before, second.after) == ("Aktenzeichen", "31702BG0048213", "–")
    assert (third.what, third.reason) == ("Eingangsdatum", "übersehen")
    assert (third.before, third.after) == ("23.11.2026, 08:12:05 Uhr", "20.11.2026, 23:59:59 Uhr")
    assert "Noch hat keine zweite Person" in third.remark
    # The first date stays the one that counts, and is not called back-dated.
    assert f"{paper.legal:%d.%m.%Y}" == "23.11.2026"
    assert paper.late_entry is None
    assert [(item.kind.de, item.count) for item in paper.items] == [("Kontoauszug", 3)]


def test_papers_of_another_body_name_it_and_the_day_they_went(store, clock):
    receipt = record(store, addressed_to="Familienkasse Bonn")
    paper = receipt_paper(store, HOUSE, receipt)
    assert paper.addressed_to == Words("Familienkasse Bonn")
    assert paper.forwarding is not None
    assert (paper.forwarding.body, paper.forwarding.on, paper.forwarding.by_law) == (
        "Familienkasse Bonn",
        None,
        False,
    )
    clock.advance(minutes=24 * 60)
    documents.forward_receipt(store, op=operation(), receipt_id=receipt.id)
    sent = receipt_paper(store, HOUSE, now(store, receipt))
    assert sent.forwarding is not None
    assert sent.forwarding.on == date(2026, 11, 24)
    assert receipt_paper(store, HOUSE, record(store)).forwarding is None


def test_papers_that_an_agency_took_for_another_say_who_took_them(store):
    paper = receipt_paper(store, HOUSE, record(store, received_by="abh"))
    assert paper.received_by == Words("Ausländerbehörde")
    assert paper.forwarding is not None
    assert paper.forwarding.body == "Jobcenter"


def test_a_withdrawn_receipt_is_no_proof_any_more(store):
    receipt = record(store)
    documents.withdraw_receipt(store, HOUSE, op=operation(), receipt_id=receipt.id, reason="falscher Stapel")
    assert receipt_paper(store, HOUSE, now(store, receipt)).withdrawn == "falscher Stapel"


def test_the_protocol_keeps_what_was_sealed(store, clock):
    receipts = [record(store, Item("ko", 3, 2), Item("lo"), reference="31702BG0048213"), record(store)]
    sealed = bundles.seal_bundle(store, HOUSE, op=operation(), agency="jobcenter").value
    correct(store, receipts[0], Item("ko", 9, 9))
    paper = protocol_paper(store, HOUSE, sealed)
    assert (paper.number, paper.short, paper.to, paper.way) == (sealed.label, "A-1", "Jobcenter", "2. Etage")
    assert [line.number for line in paper.lines] == [receipt.label for receipt in receipts]
    assert [line.items for line in paper.lines] == [
        "Kontoauszug 3, Lohnabrechnung",
        "WBA-Formular, Kontoauszug 3",
    ]
    assert (paper.pieces, paper.pages, paper.handed_over) == (8, None, None)
    assert [line.verdict for line in paper.lines] == ["", ""]
    bundles.hand_over(store, op=operation(), bundle_id=sealed.id)
    bundles.accept_bundle(
        store, op=operation(), bundle_id=sealed.id, disputed={receipts[1].id: "liegt nicht bei"}
    )
    bundle = store.documents.bundle(sealed.id)
    assert bundle is not None
    settled = protocol_paper(store, HOUSE, bundle)
    assert [line.verdict for line in settled.lines] == ["erhalten", "fehlt"]
    assert settled.handed_over is not None


def test_the_day_list_counts_each_agency(store):
    record(store, Item("ko", 3, 2), deadline=date(2026, 11, 30))
    record(store, Item("ko", 1))
    record(store, Item("pa"), agency="abh")
    paper = day_paper(store, HOUSE)
    jobcenter, aliens = paper.agencies
    assert (jobcenter.code, len(jobcenter.lines), jobcenter.pieces, jobcenter.pages) == ("jobcenter", 2, 4, 6)
    assert (jobcenter.uncounted, jobcenter.with_deadline) == (1, 1)
    assert (aliens.code, [line.place for line in aliens.lines]) == ("abh", ["am Empfang"])
    assert (paper.first, paper.last, paper.gaps) == (jobcenter.lines[0].number, aliens.lines[0].number, ())
    empty = day_paper(store, HOUSE, date(2026, 11, 20))
    assert (empty.first, empty.gaps, [agency.lines for agency in empty.agencies]) == ("", (), [(), ()])


@pytest.mark.parametrize("gone", [0, 1, 3], ids=["before", "between", "after"])
def test_a_number_that_nobody_has_is_a_gap(store, clock, monkeypatch, gone):
    receipts = [record(store) for _ in range(4)]
    missing = receipts[gone]
    documents = store.documents
    by_day, by_number = documents.receipts, documents.receipt_numbered
    monkeypatch.setattr(
        type(documents),
        "receipts",
        lambda self, day, **more: [one for one in by_day(day, **more) if one.id != missing.id],
    )
    monkeypatch.setattr(
        type(documents),
        "receipt_numbered",
        lambda self, number: None if number == missing.number else by_number(number),
    )
    assert day_paper(store, HOUSE).gaps == (missing.label,)


def test_the_numbers_of_other_days_are_no_gaps(store, clock):
    record(store)
    clock.advance(minutes=24 * 60)
    record(store)
    clock.advance(minutes=24 * 60)
    record(store)
    paper = day_paper(store, HOUSE, date(2026, 11, 24))
    assert paper.first == paper.last
    assert paper.gaps == ()

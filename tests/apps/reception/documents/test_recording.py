"""From the scan to the receipt by keys alone: nothing lost, nothing doubled, nothing in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from frontdesk.domain.errors import StoreUnreachableError
from frontdesk.domain.printjob import JobState
from frontdesk.domain.receipt import Place, Source
from frontdesk.domain.receipt_number import ReceiptNumber
from frontdesk.domain.submission import Item, PaperForm
from frontdesk.testing.builders import operation
from frontdesk.usecases import documents
from frontdesk.usecases.documents import record_submission
from frontdesk.usecases.submissions import Submission
from tests.apps.reception.conftest import Key, Mod, QuietWorker
from tests.apps.reception.documents.conftest import Taker
from tests.apps.reception.documents.counter import AZR, BG, FILE, KI, Counter

OpenPapers = Callable[..., Taker]


def test_scan_kinds_and_the_key_make_a_receipt_in_nine_keys(printing: Taker) -> None:
    printing.scan(BG)
    printing.type("ko3 lo2")
    printing.commit()
    printing.until_idle()
    assert printing.clerk.presses == 8
    (view,) = printing.views()
    assert view.content.items == (Item("ko", 3), Item("lo", 2))
    assert (view.reference, view.receipt.agency) == (BG, "a")
    assert view.job is not None
    assert view.job.state is JobState.PENDING
    assert printing.has_focus(printing.panel.reference.field)
    assert printing.panel.reference.field.text() == ""


def test_a_scanners_enter_moves_on_and_never_prints(printing: Taker) -> None:
    printing.scan(BG)
    assert printing.has_focus(printing.panel.kinds.field)
    printing.scan("")
    assert printing.has_focus(printing.panel.details.pages)
    for _ in range(8):
        printing.press(Key.Key_Return)
        if printing.clerk.focus() is printing.panel.preview.button:
            break
    printing.panel.kinds.tile("ko").setFocus()
    printing.press(Key.Key_Return)
    assert printing.receipts() == []


def test_every_field_reaches_the_record(taker: Taker) -> None:
    taker.scan(BG)
    taker.type("wb ko3 lo2x4")
    taker.press(Key.Key_Tab)
    assert taker.has_focus(taker.panel.details.pages)
    taker.press(Key.Key_Tab)
    taker.type("27.11.")
    taker.press(Key.Key_5, Mod.AltModifier)
    taker.press(Key.Key_K, Mod.AltModifier)
    taker.press(Key.Key_M, Mod.AltModifier)
    taker.type("Umschlag beschriftet")
    taker.press(Key.Key_Return)
    taker.type("Familienkasse Bonn")
    taker.press(Key.Key_Return)
    while taker.panel.kinds.extras.papers.current_key() != "uk":
        taker.press(Key.Key_Down)
    taker.commit()
    taker.until_idle()
    (view,) = taker.views()
    content = view.content
    assert content.items == (Item("wb"), Item("ko", 3), Item("lo", 2, 4))
    assert (content.deadline, content.language) == (date(2026, 11, 27), "uk")
    assert (content.form, content.note) == (PaperForm.ORIGINALS, "Umschlag beschriftet")
    assert view.receipt.now.body == "Familienkasse Bonn"
    assert content.papers == "uk"


def test_pages_are_stepped_and_typed(taker: Taker) -> None:
    taker.scan(BG)
    taker.type("ko")
    taker.press(Key.Key_Return)
    taker.press(Key.Key_Up)
    taker.press(Key.Key_Up)
    taker.press(Key.Key_Down)
    taker.press(Key.Key_Up)
    assert taker.panel.details.pages.text() == "2"
    taker.commit()
    taker.until_idle()
    assert taker.views()[0].content.pages == 2


def test_without_reference_is_one_key_and_the_agency_one_letter(taker: Taker) -> None:
    taker.press(Key.Key_O, Mod.AltModifier)
    taker.type("d")
    assert taker.has_focus(taker.panel.kinds.field)
    taker.type("so")
    taker.commit()
    taker.until_idle()
    (view,) = taker.views()
    assert (view.reference, view.receipt.agency) == (None, "d")


def test_tapping_tiles_writes_the_line_and_typing_counts_on_tiles(taker: Taker) -> None:
    taker.scan(BG)
    tile = taker.panel.kinds.tile("ko")
    for _ in range(3):
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton, pos=QPoint(tile.width() - 12, 20))
    assert taker.panel.kinds.field.text() == "ko3"
    less = tile._less().center().toPoint()
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton, pos=less)
    assert (tile.count, taker.panel.kinds.field.text()) == (2, "ko2")
    taker.type("lo")
    assert taker.panel.kinds.field.text() == "ko2 lo"
    assert taker.panel.kinds.tile("lo").count == 1
    taker.commit()
    taker.until_idle()
    assert taker.views()[0].content.items == (Item("ko", 2), Item("lo"))


def test_arrows_walk_from_the_line_into_the_tiles_and_back(taker: Taker) -> None:
    taker.scan(BG)
    taker.press(Key.Key_Down)
    taker.press(Key.Key_Right)
    assert taker.clerk.focus() is taker.panel.kinds.tile("ko")
    taker.press(Key.Key_Plus)
    taker.press(Key.Key_Plus)
    taker.press(Key.Key_Minus)
    taker.press(Key.Key_Down)
    taker.press(Key.Key_4)
    assert taker.panel.kinds.field.text() == "ko mi4"
    taker.press(Key.Key_Up)
    taker.press(Key.Key_Up)
    assert taker.has_focus(taker.panel.kinds.field)


def test_another_agencys_reference_warns_and_never_blocks(taker: Taker) -> None:
    taker.type(BG)
    taker.press(Key.Key_A, Mod.AltModifier)
    taker.type("b")
    assert "Jobcenter" in taker.hint()
    taker.type("ko")
    taker.commit()
    taker.until_idle()
    assert [(v.reference, v.receipt.agency) for v in taker.views()] == [(BG, "b")]


def test_an_unknown_format_asks_for_the_agency_and_is_kept(taker: Taker) -> None:
    taker.scan("AZ 17/4")
    assert taker.clerk.focus() in taker.panel.agency.chips()
    taker.type("c")
    taker.type("ko")
    taker.commit()
    taker.until_idle()
    assert [(v.reference, v.receipt.agency) for v in taker.views()] == [("AZ 17/4", "c")]


def test_a_bouncing_key_makes_one_receipt(taker: Taker) -> None:
    taker.scan(BG)
    taker.type("ko")
    for _ in range(5):
        taker.commit()
    taker.until_idle()
    assert len(taker.receipts()) == 1


def test_the_next_papers_are_typed_while_the_store_works(taker: Taker) -> None:
    for reference in (BG, AZR, FILE):
        taker.scan(reference)
        taker.type("ko")
        taker.commit()
    taker.until_idle()
    assert [view.reference for view in taker.views()] == [BG, AZR, FILE]


@pytest.fixture
def losses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What happens to the next receipts: ``lost`` is the reply, ``refused`` the writing itself."""
    plan: list[str] = []

    def record(*args: Any, **kwargs: Any) -> Any:
        what = plan.pop(0) if plan else ""
        if what == "refused":
            raise StoreUnreachableError(reason="timeout")
        done = record_submission(*args, **kwargs)
        if what == "lost":
            raise StoreUnreachableError(reason="timeout")
        return done

    monkeypatch.setattr(documents, "record_submission", record)
    return plan


def begin_run(taker: Taker) -> None:
    taker.press(Key.Key_B, Mod.AltModifier)
    taker.type("mk")
    taker.press(Key.Key_Return)
    assert taker.controller.run.is_on


def end_run(taker: Taker) -> None:
    taker.press(Key.Key_B, Mod.AltModifier)
    assert not taker.controller.run.is_on


def commit_in_vain(taker: Taker) -> None:
    line = taker.panel.kinds.field.text()
    taker.commit()
    taker.until(lambda: not taker.controller.recording.under_way)
    assert taker.panel.kinds.field.text() == line


def test_a_lost_reply_is_tried_again_and_makes_one_receipt(taker: Taker, losses: list[str]) -> None:
    taker.scan(BG)
    taker.type("ko")
    losses.append("lost")
    commit_in_vain(taker)
    assert len(taker.receipts()) == 1
    taker.commit()
    taker.until_idle()
    assert len(taker.receipts()) == 1


def test_a_lost_reply_makes_one_receipt_even_as_a_sheet(printing: Taker, losses: list[str]) -> None:
    printing.scan(BG)
    printing.type("ko")
    losses.append("lost")
    commit_in_vain(printing)
    printing.press(Key.Key_P, Mod.AltModifier)
    printing.commit()
    printing.until_idle()
    assert len(printing.receipts()) == 1


def test_a_letter_that_was_refused_keeps_its_day_after_the_run(taker: Taker, losses: list[str]) -> None:
    begin_run(taker)
    taker.scan(BG)
    taker.type("ko")
    losses.append("refused")
    commit_in_vain(taker)
    end_run(taker)
    assert "22.11.2026" in taker.panel.title.caption()
    taker.commit()
    taker.until_idle()
    (receipt,) = taker.receipts()
    assert (receipt.source, receipt.legal.date) == (Source.LETTERBOX, date(2026, 11, 22))
    assert "22.11.2026" not in taker.panel.title.caption()


def test_papers_of_the_counter_are_no_letters_of_a_later_run(taker: Taker, losses: list[str]) -> None:
    taker.scan(BG)
    taker.type("ko")
    losses.append("refused")
    commit_in_vain(taker)
    begin_run(taker)
    assert "ersten Versuch" in taker.panel.title.caption()
    taker.commit()
    taker.until_idle()
    (receipt,) = taker.receipts()
    assert receipt.source is Source.COUNTER
    assert "22.11.2026" in taker.panel.title.caption()


def refuse_aside(taker: Taker, losses: list[str]) -> None:
    """The papers of `BG` are refused after those of `AZR` have been begun."""
    taker.scan(BG)
    taker.type("ko3")
    losses.append("refused")
    taker.commit()
    taker.type(AZR)
    taker.until(lambda: taker.controller.unsaved)


def test_papers_that_were_refused_aside_stand_in_the_column_until_they_are_taken_up(
    taker: Taker, losses: list[str]
) -> None:
    refuse_aside(taker, losses)
    taker.clerk.window.notice.say("etwas anderes")
    (row,) = taker.panel.side.care()
    assert row.line is not None
    assert (row.line.status, BG in row.line.caption) == ("bad", True)
    row.click()
    assert taker.panel.reference.field.text() == AZR
    assert "Zuerst" in taker.panel.preview.sentence
    taker.panel.reference.field.take_focus()
    taker.press(Key.Key_Escape)
    row.click()
    assert (taker.panel.reference.field.text(), taker.panel.kinds.field.text()) == (BG, "ko3")
    assert taker.panel.preview.sentence
    assert taker.panel.side.care() == []
    taker.commit()
    taker.until_idle()
    assert [view.reference for view in taker.views()] == [BG]


def test_papers_that_were_refused_aside_are_told_beside_the_tickets(taker: Taker, losses: list[str]) -> None:
    refuse_aside(taker, losses)
    taker.press(Key.Key_F2)
    cards = taker.clerk.window.side.troubles
    assert [item.key for item in cards.items] == ["papers"]
    cards.cards[0].all_buttons()[0].click()
    assert taker.panel.isVisible()
    assert taker.controller.unsaved == 1


def test_where_the_column_is_behind_a_button_the_button_says_it(
    open_papers: OpenPapers, losses: list[str]
) -> None:
    taker = open_papers(size=(1280, 800), scale=1.25)
    assert taker.clerk.window.is_compact
    refuse_aside(taker, losses)
    assert "1 nicht gespeichert" in taker.panel.side_button.accessibleName()
    taker.press(Key.Key_Q, Mod.AltModifier)
    taker.panel.side.care()[0].click()
    assert "Zuerst" in taker.panel.preview.sentence
    assert taker.clerk.window.pages.currentWidget() is taker.panel


def test_the_window_closes_over_refused_papers_only_the_second_time(taker: Taker, losses: list[str]) -> None:
    refuse_aside(taker, losses)
    window = taker.clerk.window
    assert not window.close()
    assert window.isVisible()
    assert "verwirft" in window.notice.text()
    assert window.close()


def at_midnight(taker: Taker) -> None:
    """The window knows that another day has begun; nothing else has happened yet."""
    connection = taker.clerk.controller.situation.connection
    assert connection is not None
    assert connection.picture is not None
    taker.stage.clock.set(taker.stage.clock.now() + timedelta(days=1))
    connection.picture = replace(connection.picture, at=taker.stage.clock.now())


def test_the_page_follows_the_day(taker: Taker) -> None:
    before = taker.today
    at_midnight(taker)
    taker.clerk.controller.situation.connection.read()  # type: ignore[union-attr]
    taker.until(lambda: taker.controller.draft.today == before + timedelta(days=1))


def test_a_run_ends_with_its_day_and_says_so(taker: Taker) -> None:
    begin_run(taker)
    at_midnight(taker)
    taker.clerk.controller.situation.connection.read()  # type: ignore[union-attr]
    taker.until(lambda: not taker.controller.run.is_on)
    assert "neuer Tag" in taker.clerk.window.notice.text()
    assert "22.11.2026" not in taker.panel.title.caption()
    begin_run(taker)
    assert "23.11.2026" in taker.panel.title.caption()


def test_no_letter_slips_into_a_run_of_yesterday(taker: Taker) -> None:
    begin_run(taker)
    taker.scan(BG)
    taker.type("ko")
    at_midnight(taker)
    taker.commit()
    assert not taker.controller.recording.under_way
    assert not taker.controller.run.is_on
    assert "neuer Tag" in taker.panel.preview.sentence
    assert taker.panel.kinds.field.text() == "ko"
    taker.commit()
    taker.until(lambda: taker.receipts())
    assert taker.receipts()[0].source is Source.COUNTER


def test_while_the_store_is_away_everything_typed_stays(taker: Taker) -> None:
    taker.scan(BG)
    taker.type("ko3")

    def away(_name: str) -> None:
        raise StoreUnreachableError(reason="timeout")

    taker.stage.guarded.before_each = away
    taker.commit()
    taker.until(lambda: taker.panel.kinds.field.text() == "ko3")
    assert taker.panel.preview.sentence
    taker.stage.guarded.before_each = lambda name: None
    taker.commit()
    taker.until_idle()
    assert len(taker.receipts()) == 1


def test_a_likely_second_entry_warns_and_never_blocks(taker: Taker) -> None:
    first = taker.stage.hand_in(BG, "ko3 lo2")
    taker.scan(BG)
    taker.type("lo ko")
    taker.until(lambda: first.label in taker.panel.preview.sentence)
    taker.commit()
    taker.until_idle()
    assert len(taker.receipts()) == 2
    taker.until(lambda: taker.panel.preview.sentence and first.label not in taker.panel.preview.sentence)


def test_escape_empties_the_form_and_stores_nothing(taker: Taker) -> None:
    taker.scan(BG)
    taker.type("ko3")
    taker.press(Key.Key_Escape)
    assert taker.controller.draft.is_empty
    assert taker.panel.kinds.field.text() == ""
    assert taker.has_focus(taker.panel.reference.field)
    taker.commit()
    assert taker.receipts() == []


def test_a_wrong_clock_issues_no_receipts(open_papers: OpenPapers) -> None:
    stage = Counter()

    class Late:
        def now(self):
            return stage.clock.now() - timedelta(hours=1)

    stage.runtime.station_clock = Late()
    taker = open_papers(stage)
    taker.scan(BG)
    taker.type("ko")
    taker.commit()
    taker.until(lambda: "60" in taker.panel.preview.sentence or "60" in taker.panel.details.sentence.text())
    assert taker.receipts() == []
    assert taker.panel.kinds.field.text() == "ko"


def test_a_correction_is_a_new_entry_with_a_reason(printing: Taker) -> None:
    printing.stage.hand_in(BG, "ko3", printer="reception-1")
    printing.controller.following.read()  # type: ignore[union-attr]
    printing.until(lambda: printing.panel.side.receipts())
    printing.panel.side.receipts()[0].correct.click()
    assert printing.panel.kinds.field.text() == "ko3"
    printing.type(" lo")
    printing.commit()
    assert printing.has_focus(printing.panel.preview.reason)
    assert printing.views()[0].standing.corrections == 0
    printing.type("Lohnabrechnung vergessen")
    printing.commit()
    printing.until(lambda: printing.views()[0].standing.corrections == 1)
    (view,) = printing.views()
    assert view.content.items == (Item("ko", 3), Item("lo"))
    assert view.standing.first.items == (Item("ko", 3),)
    printing.until(lambda: "berichtigt" in printing.panel.side.receipts()[0].line.caption)  # type: ignore[union-attr]
    assert view.job is not None
    printing.until(lambda: printing.views()[0].job.copy == 1)  # type: ignore[union-attr]


def correct_first(taker: Taker, typed: str) -> None:
    """Take up the newest receipt and correct its papers."""
    taker.until(lambda: taker.panel.side.receipts())
    taker.panel.side.receipts()[0].correct.click()
    taker.type(typed)
    taker.commit()
    taker.type("vergessen")
    taker.commit()
    taker.until(lambda: not taker.controller.recording.under_way)


def test_a_correction_from_an_old_view_does_not_undo_anothers(open_papers: OpenPapers) -> None:
    stage = Counter()
    receipt = stage.hand_in(BG, "ko3")
    taker = open_papers(stage)
    taker.until(lambda: taker.panel.side.receipts())
    taker.panel.side.receipts()[0].correct.click()
    documents.correct_receipt(
        stage.store,
        stage.house,
        op=operation("reception-2"),
        receipt_id=receipt.id,
        submission=Submission(agency="a", items=(Item("ko", 3), Item("mi")), reference=BG),
        reason="Mietvertrag lag bei",
    )
    taker.type(" lo")
    taker.commit()
    taker.type("vergessen")
    taker.commit()
    taker.until(lambda: "inzwischen berichtigt" in taker.panel.preview.sentence)
    assert taker.panel.kinds.field.text() == "ko3 lo"
    assert taker.views()[0].content.items == (Item("ko", 3), Item("mi"))
    taker.controller.following.read()  # type: ignore[union-attr]
    taker.until(lambda: taker.panel.side.receipts()[0].line.caption.endswith("berichtigt"))  # type: ignore[union-attr]
    correct_first(taker, " lo")
    assert taker.views()[0].content.items == (Item("ko", 3), Item("mi"), Item("lo"))


def test_a_correction_whose_reply_was_lost_is_one_correction(
    open_papers: OpenPapers, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, correct = Counter(), documents.correct_receipt
    lost: list[object] = []
    stage.hand_in(BG, "ko3")
    taker = open_papers(stage)

    def lose_once(*args: Any, **kwargs: Any) -> Any:
        done = correct(*args, **kwargs)
        if not lost:
            lost.append(done)
            raise StoreUnreachableError(reason="timeout")
        return done

    monkeypatch.setattr(documents, "correct_receipt", lose_once)
    correct_first(taker, " lo")
    assert taker.panel.kinds.field.text() == "ko3 lo"
    taker.commit()
    taker.until(lambda: not taker.controller.recording.under_way)
    assert taker.controller.draft.is_empty
    assert taker.views()[0].standing.corrections == 1


def test_a_correction_does_not_wipe_what_has_been_begun(taker: Taker) -> None:
    taker.stage.hand_in(AZR, "au", agency="b")
    taker.controller.following.read()  # type: ignore[union-attr]
    taker.until(lambda: taker.panel.side.receipts())
    taker.scan(BG)
    taker.panel.side.receipts()[0].correct.click()
    assert taker.controller.draft.correcting is None
    assert taker.panel.reference.field.text() == BG
    assert taker.panel.preview.sentence


def test_a_reprint_says_which_copy_it_is(printing: Taker, worker: QuietWorker) -> None:
    printing.scan(BG)
    printing.type("ko")
    printing.commit()
    printing.until_idle()
    printing.stage.hand_in(AZR, "au", agency="b", printer="reception-1")
    printing.controller.following.read()  # type: ignore[union-attr]
    printing.until(lambda: len(printing.panel.side.receipts()) == 2)
    woken = worker.woken
    printing.press(Key.Key_R, Mod.ControlModifier)
    printing.until(lambda: printing.views()[0].job.copy == 1)  # type: ignore[union-attr]
    printing.until(lambda: worker.woken > woken)
    assert printing.views()[1].job.copy == 0  # type: ignore[union-attr]


def test_another_clerks_receipt_is_not_printed_here(printing: Taker) -> None:
    printing.stage.hand_in(BG, "ko", printer="reception-1")
    printing.controller.following.read()  # type: ignore[union-attr]
    printing.until(lambda: printing.panel.side.receipts())
    printing.press(Key.Key_R, Mod.ControlModifier)
    printing.until(lambda: "noch nichts angenommen" in printing.clerk.window.notice.text())
    assert printing.views()[0].job.copy == 0  # type: ignore[union-attr]


def test_taking_back_takes_ones_own_newest(taker: Taker) -> None:
    taker.stage.hand_in(AZR, "au", agency="b")
    taker.scan(BG)
    taker.type("ko")
    taker.commit()
    taker.until_idle()
    taker.press(Key.Key_Z, Mod.ControlModifier)
    taker.until(lambda: taker.receipts()[1].place is Place.WITHDRAWN)
    taker.until(lambda: "zurückgezogen" in taker.clerk.window.notice.text())
    taker.press(Key.Key_Z, Mod.ControlModifier)
    taker.until(lambda: "nichts angenommen" in taker.clerk.window.notice.text())
    assert taker.receipts()[0].place is Place.OPEN


def test_the_picture_is_drawn_by_what_prints(taker: Taker) -> None:
    taker.scan(BG)
    before = taker.panel.preview.paper.picture.cacheKey()
    taker.type("ko3")
    taker.until(lambda: taker.panel.preview.paper.picture.cacheKey() != before)
    taker.until(lambda: not taker.controller.foresight._settle.isActive())
    from frontdesk.printing.receipt_preview import receipt_png

    number = ReceiptNumber("hdi", 2026, 1)
    outline = replace(taker.controller.draft.outline())
    at = taker.clerk.controller.situation.connection.now()  # type: ignore[union-attr]
    assert at is not None

    def same() -> bool:
        from PySide6.QtGui import QImage

        drawn = QImage.fromData(
            receipt_png(taker.stage.house, outline, number=str(number), at=taker.stage.clock.now())
        )
        shown = taker.panel.preview.paper.picture
        return shown.size() == drawn.size()

    taker.until(same)


def test_taking_back_that_failed_is_tried_with_the_same_receipt(
    taker: Taker, monkeypatch: pytest.MonkeyPatch
) -> None:
    for reference in (BG, AZR):
        taker.scan(reference)
        taker.type("ko")
        taker.commit()
        taker.until_idle()
    withdraw = documents.withdraw_receipt
    failed: list[object] = []

    def fail_once(*args: Any, **kwargs: Any) -> Any:
        if not failed:
            failed.append(kwargs["receipt_id"])
            raise StoreUnreachableError(reason="timeout")
        return withdraw(*args, **kwargs)

    monkeypatch.setattr(documents, "withdraw_receipt", fail_once)
    taker.press(Key.Key_Z, Mod.ControlModifier)
    taker.until(lambda: "timeout" in taker.clerk.window.notice.text())
    taker.press(Key.Key_Z, Mod.ControlModifier)
    taker.until(lambda: taker.receipts()[1].place is Place.WITHDRAWN)
    assert taker.receipts()[0].place is Place.OPEN


@pytest.mark.slow
def test_two_hundred_submissions_by_keyboard_make_two_hundred_receipts(taker: Taker) -> None:
    lines = ("ko3 lo2", "wb", "ko lo mi", "au2", "so", "ko12")
    references = cycle((BG, AZR, FILE, KI))
    wanted = []
    for number in range(200):
        reference, line = next(references), lines[number % len(lines)]
        if line == "wb" and reference != BG:
            line = "ko9"
        taker.scan(reference)
        taker.type(line)
        if number % 3 == 0:
            taker.press(Key.Key_Return)
            taker.type(str(number + 1))
        taker.commit()
        assert taker.clerk.window.isActiveWindow()
        wanted.append((reference, line, number + 1 if number % 3 == 0 else None))
    taker.until(lambda: not taker.controller.recording.under_way, timeout=40_000)
    views = taker.views()
    assert [view.receipt.number.sequence for view in views] == list(range(1, 201))
    found = [
        (v.reference, " ".join(f"{i.kind}{i.count}" for i in v.content.items), v.content.pages) for v in views
    ]
    assert found == [
        (ref, " ".join(p if p[-1].isdigit() else f"{p}1" for p in line.split()), pages)
        for ref, line, pages in wanted
    ]

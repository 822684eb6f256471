"""What people see and touch at F3: names, keys, sizes, themes, double letters, the smallest window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from frontdesk.domain.printjob import JobState
from frontdesk.qt import translation
from frontdesk.qt.theme import DARK, LIGHT, Theme
from frontdesk.qt.widgets.caption_key import CaptionKey
from frontdesk.qt.widgets.status_strip import StatusCell
from frontdesk.qt.widgets.switch import Switch
from tests.apps.reception.conftest import Key, Mod
from tests.apps.reception.documents.conftest import Taker
from tests.apps.reception.documents.counter import BG, Counter, papers_morning

OpenPapers = Callable[..., Taker]
LOOKS = [
    (LIGHT, 1.0, (1600, 1000)),
    (DARK, 1.0, (1280, 800)),
    (LIGHT, 2.0, (1600, 1000)),
    (LIGHT, 1.5, (1280, 800)),
]


def shown(widget: QWidget) -> list[QWidget]:
    return [one for one in widget.findChildren(QWidget) if one.isVisible()]


def each_page(taker: Taker) -> list[Callable[[], None]]:
    panel = taker.panel
    return [
        lambda: panel.show_aside(None),
        lambda: panel.show_aside(panel.trail),
        lambda: panel.show_aside(panel.bundle),
        lambda: panel.show_aside(panel.night),
        lambda: panel.show_aside(panel.confirm),
        lambda: panel.kinds.show_extras(True),
    ]


def test_every_control_has_a_name_to_be_read_aloud(open_papers: OpenPapers) -> None:
    taker = open_papers(papers_morning())
    for open_it in each_page(taker):
        open_it()
        found = [w for w in shown(taker.clerk.window) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert len(found) > 20
        assert [type(w).__name__ for w in found if not w.accessibleName().strip()] == []


def test_every_target_is_large_enough_for_a_finger(open_papers: OpenPapers) -> None:
    taker = open_papers(papers_morning())
    taker.until(lambda: all(chip.height() > 1 for chip in taker.panel.agency.chips()))
    for open_it in each_page(taker):
        open_it()
        small = [
            w.accessibleName()
            for w in shown(taker.clerk.window)
            # A caption is a second way: its key and the field below it are the first.
            if isinstance(w, QAbstractButton)
            and not isinstance(w, (StatusCell, CaptionKey, Switch))
            and min(w.width(), w.height()) < 44
        ]
        assert small == []


def test_tab_goes_along_the_form(open_papers: OpenPapers) -> None:
    taker = open_papers(papers_morning())
    panel = taker.panel
    taker.scan(BG)
    panel.reference.field.take_focus()
    visited: list[QWidget] = []
    for _ in range(12):
        taker.press(Key.Key_Tab)
        visited.append(taker.clerk.focus())
    wanted = [
        panel.kinds.field.edit,
        panel.details.pages.edit,
        panel.details.deadline.edit,
        panel.details.language,
        panel.details.copies,
        panel.preview.button,
    ]
    assert visited[: len(wanted)] == wanted


def test_nothing_moves_while_a_form_is_filled(taker: Taker) -> None:
    def places() -> dict[QWidget, QPoint]:
        fixed = [taker.panel.kinds.field, taker.panel.details.pages, taker.panel.preview.button]
        fixed += [*taker.panel.kinds.tiles(), *taker.panel.agency.chips(), taker.panel.find_button]
        return {w: w.mapTo(taker.clerk.window, QPoint()) for w in fixed}

    before = places()
    taker.scan(BG)
    taker.type("ko3 zz")
    taker.press(Key.Key_Tab)
    taker.press(Key.Key_Tab)
    taker.type("31.2.")
    taker.commit()
    assert places() == before


@pytest.mark.parametrize(("theme", "scale", "size"), LOOKS)
def test_everything_stays_inside_the_window(
    open_papers: OpenPapers, theme: Theme, scale: float, size: tuple[int, int]
) -> None:
    taker = open_papers(papers_morning(), theme=theme, scale=scale, size=size)
    window, panel = taker.clerk.window, taker.panel
    assert (window.width(), window.height()) == size
    area = QRect(QPoint(), window.size())
    for open_it in each_page(taker):
        panel.kinds.show_extras(False)
        open_it()
        window.repaint()
        for widget in (panel.clear_button, panel.find_button, panel.night_button):
            assert area.contains(QRect(widget.mapTo(window, QPoint()), widget.size()))
            assert widget.width() >= widget.minimumSizeHint().width()
    panel.show_aside(None)
    button = panel.preview.button
    assert area.contains(QRect(button.mapTo(window, QPoint()), button.size()))
    assert button.width() >= button.minimumSizeHint().width()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_both_themes_paint_their_own_colours(open_papers: OpenPapers, theme: Theme) -> None:
    taker = open_papers(papers_morning(), theme=theme)
    taker.scan(BG)
    taker.type("ko")
    taker.panel.find_button.setFocus()
    tile = taker.panel.kinds.tile("ko").grab().toImage()
    assert QColor(theme.primary_tint).name() == tile.pixelColor(tile.width() // 2, 6).name()
    field = taker.panel.kinds.field.grab().toImage()
    assert QColor(theme.surface).name() == field.pixelColor(field.width() // 2, 6).name()


def test_at_double_size_the_field_with_the_focus_is_in_view(open_papers: OpenPapers) -> None:
    taker = open_papers(papers_morning(), scale=2.0)
    taker.scan(BG)
    taker.until(lambda: not taker.panel.kinds.field.visibleRegion().isEmpty())
    taker.type("ko")
    taker.press(Key.Key_Return)
    taker.until(lambda: not taker.panel.details.pages.visibleRegion().isEmpty())
    taker.commit()
    taker.until(lambda: len(taker.receipts()) == 25)
    taker.panel.side_button.click()
    taker.until(lambda: taker.panel.side.isVisible())
    taker.press(Key.Key_Escape)
    assert taker.panel.isVisible()


def test_words_are_whole_in_english(open_papers: OpenPapers) -> None:
    translation.install("en")
    try:
        taker = open_papers(papers_morning())
        taker.scan(BG)
        taker.type("ko3 lo2")
        words = " ".join(label.text() for label in taker.clerk.window.findChildren(QLabel))
        assert [word for word in ("Aktenzeichen", "Stelle", "Seiten", "Unterlagen") if word in words] == []
        assert taker.panel.preview.button.text() == "Record papers"
    finally:
        translation.install("de")


def test_modes_keep_what_was_begun_in_each(taker: Taker) -> None:
    taker.scan(BG)
    taker.type("ko3")
    taker.press(Key.Key_F2)
    assert taker.clerk.window.side.isVisible()
    assert not taker.panel.side.isVisible()
    taker.type("wba")
    taker.press(Key.Key_F3)
    assert taker.panel.kinds.field.text() == "ko3"
    assert taker.clerk.controller.draft.service == "wba"
    taker.press(Key.Key_F1)
    taker.press(Key.Key_Escape)
    assert taker.panel.isVisible()
    assert list(taker.clerk.window.rail._buttons) == ["ticket", "documents", "questions", "appointments"]


def test_a_receipt_in_doubt_is_asked_about_like_a_ticket(printing: Taker) -> None:
    receipt = printing.stage.hand_in(BG, "ko", printer="reception-1")
    job = printing.stage.store.claim_job("reception-1")
    printing.stage.store.settle_job(job.id, JobState.UNKNOWN, reason="no_proof")
    printing.clerk.controller.situation.connection.read()  # type: ignore[union-attr]
    cards = printing.panel.side.troubles
    printing.until(lambda: cards.items)
    assert "Eingangsbestätigung 0001" in cards.items[0].trouble.title
    assert any("0001" in item.trouble.title for item in printing.clerk.window.side.troubles.items)
    printing.until(lambda: cards.isVisible())
    printing.press(Key.Key_N, Mod.AltModifier)
    printing.until(lambda: printing.views()[0].job.copy == 1)  # type: ignore[union-attr]
    assert printing.views()[0].receipt.id == receipt.id


def test_a_receipt_that_did_not_come_is_named(printing: Taker) -> None:
    printing.stage.hand_in(BG, "ko", printer="reception-1")
    job = printing.stage.store.claim_job("reception-1")
    printing.stage.store.settle_job(job.id, JobState.FAILED, reason="paper_out")
    printing.clerk.controller.situation.connection.read()  # type: ignore[union-attr]
    printing.controller.following.read()  # type: ignore[union-attr]
    printing.until(lambda: "0001" in printing.clerk.controller.situation.without_paper())
    printing.until(lambda: printing.panel.side.receipts())
    assert printing.panel.side.receipts()[0].line.mark == "nicht gedruckt"  # type: ignore[union-attr]


def test_a_house_with_many_kinds_scrolls_to_what_is_typed(open_papers: OpenPapers) -> None:
    from dataclasses import replace

    from frontdesk.domain.house import DocumentKind
    from tests.apps.reception.documents.counter import papers_house

    house = papers_house()
    letters = "abcdefghij"
    more = tuple(
        DocumentKind(code=f"q{a}{b}", names={"de": f"Anlage {a}{b} " + "sehr lang " * 30})
        for a in letters[:4]
        for b in letters
    )
    taker = open_papers(Counter(replace(house, document_kinds=house.document_kinds + more)))
    taker.scan(BG)
    taker.type("qdj2")
    tile = taker.panel.kinds.tile("qdj")
    taker.until(lambda: not tile.visibleRegion().isEmpty())
    assert tile.count == 2

"""What people see and touch at F4: names, keys, sizes, themes, double letters, the smallest window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from frontdesk.qt import translation
from frontdesk.qt.theme import DARK, LIGHT, Theme
from frontdesk.qt.widgets.status_strip import StatusCell
from tests.apps.reception.questions.asked import Asking, asking_morning
from tests.apps.reception.questions.conftest import Answerer, Key, Mod
from tests.apps.reception.stage import mockup_house

OpenQuestions = Callable[..., Answerer]
LOOKS = [
    (LIGHT, 1.0, (1600, 1000)),
    (DARK, 1.0, (1280, 800)),
    (LIGHT, 2.0, (1600, 1000)),
    (DARK, 2.0, (1280, 800)),
    (LIGHT, 1.5, (1280, 800)),
]


def shown(widget: QWidget) -> list[QWidget]:
    return [one for one in widget.findChildren(QWidget) if one.isVisible()]


def test_every_control_has_a_name_to_be_read_aloud(open_questions: OpenQuestions) -> None:
    answerer = open_questions(asking_morning())
    answerer.until(lambda: answerer.panel.side.asked.rows)
    answerer.type("un")
    found = [w for w in shown(answerer.clerk.window) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(found) > 30
    assert [type(w).__name__ for w in found if not w.accessibleName().strip()] == []


def test_every_target_is_large_enough_for_a_finger(open_questions: OpenQuestions) -> None:
    answerer = open_questions(asking_morning())
    answerer.type("un")
    answerer.until(lambda: answerer.panel.side.asked.rows and answerer.panel.answer.phone.height() > 1)
    small = [
        w.accessibleName()
        for w in shown(answerer.clerk.window)
        if isinstance(w, QAbstractButton)
        and not isinstance(w, StatusCell)
        and min(w.width(), w.height()) < 44
    ]
    assert small == []


def test_tab_goes_the_way_people_work(open_questions: OpenQuestions) -> None:
    answerer = open_questions(asking_morning(printer="none:"))
    panel = answerer.panel
    answerer.until(lambda: panel.side.asked.rows)
    answerer.type("un")
    visited: list[QWidget] = []
    for _ in range(60):
        answerer.press(Key.Key_Tab)
        if answerer.clerk.focus() is panel.search.edit:
            break
        visited.append(answerer.clerk.focus())
    wanted: list[QWidget] = [
        panel.topics.tiles()["un"],
        panel.topics.tiles()["zu"],
        panel.answer.ticket,
        panel.answer.phone,
        panel.languages.chips()["de"],
        panel.act.count,
        panel.act.main,
        panel.side.asked.rows[0].take_back,
    ]
    places = [visited.index(w) for w in wanted]
    assert places == sorted(places)


@pytest.mark.parametrize(("theme", "scale", "size"), LOOKS)
def test_everything_stays_inside_the_window(
    open_questions: OpenQuestions, theme: Theme, scale: float, size: tuple[int, int]
) -> None:
    answerer = open_questions(asking_morning(), theme=theme, scale=scale, size=size)
    window, panel = answerer.clerk.window, answerer.panel
    answerer.type("un")
    answerer.press(Key.Key_7, Mod.AltModifier)
    assert (window.width(), window.height()) == size
    area = QRect(QPoint(), window.size())
    for button in (panel.act.count, panel.act.main):
        assert area.contains(QRect(button.mapTo(window, QPoint()), button.size()))
        assert button.width() >= button.minimumSizeHint().width()
    for button in (panel.answer.ticket, panel.answer.large):
        assert button.width() >= button.minimumSizeHint().width()
    # What was looked for is in view, also where the page scrolls.
    answerer.until(lambda: not panel.answer.title.visibleRegion().isEmpty())
    answerer.until(lambda: not panel.answer.german.title.visibleRegion().isEmpty())


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_both_themes_paint_their_own_colours(open_questions: OpenQuestions, theme: Theme) -> None:
    answerer = open_questions(theme=theme)
    answerer.type("zu")
    tile = answerer.panel.topics.tiles()["zu"].grab().toImage()
    assert QColor(theme.primary_tint).name() == tile.pixelColor(tile.width() // 2, 5).name()
    card = answerer.panel.answer.grab().toImage()
    assert QColor(theme.surface).name() == card.pixelColor(card.width() // 2, 8).name()


def test_the_answer_stands_in_both_languages(answerer: Answerer) -> None:
    answerer.type("un")
    card = answerer.panel.answer
    assert card.tag.text() == "geprüft 02.11.2026"
    assert card.german.texts()[0] == "Formular WBA, ausgefüllt"
    assert card.other.texts() == []
    answerer.press(Key.Key_7, Mod.AltModifier)
    assert card.other.texts()[2] == "Kira belgesi"
    assert card.tag.text() == "nur Deutsch geprüft 02.11.2026", "nobody has checked what stands beside it"
    assert not card.note.isVisible()


def test_words_that_nobody_has_written_are_german_and_said_to_be(answerer: Answerer) -> None:
    answerer.type("un")
    answerer.press(Key.Key_3, Mod.AltModifier)
    card = answerer.panel.answer
    assert card.other.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert card.other.texts()[:2] == ["Formular WBA, ausgefüllt", "كشوف الحساب لآخر 3 أشهر"]
    assert "fehlen Worte" in card.note.text()


def test_an_answer_that_nobody_has_checked_says_so(answerer: Answerer) -> None:
    answerer.type("an")
    assert answerer.panel.answer.tag.text() == "noch nicht geprüft"


def test_large_and_small_again(answerer: Answerer) -> None:
    answerer.type("un")
    panel = answerer.panel
    answerer.press(Key.Key_G, Mod.AltModifier)
    assert panel.answer.is_large
    assert not panel.topics.isVisible()
    answerer.press(Key.Key_G, Mod.AltModifier)
    assert panel.topics.isVisible()
    answerer.press(Key.Key_G, Mod.AltModifier)
    answerer.press(Key.Key_Return, Mod.ControlModifier)
    answerer.until_shown(1)
    assert panel.topics.isVisible()


def test_a_search_dims_and_moves_nothing(answerer: Answerer) -> None:
    tiles = answerer.panel.topics.tiles()
    before = {code: tile.mapTo(answerer.clerk.window, QPoint()) for code, tile in tiles.items()}
    answerer.type("zu")
    assert {code for code, tile in tiles.items() if not tile.is_dimmed} == {"zu"}
    assert {code: tile.mapTo(answerer.clerk.window, QPoint()) for code, tile in tiles.items()} == before


def test_a_house_without_topics_says_what_to_do(open_questions: OpenQuestions) -> None:
    answerer = open_questions(Asking(mockup_house()))
    words = " ".join(one.text() for one in shown(answerer.panel) if isinstance(one, QLabel))
    assert "noch keine Themen" in words
    answerer.press(Key.Key_Down)
    answerer.press(Key.Key_Return)
    assert answerer.asked() == []


def test_hostile_text_is_only_looked_for(answerer: Answerer) -> None:
    for text in ("\x00\x1b@", "<b>un</b>", "x" * 10_000, "\u202eabw"):
        answerer.panel.search.edit.setText(text)
        answerer.press(Key.Key_Return)
    assert answerer.asked() == []


def test_words_are_whole_in_english(open_questions: OpenQuestions) -> None:
    translation.install("en")
    try:
        answerer = open_questions(asking_morning())
        answerer.type("un")
        words = " ".join(label.text() for label in shown(answerer.clerk.window) if isinstance(label, QLabel))
        assert [word for word in ("Frage", "Sprache", "geprüft", "Thema") if word in words] == []
        assert answerer.panel.act.count.text() == "Count only"
        assert answerer.panel.answer.title.text() == "Documents for the renewal"
    finally:
        translation.install("de")


def test_modes_keep_what_was_begun_in_each(answerer: Answerer) -> None:
    window = answerer.clerk.window
    answerer.type("we")
    answerer.press(Key.Key_F2)
    assert window.side.isVisible()
    assert not answerer.panel.side.isVisible()
    answerer.type("wba")
    answerer.press(Key.Key_F4)
    assert answerer.panel.side.isVisible()
    assert answerer.controller.draft.topic == "we"
    assert answerer.clerk.controller.draft.service == "wba"
    answerer.press(Key.Key_F1)
    assert window.help.isVisible()
    words = " ".join(one.text() for one in shown(window.help) if isinstance(one, QLabel))
    assert "Kurze Frage (F4)" in words
    answerer.press(Key.Key_Escape)
    assert answerer.panel.isVisible()


def test_escape_empties_field_then_choice(answerer: Answerer) -> None:
    answerer.press(Key.Key_3, Mod.AltModifier)
    answerer.type("un")
    answerer.press(Key.Key_Escape)
    assert answerer.controller.draft.language == "ar"
    answerer.press(Key.Key_Escape)
    assert answerer.controller.draft.language == "de"
    assert answerer.controller.draft.is_empty


def test_at_double_size_the_column_stands_behind_a_button(open_questions: OpenQuestions) -> None:
    answerer = open_questions(asking_morning(), scale=2.0)
    answerer.panel.side_button.click()
    answerer.until(lambda: answerer.panel.side.isVisible())
    answerer.press(Key.Key_Escape)
    assert answerer.panel.isVisible()

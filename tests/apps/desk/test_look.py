"""Sizes, scale, themes, names: the window can be read, reached and pressed by everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from frontdesk.apps.desk.panels.client import NUMBER_CAP
from frontdesk.apps.desk.papers.section import PaperRow
from frontdesk.apps.desk.state import Act
from frontdesk.domain.bundle import Bundle
from frontdesk.domain.house import DeskName
from frontdesk.domain.receipt import ReceiptId
from frontdesk.domain.submission import Item
from frontdesk.domain.ticket import Need
from frontdesk.qt import appearance, fonts, translation
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import DARK, LIGHT, Theme
from frontdesk.qt.widgets.button import Button, LinkButton
from frontdesk.qt.widgets.card import Tag
from frontdesk.qt.widgets.control import Control
from frontdesk.qt.widgets.giant_number import GiantNumber
from frontdesk.qt.widgets.labels import ElidedLabel, IconLabel, Label
from frontdesk.qt.widgets.paint import text_width
from frontdesk.testing.builders import operation
from frontdesk.usecases import bundles
from tests.apps.desk.conftest import OpenRoom
from tests.apps.desk.papers import handed_over, hands_in, packed
from tests.apps.desk.room import DESK, Key, Mod, Morning, Room, local

SMALL = (360, 640)
DRAWN = (420, 900)

Reach = Callable[[Room], None]


def idle(room: Room) -> None:
    """As opened."""


def called(room: Room) -> None:
    room.press(Key.Key_F9)


def serving(room: Room) -> None:
    called(room)
    room.press(Key.Key_F4)


def noticed(room: Room) -> None:
    called(room)
    room.press(Key.Key_F7)


def choosing(room: Room) -> None:
    called(room)
    room.press(Key.Key_F5)


def picking(room: Room) -> None:
    room.press(Key.Key_F3)


def starting(room: Room) -> None:
    room.press(Key.Key_F12)


def checking(room: Room) -> None:
    room.press(Key.Key_F11)
    room.settle()
    assert room.window.pages.currentWidget() is room.window.check


def disputing(room: Room) -> None:
    checking(room)
    room.press(Key.Key_F4)
    room.press(Key.Key_F7)
    room.type("  ")
    room.press(Key.Key_Return)
    assert room.window.check.answer()


def helping(room: Room) -> None:
    room.press(Key.Key_F1, Mod.ShiftModifier)
    assert room.window.pages.currentWidget() is room.window.help


def with_papers(room: Room) -> None:
    called(room)
    hands_in(room.morning, Item("wb", 12, 4), ticket=room.morning.store.at_desk(DeskName(DESK)))
    room.ask()


def away(room: Room) -> None:
    called(room)
    room.store.away.set()
    room.connection.feed._lost_after_s = 0.0
    room.connection.feed.ask_now()
    room.until(lambda: room.connection.is_lost)


STATES: tuple[Reach, ...] = (
    *(idle, called, serving, noticed, choosing, picking, starting, away),
    *(with_papers, checking, disputing, helping),
)


def hands_in_ids(morning: Morning, bundle: Bundle) -> list[ReceiptId]:
    return [item.receipt_id for item in morning.store.documents.items([bundle.id])[bundle.id]]


def crowded() -> Morning:
    """Long words everywhere: the widest letters, languages and names that the model house has."""
    morning = Morning()
    morning.of_the_pictures(called=False)
    morning.comes("08:02", "wba", need=Need.URGENT, language="de-simple")
    hands_in(morning, deadline=date(2026, 11, 24), at="06:20")
    hands_in(morning, Item("wb", 999, 9))
    late = handed_over(morning, at="06:30")
    bundles.accept_bundle(
        morning.store,
        op=operation(),
        bundle_id=late.id,
        only=(),
        disputed={hands_in_ids(morning, late)[0]: "Seite 2 von 4 ist nicht dabei, der Rest ist unleserlich"},
    )
    hands_in(morning, deadline=date(2026, 11, 24), at="08:20")
    handed_over(morning, at="08:30")
    hands_in(morning)
    packed(morning)
    morning.clock.set(local("09:02"))
    return morning


@pytest.fixture
def look(open_room: OpenRoom) -> Iterator[Callable[..., Room]]:
    def open_it(
        reach: Reach, *, size: tuple[int, int] = DRAWN, scale: float = 1.0, theme: Theme = LIGHT
    ) -> Room:
        appearance.apply(theme, scale=scale)
        room = open_room(crowded())
        room.window.resize(*size)
        reach(room)
        room.settle()
        return room

    yield open_it
    translation.install("de")


def visible(room: Room, kind: type[QWidget]) -> list[QWidget]:
    return [w for w in room.window.findChildren(kind) if w.isVisibleTo(room.window) and w.width() > 0]


def cut(room: Room) -> list[str]:
    """Words that do not fit where they stand."""
    found = []
    for button in visible(room, Button) + visible(room, LinkButton) + visible(room, Tag):
        if button.width() < button.minimumSizeHint().width():
            found.append(f"button {button.accessibleName()} {button.width()}")
    for label in visible(room, Label):
        assert isinstance(label, Label)
        if isinstance(label, ElidedLabel):
            if label.is_elided():
                found.append(f"elided {label.text()}")
        elif label.wordWrap():
            if label.height() < label.heightForWidth(label.width()):
                found.append(f"wrapped {label.text()} {label.height()}")
        elif label.width() < label.fontMetrics().horizontalAdvance(label.text()):
            found.append(f"label {label.text()} {label.width()}")
    for line in visible(room, IconLabel) + visible(room, GiantNumber):
        if line.width() < line.sizeHint().width() - 1:
            found.append(f"line {line.accessibleName()} {line.width()} < {line.sizeHint().width()}")
    return found


def outside(room: Room) -> list[str]:
    """Controls that reach beyond the window (rows of a scrolled list may go below its foot)."""
    return [
        control.accessibleName()
        for control in visible(room, Control)
        if control.mapTo(room.window, control.rect().topLeft()).x() < 0
        or control.mapTo(room.window, control.rect().bottomRight()).x() > room.window.width()
    ]


def resize(room: Room, size: tuple[int, int]) -> None:
    room.window.resize(*size)
    room.settle()
    assert (room.window.width(), room.window.height()) == size


def small_targets(room: Room) -> list[tuple[str, int]]:
    return [
        (w.accessibleName(), w.height())
        for w in visible(room, QAbstractButton)
        if (w.focusPolicy() != Qt.FocusPolicy.NoFocus and min(w.height(), w.width()) < 36)
    ]


def assert_painted(room: Room, theme: Theme) -> None:
    """The canvas and the card have their colours, and the number stands out on the card."""
    image = room.window.grab().toImage()
    assert image.pixelColor(4, 840) == QColor(theme.canvas)
    if room.window.work.has_client and room.window.work.isVisible():
        number = room.window.work.client.number
        corner = number.mapTo(room.window, number.rect().topLeft())
        painted = {
            image.pixelColor(corner.x() + x, corner.y() + int(NUMBER_CAP)).name()
            for x in range(number.width())
        }
        assert QColor(theme.surface).name() in painted
        assert QColor(theme.agency("A").ink).name() in painted


# One window for what is asked of the same state: to open it takes longer than all the questions.


@pytest.mark.parametrize("reach", STATES)
def test_as_it_is_drawn(look, reach):
    """No word is cut, what takes the focus has a name, what is disabled says why, both themes paint."""
    room = look(reach, theme=DARK)
    assert (room.window.width(), room.window.height()) == DRAWN
    assert cut(room) == []
    assert outside(room) == []
    focusable = [w for w in room.window.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert focusable
    assert [type(w).__name__ for w in focusable if not w.accessibleName().strip()] == []
    silent = [b.accessibleName() for b in visible(room, Control) if not b.isEnabled() and not b.toolTip()]
    assert silent == []
    assert_painted(room, DARK)
    appearance.apply(LIGHT, scale=1.0)
    room.settle()
    assert_painted(room, LIGHT)


@pytest.mark.parametrize("reach", STATES)
def test_as_small_as_the_design_says(look, reach):
    """It gets no smaller, no word is cut there, and every target is large enough."""
    room = look(reach, size=(1, 1))
    assert (room.window.width(), room.window.height()) == SMALL
    assert cut(room) == []
    assert outside(room) == []
    assert small_targets(room) == []


@pytest.mark.parametrize("reach", STATES)
def test_it_holds_at_twice_the_font_size(look, reach):
    room = look(reach, size=(720, 800), scale=2.0)
    for size in (720, 800), (840, 1800):
        resize(room, size)
        assert cut(room) == [], size
        assert outside(room) == [], size


@pytest.mark.parametrize("reach", STATES)
def test_english_fits_too(look, reach):
    translation.install("en")
    room = look(reach, size=SMALL)
    assert cut(room) == []


def test_a_window_that_is_too_low_for_card_and_list_scrolls_both(look):
    room = look(called, size=(720, 800), scale=2.0)
    assert room.window.work._loose
    number = room.window.work.client.number
    assert number.visibleRegion().boundingRect() == number.rect()
    assert look(called, size=DRAWN).window.work._loose is False


def test_every_place_can_be_reached_by_tab(look):
    room = look(idle)
    names = set()
    for _ in range(20):
        room.hit(Key.Key_Tab)
        names.add(room.focus().accessibleName())
    buttons = room.window.work.empty.buttons
    wanted = {buttons[act].accessibleName() for act in (Act.CALL, Act.PICK, Act.CLOSE)}
    assert (
        wanted | {"Offen", "A 039 zurückholen", "Stapel A-2 annehmen", "Stapel A-2 einzeln prüfen"} <= names
    )


def paper_words_cut(room: Room) -> list[str]:
    """Names and first words of papers that do not fit; of facts the shortest form has to."""
    found = []
    for row in visible(room, PaperRow):
        assert isinstance(row, PaperRow)
        words, line = row.words, row.line
        icon = dp(20) if line.icon else 0
        strong = text_width(line.strong, fonts.font(fonts.CAPTION_STRONG))
        if text_width(line.title, fonts.font(fonts.LIST_STRONG)) > words.width():
            found.append(f"title {line.title} {words.width()}")
        if icon + strong > words.width():
            found.append(f"strong {line.strong} {words.width()}")
    return found


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("size", "scale"), [(SMALL, 1.0), (DRAWN, 1.0), ((720, 800), 2.0)])
def test_what_matters_of_papers_is_never_cut(look, size, scale, language):
    translation.install(language)
    room = look(with_papers, size=size, scale=scale)
    assert len(room.window.work.papers.lines()) == 4
    assert room.window.work.client.facts.papers.isVisible()
    assert paper_words_cut(room) == []
    assert all(row.accept.width() >= row.accept.sizeHint().width() for row in room.window.work.papers.rows())


def test_the_papers_can_be_scrolled_to_by_key(look):
    room = look(with_papers, size=SMALL)
    last = room.window.work.papers._missing[-1]
    for _ in range(12):
        room.hit(Key.Key_PageDown)
    assert last.visibleRegion().boundingRect() == last.rect()


def test_the_overview_of_keys_leads_back(look):
    room = look(helping)
    room.press(Key.Key_Escape)
    assert room.window.pages.currentWidget() is room.window.work
    assert room.window.focusWidget() is room.window.main_key()
    starting(room)
    helping(room)
    room.press(Key.Key_F1, Mod.ShiftModifier)
    assert room.window.pages.currentWidget() is room.window.start


def test_a_client_who_is_called_is_read_out(idle_room, monkeypatch):
    from frontdesk.apps.desk import presenter

    said: list[str] = []
    monkeypatch.setattr(presenter, "announce", lambda _widget, sentence, **_: said.append(sentence))
    idle_room.press(Key.Key_F9)
    assert said == ["A 046 aufgerufen, Weiterbewilligung, Türkisch, Vorrang"]
    idle_room.connection.read()
    idle_room.settle()
    assert len(said) == 1
    idle_room.press(Key.Key_F8)
    assert len(said) == 2


@pytest.fixture
def idle_room(open_room: OpenRoom, morning: Morning) -> Room:
    return open_room(morning)


def test_labels_show_data_as_it_is(look):
    """Nothing that comes from a house file is taken as markup."""
    room = look(called)
    labels = room.window.findChildren(QLabel)
    rich = [label for label in labels if label.textFormat() != Qt.TextFormat.PlainText]
    assert rich == []


def test_fields_are_named_after_what_is_typed_there(look):
    room = look(starting)
    assert [w.accessibleName() for w in visible(room, QLineEdit)] == ["Zimmer suchen"]

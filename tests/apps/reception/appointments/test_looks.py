"""What people see and touch at F5: names, keys, sizes, themes, double letters, the smallest window."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from frontdesk.apps.reception.appointments.panels.page import AppointmentsPanel
from frontdesk.domain.printjob import JobState
from frontdesk.qt import translation
from frontdesk.qt.theme import DARK, LIGHT, Theme
from frontdesk.qt.widgets.key_hint import KeyHint
from frontdesk.qt.widgets.status_strip import StatusCell
from frontdesk.qt.widgets.switch import Switch
from tests.apps.reception.appointments.booked import THURSDAY, Booking, appointments_morning
from tests.apps.reception.appointments.conftest import Booker, Key, Mod
from tests.apps.reception.conftest import QuietWorker

OpenBooking = Callable[..., Booker]
LOOKS = [
    (LIGHT, 1.0, (1600, 1000)),
    (DARK, 1.0, (1280, 800)),
    (LIGHT, 2.0, (1600, 1000)),
    (DARK, 2.0, (1280, 800)),
    (LIGHT, 1.5, (1280, 800)),
]


def shown(widget: QWidget) -> list[QWidget]:
    return [one for one in widget.findChildren(QWidget) if one.isVisible()]


def at_the_mockup(open_booking: OpenBooking, **arguments: object) -> Booker:
    """The moment of the picture, with a slot chosen."""
    booker = open_booking(appointments_morning(), **arguments)
    booker.choose("auf", THURSDAY)
    cell = booker.slot("10:30", 2).cell
    assert cell is not None
    booker.panel.grid.chosen.emit(cell.slot)
    return booker


def test_every_control_has_a_name_to_be_read_aloud(open_booking: OpenBooking) -> None:
    booker = at_the_mockup(open_booking)
    booker.until(lambda: len(booker.panel.side.rows) == 38)
    booker.panel.side.rows[14].click()
    either = Qt.FocusPolicy.TabFocus | Qt.FocusPolicy.ClickFocus
    found = [w for w in shown(booker.clerk.window) if w.focusPolicy() & either]
    assert len(found) > 90
    assert [type(w).__name__ for w in found if not w.accessibleName().strip(" –")] == []
    names = [button.accessibleName() for button in booker.panel.grid.buttons()]
    assert "10:30 Aufenthalt 2 Zimmer 1.06" in names


def test_every_target_is_large_enough_for_a_finger(open_booking: OpenBooking) -> None:
    booker = at_the_mockup(open_booking)
    booker.until(lambda: len(booker.panel.side.rows) == 38)
    booker.panel.side.rows[14].click()
    booker.until(lambda: booker.panel.side.details.move_button.height() > 1)
    small = [
        w.accessibleName()
        for w in shown(booker.clerk.window)
        # The switch has words beside it that are 44 high; a slot is wide, with 8 px around it.
        if isinstance(w, QAbstractButton)
        and not isinstance(w, (StatusCell, Switch))
        and min(w.width(), w.height()) < (40 if w in booker.panel.grid.buttons() else 44)
    ]
    assert small == []


def test_tab_goes_the_way_people_work(open_booking: OpenBooking) -> None:
    booker = at_the_mockup(open_booking)
    panel = booker.panel
    booker.until(lambda: len(panel.side.rows) == 38)
    panel.take_focus()
    visited: list[QWidget] = []
    for _ in range(120):
        booker.press(Key.Key_Tab)
        if booker.clerk.focus() is panel.picker.edit:
            break
        visited.append(booker.clerk.focus())
    thursday = next(one for one in panel.days.shown() if one.isChecked())
    wanted: list[QWidget] = [
        panel.next,
        thursday,
        booker.slot("10:30", 2),
        panel.client.reference.edit,
        panel.client.name.edit,
        panel.client.language,
        panel.client.switch,
        panel.act.main,
        panel.side.field.edit,
        panel.side.rows[0],
        booker.clerk.window.rail.help_button,
    ]
    places = [visited.index(w) for w in wanted]
    assert places == sorted(places)
    # Of all days and slots Tab stops at one.
    assert sum(one in visited for one in panel.days.buttons) == 1
    assert sum(one in visited for one in panel.grid.buttons()) == 1


@pytest.mark.parametrize(("theme", "scale", "size"), LOOKS)
def test_everything_stays_inside_the_window(
    open_booking: OpenBooking, theme: Theme, scale: float, size: tuple[int, int]
) -> None:
    booker = at_the_mockup(open_booking, theme=theme, scale=scale, size=size)
    window, panel = booker.clerk.window, booker.panel
    assert (window.width(), window.height()) == size
    area = QRect(QPoint(), window.size())
    buttons: list[QAbstractButton] = [panel.act.main, panel.next]
    for button in buttons:
        assert area.contains(QRect(button.mapTo(window, QPoint()), button.size()))
        assert button.width() >= button.minimumSizeHint().width()
    panel.focus_client()
    booker.until(lambda: not panel.client.reference.visibleRegion().isEmpty())
    slot = booker.slot("10:30", 2)
    booker.until(lambda: slot.width() >= 44 * scale)
    for mode in ("ticket", "documents", "questions", "appointments"):
        rail = window.rail.button(mode)
        assert rail.height() >= rail.sizeHint().height()
        assert rail.geometry().bottom() < window.rail.help_button.y()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_refusal_is_in_view_with_its_way_out(open_booking: OpenBooking, scale: float) -> None:
    booker = at_the_mockup(open_booking, scale=scale, size=(1280, 800))
    panel = booker.panel
    booker.stage.book("auf", "10:30", day=THURSDAY, place=2)
    booker.book_key()
    booker.until(lambda: panel.bar.buttons())
    booker.until(lambda: panel.bar.buttons()[0].visibleRegion().boundingRect().height() > 30)
    label = panel.bar.findChild(QLabel)
    assert isinstance(label, QLabel)
    booker.until(lambda: label.height() >= label.heightForWidth(label.width()))
    assert not panel.act.main.isEnabled()
    assert "Alt N" in panel.act.main.toolTip()


def test_all_rows_are_in_view_where_there_is_room(open_booking: OpenBooking) -> None:
    booker = at_the_mockup(open_booking)
    grid = booker.panel.grid
    assert grid.height() == grid.natural_height()
    assert len(booker.times()) == 9


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_both_themes_paint_their_own_colours(open_booking: OpenBooking, theme: Theme) -> None:
    booker = at_the_mockup(open_booking, theme=theme)
    slot = booker.slot("10:30", 2).grab().toImage()
    assert QColor(theme.primary).name() == slot.pixelColor(slot.width() // 2, 6).name()
    free = booker.slot("11:30", 1).grab().toImage()
    assert QColor(theme.surface).name() == free.pixelColor(free.width() // 2, 6).name()
    overdue = next(
        one
        for one in booker.panel.side.counters.values()
        if one.accessibleName()[0] == "2" and "überfällig" in one.accessibleName()
    )
    image = overdue.grab().toImage()
    assert QColor(theme.warn_bg).name() == image.pixelColor(image.width() // 2, 4).name()


def test_a_search_unfolds_and_moves_nothing(booker: Booker) -> None:
    panel = booker.panel
    before = [part.geometry() for part in (panel.picker, panel.next, panel.days, panel.act.main)]
    booker.type("sch")
    rows = [row.choice.code for row in panel.picker.rows if row.isVisible()]
    assert "sch" in rows
    assert rows[:1] != []
    assert [part.geometry() for part in (panel.picker, panel.next, panel.days, panel.act.main)] == before
    booker.press(Key.Key_Escape)
    assert not panel.picker.is_open


def test_the_list_of_services_is_walked_by_arrows(booker: Booker) -> None:
    opened = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Return):
        booker.press(key)
        chosen = booker.controller.draft.service
        opened.append((booker.panel.picker.is_open, chosen))
    assert opened == [(True, None), (True, "wba"), (True, "neu"), (False, "neu")]


def test_alt_n_means_one_thing_in_each_mode(open_booking: OpenBooking, worker: QuietWorker) -> None:
    booker = open_booking(Booking(printer="file:///dev/null"))
    booker.until(lambda: booker.clerk.controller.situation.printer is not None)
    booker.stage.issue("wba", printer="reception-1")
    job = booker.stage.store.claim_job("reception-1")
    booker.stage.store.settle_job(job.id, JobState.UNKNOWN, reason="no_proof")
    booker.clerk.controller.situation.connection.feed.ask_now()  # type: ignore[union-attr]
    side = booker.panel.side
    booker.until(lambda: side.troubles.cards)
    assert [button.keys for button in side.troubles.cards[0].buttons()] == ["Alt J", "Alt D"]
    booker.choose("auf")
    booker.next_key()
    booker.until(lambda: booker.panel.act.summary.title() == "Di, 24.11.2026, 08:00")
    assert side.troubles.cards
    booker.press(Key.Key_D, Mod.AltModifier)
    booker.until(lambda: not side.troubles.cards)
    booker.press(Key.Key_F2)
    assert booker.clerk.window.side.isVisible()


def test_the_keys_are_named_in_the_help(booker: Booker) -> None:
    booker.press(Key.Key_F1)
    words = [one.text() for one in shown(booker.clerk.window.help) if isinstance(one, QLabel)]
    assert "Termin (F5)" in words
    hints = {hint.keys for hint in booker.clerk.window.help.findChildren(KeyHint)}
    assert {"Alt N", "Strg E", "Alt S", "Alt D"} <= hints
    booker.press(Key.Key_Escape)
    assert booker.panel.isVisible()


def test_no_key_is_bound_twice_where_it_can_be_pressed(booker: Booker) -> None:
    for widget in (booker.panel, booker.panel.side):
        keys = [key.toString() for one in widget.findChildren(QShortcut) for key in QShortcut.keys(one)]
        assert sorted(keys) == sorted(set(keys))


def test_words_are_whole_in_english(open_booking: OpenBooking) -> None:
    translation.install("en")
    try:
        booker = at_the_mockup(open_booking)
        booker.until(lambda: len(booker.panel.side.rows) == 38)
        booker.panel.side.rows[14].click()
        texts = [one.text() for one in shown(booker.clerk.window) if isinstance(one, QLabel)]
        texts += [one.text() for one in shown(booker.clerk.window) if isinstance(one, QAbstractButton)]
        texts += [one.placeholderText() for one in shown(booker.clerk.window) if isinstance(one, QLineEdit)]
        texts += [one.accessibleName() for one in [*shown(booker.panel), *shown(booker.panel.side)]]
        words = " ".join(texts)
        german = (
            "Termin",
            "Aufenthalt",
            "Zettel",
            "Sprache",
            "frei",
            "überfällig",
            "Ist da",
            "Verlegen",
            "Nächste",
        )
        assert [word for word in german if word in words] == []
        assert booker.panel.act.summary.title() == "Thu, 26.11.2026, 10:30"
        assert booker.panel.act.main.text() == "Book"
    finally:
        translation.install("de")


def test_modes_keep_what_was_begun_in_each(booker: Booker) -> None:
    window = booker.clerk.window
    booker.choose("auf")
    booker.panel.client.name.take_focus()
    booker.type("Karimi")
    booker.press(Key.Key_F2)
    assert window.side.isVisible()
    assert not booker.panel.side.isVisible()
    booker.type("wba")
    booker.press(Key.Key_F5)
    assert booker.panel.side.isVisible()
    assert booker.panel.client.name.text() == "Karimi"
    assert booker.clerk.controller.draft.service == "wba"


def test_escape_empties_the_form(booker: Booker) -> None:
    booker.choose("auf")
    booker.next_key()
    booker.type("12345")
    booker.press(Key.Key_Escape)
    assert booker.controller.draft.is_empty
    assert booker.controller.draft.service == "auf"
    assert booker.clerk.focus() is booker.panel.picker.edit


def test_at_double_size_the_column_stands_behind_a_key(open_booking: OpenBooking) -> None:
    booker = open_booking(appointments_morning(), scale=2.0)
    assert booker.clerk.window.is_compact
    booker.press(Key.Key_E, Mod.ControlModifier)
    booker.until(lambda: booker.panel.side.isVisible())
    assert booker.clerk.focus() is booker.panel.side.field.edit
    booker.until(lambda: len(booker.panel.side.rows) == 38)
    expected = next(row for row in booker.panel.side.rows if row.here.isVisible())
    expected.click()
    booker.panel.side.details.move_button.click()
    assert booker.panel.isVisible()
    booker.press(Key.Key_Escape)
    booker.panel.side_button.click()
    booker.press(Key.Key_Escape)
    assert booker.panel.isVisible()


def test_the_page_works_before_any_store_is_there(open_window: Callable[..., object]) -> None:
    clerk = open_window(Booking(), attached=False)
    booker = Booker(clerk)  # type: ignore[arg-type]
    booker.clerk.window.show_appointments_page()
    booker.next_key()
    booker.book_key()
    booker.type("auf")
    booker.press(Key.Key_Return)
    booker.press(Key.Key_Escape)
    booker.until(lambda: booker.controller.following and booker.controller.following.picture)
    booker.choose("auf")


@pytest.mark.parametrize("away", [False, True])
def test_a_service_that_is_chosen_before_the_first_figures_are_there_shows_its_days(
    open_window: Callable[..., object], away: bool
) -> None:
    stage, figures = Booking(), Event()

    def wait(name: str) -> None:
        if name == "loads":
            figures.wait(10)

    stage.guarded.before_each = wait
    clerk: Any = open_window(stage, attached=False)
    booker = Booker(clerk)
    clerk.window.show_appointments_page()
    booker.until(lambda: booker.controller.following and booker.controller.following.picture)
    assert clerk.controller.situation.picture is None
    booker.panel.take_focus()
    booker.type("auf")
    booker.press(Key.Key_Return)
    assert booker.controller.planning.plan is None
    if away:
        clerk.press(Key.Key_F2)
    figures.set()
    booker.until(lambda: clerk.controller.situation.picture)
    if away:
        assert booker.controller.planning._owed
        clerk.press(Key.Key_F5)
        assert not booker.controller.planning._owed
    booker.until_plan()


def test_the_page_is_built_while_nobody_types(open_window: Callable[..., object]) -> None:
    clerk: Any = open_window(Booking())
    window, controller = clerk.window, clerk.controller
    assert not window.findChildren(AppointmentsPanel)
    asked: list[str] = []
    clerk.stage.guarded.before_each = asked.append
    controller._idle.start(0)
    clerk.until(lambda: window.appointments is not None)
    assert window.mode == "ticket"
    assert not window.appointments.side.isVisible()
    assert window.side.isVisible()
    # Unseen, it asks the store for nothing: what is asked after it has its turn after it.
    clerk.stage.clock.advance(minutes=1)
    controller.situation.connection.read()
    clerk.until(lambda: controller.situation.connection.picture.at == clerk.stage.clock.now())
    assert [name for name in asked if name == "appointments.between"] == []
    assert controller.appointments.following.picture is None
    clerk.press(Key.Key_F5)
    clerk.until(lambda: controller.appointments.following.picture)

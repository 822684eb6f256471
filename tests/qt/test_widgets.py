"""What the shared widgets promise: names for screen readers, keys, states, and that nothing moves."""

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from frontdesk.qt import appearance, fonts
from frontdesk.qt.theme import DARK, LIGHT
from frontdesk.qt.widgets.badge import AgencyBadge
from frontdesk.qt.widgets.busy_bar import BusyBar
from frontdesk.qt.widgets.button import Button, ButtonSize, IconButton
from frontdesk.qt.widgets.chip import Chip, ChipGroup
from frontdesk.qt.widgets.control import Control
from frontdesk.qt.widgets.flow_row import FlowRow
from frontdesk.qt.widgets.giant_number import GiantNumber
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import ElidedLabel, Label
from frontdesk.qt.widgets.mode_rail import Mode, ModeRail
from frontdesk.qt.widgets.notice import Notice, Toast
from frontdesk.qt.widgets.paint import text_width
from frontdesk.qt.widgets.queue_row import QueueFigures, QueueRow
from frontdesk.qt.widgets.run_label import Run, RunLabel
from frontdesk.qt.widgets.search_field import SearchField
from frontdesk.qt.widgets.segmented import Segment, Segmented
from frontdesk.qt.widgets.service_tile import ServiceTile
from frontdesk.qt.widgets.status_strip import StatusCell, StatusStrip
from frontdesk.qt.widgets.switch import Switch
from frontdesk.qt.widgets.ticket_row import TicketLine, TicketRow
from frontdesk.qt.widgets.trouble_card import Trouble, TroubleCard
from frontdesk.qt.widgets.two_lines import TwoLines
from tests.qt.gallery import PAGES, shown_page


@pytest.fixture
def window(light: None) -> Iterator[Callable[..., QWidget]]:
    """Puts widgets into a window that stands until the test ends."""
    kept: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        for widget in widgets:
            column.addWidget(widget)
        kept.append(made)
        made.show()
        made.activateWindow()
        QApplication.processEvents()
        return made

    yield show
    for made in kept:
        made.close()


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def color_at(widget: QWidget, x: int, y: int) -> str:
    return QColor(widget.grab().toImage().pixel(x, y)).name().upper()


# --- screen readers ---------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_takes_the_focus_has_a_name(page: str):
    shown = PAGES[page]()
    shown.show()
    nameless = [
        type(widget).__name__
        for widget in shown.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    ]
    assert nameless == []
    shown.close()


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: Button(" "), id="button"),
        pytest.param(lambda: IconButton("x", ""), id="icon button"),
        pytest.param(lambda: Switch(""), id="switch"),
        pytest.param(lambda: AgencyBadge("A", " "), id="badge"),
    ],
)
def test_nameless_controls_are_refused(make):
    with pytest.raises(ValueError, match="name"):
        make()


def test_roles_tell_what_can_be_done():
    optional = ChipGroup(optional=True).add(Chip("k", "Mit kleinem Kind"))
    assert role(Button("Drucken")) == QAccessible.Role.Button
    assert role(Switch("Vorrang")) == QAccessible.Role.CheckBox
    assert role(optional) == QAccessible.Role.CheckBox


def test_tile_says_its_queue():
    tile = ServiceTile("A", "Weiterbewilligung", "wba")
    tile.set_waiting(3)
    assert tile.accessibleName() == "Weiterbewilligung, wba, 3 warten"
    tile.set_waiting(1)
    assert tile.accessibleName().endswith("1 wartet")
    tile.set_waiting(None)
    assert tile.accessibleName() == "Weiterbewilligung, wba"


@pytest.mark.parametrize("expected", ["0–25", "125–240"])
@pytest.mark.parametrize("longest", [7, 102])
@pytest.mark.parametrize("width", [303, 345])
def test_the_figures_of_a_queue_are_never_cut(width, longest, expected, qapp):
    """Neither at the edge of the row nor one by the other."""
    row = QueueRow(QueueFigures("A", "Jobcenter", 11, longest, False, expected, 4, 6))
    row.setFixedSize(width, row.sizeHint().height())
    image = row.grab().toImage()
    empty = image.pixelColor(width - 1, 40).name()
    figures = range(38, 64)
    assert {image.pixelColor(width - 1, y).name() for y in figures} == {empty}
    _, second, third = row._columns()
    assert second + text_width(str(longest), fonts.font(fonts.TITLE)) + 4 < third
    gap = range(third - 4, third - 1)
    assert {image.pixelColor(x, y).name() for x in gap for y in figures} == {empty}


def test_queue_row_says_every_figure():
    row = QueueRow(QueueFigures("A", "Jobcenter", 11, 34, True, "20–30", 4, 6))
    assert row.accessibleDescription() == (
        "11 warten, längste 34 Min, über der Zielzeit, erwartet 20–30 Min, 4 von 6 offen"
    )
    row.set_figures(QueueFigures("A", "Jobcenter", 1))
    assert row.accessibleDescription() == "1 wartet, kein Platz offen", "what is not known is not said"


# --- keys -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("F9", "F9"),
        ("Ctrl+Return", "Strg Enter"),
        ("Alt+V", "Alt V"),
        ("Ctrl+Shift+Z", "Strg Umschalt Z"),
        ("Esc", "Esc"),
        ("Del", "Entf"),
        ("", ""),
    ],
)
def test_keys_are_named_as_german_keyboards_print_them(keys: str, said: str):
    assert key_text(keys) == said


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_bound_key_presses_at_once_and_shows_itself(key: Qt.Key, window):
    pressed: list[bool] = []
    button = Button("Ticket drucken", key="Ctrl+Return")
    button.clicked.connect(lambda: pressed.append(True))
    shown = window(button, QLineEdit())
    QTest.keyClick(shown, key, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [True]
    assert button.keys == "Strg Enter"


def test_disabled_button_ignores_its_key(window):
    button = Button("Aufrufen", key="F9")
    button.clicked.connect(pytest.fail)
    button.set_available(False, "Niemand wartet.")
    QTest.keyClick(window(button), Qt.Key.Key_F9)


def test_enter_presses_a_focused_button_but_leaves_a_chip_to_the_window(window):
    pressed: list[str] = []
    button, chip = Button("Annehmen"), Chip("de", "Deutsch")
    button.clicked.connect(lambda: pressed.append("button"))
    chip.clicked.connect(lambda: pressed.append("chip"))
    window(button, chip)
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert pressed == ["button"]
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert pressed == ["button", "chip"]


def test_main_button_always_shows_its_key():
    main, plain = Button("Drucken", size=ButtonSize.MAIN, key="Return"), Button("Leeren", key="Esc")
    before = main.sizeHint().width(), plain.sizeHint().width()
    for button in (main, plain):
        button.set_keys_visible(False)
    assert main.sizeHint().width() == before[0]
    assert plain.sizeHint().width() < before[1]


# --- states -----------------------------------------------------------------------------------------


def test_a_disabled_control_says_why():
    button = IconButton("undo-2", "A 053 zurücknehmen")
    with pytest.raises(ValueError, match="why"):
        button.set_available(False)
    button.set_available(False, "Schon aufgerufen")
    assert (button.toolTip(), button.isEnabled()) == ("Schon aufgerufen", False)
    button.set_available(True)
    assert (button.toolTip(), button.isEnabled()) == ("A 053 zurücknehmen", True)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: Chip("de", "Deutsch", hint="1"), id="chip"),
        pytest.param(lambda: ServiceTile("A", "Neu", "neu"), id="tile"),
    ],
)
def test_selection_moves_nothing(make):
    control: Control = make()
    before = control.sizeHint()
    control.setChecked(True)
    assert control.sizeHint() == before


@pytest.mark.parametrize(
    ("widget", "height"),
    [
        pytest.param(lambda: Button("x"), 44, id="Button"),
        pytest.param(lambda: Button("x", size=ButtonSize.MAIN), 64, id="Button main"),
        pytest.param(lambda: Button("x", size=ButtonSize.LARGE), 56, id="Button large"),
        pytest.param(lambda: ServiceTile("A", "x", "y"), 72, id="ServiceTile"),
        pytest.param(lambda: Chip("x", "x"), 44, id="Chip"),
        pytest.param(lambda: Switch("x"), 28, id="Switch"),
        pytest.param(lambda: SearchField("x"), 56, id="SearchField"),
        pytest.param(lambda: IconButton("x", "x"), 44, id="IconButton"),
        pytest.param(lambda: StatusStrip(), 40, id="StatusStrip"),
    ],
)
def test_heights_are_those_of_the_design_language(widget, height: int):
    made = widget()
    assert max(made.sizeHint().height(), made.minimumHeight()) == height


def test_dimmed_tile_stays_clickable(window):
    pressed: list[bool] = []
    tile = ServiceTile("A", "Neuantrag", "neu")
    tile.set_dimmed(True)
    tile.clicked.connect(lambda: pressed.append(True))
    window(tile)
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert pressed == [True]


def test_chips_choose_one(window):
    heard: list[str] = []
    group = ChipGroup()
    chips = [group.add(Chip(key, key)) for key in ("de", "en", "ar")]
    group.chosen.connect(heard.append)
    window(*chips)
    group.choose("de")
    assert (group.current(), heard) == ("de", [])
    QTest.mouseClick(chips[2], Qt.MouseButton.LeftButton)
    assert (group.current(), heard) == ("ar", ["ar"])
    QTest.mouseClick(chips[2], Qt.MouseButton.LeftButton)
    assert group.current() == "ar", "one is always chosen"
    group.choose("")
    assert group.current() == ""


def test_optional_chips_can_be_given_up(window):
    heard: list[str] = []
    group = ChipGroup(optional=True)
    chips = [group.add(Chip(key, key)) for key in ("m", "k")]
    group.chosen.connect(heard.append)
    window(*chips)
    for chip in (chips[0], chips[1], chips[1]):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert heard == ["m", "k", ""]
    assert [chip.isChecked() for chip in chips] == [False, False]


def test_segments_choose_one(window):
    heard: list[str] = []
    segmented = Segmented("Platz", [Segment("open", "Offen"), Segment("pause", "Pause")])
    segmented.chosen.connect(heard.append)
    window(segmented)
    assert segmented.current() == "open"
    QTest.mouseClick(segmented.button("pause"), Qt.MouseButton.LeftButton)
    assert (segmented.current(), heard) == ("pause", ["pause"])
    segmented.choose("open")
    assert heard == ["pause"]


def test_search_field_speaks_and_empties(window):
    heard: list[str] = []
    field = SearchField("Dienst suchen", key="Ctrl+F")
    field.text_changed.connect(heard.append)
    field.submitted.connect(lambda: heard.append("enter"))
    field.cleared.connect(lambda: heard.append("cleared"))
    window(field)
    QTest.keyClicks(field.edit, "fik")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert heard == ["f", "fi", "fik", "enter", "", "cleared"]


def test_search_field_is_reached_by_its_key(window):
    field = SearchField("Dienst suchen", key="Ctrl+F")
    other = QLineEdit()
    shown = window(field, other)
    field.set_text("wba")
    other.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert field.edit.hasFocus()
    assert field.edit.selectedText() == "wba"


def test_rail_reports_people_only(window):
    heard: list[str] = []
    rail = ModeRail(
        [Mode("ticket", "Ticket", "ticket", "F2"), Mode("q", "Frage", "info", "F4")], help_text="Hilfe"
    )
    rail.mode_selected.connect(heard.append)
    shown = window(rail)
    assert rail.current() == "ticket"
    QTest.keyClick(shown, Qt.Key.Key_F4)
    assert (rail.current(), heard) == ("q", ["q"])
    rail.set_current("ticket")
    assert heard == ["q"]
    rail.set_paused("q", True)
    assert rail.button("q").accessibleName() == "Frage, pausiert"
    assert rail.button("q").isEnabled()


def test_ticket_row_reports_its_ticket(window):
    heard: list[str] = []
    row = TicketRow(TicketLine("id-1", "A 053", "A", "Weiterbewilligung", "09:41 · Deutsch"))
    row.reprint_requested.connect(lambda key: heard.append(f"print {key}"))
    row.take_back_requested.connect(lambda key: heard.append(f"undo {key}"))
    window(row)
    row.reprint.click()
    row.take_back.click()
    assert heard == ["print id-1", "undo id-1"]
    row.set_line(TicketLine("id-2", "A 054", "A", "x", "y", locked_because="Schon aufgerufen"))
    assert not row.take_back.isEnabled()
    assert row.take_back.toolTip() == "Schon aufgerufen"
    assert row.reprint.accessibleName() == "A 054 noch einmal drucken"


def test_trouble_card_shows_only_what_it_has(window):
    heard: list[bool] = []
    card = TroubleCard(Trouble("printer", "Papier leer", action="Auf Empfang 2 drucken"))
    card.action.connect(lambda: heard.append(True))
    shown = window(card)
    said = [label.text() for label in card.findChildren(Label) if label.isVisibleTo(shown) and label.text()]
    assert said == ["Papier leer"]
    (button,) = card.buttons()
    button.click()
    assert heard == [True]
    card.show_trouble(Trouble("database", "Weg", since="seit 09:38", goes_on="Tickets", text="Satz."))
    assert not button.isVisibleTo(shown)
    said = [label.text() for label in card.findChildren(Label) if label.isVisibleTo(shown)]
    assert sorted(said) == sorted(["Weg", "seit 09:38", "Satz.", "Tickets"])
    assert card.buttons() == []


def test_trouble_card_never_cuts_what_failed(window):
    long = Trouble("printer", "Drucker Empfang 1: nicht erreichbar", since="seit 09:38", text="Kabel prüfen.")
    card = TroubleCard(long)
    window(card)
    words = {label.text(): label for label in card.findChildren(Label) if label.text()}
    for width in (400, 320, 260, 200):
        card.setFixedSize(width, card.heightForWidth(width))
        QApplication.processEvents()
        title, since, text = words[long.title], words[long.since], words[long.text]
        assert title.height() >= title.heightForWidth(title.width())
        placed = [QRect(w.mapTo(card, QPoint()), w.size()) for w in (title, since, text)]
        assert all(card.rect().contains(place) for place in placed)
        assert not any(one.intersects(other) for one, other in combinations(placed, 2))


def test_trouble_card_shows_its_drawing_and_says_what_is_in_it(window):
    card = TroubleCard(Trouble("printer", "Leer", picture="printer/paper_out", picture_text="Bild: Rolle"))
    shown = window(card)
    assert card.picture.isVisibleTo(shown)
    assert card.picture.accessibleName() == "Bild: Rolle"
    whole = card.picture.size()
    card.set_tight(True)
    card.show_trouble(
        Trouble(
            "printer", "Leer", since="seit 9", next_try="gleich", action="Jetzt", picture="printer/cutter"
        )
    )
    QApplication.processEvents()
    assert card.picture.width() < whole.width()
    assert "seit 9 · gleich" in [
        label.text() for label in card.findChildren(Label) if label.isVisibleTo(shown)
    ]
    card.show_trouble(Trouble("database", "Weg"))
    assert not card.picture.isVisibleTo(shown)


def test_a_button_too_narrow_for_both_keeps_its_words_and_drops_the_icon(window):
    button = Button("Auf Empfang 2 drucken", icon="printer")
    window(button)
    plain = Button("Auf Empfang 2 drucken")
    button.setFixedWidth(plain.minimumSizeHint().width())
    window(plain)
    plain.setFixedWidth(button.width())
    QApplication.processEvents()
    assert button.grab().toImage() == plain.grab().toImage()


def flow(*widths: int) -> tuple[FlowRow, list[QWidget]]:
    row = FlowRow(gap=8)
    boxes = []
    for width in widths:
        box = QWidget()
        box.setFixedSize(width, 20)
        row.add(box)
        boxes.append(box)
    return row, boxes


def test_flow_row_wraps_and_keeps_the_last_at_the_end(window):
    row, boxes = flow(100, 60, 50)
    shown = window(row)
    shown.setFixedWidth(300)
    QApplication.processEvents()
    assert [box.x() for box in boxes] == [0, 108, row.width() - 50]
    assert row.heightForWidth(row.width()) == 20
    row.setFixedWidth(170)
    QApplication.processEvents()
    assert [box.pos().toTuple() for box in boxes] == [(0, 0), (108, 0), (120, 28)]
    assert row.heightForWidth(170) == 48
    boxes[2].hide()
    row.refresh()
    assert row.heightForWidth(170) == 20


def test_flow_row_is_mirrored(window):
    row, boxes = flow(100, 50)
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window(row)
    row.setFixedWidth(200)
    QApplication.processEvents()
    assert [box.x() for box in boxes] == [100, 0]


def test_status_cell_says_its_state_in_words(window):
    cell = StatusCell("database", "Datenbank verbunden", status="ok")
    cell.set_state("warn", "Datenbank nicht erreichbar seit 09:38")
    assert cell.accessibleName() == "Datenbank nicht erreichbar seit 09:38"
    shown = window(cell)
    assert color_at(cell, 2, 2) == LIGHT.warn_bg
    shown.close()


def test_status_cell_keeps_the_word_that_matters():
    cell = StatusCell("printer", "Drucker startet")
    cell.set_state("bad", "Drucker Empfang 1: Papier leer", shorter="Papier leer")
    assert cell.text_within(1000) == "Drucker Empfang 1: Papier leer"
    assert cell.text_within(120) == "Papier leer"
    assert cell.toolTip() == cell.accessibleName() == "Drucker Empfang 1: Papier leer"
    cell.set_state("ok", "Drucker Empfang 1: bereit")
    assert cell.text_within(10) == "Drucker Empfang 1: bereit"


def test_good_news_leave_and_trouble_stays(qtbot, monkeypatch, window):
    monkeypatch.setattr("frontdesk.qt.widgets.notice.GOOD_NEWS_MS", 10)
    good, bad = Notice(), Notice()
    window(good, bad)
    bad.say("Papier leer.", "bad", code="printer")
    good.say("A 054 ist gedruckt.")
    qtbot.waitUntil(good.isHidden)
    assert bad.isVisible()
    bad.dismiss()
    assert bad.isHidden()


def test_toast_takes_no_room_and_stays_inside():
    over = QWidget()
    over.resize(800, 600)
    over.show()
    toast = Toast(over)
    toast.say("A 054 ist gedruckt.", action="Rückgängig")
    assert over.rect().contains(toast.geometry())
    over.resize(400, 300)
    QApplication.processEvents()
    assert over.rect().contains(toast.geometry())


def test_busy_bar_keeps_its_room():
    bar = BusyBar()
    before = bar.sizeHint()
    bar.set_busy(True)
    assert (bar.is_busy, bar.sizeHint()) == (True, before)


# --- text -------------------------------------------------------------------------------------------


def test_elided_label_shows_the_rest_as_tooltip(window):
    label = ElidedLabel("Verpflichtungserklärung für Besuchsaufenthalte")
    label.setFixedWidth(80)
    window(label).grab()
    assert label.is_elided()
    assert label.toolTip() == label.text()


def test_labels_never_read_markup():
    label = Label("<b>fett</b>")
    assert label.sizeHint().width() > Label("fett").sizeHint().width() * 2


def test_runs_are_read_as_one_line():
    assert RunLabel([Run("11"), Run(" davor")]).accessibleName() == "11 davor"


def test_number_can_change_and_keeps_its_height():
    number = GiantNumber("A 054", cap_height=68.5)
    before = number.sizeHint().height()
    number.set_number("B 1007", ink="agency-B")
    assert number.sizeHint().height() == before
    assert number.accessibleName() == "B 1007"


def test_two_lines_have_the_line_heights_of_the_table():
    assert TwoLines("Ticket ausgeben", "Kürzel tippen", style=fonts.TITLE).sizeHint().height() == 46
    assert TwoLines("Jobcenter", "2. Etage").sizeHint().height() == 38


# --- theme, direction, scale ------------------------------------------------------------------------


def test_theme_change_repaints_what_stands_already(window):
    shown = window(tile := ServiceTile("A", "Neuantrag", "neu"), label := Label("x", ink="muted"))
    assert color_at(tile, 40, 6) == LIGHT.surface
    appearance.apply(DARK, scale=1.0)
    QApplication.processEvents()
    assert color_at(tile, 40, 6) == DARK.surface
    assert label.palette().windowText().color().name().upper() == DARK.muted
    shown.close()


def test_tile_mirrors_with_its_window(window):
    shown = window(tile := ServiceTile("A", "Neuantrag", "neu"))
    assert color_at(tile, 8, 36) == LIGHT.agency("A").ink
    shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert color_at(tile, tile.width() - 8, 36) == LIGHT.agency("A").ink
    assert color_at(tile, 8, 36) == LIGHT.surface


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_words_of_buttons_fit_at_every_font_size(scale: float):
    appearance.apply(LIGHT, scale=scale)
    for button in (Button("Fertig, Nächste", key="F9", spread="spread"), Button("Annehmen", icon="check")):
        narrow = QWidget()
        QHBoxLayout(narrow).addWidget(button)
        narrow.resize(narrow.minimumSizeHint())
        words = fonts.font(fonts.BODY_STRONG)
        assert button.minimumSizeHint().width() >= QFontMetricsF(words).horizontalAdvance(button.text())


@pytest.mark.parametrize("page", PAGES)
def test_pages_hold_at_two_hundred_percent(page: str):
    appearance.apply(LIGHT, scale=2.0)
    shown = shown_page(PAGES[page])
    controls = [c for c in shown.findChildren(Control) if c.isVisibleTo(shown)]
    assert [c.accessibleName() for c in controls if c.height() < c.minimumSizeHint().height()] == []
    for number, one in enumerate(controls):
        for other in controls[number + 1 :]:
            first = one.rect().translated(one.mapTo(shown, QPoint(0, 0)))
            second = other.rect().translated(other.mapTo(shown, QPoint(0, 0)))
            assert not first.intersects(second), (one.accessibleName(), other.accessibleName())
    shown.close()


def test_a_scrolled_area_is_transparent(window):
    area = QScrollArea()
    area.setWidget(Label("x"))
    assert color_at(window(area), 3, 3) == LIGHT.canvas


def test_a_caption_takes_the_longest_form_that_fits():
    words = TwoLines("Weiterbewilligung")
    words.set_caption("09:42 · in Bearbeitung", shorter=("in Bearbeitung",))
    assert words.caption_within(400) == "09:42 · in Bearbeitung"
    assert words.caption_within(120) == "in Bearbeitung"
    assert words.caption_within(10) == "in Bearbeitung"
    assert words.accessibleDescription() == "09:42 · in Bearbeitung"

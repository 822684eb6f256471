"""Draws every shared widget into PNG files, to be looked at beside the mockups.

Run it with a folder to write to; `--dark` and `--scale 2` show the other looks.
"""

import argparse
import os
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.qt import appearance, fonts, pictures
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import DARK, LIGHT
from frontdesk.qt.widgets.badge import AgencyBadge
from frontdesk.qt.widgets.button import Button, ButtonSize, IconButton, LinkButton
from frontdesk.qt.widgets.card import Card, SideColumn, Tag
from frontdesk.qt.widgets.chip import Chip, ChipGroup
from frontdesk.qt.widgets.focus_ring import FocusRing
from frontdesk.qt.widgets.giant_number import GiantNumber
from frontdesk.qt.widgets.key_hint import KeyHint
from frontdesk.qt.widgets.labels import Divider, IconLabel, Label
from frontdesk.qt.widgets.mode_rail import Mode, ModeRail
from frontdesk.qt.widgets.notice import Notice
from frontdesk.qt.widgets.picture import Picture
from frontdesk.qt.widgets.queue_row import LiveMark, QueueFigures, QueueRow, StaleCount
from frontdesk.qt.widgets.run_label import Run, RunLabel
from frontdesk.qt.widgets.search_field import SearchField
from frontdesk.qt.widgets.segmented import Segment, Segmented
from frontdesk.qt.widgets.service_tile import ServiceTile
from frontdesk.qt.widgets.status_strip import StatusCell, StatusStrip
from frontdesk.qt.widgets.switch import Switch
from frontdesk.qt.widgets.ticket_row import TicketLine, TicketRow
from frontdesk.qt.widgets.trouble_card import Trouble, TroubleCard
from frontdesk.qt.widgets.two_lines import TwoLines

AGENCIES = (
    ("A", "Jobcenter", "2. Etage"),
    ("B", "Ausländerbehörde", "1. Etage"),
    ("C", "Wirtschaftliche Hilfe", "3. Etage"),
    ("D", "Integrationszentrum (KI)", "3. Etage"),
)
SERVICES = (
    [
        ("Weiterbewilligung", "wba", 0),
        ("Neuantrag Grundsicherung", "neu", 3),
        ("Änderung mitteilen", "aen", 1),
    ],
    [
        ("Aufenthaltstitel verlängern", "auf", 3),
        ("Karte (eAT) abholen", "eat", 2),
        ("Fiktionsbescheinigung", "fik", 2),
    ],
    [("Leistungen AsylbLG", "asy", 1), ("Krankenschein", "kra", 1), ("Bildung und Teilhabe", "but", 1)],
    [
        ("Sprachkurs-Beratung", "spr", 1),
        ("Schulplatz-Beratung", "sch", 0),
        ("Abschlüsse anerkennen", "ane", 0),
    ],
)
LANGUAGES = (
    ("Deutsch", "1"),
    ("English", "2"),
    ("العربية", "3"),
    ("فارسی", "4"),
    ("Українська", "5"),
    ("Русский", "6"),
    ("Türkçe", "7"),
    ("Română", "8"),
    ("Български", "9"),
    ("ትግርኛ", "0"),
    ("Leichte Sprache", "L"),
    ("Weitere …", "W"),
)


def head() -> QWidget:
    """Reception's page head with the search field and the agency heads, 1104 wide (x 96 to 1200)."""
    page = QWidget()
    page.setFixedWidth(dp(1104))
    column = QVBoxLayout(page)
    column.setContentsMargins(dp(24), dp(24), dp(24), dp(24))
    column.setSpacing(dp(16))
    top = QHBoxLayout()
    left = TwoLines("Ticket ausgeben", "Kürzel tippen, dann Enter", style=fonts.TITLE)
    left.setFixedWidth(dp(264))
    top.setSpacing(0)
    top.addWidget(left)
    field = SearchField("Dienst suchen", placeholder="Dienst suchen, z. B. ‚wba‘", key="Ctrl+F")
    field.setObjectName("focus_me")
    top.addWidget(field)
    column.addLayout(top)
    grid = QGridLayout()
    grid.setHorizontalSpacing(dp(16))
    grid.setVerticalSpacing(dp(8))
    for place, (letter, name, floor) in enumerate(AGENCIES):
        block = QHBoxLayout()
        block.setSpacing(dp(12))
        block.addWidget(AgencyBadge(letter, name))
        block.addWidget(TwoLines(name, floor), 1)
        grid.addLayout(block, 0, place)
        grid.setColumnStretch(place, 1)
        for row, (service, code, waiting) in enumerate(SERVICES[place], 1):
            tile = ServiceTile(letter, service, code)
            tile.set_waiting(waiting)
            tile.setChecked(row == 1 and place == 0)
            tile.set_dimmed(row == 3)
            grid.addWidget(tile, row, place)
    column.addLayout(grid)
    FocusRing(page)
    return page


def work_card() -> QWidget:
    """Reception's lower card, 1056 wide (x 120 to 1176, y 664 to 936)."""
    page = QWidget()
    page.setFixedSize(dp(1104), dp(320))
    card = Card(parent=page)
    card.setGeometry(dp(24), dp(24), dp(1056), dp(272))
    row = QHBoxLayout(card)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    languages = QWidget()
    column = QVBoxLayout(languages)
    column.setContentsMargins(dp(21), dp(17), dp(20), dp(20))
    column.setSpacing(dp(8))
    caption = QHBoxLayout()
    caption.addWidget(Label("Sprache auf dem Ticket", fonts.CAPTION_STRONG), 1)
    caption.addWidget(KeyHint("Alt"))
    caption.addWidget(Label("+ Ziffer", fonts.CAPTION, ink="muted"))
    column.addLayout(caption)
    chips = QGridLayout()
    chips.setSpacing(dp(8))
    group = ChipGroup(parent=card)
    for place, (name, key) in enumerate(LANGUAGES):
        chips.addWidget(group.add(Chip(name, name, hint=key)), place // 3, place % 3)
        chips.setColumnStretch(place % 3, 1)
    group.choose("العربية")
    column.addLayout(chips)
    column.addStretch(1)
    languages.setFixedWidth(dp(495))
    row.addWidget(languages)
    row.addWidget(Divider(vertical=True))
    row.addWidget(_priority(card))
    row.addWidget(Divider(vertical=True))
    row.addWidget(_next_number(), 1)
    return page


def _priority(card: QWidget) -> QWidget:
    part = QWidget()
    part.setFixedWidth(dp(239))
    column = QVBoxLayout(part)
    column.setContentsMargins(dp(20), dp(16), dp(20), dp(16))
    column.setSpacing(dp(8))
    head = QHBoxLayout()
    head.addWidget(Label("Vorrang", fonts.CAPTION_STRONG))
    head.addWidget(KeyHint("Alt V"))
    head.addStretch(1)
    head.addWidget(Switch("Vorrang"))
    column.addLayout(head)
    group = ChipGroup(optional=True, parent=card)
    for key, text in (
        ("m", "Mobilität eingeschränkt"),
        ("k", "Mit kleinem Kind"),
        ("f", "Frist läuft heute ab"),
    ):
        column.addWidget(group.add(Chip(key, text, check=True)))
    group.choose("k")
    column.addWidget(Label("Der Grund steht nicht auf dem Ticket.", fonts.CAPTION, ink="muted", wrap=True))
    column.addStretch(1)
    return part


def _next_number() -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(dp(20), dp(24), dp(21), dp(17))
    column.setSpacing(dp(4))
    head = QHBoxLayout()
    head.addWidget(GiantNumber("A 054", cap_height=34.3, ink="agency-A"))
    head.addStretch(1)
    column.addLayout(head)
    column.addSpacing(dp(8))
    column.addWidget(Label("Weiterbewilligung", fonts.LEAD))
    strong = fonts.BODY_STRONG
    wait = [Run("11", strong, "text"), Run(" davor · "), Run("ca. 30 Min", strong, "text"), Run(" Wartezeit")]
    column.addWidget(RunLabel(wait))
    column.addWidget(IconLabel("languages", "Deutsch und العربية", fonts.BODY, px=18))
    column.addStretch(1)
    column.addWidget(
        Button("Ticket drucken", size=ButtonSize.MAIN, primary=True, icon="printer", key="Return")
    )
    return part


def side() -> QWidget:
    """Reception's right column, 400 wide (x 1200 to 1600)."""
    page = SideColumn()
    page.setFixedWidth(dp(400))
    column = QVBoxLayout(page)
    column.setContentsMargins(dp(21), dp(25), dp(20), dp(20))
    column.setSpacing(0)
    head = QHBoxLayout()
    head.addWidget(Label("Warteschlangen", fonts.SECTION), 1)
    head.addWidget(LiveMark())
    column.addLayout(head)
    for figures in (
        QueueFigures("A", "Jobcenter", 11, 34, True, "20–30", 4, 6),
        QueueFigures("B", "Ausländerbehörde", 9, 41, True, "25–40", 3, 5),
        QueueFigures("C", "Wirtschaftliche Hilfe", 3, 12, False, "0–10", 2, 3),
        QueueFigures("D", "Integrationszentrum (KI)", 1, 4, False, "0–5", 2, 2),
    ):
        column.addWidget(QueueRow(figures))
    column.addSpacing(dp(20))
    title = QHBoxLayout()
    title.setSpacing(dp(4))
    title.addWidget(Label("Zuletzt ausgegeben", fonts.SECTION), 1)
    title.addWidget(KeyHint("Strg Z"))
    title.addWidget(Label("nimmt zurück", fonts.CAPTION, ink="muted"))
    column.addLayout(title)
    for line in (
        TicketLine("1", "A 053", "A", "Weiterbewilligung", "09:41 · Deutsch"),
        TicketLine("2", "B 036", "B", "Aufenthaltstitel verlängern", "09:40 · Українська"),
        TicketLine(
            "3", "D 007", "D", "Sprachkurs-Beratung", "09:33 · aufgerufen", locked_because="Schon aufgerufen"
        ),
        TicketLine("4", "B 201", "B", "Karte (eAT) abholen", "noch nicht gedruckt", "printer", "warn"),
    ):
        column.addWidget(TicketRow(line))
    return page


def trouble() -> QWidget:
    """Reception's right column in trouble."""
    page = SideColumn()
    page.setFixedWidth(dp(400))
    column = QVBoxLayout(page)
    column.setContentsMargins(dp(21), dp(25), dp(20), dp(20))
    column.setSpacing(dp(12))
    column.addWidget(Label("Zwei Störungen", fonts.SECTION))
    column.addWidget(
        TroubleCard(
            Trouble(
                "database",
                "Datenbank nicht erreichbar",
                "seit 09:38",
                "3 Tickets warten auf Übertragung. Die Nummern kommen aus dem Vorrat dieses Platzes – "
                "keine wird doppelt vergeben.",
                "Ticket, Unterlagen, Frage",
                "Termine, Wartezeiten",
                "Jetzt verbinden",
                "refresh-cw",
                "von selbst in 12 s",
            )
        )
    )
    column.addWidget(
        TroubleCard(
            Trouble(
                "printer",
                "Drucker Empfang 1: Papier leer",
                text="Neue Tickets kommen aus Empfang 2. Rolle eingelegt? "
                "Dann geht es hier von selbst weiter.",
                action="B 201 auf Empfang 2 drucken",
                action_icon="printer",
                picture="printer/paper_out",
            )
        )
    )
    stale = QHBoxLayout()
    for letter, waiting in (("A", 10), ("B", 9), ("C", 3), ("D", 2)):
        stale.addWidget(StaleCount(letter, letter, waiting))
    head = QHBoxLayout()
    head.addWidget(Label("Wartende", fonts.SECTION), 1)
    head.addWidget(Tag("Stand 09:38, nicht aktuell", icon="history"))
    column.addLayout(head)
    column.addLayout(stale)
    tags = QHBoxLayout()
    tags.addWidget(Tag("3 Tickets warten", icon="upload", status="warn"))
    tags.addWidget(Tag("geprüft", icon="check", status="ok"))
    tags.addStretch(1)
    column.addLayout(tags)
    column.addStretch(1)
    page.setFixedHeight(dp(760))
    return page


def drawings() -> QWidget:
    """What to do about a printer, on the field of a trouble card."""
    page = Card(status="warn")
    grid = QGridLayout(page)
    grid.setContentsMargins(*(dp(16),) * 4)
    grid.setSpacing(dp(16))
    for place, name in enumerate(sorted(pictures.names())):
        shown = Picture()
        shown.show_picture(name, name)
        grid.addWidget(shown, place // 4, place % 4)
    return page


def rail() -> QWidget:
    """The mode rail, 96 wide."""
    shown = ModeRail(
        [
            Mode("ticket", "Ticket", "ticket", "F2"),
            Mode("documents", "Unterlagen", "files", "F3"),
            Mode("question", "Kurze Frage", "message-circle-question-mark", "F4"),
            Mode("appointment", "Termin", "calendar-days", "F5"),
        ],
        help_text="Hilfe",
    )
    shown.set_paused("appointment", True)
    shown.setFixedHeight(dp(960))
    return shown


def strip() -> QWidget:
    """Two status strips, one of them in trouble."""
    page = QWidget()
    page.setFixedWidth(dp(1600))
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    for in_trouble in (False, True):
        shown = StatusStrip()
        printer = shown.add_start(StatusCell("printer-check", "Drucker Empfang 1: bereit", status="ok"))
        store = shown.add_start(StatusCell("database", "Datenbank verbunden", status="ok"))
        shown.add_start(StatusCell("calendar", "Geschäftstag Mo, 23.11.2026 · geöffnet bis 16:00"))
        if in_trouble:
            printer.set_state("bad", "Drucker Empfang 1: Papier leer", icon="printer")
            store.set_state("warn", "Datenbank nicht erreichbar seit 09:38 · nächster Versuch in 12 s")
        shown.add_end(StatusCell("user-round", "Jana Köhler · Empfang 1"))
        lock = shown.add_end(StatusCell("lock", "Sperren", clickable=True))
        lock.set_keys("Strg L")
        shown.add_end(StatusCell("", "09:42", strong=True))
        column.addWidget(shown)
    return page


def desk() -> QWidget:
    """The caseworker's controls, 420 wide."""
    page = QWidget()
    page.setFixedWidth(dp(420))
    column = QVBoxLayout(page)
    column.setContentsMargins(dp(29), dp(12), dp(29), dp(16))
    column.setSpacing(dp(8))
    top = QHBoxLayout()
    top.addStretch(1)
    segments = [Segment("open", "Offen", "circle-check"), Segment("break", "Pause", "coffee")]
    top.addWidget(Segmented("Platz", segments))
    column.addLayout(top)
    column.addWidget(GiantNumber("A 042", cap_height=68.5, ink="agency-A"))
    grid = QGridLayout()
    grid.setSpacing(dp(8))
    for place, (text, key) in enumerate(
        (("Weiterleiten", "F5"), ("Parken", "F6"), ("Nicht da", "F7"), ("Erneut rufen", "F8"))
    ):
        grid.addWidget(Button(text, key=key, spread="spread"), place // 2, place % 2)
    done = Button("Fertig, Nächste", key="F9", spread="spread", primary=True, size=ButtonSize.LARGE)
    done.setObjectName("focus_me")
    grid.addWidget(done, 2, 0)
    grid.addWidget(Button("Fertig", key="F10", spread="spread", size=ButtonSize.LARGE), 2, 1)
    column.addLayout(grid)
    column.addWidget(Button("Aufrufen", key="F12", icon="megaphone", primary=True, size=ButtonSize.MAIN))
    row = QHBoxLayout()
    row.addWidget(LinkButton("3 weitere", trailing_icon="chevron-down"))
    off = IconButton("undo-2", "Zurück")
    off.set_available(False, "Noch nichts zu tun")
    row.addWidget(off)
    row.addWidget(Switch("Aus"))
    on = Switch("An")
    on.setChecked(True)
    row.addWidget(on)
    row.addStretch(1)
    column.addLayout(row)
    row = QHBoxLayout()
    row.addWidget(Tag("Aufgerufen 09:42", icon="megaphone", letter="A"))
    row.addWidget(Button("Annehmen", icon="check", size=ButtonSize.COMPACT))
    row.addStretch(1)
    column.addLayout(row)
    for status, sentence in (
        ("ok", "A 054 ist gedruckt."),
        ("warn", "Papier geht zu Ende."),
        ("bad", "Unerwarteter Fehler (Kennung a1b2)."),
    ):
        notice = Notice()
        notice.say(sentence, status, action="Rückgängig" if status == "ok" else "")  # type: ignore[arg-type]
        column.addWidget(notice)
    FocusRing(page)
    return page


PAGES: dict[str, Callable[[], QWidget]] = {
    "head": head,
    "work_card": work_card,
    "side": side,
    "trouble": trouble,
    "drawings": drawings,
    "rail": rail,
    "strip": strip,
    "desk": desk,
}


def shown_page(build: Callable[[], QWidget]) -> QWidget:
    """Build a page and let it lay itself out; wrapped lines need the height that follows from the width."""
    page = build()
    if page.hasHeightForWidth() and page.minimumHeight() == 0:
        width = min(page.sizeHint().width(), page.maximumWidth())
        page.setMinimumHeight(page.heightForWidth(width))
    page.show()
    focused = page.findChild(QWidget, "focus_me")
    QApplication.processEvents()
    if focused is not None:
        page.activateWindow()
        focused.setFocus()
    QApplication.processEvents()
    return page


def grab(build: Callable[[], QWidget], file: Path) -> QWidget:
    """Write a page to a file."""
    page = shown_page(build)
    page.grab().save(str(file))
    return page


def main() -> None:
    """Write every page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scale", type=float, default=1.0)
    asked = parser.parse_args()
    app = QApplication([])
    appearance.apply(DARK if asked.dark else LIGHT, scale=asked.scale)
    asked.folder.mkdir(parents=True, exist_ok=True)
    kept = [grab(build, asked.folder / f"{name}.png") for name, build in PAGES.items()]
    kept.clear()
    app.quit()


if __name__ == "__main__":
    main()

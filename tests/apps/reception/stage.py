"""The morning of the mockups in memory: house, tickets and a window, for tests and for pictures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from frontdesk.bootstrap import Runtime
from frontdesk.domain.changes import Notice
from frontdesk.domain.house import (
    Agency,
    AgencyCode,
    Desk,
    DeskName,
    House,
    Series,
    SeriesLetter,
    Service,
    ServiceCode,
    Site,
    SiteCode,
    Station,
    StationName,
)
from frontdesk.domain.ticket import Need
from frontdesk.qt.operations import forbid_on_gui_thread
from frontdesk.settings.station import StationSettings
from frontdesk.testing.builders import WEEK, operation
from frontdesk.testing.clock import FakeClock
from frontdesk.testing.memory import MemoryStore
from frontdesk.usecases import calling, houses, reception
from frontdesk.usecases.ports import Presence, PresenceState

MORNING = datetime(2026, 11, 23, 8, 42, tzinfo=UTC)  # 09:42 in Berlin, a Monday
SETTINGS = StationSettings(
    store="memory:", printer="none:", station="reception-1", language="de", theme="light"
)
LANGUAGES = (
    "de", "en", "ar", "fa", "uk", "ru", "tr", "ro", "bg", "ti", "de-simple", "ckb", "ku", "ps", "so", "fr",
)  # fmt: skip
_CATALOGUE = {
    ("A", "Jobcenter", 2): (
        ("wba", "Weiterbewilligung", "Benefit renewal", "antrag verlängerung"),
        ("neu", "Neuantrag Grundsicherung", "New application", "hauptantrag erstantrag"),
        ("aen", "Änderung mitteilen", "Report a change", "veränderungsmitteilung"),
        ("arb", "Arbeitsvermittlung", "Job placement", "arbeit stelle"),
        ("bes", "Bescheid besprechen", "Discuss a decision", "widerspruch"),
        ("umz", "Umzug und Miete", "Moving and rent", "wohnung kdu"),
    ),
    ("B", "Ausländerbehörde", 1): (
        ("auf", "Aufenthaltstitel verlängern", "Renew residence permit", "visum"),
        ("eat", "Karte (eAT) abholen", "Collect residence card", "abholung"),
        ("fik", "Fiktionsbescheinigung", "Provisional certificate", "übergang"),
        ("s24", "Schutz nach § 24", "Temporary protection", "ukraine"),
        ("nie", "Niederlassungserlaubnis", "Settlement permit", "unbefristet"),
        ("vpe", "Verpflichtungserklärung", "Declaration of commitment", "einladung"),
    ),
    ("C", "Wirtschaftliche Hilfe", 3): (
        ("asy", "Leistungen AsylbLG", "Asylum seekers benefits", "grundleistung"),
        ("kra", "Krankenschein", "Health voucher", "arzt"),
        ("but", "Bildung und Teilhabe", "Education package", "schule"),
        ("unt", "Unterkunft", "Accommodation", "wohnung"),
        ("bez", "Bezahlkarte", "Payment card", "geld"),
        ("sgb", "Sozialhilfe SGB XII", "Social assistance", ""),
    ),
    ("D", "Integrationszentrum (KI)", 3): (
        ("spr", "Sprachkurs-Beratung", "Language course advice", "deutschkurs"),
        ("sch", "Schulplatz-Beratung", "School place advice", "schule"),
        ("ane", "Abschlüsse anerkennen", "Recognition of degrees", "zeugnis"),
        ("dol", "Sprachmittlung", "Interpreting", "dolmetscher"),
        ("ein", "Erstberatung", "First advice", ""),
    ),
}
_DESKS = {"A": (6, 4), "B": (5, 3), "C": (3, 2), "D": (2, 2)}


def mockup_house(*, languages: tuple[str, ...] = LANGUAGES, services_per_agency: int | None = None) -> House:
    """The house of the mockups; with ``services_per_agency`` each agency gets that many made-up services."""
    agencies, services, desks, series = [], [], [], []
    for (letter, name, floor), rows in _CATALOGUE.items():
        code = AgencyCode(letter.casefold())
        agencies.append(
            Agency(
                code=code, names={"de": name}, letter=SeriesLetter(letter), colour=letter.lower(), floor=floor
            )
        )
        series.append(Series(letter=SeriesLetter(letter)))
        listed = rows
        if services_per_agency is not None:
            listed = tuple(
                (f"{letter.lower()}{n:02d}", f"Anliegen {n} {name}", f"Service {n}", "")
                for n in range(services_per_agency)
            )
        for short, de, en, keywords in listed:
            services.append(
                Service(
                    code=ServiceCode(short),
                    agency=code,
                    series=SeriesLetter(letter),
                    names={"de": de, "en": en},
                    minutes=10,
                    keywords=tuple(keywords.split()),
                )
            )
        for n in range(_DESKS[letter][0]):
            desks.append(
                Desk(
                    name=DeskName(f"{floor}.{n:02d}{letter}"),
                    room=f"Zimmer {floor}.{n:02d}",
                    agency=code,
                    floor=floor,
                    services=tuple(ServiceCode(row[0]) for row in listed),
                )
            )
    return House(
        site=Site(
            code=SiteCode("hdi"),
            names={"de": "Haus der Integration", "en": "House of Integration"},
            languages=languages,
            hours=WEEK,
        ),
        agencies=tuple(agencies),
        series=tuple(series),
        services=tuple(services),
        desks=tuple(desks),
        stations=(Station(name=StationName("reception-1"), title="Empfang 1", program="reception"),),
    )


class GuardedStore:
    """Hands everything on to a store, but never on the GUI thread, and can be told to fail.

    Attributes:
        before_each: called with the name of each call; raises to play an unreachable database.
    """

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self.before_each: Callable[[str], None] = lambda name: None

    def __getattr__(self, name: str) -> Any:
        target = getattr(self._store, name)
        if not callable(target):
            return target

        def guarded(*args: Any, **kwargs: Any) -> Any:
            forbid_on_gui_thread(f"store.{name}")
            self.before_each(name)
            return target(*args, **kwargs)

        return guarded


class Stage:
    """A house in memory with its clock.

    Attributes:
        store: the plain store, for arranging and asserting; guarded: what the window gets.
    """

    def __init__(self, house: House | None = None, *, at: datetime = MORNING, printer: str = "none:") -> None:
        self.clock = FakeClock(at)
        self.store = MemoryStore(self.clock)
        self.house = house or mockup_house()
        houses.load_house(self.store, op=operation(), house=self.house)
        self.guarded = GuardedStore(self.store)
        settings = StationSettings(
            store="memory:", printer=printer, station="reception-1", language="de", theme="light"
        )
        self.runtime = Runtime(self.guarded, settings, "reception", self.house)

    def open_desks(self) -> None:
        """As many desks as in the mockups."""
        for desk in self.house.desks:
            letter, number = desk.name[-1], int(desk.name[2:4])
            state = PresenceState.OPEN if number < _DESKS[letter][1] else PresenceState.PAUSED
            with self.store.begin() as unit:
                unit.set_presence(
                    operation("desk"),
                    Presence(
                        desk=desk.name,
                        state=state,
                        since=self.clock.now(),
                        seen_at=self.clock.now(),
                        station=StationName("desk"),
                        services=desk.services,
                    ),
                    Notice.DESK_OPENED,
                )

    def issue(
        self, service: str, *, language: str = "de", need: Need | None = None, printer: str | None = None
    ) -> Any:
        """One more ticket, straight into the store."""
        return reception.issue_ticket(
            self.store,
            self.house,
            op=operation(),
            service=service,
            language=language,
            need=need,
            printer=printer,
            anyway=True,
        ).value

    def call(self, desk: str) -> Any:
        """The desk calls its next client."""
        return calling.call_next(self.store, self.house, op=operation("desk", "desk"), desk=desk)


def mockup_morning(**arguments: Any) -> Stage:
    """The house as in the mockups: who waits since when, and the last seven tickets."""
    stage = Stage(**arguments)
    stage.clock.set(MORNING - timedelta(minutes=60))
    for code, count in (("bes", 42), ("nie", 27), ("kra", 14), ("ein", 6)):
        for _ in range(count):
            ticket = stage.issue(code).ticket
            reception.cancel(stage.store, op=operation(), ticket_id=ticket.id)
    waiting = (
        (41, "auf"), (34, "bes"), (33, "neu"), (30, "auf"), (28, "neu"), (27, "fik"), (25, "bes"),
        (24, "wba"), (23, "eat"), (22, "wba"), (20, "s24"), (18, "aen"), (17, "fik"), (16, "nie"),
        (14, "wba"), (13, "umz"), (12, "asy"), (11, "but"),
    )  # fmt: skip
    for minutes, code in waiting:
        stage.clock.set(MORNING - timedelta(minutes=minutes))
        stage.issue(code)
    last = (
        (9, "spr", "de", None), (6, "eat", "tr", None), (5, "kra", "ti", Need.SEAT), (4, "spr", "fa", None),
        (3, "neu", "ar", None), (2, "auf", "uk", None), (1, "wba", "de", None),
    )  # fmt: skip
    for minutes, code, language, need in last:
        stage.clock.set(MORNING - timedelta(minutes=minutes))
        stage.issue(code, language=language, need=need)
        if minutes == 9:
            stage.call("3.00D")
    stage.clock.set(MORNING)
    stage.open_desks()
    return stage

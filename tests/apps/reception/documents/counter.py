"""The papers of the mockups' morning in memory: formats, kinds, piles and the last receipts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from frontdesk.domain.house import AgencyCode, DocumentKind, House, ReferenceFormat
from frontdesk.domain.receipt import Receipt
from frontdesk.domain.submission import parse_items
from frontdesk.qt.operations import forbid_on_gui_thread
from frontdesk.testing.builders import operation
from frontdesk.usecases import bundles, documents
from frontdesk.usecases.submissions import Submission, ToldDate
from tests.apps.reception.stage import MORNING, GuardedStore, Stage, mockup_house

BG, AZR, FILE, KI = "31702BG0048213", "130724001234", "50.12-2026-00481", "KI-2026-0193"
_FORMATS = {
    "a": ("BG-Nummer", r"\d{5}BG\d{7}", BG),
    "b": ("AZR-Nummer", r"\d{12}", AZR),
    "c": ("Aktenzeichen", r"\d{2}\.\d{2}-\d{4}-\d{5}", FILE),
    "d": ("KI-Nummer", r"KI-\d{4}-\d{4}", KI),
}
_KINDS = (
    ("wb", "WBA-Formular", "Renewal form", ("a",)),
    ("ko", "Kontoauszug", "Bank statement", ()),
    ("lo", "Lohnabrechnung", "Payslip", ()),
    ("mi", "Mietvertrag", "Tenancy agreement", ()),
    ("ne", "Nebenkosten", "Utility costs", ("a", "c")),
    ("au", "Ausweis, Pass", "Identity card", ()),
    ("me", "Meldebestätigung", "Registration", ()),
    ("kg", "Kindergeld", "Child benefit", ("a", "c")),
    ("kr", "Krankmeldung", "Sick note", ()),
    ("sc", "Schulbesuch", "School attendance", ()),
    ("ab", "Arbeitsvertrag", "Employment contract", ()),
    ("so", "Sonstiges", "Other", ()),
)


def papers_house(**arguments: Any) -> House:
    """The house of the mockups with its formats of references and kinds of documents."""
    house = mockup_house(**arguments)
    agencies = tuple(
        replace(
            agency,
            references=(
                ReferenceFormat(
                    names={"de": _FORMATS[agency.code][0]},
                    pattern=_FORMATS[agency.code][1],
                    example=_FORMATS[agency.code][2],
                ),
            ),
        )
        for agency in house.agencies
    )
    kinds = tuple(
        DocumentKind(code=code, names={"de": de, "en": en}, agencies=tuple(map(AgencyCode, agencies)))
        for code, de, en, agencies in _KINDS
    )
    return replace(house, agencies=agencies, document_kinds=kinds)


class GuardedPapers(GuardedStore):
    """Guards the reads of papers as well; they are told as ``documents.NAME``."""

    @property
    def documents(self) -> Any:
        return _GuardedReads(self)


class _GuardedReads:
    def __init__(self, guard: GuardedPapers) -> None:
        self._guard = guard

    def __getattr__(self, name: str) -> Any:
        target = getattr(self._guard._store.documents, name)

        def guarded(*args: Any, **kwargs: Any) -> Any:
            forbid_on_gui_thread(f"store.documents.{name}")
            self._guard.before_each(f"documents.{name}")
            return target(*args, **kwargs)

        return guarded


class Counter(Stage):
    """A house that takes papers; the clock of the PC is that of the store."""

    def __init__(self, house: House | None = None, **arguments: Any) -> None:
        super().__init__(house or papers_house(), **arguments)
        self.guarded = GuardedPapers(self.store)
        self.runtime.store = self.guarded
        self.runtime.station_clock = self.clock

    def hand_in(
        self,
        reference: str | None = BG,
        line: str = "ko",
        *,
        agency: str = "a",
        told: ToldDate | None = None,
        printer: str | None = None,
        **more: Any,
    ) -> Receipt:
        """Papers, straight into the store."""
        items = parse_items(line, self.house, agency=AgencyCode(agency), day=self.clock.now().date())
        return documents.record_submission(
            self.store,
            self.house,
            op=operation(),
            submission=Submission(agency=agency, items=items, reference=reference, **more),
            told_date=told,
            printer=printer,
        ).value.receipt

    def bundle(self, agency: str = "a", *, carried: bool = False) -> Any:
        """What lies ready for the agency, packed; and on its way."""
        sealed = bundles.seal_bundle(self.store, self.house, op=operation(), agency=agency).value
        if carried:
            return bundles.hand_over(self.store, op=operation(), bundle_id=sealed.id).value
        return sealed


def papers_morning(**arguments: Any) -> Counter:
    """The moment of the mockup: some bundles are through, one is on its way, the piles grow again."""
    stage = Counter(**arguments)
    stage.open_desks()
    plan = [
        # minutes before, agency, reference, papers
        (140, "a", "31702BG0011111", "ko"),
        (138, "b", "130724000001", "au"),
        *((100 - n, "c", f"50.12-2026-0000{n}", "mi") for n in range(4)),
    ]
    for minutes, agency, reference, line in plan:
        stage.clock.set(MORNING - timedelta(minutes=minutes))
        stage.hand_in(reference, line, agency=agency)
    for minutes, agency in ((37, "a"), (27, "b")):
        stage.clock.set(MORNING - timedelta(minutes=minutes + 20))
        sealed = stage.bundle(agency, carried=True)
        stage.clock.set(MORNING - timedelta(minutes=minutes))
        bundles.accept_bundle(stage.store, op=operation("desk", "desk"), bundle_id=sealed.id)
    for number in range(8):
        stage.clock.set(MORNING - timedelta(minutes=60 - number))
        stage.hand_in(f"31702BG00{number:05d}", "ko", agency="a")
    for number in range(3):
        stage.clock.set(MORNING - timedelta(minutes=50 - number))
        stage.hand_in(f"13072400{number:04d}", "au", agency="b")
    soon = MORNING.date() + timedelta(days=4)
    last = (
        (22, "d", KI, "so", None),
        (18, "a", "31702BG0047702", "mi", None),
        (15, "a", "31702BG0022695", "ko3 lo2", None),
        (13, "c", FILE, "ko3", None),
        (9, "a", "31702BG0051840", "wb", soon),
        (6, "b", AZR, "au2", None),
        (4, "a", "31702BG0039177", "ko3 mi", None),
    )
    for minutes, agency, reference, line, deadline in last:
        stage.clock.set(MORNING - timedelta(minutes=minutes))
        stage.hand_in(reference, line, agency=agency, deadline=deadline)
        if agency == "c":
            stage.clock.set(MORNING - timedelta(minutes=12))
            stage.bundle("c", carried=True)
    stage.clock.set(MORNING)
    return stage

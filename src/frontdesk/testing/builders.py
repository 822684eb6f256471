"""Builders with valid defaults for houses, operations and orders."""

from __future__ import annotations

from datetime import time
from uuid import UUID, uuid4

from frontdesk.domain.house import (
    Agency,
    AgencyCode,
    Availability,
    DaySpan,
    Desk,
    DeskName,
    Display,
    DisplayName,
    DocumentKind,
    House,
    OpenSpan,
    ReferenceFormat,
    Series,
    SeriesLetter,
    Service,
    ServiceCode,
    Site,
    SiteCode,
    Station,
    StationName,
    Topic,
)
from frontdesk.domain.submission import Item
from frontdesk.domain.ticket import OperationId
from frontdesk.usecases.ports import Operation
from frontdesk.usecases.submissions import Submission

WEEK = tuple(OpenSpan(day, time(7, 30), time(16, 0)) for day in range(5))


def small_house() -> House:
    """Two agencies, four services, four desks, two displays, four kinds of documents, two topics; open Monday
    to Friday 07:30 to 16:00, with appointments at the desk 1.08 and, twice at a time, for the Jobcenter.
    """
    jobcenter, aliens = AgencyCode("jobcenter"), AgencyCode("abh")
    a, b = SeriesLetter("A"), SeriesLetter("B")

    def service(
        code: str, agency: AgencyCode, letter: SeriesLetter, de: str, en: str, minutes: int
    ) -> Service:
        return Service(
            code=ServiceCode(code),
            agency=agency,
            series=letter,
            names={"de": de, "en": en},
            minutes=minutes,
            keywords=(de.casefold(),),
        )

    def desk(name: str, agency: AgencyCode, *services: str) -> Desk:
        return Desk(
            name=DeskName(name),
            room=f"Zimmer {name}",
            agency=agency,
            team="Team 412",
            floor=int(name[0]),
            services=tuple(ServiceCode(code) for code in services),
        )

    return House(
        site=Site(
            code=SiteCode("hdi"),
            names={"de": "Haus der Integration", "en": "House of Integration"},
            languages=("de", "en", "ar", "tr", "uk"),
            hours=WEEK,
        ),
        agencies=(
            Agency(
                code=jobcenter,
                names={"de": "Jobcenter", "en": "Job centre"},
                letter=a,
                colour="a",
                floor=2,
                waiting_area={"de": "Wartebereich 2A", "en": "Waiting area 2A"},
                way={"de": "Treppe oder Aufzug rechts", "en": "Stairs or lift on the right"},
                references=(
                    ReferenceFormat(
                        names={"de": "BG-Nummer"}, pattern=r"\d{5}BG\d{7}", example="31702BG0048213"
                    ),
                ),
            ),
            Agency(
                code=aliens,
                names={"de": "Ausländerbehörde", "en": "Immigration office"},
                letter=b,
                colour="b",
                floor=1,
                waiting_area={"de": "Wartebereich 1B", "en": "Waiting area 1B"},
                references=(
                    ReferenceFormat(names={"de": "AZR-Nummer"}, pattern=r"\d{12}", example="130724001234"),
                ),
            ),
        ),
        series=(Series(letter=a), Series(letter=b)),
        services=(
            service("wba", jobcenter, a, "Weiterbewilligung", "Benefit renewal", 20),
            service("neu", jobcenter, a, "Neuantrag Grundsicherung", "New benefit application", 30),
            service("auf", aliens, b, "Aufenthaltstitel verlängern", "Renew residence permit", 20),
            service("eat", aliens, b, "Karte (eAT) abholen", "Collect residence card", 5),
        ),
        desks=(
            desk("2.14", jobcenter, "wba", "neu"),
            desk("2.11", jobcenter, "wba"),
            desk("1.08", aliens, "auf", "eat"),
            desk("1.05", aliens, "eat"),
        ),
        displays=(
            Display(
                name=DisplayName("hall"),
                title={"de": "Wartehalle · Erdgeschoss", "en": "Hall · Ground floor"},
                agencies=(jobcenter, aliens),
                languages=("en", "ar", "uk"),
            ),
            Display(
                name=DisplayName("floor-2"),
                title={"de": "2. Etage", "en": "Floor 2"},
                floor=2,
                agencies=(jobcenter,),
                floors=(2,),
                languages=("en",),
            ),
        ),
        document_kinds=(
            DocumentKind(
                code="wb", names={"de": "WBA-Formular", "en": "Renewal form"}, agencies=(jobcenter,)
            ),
            DocumentKind(code="ko", names={"de": "Kontoauszug", "en": "Bank statement"}),
            DocumentKind(code="lo", names={"de": "Lohnabrechnung", "en": "Payslip"}),
            DocumentKind(code="pa", names={"de": "Pass", "en": "Passport"}, agencies=(aliens,)),
        ),
        topics=(
            Topic(
                code="un",
                names={"de": "Unterlagen für die WBA", "en": "Documents for the renewal"},
                agency=jobcenter,
                answer=(
                    {"de": "Formular WBA, ausgefüllt", "en": "Renewal form, filled in"},
                    {"de": "Kontoauszüge der letzten 3 Monate", "tr": "Son 3 ayın hesap dökümleri"},
                ),
            ),
            Topic(code="we", names={"de": "Weg im Haus", "en": "Finding the way"}),
        ),
        availability=(
            Availability(
                code="aufenthalt",
                names={"de": "Aufenthalt", "en": "Residence"},
                services=(ServiceCode("auf"),),
                minutes=30,
                desks=(DeskName("1.08"),),
                hours=tuple(OpenSpan(day, time(8, 0), time(15, 0)) for day in range(5)),
                breaks=(DaySpan(time(12, 0), time(13, 0)),),
            ),
            Availability(
                code="leistung",
                names={"de": "Leistung", "en": "Benefits"},
                services=(ServiceCode("wba"), ServiceCode("neu")),
                minutes=20,
                places=2,
                hours=tuple(OpenSpan(day, time(8, 0), time(12, 0)) for day in (0, 1, 3)),
            ),
        ),
        stations=(Station(name=StationName("reception-1"), title="Empfang 1", program="reception"),),
    )


def operation(station: str = "reception-1", role: str = "reception", *, id: UUID | None = None) -> Operation:
    """A new act, or the act with this id."""
    return Operation(OperationId(id or uuid4()), StationName(station), role)


def submission(*items: Item, agency: str = "jobcenter", **more: object) -> Submission:
    """Papers for an agency; without items, one bank statement and three payslips."""
    return Submission(agency=agency, items=items or (Item("ko"), Item("lo", 3)), **more)  # type: ignore[arg-type]

"""Papers for the tests and for docs/pictures: those of the design."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from frontdesk.domain.receipt_number import BundleNumber, ReceiptNumber
from frontdesk.printing.papers.values import (
    AgencyDay,
    Change,
    DayLine,
    DayPaper,
    Forwarding,
    LateEntry,
    PaperItem,
    ProtocolLine,
    ProtocolPaper,
    ReceiptPaper,
)
from frontdesk.printing.slip import Words

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 9, 42, 7, tzinfo=BERLIN)
SITE = "Haus der Integration"
ADDRESS = "Stadt Musterhausen · Am Markt 12 · 12345 Musterhausen"


def number(sequence: int) -> str:
    return str(ReceiptNumber("hdi", 2026, sequence))


RECEIPT = ReceiptPaper(
    site=SITE,
    address=ADDRESS,
    printed=NOW,
    number=number(47),
    legal=NOW,
    received_by=Words("Empfang, Erdgeschoss"),
    addressed_to=Words("Jobcenter (2. Etage)"),
    reference="31702BG0048213",
    items=(
        PaperItem(
            kind=Words("Antrag auf Weiterbewilligung (WBA)", "Заява на продовження виплат"), count=1, pages=6
        ),
        PaperItem(kind=Words("Kontoauszug", "Виписка з банківського рахунку"), count=3, pages=6),
        PaperItem(kind=Words("Lohnabrechnung", "Довідка про заробітну плату"), count=2, pages=2),
    ),
    pages=14,
    deadline=date(2026, 11, 27),
    language="uk",
)
CHANGED = ReceiptPaper(
    site=SITE,
    printed=NOW,
    number=number(48),
    legal=datetime(2026, 11, 22, 23, 59, 59, tzinfo=BERLIN),
    received_by=Words("Empfang, Erdgeschoss"),
    addressed_to=Words("Familienkasse Bonn"),
    items=(PaperItem(kind=Words("Kontoauszug"), count=3),),
    copy=2,
    note="Umschlag lag im Briefkasten",
    papers_in="Türkisch",
    late_entry=LateEntry(
        recorded=NOW, reason="Nachtbriefkasten", remark="Das Datum hat eine zweite Person bestätigt."
    ),
    changes=(
        Change(
            at=NOW, what="Unterlagen", before="Kontoauszug × 2", after="Kontoauszug × 3", reason="verzählt"
        ),
        Change(
            at=NOW,
            what="Eingangsdatum",
            before="22.11.2026, 23:59:59 Uhr",
            after="21.11.2026, 23:59:59 Uhr",
            reason="falscher Kasten",
            remark="Noch nicht bestätigt.",
        ),
    ),
    forwarding=Forwarding(body="Familienkasse Bonn", by_law=True),
)
_KINDS = ("Lohnabrechnung 2", "Arbeitsvertrag", "Meldebestätigung", "Kontoauszug 3, Kindergeld")
PROTOCOL = ProtocolPaper(
    site=SITE,
    address=ADDRESS,
    printed=NOW,
    number=str(BundleNumber("hdi", date(2026, 11, 23), "A", 2)),
    short="A-2",
    to="Jobcenter",
    way="2. Etage",
    sealed=NOW,
    lines=tuple(
        ProtocolLine(
            number=number(24 + 2 * index),
            short=f"{24 + 2 * index:04d}",
            reference=f"31702BG00{18842 + 977 * index}",
            items=_KINDS[index % 4],
            pages=1 + index * 5 % 17,
            deadline=date(2026, 11, 24 + index % 5) if index % 4 == 1 else None,
        )
        for index in range(12)
    ),
    pieces=25,
    pages=69,
    with_deadline=3,
)


def day_list(receipts: int, *, gaps: tuple[str, ...] = ()) -> DayPaper:
    names = ("Jobcenter", "Ausländerbehörde", "Wirtschaftliche Hilfe", "Kommunales Integrationszentrum")
    lines: list[list[DayLine]] = [[] for _ in names]
    for index in range(receipts):
        lines[index * 7 % 10 % 4].append(
            DayLine(
                number=number(index + 1),
                recorded=NOW.replace(hour=7, minute=30) + timedelta(seconds=40 * index),
                items=_KINDS[index % 4],
                pieces=1 + index % 4,
                pages=None if index % 9 == 8 else 1 + index * 5 % 17,
                deadline=date(2026, 11, 27) if index % 6 == 1 else None,
                place=("am Empfang", "Stapel A-2", "angenommen", "Stapel B-1")[index % 4],
                mark="nachgetragen" if index % 11 == 10 else "",
            )
        )
    return DayPaper(
        site=SITE,
        address=ADDRESS,
        printed=NOW.replace(hour=16, minute=12),
        day=date(2026, 11, 23),
        agencies=tuple(
            AgencyDay(code=name.lower(), name=name, lines=tuple(own))
            for name, own in zip(names, lines, strict=True)
        ),
        first=number(1),
        last=number(receipts + len(gaps)),
        gaps=gaps,
    )

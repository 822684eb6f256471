"""The words of the papers that stay in the house: hand-over protocol and day list."""

from __future__ import annotations

from typing import Any

from frontdesk.printing.layouts.content import said
from frontdesk.printing.papers.codes import code128
from frontdesk.printing.papers.values import AgencyDay, DayLine, DayPaper, ProtocolLine, ProtocolPaper
from frontdesk.printing.papers.wording import (
    UNKNOWN,
    day_of,
    figure,
    joined,
    moment_of,
    pages_of,
    papers_of,
    receipts_of,
)

Values = dict[str, Any]

_GERMAN_ALONE = {"lang": "de", "rtl": False}
_LONGEST_LIST = 6000
_HANDED_OVER = "Barcode oben scannen quittiert den ganzen Stapel. Original bleibt am Empfang, Kopie geht mit."


def protocol_values(paper: ProtocolPaper) -> Values:
    number, to = said(paper.number, 60), said(paper.to)
    handed_over = f"Übergeben am {moment_of(paper.handed_over)}" if paper.handed_over else ""
    return {
        "title": "Übergabeprotokoll",
        "continued": number,
        "foot": _HANDED_OVER,
        "other": _GERMAN_ALONE,
        "to": to,
        "way": said(paper.way),
        "number": number,
        "bars": code128(number),
        "figures": [
            _figure("Stapel", said(paper.short, 20)),
            _figure("Vorgänge", str(len(paper.lines))),
            _figure("Unterlagen", str(paper.pieces)),
            _figure("Seiten", figure(paper.pages)),
            _figure("mit Frist", str(paper.with_deadline)),
        ],
        "moments": joined(f"Gepackt am {moment_of(paper.sealed)}", handed_over),
        "lines": [_protocol_line(position, line) for position, line in enumerate(paper.lines, 1)],
        "total": joined(receipts_of(len(paper.lines)), papers_of(paper.pieces), pages_of(paper.pages)),
        "taker": f"{to}: Name in Druckschrift, Unterschrift",
    }


def _protocol_line(position: int, line: ProtocolLine) -> Values:
    number = said(line.number, 60)
    return {
        "position": position,
        "bars": code128(number),
        # What people say of the number stands out in it.
        "number": list(number.partition(said(line.short, 20))),
        "reference": said(line.reference, 80),
        "items": said(line.items, _LONGEST_LIST),
        "pages": figure(line.pages),
        "deadline": day_of(line.deadline),
        "verdict": said(line.verdict),
    }


def day_values(paper: DayPaper) -> Values:
    lines = [line for agency in paper.agencies for line in agency.counted]
    pages = sum(agency.pages for agency in paper.agencies)
    day = day_of(paper.day)
    return {
        "title": "Tagesliste der Eingänge",
        "continued": day,
        "foot": "Nur für den Dienst. Aktenzeichen stehen nicht in dieser Liste.",
        "other": _GERMAN_ALONE,
        "subtitle": day,
        "figures": [
            _figure("Vorgänge", str(len(lines))),
            _figure("Unterlagen", str(sum(line.pieces for line in lines))),
            _figure("Seiten", str(pages)),
            _figure("mit Frist", str(sum(agency.with_deadline for agency in paper.agencies))),
            _figure("Lücken", str(len(paper.gaps))),
        ],
        "numbers": {"said": _numbers(paper), "gaps": [said(gap, 60) for gap in paper.gaps]},
        "agencies": [_agency(agency) for agency in paper.agencies],
    }


def _numbers(paper: DayPaper) -> str:
    if not paper.first:
        return "An diesem Tag wurde kein Vorgang erfasst."
    span = f"{said(paper.first, 60)} bis {said(paper.last, 60)}"
    if not paper.gaps:
        return f"{span}: lückenlos."
    missing = "1 Nummer fehlt" if len(paper.gaps) == 1 else f"{len(paper.gaps)} Nummern fehlen"
    return f"{span}: {missing}. Bitte gleich klären:"


def _agency(agency: AgencyDay) -> Values:
    uncounted = f" (in {agency.uncounted} nicht gezählt)" if agency.uncounted else ""
    return {
        "name": said(agency.name) or UNKNOWN,
        "lines": [_day_line(line) for line in agency.lines],
        "total": joined(
            receipts_of(len(agency.counted)),
            f"{agency.withdrawn} zurückgezogen" if agency.withdrawn else "",
            papers_of(agency.pieces),
            pages_of(agency.pages) + uncounted,
            f"{agency.with_deadline} mit Frist" if agency.with_deadline else "",
        ),
    }


def _day_line(line: DayLine) -> Values:
    return {
        "number": said(line.number, 60),
        "time": f"{line.recorded:%H:%M:%S}",
        "items": said(line.items, _LONGEST_LIST),
        "pieces": str(line.pieces),
        "pages": figure(line.pages),
        "deadline": day_of(line.deadline) or UNKNOWN,
        "place": joined(said(line.place), said(line.mark)),
    }


def _figure(label: str, value: str) -> Values:
    return {"label": label, "value": value}

"""Appointments as a table: read row by row whatever stands in it, written so that no cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from typing import IO

from frontdesk.domain.appointment import AppointmentState, Interpreter
from frontdesk.domain.appointment_errors import ImportFileError, RowUnreadableError
from frontdesk.domain.errors import FrontdeskError, InvalidValueError
from frontdesk.domain.house import House
from frontdesk.exchange.values import interpreter_of, service_of
from frontdesk.usecases.appointment_exchange import Exported, LeftOut, Row
from frontdesk.usecases.appointments import Client

COLUMNS = ("uid", "service", "start", "end", "status", "language", "interpreter", "name", "reference")
_NEEDED = ("uid", "service", "start")
_CANCELLED = ("cancelled", "canceled", "storniert", "abgesagt")
_STANDS = ("", "booked", "arrived", "no_show", "confirmed", "tentative", "gebucht", "bestätigt")
_DELIMITERS = ";,\t|"
# What makes a cell a formula in a spreadsheet; the wide ones are turned into these by some.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def read_csv(file: IO[bytes], house: House, *, name: str = "CSV") -> Iterator[Row | LeftOut]:
    """The rows of a table with a line of headings, in UTF-8; times without a zone are those of the house.

    Raises:
        ImportFileError: there is no line of headings, or a column is missing. A row that cannot be read is
            answered with its reason instead.
    """
    # Bytes that are no UTF-8 become half signs, by which their row is told.
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield from _rows(text, house, name)
    finally:
        text.detach()  # whoever opened the file closes it


def _rows(text: IO[str], house: House, name: str) -> Iterator[Row | LeftOut]:
    heading = text.readline()
    delimiter = max(_DELIMITERS, key=heading.count)
    columns = [cell.strip().casefold() for cell in next(csv.reader([heading], delimiter=delimiter), [])]
    missing = [column for column in _NEEDED if column not in columns]
    if missing:
        lacks = ", ".join(missing)
        facts = {"de": f"die Spalte {lacks} fehlt", "en": f"the column {lacks} is missing"}
        raise ImportFileError(file=name, reason=facts)
    reader = csv.reader(text, delimiter=delimiter)
    while True:
        line = reader.line_num + 2  # the headings, and that people count from 1
        try:
            cells = next(reader, None)
        except csv.Error:
            yield LeftOut(line, _unreadable("eine Zelle ist zu lang", "a cell is too long"))
            continue
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        try:
            yield _row(line, columns, cells, house)
        except FrontdeskError as error:
            yield LeftOut(line, error)


def write_csv(appointments: Iterable[Exported], house: House) -> str:
    """A table with a line of headings; cells that a spreadsheet would calculate begin with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for exported in appointments:
        one, person = exported.appointment, exported.person
        interpreter = "" if one.interpreter is None else one.interpreter.value
        state = "cancelled" if one.state is AppointmentState.CANCELLED else one.state.value
        cells = (
            one.uid,
            one.service,
            one.starts_at.astimezone(house.zone).isoformat(),
            one.slot.ends_at.astimezone(house.zone).isoformat(),
            state,
            one.language,
            interpreter,
            person.name or "",
            person.reference or "",
        )
        writer.writerow([safe_cell(cell) for cell in cells])
    return out.getvalue()


def safe_cell(text: str) -> str:
    """The text as no formula; `plain_cell` leads back to it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def plain_cell(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def _row(line: int, columns: list[str], cells: list[str], house: House) -> Row:
    if any("\ud800" <= char <= "\udfff" for cell in cells for char in cell):
        raise _unreadable(
            "sie ist nicht in UTF-8; bitte als „CSV UTF-8“ speichern",
            "it is not in UTF-8; save the file as “CSV UTF-8”",
        )
    if len(cells) != len(columns):
        raise _unreadable(
            f"{len(cells)} Zellen statt {len(columns)}", f"{len(cells)} cells instead of {len(columns)}"
        )
    values = {column: plain_cell(cell.strip()) for column, cell in zip(columns, cells, strict=True)}
    uid = values["uid"]
    if not uid or len(uid) > 500:
        raise InvalidValueError(value=uid[:20], field="uid", expected="1–500")
    return Row(
        line=line,
        uid=uid,
        service=service_of(values["service"], house).code,
        starts_at=read_time(values["start"], house.zone),
        cancelled=_is_cancelled(values.get("status", "")),
        client=Client(
            language=values.get("language") or None,
            interpreter=_interpreter(values),
            name=values.get("name"),
            reference=values.get("reference"),
        ),
    )


def _is_cancelled(status: str) -> bool:
    said = status.casefold()
    # Nobody guesses: what is booked by mistake keeps a slot from somebody else.
    if said not in (*_CANCELLED, *_STANDS):
        raise InvalidValueError(value=status[:20], field="status", expected="booked, cancelled")
    return said in _CANCELLED


def read_time(text: str, zone: tzinfo) -> datetime:
    """A moment as ISO 8601 or as ``26.11.2026 10:30``; raises `InvalidValueError`."""
    at: datetime | None = None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        try:
            at = datetime.strptime(text, "%d.%m.%Y %H:%M").replace(tzinfo=zone)
        except ValueError:
            at = None
    if at is None or not 2000 <= at.year < 2200:
        raise InvalidValueError(value=text[:30], field="time", expected="2026-11-26T10:30")
    return (at.replace(tzinfo=zone) if at.tzinfo is None else at).astimezone(UTC)


def _interpreter(values: Mapping[str, str]) -> Interpreter | None:
    return interpreter_of(values.get("interpreter", ""))


def _unreadable(german: str, english: str) -> RowUnreadableError:
    return RowUnreadableError(reason={"de": german, "en": english})

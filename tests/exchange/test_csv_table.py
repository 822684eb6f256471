"""Tables of other programs, and ours: no row half taken over, no cell a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.domain.appointment_errors import ImportFileError
from frontdesk.exchange.csv_table import plain_cell, read_csv, safe_cell, write_csv
from frontdesk.testing.builders import operation, small_house
from frontdesk.testing.clock import FakeClock
from frontdesk.testing.memory import MemoryStore
from frontdesk.usecases import appointment_exchange as exchange
from frontdesk.usecases import appointments, houses
from frontdesk.usecases.appointment_exchange import LeftOut, Row
from frontdesk.usecases.appointments import Client, Wish

HOUSE = small_house()
HEAD = "uid;service;start;name\n"
ALL = (date(2026, 1, 1), date(2027, 12, 31))


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore(FakeClock(datetime(2026, 11, 23, 6, 0, tzinfo=UTC)))
    houses.load_house(store, op=operation("admin", "admin"), house=HOUSE)
    return store


def rows(text: str | bytes) -> list[Row | LeftOut]:
    content = text.encode() if isinstance(text, str) else text
    return list(read_csv(io.BytesIO(content), HOUSE))


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "1;auf;2026-11-26T10:30;Karimi\n",
        HEAD + "1;auf;26.11.2026 10:30;Karimi",
        "\ufeffStart,NAME,uid,Service\r\n2026-11-26T09:30:00Z,Karimi,1,Aufenthaltstitel verlängern\r\n",
        "uid\tservice\tstart\tname\n1\tAUF\t2026-11-26T04:30-05:00\tKarimi\n",
        "uid|service|start|name\n\n1|auf|2026-11-26 10:30|'Karimi\n",
    ],
)
def test_tables_as_programs_write_them(text: str):
    (row,) = rows(text)
    assert isinstance(row, Row)
    assert (row.uid, row.service) == ("1", "auf")
    assert row.starts_at == datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
    assert row.client.name in ("Karimi", "'Karimi")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("1;zz;2026-11-26T10:30;x", "unknown_service"),
        ("1;auf;morgen;x", "invalid_value"),
        ("1;auf;0001-01-01T00:00;x", "invalid_value"),
        (";auf;2026-11-26T10:30;x", "invalid_value"),
        ("1;auf;2026-11-26T10:30", "row_unreadable"),
        ("1;auf;2026-11-26T10:30;x;y", "row_unreadable"),
        ("1;auf;2026-11-26T10:30;" + "x" * 200_000, "row_unreadable"),
    ],
)
def test_a_row_that_cannot_be_read_says_why_and_spoils_no_other(line: str, code: str):
    first, second = rows(f"{HEAD}{line}\n2;auf;2026-11-26T11:00;Haddad\n")
    assert isinstance(first, LeftOut)
    assert (first.line, first.why.code) == (2, code)
    assert isinstance(second, Row)
    assert (second.uid, second.line) == ("2", 3)


@pytest.mark.parametrize(
    ("status", "cancelled"),
    [
        ("", False),
        ("Booked", False),
        ("CONFIRMED", False),
        ("Gebucht", False),
        ("storniert", True),
        ("Canceled", True),
    ],
)
def test_what_a_status_says(status: str, cancelled: bool):
    (row,) = rows(f"uid;service;start;status\n1;auf;2026-11-26T10:30;{status}\n")
    assert isinstance(row, Row)
    assert row.cancelled is cancelled


def test_a_status_that_nobody_knows_books_nothing():
    (row,) = rows("uid;service;start;status\n1;auf;2026-11-26T10:30;frobnicated\n")
    assert isinstance(row, LeftOut)
    assert "frobnicated" in row.why.message("en")


def test_a_row_in_another_encoding_is_told_by_its_line():
    first, second = rows(f"{HEAD}1;auf;2026-11-26T10:30;".encode() + b"M\xfcller\n2;auf;2026-11-26T11:00;\n")
    assert isinstance(first, LeftOut)
    assert "UTF-8" in first.why.message("en")
    assert isinstance(second, Row)


@pytest.mark.parametrize("text", ["", "uid;start\n", "PK\x03\x04", "uid;service;begin\n1;auf;2026\n"])
def test_a_missing_column_is_named(text: str):
    with pytest.raises(ImportFileError, match="die Spalte"):
        rows(text)


@given(st.binary(max_size=400))
@settings(max_examples=150)
def test_no_damage_makes_it_fail(junk: bytes):
    for row in rows(HEAD.encode() + junk):
        assert isinstance(row, LeftOut) or row.starts_at.tzinfo is not None


@given(st.one_of(st.text(), st.text("'=+-@＝\t x", max_size=5)))
def test_a_cell_is_no_formula_and_comes_back_as_it_was(text: str):
    cell = safe_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert plain_cell(cell) == text


def test_our_own_table_comes_back_as_it_went(store: MemoryStore):
    for name in ("=HYPERLINK(1)", "'quoted", "Karimi; Leila", None):
        appointments.book(
            store, HOUSE, op=operation(), wish=Wish(service="auf"), client=Client(name=name, reference="-1+2")
        )
    found = exchange.export_appointments(store, HOUSE, first=ALL[0], last=ALL[1], persons=True)
    text = write_csv(found, HOUSE)
    for cells in csv.reader(io.StringIO(text), delimiter=";"):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    other = MemoryStore(FakeClock(datetime(2026, 11, 23, 6, 0, tzinfo=UTC)))
    houses.load_house(other, op=operation("admin", "admin"), house=HOUSE)
    for _ in range(2):
        report = exchange.import_appointments(other, HOUSE, op=operation(), rows=rows(text)).value
        assert report.left_out == []
    before = [store.appointments.persons([one.id]).get(one.id) for one in store.appointments.between(*ALL)]
    after = [other.appointments.persons([one.id]).get(one.id) for one in other.appointments.between(*ALL)]
    assert before == after
    assert [one.starts_at for one in other.appointments.between(*ALL)] == [
        one.starts_at for one in store.appointments.between(*ALL)
    ]


def test_a_hundred_thousand_rows_are_read_one_after_the_other():
    """Nothing of the file is kept: a table that never ends would be read just as well."""

    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self._lines = self._endless()
            self._rest = b""

        def readable(self) -> bool:
            return True

        def _endless(self) -> Iterator[bytes]:
            yield HEAD.encode()
            number = 0
            while True:
                number += 1
                yield f"{number};auf;2026-11-26T10:30;\n".encode()

        def readinto(self, buffer: object) -> int:
            view = memoryview(buffer)  # type: ignore[arg-type]
            while len(self._rest) < len(view):
                self._rest += next(self._lines)
            view[:] = self._rest[: len(view)]
            self._rest = self._rest[len(view) :]
            return len(view)

    for taken, row in enumerate(read_csv(Endless(), HOUSE), start=1):  # type: ignore[arg-type]
        assert isinstance(row, Row)
        assert row.uid == str(taken)
        if taken == 100_000:
            break


def test_a_repeat_of_the_same_act_does_nothing_more(store: MemoryStore):
    op, text = operation(), f"{HEAD}1;auf;2026-11-26T10:30;Karimi\n2;auf;2026-11-26T10:30;Haddad\n"
    first = exchange.import_appointments(store, HOUSE, op=op, rows=rows(text)).value
    again = exchange.import_appointments(store, HOUSE, op=op, rows=rows(text)).value
    assert (first.booked, len(first.left_out)) == (1, 1)
    assert (again.booked, again.unchanged, len(again.left_out)) == (0, 1, 1)

"""Printer URLs: each kind opens, each mistake gets one sentence."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.errors import PrinterUrlError
from frontdesk.domain.printjob import JobState
from frontdesk.printing.printer import EscposPrinter, NoPrinter, PdfPrinter, open_printer
from tests.printing.slips import GERMAN


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("tcp://192.0.2.10", EscposPrinter),
        ("tcp://192.0.2.10:9100/", EscposPrinter),
        ("tcp://[2001:db8::1]:9101?profile=epson_tm_t88v", EscposPrinter),
        ("tcp://printer.local?profile=epson_tm_t20iii&proof=none", EscposPrinter),
        ("file:///dev/usb/lp0?profile=generic_58", EscposPrinter),
        ("file://localhost/tmp/paper%20roll", EscposPrinter),
        ("pdf:///home/tickets", PdfPrinter),
        ("none:", NoPrinter),
        (" none: ", NoPrinter),
    ],
)
def test_every_kind_opens(url, kind):
    assert isinstance(open_printer(url), kind)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "am Anfang muss"),
        ("192.0.2.10:9100", "am Anfang muss"),
        ("http://192.0.2.10", "am Anfang muss"),
        ("none", "am Anfang muss"),
        ("tcp://", "Adresse des Druckers fehlt"),
        ("tcp:///x", "Adresse des Druckers fehlt"),
        ("tcp://host:99999", "Port"),
        ("tcp://host:abc", "Port"),
        ("tcp://host:0", "Port"),
        ("tcp://host/path", "nur Name, Port"),
        ("tcp://user@host", "nur Name, Port"),
        ("tcp://[2001:db8::1", "."),
        ("tcp://host?profil=generic_80", "„profil“ ist unbekannt"),
        ("tcp://host?profile=lexmark", "das Profil „lexmark“ gibt es nicht; bekannt sind epson"),
        ("tcp://host?profile=", "das Profil „“"),
        ("tcp://host?profile=../x", "gibt es nicht"),
        ("tcp://host?profile=generic_80&profile=generic_58", "doppelt"),
        ("tcp://host?generic_80", "."),
        ("tcp://host?proof=process_id", "proof kann hier nur"),
        ("file://dev/usb/lp0", "drei Schrägstriche"),
        ("file:///", "die Datei fehlt"),
        ("file:///tmp", "ist ein Ordner"),
        ("file:///tmp/a%00b", "keinen gültigen Namen"),
        ("pdf:", "der Ordner fehlt"),
        ("pdf:///", "der Ordner fehlt"),
        ("pdf://tmp/x", "drei Schrägstriche"),
        ("pdf:///tmp?profile=generic_80", "„profile“ ist unbekannt"),
        ("usb://04b8:0e15", "noch nicht unterstützt"),
    ],
)
def test_every_mistake_gets_one_sentence(url, reason):
    with pytest.raises(PrinterUrlError, match=reason) as caught:
        open_printer(url)
    assert "\n" not in str(caught.value)
    assert "Traceback" not in str(caught.value)


@given(
    st.text(alphabet=st.characters(), max_size=300) | st.text(max_size=60).map(lambda text: "tcp://h?" + text)
)
def test_whatever_is_given_opens_or_gets_a_sentence(url):
    sentence = ""
    try:
        open_printer(url)
    except PrinterUrlError as error:
        sentence = str(error)
    assert len(sentence.encode()) < 1400


def test_no_printer_takes_no_job():
    printer = NoPrinter()
    assert printer.absent
    assert printer.send(printer.prepare(GERMAN)).state is JobState.FAILED


@pytest.mark.gui
@pytest.mark.usefixtures("painting")
def test_pdfs_are_named_by_day_and_number(tmp_path):
    printer = open_printer(f"pdf://{tmp_path}")
    for copy in (0, 1):
        assert printer.send(printer.prepare(replace(GERMAN, copy=copy))).state is JobState.PRINTED
    evil = replace(GERMAN, number="../../A\0 1")
    assert printer.send(printer.prepare(evil)).state is JobState.PRINTED
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "2026-11-23_------A-1.pdf",
        "2026-11-23_A-053.pdf",
        "2026-11-23_A-053_Zweitdruck-1.pdf",
    ]


@pytest.mark.gui
@pytest.mark.usefixtures("painting")
def test_a_file_is_never_asked_for_a_proof(tmp_path):
    printer = open_printer(f"file://{tmp_path}/paper.bin?profile=epson_tm_t20iii")
    payload = printer.prepare(GERMAN)
    assert payload.answer == b""
    assert b"\x1d(H" not in payload.data
    assert printer.send(payload).state is JobState.PRINTED


@pytest.mark.gui
@pytest.mark.usefixtures("painting")
def test_each_attempt_asks_under_a_name_of_its_own():
    printer = open_printer("tcp://192.0.2.10?profile=epson_tm_t20iii")
    answers = {printer.prepare(GERMAN).answer for _ in range(20)}
    assert len(answers) > 15
    assert all(len(answer) == 7 for answer in answers)

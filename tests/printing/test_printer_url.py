"""Printer URLs: each kind opens, each mistake gets one sentence."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.errors import PrinterUrlError
from frontdesk.domain.printjob import JobState
from frontdesk.printing.outcome import Finding
from frontdesk.printing.printer import EscposPrinter, NoPrinter, PdfPrinter, QueuePrinter, open_printer
from frontdesk.printing.printer_url import PrinterUrl, read_url, shown
from frontdesk.printing.profiles import ProfileError
from frontdesk.printing.transports.usb import UsbIdentity
from tests.printing.slips import GERMAN

SECRET = "hunter2"


@pytest.mark.parametrize(
    ("url", "kind", "endpoint"),
    [
        ("tcp://192.0.2.10", EscposPrinter, "192.0.2.10:9100"),
        ("tcp://192.0.2.10:9100/", EscposPrinter, "192.0.2.10:9100"),
        ("tcp://[2001:db8::1]:9101?profile=epson_tm_t88v", EscposPrinter, "[2001:db8::1]:9101"),
        ("tcp://Printer.local?profile=epson_tm_t20iii&proof=none", EscposPrinter, "printer.local:9100"),
        ("usb:///dev/usb/lp0?profile=generic_58", EscposPrinter, "/dev/usb/lp0"),
        ("usb://04B8:0e15", EscposPrinter, "04b8:0e15"),
        ("usb://04b8:0e15?serial=X1%2F2&proof=gs_r", EscposPrinter, "04b8:0e15:X1/2"),
        ("serial:///dev/ttyUSB0?baud=19200&flow=dtrdsr", EscposPrinter, "/dev/ttyUSB0"),
        ("serial:///com3", EscposPrinter, "COM3"),
        ("cups:///Bondrucker", QueuePrinter, "localhost:631/Bondrucker"),
        ("cups://druck.stadt.example:8631/Bon%20EG", QueuePrinter, "druck.stadt.example:8631/Bon EG"),
        ("windows:///Bondrucker%20EG", QueuePrinter, "Bondrucker EG"),
        ("windows:///%5C%5Cserver%5CBon", QueuePrinter, r"\\server\Bon"),
        ("file:///dev/usb/lp0?profile=generic_58", EscposPrinter, "/dev/usb/lp0"),
        ("file://localhost/tmp/paper%20roll", EscposPrinter, "/tmp/paper roll"),
        ("pdf:///home/tickets?name=Ablage", PdfPrinter, "/home/tickets"),
        ("none:", NoPrinter, "none"),
        (" none: ", NoPrinter, "none"),
    ],
)
def test_every_kind_opens(url, kind, endpoint):
    printer = open_printer(url)
    assert isinstance(printer, kind)
    assert printer.endpoint == endpoint


def test_every_option_is_read():
    url = "serial:///dev/ttyS0?profile=xprinter_80&proof=gs_r&status=no&mode=text&name=Bon+EG&pace=9000&baud=9600&flow=xonxoff"
    assert read_url(url) == PrinterUrl(
        scheme="serial",
        place="/dev/ttyS0",
        title="Bon EG",
        profile="xprinter_80",
        proof="gs_r",
        status=False,
        text=True,
        pace=9000,
        baud=9600,
        flow="xonxoff",
    )
    assert read_url("usb://04b8:0e15?serial=1").identity == UsbIdentity("04b8", "0e15", "1")


@pytest.mark.parametrize(
    ("url", "proof", "status", "pace"),
    [
        ("tcp://h", "none", True, 0),
        ("tcp://h?status=no&pace=30000", "none", False, 30000),
        ("tcp://h?profile=epson_tm_t20iii", "process_id", True, 0),
        ("tcp://h?profile=epson_tm_t20iii&proof=none", "none", True, 0),
        ("tcp://h?profile=xprinter_80&proof=process_id", "process_id", True, 0),
        ("file:///tmp/x?profile=epson_tm_t20iii", "none", False, 0),
        ("cups:///q?profile=epson_tm_t20iii", "none", True, 0),
        ("cups:///q?status=no", "none", False, 0),
    ],
)
def test_the_url_goes_before_the_profile(url, proof, status, pace):
    printer = open_printer(url)
    assert isinstance(printer, EscposPrinter | QueuePrinter)
    model = printer.profile
    assert (model.proof, model.tells_status, model.pace) == (proof, status, pace)


@pytest.mark.parametrize(
    ("url", "reason", "english"),
    [
        ("", "am Anfang muss", "must begin with"),
        ("192.0.2.10:9100", "am Anfang muss", "must begin with"),
        ("http://192.0.2.10", "am Anfang muss", "must begin with"),
        ("none", "am Anfang muss", "must begin with"),
        ("none:?x=1", "am Anfang muss", "must begin with"),
        ("tcp://", "Adresse des Druckers fehlt", "address of the printer is missing"),
        ("tcp:///", "Adresse des Druckers fehlt", "address of the printer is missing"),
        ("tcp:///x", "nur Name, Port", "only name, port"),
        ("tcp://host:99999", "Port", "port"),
        ("tcp://host:abc", "Port", "port"),
        ("tcp://host:0", "Port", "port"),
        ("tcp://host/path", "nur Name, Port", "only name, port"),
        ("tcp://user@host", "Benutzername", "no user"),
        ("tcp://user:secret@host", "Benutzername", "no user"),
        ("tcp://[2001:db8::1", ".", "."),
        ("tcp://host?profil=generic_80", "„profil“ ist unbekannt", "“profil” is not known"),
        ("tcp://host?baud=9600", "„baud“ ist unbekannt", "“baud” is not known"),
        ("tcp://host?profile=lexmark", "das Profil „lexmark“ gibt es nicht; bekannt sind bix", "no profile"),
        ("tcp://host?profile=", "das Profil „“", "no profile"),
        ("tcp://host?profile=../x", "gibt es nicht", "no profile"),
        ("tcp://host?profile=generic_80&profile=generic_58", "doppelt", "twice"),
        ("tcp://host?generic_80", ".", "."),
        ("tcp://host?proof=hope", "proof kann nur process_id, gs_r, none sein", "proof can only be"),
        ("tcp://host?status=maybe", "status kann nur yes, no sein", "status can only be"),
        ("tcp://host?mode=letters", "mode kann nur raster, text sein", "mode can only be"),
        ("tcp://host?pace=fast", "pace muss eine Zahl", "pace must be a number"),
        ("tcp://host?pace=-1", "pace muss eine Zahl", "pace must be a number"),
        ("usb://", "der Pfad fehlt", "the path is missing"),
        ("usb://epson", "zwei vierstellige Kennungen", "two ids of four digits"),
        ("usb://04b8:0e15/dev/usb/lp0", "zwei vierstellige Kennungen", "two ids of four digits"),
        ("usb:///dev/usb/lp0?serial=1", "serial passt nur zu", "serial goes only with"),
        ("serial:///", "der Pfad fehlt", "the path is missing"),
        ("serial:///dev/ttyS0?baud=12", "baud muss eine Zahl von 1200", "baud must be a number"),
        ("serial:///dev/ttyS0?flow=hands", "flow kann nur rtscts", "flow can only be"),
        ("cups://host", "Druckerwarteschlange fehlt", "print queue is missing"),
        ("cups:///a/b", "Druckerwarteschlange fehlt", "print queue is missing"),
        ("cups:///..", "Druckerwarteschlange fehlt", "print queue is missing"),
        ("cups:///a%00b", "Druckerwarteschlange fehlt", "print queue is missing"),
        ("cups:///q?proof=gs_r", "kann hier nicht antworten", "cannot answer here"),
        ("windows://server/q", "drei Schrägstriche", "three slashes"),
        ("file:///tmp/x?status=yes", "kann hier nicht antworten", "cannot answer here"),
        ("file:///tmp/x?proof=gs_r", "kann hier nicht antworten", "cannot answer here"),
        ("file://dev/usb/lp0", "drei Schrägstriche", "three slashes"),
        ("file:///", "der Pfad fehlt", "the path is missing"),
        ("file:///tmp", "ist ein Ordner", "is a folder"),
        ("file:///tmp/a%00b", "kein gültiger Name", "not a valid name"),
        ("pdf:", "der Ordner fehlt", "the folder is missing"),
        ("pdf:///", "der Ordner fehlt", "the folder is missing"),
        ("pdf://tmp/x", "drei Schrägstriche", "three slashes"),
        ("pdf:///tmp?profile=generic_80", "„profile“ ist unbekannt", "“profile” is not known"),
    ],
)
def test_every_mistake_gets_one_sentence_in_both_languages(url, reason, english):
    with pytest.raises(PrinterUrlError, match=reason) as caught:
        open_printer(url)
    assert english in caught.value.message("en") or english == "."
    for language in ("de", "en"):
        assert "\n" not in caught.value.message(language)
        assert "{" not in caught.value.message(language)


@pytest.mark.parametrize(
    ("url", "seen"),
    [
        ("tcp://admin:{}@192.0.2.10:9100/x?profile=generic_80", "tcp://192.0.2.10:9100/x?profile=…"),
        ("tcp://{}@host", "tcp://host"),
        ("tcp://192.0.2.10:9100?password={}", "tcp://192.0.2.10:9100?…"),
        ("tcp://192.0.2.10?proof=gs_r&{}=1&name={}", "tcp://192.0.2.10?proof=…&…&name=…"),
        ("tcp://host?{}", "tcp://host?…"),
        ("tcp://admin:{}", "tcp://…"),
        ("tcp://admin:a/{}@host", "tcp:…"),
        ("tcp://admin:a?{}@host", "tcp:…"),
        ("tcp://admin:a#{}@host", "tcp:…"),
        ("tcp://admin:a@{}@host", "tcp:…"),
        ("tcp://host#{}", "tcp:…"),
        ("tcp://admin:{}\u2100@host?x", "tcp://host?…"),  # no address may hold this sign: urlsplit says so
        ("tcp://[{}]:9100?{}", "tcp://…?…"),
        ("http://admin:{}@192.0.2.10/ipp", "http://192.0.2.10/ipp"),
        ("admin:{}@192.0.2.10", "…"),
        ("admin:{}", "…"),
        ("cups:///admin:{}@host/queue", "cups:…"),
        ("cups://admin:{}@host/queue", "cups://host/queue"),
        ("pdf:///tmp?key={}", "pdf:///tmp?…"),
        ("tcp://host?profile=lexmark&name={}", "tcp://host?profile=…&name=…"),
        ("192.0.2.10:9100", "192.0.2.10:9100"),
        ("tcp://[2001:db8::1]:9101/x", "tcp://[2001:db8::1]:9101/x"),
        ("usb://04b8:0e15/dev?serial={}", "usb://04b8:0e15/dev?serial=…"),
    ],
)
def test_what_may_be_a_password_is_never_shown(url, seen):
    """In whatever place people put it; the rest stays readable, so that they find their mistake."""
    with pytest.raises(PrinterUrlError) as caught:
        open_printer(url.replace("{}", SECRET))
    for language in ("de", "en"):
        said = caught.value.message(language)
        assert SECRET not in said
        assert ("„" if language == "de" else "“") + seen in said
    assert SECRET not in str(caught.value) + repr(caught.value)
    assert caught.value.__cause__ is None


@given(
    st.lists(st.sampled_from(["tcp:", "cups:", "//", "/", "?", "#", "&", "=", ":", "user", "host", "name"])),
    st.lists(st.sampled_from(["/", "?", "#", "&", "=", ":", "@", "%40", "a"]), max_size=4),
)
def test_a_password_before_an_at_sign_is_never_shown(before, after):
    text = "".join(before)
    url = f"tcp://{text}:{SECRET}{''.join(after)}@host"
    assert SECRET not in shown(url)
    try:
        endpoint = open_printer(url).endpoint
    except PrinterUrlError as error:
        endpoint = str(error)
    assert SECRET not in endpoint


def test_a_faulty_profile_of_the_house_is_named(tmp_path):
    (tmp_path / "ours.toml").write_text("dots = 576", encoding="utf-8")
    with pytest.raises(ProfileError, match=r"ours\.toml .*title"):
        open_printer("tcp://host?profile=ours", profiles=tmp_path)


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
    assert (payload.proof, payload.process_id) == ("none", b"")
    assert b"\x1d(H" not in payload.data
    assert printer.send(payload).proof == "file"
    assert printer.ask() is None


@pytest.mark.gui
@pytest.mark.usefixtures("painting")
def test_each_attempt_asks_under_a_name_of_its_own():
    printer = open_printer("tcp://192.0.2.10?profile=epson_tm_t20iii")
    ids = {printer.prepare(GERMAN).process_id for _ in range(20)}
    assert len(ids) > 15
    assert all(len(found) == 4 and all(0x20 <= byte <= 0x7E for byte in found) for found in ids)


@pytest.mark.gui
@pytest.mark.usefixtures("painting")
def test_a_printer_that_can_prove_also_reports_and_others_are_not_told_to():
    reports = b"\x1b@\x1da\x0e"
    assert open_printer("tcp://h?profile=epson_tm_t20iii").prepare(GERMAN).data.startswith(reports)
    assert b"\x1da\x0e" not in open_printer("tcp://h").prepare(GERMAN).data
    fence = open_printer("tcp://h?profile=citizen_ct").prepare(GERMAN)
    assert (fence.proof, fence.data[-3:]) == ("gs_r", b"\x1dr\x01")


@pytest.mark.gui
@pytest.mark.usefixtures("painting")
def test_after_a_bad_end_the_job_begins_with_zeros():
    printer = open_printer("tcp://h?profile=epson_tm_t20iii")
    printer.assume_unclean()
    data = printer.prepare(GERMAN).data
    assert data.index(b"\x1b@") >= 72 * 128
    assert not any(data[: data.index(b"\x1b@")])


def test_a_folder_says_whether_it_can_be_written(tmp_path):
    assert open_printer(f"pdf://{tmp_path}").ask() == Finding()
    assert open_printer(f"pdf://{tmp_path}/no").ask() == Finding("folder_missing")
    file = tmp_path / "file"
    file.touch()
    assert open_printer(f"pdf://{file}").ask() == Finding("folder_missing")
    assert Path(open_printer(f"pdf://{tmp_path}").endpoint) == tmp_path

"""Slips in the printer's own letters: few bytes, and nothing but letters and known commands in them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.printing.native import encode_text
from frontdesk.printing.sheet import _encoded, plain
from frontdesk.printing.slip import Words
from frontdesk.printing.texts import available
from tests.printing import wild
from tests.printing.commands import Job, read
from tests.printing.slips import CODE, ENGLISH, GERMAN, KINDS, RECEIPT, TEST

PAGES = {"CP1251": 46, "CP1254": 48, "CP1250": 45, "CP858": 19}
CODECS = {number: name for name, number in PAGES.items()} | {0: "CP437"}


def native(slip, *, columns=48, code_pages=PAGES, native_qr=True, cut="gs_v_66", **more):
    return encode_text(
        slip, columns=columns, code_pages=code_pages, native_qr=native_qr, cut=cut, unchecked=True, **more
    )


def said(data: bytes) -> list[str]:
    job = read(data)
    assert job.alarms == []
    return [line.decode(CODECS[page or 0]) for page, line in job.texts]


def test_a_german_ticket_says_what_matters():
    lines = said(native(GERMAN))
    assert lines[0].split() == ["Haus", "der", "Integration", "23.11.2026", "09:41"]
    for text in (
        "A 053",
        "Weiterbewilligung",
        "2. Etage",
        "Jobcenter",
        "Wartebereich 2A",
        "Vor Ihnen: 10 Personen",
        "Wartezeit: ca. 20-35 Min",
    ):
        assert text in lines
    assert read(native(GERMAN)).codes == [CODE.encode()]


@pytest.mark.parametrize("columns", [32, 35, 42, 48])
@pytest.mark.parametrize("language", available())
def test_a_ticket_in_every_language_has_at_most_600_bytes_and_keeps_to_the_columns(language, columns):
    slip = replace(ENGLISH, language=language, copy=1, outside_hours=True)
    data = native(slip, columns=columns, process_id=b"ab12", fence=True)
    assert len(native(replace(slip, copy=0, outside_hours=False), columns=columns)) <= 600
    job = read(data)
    assert job.alarms == []
    assert job.widest <= columns
    assert job.codes == [CODE.encode()]


def test_each_language_comes_in_a_page_that_has_it():
    ukrainian = replace(GERMAN, language="uk", service=Words("Grundsicherung für Ältere", "Ґарантія"))
    job = read(native(ukrainian))
    assert (46, "Ґарантія".encode("cp1251")) in job.texts
    assert (19, "Grundsicherung für Ältere".encode("cp858")) in job.texts


def test_romanian_commas_become_the_cedillas_that_the_page_has():
    slip = replace(GERMAN, language="ro", service=Words("Antrag", "Cerere și ședință țară"))
    assert (45, "Cerere şi şedinţă ţară".encode("cp1250")) in read(native(slip)).texts


@pytest.mark.parametrize("language", ["ar", "fa", "ckb", "ps", "ti", "zh", "vi"])
def test_what_no_page_can_write_falls_back_to_german_alone(language):
    own = {"ar": "تمديد", "fa": "تمدید", "ckb": "درێژکردنەوە", "ps": "غځول", "ti": "ምቕጻል"}
    slip = replace(GERMAN, language=language, service=Words("Weiter", own.get(language, "延长 Đường")))
    # Even a page of Arabic letters would print them unjoined and the wrong way round.
    pages = PAGES | {"CP1256": 50}
    german = native(replace(GERMAN, service=Words("Weiter")), code_pages=pages)
    assert native(slip, code_pages=pages) == german


def test_without_any_page_umlauts_come_from_the_page_that_every_printer_has():
    job = read(native(replace(GERMAN, service=Words("Prüfung „Größe“ – ő")), code_pages={}))
    assert (0, 'Prüfung "Größe" - o'.encode("cp437")) in job.texts


def test_a_codec_that_does_not_exist_or_has_several_bytes_is_never_used():
    job = read(native(replace(GERMAN, service=Words("Ж中")), code_pages={"nonsense": 7, "GB18030": 8}))
    assert job.alarms == []
    assert {page for page, _ in job.texts} == {0}


def test_without_own_codes_the_text_of_the_code_is_there_to_be_typed():
    job = read(native(GERMAN, native_qr=False))
    assert job.codes == []
    assert CODE.encode() in [line for _, line in job.texts]


def test_the_job_begins_with_a_reset_and_ends_with_cut_and_proof():
    data = native(GERMAN, process_id=b"ab12", fence=True, after_unclean_end=64)
    # What hangs there of an earlier slip is cut off.
    assert data.startswith(bytes(64) + b"\x1b@\x1dVB\x00\x1c.")
    assert data.endswith(b"\x1dVB\x00\x1d(H\x06\x0000ab12\x1dr\x01")
    assert native(GERMAN, cut="none", tear_rows=121).endswith(b"\x1bd\x05")


def test_the_test_slip_shows_every_page_by_its_own_number():
    job = read(native(TEST, code_pages=PAGES | {"CP1252": 16}))
    for name, number in (*PAGES.items(), ("CP1252", 16)):
        (line,) = [line for page, line in job.texts if line.startswith(f"{name} = {number}:".encode())]
        assert any(page == number for page, text in job.texts if text == line)
    assert b"".join(b"%d" % (n % 10) for n in range(1, 49)) in [line for _, line in job.texts]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("columns", [32, 48])
def test_every_kind_of_slip_has_a_form_in_letters(kind, columns):
    job = read(native(KINDS[kind], columns=columns))
    assert job.alarms == []
    assert job.widest <= columns
    assert len(job.texts) >= 5


@settings(max_examples=200, deadline=None)
@given(slip=wild.slips, columns=st.sampled_from([32, 42, 48]), native_qr=st.booleans())
def test_whatever_the_texts_say_only_letters_and_known_commands_leave(slip, columns, native_qr):
    job = read(native(slip, columns=columns, native_qr=native_qr, process_id=b"ab12"))
    assert job.alarms == []
    assert job.widest <= columns
    assert isinstance(job, Job)
    assert job.commands[0] == b"\x1b@"


@given(st.text(max_size=100))
def test_plain_text_has_no_digits_but_western_ones(text):
    assert all(char in "0123456789" for char in plain(text) if char.isdecimal())


@pytest.mark.parametrize(
    ("text", "name"), [("a\x1b", "cp858"), ("\x7f", "cp858"), ("\n", "ascii"), ("中", "gb18030"), ("a", "x")]
)
def test_no_page_gives_a_control_byte_or_two_bytes_for_one_character(text, name):
    assert _encoded(text, name) is None


def test_a_receipt_says_its_moment_in_universal_time_as_well():
    told = [line.split(maxsplit=1) for line in said(native(RECEIPT)) if line.startswith("UTC")]
    assert told == [["UTC:", "23.11.2026, 08:41:07"]]

"""Slips in the printer's own letters, for lines too slow for pictures: the same facts in fewer bytes."""

from __future__ import annotations

from collections.abc import Mapping

from frontdesk.printing.escpos import ask_for_proof, builder
from frontdesk.printing.layouts import appointment, day_end, receipt, self_test
from frontdesk.printing.layouts.blocks import qr_modules
from frontdesk.printing.layouts.content import Content, content_of
from frontdesk.printing.sheet import Sheet, plain
from frontdesk.printing.slip import (
    AnswerSlip,
    AppointmentSlip,
    ClientSlip,
    DayEndSlip,
    ReceiptSlip,
    Slip,
    SlipHead,
    TestSlip,
    TicketSlip,
    Words,
)

_DOTS_PER_COLUMN = 12  # font A
_ROWS_PER_LINE = 30
_MODULES = range(6, 1, -1)  # edge of a module of the QR code in dots, largest first


def encode_text(
    slip: Slip,
    *,
    columns: int,
    code_pages: Mapping[str, int],
    native_qr: bool,
    cut: str,
    tear_rows: int = 0,
    process_id: bytes = b"",
    fence: bool = False,
    after_unclean_end: int = 0,
    unchecked: bool = False,
) -> bytes:
    """The whole job: reset, lines, QR code, cut or feed, and the request to confirm the print.

    A language that none of the code pages can write, or that runs from right to left, is left out: printers
    neither join letters nor turn lines around.

    Args:
        columns: letters of font A in a line.
        code_pages: number of each page by the name of its codec.
        cut: ``none`` feeds ``tear_rows`` instead, so that the last line passes the tear bar.
        after_unclean_end: how many zeros to send first, see `printing.escpos.encode`.
    """
    printer = builder("native", columns * _DOTS_PER_COLUMN, columns * 1.5)
    if after_unclean_end:
        printer._raw(bytes(after_unclean_end))
    printer.hw("INIT")
    if after_unclean_end and cut == "gs_v_66":
        # What may hang there is a piece of somebody else's slip.
        printer.cut(feed=False)
    # Printers for the Chinese market would take two letters with marks for one Chinese character.
    printer._raw(b"\x1c.")
    sheet = Sheet(printer._raw, columns, code_pages)
    _write(sheet, slip, native_qr=native_qr, unchecked=unchecked)
    if cut == "none":
        printer._raw(b"\x1bd" + bytes((min(255, -(-tear_rows // _ROWS_PER_LINE)),)))
    else:
        printer.cut(feed=False)
    printer._raw(ask_for_proof(process_id, fence=fence))
    return bytes(printer.output)


def _write(sheet: Sheet, slip: Slip, *, native_qr: bool, unchecked: bool) -> None:
    _header(sheet, slip)
    match slip:
        case DayEndSlip():
            _day_end(sheet, slip)
        case TestSlip():
            _test(sheet, slip)
            _code(sheet, slip.code, native_qr=native_qr)
        case _:
            _client(sheet, slip, content_of(slip, unchecked=unchecked))
            _code(sheet, slip.code, native_qr=native_qr)


def _client(sheet: Sheet, slip: ClientSlip, content: Content) -> None:
    tongue = _Tongue(sheet, content)
    match slip:
        case TicketSlip():
            _ticket(sheet, slip, tongue)
        case ReceiptSlip():
            _receipt(sheet, slip, tongue)
        case AppointmentSlip():
            _appointment(sheet, slip, tongue)
        case AnswerSlip():
            _answer(sheet, slip, tongue)


class _Tongue:
    """The client's language as far as this printer can write it."""

    def __init__(self, sheet: Sheet, content: Content) -> None:
        self.content = content
        self._sheet = sheet

    def both(self, words: Words) -> Words:
        other = plain(words.other)
        usable = not self.content.right_to_left and self._sheet.can_write(other)
        return Words(plain(words.de), other if usable else "")

    def fixed(self, key: str) -> Words:
        return self.both(self.content.both(key))


def _header(sheet: Sheet, slip: SlipHead) -> None:
    sheet.two(plain(slip.site, 120), f"{slip.issued:%d.%m.%Y %H:%M}")
    sheet.rule()


def _copy(sheet: Sheet, words: Words) -> None:
    sheet.line(words.de, high=2, bold=True)
    sheet.line(words.other, bold=True)


def _below(sheet: Sheet, words: Words, *, high: int = 1, bold: bool = False) -> None:
    sheet.line(words.de, high=high, bold=bold)
    sheet.line(words.other)


def _ticket(sheet: Sheet, slip: TicketSlip, tongue: _Tongue) -> None:
    content = tongue.content
    if slip.copy:
        _copy(sheet, tongue.both(content.copy_name(slip.copy)))
    caption = tongue.fixed("your_number")
    sheet.two(caption.de, caption.other)
    sheet.giant(plain(slip.number, 12))
    sheet.gap()
    _below(sheet, tongue.both(slip.service), high=2, bold=True)
    _place(sheet, tongue, slip.floor, slip.agency, slip.area, slip.way)
    if slip.ahead is not None:
        unit = content.de.person if slip.ahead == 1 else content.de.persons
        _figure(sheet, tongue.fixed("ahead"), str(slip.ahead), unit)
    if slip.wait is not None:
        minutes = f"{content.de.about} {slip.wait}", content.de.minutes
        _figure(sheet, tongue.fixed("wait"), *minutes)
    if slip.outside_hours:
        _below(sheet, tongue.fixed("outside_hours"))


def _figure(sheet: Sheet, caption: Words, value: str, unit: str) -> None:
    figure = f": {value} {unit}"
    both = f"{caption.de} / {caption.other}{figure}"
    sheet.line(both if caption.other and sheet.can_write(both) else caption.de + figure, bold=True)


def _place(sheet: Sheet, tongue: _Tongue, floor: int, agency: Words, area: Words, way: Words) -> None:
    floors = tongue.both(tongue.content.floor_name(floor))
    sheet.two(floors.de, floors.other, high=2, bold=True)
    for words in (agency, area, way):
        _below(sheet, tongue.both(words))


def _receipt(sheet: Sheet, slip: ReceiptSlip, tongue: _Tongue) -> None:
    if slip.copy:
        _copy(sheet, Words(f"Kopie {slip.copy}"))
    sheet.line("Eingangsbestätigung", high=2, bold=True)
    sheet.line(f"Nr. {plain(slip.number, 40)}", bold=True)
    _fact(sheet, "Eingang", f"{slip.issued:%d.%m.%Y, %H:%M:%S}")
    _fact(sheet, "UTC", receipt.universal(slip))
    _fact(sheet, "Ort", slip.site)
    _fact(sheet, "Annahme", slip.received_by)
    _fact(sheet, "Gerichtet an", slip.addressed_to)
    _fact(sheet, "Ihr Zeichen", slip.reference)
    _fact(sheet, "Frist im Schreiben", receipt.deadline(slip))
    for remark in slip.remarks:
        _fact(sheet, "Vermerk", remark)
    sheet.rule()
    for item in slip.items:
        sheet.line(f"{item.count} x {plain(item.kind)}", bold=True)
        if details := receipt.details(item):
            sheet.line(f"    {details}")
    _fact(sheet, "Zusammen", receipt.total(slip))
    sheet.rule()
    received = tongue.fixed("received")
    _below(sheet, Words(f"{received.de} {receipt.NOT_CHECKED}", received.other))


def _appointment(sheet: Sheet, slip: AppointmentSlip, tongue: _Tongue) -> None:
    if slip.copy:
        _copy(sheet, tongue.both(tongue.content.copy_name(slip.copy)))
    caption = tongue.fixed("appointment")
    sheet.two(caption.de, caption.other)
    sheet.line(appointment.date_line(slip), high=2, bold=True)
    sheet.giant(f"{slip.starts:%H:%M}")
    sheet.gap()
    _fact(sheet, "Ihre Nummer", slip.number)
    _below(sheet, tongue.both(slip.service), high=2, bold=True)
    _place(sheet, tongue, slip.floor, slip.agency, slip.room, slip.way)
    if slip.bring:
        _below(sheet, tongue.fixed("bring"), bold=True)
    for thing in slip.bring:
        both = tongue.both(thing)
        _below(sheet, Words(f"- {both.de}", both.other))
    _below(sheet, tongue.fixed("check_in"))


def _answer(sheet: Sheet, slip: AnswerSlip, tongue: _Tongue) -> None:
    if slip.copy:
        _copy(sheet, tongue.both(tongue.content.copy_name(slip.copy)))
    _below(sheet, tongue.both(slip.topic), high=2, bold=True)
    _below(sheet, tongue.fixed("to_do"))
    for number, step in enumerate(slip.steps, start=1):
        both = tongue.both(step)
        sheet.line(f"{number}. {both.de}", most=8)
        sheet.line(both.other, most=8)


def _day_end(sheet: Sheet, slip: DayEndSlip) -> None:
    if slip.copy:
        _copy(sheet, Words(f"Zweitdruck {slip.copy}"))
    sheet.line("Tagesabschluss", high=2, bold=True)
    sheet.line(f"{slip.day:%d.%m.%Y}")
    for series in slip.series:
        sheet.rule()
        sheet.two(plain(series.name, 40), day_end.numbers(series), bold=True)
        for label, value in day_end.counts(series):
            sheet.two(label, str(value))
        sheet.line(f"Lücken: {day_end.gaps(series)}")
    if not slip.series:
        sheet.line(day_end.NOTHING)


def _test(sheet: Sheet, slip: TestSlip) -> None:
    sheet.line("Testdruck", high=2, bold=True)
    _fact(sheet, "Modell", slip.model)
    _fact(sheet, "Punkte", self_test.resolution(slip))
    _fact(sheet, "Adresse", slip.url)
    _fact(sheet, "Nachweis", slip.proof)
    # Exactly one line: where it wraps, the profile has too many columns.
    sheet.line("".join(str(column % 10) for column in range(1, sheet.columns + 1)))
    for size in (1, 2, 4):
        sheet.line("Nr.1", wide=size, high=size)
    for name, number in sheet.pages:
        sheet.sample(f"{name} = {number}: {_sample(name)}", (name, number))


def _sample(name: str) -> str:
    """Letters of a code page, so that a wrong number shows."""
    samples = ("ÄÖÜäöüß éñ", "Ґґіїы Жж", "ŞşĞğİı", "ŞşŢţŁłŐő")
    kept = (sample for sample in samples if _all_in(sample, name))
    return " ".join(kept)


def _all_in(sample: str, name: str) -> bool:
    try:
        sample.encode(name)
    except (LookupError, UnicodeError):
        return False
    return True


def _fact(sheet: Sheet, label: str, value: str) -> None:
    if text := plain(value):
        sheet.line(f"{label}: {text}")


def _code(sheet: Sheet, code: str, *, native_qr: bool) -> None:
    text = plain(code, 120)
    if not text:
        return
    wide = len(qr_modules(text)) + 8
    module = next((n for n in _MODULES if n * wide <= sheet.columns * _DOTS_PER_COLUMN), None)
    if native_qr and module is not None:
        sheet.gap()  # the quiet zone above it
        sheet.middle(_qr(text.encode(), module))
    else:
        # A printer without QR codes: a clerk can type what the code says.
        sheet.line(text)


def _qr(data: bytes, module: int) -> bytes:
    """GS ( k: model 2, size, level M, the data, print."""
    size = len(data) + 3
    return b"".join(
        (
            b"\x1d(k\x04\x00\x31\x41\x32\x00",
            b"\x1d(k\x03\x00\x31\x43" + bytes((module,)),
            b"\x1d(k\x03\x00\x31\x45\x31",
            b"\x1d(k" + size.to_bytes(2, "little") + b"\x31\x50\x30" + data,
            b"\x1d(k\x03\x00\x31\x51\x30",
        )
    )

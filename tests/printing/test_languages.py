"""Every language on every width: bytes for a printer, decoded again, the code read by another program."""

from dataclasses import replace

import pytest

from frontdesk.printing.escpos import encode
from frontdesk.printing.painter import paint_slip
from frontdesk.printing.profiles import profile
from frontdesk.printing.slip import Words
from frontdesk.printing.texts import available
from frontdesk.virtual.paper import Paper
from tests.printing.slips import ARABIC, CODE, ENGLISH, GERMAN, KINDS, TEST, ink_box, read_qr

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("painting")]

PRINTERS = {576: "epson_tm_t20iii", 512: "epson_tm_t88v", 420: "epson_58", 384: "generic_58"}
printers = pytest.mark.parametrize("name", PRINTERS.values(), ids=map(str, PRINTERS))
TICKETS = {code: replace(GERMAN, language=code) for code in available()} | {"en": ENGLISH, "ar": ARABIC}


def on_paper(slip, name):
    """What comes out of a printer of that profile, with its resolution."""
    model = profile(name)
    bitmap = paint_slip(slip, dots=model.dots, dots_per_mm=model.dots_per_mm, unchecked=True)
    paper = Paper(model.dots)
    paper.feed(encode(bitmap, model))
    paper.tear_off()
    assert paper.alarms == []
    (printed,) = paper.slips
    # A dot is blackened where a picture happens to spell a real-time command.
    assert sum((a ^ b).bit_count() for a, b in zip(bitmap.data, printed.data, strict=False)) <= 3
    assert printed.height >= bitmap.height
    return printed, model


@printers
@pytest.mark.parametrize("language", available())
def test_a_ticket_in_every_language_keeps_to_the_paper_and_its_code_can_be_read(language, name):
    printed, model = on_paper(TICKETS[language], name)
    left, top, right, bottom = ink_box(printed)
    # A J may reach half a millimetre to the left of its line, by design of the font.
    margin = (1.0 if model.width_mm < 60 else 2.5) * model.dots_per_mm
    assert left >= margin
    assert right <= model.dots - margin
    assert top >= 2.5 * model.dots_per_mm
    assert bottom <= printed.height
    assert read_qr(printed) == [CODE]


@printers
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "test"])
def test_every_kind_of_slip_keeps_to_the_paper(kind, name):
    slip = KINDS[kind]
    printed, model = on_paper(slip, name)
    left, _, right, _ = ink_box(printed)
    margin = (1.0 if model.width_mm < 60 else 2.5) * model.dots_per_mm
    assert left >= margin
    assert right <= model.dots - margin
    code = getattr(slip, "code", "")
    assert read_qr(printed) == ([code] if code else [])


@printers
def test_the_test_slip_uses_the_whole_width(name):
    model = profile(name)
    slip = replace(TEST, dots=model.dots, dots_per_mm=model.dots_per_mm)
    printed, _ = on_paper(slip, name)
    left, _, right, _ = ink_box(printed)
    assert (left, right) == (0, model.dots)
    assert read_qr(printed) == ["FRONTDESK TEST"]


def test_a_language_nobody_has_checked_gets_signs_and_german():
    from frontdesk.printing.layout import lay_out
    from frontdesk.printing.page import Pictogram, Sign
    from frontdesk.printing.typesetter import QtTypesetter

    def signs(slip, *, unchecked):
        page = lay_out(slip, 72.0, QtTypesetter(8.0), unchecked=unchecked)
        return {item.sign for item in page.items if isinstance(item, Pictogram)}

    tigrinya = replace(GERMAN, language="ti")
    assert signs(tigrinya, unchecked=False) == set(Sign)
    assert signs(tigrinya, unchecked=True) == set()
    assert signs(GERMAN, unchecked=False) == set()
    assert signs(ENGLISH, unchecked=False) == set()


def test_words_with_a_hole_are_left_out_and_german_stands():
    whole = on_paper(replace(ARABIC, service=Words("Weiterbewilligung")), "epson_tm_t20iii")[0]
    holed = on_paper(replace(ARABIC, service=Words("Weiterbewilligung", "تمديد 🎉")), "epson_tm_t20iii")[0]
    assert holed == whole


def test_numbers_in_a_line_from_right_to_left_keep_their_order():
    from frontdesk.printing.page import Face
    from frontdesk.printing.text import isolated
    from frontdesk.printing.typesetter import QtTypesetter

    def places(text, *parts):
        layout = QtTypesetter(8.0).text_layout(text, Face(4.0, 600), right_to_left=True)
        runs = {part: layout.glyphRuns(text.index(part), len(part)) for part in parts}
        return [min(at.x() for at in run[0].positions()) for run in runs.values()]

    hours = "مكتب A 053 و 08:00-12:00"
    whole = places(isolated(hours), "A", "053")
    assert whole == sorted(whole)
    spans = places(isolated(hours), "08:00", "12:00", "A")
    assert spans == sorted(spans)
    assert places(hours, "08:00", "12:00") != sorted(places(hours, "08:00", "12:00"))

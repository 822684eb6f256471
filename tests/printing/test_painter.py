"""What really comes out of Qt: where the ink is, whether the code can be read, and that nothing is cut."""

import io
import threading
from dataclasses import replace

import pypdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops

from frontdesk.printing.page import Face
from frontdesk.printing.painter import paint_slip, slip_pdf
from frontdesk.printing.slip import Words
from frontdesk.printing.typesetter import QtTypesetter
from tests.printing.slips import (
    ARABIC,
    CODE,
    ENGLISH,
    GERMAN,
    LONG,
    WIDTHS,
    full_rows,
    image,
    ink_box,
    read_qr,
)

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("painting")]

widths = pytest.mark.parametrize("dots", WIDTHS)
SLIPS = {"de": GERMAN, "en": ENGLISH, "ar": ARABIC, "long": LONG}
slips = pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())


def painted(slip, dots=576, *, unchecked=True):
    return paint_slip(slip, dots=dots, dots_per_mm=WIDTHS[dots], unchecked=unchecked)


def test_the_german_ticket_stands_where_the_design_puts_it():
    # With one figure for the wait, as in the drawing; a range is set smaller.
    bitmap = painted(replace(GERMAN, wait="30"))
    rules = [72, 73, 74, 75, 336, 337, 338, 339, 750, 751, 752, 753, 886, 887, 888, 889]
    assert full_rows(bitmap, left=24, right=552) == rules
    boxes = {
        "site": ((20, 20, 320, 70), (26, 32, 305, 59)),
        "date": ((322, 20, 560, 70), (334, 32, 551, 52)),
        "caption": ((20, 80, 560, 140), (26, 97, 217, 120)),
        "number": ((20, 140, 560, 332), (37, 164, 535, 308)),
        "service": ((20, 345, 560, 415), (24, 362, 406, 404)),
        "frame": ((20, 416, 560, 600), (24, 420, 552, 588)),
        "arrow": ((30, 440, 110, 570), (43, 465, 97, 545)),
        "floor": ((112, 440, 540, 498), (130, 451, 300, 494)),
        "place": ((112, 498, 540, 532), (126, 499, 524, 528)),
        "way": ((112, 536, 540, 572), (128, 538, 468, 567)),
        "divider": ((280, 600, 292, 745), (284, 604, 288, 738)),
        "ahead": ((20, 650, 110, 740), (28, 660, 100, 711)),
        "wait": ((360, 650, 450, 740), (370, 660, 443, 711)),
    }
    for name, (box, wanted) in boxes.items():
        found = ink_box(bitmap, box)
        # Six dots are 0.75 mm: hinting makes a line that much longer or shorter than in the design.
        assert all(abs(a - b) <= 6 for a, b in zip(found, wanted, strict=True)), (name, found, wanted)


@widths
@slips
def test_no_ink_in_the_margins(slip, dots):
    bitmap = painted(slip, dots)
    left, top, right, bottom = ink_box(bitmap)
    margin = 1.5 if dots < 512 else 3.0
    # A J may reach half a millimetre to the left of its line, by design of the font.
    assert left >= (margin - 0.5) * WIDTHS[dots]
    assert right <= dots - (margin - 0.5) * WIDTHS[dots]
    assert top >= 2.5 * WIDTHS[dots]
    assert bottom <= bitmap.height - 2.5 * WIDTHS[dots]


@widths
@slips
def test_the_code_can_be_read_back(slip, dots):
    assert read_qr(painted(slip, dots)) == [CODE]


@pytest.mark.parametrize(("dots", "millimetres"), [(576, 17.0), (512, 17.0), (420, 13.0), (384, 11.8)])
def test_the_number_is_tall_enough_to_read_from_afar(dots, millimetres):
    bitmap = painted(replace(GERMAN, service=Words("i")), dots)
    scale = WIDTHS[dots]
    rules = full_rows(bitmap, left=round(3 * scale), right=dots - round(3 * scale))
    below = [y for y in rules if y > rules[0] + 8 * scale]
    top = ink_box(bitmap, (0, rules[0] + round(7 * scale), dots, below[0]))[1]
    bottom = ink_box(bitmap, (0, top, dots, below[0]))[3]
    assert (bottom - top) / scale >= millimetres


@widths
@pytest.mark.parametrize("copies", [1, 3])
def test_a_reprint_cannot_be_taken_for_the_first_slip(dots, copies):
    first, again = image(painted(GERMAN, dots)), image(painted(replace(GERMAN, copy=copies), dots))
    assert again.height - first.height >= 6 * WIDTHS[dots]
    assert read_qr(painted(replace(GERMAN, copy=copies), dots)) == [CODE]


def test_arabic_lines_end_at_the_right_edge():
    bitmap = painted(ARABIC)
    _, _, right, _ = ink_box(bitmap, (300, 410, 576, 470))
    assert 546 <= right <= 553


def test_unchecked_texts_stay_off_the_paper():
    assert painted(ARABIC, unchecked=False).height < painted(ARABIC).height


def test_letters_join_and_digits_stay_western():
    """Joined letters are narrower than the same letters standing alone."""
    typesetter = QtTypesetter(8.0)
    face = Face(4.0, 600)
    joined = typesetter.width("مكم", face)
    assert joined < sum(typesetter.width(letter, face) for letter in "مكم") * 0.95
    assert typesetter.width("2", face) > 0


def test_painting_in_a_thread_gives_the_same_picture():
    results = []
    threads = [threading.Thread(target=lambda: results.append(painted(ARABIC))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert results == [painted(ARABIC)] * 2


def test_every_character_of_our_texts_has_a_glyph(caplog):
    for slip in SLIPS.values():
        painted(slip)
    assert caplog.records == []


@slips
def test_no_line_is_cut_through(slip):
    """With eight millimetres more to the right nothing else appears."""
    for dots, scale in WIDTHS.items():
        narrow = image(painted(slip, dots))
        padded = Image.new("L", (dots + 64, narrow.height), 255)
        padded.paste(narrow, (0, 0))
        roomy = Image.new("L", padded.size, 255)
        roomy.paste(image(_with_room(slip, dots, scale)), (0, 0))
        assert ImageChops.difference(padded, roomy).getbbox() is None


def _with_room(slip, dots, scale):
    from frontdesk.printing.layout import lay_out
    from frontdesk.printing.painter import paint_bitmap

    page = lay_out(slip, dots / scale, QtTypesetter(scale), unchecked=True)
    return paint_bitmap(page, dots=dots + 64, dots_per_mm=scale)


@pytest.mark.parametrize("width", [12.0, 20.0, 60.0])
@pytest.mark.parametrize(
    "text", ["Grundsicherung " * 5, "x" * 200, "مركز العمل " * 20, "👩‍👧" * 30, "延长补助" * 20]
)
def test_wrapping_loses_nothing_and_fits(text, width):
    typesetter = QtTypesetter(8.0)
    face = Face(3.4, 500)
    lines = typesetter.wrapped(text, face, width)
    assert "".join(lines) == text
    assert all(typesetter.width(line.strip(), face) <= width + 0.5 for line in lines if len(line.strip()) > 2)


@pytest.mark.parametrize(
    "text", ["Niederlassungserlaubnis für Fachkräfte", "تمديد الإعانة الشهرية", "👩‍👧" * 9]
)
def test_a_shortened_text_fits_and_says_that_it_goes_on(text):
    typesetter = QtTypesetter(8.0)
    face = Face(3.4, 500)
    short = typesetter.elided(text, face, 20.0)
    assert short.endswith("…")
    assert typesetter.width(short, face) <= 20.0


def test_a_pdf_has_the_size_of_its_paper_and_its_fonts_inside():
    data = slip_pdf(ENGLISH)
    (page,) = pypdf.PdfReader(io.BytesIO(data)).pages
    assert float(page.mediabox.width) / 72 * 25.4 == pytest.approx(80.0, abs=0.5)
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    descendants = [font["/DescendantFonts"][0].get_object() for font in fonts]
    assert descendants
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in descendants)
    assert all("NotoSans" in str(font["/BaseFont"]) for font in descendants)


def test_a_pdf_looks_like_the_printed_slip():
    document = pypdfium2.PdfDocument(slip_pdf(GERMAN))
    drawn = document[0].render(scale=8 * 25.4 / 72, grayscale=True).to_pil()
    document.close()
    assert [found.text for found in zxingcpp.read_barcodes(drawn)] == [CODE]
    slip = image(painted(GERMAN))
    assert drawn.height == pytest.approx(slip.height, abs=16)

    def blurred(picture):
        return picture.crop((0, 0, 576, 880)).resize((36, 55), Image.Resampling.BOX)

    left = round((drawn.width - 576) / 2)
    seen = blurred(drawn.crop((left, 0, left + 576, drawn.height)))
    difference = ImageChops.difference(seen, blurred(slip)).tobytes()
    assert sum(difference) / len(difference) < 8

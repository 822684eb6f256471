"""Where things stand on a ticket, with a typesetter whose letters are all equally wide."""

from dataclasses import replace

import pytest

from frontdesk.printing.flow import Flow
from frontdesk.printing.layout import lay_out
from frontdesk.printing.layouts.blocks import qr_modules
from frontdesk.printing.page import (
    Align,
    Arrow,
    Bar,
    Face,
    Frame,
    Line,
    Matrix,
    Page,
    Pictogram,
    Sign,
)
from frontdesk.printing.slip import TicketSlip, Words, words
from tests.printing.slips import ARABIC, ENGLISH, GERMAN, LONG

WIDE, NARROW = 72.0, 48.0
ISOLATES = {0x2066: None, 0x2069: None}


class Monospace:
    """Every character is 0.55 em wide; lines break at spaces, else anywhere."""

    dots_per_mm = 8.0

    def width(self, text: str, face: Face) -> float:
        return len(text.translate(ISOLATES)) * face.size * (0.55 + face.tracking)

    def wrapped(self, text: str, face: Face, width: float) -> tuple[str, ...]:
        most = max(1, int(width / (face.size * (0.55 + face.tracking)) + 1e-9))
        lines = [""]
        for word in text.split():
            room = most - len(lines[-1]) - 1 if lines[-1] else most
            if len(word) <= room:
                lines[-1] = f"{lines[-1]} {word}".strip()
                continue
            pieces = [word[start : start + most] for start in range(0, len(word), most)]
            lines += pieces if lines[-1] else []
            if not lines[-1]:
                lines[-1:] = pieces
        return tuple(lines) if text else ()

    def elided(self, text: str, face: Face, width: float) -> str:
        most = int(width / (face.size * (0.55 + face.tracking)) + 1e-9)
        return text[: max(0, most - 1)] + "…"


def page_of(slip: TicketSlip, width: float = WIDE, *, unchecked: bool = False) -> Page:
    return lay_out(slip, width, Monospace(), unchecked=unchecked)


def lines(page: Page) -> list[Line]:
    return [item for item in page.items if isinstance(item, Line)]


def texts(page: Page) -> list[str]:
    return [line.text for line in lines(page)]


def left_edge(line: Line) -> float:
    wide = Monospace().width(line.text, line.face)
    return line.x - {Align.LEFT: 0, Align.CENTRE: wide / 2, Align.RIGHT: wide}[line.align]


def test_a_german_ticket_says_what_the_design_says():
    assert texts(page_of(replace(GERMAN, way=Words("Treppe rechts")))) == [
        "Haus der Integration",
        "23.11.2026  09:41",
        "Ihre Nummer",
        "A 053",
        "Weiterbewilligung",
        "2. Etage",
        "Jobcenter, Wartebereich 2A",
        "Treppe rechts",
        "Vor Ihnen",
        "Wartezeit",
        "10",
        "Personen",
        "20–35",
        "Min",
        "Ihre Nummer kommt auf die Anzeige.",
        "Die Zeit ist geschätzt. Andere",
        "Buchstaben haben eigene Reihen.",
        "Dieses Ticket",
        "enthält keine",
        "persönlichen Daten.",
    ]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("slip", [GERMAN, ENGLISH, ARABIC, LONG], ids=["de", "en", "ar", "long"])
def test_nothing_leaves_the_paper(slip, width):
    page = page_of(slip, width, unchecked=True)
    for line in lines(page):
        edge = left_edge(line)
        assert edge >= 1.5 - 1e-6, line
        assert edge + Monospace().width(line.text, line.face) <= width - 1.5 + 1e-6, line
        assert 0 < line.y < page.height
    for item in page.items:
        if isinstance(item, Bar | Frame | Matrix):
            size = item.size if isinstance(item, Matrix) else item.width
            assert item.x >= 1.5
            assert item.x + size <= width - 1.5 + 1e-6


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("slip", [GERMAN, ENGLISH, ARABIC, LONG], ids=["de", "en", "ar", "long"])
def test_no_two_lines_overlap(slip, width):
    page = page_of(slip, width, unchecked=True)
    boxes = [
        (
            left_edge(line),
            left_edge(line) + Monospace().width(line.text, line.face),
            line.y - 0.72 * line.face.size,
            line.y,
        )
        for line in lines(page)
    ]
    for index, (left, right, top, bottom) in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = right <= other[0] or other[1] <= left or bottom <= other[2] or other[3] <= top
            assert apart, (lines(page)[index], boxes[index], other)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("copy", [1, 2])
def test_a_reprint_says_so_inside_a_frame_above_the_number(width, copy):
    page = page_of(replace(GERMAN, copy=copy), width)
    mark = next(line for line in lines(page) if line.text.startswith("Zweitdruck"))
    number = next(line for line in lines(page) if line.text == "A 053")
    frame = next(item for item in page.items if isinstance(item, Frame))
    assert mark.text == ("Zweitdruck" if copy == 1 else "Zweitdruck 2")
    assert frame.y < mark.y < frame.y + frame.height < number.y - number.face.size * 0.71
    assert mark.face.size >= 3.4
    assert mark.face.weight == 700


def test_the_first_slip_carries_no_mark():
    assert not [text for text in texts(page_of(GERMAN)) if "Zweitdruck" in text]


def test_a_second_language_stands_at_the_right_edge():
    page = page_of(ENGLISH)
    by_text = {line.text: line for line in lines(page)}
    for text in ("Your number", "Benefit renewal", "Floor 2", "Ahead", "Wait"):
        assert by_text[text].align is Align.RIGHT
        assert not by_text[text].right_to_left
    assert by_text["Your number"].y == by_text["Ihre Nummer"].y


def test_right_to_left_lines_know_their_direction_and_figures_stay():
    page = page_of(ARABIC, unchecked=True)
    turned = [line for line in lines(page) if line.right_to_left]
    assert "تمديد الإعانة" in [line.text for line in turned]
    assert all(line.align is Align.RIGHT for line in turned)
    assert not {"A 053", "10", "30", "23.11.2026  09:41"} & {line.text for line in turned}


def test_without_checked_texts_german_stands_with_the_words_of_the_house():
    page = page_of(ARABIC)
    assert "الطابق 2" not in texts(page)
    assert "تمديد الإعانة" in texts(page)
    assert any(isinstance(item, Arrow) for item in page.items)


@pytest.mark.parametrize(("floor", "down"), [(3, False), (-1, True)])
def test_the_arrow_points_to_the_floor(floor, down):
    (arrow,) = [item for item in page_of(replace(GERMAN, floor=floor)).items if isinstance(item, Arrow)]
    assert arrow.down is down


def test_the_ground_floor_needs_no_arrow():
    page = page_of(replace(GERMAN, floor=0))
    assert not any(isinstance(item, Arrow) for item in page.items)
    assert "Erdgeschoss" in texts(page)


def test_what_is_not_known_is_not_printed():
    page = page_of(replace(GERMAN, ahead=None, wait=None, code="", area=Words(""), way=Words("")))
    said = " ".join(texts(page))
    assert not any(word in said for word in ("Vor Ihnen", "Wartezeit", "geschätzt", "Min"))
    assert "Jobcenter" in texts(page)
    assert not any(isinstance(item, Matrix) for item in page.items)


@pytest.mark.parametrize(("ahead", "unit"), [(0, "Personen"), (1, "Person"), (2, "Personen")])
def test_one_person_is_a_person(ahead, unit):
    assert unit in texts(page_of(replace(GERMAN, ahead=ahead)))


def test_half_a_place_in_another_language_is_left_out():
    page = page_of(replace(ENGLISH, area=Words("Wartebereich 2A")))
    assert "Job centre" not in " ".join(texts(page))


def test_a_slip_given_out_after_hours_says_so():
    assert "Außerhalb" in " ".join(texts(page_of(replace(GERMAN, outside_hours=True))))
    assert "Außerhalb" not in " ".join(texts(page_of(GERMAN)))


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_long_service_name_is_wrapped_and_a_very_long_one_shortened(width):
    long = page_of(LONG, width)
    start = texts(long).index("A 053") + 1
    end = texts(long).index("2. Etage")
    assert 2 <= end - start <= 6
    endless = page_of(replace(GERMAN, service=Words("Grundsicherung " * 700)), width)
    assert [text for text in texts(endless) if text.endswith("…")]
    assert endless.height < long.height + 60


def test_the_number_shrinks_before_it_touches_the_edge():
    sizes = [
        next(
            line.face.size
            for line in lines(page_of(replace(GERMAN, number=number), width))
            if line.text == number
        )
        for number, width in (("A 053", WIDE), ("A 1053", WIDE), ("A 053", NARROW), ("A 1053", NARROW))
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] <= 24.5


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_qr_code_has_its_quiet_zone(width):
    page = page_of(GERMAN, width)
    (matrix,) = [item for item in page.items if isinstance(item, Matrix)]
    quiet = 4 * matrix.module
    assert len(matrix.rows) == 25
    assert matrix.x >= quiet
    assert page.height - matrix.y - matrix.size >= quiet - 1e-6
    assert (matrix.module * 8).is_integer()
    for item in page.items:
        if isinstance(item, Bar):
            assert item.y + item.height <= matrix.y - quiet + 1e-6
    for line in lines(page)[-3:]:
        assert line.x >= matrix.x + matrix.size + quiet - 1e-6


def test_a_longer_code_still_fits_narrow_paper():
    (matrix,) = [
        item for item in page_of(replace(GERMAN, code="x" * 120), NARROW).items if isinstance(item, Matrix)
    ]
    assert matrix.x + matrix.size <= NARROW - 1.5


def test_a_line_that_cannot_be_wrapped_is_shortened():
    flow = Flow(20.0, 1.5, Monospace(), right_to_left=False)
    flow.line("x" * 100, Face(4.0))
    (line,) = flow.items
    assert isinstance(line, Line)
    assert line.text.endswith("…")
    assert Monospace().width(line.text, line.face) <= 17.0


def test_qr_codes_are_level_m():
    import segno

    assert segno.make_qr("FD1:20261123:A053:8ZR5KD0M4T1WQ9XE", error="m", boost_error=False).error == "M"
    assert len(qr_modules("FD1:20261123:A053:8ZR5KD0M4T1WQ9XE")) == 25


def test_words_are_paired_only_where_both_exist():
    assert words({"de": "Etage", "en": "Floor"}, "en") == Words("Etage", "Floor")
    assert words({"de": "Etage", "en": "Floor"}, "de") == Words("Etage")
    assert words({"de": "Etage"}, "en") == Words("Etage")
    assert words({"de": "Jobcenter", "en": "Jobcenter"}, "en") == Words("Jobcenter")
    assert words({}, "en") == Words("")


def test_names_from_outside_are_cleaned_everywhere():
    dirty = "x\x1b\u202e\ud800\x00"
    slip = replace(
        ENGLISH,
        site=dirty,
        number=dirty,
        service=Words(dirty, dirty),
        agency=Words(dirty, dirty),
        area=Words(dirty, dirty),
        way=Words(dirty, dirty),
        code=dirty,
    )
    assert not [text for text in texts(page_of(slip)) if set(text) & set(dirty[1:])]


def test_numbers_in_a_line_from_right_to_left_stand_for_themselves():
    place = replace(ARABIC, area=Words("Wartebereich 2A", "منطقة الانتظار ٢ب أو 2A"))
    said = " ".join(line.text for line in lines(page_of(place, unchecked=True)) if line.right_to_left)
    assert "\u20662A\u2069" in said
    assert "\u20662\u2069ب" in said
    assert "٢" not in said


def test_what_no_font_can_draw_is_marked_in_german_and_dropped_in_the_other_language():
    said = texts(page_of(replace(ENGLISH, site="Haus 🏠", service=Words("Antrag 🎉", "Request 🎉"))))
    assert "Haus ?" in said
    assert "Antrag ?" in said
    assert not [text for text in said if "Request" in text or "🎉" in text]


def test_signs_stand_beside_the_german_words_they_explain():
    page = page_of(replace(GERMAN, language="ti"))
    signs = {item.sign: item for item in page.items if isinstance(item, Pictogram)}
    by_text = {line.text: line for line in lines(page)}
    assert set(signs) == set(Sign)
    assert abs(signs[Sign.PEOPLE].y - by_text["Vor Ihnen"].y) < 2
    assert abs(signs[Sign.CLOCK].y - by_text["Wartezeit"].y) < 2
    note = next(line for line in lines(page) if line.text.startswith("Ihre Nummer kommt"))
    assert signs[Sign.SCREEN].x + signs[Sign.SCREEN].size / 2 <= note.x
    assert not [item for item in page_of(GERMAN).items if isinstance(item, Pictogram)]
    assert (
        len([i for i in page_of(replace(GERMAN, language="de-simple")).items if isinstance(i, Pictogram)])
        == 3
    )

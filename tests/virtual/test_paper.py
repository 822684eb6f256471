"""Every command that a ticket may consist of, drawn; and an alarm for every other one."""

import io
import itertools

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from frontdesk.printing.bitmap import Bitmap
from frontdesk.virtual.letters import CODE_PAGES
from frontdesk.virtual.paper import Paper
from tests.virtual.jobs import CUT, JOB, NULS, RESET, confirm, picture, proven, qr

PAGE = b"\x1bt\x13"  # 19: PC858


def printed(data: bytes, dots: int = 576) -> Paper:
    paper = Paper(dots)
    paper.feed(data)
    return paper


def rows(paper: Paper) -> list[bytes]:
    paper.tear_off()
    slip = paper.slips[-1]
    return [slip.row(y) for y in range(slip.height)]


def ink(paper: Paper) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is black."""
    paper.tear_off()
    box = ImageOps.invert(opened(paper.slips[-1])).getbbox()
    assert box is not None
    return box


def opened(slip: Bitmap) -> Image.Image:
    return Image.open(io.BytesIO(slip.png())).convert("L")


class TestPictures:
    def test_rows_come_out_as_they_are_sent(self):
        assert rows(printed(picture(2, wide=3, dots=b"\xa5")))[0] == b"\xa5" * 3 + bytes(69)

    def test_a_picture_follows_alignment_and_margin(self):
        assert ink(printed(b"\x1ba\x01" + picture(1, wide=1)))[0] == 284
        assert ink(printed(b"\x1ba\x02" + picture(1, wide=1)))[0] == 568
        assert ink(printed(b"\x1dL\x20\x00" + picture(1, wide=1)))[0] == 32
        assert ink(printed(b"\x1dW\x40\x00\x1ba2" + picture(1, wide=1)))[0] == 56

    @pytest.mark.parametrize(
        ("data", "alarm"),
        [
            (picture(1, wide=73), "picture 73 bytes wide on paper of 72"),
            (picture(129, wide=1), "picture 129 rows high in one command"),
            (b"\x1dv0\x01\x01\x00\x01\x00\xff", "picture of kind 0x30 1"),
            (b"\x1dv0\x00\x03\x00\x01\x00\x10\x04\x01", "real-time command inside a picture"),
            (b"\x1dv0\x00\x02\x00\x02\x00\x00\x10\x05\x00", "real-time command inside a picture"),
        ],
    )
    def test_what_no_ticket_may_contain(self, data, alarm):
        assert printed(data).alarms == [alarm]

    def test_a_half_sent_picture_swallows_the_next_job_and_zeros_cure_it(self):
        swallowed = printed(picture(100)[:2000] + JOB)
        assert swallowed.commands == []
        cured = printed(picture(100)[:2000] + NULS + JOB)
        assert cured.commands == ["picture", "reset", "picture", "cut", "confirm"]
        assert cured.alarms == []


class TestLetters:
    def test_a_line_is_kept_as_text_and_as_ink(self):
        paper = printed(RESET + PAGE + "Größe 5 €".encode("cp858") + b"\n")
        assert (paper.texts, paper.alarms) == (["Größe 5 €"], [])
        left, top, right, bottom = ink(paper)
        assert 0 <= left < 12
        assert right <= 9 * 12
        assert top >= 0
        assert bottom <= 24

    @pytest.mark.parametrize(("number", "codec"), sorted(CODE_PAGES.items()))
    def test_every_code_page(self, number, codec):
        text = bytes(range(0xA0, 0xB0)).decode(codec, "ignore")
        paper = printed(b"\x1bt" + bytes((number,)) + text.encode(codec) + b"\n")
        assert (paper.texts, paper.alarms) == ([text], [])

    def test_other_makers_number_their_pages_otherwise(self):
        paper = Paper(code_pages={73: "cp1251"})
        paper.feed(b"\x1bt\x49" + "Київ".encode("cp1251") + b"\n")
        assert (paper.texts, paper.alarms) == (["Київ"], [])
        paper.feed(b"\x1bt\x2e")
        assert paper.alarms == ["code page 46 is unknown here"]

    def test_text_before_a_code_page_is_an_alarm(self):
        """This is what a picture that lost its head looks like."""
        assert printed(RESET + b"A").alarms == ["byte 0x41 as text without a code page"]
        assert printed(PAGE + RESET + b"A").alarms == ["byte 0x41 as text without a code page"]

    def test_a_byte_that_its_page_does_not_have(self):
        assert printed(b"\x1bt\x10\x81\n").alarms == ["byte 0x81 means nothing in cp1252"]

    @pytest.mark.parametrize(
        ("look", "width", "height"),
        [
            (b"", 12, 24),
            (b"\x1d!\x11", 24, 48),
            (b"\x1d!\x70", 96, 24),
            (b"\x1d!\x07", 12, 192),
            (b"\x1bM\x01", 9, 17),
            (b"\x1b!\x30", 24, 48),
            (b"\x1b!\x01", 9, 17),
        ],
    )
    def test_the_size_of_a_letter(self, look, width, height):
        """Reversed, a blank shows its whole cell."""
        paper = printed(PAGE + b"\x1dB\x01" + look + b" \n")
        assert ink(paper) == (0, 0, width, height)
        assert paper.slips[-1].height == max(height, 30)

    def test_bold_has_more_ink(self):
        def dots(look: bytes) -> int:
            return sum(byte.bit_count() for row in rows(printed(PAGE + look + b"HH\n")) for byte in row)

        assert dots(b"\x1bE\x01") > dots(b"") == dots(b"\x1bE\x01\x1bE\x00")

    def test_alignment(self):
        paper = printed(PAGE + b"\x1dB\x01\x1ba\x01 \n\x1ba\x02 \n")
        paper.tear_off()
        middle, right = paper.slips[0].row(0), paper.slips[0].row(30)
        assert int.from_bytes(middle, "big").bit_length() == 576 - 282
        assert int.from_bytes(right, "big") == (1 << 12) - 1

    def test_a_long_line_goes_on_in_the_next_one(self):
        assert printed(PAGE + b"x" * 50 + b"\n").texts == ["x" * 48, "xx"]

    def test_feeds(self):
        assert printed(b"\n").rows_since_cut == 30
        assert printed(b"\x1bd\x03").rows_since_cut == 90
        assert printed(b"\x1bJ\x07").rows_since_cut == 7
        assert printed(b"\x1b3\x28\n\x1b2\n").rows_since_cut == 70

    def test_a_reset_takes_everything_back(self):
        changed = b"\x1bE\x01\x1d!\x33\x1dB\x01\x1ba\x02\x1dL\x20\x00\x1bM\x01\x1b3\x50"
        assert rows(printed(changed + RESET + PAGE + b"a\n")) == rows(printed(PAGE + b"a\n"))

    def test_what_stands_in_the_middle_of_a_line(self):
        assert printed(PAGE + b"a" + picture(1)).alarms == ["picture in the middle of a line"]
        assert printed(PAGE + b"a" + CUT).alarms == ["cut in the middle of a line"]


class TestCodes:
    @pytest.mark.parametrize("level", [b"0", b"1", b"2", b"3"])
    def test_a_code_can_be_read_from_the_paper(self, level):
        paper = printed(b"\x1ba\x01" + qr(b"FD1:20261123:A042:0", level=level) + CUT)
        assert (paper.codes, paper.alarms) == (["FD1:20261123:A042:0"], [])
        (found,) = zxingcpp.read_barcodes(ImageOps.expand(opened(paper.slips[0]), 40, 255))
        assert found.text == "FD1:20261123:A042:0"

    @pytest.mark.parametrize(
        ("data", "alarm"),
        [
            (b"\x1d(k\x03\x001C\x00", "GS ( k 31 43 00"),
            (b"\x1d(k\x03\x001E9", "GS ( k 31 45 39"),
            (b"\x1d(k\x03\x001Q0", "GS ( k 31 51 30"),
            (qr(b"x" * 3000), "a code of 3000 bytes"),
            (qr(b"x" * 600, module=16), "a code 1488 dots wide on 576"),
        ],
    )
    def test_a_code_that_no_printer_draws(self, data, alarm):
        paper = printed(data)
        assert (paper.codes, paper.alarms) == ([], [alarm])


class TestEnd:
    def test_a_cut_ends_the_slip(self):
        paper = printed(JOB + JOB)
        assert [slip.height for slip in paper.slips] == [40, 40]
        assert bytes(paper.answers) == proven() * 2

    @pytest.mark.parametrize("kind", [0, 1, 48, 49])
    def test_a_cut_without_feeding_goes_through_the_text(self, kind):
        cut = b"\x1dV" + bytes((kind,))
        assert printed(picture(1) + cut).alarms == ["cut through the last lines"]
        assert printed(picture(1) + b"\x1bJ\x78" + cut).alarms == []

    def test_only_the_last_slips_stay(self):
        paper = Paper(keep=2)
        paper.feed(JOB * 5)
        assert (len(paper.slips), paper.cuts) == (2, 5)

    @pytest.mark.parametrize(
        ("data", "alarm"),
        [
            (b"\x07", "byte 0x07 outside a command"),
            (b"\x7f", "byte 0x7f outside a command"),
            (b"\x1b\x2a", "ESC 0x2a"),
            (b"\x1d\x6b", "GS 0x6b"),
            (b"\x1c\x26", "FS 0x26"),
            (b"\x1dV\x09", "cut of kind 9"),
            (b"\x1d(L\x02\x0002", "GS ( 0x4c 30 32"),
            (b"\x10\x04\x09", "DLE 0x04 9"),
            (b"\x10\x14\x02", "DLE 0x14 2"),
            (b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x09", "DLE DC4 8 without its key"),
        ],
    )
    def test_everything_else_is_an_alarm(self, data, alarm):
        assert printed(data).alarms == [alarm]

    @pytest.mark.parametrize(
        "data", [b"\x00", b"\r", b"\x1bp\x00\x19\x19", b"\x1c.", b"\x1da\x0f", b"\x1dr1", b"\x1dI1"]
    )
    def test_what_is_allowed_and_leaves_no_ink(self, data):
        paper = printed(data)
        assert (paper.alarms, paper.rows_since_cut) == ([], 0)


mixed = st.lists(
    st.sampled_from([JOB, RESET, PAGE, b"Haus\n", qr(b"code"), b"\x1bd\x02", CUT, confirm(), b"\x10\x04\x01"])
    | st.binary(max_size=12),
    max_size=8,
).map(b"".join)


@settings(max_examples=60, deadline=None)
@given(data=mixed, cuts=st.lists(st.integers(0, 4000), max_size=6))
def test_in_whatever_pieces_the_bytes_come_the_paper_is_the_same(data, cuts):
    whole, pieces = printed(data), Paper()
    edges = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    for start, end in itertools.pairwise(edges):
        pieces.feed(data[start:end])
    for paper in (whole, pieces):
        paper.tear_off()
    assert (pieces.slips, pieces.alarms, pieces.commands) == (whole.slips, whole.alarms, whole.commands)
    assert (pieces.texts, pieces.codes, pieces.answers) == (whole.texts, whole.codes, whole.answers)

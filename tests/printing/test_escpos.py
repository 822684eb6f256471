"""The bytes for the printer, read back by a decoder that shares no code with their maker."""

import logging
import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.printing.bitmap import Bitmap
from frontdesk.printing.escpos import encode, process_id_answer
from frontdesk.printing.painter import paint_slip
from frontdesk.printing.profiles import profile, profile_names
from frontdesk.virtual.paper import Paper
from tests.printing import wild
from tests.printing.commands import read
from tests.printing.slips import GERMAN

GENERIC = profile("generic_80")


def printed(data: bytes, dots: int = 576) -> Paper:
    paper = Paper(dots)
    paper.feed(data)
    return paper


def picture(rows: list[bytes]) -> Bitmap:
    return Bitmap(8 * len(rows[0]), len(rows), b"".join(rows))


@pytest.mark.gui
@pytest.mark.usefixtures("painting")
@pytest.mark.parametrize("name", profile_names())
def test_every_profile_prints_exactly_the_picture(name):
    model = profile(name)
    bitmap = paint_slip(GERMAN, dots=model.dots, dots_per_mm=model.dots_per_mm)
    paper = printed(encode(bitmap, model), model.dots)
    if model.cut == "none":
        assert paper.rows_since_cut == bitmap.height + round(model.tear_mm * model.dots_per_mm)
        paper.tear_off()
    (slip,) = paper.slips
    assert paper.alarms == []
    assert slip.data[: len(bitmap.data)] == bitmap.data
    assert not any(slip.data[len(bitmap.data) :])
    assert paper.commands[0] == "reset"
    assert paper.commands[-1] == ("cut" if model.cut == "gs_v_66" else "picture")


def test_white_is_not_sent_as_picture():
    white, ink = bytes(72), b"\xff" + bytes(71)
    data = encode(picture([ink, *[white] * 500, ink]), GENERIC)
    assert len(data) < 600
    assert printed(data).slips[0].height == 502


def test_white_at_the_right_edge_is_not_sent():
    assert len(encode(picture([b"\xff" + bytes(71)] * 100), GENERIC)) < 200


def test_strips_stay_short():
    paper = printed(encode(picture([b"\xff" * 72] * 300), GENERIC))
    assert paper.commands == ["reset", "picture", "picture", "picture", "cut"]


@pytest.mark.parametrize("command", [b"\x10\x04", b"\x10\x05", b"\x10\x14"])
def test_a_picture_never_spells_a_real_time_command(command):
    row = b"\xaa" + command + b"\x01" + bytes(67) + b"\x55"
    slip_bytes = encode(picture([row] * 3), GENERIC)
    paper = printed(slip_bytes)
    assert paper.alarms == []
    assert command not in slip_bytes
    changed = [a ^ b for a, b in zip(paper.slips[0].row(0), row, strict=True) if a != b]
    assert len(changed) == 1
    assert changed[0].bit_count() == 1


def test_a_picture_that_is_too_wide_is_refused_before_a_byte_is_sent():
    with pytest.raises(ValueError, match="600 dots are too wide for 576"):
        encode(Bitmap(600, 1, bytes(75)), GENERIC)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.99])
def test_after_a_broken_job_the_next_one_is_whole(share):
    bitmap = picture([b"\xff" * 72] * 300)
    whole = encode(bitmap, GENERIC)
    paper = printed(whole[: int(len(whole) * share)])
    paper.feed(encode(bitmap, GENERIC, after_unclean_end=True))
    assert paper.alarms == []
    assert paper.slips[-1].data.endswith(bitmap.data)


def test_without_the_zeros_the_next_job_would_be_swallowed():
    bitmap = picture([b"\xff" * 72] * 300)
    paper = printed(encode(bitmap, GENERIC)[:5000])
    paper.feed(encode(bitmap, GENERIC))
    assert not paper.slips or not paper.slips[-1].data.endswith(bitmap.data)


def test_a_fence_asks_for_the_paper_once_everything_is_done():
    data = encode(picture([b"\xff" * 72]), GENERIC, fence=True)
    assert data.endswith(b"\x1dVB\x00\x1dr\x01")
    assert read(data).alarms == []


@given(st.lists(st.integers(0, 72), max_size=400), st.sampled_from(["generic_80", "generic_58"]))
def test_however_the_ink_lies_the_picture_comes_out_whole(widths, name):
    model = profile(name)
    wide = (model.dots + 7) // 8
    rows = [(b"\xa5" * min(width, wide)).ljust(wide, b"\0") for width in widths]
    bitmap = Bitmap(model.dots, len(rows), b"".join(rows))
    paper = printed(encode(bitmap, model), model.dots)
    paper.tear_off()
    assert paper.alarms == []
    assert b"".join(slip.data for slip in paper.slips)[: len(bitmap.data)] == bitmap.data


def test_a_line_of_text_costs_its_ink_and_not_the_width_of_the_paper():
    short, long = b"\xff" * 10 + bytes(62), b"\xff" * 72
    data = encode(picture([*[short] * 60, *[long] * 4, *[short] * 60]), GENERIC)
    assert len(data) < 120 * 10 + 4 * 72 + 60


def test_the_request_to_confirm_stands_after_the_cut():
    paper = printed(encode(picture([b"\xff" * 72]), GENERIC, process_id=b"ab12"))
    assert paper.commands[-2:] == ["cut", "confirm"]
    assert bytes(paper.answers) == process_id_answer(b"ab12") == b"\x37\x22ab12\x00"
    assert process_id_answer(b"") == b""


@pytest.mark.gui
@pytest.mark.usefixtures("painting")
@pytest.mark.filterwarnings("default")
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(slip=wild.slips, name=st.sampled_from(["generic_80", "epson_tm_t88v", "epson_58", "generic_58"]))
def test_whatever_the_texts_say_only_known_commands_leave(slip, name):
    model = profile(name)
    bitmap = paint_slip(slip, dots=model.dots, dots_per_mm=model.dots_per_mm, unchecked=True)
    paper = printed(encode(bitmap, model), model.dots)
    paper.tear_off()
    assert paper.alarms == []
    assert len(paper.slips) == 1
    assert bitmap.height < 600 * model.dots_per_mm


def test_importing_the_library_leaves_no_trace(tmp_path):
    """It would configure logging and leave a folder behind at every start."""
    temporary, cache = tmp_path / "tmp", tmp_path / "cache"
    temporary.mkdir()
    script = (
        "import logging, os\n"
        "from frontdesk.printing.bitmap import Bitmap\n"
        "from frontdesk.printing.escpos import encode\n"
        "from frontdesk.printing.profiles import profile\n"
        "encode(Bitmap(8, 1, b'\\xff'), profile('generic_80'))\n"
        "print(logging.getLogger().handlers, 'ESCPOS_CAPABILITIES_PICKLE_DIR' in os.environ)\n"
    )
    environment = os.environ | {"TMPDIR": str(temporary), "XDG_CACHE_HOME": str(cache)}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[] False"
    assert done.stderr == ""
    assert list(temporary.iterdir()) == []
    (folder,) = cache.glob("**/escpos")
    assert folder.stat().st_mode & 0o077 == 0
    assert list(folder.glob("*.pickle"))


def test_logging_of_this_process_is_as_before():
    before = logging.getLogger().handlers[:]
    encode(Bitmap(8, 1, b"\xff"), GENERIC)
    assert logging.getLogger().handlers == before

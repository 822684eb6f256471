"""The logo: small, one bit per dot, and refused in one sentence when it is none."""

from dataclasses import replace

import pytest
from PIL import Image

from frontdesk.domain.errors import LogoError
from frontdesk.printing import logo
from frontdesk.printing.logo import read_logo
from frontdesk.printing.painter import paint_slip, slip_pdf
from tests.printing.slips import CODE, GERMAN, WIDTHS, ink_box, read_qr


def saved(path, size, colour, mode="RGB"):
    Image.new(mode, size, colour).save(path)
    return path


def test_a_large_picture_is_made_small_and_keeps_its_shape(tmp_path):
    found = read_logo(saved(tmp_path / "logo.png", (1200, 900), "black"))
    assert (found.width, found.height) == (213, 160)
    assert ink_box(found) == (0, 0, 213, 160)
    wide = read_logo(saved(tmp_path / "wide.png", (3600, 400), "black"))
    assert (wide.width, wide.height) == (360, 40)
    small = read_logo(saved(tmp_path / "small.png", (30, 20), "black"))
    assert (small.width, small.height) == (30, 20)


def test_grey_becomes_as_many_dots_as_it_is_dark_and_nothing_stays_white(tmp_path):
    grey = read_logo(saved(tmp_path / "grey.jpg", (160, 160), (128, 128, 128)))
    assert sum(byte.bit_count() for byte in grey.data) / 160**2 == pytest.approx(0.5, abs=0.02)
    clear = read_logo(saved(tmp_path / "clear.png", (160, 160), (0, 0, 0, 0), "RGBA"))
    assert not any(clear.data)


def test_it_is_read_once_until_the_file_changes(tmp_path, monkeypatch):
    path = saved(tmp_path / "logo.png", (10, 10), "black")
    first = read_logo(path)
    monkeypatch.setattr(logo, "_dithered", lambda *_: pytest.fail("read again"))
    assert read_logo(path) is first
    monkeypatch.undo()
    saved(path, (20, 10), "black")
    assert read_logo(path).width == 20


def test_fifty_megabytes_are_refused_without_reading_them(tmp_path, monkeypatch):
    path = tmp_path / "logo.png"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    monkeypatch.setattr(logo, "_read", lambda *_: pytest.fail("the file was read"))
    with pytest.raises(LogoError, match="50 MB") as refusal:
        read_logo(path)
    assert "4000 Pixeln" in str(refusal.value)


@pytest.mark.parametrize("size", [(4001, 10), (10, 4001), (30_000, 30_000)])
def test_too_many_pixels_are_refused(tmp_path, size):
    # One bit per pixel: small as a file, huge in memory.
    Image.new("1", size, 1).save(tmp_path / "logo.png")
    with pytest.raises(LogoError, match="Pixel"):
        read_logo(tmp_path / "logo.png")


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n" + bytes(40), b"GIF89a"])
def test_what_is_no_picture_is_refused(tmp_path, content):
    (tmp_path / "logo.png").write_bytes(content)
    with pytest.raises(LogoError, match="kein lesbares Bild"):
        read_logo(tmp_path / "logo.png")


def test_half_a_picture_and_a_missing_one_are_refused(tmp_path):
    path = saved(tmp_path / "logo.jpg", (500, 500), "red")
    path.write_bytes(path.read_bytes()[:700])
    with pytest.raises(LogoError):
        read_logo(path)
    with pytest.raises(LogoError, match="fehlt"):
        read_logo(tmp_path / "nowhere.png")
    with pytest.raises(LogoError):
        read_logo(tmp_path)


@pytest.mark.gui
@pytest.mark.usefixtures("painting")
@pytest.mark.parametrize("dots", WIDTHS)
def test_it_stands_at_the_head_of_the_slip_dot_by_dot(tmp_path, dots):
    picture = read_logo(saved(tmp_path / "logo.png", (300, 100), "black"))
    with_logo = paint_slip(replace(GERMAN, logo=picture), dots=dots, dots_per_mm=WIDTHS[dots])
    without = paint_slip(GERMAN, dots=dots, dots_per_mm=WIDTHS[dots])
    left, top, right, bottom = ink_box(with_logo, (0, 0, dots, round(24 * 0.125 * WIDTHS[dots]) + 100))
    assert (right - left, bottom - top) == (300, 100)
    assert with_logo.height > without.height + 100
    assert read_qr(with_logo) == [CODE]
    assert len(slip_pdf(replace(GERMAN, logo=picture))) > 1000

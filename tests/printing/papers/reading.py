"""Looks at a finished PDF with other people's programs: its text, its fonts, its ink, its codes."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pypdf
import pypdfium2
import zxingcpp
from PIL import Image, ImageOps

MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 20.0, 210.0 - 16.0, 7.0, 297.0 - 8.0


def squeezed(text: str) -> str:
    """Without any blank: where a line ends is the layout's affair."""
    return "".join(text.split())


def reader(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def text_of(data: bytes) -> str:
    """All text as pypdf reads it, in the order of the file, without blanks."""
    return squeezed("".join(page.extract_text() for page in reader(data).pages))


def spoken_text_of(data: bytes) -> str:
    """All letters in reading order, also from right to left."""
    document = pypdfium2.PdfDocument(data)
    return folded("".join(page.get_textpage().get_text_range() for page in document))


def folded(text: str) -> str:
    """Letters and digits alone. PDFium turns the two letters of a lam-alef around, so both orders are one."""
    turned = re.sub("ل([اأإآ])", r"\1ل", text)  # while the words still are apart
    return "".join(char for char in turned if unicodedata.category(char)[0] in "LN")


def fonts_of(data: bytes) -> Iterator[tuple[str, bool, bool]]:
    """Name, whether it is inside, whether its signs can be read back."""
    for page in reader(data).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            found = font.get_object()
            inner = found["/DescendantFonts"][0].get_object() if "/DescendantFonts" in found else found
            descriptor = inner["/FontDescriptor"].get_object()
            inside = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            yield str(found["/BaseFont"]), inside, "/ToUnicode" in found


def pictures_of(data: bytes, *, dpi: float = 200) -> list[Image.Image]:
    """The pages as another program paints them."""
    document = pypdfium2.PdfDocument(data)
    return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]


def codes_of(data: bytes) -> list[tuple[str, str]]:
    """Kind and content of every code on every page, from top to bottom."""
    return [
        (found.format.name, found.text)
        for picture in pictures_of(data)
        for found in sorted(zxingcpp.read_barcodes(picture), key=lambda one: one.position.top_left.y)
    ]


def ink_of(data: bytes, *, dpi: float = 100) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of what is printed on each page, in millimetres."""
    boxes = (
        ImageOps.invert(picture).point(lambda grey: 255 * (grey > 60)).getbbox()
        for picture in pictures_of(data, dpi=dpi)
    )
    return [tuple(edge * 25.4 / dpi for edge in box) for box in boxes if box is not None]  # type: ignore[misc]


def collisions(data: bytes) -> list[tuple[str, str]]:
    """Lines of text that are printed over each other by more than a hair."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        rects = [text.get_rect(index) for index in range(text.count_rects())]
        for index, (left, bottom, right, top) in enumerate(rects):
            for other in rects[index + 1 :]:
                wide = min(right, other[2]) - max(left, other[0])
                high = min(top, other[3]) - max(bottom, other[1])
                if wide > 0.8 * MM and high > 0.8 * MM:
                    one = folded(text.get_text_bounded(left, bottom, right, top))
                    two = folded(text.get_text_bounded(*other))
                    if one != two:  # a letter and its own mark
                        found.append((one, two))
    return found


def assert_on_paper(data: bytes) -> None:
    """Everything lies between the margins, and nothing over something else."""
    for left, top, right, bottom in ink_of(data):
        assert left >= LEFT - 0.5
        assert right <= RIGHT + 0.5
        assert top >= TOP
        assert bottom <= BOTTOM
    assert collisions(data) == []

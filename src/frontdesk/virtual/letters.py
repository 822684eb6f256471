"""The letters and codes that a printer draws by itself: fixed cells of 12 × 24 dots, and QR codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from frontdesk import resources

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

USUAL_SPACING = 30

# Page numbers as Epson counts them; other makers count otherwise.
CODE_PAGES: Mapping[int, str] = MappingProxyType(
    {
        0: "cp437",
        13: "cp857",
        16: "cp1252",
        17: "cp866",
        18: "cp852",
        19: "cp858",
        45: "cp1250",
        46: "cp1251",
        48: "cp1254",
    }
)

_CELLS = ((12, 24), (9, 17))  # font A, font B
_POINTS = (19, 14)
_LEVELS = {48: "l", 49: "m", 50: "q", 51: "h"}


@dataclass(frozen=True, slots=True)
class Letter:
    """One sign with the look it was given."""

    sign: str
    font: int = 0
    wide: int = 1
    high: int = 1
    bold: bool = False
    reverse: bool = False

    @property
    def width(self) -> int:
        return _CELLS[self.font][0] * self.wide

    @property
    def height(self) -> int:
        return _CELLS[self.font][1] * self.high


@dataclass
class Look:
    """How the next sign will look; what a reset sets back.

    Attributes:
        page: number of the code page; ``None`` until one is chosen.
    """

    page: int | None = None
    font: int = 0
    wide: int = 1
    high: int = 1
    bold: bool = False
    reverse: bool = False
    align: int = 0
    spacing: int = USUAL_SPACING
    margin: int = 0
    width: int | None = None

    def letter(self, sign: str) -> Letter:
        return Letter(sign, self.font, self.wide, self.high, self.bold, self.reverse)

    def set_style(self, bits: int) -> None:
        """ESC !: font, bold and double sizes in one byte."""
        self.font = bits & 1
        self.bold = bool(bits & 0x08)
        self.high = 2 if bits & 0x10 else 1
        self.wide = 2 if bits & 0x20 else 1

    def set_size(self, bits: int) -> None:
        """GS !: one to eight times as wide and as high."""
        self.wide, self.high = (bits >> 4 & 7) + 1, (bits & 7) + 1


@dataclass
class Code:
    """The QR code that is being put together with several commands."""

    module: int = 3
    level: int = 48
    content: bytes = b""


@dataclass
class Line:
    """The letters that wait for the end of their line."""

    letters: list[Letter] = field(default_factory=list)

    @property
    def width(self) -> int:
        return sum(letter.width for letter in self.letters)

    @property
    def text(self) -> str:
        return "".join(letter.sign for letter in self.letters)

    def draw(self) -> tuple[int, list[int]]:
        """Width and rows, each row a number whose highest bit is the leftmost dot."""
        from PIL import Image

        height = max(letter.height for letter in self.letters)
        picture = Image.new("1", (self.width, height))
        x = 0
        for letter in self.letters:
            cell = _cell(letter.sign, letter.font, letter.bold, letter.reverse)
            picture.paste(cell.resize((letter.width, letter.height), 0), (x, height - letter.height))
            x += letter.width
        return self.width, _rows_of(picture)


def draw_code(code: Code) -> tuple[int, list[int]]:
    """Width and rows of a QR code, without a margin around it.

    Raises:
        ValueError: it does not hold so much.
    """
    import segno

    made = segno.make(code.content, error=_LEVELS[code.level], micro=False, boost_error=False)
    rows: list[int] = []
    for line in made.matrix_iter(scale=code.module, border=0):
        bits = "".join("1" if dark else "0" for dark in line)
        rows.append(int(bits, 2))
    return len(rows), rows  # a square


def is_level(level: int) -> bool:
    return level in _LEVELS


@lru_cache(maxsize=1024)
def _cell(sign: str, font: int, bold: bool, reverse: bool) -> Image:
    from PIL import Image, ImageDraw

    width, height = _CELLS[font]
    face = _face(font, bold)
    drawn = Image.new("1", (max(width, -int(-face.getlength(sign))), height))
    pen = ImageDraw.Draw(drawn)
    pen.fontmode = "1"
    pen.text(
        (max(0.0, (width - face.getlength(sign)) / 2), height * 0.8), sign, fill=1, font=face, anchor="ls"
    )
    # A proportional letter that is too wide for its cell is squeezed into it.
    cell = drawn if drawn.width == width else drawn.resize((width, height), 0)
    return cell.point(lambda dot: 0 if dot else 255) if reverse else cell


@lru_cache(maxsize=4)
def _face(font: int, bold: bool) -> FreeTypeFont:
    from PIL import ImageFont

    name = "NotoSans-Bold.ttf" if bold else "NotoSans-Medium.ttf"
    return ImageFont.truetype(str(resources.path("fonts", name)), _POINTS[font])


def _rows_of(picture: Image) -> list[int]:
    data, wide = picture.tobytes(), (picture.width + 7) // 8
    spare = 8 * wide - picture.width
    return [int.from_bytes(data[y * wide : (y + 1) * wide], "big") >> spare for y in range(picture.height)]

"""Obeys ESC/POS as a printer would and keeps the paper; shares no code with the part that writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from frontdesk.printing.bitmap import Bitmap
from frontdesk.virtual.commands import Command, Reader
from frontdesk.virtual.letters import CODE_PAGES, USUAL_SPACING, Code, Line, Look, draw_code, is_level

_HEAD_TO_CUTTER_ROWS = 120  # 15 mm
_HIGHEST_PICTURE = 128  # rows; what a printer still waits for after a break has to stay small
_RECORDED = 20_000  # commands, lines and alarms that a paper with a limit remembers


@dataclass
class Paper:
    """The paper with everything on it, and an alarm for whatever no ticket may contain.

    Attributes:
        dots: width of the print line.
        code_pages: which codec stands behind a page number.
        keep: how many slips stay; without a number all of them.
        slips: finished slips, oldest first.
        cuts: how many slips there were, kept or not.
        scraps: halves that came off with the end of a roll.
        alarms: what a ticket must never contain, in words.
        answers: what a printer without any trouble says back, until somebody takes it.
        commands: names of the commands obeyed, in order.
        texts: lines that the printer drew with its own letters.
        codes: contents of the QR codes that it drew itself.
        rows: how many rows were moved since the first.
    """

    dots: int = 576
    code_pages: Mapping[int, str] = field(default_factory=lambda: CODE_PAGES)
    keep: int | None = None
    slips: list[Bitmap] = field(default_factory=list)
    cuts: int = 0
    scraps: list[Bitmap] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    answers: bytearray = field(default_factory=bytearray)
    commands: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    rows: int = 0
    _reader: Reader = field(default_factory=Reader)
    _rows: list[bytes] = field(default_factory=list)
    _last_ink: int = 0
    _look: Look = field(default_factory=Look)
    _line: Line = field(default_factory=Line)
    _code: Code = field(default_factory=Code)

    @property
    def row_bytes(self) -> int:
        return (self.dots + 7) // 8

    @property
    def rows_since_cut(self) -> int:
        return len(self._rows)

    def feed(self, data: bytes) -> None:
        """Obey what is complete and keep the rest, as a printer does when the line goes dead."""
        for command in self._reader.feed(data):
            self.obey(command)

    def tear_off(self) -> None:
        """The client takes what has come out so far."""
        slip = self._take()
        if slip is None:
            return
        self.slips.append(slip)
        self.cuts += 1
        if self.keep is not None:
            del self.slips[: -self.keep]
            for record in (self.commands, self.texts, self.codes, self.alarms):
                del record[:-_RECORDED]

    def change_roll(self) -> None:
        """The end of the old roll goes away with whatever was on it."""
        scrap = self._take()
        if scrap is not None:
            self.scraps.append(scrap)

    def forget(self) -> None:
        """The power was off: settings and half a line are gone, what is on paper stays."""
        self._look, self._line, self._code = Look(), Line(), Code()

    def obey(self, command: Command) -> None:
        """Do one command; what is wrong with one that broke off is nobody's fault."""
        before = len(self.alarms)
        self._obey(command)
        if command.broken:
            del self.alarms[before:]

    def _obey(self, command: Command) -> None:
        if command.alarm:
            self.alarms.append(command.alarm)
        data = command.data
        match command.name:
            case "unknown" | "nothing":
                return
            case "row":
                self._picture_row(data)
                return
            case "picture begins":
                self._check_picture(data)
                return
            case "text":
                self._text(data)
                return
            case "reset":
                self.forget()
            case "feed":
                self._end_line(data[0])
            case "feed lines":
                self._end_line(self._look.spacing * data[0])
            case "line":
                self._end_line(self._look.spacing)
            case "cut":
                self._cut(data)
            case "code":
                self._qr(data)
            case "confirm":
                self.answers += b"\x37\x22" + data + b"\x00"
            case name:
                self._change_look(name, data)
        self.commands.append(command.name)

    def _change_look(self, name: str, data: bytes) -> None:
        look = self._look
        match name:
            case "code page":
                look.page = data[0]
                if data[0] not in self.code_pages:
                    self.alarms.append(f"code page {data[0]} is unknown here")
            case "align":
                self._at_start_of_line("alignment")
                look.align = data[0] % 48
            case "bold":
                look.bold = bool(data[0] & 1)
            case "reverse":
                look.reverse = bool(data[0] & 1)
            case "font":
                look.font = data[0] & 1
            case "style":
                look.set_style(data[0])
            case "size":
                look.set_size(data[0])
            case "spacing":
                look.spacing = data[0]
            case "usual spacing":
                look.spacing = USUAL_SPACING
            case "margin":
                look.margin = data[0] + 256 * data[1]
            case "width":
                look.width = data[0] + 256 * data[1]

    # -- pictures ------------------------------------------------------------------------------------------

    def _check_picture(self, head: bytes) -> None:
        self._at_start_of_line("picture")
        wide, high = head[0] + 256 * head[1], head[2] + 256 * head[3]
        if wide > self.row_bytes:
            self.alarms.append(f"picture {wide} bytes wide on paper of {self.row_bytes}")
        if high > _HIGHEST_PICTURE:
            self.alarms.append(f"picture {high} rows high in one command")

    def _picture_row(self, row: bytes) -> None:
        if self._look.align or self._look.margin:
            self._place(8 * len(row), [int.from_bytes(row, "big")])
        else:
            self._add(row[: self.row_bytes].ljust(self.row_bytes, b"\0"))

    def _place(self, width: int, rows: list[int]) -> None:
        """Rows of so many dots where margin and alignment want them; what is over the edge is lost."""
        area = self._area()
        room = max(0, area - width)
        left = min(self._look.margin, self.dots) + (0, room // 2, room)[self._look.align % 3]
        shift = 8 * self.row_bytes - left - width
        whole = (1 << 8 * self.row_bytes) - 1
        for row in rows:
            placed = row << shift if shift >= 0 else row >> -shift
            self._add((placed & whole).to_bytes(self.row_bytes, "big"))

    def _area(self) -> int:
        rest = self.dots - min(self._look.margin, self.dots)
        return rest if self._look.width is None else min(rest, self._look.width)

    def _add(self, row: bytes) -> None:
        self._rows.append(row)
        self.rows += 1
        if any(row):
            self._last_ink = len(self._rows)

    # -- letters and codes ---------------------------------------------------------------------------------

    def _text(self, data: bytes) -> None:
        page = self.code_pages.get(self._look.page or 0, "ascii")
        if self._look.page is None:
            # What a printer makes of bytes that were meant as something else.
            self.alarms.append(f"byte {data[0]:#04x} as text without a code page")
        try:
            sign = data.decode(page)
        except UnicodeDecodeError:
            sign = "\N{REPLACEMENT CHARACTER}"
            self.alarms.append(f"byte {data[0]:#04x} means nothing in {page}")
        letter = self._look.letter(sign)
        if self._line.letters and self._line.width + letter.width > self._area():
            self._end_line(self._look.spacing)
        self._line.letters.append(letter)

    def _end_line(self, feed: int) -> None:
        height = 0
        if self._line.letters:
            self.texts.append(self._line.text)
            width, rows = self._line.draw()
            self._place(width, rows)
            height, self._line = len(rows), Line()
        for _ in range(feed - height):
            self._add(bytes(self.row_bytes))

    def _at_start_of_line(self, what: str) -> None:
        if self._line.letters:
            self.alarms.append(f"{what} in the middle of a line")
            self._end_line(self._look.spacing)

    def _qr(self, data: bytes) -> None:
        match data[0], data[1:]:
            case 65, rest if len(rest) == 2 and rest[0] in (49, 50):
                pass  # both models look alike here
            case 67, rest if len(rest) == 1 and 1 <= rest[0] <= 16:
                self._code.module = rest[0]
            case 69, rest if len(rest) == 1 and is_level(rest[0]):
                self._code.level = rest[0]
            case 80, rest if rest[:1] == b"0" and len(rest) > 1:
                self._code.content = rest[1:]
            case 81, b"0" if self._code.content:
                self._print_code()
            case _:
                self.alarms.append(f"GS ( k 31 {data[:4].hex(' ')}")

    def _print_code(self) -> None:
        self._at_start_of_line("code")
        try:
            width, rows = draw_code(self._code)
        except ValueError:
            self.alarms.append(f"a code of {len(self._code.content)} bytes")
            return
        if width > self._area():
            # A printer draws no code that it would have to cut.
            self.alarms.append(f"a code {width} dots wide on {self._area()}")
            return
        self.codes.append(self._code.content.decode("utf-8", "replace"))
        self._place(width, rows)

    # -- end of a slip -------------------------------------------------------------------------------------

    def _cut(self, data: bytes) -> None:
        self._at_start_of_line("cut")
        if data[0] in (0, 1, 48, 49) and len(self._rows) - self._last_ink < _HEAD_TO_CUTTER_ROWS:
            self.alarms.append("cut through the last lines")
        self.tear_off()

    def _take(self) -> Bitmap | None:
        rows, self._rows, self._last_ink = self._rows, [], 0
        return Bitmap(self.dots, len(rows), b"".join(rows)) if rows else None

"""The inside of a printer: receive buffer, troubles, what it tells about them, and the paper."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Literal

from frontdesk.printing.bitmap import Bitmap
from frontdesk.virtual import answers
from frontdesk.virtual.answers import State
from frontdesk.virtual.commands import REAL_TIME, Command, Reader
from frontdesk.virtual.paper import Paper

Proof = Literal["process_id", "gs_r", "none"]

BUFFER = 4096
# Looks like the answer to GS r to whoever takes the last byte, and like nothing to whoever looks closely.
JUNK = b"\xff\x7f\x80\x00"
_CUT_SECONDS = 0.3
_SLICE_SECONDS = 0.005  # rows are moved in slices that the clock can still measure
_TORN = Command("torn off")


class Machine:
    """A printer without its line; whoever holds the line brings bytes and takes the answers.

    While it is offline it keeps its job and goes on with it when the trouble ends, however long that takes.
    Safe to use from several threads; `run` is called by one of them.

    Args:
        buffer_size: bytes it takes before the sender has to wait.
        proves: the best proof it can give; each includes those behind it.
        tells_status: whether it answers DLE EOT and GS I and reports changes.
        speed_mm_s: how fast the paper moves; 0 prints at once.
        cutter: without one a slip ends where its job ends, torn off by hand.
        inside_pictures: obeys real-time commands inside pictures too, as older firmware does.

    Attributes:
        changed: notified whenever anything here changed.
        on_switch: called after a switch was turned, by the thread that turned it.
        garbage_status: answers every question about its status with junk.
        paper_rows: rows until the paper ends; ``None`` for a roll without end.
    """

    def __init__(
        self,
        paper: Paper,
        *,
        buffer_size: int = BUFFER,
        proves: Proof = "process_id",
        tells_status: bool = True,
        speed_mm_s: float = 0.0,
        dots_per_mm: float = 8.0,
        cutter: bool = True,
        inside_pictures: bool = False,
    ) -> None:
        self.paper = paper
        self.proves: Proof = proves
        self.tells_status = tells_status
        self.garbage_status = False
        self.cutter = cutter
        self.paper_rows: int | None = None
        self.changed = threading.Condition(threading.RLock())
        self.on_switch: Callable[[], object] = lambda: None
        self._state = State()
        self._powered = True
        self._buffer_size = buffer_size
        self._inside_pictures = inside_pictures
        self._row_seconds = 1 / (speed_mm_s * dots_per_mm) if speed_mm_s else 0.0
        self._cut_seconds = _CUT_SECONDS if speed_mm_s else 0.0
        self._busy_until = 0.0
        self._reports = False
        self._answers = bytearray()
        self._fresh: list[Bitmap] = []
        self._reset()

    def _reset(self) -> None:
        self._reader = Reader(inside_pictures=self._inside_pictures)
        self._waiting: deque[Command] = deque()
        self._filled = 0

    # -- switches ------------------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        return self._state

    @property
    def powered(self) -> bool:
        return self._powered

    def turn(self, switch: str, value: bool) -> None:
        """Turn one of the switches of `State`."""
        with self.changed:
            before = answers.report(self._state)
            setattr(self._state, switch, value)
            if switch == "paper_out" and not value:
                self.paper.change_roll()
                self.paper_rows = None
            self._report_if_changed(before)
            self.changed.notify_all()
        self.on_switch()

    def power(self, on: bool) -> None:
        """Without power everything is lost but what is on paper."""
        with self.changed:
            self._powered = on
            self._reset()
            self._reports = False
            self._answers.clear()
            self._busy_until = 0.0
            self.paper.forget()
            self.changed.notify_all()
        self.on_switch()

    # -- the line ------------------------------------------------------------------------------------------

    @property
    def room(self) -> int:
        """How many bytes it takes now."""
        with self.changed:
            return max(0, self._buffer_size - self._filled) if self._powered else 0

    @property
    def held(self) -> int:
        """Bytes that are received and not yet printed."""
        with self.changed:
            return self._filled

    def receive(self, data: bytes) -> None:
        """Take what there is `room` for; real-time commands are obeyed at once."""
        with self.changed:
            for command in self._reader.feed(data):
                if command.name in REAL_TIME:
                    self._obey_now(command)
                else:
                    self._waiting.append(command)
                    self._filled += command.size
            self.changed.notify_all()

    def end_job(self) -> None:
        """The sender has gone away; without a cutter the client tears the slip off."""
        with self.changed:
            self._reader.end_job()
            if not self.cutter:
                self._waiting.append(_TORN)

    def take_answers(self) -> bytes:
        """What it has to say since the last time."""
        with self.changed:
            told = bytes(self._answers)
            self._answers.clear()
            return told

    def take_slips(self) -> list[Bitmap]:
        """The slips since the last time."""
        with self.changed:
            fresh, self._fresh = self._fresh, []
            return fresh

    # -- printing ------------------------------------------------------------------------------------------

    def run(self, now: float) -> float | None:
        """Print what can be printed at ``now``, in seconds of any steady clock.

        Returns:
            Seconds until it can go on; ``None`` when it waits for bytes or for the end of a trouble.
        """
        with self.changed:
            while self._waiting and self._state.prints and self._powered:
                command = self._waiting[0]
                # Whatever has to be true of the paper is said only when the paper has come to rest.
                slack = _SLICE_SECONDS if command.name in ("row", "picture", "text", "nothing") else 0.0
                if self._busy_until > now + slack:
                    return self._busy_until - now
                self._waiting.popleft()
                self._filled -= command.size
                self._obey(command, now)
            self.changed.notify_all()
            return None

    def _obey(self, command: Command, now: float) -> None:
        rows, cuts = self.paper.rows, self.paper.cuts
        match command.name:
            case "confirm":
                self.paper.commands.append("confirm")
                if self.proves == "process_id":
                    self._answers += answers.confirmation(command.data)
            case "sensor":
                self.paper.commands.append("sensor")
                if self.proves != "none":
                    self._say_status(answers.sensor(command.data[0], self._state))
            case "identify":
                if self.tells_status:
                    self._answers += answers.identity(command.data[0])
            case "report":
                self._reports = self.tells_status and command.data[0] != 0
                if self._reports:
                    self._say_status(answers.report(self._state))
            case "torn off":
                self.paper.tear_off()
            case "reset":
                self._reports = False
                self.paper.obey(command)
            case _:
                self.paper.obey(command)
        if self.paper.cuts > cuts:
            self._fresh.append(self.paper.slips[-1])
        self._move(self.paper.rows - rows, now)
        if command.name == "cut":
            self._busy_until = max(self._busy_until, now) + self._cut_seconds

    def _move(self, rows: int, now: float) -> None:
        if rows <= 0:
            return
        self._busy_until = max(self._busy_until, now) + rows * self._row_seconds
        if self.paper_rows is not None:
            self.paper_rows = max(0, self.paper_rows - rows)
            if not self.paper_rows:
                before = answers.report(self._state)
                self._state.paper_out = True
                self._report_if_changed(before)

    def _obey_now(self, command: Command) -> None:
        self.paper.commands.append(command.name)
        if command.name == "status" and self.tells_status:
            self._say_status(answers.real_time(command.data[0], self._state))
        elif command.name == "enquire" and self._state.cutter_jam:
            # Both tell the cutter to try again; the second one throws away what was waiting.
            before = answers.report(self._state)
            self._state.cutter_jam = False
            if command.data[0] == 2:
                self._clear()
            self._report_if_changed(before)
        elif command.name == "clear":
            self._clear()
            self._answers += answers.CLEARED

    def _clear(self) -> None:
        self._waiting.clear()
        self._filled = 0

    def _report_if_changed(self, before: bytes) -> None:
        after = answers.report(self._state)
        if self._reports and after != before and not self._state.hanging:
            self._say_status(after)

    def _say_status(self, told: bytes) -> None:
        self._answers += JUNK if self.garbage_status else told

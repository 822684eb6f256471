"""The one place that names concrete parts and puts them together for a program or a command."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from frontdesk.domain.document_errors import PdfNotWrittenError
from frontdesk.domain.errors import LogoError, PrinterError
from frontdesk.domain.house import House, StationName, in_language
from frontdesk.domain.printer import PrinterStatus
from frontdesk.domain.printjob import ON_PAPER, PrintJob
from frontdesk.domain.ticket import OperationId
from frontdesk.settings.station import StationSettings, settings_file
from frontdesk.usecases import day
from frontdesk.usecases.ports import Clock, Operation, Printing, Store
from frontdesk.usecases.waits import Forecaster

if TYPE_CHECKING:
    from frontdesk.domain.bundle import Bundle
    from frontdesk.domain.receipt import Receipt
    from frontdesk.printing.bitmap import Bitmap
    from frontdesk.printing.outcome import Outcome
    from frontdesk.printing.printer import Printer
    from frontdesk.printing.slip import Slip
    from frontdesk.usecases.submissions import Submission, ToldDate

_log = logging.getLogger(__name__)
NO_PRINTER = "none:"
# The name of `printing.papers.files.A4`, whose module is loaded only where a paper is made.
SHEETS = "a4"
_SECOND = {"de": "Ersatzdrucker", "en": "spare printer"}


class PcClock:
    """The clock of this PC, which anybody may set: it is compared with the store's and decides nothing."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class Runtime:
    """What a running program holds: its store, its house, its settings, its printer.

    Attributes:
        role: what this program is to the record: ``reception``, ``desk``, ``display``, ``cli``.
        papers_folder: where papers of A4 are written; ``None``: the user's own documents.
        station_clock: the clock of this PC; receipts are refused where it is far off the store's.
    """

    store: Store
    settings: StationSettings
    role: str
    _house: House
    _printing: Printing | None = None
    _clock_of_its_own: bool = False
    _begun: date | None = None
    papers_folder: Path | None = None
    station_clock: Clock = field(default_factory=PcClock)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def house(self) -> House:
        """The house definition as this program last read it."""
        return self._house

    @cached_property
    def forecaster(self) -> Forecaster:
        """The forecast of waits, for this program's store lane."""
        return Forecaster(self.store)

    @property
    def station(self) -> StationName:
        return StationName(self.settings.station)

    @property
    def printer(self) -> str | None:
        """The name under which print jobs of this station are kept, ``None`` without a printer."""
        return None if self.settings.printer == NO_PRINTER else self.settings.station

    def refresh_house(self) -> House:
        """Read the definition again, after the feed said that it changed."""
        self._house = self.store.house()
        return self._house

    def begin_day(self) -> None:
        """Close what earlier days left open, once for each business day that this program lives to see.

        Only programs that change the queue do this; a public screen never writes.
        """
        today = self._house.business_day(self.store.now())
        if self.role == "display" or today == self._begun:
            return
        day.close_past_days(self.store, self._house, op=self.operation())
        self._begun = today

    def operation(self, op: OperationId | None = None) -> Operation:
        """A new act of this station, or another try of the act ``op``."""
        return Operation(op or OperationId(uuid4()), self.station, self.role)

    def start_printing(self, on_change: Callable[[PrinterStatus], None]) -> Printing:
        """Start this station's print worker; ``on_change`` is called on the worker's thread."""
        from frontdesk.printing.lock import EndpointLock
        from frontdesk.printing.queue import MAX_AGE, SILENT_AGE, PrintQueue
        from frontdesk.printing.station import Second, StationPrinting

        settings = self.settings
        with self._lock:
            if self._printing is None:
                second = None
                if settings.second_printer != NO_PRINTER:
                    printer = _usable_printer(settings.second_printer)
                    title = printer.title or in_language(_SECOND, settings.language)
                    second = Second(printer, title, by_rule=settings.take_over == "rule")
                guard = EndpointLock(f"queue {settings.store} {settings.station}")
                # A clock that somebody hands in may run at any pace; then minutes say nothing about people.
                silent_age = MAX_AGE if self._clock_of_its_own else SILENT_AGE
                queue = PrintQueue(
                    self.store, self.compose_slip, settings.station, guard=guard, silent_age=silent_age
                )
                printing = StationPrinting(queue, _usable_printer(settings.printer), second, on_change)
                printing.start()
                self._printing = printing
            return self._printing

    def compose_slip(self, job: PrintJob) -> Slip | None:
        """What the slip of a print job says now; ``None`` when its ticket no longer holds."""
        from frontdesk.printing.compose import compose_slip

        slip = compose_slip(self.store, self._house, job)
        if slip is None or not self.settings.logo:
            return slip
        return replace(slip, logo=self._logo())

    def _logo(self) -> Bitmap | None:
        """The picture at the head of the slips; where its file is no good, they are printed without it."""
        from frontdesk.printing.logo import read_logo

        try:
            return read_logo(Path(self.settings.logo))
        except LogoError as error:
            _log.warning("%s", error.message("en"))
            return None

    def receipt_picture(
        self,
        submission: Submission,
        number: str,
        *,
        at: datetime,
        told: ToldDate | None = None,
        sheet: bool = False,
    ) -> bytes:
        """The slip, or the sheet of A4, that a submission would get at the moment ``at``, as a PNG; touches
        neither store nor printer."""
        from frontdesk.printing.receipt_preview import receipt_png, sheet_png

        draw = sheet_png if sheet else receipt_png
        return draw(self._house, submission, number=number, at=at, told=told)

    def receipt_paper(self, receipt: Receipt, *, job: PrintJob | None = None) -> Path:
        """Write the receipt as A4 into the folder of papers. ``job`` is its print that was ordered for
        `SHEETS`; without one it counts as one more print.

        Raises:
            PdfNotWrittenError: there is no file; the receipt stands and shows as unprinted.
        """
        from frontdesk.printing.papers.files import write_receipt

        file = self._paper_file(receipt.label)
        op = self.operation()
        outcome = write_receipt(self.store, self._house, receipt, file, op=op, job=job)
        return self._written(file, outcome)

    def protocol_paper(self, bundle: Bundle) -> Path:
        """Write the hand-over protocol of a bundle as A4; raises `PdfNotWrittenError`."""
        from frontdesk.printing.papers.files import write_protocol

        file = self._paper_file(bundle.label)
        return self._written(file, write_protocol(self.store, self._house, bundle, file))

    def _paper_file(self, label: str) -> Path:
        # Under its number alone: a file name is no place for a reference.
        folder = self.papers_folder
        if folder is None:
            from platformdirs import user_documents_path

            folder = user_documents_path() / "frontdesk"
        with suppress(OSError):  # whoever writes the file says what is in the way
            folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{label}.pdf"

    def _written(self, file: Path, outcome: Outcome) -> Path:
        if outcome.state not in ON_PAPER:
            raise PdfNotWrittenError(
                reason=print_reason(outcome.reason or "disk", self.settings.language or "de")
            )
        return file

    def printed_languages(self) -> frozenset[str]:
        """Languages that come out on paper; any other one falls back to German alone."""
        from frontdesk.printing.texts import printed_languages

        return printed_languages()

    def close(self) -> None:
        """Stop printing and give back the store; what was not printed stays pending."""
        with self._lock:
            if self._printing is not None:
                self._printing.stop()
                self._printing = None
        self.store.close()


def open_runtime(settings: StationSettings, *, role: str, clock: Clock | None = None) -> Runtime:
    """Open the store of this station and read the house.

    Days that nobody closed are closed now, so that no number of yesterday is called today.

    Raises:
        StoreError: the store cannot be used; the sentence says what to do.
    """
    from frontdesk.store.open import open_store

    store = open_store(settings.store, clock=clock)
    try:
        runtime = Runtime(store, settings, role, store.house(), _clock_of_its_own=clock is not None)
        runtime.station_clock = clock or runtime.station_clock
        runtime.begin_day()
    except BaseException:
        store.close()
        raise
    return runtime


def station_printer(url: str) -> Printer:
    """The printer of a URL, with the profiles of this station.

    Raises:
        PrinterError: the URL or the profile is wrong, in one sentence.
    """
    from frontdesk.printing.printer import open_printer
    from frontdesk.printing.profiles import FOLDER_VARIABLE

    file = settings_file()
    beside = file.parent / "printers" if file is not None else None
    own = beside if beside is not None and beside.is_dir() and not os.environ.get(FOLDER_VARIABLE) else None
    return open_printer(url, profiles=own)


def _usable_printer(url: str) -> Printer:
    """The same, but a wrong URL is a printer in trouble, so that work goes on and people see it."""
    from frontdesk.printing.unusable import UnusablePrinter

    try:
        return station_printer(url)
    except PrinterError as error:
        _log.warning("%s", error.message("en"))
        return UnusablePrinter()


def print_reason(reason: str | None, language: str = "de") -> str:
    """What to tell a person about the reason code of a print job or printer; windows know no printing."""
    from frontdesk.printing.outcome import reason_sentence

    return reason_sentence(reason, language)

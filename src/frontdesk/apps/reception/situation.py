"""What is known of store, printer and figures at one moment, ready to be shown; also without any store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from frontdesk.apps.reception import state
from frontdesk.apps.reception.connection import Connection
from frontdesk.domain.house import House
from frontdesk.domain.printer import PrinterStatus
from frontdesk.domain.printjob import ON_PAPER
from frontdesk.qt import translation
from frontdesk.usecases.views import ReceptionPicture
from frontdesk.usecases.waits import TooLate


@dataclass
class Situation:
    """Changes as things happen; the window is drawn from it.

    Attributes:
        connection: the opened store, once there is one.
        printer: what the print worker said last.
        printer_since: since when it is so, in the store's time.
        open_error: why the store could not be opened, with the time of the next try.
        told: numbers whose holders were told at this place that they may not be called today.
    """

    connection: Connection | None = None
    printer: PrinterStatus | None = None
    printer_since: datetime | None = None
    open_error: Exception | None = None
    next_opening: datetime | None = field(default=None)
    told: frozenset[tuple[date, str]] = frozenset()

    def hear_printer(self, status: PrinterStatus) -> None:
        """The print worker has said how the printer is."""
        before, self.printer = self.printer, status
        if before is None or before.since != status.since or self.printer_since is None:
            # The worker goes by this PC's clock, people by that of the house.
            now = self.connection.now() if self.connection is not None else None
            passed = max(datetime.now(UTC) - status.since, timedelta())
            self.printer_since = now - passed if now is not None else None

    @property
    def printer_trouble_since(self) -> str:
        """Local time at which the printer's present state began, empty where nobody knows."""
        if self.house is None or self.printer_since is None:
            return ""
        return state.local_time(self.house, self.printer_since)

    @property
    def slip_came_out(self) -> bool:
        """Whether a slip of this station came out since the window follows its store."""
        connection = self.connection
        if connection is None or connection.picture is None or connection.began is None:
            return False
        printer, began = connection.runtime.printer, connection.began
        jobs = (row.job for row in connection.picture.recent if row.job is not None)
        return any(
            job.printer == printer and job.state in ON_PAPER and job.changed_at >= began for job in jobs
        )

    @property
    def house(self) -> House | None:
        """The definition in force."""
        return self.connection.house if self.connection is not None else None

    @property
    def picture(self) -> ReceptionPicture | None:
        """What was read last."""
        return self.connection.picture if self.connection is not None else None

    @property
    def is_stale(self) -> bool:
        """Whether figures may be out of date."""
        return self.connection is None or self.connection.is_lost

    @property
    def has_printer(self) -> bool:
        """Whether this station prints."""
        return self.connection is not None and self.connection.runtime.printer is not None

    @property
    def printed_languages(self) -> frozenset[str] | None:
        """Languages that come out on paper; ``None`` while no store is open."""
        return self.connection.runtime.printed_languages() if self.connection is not None else None

    @property
    def lost_since(self) -> str:
        """Local time of the last good answer while the store is away, else empty."""
        house, connection = self.house, self.connection
        if house is None or connection is None or connection.lost_since is None:
            return ""
        # The figures are as old as their picture, which may be older than the last sign of life.
        at = connection.picture.at if connection.picture is not None else connection.lost_since
        return state.local_time(house, at)

    @property
    def next_try_s(self) -> float | None:
        """Seconds until the store is asked again."""
        if self.connection is not None:
            return self.connection.feed.next_try_s()
        if self.next_opening is None:
            return None
        return (self.next_opening - datetime.now(UTC)).total_seconds()

    def lines(self) -> tuple[state.RecentLine, ...]:
        """The last tickets at the store's present time."""
        connection = self.connection
        if connection is None or connection.picture is None:
            return ()
        at = connection.now() or connection.picture.at
        return state.recent_lines(
            connection.house, connection.picture, at=at, language=translation.language()
        )

    def slips(self) -> tuple[state.SlipTrouble, ...]:
        """Slips that a person must look at; none while nothing can be done about them."""
        if self.picture is None or self.is_stale:
            return ()
        return state.slip_troubles(self.picture)

    def old_slips(self) -> tuple[state.SlipTrouble, ...]:
        """Slips that wait for a person's word because they are old."""
        if self.picture is None or self.is_stale:
            return ()
        return state.old_slips(self.picture)

    def without_paper(self) -> list[str]:
        """Tickets and receipts of this station that still wait for their slip."""
        if self.picture is None or self.is_stale:
            return []
        return state.without_paper(self.picture)

    def too_late(self) -> list[TooLate]:
        """Who waits, is likely to be called only after the desks close, and was not told so here.

        Of several closing times the first one's: a card says one time.
        """
        picture, house = self.picture, self.house
        if picture is None or house is None or self.is_stale:
            return []
        day = house.business_day(picture.at)
        late = [one for one in picture.waits.too_late if (day, one.label) not in self.told]
        return [one for one in late if one.closes_at == min(other.closes_at for other in late)]

    def have_told(self, labels: Iterable[str]) -> None:
        """A person has told those with these numbers."""
        if self.house is not None and self.picture is not None:
            day = self.house.business_day(self.picture.at)
            self.told |= {(day, label) for label in labels}

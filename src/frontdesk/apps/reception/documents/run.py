"""A run of letters that came in the night, or of papers from an outage: one legal date for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from frontdesk.apps.reception.documents import dates
from frontdesk.domain.house import House
from frontdesk.domain.receipt import ReceiptId
from frontdesk.usecases.submissions import ToldDate


class RunKind(StrEnum):
    """Why a person tells the date."""

    LETTERBOX = "letterbox"
    OUTAGE = "outage"


class RunField(StrEnum):
    """The fields of the page that begins a run."""

    DAY = "day"
    TIME = "time"
    REASON = "reason"
    INITIALS = "initials"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunForm:
    """What is typed to begin a run."""

    kind: RunKind = RunKind.LETTERBOX
    day: str = ""
    time: str = ""
    reason: str = ""
    initials: str = ""


@dataclass(slots=True)
class Run:
    """The run that goes on now, if one does.

    Attributes:
        told: the date for each of its letters; ``None``: no run.
        recorded: what was written in it.
    """

    form: RunForm = field(default_factory=RunForm)
    told: ToldDate | None = None
    recorded: list[ReceiptId] = field(default_factory=list)

    @property
    def is_on(self) -> bool:
        return self.told is not None

    def propose(self, house: House, today: date, reasons: dict[RunKind, str]) -> None:
        """Fill in what is nearly always right: the letters of last night count for the day before."""
        form = self.form
        day = form.day or dates.day_text(today - timedelta(days=1))
        reason = form.reason
        if not reason or reason in reasons.values():
            reason = reasons[form.kind]
        self.form = replace(form, day=day, reason=reason)

    def bad_fields(self, house: House, today: date) -> list[RunField]:
        """Which fields cannot be, first things first."""
        form, bad = self.form, []
        try:
            day = dates.read_date(form.day, today, past=True)
            if form.kind is RunKind.OUTAGE:
                try:
                    dates.read_moment(day, form.time, house.zone)
                except ValueError:
                    bad.append(RunField.TIME)
        except ValueError:
            bad.append(RunField.DAY)
        if not form.reason.strip():
            bad.append(RunField.REASON)
        initials = form.initials.strip()
        if not (2 <= len(initials) <= 5 and initials.isalpha()):
            bad.append(RunField.INITIALS)
        return bad

    def begin(self, house: House, today: date) -> None:
        """Every receipt from now on gets this date; call it only without bad fields."""
        form = self.form
        day = dates.read_date(form.day, today, past=True)
        at = dates.read_moment(day, form.time, house.zone) if form.kind is RunKind.OUTAGE else None
        self.told = ToldDate(
            reason=form.reason.strip(),
            initials=form.initials.strip(),
            day=day if at is None else None,
            at=at,
        )
        self.recorded.clear()

    def new_day(self) -> bool:
        """Another business day has begun: its letters have another date. Whether a run was on."""
        was_on = self.is_on
        self.end()
        self.form = RunForm()
        return was_on

    def end(self) -> None:
        """The clock tells the dates again."""
        self.told = None

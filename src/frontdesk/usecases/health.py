"""The self-test of the record: every promise about tickets, papers and appointments, over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontdesk.domain.appointment_invariants import AppointmentInvariant, check_all
from frontdesk.domain.document_invariants import (
    PaperInvariant,
    PaperViolation,
    check_bundles,
    check_year,
)
from frontdesk.domain.house import House
from frontdesk.domain.invariants import Invariant, Violation, check_day
from frontdesk.usecases.ports import Reader


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a self-test."""

    name: str
    ok: bool
    detail: str


def check_store(store: Reader) -> list[Check]:
    """One line per promise of `Invariant`, in that order, over all days; holds one day at a time."""
    days = store.days()
    today = store.house().business_day(store.now()) if days else None
    first: dict[Invariant, Violation] = {}
    counts = dict.fromkeys(Invariant, 0)
    for day in days:
        for violation in _violations(store, day, past=today is not None and day < today):
            first.setdefault(violation.invariant, violation)
            counts[violation.invariant] += 1
    return [_check(invariant, first.get(invariant), counts[invariant], len(days)) for invariant in Invariant]


def _check(invariant: Invariant, first: Violation | None, count: int, days: int) -> Check:
    if first is None:
        return Check(invariant.value, ok=True, detail=f"{days} {'day' if days == 1 else 'days'}")
    more = f" (and {count - 1} more)" if count > 1 else ""
    return Check(invariant.value, ok=False, detail=f"{first}{more}")


def _violations(store: Reader, day: date, *, past: bool) -> list[Violation]:
    found = check_day(store.counters(day), store.histories(day), past=past)
    if not found:
        return found
    # Counters and tickets are read one after the other while others go on working. What is really broken is
    # still broken at a second look; a ticket that was issued in between is not.
    again = {(v.invariant, v.label) for v in check_day(store.counters(day), store.histories(day), past=past)}
    return [violation for violation in found if (violation.invariant, violation.label) in again]


def check_papers(store: Reader) -> list[Check]:
    """One line per promise of `PaperInvariant`, in that order, over all years."""
    counters = store.documents.counters()
    house = store.house() if counters else None
    found = _of_papers(store, house)
    if found:
        # What was written between two reads is no violation at a second look, as with tickets.
        again = {(v.invariant, v.label) for v in _of_papers(store, house)}
        found = [violation for violation in found if (violation.invariant, violation.label) in again]
    total = sum(counter.last_given for counter in counters)
    return [_paper_check(invariant, found, total) for invariant in PaperInvariant]


def _of_papers(store: Reader, house: House | None) -> list[PaperViolation]:
    if house is None:
        return []
    documents = store.documents
    found = check_bundles(documents.bundle_histories())
    for counter in documents.counters():
        histories = documents.receipt_histories(counter.year)
        found += check_year(counter.year, counter.last_given, histories, house.zone)
    return found


def check_appointments(store: Reader) -> list[Check]:
    """One line per promise of `AppointmentInvariant`, in that order, over all appointments."""
    found, total = check_all(store.appointments.histories())
    if found:
        # What was written between two reads is no violation at a second look, as with tickets.
        again = {(v.invariant, v.label) for v in check_all(store.appointments.histories())[0]}
        found = [violation for violation in found if (violation.invariant, violation.label) in again]
    checks = []
    for invariant in AppointmentInvariant:
        mine = [violation for violation in found if violation.invariant is invariant]
        detail = f"{total} {'appointment' if total == 1 else 'appointments'}"
        if mine:
            detail = str(mine[0]) + (f" (and {len(mine) - 1} more)" if len(mine) > 1 else "")
        checks.append(Check(invariant.value, ok=not mine, detail=detail))
    return checks


def _paper_check(invariant: PaperInvariant, found: list[PaperViolation], total: int) -> Check:
    mine = [violation for violation in found if violation.invariant is invariant]
    broken = [violation for violation in mine if not violation.warns]
    told = broken or mine
    receipts = f"{total} {'receipt' if total == 1 else 'receipts'}"
    if not told:
        return Check(invariant.value, ok=True, detail=receipts)
    more = f" (and {len(told) - 1} more)" if len(told) > 1 else ""
    what = f"{told[0]}{more}"
    return Check(invariant.value, ok=not broken, detail=what if broken else f"{receipts}; {what}")

"""Any sequence of acts with papers loses none, doubles none and re-dates none, whatever the store."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from frontdesk.domain.errors import FrontdeskError
from frontdesk.domain.receipt import BundleId, Place, Receipt, ReceiptId, stand
from frontdesk.domain.submission import Item
from frontdesk.store.open import open_store
from frontdesk.testing.builders import operation, small_house, submission
from frontdesk.testing.clock import FakeClock
from frontdesk.testing.memory import MemoryStore
from frontdesk.usecases import bundles, documents, houses
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.health import check_papers, check_store
from frontdesk.usecases.ports import Store
from frontdesk.usecases.submissions import ToldDate
from tests.usecases.document_model import Cards, Refused

HOUSE = small_house()
LETTERS = {"jobcenter": "A", "abh": "B"}
AGENCIES = st.sampled_from(sorted(LETTERS))
CLERKS = st.sampled_from(["reception-1", "reception-2"])
COUNTS = st.integers(1, 9)
WHICH = st.integers(0, 10_000)
PEOPLE = st.sampled_from(["mk", "xy"])

Act = Callable[[], Outcome[Any]]


class Papers(RuleBasedStateMachine):
    """A real store and a box of index cards side by side; a subclass says which store.

    Attributes:
        offset: numbers of years that other runs on the same store have used are not ours.
        done: acts that took effect, for repeats.
    """

    def new_store(self, clock: FakeClock) -> Store:
        raise NotImplementedError

    decades: Iterator[int]

    @initialize()
    def open_the_house(self) -> None:
        year = 2026 + 3 * next(self.decades)
        self.clock = FakeClock(datetime(year, 12, 28, 12, tzinfo=UTC))
        self.store = self.new_store(self.clock)
        sweep(self.store)
        self.clock.set(datetime(year, 12, 30, 12, tzinfo=UTC))
        self.cards = Cards()
        self.ids: list[ReceiptId] = []
        self.bundle_ids: list[BundleId] = []
        self.firsts: list[Receipt] = []
        self.done: list[Act] = []

    # --- both sides -----------------------------------------------------------------------------

    def both(self, real: Act, model: Callable[[], Any]) -> Any:
        """Do an act on both sides; the outcome, or ``None`` where both refuse and nothing changes."""
        code = ""
        try:
            model()
        except Refused as no:
            code = no.args[0]
        if code:
            before = self.picture()
            with pytest.raises(FrontdeskError) as refused:
                real()
            assert refused.value.code == code
            assert self.picture() == before
            return None
        outcome = real()
        assert outcome.created
        self.done.append(real)
        return outcome.value

    def picture(self) -> object:
        reader = self.store.documents
        receipts = [reader.receipt(one) for one in self.ids]
        entries = reader.entries(self.ids)
        lists = [
            [one.id for one in reader.at_reception(agency.code) if one.id in self.ids]
            for agency in HOUSE.agencies
        ]
        piles = [reader.bundle(one) for one in self.bundle_ids]
        return receipts, dict(entries), lists, piles, dict(reader.items(self.bundle_ids))

    def one(self, which: int, *places: str) -> int:
        """One of the receipts, mostly one in one of these places."""
        fit = [key for key, card in enumerate(self.cards.cards) if card.place in places]
        keys = fit if fit and which % 5 else list(range(len(self.ids)))
        return keys[which // 5 % len(keys)]

    def pile(self, which: int, state: str) -> int:
        fit = [key for key, pile in enumerate(self.cards.piles) if pile.state == state]
        keys = fit if fit and which % 5 else list(range(len(self.bundle_ids)))
        return keys[which // 5 % len(keys)]

    # --- acts -----------------------------------------------------------------------------------

    @rule(
        agency=AGENCIES,
        count=COUNTS,
        clerk=CLERKS,
        body=st.sampled_from([None, None, "Familienkasse Bonn"]),
        back=st.sampled_from([None, None, 1, 3]),
        by=PEOPLE,
        times=st.integers(1, 4),
    )
    def record(
        self, agency: str, count: int, clerk: str, body: str | None, back: int | None, by: str, times: int
    ) -> None:
        for _ in range(times):
            op, now = operation(clerk), self.clock.now()
            today = HOUSE.business_day(now)
            day = today if back is None else today - timedelta(days=back)
            told = None if back is None else ToldDate(reason="Briefkasten", initials=by, day=day)
            made = self.both(
                lambda op=op, told=told: documents.record_submission(  # type: ignore[misc]
                    self.store,
                    HOUSE,
                    op=op,
                    submission=submission(Item("ko", count), agency=agency, addressed_to=body),
                    told_date=told,
                    printer="reception-1",
                ),
                lambda today=today, day=day: self.cards.record(  # type: ignore[misc]
                    today.year,
                    str(day),
                    agency,
                    f"ko{count}",
                    body=body,
                    told_by=None if back is None else by,
                ),
            )
            self.ids.append(made.receipt.id)
            self.firsts.append(made.receipt)
            self.clock.advance(seconds=7)

    @precondition(lambda self: self.ids)
    @rule(which=WHICH, count=COUNTS, clerk=CLERKS)
    def correct(self, which: int, count: int, clerk: str) -> None:
        key, op = self.one(which, "open", "bundled", "accepted"), operation(clerk)
        self.both(
            lambda: documents.correct_receipt(
                self.store,
                HOUSE,
                op=op,
                receipt_id=self.ids[key],
                submission=submission(Item("ko", count)),
                reason="verzählt",
            ),
            lambda: self.cards.correct(key, f"ko{count}"),
        )

    @precondition(lambda self: self.ids)
    @rule(which=WHICH, back=st.integers(1, 9), by=PEOPLE)
    def redate(self, which: int, back: int, by: str) -> None:
        key, op = self.one(which, "open", "bundled", "accepted"), operation()
        day = HOUSE.business_day(self.clock.now()) - timedelta(days=back)
        told = ToldDate(reason="übersehen", initials=by, day=day)
        self.both(
            lambda: documents.redate_receipt(
                self.store, HOUSE, op=op, receipt_id=self.ids[key], told_date=told
            ),
            lambda: self.cards.redate(key, str(day), by, recorded=str(self.firsts[key].business_day)),
        )

    @precondition(lambda self: any(card.pending for card in self.cards.cards))
    @rule(which=st.lists(WHICH, min_size=1, max_size=3), by=PEOPLE, stands=st.booleans())
    def confirm(self, which: list[int], by: str, stands: bool) -> None:
        waiting = [key for key, card in enumerate(self.cards.cards) if card.pending]
        keys = [waiting[one % len(waiting)] if one % 7 else one % len(self.ids) for one in which]
        op = operation("reception-2")
        self.both(
            lambda: documents.confirm_dates(
                self.store, op=op, receipt_ids=[self.ids[key] for key in keys], initials=by, stands=stands
            ),
            lambda: self.cards.confirm(keys, by, stands=stands),
        )

    @precondition(lambda self: self.ids)
    @rule(which=WHICH, agency=AGENCIES)
    def route(self, which: int, agency: str) -> None:
        key, op = self.one(which, "open", "disputed"), operation()
        self.both(
            lambda: documents.route_receipt(
                self.store, HOUSE, op=op, receipt_id=self.ids[key], agency=agency, reason="falsche Stelle"
            ),
            lambda: self.cards.route(key, agency),
        )

    @precondition(lambda self: self.ids)
    @rule(which=WHICH, what=st.sampled_from(["forward", "clarify", "withdraw"]))
    def move(self, which: int, what: str) -> None:
        key = self.one(which, *({"clarify": ("disputed",)}.get(what) or ("open", "accepted")))
        op, receipt_id = operation(), self.ids[key]
        late = self.clock.now() - self.firsts[key].received_at > timedelta(minutes=HOUSE.rules.undo_minutes)
        acts: dict[str, tuple[Act, Callable[[], None]]] = {
            "forward": (
                lambda: documents.forward_receipt(self.store, op=op, receipt_id=receipt_id),
                lambda: self.cards.forward(key),
            ),
            "clarify": (
                lambda: documents.clarify_receipt(
                    self.store, op=op, receipt_id=receipt_id, reason="gefunden"
                ),
                lambda: self.cards.clarify(key),
            ),
            "withdraw": (
                lambda: documents.withdraw_receipt(
                    self.store, HOUSE, op=op, receipt_id=receipt_id, reason="zurückgegeben"
                ),
                lambda: self.cards.withdraw(key, late=late),
            ),
        }
        self.both(*acts[what])

    @precondition(lambda self: self.ids)
    @rule(agency=AGENCIES, clerk=CLERKS, seen=st.sampled_from(["all", "now", "stale"]), which=WHICH)
    def seal(self, agency: str, clerk: str, seen: str, which: int) -> None:
        """A clerk packs everything, or what is on the screen, or what was there a while ago."""
        op, day = operation(clerk), HOUSE.business_day(self.clock.now())
        keys = {
            "all": None,
            "now": self.cards.ready(agency),
            "stale": [*self.cards.ready(agency), which % len(self.ids)],
        }[seen]
        ids = None if keys is None else [self.ids[key] for key in keys]
        bundle = self.both(
            lambda: bundles.seal_bundle(self.store, HOUSE, op=op, agency=agency, seen=ids),
            lambda: self.cards.seal(LETTERS[agency], agency, str(day), seen=keys),
        )
        if bundle is not None:
            self.bundle_ids.append(bundle.id)

    @precondition(lambda self: self.bundle_ids)
    @rule(which=WHICH)
    def hand_over(self, which: int) -> None:
        key, op = self.pile(which, "sealed"), operation()
        self.both(
            lambda: bundles.hand_over(self.store, op=op, bundle_id=self.bundle_ids[key]),
            lambda: self.cards.hand_over(key),
        )

    @precondition(lambda self: self.bundle_ids)
    @rule(which=WHICH, only=st.booleans(), data=st.data())
    def judge(self, which: int, only: bool, data: st.DataObject) -> None:
        key, op = self.pile(which, "handed_over"), operation("desk-1", "desk")
        pile = self.cards.piles[key]
        candidates = [one for one in pile.content if one not in pile.verdicts] or list(pile.content)
        if which % 11 == 0:
            candidates.append(which % len(self.ids))
        some = st.lists(st.sampled_from(candidates), max_size=3, unique=True)
        disputed = data.draw(some)
        scanned = data.draw(some) if only else None
        self.both(
            lambda: bundles.accept_bundle(
                self.store,
                op=op,
                bundle_id=self.bundle_ids[key],
                only=None if scanned is None else [self.ids[one] for one in scanned],
                disputed={self.ids[one]: "fehlt" for one in disputed},
            ),
            lambda: self.cards.judge(key, scanned, disputed),
        )

    @precondition(lambda self: self.done)
    @rule(which=WHICH)
    def repeat(self, which: int) -> None:
        """A double click, a retry after a lost reply: nothing happens."""
        before = self.picture()
        outcome = self.done[which % len(self.done)]()
        assert not outcome.created
        assert not outcome.changed
        assert self.picture() == before

    @rule(hours=st.sampled_from([0.05, 0.2, 3, 11, 13]))
    def wait(self, hours: float) -> None:
        self.clock.advance(minutes=60 * hours)

    # --- what must be true at any time --------------------------------------------------------------

    @invariant()
    def both_sides_agree(self) -> None:
        if not hasattr(self, "store"):
            return
        reader = self.store.documents
        entries = reader.entries(self.ids)
        for key, (receipt_id, card) in enumerate(zip(self.ids, self.cards.cards, strict=True)):
            found = reader.receipt(receipt_id)
            assert found is not None
            standing = stand(entries[receipt_id])
            bundle = None if card.bundle is None else self.bundle_ids[card.bundle]
            assert (found.number.year, found.number.sequence) == card.number
            assert (found.place, found.agency, found.now.bundle_id, found.now.body) == (
                card.place,
                card.agency,
                bundle,
                card.body,
            )
            # P5: neither date of the first day moves, and what was said first is still there.
            first = self.firsts[key]
            assert (found.legal, found.received_at) == (first.legal, first.received_at)
            assert (standing.legal, str(standing.legal.date)) == (first.legal, card.date)
            told = [entry.new.content for entry in entries[receipt_id] if entry.new.content is not None]
            assert [f"{content.items[0].kind}{content.items[0].count}" for content in told] == card.contents
            later = None if standing.corrected is None else str(standing.corrected.date)
            assert later == card.later
            assert (standing.confirmation == "pending") == (card.pending is not None)
        mine = set(self.ids)
        at_reception = {one.id for one in reader.at_reception()} & mine
        in_bundles = {
            line.receipt_id
            for lines in reader.items(self.bundle_ids).values()
            for line in lines
            if line.verdict != "disputed"
        }
        gone = {
            self.ids[key]
            for key, card in enumerate(self.cards.cards)
            if card.place in ("forwarded", "withdrawn")
        }
        # P6: each paper is in exactly one place.
        assert at_reception.isdisjoint(in_bundles)
        assert at_reception | in_bundles | gone == mine
        for bundle_id, pile in zip(self.bundle_ids, self.cards.piles, strict=True):
            real = reader.bundle(bundle_id)
            assert real is not None
            assert (real.state, f"{real.number.day} {real.number.short}") == (pile.state, pile.label)
            content = tuple(line.receipt_id for line in reader.items([bundle_id])[bundle_id])
            assert content == tuple(self.ids[key] for key in pile.content)

    def teardown(self) -> None:
        # A database that many runs share is looked at once, after the last of them.
        if hasattr(self, "store") and isinstance(self.store, MemoryStore):
            assert_sound(self.store)


def sweep(store: Store) -> None:
    """Send upstairs what an earlier run has left at reception."""
    for receipt in store.documents.at_reception():
        if receipt.place is Place.DISPUTED:
            documents.clarify_receipt(store, op=operation(), receipt_id=receipt.id, reason="aufgeräumt")
    for agency in {receipt.agency for receipt in store.documents.at_reception()}:
        bundles.seal_bundle(store, HOUSE, op=operation(), agency=agency)


def assert_sound(store: Store) -> None:
    assert [one for one in (*check_papers(store), *check_store(store)) if not one.ok] == []


def machine(new: Callable[[FakeClock], Store]) -> type[Papers]:
    class OnThisStore(Papers):
        decades = itertools.count()

        def new_store(self, clock: FakeClock) -> Store:
            return new(clock)

    return OnThisStore


def run(case: type[Papers], *, examples: int, steps: int, shrink: bool = True) -> None:
    phases = [phase for phase in Phase if shrink or phase is not Phase.shrink]
    run_state_machine_as_test(
        case,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        ),
    )


def in_memory(clock: FakeClock) -> Store:
    store = MemoryStore(clock)
    houses.load_house(store, op=operation(), house=HOUSE)
    return store


@pytest.mark.slow
def test_in_memory() -> None:
    run(machine(in_memory), examples=80, steps=40)


def run_on(url: str, *, examples: int, steps: int) -> None:
    """All runs in one database, which is slow to make; each has years of its own."""
    clocks: list[FakeClock] = [FakeClock(datetime(2026, 1, 1, tzinfo=UTC))]

    class Hand:
        """The clock of whichever run is at work."""

        def now(self) -> datetime:
            return clocks[-1].now()

    store = open_store(url, clock=Hand())
    houses.load_house(store, op=operation(), house=HOUSE)

    def new(clock: FakeClock) -> Store:
        clocks.append(clock)
        return store

    try:
        run(machine(new), examples=examples, steps=steps, shrink=False)
        assert_sound(store)
    finally:
        store.close()


@pytest.mark.slow
def test_in_sqlite(sqlite_url: str) -> None:
    run_on(sqlite_url, examples=12, steps=35)


@pytest.mark.slow
@pytest.mark.postgres
def test_in_postgresql(postgres_url: str) -> None:
    run_on(postgres_url, examples=12, steps=35)


def test_the_cards_notice_a_paper_in_two_places() -> None:
    """The model itself refuses what must not be."""
    cards = Cards()
    cards.record(2026, str(date(2026, 1, 1)), "abh", "ko1", body=None, told_by=None)
    cards.seal("B", "abh", "2026-01-01", seen=None)
    with pytest.raises(Refused):
        cards.seal("B", "abh", "2026-01-01", seen=[0])

"""Papers as one would keep them on index cards: what a store has to agree with, without any of its code."""

from __future__ import annotations

from dataclasses import dataclass, field


class Refused(Exception):
    """The act cannot be done now; its argument is the code of the error."""


@dataclass
class Card:
    """One receipt: where it is, and everything about it that may never change."""

    number: tuple[int, int]
    date: str
    agency: str
    place: str = "open"
    bundle: int | None = None
    body: str | None = None
    contents: list[str] = field(default_factory=list)
    pending: str | None = None  # initials of who told the date that waits
    later: str | None = None  # another date that two people stand by
    claim: str | None = None  # the date that waits, where it is another one


@dataclass
class Pile:
    """One bundle: what is in it, fixed, and what was said of it."""

    label: str
    agency: str
    content: tuple[int, ...]
    state: str = "sealed"
    verdicts: dict[int, str] = field(default_factory=dict)


class Cards:
    """The whole box of cards."""

    def __init__(self) -> None:
        self.cards: list[Card] = []
        self.piles: list[Pile] = []

    def record(
        self, year: int, date: str, agency: str, content: str, *, body: str | None, told_by: str | None
    ) -> Card:
        sequence = 1 + sum(card.number[0] == year for card in self.cards)
        card = Card((year, sequence), date, agency, body=body, contents=[content], pending=told_by)
        self.cards.append(card)
        return card

    def ready(self, agency: str) -> list[int]:
        return [key for key, card in enumerate(self.cards) if (card.agency, card.place) == (agency, "open")]

    def correct(self, key: int, content: str) -> None:
        card = self._standing(key)
        card.contents.append(content)

    def redate(self, key: int, date: str, by: str, *, recorded: str) -> None:
        card = self.cards[key]
        if card.pending is not None:
            raise Refused("date_waits")
        if date > recorded:
            raise Refused("legal_date")
        self._standing(key)
        card.pending, card.claim = by, date

    def confirm(self, keys: list[int], by: str, *, stands: bool) -> None:
        for key in sorted(set(keys)):
            card = self.cards[key]
            if card.pending is None:
                raise Refused("nothing_to_confirm")
            if card.pending == by:
                raise Refused("second_person")
            self._standing(key)
        for key in set(keys):
            card = self.cards[key]
            if stands and card.claim is not None:
                card.later = card.claim
            card.pending = card.claim = None

    def route(self, key: int, agency: str) -> None:
        card = self._in(key, "open", "disputed")
        card.agency, card.place, card.body = agency, "open", None

    def forward(self, key: int) -> None:
        card = self.cards[key]
        if card.body is None:
            raise Refused("invalid_value")
        self._in(key, "open", "accepted").place = "forwarded"

    def clarify(self, key: int) -> None:
        self._in(key, "disputed").place = "open"

    def withdraw(self, key: int, *, late: bool) -> None:
        if late:
            raise Refused("too_late_to_withdraw")
        self._in(key, "open").place = "withdrawn"

    def seal(self, letter: str, agency: str, day: str, *, seen: list[int] | None) -> Pile:
        ready = self.ready(agency)
        if seen is not None:
            if not set(seen) <= set(ready):
                raise Refused("sealed_meanwhile")
            ready = sorted(set(seen))
        if not ready:
            raise Refused("nothing_to_seal")
        number = 1 + sum(pile.label.startswith(f"{day} {letter}-") for pile in self.piles)
        pile = Pile(f"{day} {letter}-{number}", agency, tuple(ready))
        self.piles.append(pile)
        for key in ready:
            self.cards[key].place, self.cards[key].bundle = "bundled", len(self.piles) - 1
        return pile

    def hand_over(self, which: int) -> None:
        if self.piles[which].state != "sealed":
            raise Refused("illegal_step")
        self.piles[which].state = "handed_over"

    def judge(self, which: int, only: list[int] | None, disputed: list[int]) -> None:
        pile = self.piles[which]
        if pile.state != "handed_over":
            raise Refused("illegal_step")
        undecided = set(pile.content) - set(pile.verdicts)
        accepted = (undecided if only is None else set(only)) - set(disputed)
        if not accepted and not disputed:
            raise Refused("nothing_named")
        if not accepted | set(disputed) <= undecided:
            raise Refused("receipt_not_in_bundle")
        for key in accepted:
            pile.verdicts[key] = self.cards[key].place = "accepted"
        for key in disputed:
            pile.verdicts[key] = self.cards[key].place = "disputed"
            self.cards[key].bundle = None
        if set(pile.verdicts) == set(pile.content):
            pile.state = "disputed" if "disputed" in pile.verdicts.values() else "accepted"

    def _in(self, key: int, *places: str) -> Card:
        if self.cards[key].place not in places:
            raise Refused("illegal_step")
        return self.cards[key]

    def _standing(self, key: int) -> Card:
        return self._in(key, "open", "bundled", "accepted", "disputed", "forwarded")

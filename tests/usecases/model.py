"""What the use cases should do, told once more with plain dicts, for the state machine to compare with."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

SERIES = {"wba": "A", "neu": "A", "auf": "B", "eat": "B"}
DESKS = {"2.14": ("wba", "neu"), "2.11": ("wba",), "1.08": ("auf", "eat")}
LEAD = {None: 0, "seat": 20, "urgent": 40}
HERE = {"called", "serving"}
AWAY = {"parked", "missed"}
FROM = {  # in which states an act is allowed
    "again": {"called"},
    "start": {"called"},
    "finish": HERE,
    "missed": {"called"},
    "park": HERE | {"waiting"},
    "back": AWAY,
    "transfer": HERE | {"waiting"},
    "pick": AWAY | {"waiting"},
    "cancel": AWAY | {"waiting"},
    "close": HERE | AWAY | {"waiting"},
}
Fields = dict[str, Any]


class Refused(Exception):
    """The model says no, with the code of the error."""


def local(now: datetime) -> datetime:
    return now.astimezone(ZoneInfo("Europe/Berlin"))


def by_arrival(ticket: Fields) -> tuple[Any, ...]:
    return ticket["arrived"], ticket["number"], ticket["key"]


def by_due(ticket: Fields) -> tuple[Any, ...]:
    return ticket["due"], ticket["number"], ticket["key"]


class Model:
    """Tickets and acts; a ticket's key is its place in the order of issue."""

    def __init__(self) -> None:
        self.tickets: list[Fields] = []
        self.acts: list[Fields] = []
        self.calls: list[Fields] = []
        self.takes: dict[str, tuple[str, ...]] = dict(DESKS)

    def issue(self, now: datetime, service: str, need: str | None, anyway: bool) -> Fields:
        at, day, letter = local(now), str(local(now).date()), SERIES[service]
        if not anyway and not (at.weekday() < 5 and (7, 30) <= (at.hour, at.minute) < (16, 0)):
            raise Refused("closed")
        number = 1 + sum(t["day"] == day and t["label"][0] == letter for t in self.tickets)
        ticket = {"key": len(self.tickets), "day": day, "label": f"{letter} {number:03d}", "number": number}
        ticket |= {"state": "waiting", "service": service, "desk": None, "misses": 0, "was_called": False}
        ticket |= {"arrived": now, "lead": LEAD[need], "due": now - timedelta(minutes=LEAD[need]), "past": []}
        self.tickets.append(ticket)
        return ticket

    def at(self, desk: str) -> Fields | None:
        return next((t for t in self.tickets if t["desk"] == desk and t["state"] in HERE), None)

    def client(self, desk: str) -> Fields:
        found = self.at(desk)
        if found is None:
            raise Refused("no_client")
        return found

    def line(self, day: str, services: tuple[str, ...]) -> list[Fields]:
        return [
            t for t in self.tickets if (t["state"], t["day"]) == ("waiting", day) and t["service"] in services
        ]

    def choice(self, now: datetime, desk: str) -> Fields | None:
        line = self.line(str(local(now).date()), self.takes[desk])
        if not line:
            return None
        oldest, head = min(line, key=by_arrival), min(line, key=by_due)
        if now - oldest["arrived"] >= timedelta(minutes=90):
            return oldest
        first = min((t for t in line if t["service"] == head["service"]), key=by_arrival)
        if head["lead"] and first["arrived"] < head["arrived"]:
            calls = [c for c in self.calls if (c["day"], c["service"]) == (head["day"], head["service"])]
            if sum(c["lead"] > 0 and c["arrived"] > first["arrived"] for c in calls) >= 5:
                return first
        return head

    def act(self, now: datetime) -> Fields:
        self.acts.append({"at": now, "desks": set(), "keys": []})
        return self.acts[-1]

    def step(self, act: Fields, ticket: Fields, kind: str, by: str | None = None, **after: Any) -> Fields:
        """Change a ticket; how it was before goes onto its stack, the desk concerned into the act."""
        if ticket["state"] not in FROM[kind]:
            raise Refused("illegal_step")
        before = {name: value for name, value in ticket.items() if name != "past"}
        ticket["past"].append((act, before))
        act["keys"].append(ticket["key"])
        act["desks"].add(by or ticket["desk"])
        ticket.update(after)
        return ticket

    def call(self, act: Fields, ticket: Fields, desk: str) -> Fields:
        self.step(act, ticket, "pick", by=desk, state="called", desk=desk, was_called=True)
        self.calls.append(dict(ticket))
        return ticket

    def next(self, now: datetime, desk: str) -> tuple[Fields | None, Fields | None]:
        act, present = self.act(now), self.at(desk)
        if present is not None:
            self.step(act, present, "finish", state="finished")
        chosen = self.choice(now, desk)
        return (self.call(act, chosen, desk) if chosen else None), present

    def pick(self, now: datetime, desk: str, ticket: Fields) -> Fields:
        if self.at(desk) is not None:
            raise Refused("desk_occupied")
        return self.call(self.act(now), ticket, desk)

    def at_desk(self, now: datetime, desk: str, kind: str) -> Fields:
        ticket = self.client(desk)
        after: Fields = {"start": {"state": "serving"}, "finish": {"state": "finished"}}.get(kind, {})
        if kind == "missed":
            misses = ticket["misses"] + 1
            after = {"misses": misses, "state": "ended" if misses >= 3 else "missed"}
        return self.step(self.act(now), ticket, kind, **after)

    def park(self, now: datetime, desk: str, ticket: Fields | None) -> Fields:
        ticket = ticket or self.client(desk)
        if ticket["state"] in HERE and ticket["desk"] != desk:
            raise Refused("illegal_step")
        return self.step(self.act(now), ticket, "park", by=desk, state="parked", desk=desk)

    def back(self, now: datetime, ticket: Fields) -> Fields:
        due = ticket["due"]
        if ticket["state"] == "missed":
            ahead = sorted(t["due"] for t in self.line(ticket["day"], (ticket["service"],)))[:2]
            due = max([due, *(at + timedelta(microseconds=1) for at in ahead[-1:])])
        return self.step(self.act(now), ticket, "back", state="waiting", desk=None, due=due)

    def transfer(self, now: datetime, ticket: Fields, service: str) -> Fields:
        if ticket["service"] == service:
            raise Refused("illegal_step")
        after = {"service": service, "due": ticket["arrived"] - timedelta(minutes=ticket["lead"])}
        return self.step(self.act(now), ticket, "transfer", state="waiting", desk=None, **after)

    def undo(self, now: datetime, desk: str) -> None:
        here = [a for a in self.acts if desk in a["desks"] and now - a["at"] <= timedelta(minutes=5)]
        if not here:
            raise Refused("nothing_to_undo")
        act = here[-1]
        if any(self.tickets[key]["past"][-1][0] is not act for key in act["keys"]):
            raise Refused("too_late")
        for key in act["keys"]:
            self.tickets[key].update(self.tickets[key]["past"].pop()[1])
        self.acts = [one for one in self.acts if one is not act]

    def cancel(self, now: datetime, ticket: Fields, *, take_back: bool) -> Fields:
        fresh = ticket["state"] == "waiting" and not ticket["was_called"]
        if take_back and not (fresh and now - ticket["arrived"] <= timedelta(minutes=5)):
            raise Refused("too_late")
        return self.step(self.act(now), ticket, "cancel", state="cancelled")

    def open(self, desk: str, services: tuple[str, ...] | None) -> None:
        if services == () and self.at(desk) is not None:
            raise Refused("desk_occupied")
        self.takes[desk] = services or DESKS[desk]

    def close(self, now: datetime, days: set[str]) -> int:
        left = [t for t in self.tickets if t["day"] in days and t["state"] in FROM["close"]]
        for ticket in left:
            self.step(self.act(now), ticket, "close", state="closed")
            self.acts.pop()  # the evening is not undone
        return len(left)

"""The ticket that a clerk is putting together: search, chosen service, language, need; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import uuid4

from frontdesk.apps.reception.search import NOTHING, Found, ServiceSearch
from frontdesk.domain.house import House, ServiceCode
from frontdesk.domain.ticket import Need, OperationId


class Reason(StrEnum):
    """Why somebody goes first. Only its class is kept, the reason itself is never stored or printed."""

    MOBILITY = "mobility"
    CHILD = "child"
    DEADLINE = "deadline"


NEED_OF = {Reason.MOBILITY: Need.SEAT, Reason.CHILD: Need.SEAT, Reason.DEADLINE: Need.URGENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """One ticket that a clerk wants.

    Attributes:
        op: made before the first try; every retry carries it, so that one intent is one ticket.
        anyway: also outside opening hours.
    """

    op: OperationId
    service: ServiceCode
    language: str
    need: Need | None
    reason: Reason | None = None
    anyway: bool = False

    def same_wish(self, other: Intent) -> bool:
        """Whether both stand for the same ticket, opening hours aside."""
        return (self.service, self.language, self.need) == (other.service, other.language, other.need)


class Draft:
    """What is typed and chosen for the next ticket.

    Attributes:
        text: what stands in the search field.
        found: which services that text means.
        service: the chosen one.
    """

    def __init__(self) -> None:
        self._search = ServiceSearch(())
        self._columns: tuple[tuple[ServiceCode, ...], ...] = ()
        self.text = ""
        self.found: Found = NOTHING
        self.service: ServiceCode | None = None
        self.language = "de"
        self.need_on = False
        self.reason: Reason | None = None
        self._tried: Intent | None = None

    def set_house(self, house: House, columns: Sequence[Sequence[ServiceCode]]) -> None:
        """Search these services from now on; ``columns`` is how their tiles stand."""
        self._search = ServiceSearch(house.active_services)
        self._columns = tuple(tuple(column) for column in columns)
        known = {code for column in self._columns for code in column}
        if self.service not in known:
            self.service = None
        if self.language not in house.site.languages:
            self.language = "de"
        if self.text:
            self.found = self._search.find(self.text)

    @property
    def is_searching(self) -> bool:
        """Whether something stands in the search field, so that tiles may recede."""
        return bool(self.text.strip())

    @property
    def is_empty(self) -> bool:
        """Whether the clerk has begun nothing new."""
        return not self.text and self.service is None

    @property
    def need(self) -> Need | None:
        """The class that goes onto the ticket; the switch alone means a seat."""
        if not self.need_on:
            return None
        return NEED_OF[self.reason] if self.reason is not None else Need.SEAT

    def type(self, text: str) -> None:
        """The search field changed: one match or an exact code chooses, anything else un-chooses."""
        if text == self.text:
            return
        self.text = text
        self.found = self._search.find(text)
        self.service = self.found.chosen

    def choose(self, service: ServiceCode) -> None:
        """A tile was pressed."""
        self.service = service

    def move(self, right: int, down: int) -> None:
        """An arrow key: along the matches while searching, else from tile to tile."""
        if self.found.codes:
            self._step(self.found.codes, right + down)
        elif not self.is_searching:
            self._walk(right, down)

    def set_need(self, on: bool) -> None:
        """The switch: off forgets the reason as well."""
        self.need_on = on
        if not on:
            self.reason = None

    def set_reason(self, reason: Reason | None) -> None:
        """A reason turns the switch on; taking it away turns it off."""
        self.reason = reason
        self.need_on = reason is not None

    def clear(self) -> None:
        """As after a print: nothing typed, nothing chosen, German, no need; a refused try is forgotten."""
        self.text, self.found, self.service = "", NOTHING, None
        self.language, self.need_on, self.reason = "de", False, None
        self._tried = None

    def intent(self, *, anyway: bool = False) -> Intent | None:
        """The ticket as it stands now; the same wish tried again keeps its operation id."""
        if self.service is None:
            return None
        wish = Intent(
            op=OperationId(uuid4()),
            service=self.service,
            language=self.language,
            need=self.need,
            reason=self.reason,
            anyway=anyway,
        )
        if self._tried is not None and self._tried.same_wish(wish):
            return replace(wish, op=self._tried.op)
        return wish

    def restore(self, intent: Intent) -> None:
        """Put a refused wish back, so that the clerk can try it again."""
        self.clear()
        self.service, self.language = intent.service, intent.language
        self.need_on, self.reason = intent.need is not None, intent.reason
        self._tried = intent

    def _step(self, codes: Sequence[ServiceCode], steps: int) -> None:
        if self.service in codes:
            place = (codes.index(self.service) + steps) % len(codes)
        else:
            place = 0 if steps > 0 else len(codes) - 1
        self.service = codes[place]

    def _walk(self, right: int, down: int) -> None:
        columns = [column for column in self._columns if column]
        if not columns:
            return
        x = next((i for i, column in enumerate(columns) if self.service in column), None)
        if x is None or self.service is None:
            self.service = columns[0][0]
            return
        y = columns[x].index(self.service)
        x = (x + right) % len(columns)
        self.service = columns[x][min(max(y + down, 0), len(columns[x]) - 1)]

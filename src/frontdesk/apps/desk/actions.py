"""What the keys of the desk start: each is one use case, carried out off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.apps.desk.papers.state import Judgement
from frontdesk.apps.desk.state import Act, Target
from frontdesk.domain.bundle import Bundle
from frontdesk.domain.errors import StoreError
from frontdesk.domain.house import DeskName, ServiceCode
from frontdesk.domain.ticket import Step, Ticket, TicketId
from frontdesk.usecases import bundles, calling, queues
from frontdesk.usecases.ports import Operation, Presence
from frontdesk.usecases.views import DeskPicture

if TYPE_CHECKING:
    from frontdesk.bootstrap import Runtime

ROWS = 200  # as many as the store looks at to tell who is next


@dataclass(frozen=True, slots=True)
class Done:
    """What an act led to.

    Attributes:
        ticket: the client it was about, as it stands now; ``None`` where nobody waited.
        finished: the client whose visit a call of the next one ended.
        undone: the steps that an undo took back.
        bundle: the bundle that was looked at, as it stands now.
        ahead: how many are due before a client who came back; ``None`` where that could not be read.
    """

    ticket: Ticket | None = None
    finished: Ticket | None = None
    undone: tuple[Step, ...] = ()
    bundle: Bundle | None = None
    ahead: int | None = None


@dataclass(frozen=True, slots=True)
class DeskActions:
    """The acts of one desk; every method blocks and belongs on the store lane.

    Attributes:
        services: what the desk takes when it is opened; ``None`` means all of its own.
    """

    runtime: Runtime
    desk: DeskName
    services: tuple[ServiceCode, ...] | None = None
    language: str = "de"

    def picture(self, *, refresh_house: bool = False) -> DeskPicture:
        """What the window shows now. The services are those that the desk said it takes when opened."""
        house = self.runtime.refresh_house() if refresh_house else self.runtime.house
        # A program that runs through the night: the numbers of yesterday get their end.
        self.runtime.begin_day()
        return queues.desk(self.runtime.store, house, desk=self.desk, rows=ROWS, language=self.language)

    def picture_after_act(self) -> DeskPicture | None:
        """The same after an act, which has taken effect even when reading fails now."""
        try:
            return self.picture()
        except StoreError:
            return None

    def scanned_ticket(self, code: str) -> Ticket:
        """The ticket whose code was scanned; raises when it is none of this house and day."""
        return queues.find_scanned_ticket(self.runtime.store, self.runtime.house, code)

    def seen(self) -> None:
        """Sign of life."""
        self.runtime.store.seen(self.desk)

    def carry_out(self, act: Act, op: Operation, target: Target = None) -> Done:
        """Do what a key says; ``op`` was made when it was pressed, so that another try is the same act.

        Args:
            target: code of the service for a transfer, id of the ticket for pick and back, what is said
                of a bundle.
        """
        store, house, desk = self.runtime.store, self.runtime.house, self.desk
        match act:
            case Act.CALL:
                called = calling.call_next(store, house, op=op, desk=desk, language=self.language).value
                return Done(called.ticket, called.finished)
            case Act.TRANSFER:
                service = str(target)
                return Done(calling.transfer(store, house, op=op, desk=desk, service=service).value)
            case Act.PICK:
                return Done(calling.pick(store, house, op=op, desk=desk, ticket_id=_ticket(target)).value)
            case Act.BACK:
                return self._back(op, _ticket(target))
            case Act.JUDGE:
                return Done(bundle=self._judge(op, target))
            case Act.UNDO:
                return self._undo(op)
            case Act.OPEN:
                calling.open_desk(store, house, op=op, desk=desk, services=self.services)
            case Act.PAUSE:
                calling.pause_desk(store, house, op=op, desk=desk, services=self.services)
            case Act.CLOSE:
                calling.close_desk(store, house, op=op, desk=desk)
            case Act.START | Act.AGAIN | Act.MISSED | Act.PARK | Act.FINISH:
                return Done(_SIMPLE[act](store, house, op=op, desk=desk).value)
        return Done()

    def _judge(self, op: Operation, target: Target) -> Bundle:
        if not isinstance(target, Judgement):
            raise TypeError("this act says something of a bundle")
        return bundles.accept_bundle(
            self.runtime.store,
            op=op,
            bundle_id=target.bundle_id,
            only=target.only,
            disputed=dict(target.disputed),
        ).value

    def _back(self, op: Operation, ticket_id: TicketId) -> Done:
        store, house = self.runtime.store, self.runtime.house
        ticket = calling.back(store, house, op=op, ticket_id=ticket_id, desk=self.desk).value
        try:
            place = queues.place_of(store, house, ticket)
        except StoreError:
            return Done(ticket)  # the client is back; only the sentence will be shorter
        return Done(ticket, ahead=None if place is None else place.ahead)

    def _undo(self, op: Operation) -> Done:
        ticket = calling.undo(self.runtime.store, self.runtime.house, op=op, desk=self.desk).value
        try:
            events = self.runtime.store.events(ticket.id)
        except StoreError:
            return Done(ticket)  # the undo stands; only its sentence will be shorter
        taken_back = {event.undoes for event in events if event.op == op.id}
        return Done(ticket, undone=tuple(event.step for event in events if event.id in taken_back))


def staffed(runtime: Runtime) -> tuple[Presence, ...]:
    """The rooms that somebody has taken."""
    return tuple(runtime.store.presences())


def _ticket(target: Target) -> TicketId:
    if not isinstance(target, int):
        raise TypeError("this act names a ticket")
    return target


_SIMPLE = {
    Act.START: calling.start,
    Act.AGAIN: calling.call_again,
    Act.MISSED: calling.not_there,
    Act.PARK: calling.park,
    Act.FINISH: calling.finish,
}

"""What the keys of the desk start: each is one use case, run off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from frontdesk.bootstrap import Runtime
from frontdesk.domain.house import Desk, ServiceCode
from frontdesk.domain.ticket import Ticket, TicketId
from frontdesk.usecases import calling, queues
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.calling import NextCall
from frontdesk.usecases.ports import Operation, Presence
from frontdesk.usecases.views import DeskPicture


@dataclass(frozen=True)
class DeskActions:
    """The acts of one desk; every method blocks and belongs on the store lane.

    Each takes the operation that the window made when the key was pressed, so that a retry is the same act.
    """

    runtime: Runtime
    desk: Desk
    services: tuple[ServiceCode, ...]
    language: str = "de"

    def picture(self) -> DeskPicture:
        return queues.desk(
            self.runtime.store,
            self.runtime.house,
            desk=self.desk.name,
            services=self.services,
            language=self.language,
        )

    def open(self, op: Operation) -> Outcome[Presence]:
        return self._presence(calling.open_desk, op, services=self.services)

    def pause(self, op: Operation) -> Outcome[Presence]:
        return self._presence(calling.pause_desk, op, services=self.services)

    def close(self, op: Operation) -> Outcome[Presence]:
        return self._presence(calling.close_desk, op)

    def seen(self) -> None:
        self.runtime.store.seen(self.desk.name)

    def call_next(self, op: Operation) -> Outcome[NextCall]:
        return calling.call_next(
            self.runtime.store,
            self.runtime.house,
            op=op,
            desk=self.desk.name,
            services=self.services,
            language=self.language,
        )

    def again(self, op: Operation) -> Outcome[Ticket]:
        return self._act(calling.call_again, op)

    def start(self, op: Operation) -> Outcome[Ticket]:
        return self._act(calling.start, op)

    def finish(self, op: Operation) -> Outcome[Ticket]:
        return self._act(calling.finish, op)

    def missed(self, op: Operation) -> Outcome[Ticket]:
        return self._act(calling.missed, op)

    def park(self, op: Operation) -> Outcome[Ticket]:
        return self._act(calling.park, op)

    def undo(self, op: Operation) -> Outcome[Ticket]:
        return self._act(calling.undo, op)

    def transfer(self, op: Operation, service: str) -> Outcome[Ticket]:
        return self._act(calling.transfer, op, service=service)

    def pick(self, op: Operation, ticket_id: TicketId) -> Outcome[Ticket]:
        return self._act(calling.pick, op, ticket_id=ticket_id)

    def back(self, op: Operation, ticket_id: TicketId) -> Outcome[Ticket]:
        return calling.back(self.runtime.store, self.runtime.house, op=op, ticket_id=ticket_id)

    def _act(self, act: Callable[..., Outcome[Ticket]], op: Operation, **more: object) -> Outcome[Ticket]:
        return act(self.runtime.store, self.runtime.house, op=op, desk=self.desk.name, **more)

    def _presence(
        self, act: Callable[..., Outcome[Presence]], op: Operation, **more: object
    ) -> Outcome[Presence]:
        return act(self.runtime.store, self.runtime.house, op=op, desk=self.desk.name, **more)

"""One of a crowd of programs that give out the last tickets of a day.

``python -m tests.concurrency.limit_crowd URL NOW LAST COUNT`` loads everything, says ``ready``, waits for a
line on its standard input, and tries ``COUNT`` times to give out a ticket under the same forecast as all
others: ``LAST`` is the last number that fits. It prints the numbers that it gave out, and how often it was
enough, as one line of JSON.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime, timedelta

from frontdesk.domain.appointment_errors import EnoughForTodayError
from frontdesk.domain.closing import Room
from frontdesk.domain.house import ServiceCode
from frontdesk.store.open import open_store
from frontdesk.testing.builders import operation
from frontdesk.testing.clock import FakeClock
from frontdesk.usecases.reception import issue_ticket
from frontdesk.usecases.waits import Waits

WBA = ServiceCode("wba")


def main() -> None:
    url, now, last, count = sys.argv[1], datetime.fromisoformat(sys.argv[2]), *map(int, sys.argv[3:])
    store = open_store(url, clock=FakeClock(now))
    house = store.house()
    later = now + timedelta(hours=6)
    room = Room(tickets=last, done_at=later, closes_at=later)
    waits = Waits(now, room={WBA: room}, last_numbers={WBA: last})
    print("ready", flush=True)
    sys.stdin.readline()
    given, enough = [], 0
    for turn in range(count):
        op = operation()
        try:
            ticket = issue_ticket(store, house, op=op, service="wba", waits=waits).value.ticket
        except EnoughForTodayError:
            enough += 1
            continue
        given.append(ticket.number)
        if turn % 3 == 0:  # the reply was lost, and the program asks again
            again = issue_ticket(store, house, op=op, service="wba", waits=waits)
            assert (again.created, again.value.ticket.id) == (False, ticket.id)
    store.close()
    print(json.dumps({"given": given, "enough": enough}), flush=True)


if __name__ == "__main__":
    main()

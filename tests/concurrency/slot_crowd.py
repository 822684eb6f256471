"""One of a crowd of programs that book the same day: ``python -m tests.concurrency.slot_crowd URL DAY``.

It loads everything, says ``ready``, waits for a line on its standard input, and books the next free slot of
the day until none is left. It prints the ids of what it booked as one line of JSON.
"""

from __future__ import annotations

import json
import sys
from datetime import date

from frontdesk.domain.appointment_errors import NothingFreeError
from frontdesk.store.open import open_store
from frontdesk.testing.builders import operation
from frontdesk.usecases.appointments import Client, Wish, book


def main() -> None:
    url, day = sys.argv[1], date.fromisoformat(sys.argv[2])
    store = open_store(url)
    house = store.house()
    print("ready", flush=True)
    sys.stdin.readline()
    booked: list[int] = []
    while True:
        wish = Wish(service="wba", day=day)
        op = operation()
        try:
            first = book(store, house, op=op, wish=wish, client=Client(name="Karimi")).value.appointment
        except NothingFreeError:
            break
        booked.append(first.id)
        if len(booked) % 3 == 0:  # the reply was lost, and the program asks again
            assert book(store, house, op=op, wish=wish).value.appointment.id == first.id
    store.close()
    print(json.dumps(booked), flush=True)


if __name__ == "__main__":
    main()

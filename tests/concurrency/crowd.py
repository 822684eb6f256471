"""A crowd of processes that work on one store; started by the tests, steered over its standard input.

``python -m tests.concurrency.crowd URL`` loads everything once, then forks one process for each line that it
reads, such as ``{"role": "issue", "seed": 1, "log": PATH, "count": 30}`` or ``{"role": "call", "log": PATH,
"desk": D, "services": […], "stop": PATH}``; clerks who take papers have the role ``receive`` and what
``issue`` has, those who pack them ``pack`` and ``{"agency": A, "log": PATH, "stop": PATH}``.
``{"role": "kill", "pid": PID}`` ends one suddenly. It says ``started PID`` and ``ended PID STATUS``. Each
writes every answer to its log before its next act, so that the test knows what people have seen.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import threading
import traceback
from pathlib import Path
from typing import IO, Any

from frontdesk.domain.document_errors import NothingToSealError
from frontdesk.domain.errors import StoreBusyError
from frontdesk.domain.house import DeskName, House, ServiceCode
from frontdesk.domain.numbering import range_of
from frontdesk.domain.order import head_start
from frontdesk.domain.submission import Item
from frontdesk.domain.ticket import Need, RangeKind
from frontdesk.store import hot_postgresql, hot_sqlite  # noqa: F401 - loaded before the processes part
from frontdesk.store.open import open_store
from frontdesk.testing.builders import operation, submission
from frontdesk.usecases.bundles import accept_bundle, hand_over, seal_bundle
from frontdesk.usecases.documents import record_submission
from frontdesk.usecases.ports import CallOrder, IssueOrder, Store

NEEDS = (None, None, None, Need.SEAT, Need.URGENT)


def issue(store: Store, house: House, log: IO[str], task: dict[str, Any]) -> None:
    chance = random.Random(task["seed"])
    for _ in range(task["count"]):
        service = chance.choice(house.services)
        need = chance.choice(NEEDS)
        order = IssueOrder(
            op=operation(),
            day=house.business_day(store.now()),
            service=service,
            kind=RangeKind.ORDINARY,
            numbers=range_of(house.series_of(service.series), RangeKind.ORDINARY),
            language="de",
            need=need,
            head_start=head_start(need, house.rules),
            printer=None,
        )
        answer = store.issue(order)
        if chance.random() < 0.05:  # the reply was lost, and the program asks again
            assert store.issue(order).ticket.id == answer.ticket.id
        tell(log, ticket=answer.ticket.id, label=answer.ticket.label)


def call(store: Store, house: House, log: IO[str], task: dict[str, Any]) -> None:
    pause, stop = threading.Event(), Path(task["stop"])
    while True:
        last_round = stop.exists()
        order = CallOrder(
            op=operation(task["desk"], "desk"),
            day=house.business_day(store.now()),
            desk=DeskName(task["desk"]),
            services=tuple(ServiceCode(code) for code in task["services"]),
            rules=house.rules,
        )
        answer = store.call_next(order)
        if answer.ticket is not None:
            tell(log, ticket=answer.ticket.id, label=answer.ticket.label)
        elif last_round:
            return
        else:
            pause.wait(0.01)


def receive(store: Store, house: House, log: IO[str], task: dict[str, Any]) -> None:
    """A clerk who takes papers."""
    chance = random.Random(task["seed"])
    for _ in range(task["count"]):
        op = operation(f"reception-{task['seed']}")
        given = submission(Item("ko", chance.randint(1, 9)), agency=chance.choice(("jobcenter", "abh")))
        outcome = record_submission(store, house, op=op, submission=given, printer="reception-1")
        if chance.random() < 0.05:  # the reply was lost, and the program asks again
            again = record_submission(store, house, op=op, submission=given, printer="reception-1")
            assert (again.created, again.value.receipt.id) == (False, outcome.value.receipt.id)
        receipt = outcome.value.receipt
        tell(log, receipt=receipt.id, label=receipt.label)


def pack(store: Store, house: House, log: IO[str], task: dict[str, Any]) -> None:
    """A clerk who seals whatever lies ready, hands it over, and an agency that accepts it."""
    pause, stop = threading.Event(), Path(task["stop"])
    while True:
        last_round = stop.exists()
        try:
            sealed = seal_bundle(store, house, op=operation("reception-9"), agency=task["agency"]).value
        except (NothingToSealError, StoreBusyError):
            if last_round:
                return
            pause.wait(0.01)
            continue
        lines = store.documents.items([sealed.id])[sealed.id]
        tell(log, bundle=sealed.label, receipts=[line.receipt_id for line in lines])
        hand_over(store, op=operation("reception-9"), bundle_id=sealed.id)
        accept_bundle(store, op=operation("desk-1", "desk"), bundle_id=sealed.id)


def tell(log: IO[str], **answer: Any) -> None:
    log.write(json.dumps(answer) + "\n")
    log.flush()


def work(url: str, task: dict[str, Any]) -> int:
    try:
        store = open_store(url)
        with Path(task["log"]).open("a", encoding="utf-8") as log:
            acts = {"issue": issue, "call": call, "receive": receive, "pack": pack}
            acts[task["role"]](store, store.house(), log, task)
        store.close()
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def main() -> None:
    url = sys.argv[1]
    children, reading, rest = set[int](), True, b""
    while reading or children:
        # Read from the descriptor: lines that wait in a buffer of Python's are nothing to `select`.
        if reading and select.select([0], [], [], 0.01)[0]:
            data = os.read(0, 65536)
            reading = bool(data)
            if not reading:
                # The test has gone, perhaps suddenly; nobody may work on without it.
                for pid in children:
                    os.kill(pid, signal.SIGKILL)
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                obey(url, json.loads(line), children)
        elif not reading:
            threading.Event().wait(0.01)
        for pid in list(children):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                children.remove(pid)
                print("ended", pid, os.waitstatus_to_exitcode(status), flush=True)


def obey(url: str, task: dict[str, Any], children: set[int]) -> None:
    if task["role"] == "kill":
        # Only a parent knows that the id is still that of its child.
        if task["pid"] in children:
            os.kill(task["pid"], signal.SIGKILL)
        return
    pid = os.fork()
    if pid == 0:
        os._exit(work(url, task))
    children.add(pid)
    print("started", pid, flush=True)


if __name__ == "__main__":
    main()

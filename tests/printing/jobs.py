"""Jobs without drawing, and printers of ours on the virtual ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from frontdesk.printing.escpos import FENCE
from frontdesk.printing.lock import EndpointLock
from frontdesk.printing.profiles import Proof, profile
from frontdesk.printing.thermal import EscposPrinter, fresh_id
from frontdesk.printing.transport import Deadlines, Payload, Port
from frontdesk.printing.transports.tcp import TcpPort
from frontdesk.virtual.printer import VirtualPrinter

RESET = b"\x1b@"
ROWS = 64
PICTURE = b"\x1dv0\x00\x48\x00" + bytes((ROWS, 0)) + b"\xff" * (72 * ROWS)
CUT = b"\x1dVB\x00"
JOB = RESET + PICTURE + CUT
# Where something bad is to be noticed, nobody waits long; where something good is to come, long enough.
HURRIED = Deadlines(lock=0.2, connect=2.0, turn=0.2, status=0.2, stall=0.4, proof=0.4, hold=0.8, queue=1.0)
PATIENT = Deadlines()


def payload(proof: Proof = "process_id", *, data: bytes = JOB, process_id: bytes | None = None) -> Payload:
    """A job with one slip that ends with the request for its proof."""
    asked = process_id or fresh_id() if proof == "process_id" else b""
    request = {"process_id": b"\x1d(H\x06\x00\x30\x30" + asked, "gs_r": FENCE, "none": b""}[proof]
    return Payload("slip", data + request, proof, asked)


def on_port(
    port: Port, folder: Path, *, deadlines: Deadlines = PATIENT, endpoint: str = "test", **changes: Any
) -> EscposPrinter:
    """A printer whose lock is seen by this test alone."""
    model = replace(profile("epson_tm_t20iii"), **changes)
    return EscposPrinter(
        port, model, endpoint, deadlines=deadlines, lock=EndpointLock(endpoint, folder=folder)
    )


def on_tcp(printer: VirtualPrinter, folder: Path, **options: Any) -> EscposPrinter:
    return on_port(TcpPort(printer.host, printer.port), folder, **options)

"""Two programs on one printer: every slip whole, none lost, none mixed with another."""

import subprocess
import sys

import pytest

from frontdesk.virtual.printer import VirtualPrinter

EACH = 100
ROWS = 24

# Each slip is one picture of 576 dots whose every byte says whose it is and which.
PROGRAM = """
import sys
from pathlib import Path
from frontdesk.domain.printjob import JobState
from tests.printing.jobs import PATIENT, on_port, payload
from frontdesk.printing.transports.tcp import TcpPort

who, port, folder, each, rows = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), *map(int, sys.argv[4:])
ours = on_port(TcpPort("127.0.0.1", port), folder, deadlines=PATIENT)
for number in range(each):
    row = bytes((who, number + 1)) * 36
    data = b"\\x1b@\\x1dv0\\x00\\x48\\x00" + bytes((rows, 0)) + row * rows + b"\\x1dVB\\x00"
    outcome = ours.send(payload(data=data))
    while outcome.state is JobState.FAILED:  # not one byte went out, so again
        outcome = ours.send(payload(data=data))
    assert outcome.state is JobState.PRINTED, outcome
"""


@pytest.mark.parametrize("shared_lock", [True, False], ids=["one computer", "two computers"])
def test_two_hundred_slips_of_two_programs_come_out_whole_and_in_order(tmp_path, shared_lock):
    """Between computers there is no lock; there the printer takes one connection after the other."""
    with VirtualPrinter() as printer:
        programs = []
        for who in (0x41, 0x42):
            folder = tmp_path / ("locks" if shared_lock else f"locks-{who}")
            folder.mkdir(exist_ok=True)
            arguments = [str(who), str(printer.port), str(folder), str(EACH), str(ROWS)]
            programs.append(subprocess.Popen([sys.executable, "-c", PROGRAM, *arguments]))
        for running in programs:
            assert running.wait(100) == 0
        slips = printer.wait_for_slips(2 * EACH)
        assert printer.alarms == []
    assert len(slips) == 2 * EACH
    seen: dict[int, list[int]] = {0x41: [], 0x42: []}
    for slip in slips:
        who, number = slip.data[0], slip.data[1]
        assert slip.data == bytes((who, number)) * 36 * ROWS
        seen[who].append(number)
    assert seen == {who: list(range(1, EACH + 1)) for who in seen}

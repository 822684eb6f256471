"""A printer that tells when a job begins: ``python -m tests.bench.children.printer``.

Prints ``{"url": …}`` first, then ``{"first": …}`` (seconds of the monotonic clock) for the first byte of each
job; what it is asked about itself before does not count. Each name of a switch on its standard input turns
that switch. Ends with its input.
"""

from __future__ import annotations

import json
import sys
import time

from frontdesk.virtual.printer import VirtualPrinter

_BEGIN = b"\x1b@"


class Telling(VirtualPrinter):
    """Looks for the reset with which every job begins."""

    _job: object = None

    def _take(self, data: bytes) -> None:
        if self._job is not self._connection and _BEGIN in data:
            self._job = self._connection
            tell(first=time.monotonic())
        super()._take(data)


def tell(**what: object) -> None:
    print(json.dumps(what), flush=True)


def main() -> None:
    with Telling(keep=2) as printer:
        tell(url=printer.url("epson_tm_t20iii"))
        for line in sys.stdin:
            setattr(printer, line.strip(), not getattr(printer, line.strip()))


if __name__ == "__main__":
    main()

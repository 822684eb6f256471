"""Imports what a command imports and ends: ``python -m tests.bench.children.imports [FILE]``.

Without a file it runs ``frontdesk ticket issue`` with the store of FRONTDESK_STORE and writes the names of
all modules that were loaded then, in their order.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path


def main(file: str | None) -> None:
    if file is None:
        before = set(sys.modules)
        from frontdesk.cli.main import main as frontdesk

        frontdesk(["ticket", "issue", "wba"])
        print(json.dumps([name for name in sys.modules if name not in before]))
        return
    for name in json.loads(Path(file).read_text(encoding="utf-8")):
        with suppress(ImportError):  # some libraries put names there that are no modules
            import_module(name)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)

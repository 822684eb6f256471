"""``python -m frontdesk``: the same as the ``frontdesk`` command."""

from __future__ import annotations

import sys


def main() -> int:
    from frontdesk.cli.main import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

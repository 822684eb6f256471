"""Where a program writes what went wrong: one file per program, kept for two weeks, never on the screen."""

from __future__ import annotations

import logging
import os
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path

VARIABLE = "FRONTDESK_LOGS"
KEPT_DAYS = 14
FORMAT = "%(asctime)s %(levelname)s %(name)s [%(threadName)s] %(message)s"


def log_folder() -> Path:
    """The folder of the logs: what the environment names, else the user's own."""
    chosen = os.environ.get(VARIABLE, "").strip()
    if chosen:
        return Path(chosen)
    from platformdirs import user_log_path

    return user_log_path("frontdesk", appauthor=False)


def configure_logging(program: str) -> Path | None:
    """Send every record to this program's file; answers the file, ``None`` when none can be written.

    A log that cannot be written must not keep a reception from working, so there is no error.
    """
    root = logging.getLogger()
    file = log_folder() / f"{program}.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = TimedRotatingFileHandler(
            file, when="midnight", backupCount=KEPT_DAYS, encoding="utf-8", utc=True
        )
    except OSError:
        # Python would else write warnings to the screen.
        root.addHandler(logging.NullHandler())
        return None
    handler.setFormatter(logging.Formatter(FORMAT))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return file

"""``frontdesk board`` and ``frontdesk watch``: what the screens show, and every change as it comes."""

from __future__ import annotations

import argparse
import random
import threading

from frontdesk.bootstrap import open_runtime
from frontdesk.cli import shapes
from frontdesk.cli.output import DONE, Output
from frontdesk.cli.session import settings_of
from frontdesk.usecases import queues
from frontdesk.usecases.views import BoardPicture


def board(options: argparse.Namespace, output: Output) -> int:
    runtime = open_runtime(settings_of(options), role="display")
    try:
        picture = queues.board(runtime.store, runtime.house, options.display)
        output.answer(shapes.board(picture), _words(picture))
    finally:
        runtime.close()
    return DONE


def watch(options: argparse.Namespace, output: Output) -> int:
    """Print every committed change until interrupted."""
    never = threading.Event()
    runtime = open_runtime(settings_of(options), role="display")
    try:
        revision = runtime.store.changes_since(None).revision
        while True:
            feed = runtime.store.changes_since(revision)
            revision = feed.revision
            for entry in feed.entries:
                changed = sorted(kind.value for kind in entry.kinds)
                result = {"revision": entry.revision, "at": shapes.moment(entry.at), "changed": changed}
                output.answer(result, f"{result['at']}  {', '.join(changed)}")
            if not feed.entries:
                # Jitter, so that many watchers do not ask in the same moment.
                never.wait(options.interval * random.uniform(0.8, 1.2))
    finally:
        runtime.close()


def _words(picture: BoardPicture) -> str:
    calls = ([picture.current] if picture.current is not None else []) + list(picture.recent)
    lines = [f"{call.label} → {call.desk.room}" for call in calls]
    queue_lines = [
        f"{queue.agency.letter}  {queue.agency.name()}  {queue.waiting} waiting"
        + (f", about {queue.wait.text} min" if queue.wait is not None else "")
        for queue in picture.queues
    ]
    return "\n".join([*lines, *queue_lines])

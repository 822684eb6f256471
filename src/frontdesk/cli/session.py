"""What a command needs to begin: the station's settings, the opened runtime, the operation of this act."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from frontdesk.domain.errors import InvalidValueError
from frontdesk.settings.station import StationSettings, load_station_settings

# The windows need only the settings from here, and are to paint before the rest is loaded.
if TYPE_CHECKING:
    from frontdesk.bootstrap import Runtime
    from frontdesk.usecases.ports import Operation


def settings_of(options: argparse.Namespace, *, program: str = "cli") -> StationSettings:
    """The settings of this station; options win over the environment, the environment over the file."""
    flags = {"store": options.store, "printer": options.printer, "station": options.station}
    return load_station_settings(program, flags=flags)


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Runtime]:
    """The house of the chosen store, given back at the end of the command."""
    from frontdesk.bootstrap import open_runtime

    runtime = open_runtime(settings_of(options), role="cli")
    try:
        yield runtime
    finally:
        runtime.close()


def act(runtime: Runtime, options: argparse.Namespace) -> Operation:
    """This command as one act, with the id of ``--op`` or a new one."""
    from frontdesk.usecases.ports import operation_id

    if options.op is None:
        return runtime.operation()
    try:
        return runtime.operation(operation_id(options.op))
    except ValueError:
        raise InvalidValueError(value=options.op[:40], field="--op", expected="UUID") from None

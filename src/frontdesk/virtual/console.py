"""The orders that people and scripts give to a virtual printer, one per line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from types import MappingProxyType

from frontdesk.virtual.lines import VirtualSerial
from frontdesk.virtual.printer import VirtualPrinter

Answer = tuple[dict[str, object], str]

_SWITCHES: Mapping[str, Mapping[str, bool]] = MappingProxyType(
    {
        "paper out": {"paper_out": True},
        "paper low": {"paper_low": True},
        "paper in": {"paper_low": False, "paper_out": False},
        "cover open": {"cover_open": True},
        "cover close": {"cover_open": False},
        "cutter jam": {"cutter_jam": True},
        "cutter free": {"cutter_jam": False},
        "head hot": {"overheated": True},
        "head cool": {"overheated": False},
        "hang": {"hanging": True},
        "go": {"hanging": False},
        "offline": {"offline": True},
        "online": {"offline": False},
    }
)
ORDERS = (*_SWITCHES, "paper rows N", "drop K", "power off", "power on", "status", "quit")
_WORDS = {
    "paper_out": "paper out",
    "paper_low": "paper low",
    "cover_open": "cover open",
    "cutter_jam": "cutter jammed",
    "overheated": "head too hot",
    "broken": "broken",
    "offline": "switched off line",
    "hanging": "hanging",
}


class UnknownOrderError(ValueError):
    """The order means nothing; the text says which ones there are."""


class Quit(Exception):
    """The printer should go away."""


class Console:
    """Turns the switches of one printer by words."""

    def __init__(self, printer: VirtualPrinter | VirtualSerial) -> None:
        self._printer = printer
        self._plain: dict[str, Callable[[], object]] = {
            "power off": printer.power_off,
            "power on": printer.power_on,
        }

    def obey(self, line: str) -> Answer:
        """Do what a line says and answer the state after it, as data and in words.

        Raises:
            UnknownOrderError: nothing was done.
            Quit: it says so.
        """
        order = " ".join(line.lower().split())
        if order == "quit":
            raise Quit
        if order in _SWITCHES:
            for switch, value in _SWITCHES[order].items():
                self._printer.machine.turn(switch, value)
        elif order in self._plain:
            self._plain[order]()
        elif order != "status":
            self._obey_number(order)
        return self.status()

    def status(self) -> Answer:
        """How the printer is now."""
        machine, paper = self._printer.machine, self._printer.paper
        with machine.changed:
            facts: dict[str, object] = {
                "power": machine.powered,
                **asdict(machine.state),
                "held": machine.held,
                "received": self._printer.received,
                "slips": paper.cuts,
                "alarms": len(paper.alarms),
            }
        troubles = [words for switch, words in _WORDS.items() if facts[switch]]
        if not machine.powered:
            troubles = ["no power"]
        words = (
            f"{', '.join(troubles) or 'ready'}; {facts['received']} bytes received, {facts['held']} held, "
            f"slips: {facts['slips']}, alarms: {facts['alarms']}"
        )
        return facts, words

    def _obey_number(self, order: str) -> None:
        name, _, text = order.rpartition(" ")
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise UnknownOrderError(_advice(order))
        number = int(text)
        match name:
            case "drop" if isinstance(self._printer, VirtualPrinter):
                self._printer.close_after = number
            case "paper rows" if number > 0:
                self._printer.paper_rows = number
            case _:
                raise UnknownOrderError(_advice(order))


def _advice(order: str) -> str:
    return f"“{order[:40]}” is no order here; there are: {', '.join(ORDERS)}."

"""How much to measure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asked for.

    Attributes:
        quick: small counts, for a first impression.
        history: tickets that are done in section `depth`.
    """

    quick: bool
    history: int

    def count(self, usual: int, *, quick: int) -> int:
        return quick if self.quick else usual

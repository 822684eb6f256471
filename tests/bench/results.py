"""What a section found: goals with what was measured, as a table for people and as JSON for programs."""

from __future__ import annotations

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One goal.

    Attributes:
        value, limit: what was measured and the most that is allowed; ``None`` where nothing was measured.
        unit: ``x`` for a ratio, else what stands behind the figure.
        note: the figures behind the ratio, or why nothing was measured.
    """

    section: str
    goal: str
    value: float | None
    limit: float | None
    unit: str = "x"
    note: str = ""

    @property
    def met(self) -> bool | None:
        if self.value is None or self.limit is None:
            return None
        return self.value <= self.limit

    @property
    def measured(self) -> str:
        return "–" if self.value is None else _figure(self.value, self.unit)

    @property
    def allowed(self) -> str:
        return "" if self.limit is None else f"≤ {_figure(self.limit, self.unit)}"


def _figure(value: float, unit: str) -> str:
    text = f"{value:,.0f}" if value == int(value) or abs(value) >= 100 else f"{value:.2f}"
    return f"{text} ×" if unit == "x" else f"{text} {unit}".rstrip()


def table(results: Sequence[Result]) -> str:
    """Goal, measured, met, and the figures behind it."""
    words = {True: "yes", False: "NO", None: "–"}
    rows = [("section", "goal", "limit", "measured", "met?", "figures")]
    rows += [(r.section, r.goal, r.allowed, r.measured, words[r.met], r.note) for r in results]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = [
        " | ".join([*(cell.ljust(width) for cell, width in zip(row[:5], widths, strict=True)), row[5]])
        for row in rows
    ]
    lines.insert(1, "-+-".join("-" * width for width in [*widths, 7]))
    return "\n".join(line.rstrip() for line in lines)


def save(path: Path, results: Sequence[Result], *, options: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    found = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
        "options": options,
        "results": [asdict(r) | {"met": r.met} for r in results],
    }
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

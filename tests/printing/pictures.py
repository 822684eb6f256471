"""``python -m tests.printing.pictures [FOLDER]``: draw docs/pictures/tickets, one per language and kind.

Texts that nobody has checked yet are drawn too, for those who check them.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from frontdesk.printing.painter import paint_slip
from frontdesk.printing.slip import Slip, TicketSlip
from frontdesk.printing.texts import available
from tests.printing.slips import ANSWER, APPOINTMENT, ARABIC, DAY_END, ENGLISH, GERMAN, LONG, RECEIPT, TEST

ROOT = Path(__file__).resolve().parents[2]


def ticket(language: str) -> TicketSlip:
    """The ticket of the design; the model house has words of its own in English only."""
    known = {"de": GERMAN, "en": ENGLISH, "ar": ARABIC}
    return known.get(language, replace(GERMAN, language=language))


def main(folder: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    slips: dict[str, Slip] = {language: ticket(language) for language in available()}
    slips |= {
        "receipt": RECEIPT,
        "appointment": APPOINTMENT,
        "answer": ANSWER,
        "day-end": DAY_END,
        "test": TEST,
        "long": LONG,
    }
    for name, slip in slips.items():
        bitmap = paint_slip(slip, dots=576, dots_per_mm=8.0, unchecked=True)
        (folder / f"{name}.png").write_bytes(bitmap.png())
    # What the same client gets as long as nobody has checked the texts.
    unread = paint_slip(slips["uk"], dots=576, dots_per_mm=8.0)
    (folder / "uk-unchecked.png").write_bytes(unread.png())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures" / "tickets")

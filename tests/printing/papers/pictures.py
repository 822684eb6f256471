"""``python -m tests.printing.papers.pictures [FOLDER]``: draw the papers of docs/pictures.

Texts that nobody has checked yet are drawn too, for those who check them.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image

from frontdesk.printing.papers.sheets import paper_pictures
from frontdesk.printing.papers.values import Paper
from tests.printing.papers.samples import PROTOCOL, RECEIPT, day_list

ROOT = Path(__file__).resolve().parents[3]
PAPERS: dict[str, Paper] = {"receipt-a4": RECEIPT, "handover-a4": PROTOCOL, "day-list": day_list(40)}


def main(folder: Path) -> None:
    for name, paper in PAPERS.items():
        first = paper_pictures(paper, dpi=100, unchecked=True)[0]
        # Sixteen greys are enough for black on white.
        with Image.open(io.BytesIO(first)) as picture:
            picture.convert("L").quantize(16).save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")

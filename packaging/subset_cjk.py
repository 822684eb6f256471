"""Cuts ``resources/fonts/NotoSansCJKsc-Regular.otf`` out of the collection in Debian's package fonts-noto-cjk.

    apt-get install fonts-noto-cjk && pip install fonttools
    python packaging/subset_cjk.py /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc

The whole font has 44,000 characters and 16 MB; names of services need those of GB 2312, levels 1 and 2. One
weight is enough: Qt emboldens it well at the sizes of a ticket, and a second one would double the 3 MB.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection

TARGET = Path(__file__).resolve().parents[1] / "resources" / "fonts" / "NotoSansCJKsc-Regular.otf"
FAMILY = "Noto Sans CJK SC"


def characters() -> list[int]:
    """What GB 2312 has beyond Latin, Greek and Cyrillic, which Noto Sans draws."""
    found = set()
    for first in range(0xA1, 0xF8):
        for second in range(0xA1, 0xFF):
            char = bytes((first, second)).decode("gb2312", "ignore")
            if char and unicodedata.east_asian_width(char) in "WF":
                found.add(ord(char))
    return sorted(found)


def main(collection: str) -> None:
    (font,) = (font for font in TTCollection(collection).fonts if font["name"].getDebugName(1) == FAMILY)
    options = subset.Options()
    options.hinting = True  # a ticket has one bit per dot: without hints the strokes fray
    options.layout_features = ["ccmp", "locl"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx"]
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters())
    cutter.subset(font)
    font.save(TARGET)


if __name__ == "__main__":
    main(sys.argv[1])

"""Slips for the tests: the two of the design, and ways to look at what was drawn."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import zxingcpp
from PIL import Image, ImageOps

from frontdesk.printing.bitmap import Bitmap
from frontdesk.printing.slip import TicketSlip, Words

CODE = "FD1:20261123:A053:8ZR5KD0M4T1WQ9XE"
WIDTHS = {576: 8.0, 512: 180 / 25.4, 420: 8.0, 384: 8.0}

GERMAN = TicketSlip(
    site="Haus der Integration",
    issued=datetime(2026, 11, 23, 9, 41, tzinfo=ZoneInfo("Europe/Berlin")),
    number="A 053",
    service=Words("Weiterbewilligung"),
    floor=2,
    agency=Words("Jobcenter"),
    area=Words("Wartebereich 2A"),
    way=Words("Treppe oder Aufzug rechts"),
    ahead=10,
    wait=30,
    code=CODE,
)
ARABIC = replace(
    GERMAN,
    language="ar",
    service=Words("Weiterbewilligung", "تمديد الإعانة"),
    agency=Words("Jobcenter", "مركز العمل"),
    area=Words("Wartebereich 2A", "منطقة الانتظار 2A"),
    way=Words("Treppe oder Aufzug rechts", "الدرج أو المصعد على اليمين"),
)
ENGLISH = replace(
    GERMAN,
    language="en",
    service=Words("Weiterbewilligung", "Benefit renewal"),
    agency=Words("Jobcenter", "Job centre"),
    area=Words("Wartebereich 2A", "Waiting area 2A"),
    way=Words("Treppe oder Aufzug rechts", "Stairs or lift on the right"),
)
LONG = replace(
    GERMAN,
    site="Haus der Integration und der kommunalen Dienste am Rathausplatz",
    service=Words(
        "Antrag auf Erteilung einer Niederlassungserlaubnis für Fachkräfte mit inländischer Berufsausbildung "
        "oder einem Studium"
    ),
    agency=Words("Kommunales Integrationszentrum und Ausländerbehörde"),
    area=Words("Wartebereich Nordflügel 2A hinter der Glastür"),
    way=Words("Treppe oder Aufzug rechts, dann den Flur bis zum Ende und durch die blaue Tür"),
    ahead=1234,
    wait=600,
    copy=3,
    outside_hours=True,
)


def image(bitmap: Bitmap) -> Image.Image:
    """The bitmap as a grey image, 0 is ink."""
    return Image.open(io.BytesIO(bitmap.png())).convert("L")


def ink_box(bitmap: Bitmap, box: tuple[int, int, int, int] | None = None) -> tuple[int, int, int, int]:
    """Left, top, right and bottom (the last two outside) of the ink within ``box``."""
    part = image(bitmap) if box is None else image(bitmap).crop(box)
    left, top, right, bottom = ImageOps.invert(part).getbbox() or (0, 0, 0, 0)
    x, y = (box[0], box[1]) if box else (0, 0)
    return left + x, top + y, right + x, bottom + y


def read_qr(bitmap: Bitmap) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(ImageOps.expand(image(bitmap), 40, 255))]


def full_rows(bitmap: Bitmap, *, left: int, right: int) -> list[int]:
    """Rows that are black from ``left`` to ``right``: the rules."""
    picture = image(bitmap)
    return [y for y in range(bitmap.height) if not any(picture.crop((left, y, right, y + 1)).tobytes())]

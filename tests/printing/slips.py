"""Slips for the tests: those of the design, one of each kind, and ways to look at what was drawn."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import zxingcpp
from PIL import Image, ImageOps

from frontdesk.printing.bitmap import Bitmap
from frontdesk.printing.slip import (
    AnswerSlip,
    AppointmentSlip,
    DayEndSlip,
    Form,
    ReceiptSlip,
    ReceivedItem,
    SeriesDay,
    Slip,
    TestSlip,
    TicketSlip,
    Words,
)

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
    wait="20–35",
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
    wait="420–600",
    copy=3,
    outside_hours=True,
)

RECEIPT = ReceiptSlip(
    site=GERMAN.site,
    issued=GERMAN.issued.replace(second=7),
    language="ar",
    number="E 2026-004217",
    received_by="Empfang im Haus der Integration",
    addressed_to="Jobcenter",
    items=(
        ReceivedItem(kind="Weiterbewilligungsantrag", count=1, pages=6, form=Form.ORIGINAL),
        ReceivedItem(kind="Kontoauszüge", count=3, pages=14, form=Form.COPY),
        ReceivedItem(kind="Mietbescheinigung", count=1, pages=1, form=Form.COPY),
    ),
    reference="35502//0012345",
    code="FD1:20261123:E004217:2M5K8ZR0D4T1WQ9X",
)
APPOINTMENT = AppointmentSlip(
    site=GERMAN.site,
    issued=GERMAN.issued,
    language="ar",
    agency=ARABIC.agency,
    service=ARABIC.service,
    starts=datetime(2026, 11, 26, 10, 30, tzinfo=ZoneInfo("Europe/Berlin")),
    number="A 712",
    floor=2,
    room=Words("Raum 2.14", "الغرفة 2.14"),
    way=ARABIC.way,
    bring=(
        Words("Ausweis oder Aufenthaltstitel", "بطاقة الهوية أو تصريح الإقامة"),
        Words("Kontoauszüge der letzten 3 Monate", "كشوف الحساب لآخر 3 أشهر"),
    ),
    code="FD1:20261126:A712:0D4T1WQ9X2M5K8ZR",
)
ANSWER = AnswerSlip(
    site=GERMAN.site,
    issued=GERMAN.issued,
    language="ar",
    topic=Words("Adresse ändern", "تغيير العنوان"),
    steps=(
        Words("Melden Sie sich zuerst im Bürgerbüro um.", "سجلوا عنوانكم الجديد أولا في مكتب المواطنين."),
        Words(
            "Bringen Sie die Meldebescheinigung hierher oder werfen Sie sie in den Briefkasten.",
            "أحضروا شهادة التسجيل إلى هنا أو ضعوها في صندوق البريد.",
        ),
    ),
)
DAY_END = DayEndSlip(
    site=GERMAN.site,
    issued=GERMAN.issued.replace(hour=16, minute=12),
    day=date(2026, 11, 23),
    series=(
        SeriesDay(name="A", first=1, last=143, given=143, finished=131, missed=7, cancelled=3, closed=2),
        SeriesDay(
            name="A ohne Netz", first=900, last=912, given=11, finished=11, unprinted=2, gaps=(904, 905)
        ),
        SeriesDay(name="B", first=1, last=88, given=88, finished=80, missed=8),
    ),
)
TEST = TestSlip(
    site=GERMAN.site,
    issued=GERMAN.issued,
    model="Epson TM-T20III (80 mm, 203 dpi)",
    dots=576,
    dots_per_mm=8.0,
    url="tcp://192.0.2.10:9100?profile=epson_tm_t20iii",
    code_pages={"CP858": 19, "CP1250": 45, "CP1251": 46, "CP1254": 48},
    proof="Vorgangsnummer (GS ( H)",
)
KINDS: dict[str, Slip] = {
    "ticket": ARABIC,
    "receipt": RECEIPT,
    "appointment": APPOINTMENT,
    "answer": ANSWER,
    "day-end": DAY_END,
    "test": TEST,
}


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

"""Slips full of what nobody should have typed, for Hypothesis."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import strategies as st

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
from tests.printing.slips import GERMAN, TEST

texts = st.text(alphabet=st.characters(), max_size=60) | st.sampled_from(
    [
        "\x1b@",
        "\x10\x04\x01",
        "\x1dV\x00",
        "\x1c&",
        "\u202eabc\u2066",
        "x" * 10_000,
        "Ausländerbehörde " * 8,
        "ت" * 500,
        "Привіт, Ґанок",
        "\ud800",
        "👩‍👧",
        "\0",
        "a\u0301" * 50,
        "\x85\x9b\xa0",
        "",
    ]
)
words = st.builds(Words, texts, texts)
counts = st.integers(0, 10**6)
moments = st.integers(0, 7 * 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
client = {
    "site": texts,
    "issued": moments,
    "language": st.sampled_from(["de", "en", "ar", "uk", "ro", "zh", "\x1b", "../de"]),
    "copy": st.integers(0, 1000),
    "code": texts,
}
tickets = st.builds(
    TicketSlip,
    **client,
    number=texts,
    service=words,
    floor=st.integers(-3, 40),
    agency=words,
    area=words,
    way=words,
    ahead=st.none() | counts,
    wait=st.none() | counts.map(str) | st.tuples(counts, counts).map(lambda pair: "–".join(map(str, pair))),
    outside_hours=st.booleans(),
)
receipts = st.builds(
    ReceiptSlip,
    **client,
    number=texts,
    received_by=texts,
    addressed_to=texts,
    reference=texts,
    items=st.lists(
        st.builds(
            ReceivedItem,
            kind=texts,
            count=counts,
            pages=st.none() | counts,
            form=st.none() | st.sampled_from(Form),
        ),
        max_size=5,
    ).map(tuple),
)
appointments = st.builds(
    AppointmentSlip,
    **client,
    agency=words,
    service=words,
    starts=moments,
    number=texts,
    floor=st.integers(-3, 40),
    room=words,
    way=words,
    bring=st.lists(words, max_size=3).map(tuple),
)
answers = st.builds(AnswerSlip, **client, topic=words, steps=st.lists(words, max_size=3).map(tuple))
day_ends = st.builds(
    DayEndSlip,
    site=texts,
    issued=moments,
    day=st.dates(date(1990, 1, 1), date(2200, 1, 1)),
    copy=st.integers(0, 1000),
    series=st.lists(
        st.builds(
            SeriesDay,
            name=texts,
            first=st.none() | counts,
            last=st.none() | counts,
            given=counts,
            gaps=st.lists(counts, max_size=60).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
)
tests = st.builds(
    TestSlip,
    site=texts,
    issued=moments,
    model=texts,
    dots=st.just(576),
    dots_per_mm=st.just(8.0),
    url=texts,
    proof=texts,
    code=texts,
    code_pages=st.dictionaries(texts, st.integers(0, 255), max_size=3),
)
slips: st.SearchStrategy[Slip] = st.one_of(tickets, receipts, appointments, answers, day_ends, tests)

LONG_WORDS = Words("Antrag auf Erteilung einer Niederlassungserlaubnis " * 3, "Дозвіл на поселення " * 6)
CROWDED: dict[str, Slip] = {
    "ticket": replace(GERMAN, service=LONG_WORDS, area=LONG_WORDS, way=LONG_WORDS, copy=12),
    "test": replace(TEST, model="Drucker " * 20, url="tcp://" + "x" * 200),
}

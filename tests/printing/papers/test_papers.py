"""The papers, looked at with other people's programs: text, codes, margins, fonts, tags."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ImageStat

from frontdesk.printing.layouts.content import said
from frontdesk.printing.papers.codes import MODULE_MM, code128_modules
from frontdesk.printing.papers.receipt_sheet import receipt_values
from frontdesk.printing.papers.sheets import file_title, paper_pdf, paper_pictures
from frontdesk.printing.papers.texts import available, texts_beside_german
from frontdesk.printing.papers.values import LateEntry, PaperItem, ReceiptPaper
from frontdesk.printing.slip import Form, Words
from tests.printing.papers import samples
from tests.printing.papers.reading import (
    assert_on_paper,
    codes_of,
    collisions,
    folded,
    fonts_of,
    pictures_of,
    reader,
    spoken_text_of,
    squeezed,
    text_of,
)
from tests.printing.papers.samples import CHANGED, NOW, PROTOCOL, RECEIPT, day_list

PAPERS = {"receipt": RECEIPT, "changed": CHANGED, "protocol": PROTOCOL, "day": day_list(60)}
every_paper = pytest.mark.parametrize("paper", PAPERS.values(), ids=list(PAPERS))
calm = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# What pypdf reads back sign by sign: it has an order of its own for what runs from right to left.
letters = st.characters(codec="cp1252", exclude_categories=("Cc", "Cf", "Zs")) | st.sampled_from("ґЇщѣșțěőæ")
lines = st.text(letters | st.sampled_from(' \t\x00\x1b\u202e#$*_<>@\\`"='), max_size=90)
markup = st.sampled_from(
    [
        "#panic()",
        "<img src='file:///etc/passwd'>",
        "=cmd()",
        "$x$",
        "*b* _i_ `c`",
        "@label",
        "\\u{41}",
        "// --- ~",
    ]
)
typed = (lines | markup).filter(lambda text: bool(said(text)))


@every_paper
def test_a_paper_can_be_archived_and_read_aloud(paper):
    found = reader(paper_pdf(paper))
    root: Any = found.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "de"
    assert "/StructTreeRoot" in root
    claims = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in claims
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in claims
    assert "<pdfuaid:part>1</pdfuaid:part>" in claims
    assert found.metadata is not None
    assert found.metadata.title
    assert found.metadata.author == "Haus der Integration"
    assert found.metadata.creation_date == paper.printed
    # No reference: file managers and search machines show what stands here.
    assert "31702BG" not in str(found.metadata)


@every_paper
def test_fonts_are_inside_and_their_text_can_be_read_back(paper):
    fonts = list(fonts_of(paper_pdf(paper, unchecked=True)))
    assert fonts
    assert all(inside and readable for _, inside, readable in fonts)
    assert {re.sub(r"^/[A-Z]{6}\+", "", name).split("-")[0] for name, _, _ in fonts} <= {
        "NotoSans",
        "NotoSansEthiopic",
        "NotoSansArabic",
        "NotoSansCJKsc",
    }


@every_paper
def test_pages_are_numbered_and_named(paper):
    pages = reader(paper_pdf(paper)).pages
    for number, page in enumerate(pages, 1):
        assert f"Seite {number} von {len(pages)}" in page.extract_text()
    # A sheet that got lost says what it belongs to.
    name = paper.number if not hasattr(paper, "day") else f"{paper.day:%d.%m.%Y}"
    assert all(name in squeezed(page.extract_text()) for page in pages)


@every_paper
def test_a_paper_keeps_to_its_margins(paper):
    assert_on_paper(paper_pdf(paper, unchecked=True))


def test_the_receipt_says_received_and_never_complete():
    text = text_of(paper_pdf(RECEIPT))
    for said_so in (
        "WirhabendieseUnterlagenerhalten.",
        "ObdieUnterlagenvollständigsind,prüftdiezuständigeBehörde.",
        "Montag,23.11.2026,09:42:07Uhr",
        "23.11.2026,08:42:07UTC",
        "Empfang,Erdgeschoss",
        "Jobcenter(2.Etage)",
        "31702BG0048213",
        "FristimSchreiben:27.11.2026",
        "6Unterlagen,14Seiten",
        "3Kontoauszug",
    ):
        assert said_so in text
    assert "Kopie1" not in text
    assert "Nachgetragen" not in text
    assert "§16" not in text


def test_what_was_added_later_stands_beside_what_was_said_first():
    text = text_of(paper_pdf(CHANGED))
    for said_so in (
        "Kopie2",
        "Nachgetragen",
        "Eingetragenam23.11.2026,09:42:07Uhr",
        "Grund:Nachtbriefkasten.",
        "DasDatumhateinezweitePersonbestätigt.",
        "bisher:Kontoauszug×2",
        "jetzt:Kontoauszug×3",
        "bisher:22.11.2026,23:59:59Uhr",
        "jetzt:21.11.2026,23:59:59Uhr",
        "Nochnichtbestätigt.",
        "Gerichtetan:FamilienkasseBonn.",
        "§16SGBI",
        "Hinweis:UmschlaglagimBriefkasten",
        "Türkisch",
    ):
        assert said_so in text
    # The first date is the one in large letters.
    assert "Sonntag,22.11.2026,23:59:59Uhr" in text


def test_the_law_is_named_only_where_it_applies():
    assert CHANGED.forwarding is not None
    plain = replace(CHANGED, forwarding=replace(CHANGED.forwarding, by_law=False, on=date(2026, 11, 25)))
    text = text_of(paper_pdf(plain))
    assert "§16" not in text
    assert "Weitergeleitetam25.11.2026." in text
    assert "Wirleitensieweiter" not in text


def test_a_withdrawn_receipt_says_so():
    text = text_of(paper_pdf(replace(RECEIPT, withdrawn="falscher Stapel")))
    assert "Zurückgezogen" in text
    assert "falscherStapel" in text


def test_originals_are_not_called_copies():
    text = text_of(paper_pdf(replace(RECEIPT, form=Form.ORIGINAL)))
    assert "EswurdenOriginaleabgegeben." in text
    assert "Kopienabgegeben" not in text


@pytest.mark.parametrize("language", available())
def test_every_language_stands_beside_german_and_can_be_read_back(language):
    paper = replace(RECEIPT, language=language, copy=1, late_entry=LateEntry(recorded=NOW, reason="Netz"))
    paper = replace(paper, items=(PaperItem(kind=Words("Pass"), count=1),))
    data = paper_pdf(paper, unchecked=True)
    assert_on_paper(data)
    text = spoken_text_of(data)
    assert "Eingangsbestätigung" in text
    other = texts_beside_german(language, unchecked=True)
    assert (other is None) == (language == "de")
    if other is not None:
        for key in ("title", "number", "received_on", "copies", "confirms", "keep", "backdated"):
            words = [folded(word) for word in getattr(other, key).split()]
            # PDFium leaves a word with a mark as it stands on the line: turned around.
            assert [word for word in words if word not in text and word[::-1] not in text] == []


def test_what_nobody_has_checked_is_not_printed_and_signs_stand_in():
    ukrainian = paper_pdf(replace(RECEIPT, items=RECEIPT.items[:1]))
    other = texts_beside_german("uk", unchecked=True)
    assert other is not None
    assert squeezed(other.title) not in text_of(ukrainian)
    # The words of the house are the house's affair.
    assert squeezed("Заява на продовження виплат") in text_of(ukrainian)
    assert _signs("de") == _signs("en") == 0
    assert _signs("uk") == 9
    # And they are drawn: there is ink where a German receipt has its first letter.
    box = (140, 760, 185, 805)
    pictures = (pictures_of(paper_pdf(replace(RECEIPT, language=one)))[0].crop(box) for one in ("de", "uk"))
    german_ink, foreign_ink = (ImageStat.Stat(picture).sum[0] for picture in pictures)
    assert german_ink != foreign_ink


def _signs(language):
    values = receipt_values(replace(RECEIPT, language=language, items=(), papers_in=""), unchecked=False)
    labels = [fact["label"] for fact in values["facts"]]
    return sum(bool(words["sign"]) for words in (*labels, *values["sentences"], values["deadline"]))


def test_codes_can_be_read_back():
    assert sorted(codes_of(paper_pdf(RECEIPT))) == [("Code128", RECEIPT.number), ("QRCode", RECEIPT.number)]
    numbers = [PROTOCOL.number, *(line.number for line in PROTOCOL.lines)]
    assert codes_of(paper_pdf(PROTOCOL)) == [("Code128", number) for number in numbers]


def test_codes_survive_a_fax():
    import zxingcpp

    (picture,) = pictures_of(paper_pdf(RECEIPT), dpi=204)
    faxed = picture.point(lambda grey: 255 * (grey > 128)).convert("1")
    found = {code.text for code in zxingcpp.read_barcodes(faxed.convert("L"))}
    assert found == {RECEIPT.number}
    kinds = {code.format.name for code in zxingcpp.read_barcodes(faxed.convert("L"))}
    assert kinds == {"Code128", "QRCode"}


def test_bars_are_wide_enough_and_drawn_not_painted():
    data = paper_pdf(RECEIPT)
    assert MODULE_MM >= 0.33
    # Every page is lines and letters: not one picture of dots.
    for page in reader(data).pages:
        assert list(page.images) == []
    (picture,) = pictures_of(data, dpi=600)
    row = picture.crop((0, 1550, picture.width, 1551)).point(lambda grey: grey < 128).tobytes()
    modules = code128_modules(RECEIPT.number)
    widest = max((run for run in re.findall(rb"[^\x00]+", row)), key=len)
    assert len(modules) * MODULE_MM * 600 / 25.4 > len(widest)


@calm
@given(st.data())
def test_what_was_typed_is_what_can_be_read(data):
    kinds = data.draw(st.lists(typed, min_size=1, max_size=4))
    reference, note, body, reason = (data.draw(typed) for _ in range(4))
    paper = replace(
        RECEIPT,
        language=data.draw(st.sampled_from(["de", "en", "uk"])),
        items=tuple(PaperItem(kind=Words(kind), count=1 + n, pages=n) for n, kind in enumerate(kinds)),
        reference=reference,
        note=note,
        addressed_to=Words(body),
        late_entry=LateEntry(recorded=NOW, reason=reason),
    )
    made = paper_pdf(paper)
    text = text_of(made)
    for entered in (*kinds, note, body, reason, said(reference, 80)):
        assert squeezed(said(entered)) in text
    assert_on_paper(made)


wild = st.text(max_size=80) | st.sampled_from(
    ["W" * 400, "ت" * 300, "\ud800", "👩‍👧", "a\u0301" * 50, "中" * 200, ""]
)


@calm
@given(
    st.lists(wild, min_size=12, max_size=12),
    st.sampled_from(["de", "ar", "zh", "\x1b", "../de", "de-simple"]),
)
def test_nothing_that_anybody_types_keeps_a_receipt_from_its_client(texts, language):
    item = PaperItem(kind=Words(texts[0], texts[1]), count=999, pages=9999)
    paper = replace(
        CHANGED,
        site=texts[2],
        address=texts[3],
        received_by=Words(texts[4], texts[5]),
        addressed_to=Words(texts[6]),
        reference=texts[7],
        note=texts[8],
        papers_in=texts[9],
        items=(item,),
        withdrawn=texts[10],
        late_entry=LateEntry(recorded=NOW, reason=texts[11]),
        language=language,
    )
    assert_on_paper(paper_pdf(paper, unchecked=True))


LONG_KIND = "Nachweis über die Anerkennung einer im Ausland erworbenen Berufsqualifikation " * 4


@pytest.mark.parametrize(
    ("kind", "kinds"),
    [(LONG_KIND[:300], 60), ("W" * 300, 8), ("ш" * 300, 8)],
    ids=["sixty of words", "wide", "cyrillic"],
)
def test_kinds_of_three_hundred_signs_find_room(kind, kinds):
    items = tuple(PaperItem(kind=Words(kind), count=999, pages=9999) for _ in range(kinds))
    paper = replace(RECEIPT, items=items, pages=99_990, note="Hinweis " * 17)
    data = paper_pdf(paper, unchecked=True)
    assert_on_paper(data)
    assert text_of(data).count(squeezed(kind)) >= kinds - len(
        reader(data).pages
    )  # some run over a page's end
    assert len(codes_of(data)) == 2


def test_a_protocol_of_many_receipts_keeps_every_code():
    lines = tuple(
        replace(
            PROTOCOL.lines[index % 12], number=samples.number(index), short=f"{index:04d}", items=LONG_KIND
        )
        for index in range(1, 61)
    )
    data = paper_pdf(replace(PROTOCOL, lines=lines, to="Kommunales Integrationszentrum und Bildungsbüro"))
    assert_on_paper(data)
    assert [text for _, text in codes_of(data)] == [PROTOCOL.number, *(line.number for line in lines)]


def test_twelve_receipts_and_the_signatures_are_one_sheet():
    assert len(reader(paper_pdf(PROTOCOL)).pages) == 1


def test_the_day_list_adds_up_and_names_missing_numbers():
    gaps = (samples.number(61), samples.number(62))
    paper = day_list(60, gaps=gaps)
    text = text_of(paper_pdf(paper))
    assert "2Nummernfehlen" in text
    assert all(gap in text for gap in gaps)
    for agency in paper.agencies:
        assert (
            squeezed(f"{len(agency.lines)} Vorgänge, {agency.pieces} Unterlagen, {agency.pages} Seiten")
            in text
        )
    assert "lückenlos" in text_of(paper_pdf(day_list(3)))
    assert "keinVorgangerfasst" in text_of(paper_pdf(replace(day_list(0), first="", last="")))


def test_pictures_show_the_same_pages():
    pages = paper_pictures(CHANGED, dpi=40)
    assert len(pages) == len(reader(paper_pdf(CHANGED)).pages)
    assert all(page.startswith(b"\x89PNG") for page in pages)


@every_paper
def test_a_file_name_says_nothing_personal(paper):
    title = file_title(paper)
    assert re.fullmatch(r"2026-11-2\d_[A-Za-z0-9-]+", title)
    assert "31702BG" not in title


def test_a_receipt_in_another_language_has_no_more_pages():
    assert len(reader(paper_pdf(replace(RECEIPT, language="ar"), unchecked=True)).pages) == 1
    assert isinstance(RECEIPT, ReceiptPaper)
    assert collisions(paper_pdf(RECEIPT)) == []

"""The words of the A4 receipt, in the order of its layout."""

from __future__ import annotations

from typing import Any

from frontdesk.printing.layouts.content import said
from frontdesk.printing.papers.codes import code128, qr
from frontdesk.printing.papers.tongue import Tongue, tongue_of
from frontdesk.printing.papers.values import Change, PaperItem, ReceiptPaper
from frontdesk.printing.papers.wording import (
    UNKNOWN,
    day_of,
    figure,
    joined,
    long_moment_of,
    moment_of,
    pages_of,
    papers_of,
    utc_of,
)
from frontdesk.printing.slip import Form, Words

Values = dict[str, Any]

_STORED = (
    "Gespeichert werden Vorgangsnummer, Aktenzeichen, Art und Anzahl der Unterlagen. Kein Scan am Empfang. "
    "Datenschutzhinweise hängen am Empfang aus."
)
_LONGEST_LIST = 6000  # sixty kinds of documents in a line of a correction


def receipt_values(paper: ReceiptPaper, *, unchecked: bool) -> Values:
    tongue = tongue_of(paper.language, unchecked=unchecked)
    number = said(paper.number, 60)
    return {
        "title": tongue.de.title,
        "continued": number,
        "foot": _STORED,
        "other": {"lang": _script_language(paper.language), "rtl": tongue.right_to_left},
        "subtitle": tongue.pieces(tongue.text("title").other),
        "copy": tongue.said(_numbered(tongue.text("copy"), paper.copy)) if paper.copy else None,
        "number": {"label": tongue.words("number", sign="receipt-text"), "value": number},
        "bars": code128(number),
        "qr": qr(number),
        "facts": _facts(paper, tongue),
        "marks": _marks(paper, tongue),
        "columns": [
            tongue.words("count"),
            tongue.words("paper"),
            tongue.words("pages"),
        ],
        "items": [_item(item, tongue) for item in paper.items],
        "total": tongue.said(_total(paper, tongue)),
        "deadline": _deadline(paper, tongue),
        "note": said(paper.note),
        "changes": [_change(change, tongue) for change in paper.changes],
        "sentences": _sentences(paper, tongue),
    }


def _facts(paper: ReceiptPaper, tongue: Tongue) -> list[Values]:
    facts = [
        _fact(
            tongue.words("received_on", sign="calendar-clock"),
            long_moment_of(paper.legal),
            utc_of(paper.legal),
        ),
        _bodied(tongue, "handed_in", "building-2", paper.received_by),
        _bodied(tongue, "responsible", "signpost", paper.addressed_to),
    ]
    if paper.reference:
        label = tongue.words("reference", sign="folder")
        facts.append(_fact(label, said(paper.reference, 80)))
    if paper.papers_in:
        facts.append(_fact(tongue.said(Words("Sprache der Unterlagen")), said(paper.papers_in, 80)))
    return facts


def _bodied(tongue: Tongue, key: str, sign: str, body: Words) -> Values:
    return _fact(tongue.words(key, sign=sign), said(body.de), said(body.other) if body.other else "")


def _fact(label: Values, value: str, below: str = "") -> Values:
    return {"label": label, "value": value, "below": below}


def _marks(paper: ReceiptPaper, tongue: Tongue) -> list[Values]:
    """What nobody may overlook."""
    marks = []
    if paper.withdrawn:
        marks.append({"label": tongue.words("withdrawn", sign="undo-2"), "text": said(paper.withdrawn)})
    if paper.late_entry is not None:
        late = paper.late_entry
        recorded = f"Eingetragen am {moment_of(late.recorded)} ({utc_of(late.recorded)})."
        text = " ".join(filter(None, (recorded, _reason(said(late.reason)), said(late.remark))))
        marks.append({"label": tongue.words("backdated", sign="history"), "text": text})
    return marks


def _item(item: PaperItem, tongue: Tongue) -> Values:
    return {"count": str(item.count), "kind": tongue.said(item.kind), "pages": figure(item.pages)}


def _total(paper: ReceiptPaper, tongue: Tongue) -> Words:
    pieces = sum(item.count for item in paper.items)
    other = tongue.other
    if other is None or not other.papers or (paper.pages is not None and not other.pages):
        return Words(joined(papers_of(pieces), pages_of(paper.pages)))
    # Named and counted, since each language bends its nouns after numbers in its own way.
    parts = [f"{other.papers}: {pieces}"]
    if paper.pages is not None:
        parts.append(f"{other.pages}: {paper.pages}")
    return Words(joined(papers_of(pieces), pages_of(paper.pages)), " · ".join(parts))


def _deadline(paper: ReceiptPaper, tongue: Tongue) -> Values | None:
    if paper.deadline is None:
        return None
    words, day = tongue.text("deadline"), day_of(paper.deadline)
    other = f"{words.other}: {day}" if words.other else ""
    return tongue.said(Words(f"{words.de}: {day}", other), sign="clock-alert")


def _change(change: Change, tongue: Tongue) -> Values:
    """A line of the record that was added later; what stood there before stays readable."""
    key = tongue.text("corrected")
    lines = [
        f"{said(change.what)} am {moment_of(change.at)}",
        f"bisher: {said(change.before, _LONGEST_LIST) or UNKNOWN}",
        f"jetzt: {said(change.after, _LONGEST_LIST) or UNKNOWN}",
        " ".join(filter(None, (_reason(said(change.reason)), said(change.remark)))),
    ]
    return {"label": tongue.said(key, sign="pencil"), "lines": [line for line in lines if line]}


def _sentences(paper: ReceiptPaper, tongue: Tongue) -> list[Values]:
    form = "copies" if paper.form is Form.COPY else "originals"
    sentences = [
        tongue.said(tongue.received, sign="package-check"),
        tongue.words(form, sign="copy" if paper.form is Form.COPY else "file-text"),
        tongue.words("confirms", sign="file-check"),
        tongue.words("keep", sign="folder-open"),
    ]
    forwarding = paper.forwarding
    if forwarding is not None:
        general = tongue.text("forwarding")
        body = f"Gerichtet an: {said(forwarding.body)}."
        sent = f"Weitergeleitet am {day_of(forwarding.on)}." if forwarding.on else ""
        law = "Der Tag des Eingangs hier gilt auch dort (§ 16 SGB I)." if forwarding.by_law else ""
        de = " ".join(filter(None, (general.de if not sent else "", body, sent, law)))
        other = general.other if not sent else ""
        sentences.append(tongue.said(Words(de, other), sign="forward"))
    return sentences


def _reason(reason: str) -> str:
    return f"Grund: {reason}" + ("" if reason.endswith((".", "!", "?", "…")) else ".") if reason else ""


def _numbered(words: Words, number: int) -> Words:
    return Words(f"{words.de} {number}", f"{words.other} {number}" if words.other else "")


def _script_language(language: str) -> str:
    """The language without its variant: what a PDF and a line breaker understand."""
    code = language.partition("-")[0].lower()
    return code if code.isascii() and code.isalpha() and len(code) in (2, 3) else "de"

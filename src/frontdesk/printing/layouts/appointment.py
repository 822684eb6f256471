"""The slip of an appointment: the day and the hour first, then where to go and what to bring."""

from __future__ import annotations

from frontdesk.printing.flow import GRID, Flow
from frontdesk.printing.layouts import blocks, styles
from frontdesk.printing.layouts.content import Content, content_of, said, spoken
from frontdesk.printing.page import Page, Typesetter
from frontdesk.printing.slip import AppointmentSlip, Words

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_TIME_SIZE = 130 * GRID


def lay_out(slip: AppointmentSlip, width: float, typesetter: Typesetter, *, unchecked: bool) -> Page:
    content = content_of(slip, unchecked=unchecked)
    flow = blocks.new_flow(width, typesetter, right_to_left=content.right_to_left)
    blocks.header(flow, slip)
    if slip.copy:
        blocks.copy_mark(flow, content.copy_name(slip.copy))
    flow.y += 44 * GRID
    flow.pair(content.both("appointment"), styles.CAPTION, styles.CAPTION_OTHER)
    flow.y += 58 * GRID
    flow.paragraph(date_line(slip), styles.TITLE)
    blocks.giant(flow, f"{slip.starts:%H:%M}", _TIME_SIZE)
    if slip.number:
        blocks.fact(flow, "Ihre Nummer", said(slip.number, 20))
        blocks.close(flow)
    blocks.matter(flow, spoken(slip.service))
    blocks.place(flow, content, slip.floor, slip.agency, slip.room, slip.way)
    if slip.bring:
        _bring(flow, slip, content)
    flow.y += 16 * GRID
    flow.rule(styles.STROKE)
    blocks.code(flow, slip.code, content.both("check_in"))
    return blocks.finished(flow)


def date_line(slip: AppointmentSlip) -> str:
    return f"{WEEKDAYS[slip.starts.weekday()]}, {slip.starts:%d.%m.%Y}"


def _bring(flow: Flow, slip: AppointmentSlip, content: Content) -> None:
    flow.y += 48 * GRID
    flow.pair(content.both("bring"), styles.LABEL, styles.LABEL)
    for thing in slip.bring:
        both = spoken(thing)
        blocks.listed(flow, "•", both.de)
        flow.both(Words("", both.other), styles.BODY, before=0.0, before_other=42 * GRID)

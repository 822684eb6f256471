"""The answer to a short question, in both languages, to take along."""

from __future__ import annotations

from frontdesk.printing.flow import GRID
from frontdesk.printing.layouts import blocks, styles
from frontdesk.printing.layouts.content import content_of, spoken
from frontdesk.printing.page import Page, Typesetter
from frontdesk.printing.slip import AnswerSlip, Words


def lay_out(slip: AnswerSlip, width: float, typesetter: Typesetter, *, unchecked: bool) -> Page:
    content = content_of(slip, unchecked=unchecked)
    flow = blocks.new_flow(width, typesetter, right_to_left=content.right_to_left)
    blocks.header(flow, slip)
    if slip.copy:
        blocks.copy_mark(flow, content.copy_name(slip.copy))
    flow.y += 44 * GRID
    flow.pair(content.both("question"), styles.CAPTION, styles.CAPTION_OTHER)
    blocks.matter(flow, spoken(slip.topic))
    blocks.close(flow)
    flow.y += 44 * GRID
    flow.pair(content.both("to_do"), styles.CAPTION, styles.CAPTION_OTHER)
    for number, step in enumerate(slip.steps, start=1):
        both = spoken(step)
        blocks.listed(flow, f"{number}.", both.de)
        flow.both(Words("", both.other), styles.BODY, before=0.0, before_other=44 * GRID)
        flow.y += 6 * GRID
    blocks.close(flow)
    blocks.code(flow, slip.code, content.both("keep"))
    return blocks.finished(flow)

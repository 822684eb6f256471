"""Puts a slip's words where they belong on paper of any width, in millimetres."""

from __future__ import annotations

from frontdesk.printing.layouts import answer, appointment, day_end, receipt, self_test, ticket
from frontdesk.printing.page import Page, Typesetter
from frontdesk.printing.slip import AnswerSlip, AppointmentSlip, DayEndSlip, ReceiptSlip, Slip, TicketSlip


def lay_out(slip: Slip, width: float, typesetter: Typesetter, *, unchecked: bool = False) -> Page:
    """The page of a slip on paper that prints ``width`` millimetres."""
    match slip:
        case TicketSlip():
            return ticket.lay_out(slip, width, typesetter, unchecked=unchecked)
        case ReceiptSlip():
            return receipt.lay_out(slip, width, typesetter, unchecked=unchecked)
        case AppointmentSlip():
            return appointment.lay_out(slip, width, typesetter, unchecked=unchecked)
        case AnswerSlip():
            return answer.lay_out(slip, width, typesetter, unchecked=unchecked)
        case DayEndSlip():
            return day_end.lay_out(slip, width, typesetter)
        case _:
            return self_test.lay_out(slip, width, typesetter)

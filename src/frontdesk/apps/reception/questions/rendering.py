"""Draws what is typed and what the store knows of short questions into the window, and nothing else."""

from __future__ import annotations

from frontdesk.apps.reception import wording as tickets
from frontdesk.apps.reception.questions import state, wording
from frontdesk.apps.reception.questions.actions import Today
from frontdesk.apps.reception.questions.draft import Draft
from frontdesk.apps.reception.questions.panels.page import QuestionsPanel
from frontdesk.apps.reception.questions.panels.side import AskedLine
from frontdesk.apps.reception.questions.state import Answer, QuestionLine
from frontdesk.apps.reception.situation import Situation
from frontdesk.domain.house import House
from frontdesk.domain.question import Channel
from frontdesk.qt import translation


class Rendering:
    """Shows what is known; asks nobody."""

    def __init__(self, panel: QuestionsPanel, draft: Draft, situation: Situation) -> None:
        self._panel, self._draft, self._now = panel, draft, situation

    def show_house(self, house: House) -> None:
        """Topics and languages of the house in force."""
        self._panel.topics.set_topics(house.topics)
        self._panel.languages.set_languages(house.site.languages)

    def answer(self) -> Answer | None:
        """What is said about the chosen topic; ``None`` without one."""
        house, topic, now = self._now.house, self._draft.chosen, self._now
        if house is None or topic is None:
            return None
        return state.answer(
            house,
            topic,
            language=self._draft.language,
            channel=self._draft.channel,
            printed=now.printed_languages,
            has_printer=now.has_printer,
            shown_in=translation.language(),
        )

    def show_draft(self) -> None:
        """The question that is being answered."""
        panel, draft, shown = self._panel, self._draft, self.answer()
        phone = draft.channel is Channel.PHONE
        panel.show_draft(draft)
        panel.answer.show_answer(shown)
        panel.answer.show_phone(phone)
        why = ""
        if shown is not None:
            why = wording.why_no_slip(shown, has_printer=self._now.has_printer, phone=phone)
        panel.act.show_answer(shown, why_no_slip=why)

    def show_today(self, today: Today | None) -> None:
        """How often what was asked, and the last questions of this station."""
        if today is None:
            return
        self._panel.topics.show_counts(today.counts)
        self._panel.side.asked.title.setText(wording.total(today.total))
        away = tickets.away_for_now() if self._now.is_stale else ""
        self._panel.side.asked.show_lines([self._line(line, away) for line in self.lines(today)])

    def show_figures(self) -> None:
        """The queues, as beside the tickets."""
        picture = self._now.picture
        if picture is not None:
            self._panel.side.queues.show_queues(picture.queues, stale_since=self._now.lost_since)
        self._panel.side.fit()

    def lines(self, today: Today | None) -> tuple[QuestionLine, ...]:
        """The last questions at the store's present time."""
        house, connection = self._now.house, self._now.connection
        at = connection.now() if connection is not None else None
        if house is None or today is None or at is None:
            return ()
        return state.question_lines(house, today.recent, at=at, shown_in=translation.language())

    def _line(self, line: QuestionLine, away: str) -> AskedLine:
        locked = away
        if line.withdrawn:
            locked = wording.line_note(line)
        elif line.too_old and not locked and self._now.house is not None:
            locked = wording.too_old(self._now.house.rules.undo_minutes)
        return AskedLine(str(line.question_id), line.topic, wording.line_note(line), locked)

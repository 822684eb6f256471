"""Brings together what a clerk does with short questions, what the store says and what the window shows."""

from __future__ import annotations

from PySide6.QtCore import QObject

from frontdesk.apps.reception.connection import Connection
from frontdesk.apps.reception.questions import state, wording
from frontdesk.apps.reception.questions.counting import Counting
from frontdesk.apps.reception.questions.draft import Draft
from frontdesk.apps.reception.questions.following import Following
from frontdesk.apps.reception.questions.panels.page import QuestionsPanel
from frontdesk.apps.reception.questions.rendering import Rendering
from frontdesk.apps.reception.situation import Situation
from frontdesk.domain.question import Channel, QuestionId
from frontdesk.qt import translation
from frontdesk.qt.errors import Errors
from frontdesk.qt.widgets.notice import Notice, announce
from frontdesk.usecases.questions import Asked


class QuestionsController(QObject):
    """The life of the page of short questions; works without a store until one is followed.

    Attributes:
        draft, counting: the question that is being answered, and its way to the store.
        following: the picture of the questions, once a store is open.
    """

    def __init__(
        self,
        panel: QuestionsPanel,
        situation: Situation,
        notice: Notice,
        errors: Errors,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.panel, self.situation = panel, situation
        self._notice, self._errors = notice, errors
        self.draft = Draft()
        self.rendering = Rendering(panel, self.draft, situation)
        self.counting = Counting(self.draft, lambda: situation.connection, parent=self)
        self.following: Following | None = None
        self._listen_to_panel()
        self._listen_to_parts()
        if situation.connection is not None:
            self.follow(situation.connection)
        self.rendering.show_draft()

    def follow(self, connection: Connection) -> None:
        """A store is open: show its questions."""
        self.following = Following(connection, self._errors, parent=self)
        self.following.changed.connect(self.show_today)
        self.show_house()
        self.show_state()
        self.following.read()

    def show_house(self) -> None:
        """Another definition is in force."""
        house = self.situation.house
        if house is None:
            return
        self.rendering.show_house(house)
        self.draft.set_house(house)
        self.rendering.show_draft()
        self.show_today()

    def show_today(self) -> None:
        """The store knows something new, or time has passed."""
        self.rendering.show_today(None if self.following is None else self.following.today)

    def show_state(self) -> None:
        """Figures, printer or database have changed."""
        self.rendering.show_figures()
        self.rendering.show_draft()
        self.show_today()

    # --- what people do ---------------------------------------------------------------------------

    def _listen_to_panel(self) -> None:
        panel = self.panel
        panel.typed.connect(self._on_typed)
        panel.moved.connect(self._on_moved)
        panel.topics.chosen.connect(self._on_chosen)
        panel.languages.chosen.connect(self._on_language)
        panel.answer.phone_switched.connect(self._on_phone)
        panel.submitted.connect(self._on_main)
        panel.act.main_requested.connect(self._on_main)
        panel.act.count_requested.connect(lambda: self._submit(slip=False))
        panel.cleared.connect(self._on_cleared)
        panel.take_back_requested.connect(self._on_take_back_newest)
        panel.reprint_requested.connect(lambda: self._notice.say(wording.no_second_print(), "neutral"))
        panel.side.asked.take_back_requested.connect(lambda key: self.counting.withdraw(QuestionId(int(key))))

    def bring_back(self) -> None:
        """Take up the refused question again that had to stand aside."""
        self.counting.bring_back()

    def _on_typed(self, text: str) -> None:
        self.draft.type(text)
        self._on_draft()

    def _on_moved(self, down: int) -> None:
        on_tile = any(tile.hasFocus() for tile in self.panel.topics.tiles().values())
        self.draft.move(down)
        self._on_draft()
        # The focus goes along only where it was on a topic; from the field the clerk goes on typing.
        if on_tile and self.draft.topic is not None:
            self.panel.topics.tiles()[self.draft.topic].setFocus()

    def _on_chosen(self, topic: str) -> None:
        self.draft.choose(topic)
        self._on_draft()

    def _on_language(self, code: str) -> None:
        self.draft.language = code
        self._on_draft()

    def _on_phone(self, on: bool) -> None:
        self.draft.channel = Channel.PHONE if on else Channel.COUNTER
        self._on_draft()

    def _on_main(self) -> None:
        shown = self.rendering.answer()
        self._submit(slip=shown is not None and shown.prints)

    def _submit(self, *, slip: bool) -> None:
        self.counting.submit(slip=slip)
        self.panel.take_focus()

    def _on_cleared(self) -> None:
        self.draft.clear()
        self._on_draft()
        self.panel.take_focus()

    def _on_take_back_newest(self) -> None:
        if self.counting.under_way:
            # What stands on top of the list is not the newest one now.
            self._notice.say(wording.still_counting(), "neutral")
            return
        today = None if self.following is None else self.following.today
        line = state.newest_standing(self.rendering.lines(today))
        house = self.situation.house
        if line is None or house is None:
            self._notice.say(wording.nothing_to_take_back(), "neutral")
        elif line.too_old:
            self._notice.say(wording.too_old(house.rules.undo_minutes), "neutral")
        else:
            self.counting.withdraw(line.question_id)

    # --- what the parts say -----------------------------------------------------------------------

    def _listen_to_parts(self) -> None:
        counting = self.counting
        counting.draft_changed.connect(self._on_draft)
        counting.counted.connect(self._on_counted)
        counting.withdrawn.connect(self._on_withdrawn)
        counting.refused.connect(self.panel.act.refuse)
        counting.refused_aside.connect(
            lambda sentence: self._notice.say(sentence, "warn", action=self.tr("Zurückholen"))
        )
        counting.not_withdrawn.connect(lambda sentence: self._notice.say(sentence, "warn"))

    def _on_draft(self) -> None:
        # A refusal is about the draft that was tried, not about the one that stands there now.
        self.panel.act.refuse("")
        self.rendering.show_draft()

    def _on_counted(self, asked: Asked) -> None:
        slip = asked.job is not None
        announce(self.panel, wording.counted(self._name(asked), slip=slip))
        if slip and self.situation.connection is not None:
            self.situation.connection.wake_printer()
        self._learn(asked)

    def _on_withdrawn(self, asked: Asked) -> None:
        announce(self.panel, wording.withdrawn(self._name(asked)))
        self._learn(asked)

    def _learn(self, asked: Asked) -> None:
        if self.following is not None:
            self.following.learn(asked.question)

    def _name(self, asked: Asked) -> str:
        house, code = self.situation.house, asked.question.new.topic
        known = next((topic for topic in house.topics if topic.code == code), None) if house else None
        return known.name(translation.language()) if known is not None else code

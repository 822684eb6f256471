"""The line of facts about a client: language, wait, papers, and whether it goes first."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from frontdesk.apps.desk.state import ClientWords
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.labels import IconLabel

_GAP = 16


class Facts(QWidget):
    """One line; the wait loses its verb, papers their word, and the wait goes before anything is cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: ClientWords | None = None
        self._papers = self._papers_short = self._papers_spoken = ""
        self.language = IconLabel("languages", "", fonts.LIST)
        self.waited = IconLabel("hourglass", "", fonts.LIST)
        self.need = IconLabel("chevrons-up", "", fonts.LIST, ink="primary")
        self.papers = IconLabel("files", "", fonts.LIST)
        self.papers.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(dp(_GAP))
        for fact in self._all():
            row.addWidget(fact)
        row.addStretch(1)

    def show_facts(self, words: ClientWords) -> None:
        """Show what is known of a client."""
        self._words = words
        self.language.set("languages", words.language)
        self.need.set("chevrons-up", words.need)
        self.need.setVisible(bool(words.need))
        self._fit()

    def show_papers(self, words: str, *, short: str, spoken: str) -> None:
        """How many papers the client handed in; without words none. ``spoken`` says which, and where."""
        self._papers, self._papers_short, self._papers_spoken = words, short, spoken
        self.papers.setVisible(bool(words))
        self.papers.setToolTip(spoken.replace("; ", "\n"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _all(self) -> tuple[IconLabel, ...]:
        return self.language, self.waited, self.papers, self.need

    def _fit(self) -> None:
        words = self._words
        if words is None:
            return
        self.waited.show()
        self.waited.set("hourglass", words.waited)
        self.papers.set("files", self._papers)
        if self._is_too_long():
            self.waited.set("hourglass", words.waited_short)
            self.waited.setAccessibleName(words.waited)
        if self._is_too_long():
            self.papers.set("files", self._papers_short)
        # How long somebody waited who sits here now matters least.
        self.waited.setVisible(not self._is_too_long())
        self.papers.setAccessibleName(self._papers_spoken)

    def _is_too_long(self) -> bool:
        shown = [fact for fact in self._all() if not fact.isHidden()]
        needed = sum(fact.sizeHint().width() for fact in shown) + dp(_GAP) * (len(shown) - 1)
        return needed > self.width()

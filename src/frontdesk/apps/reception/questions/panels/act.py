"""What is done with a question: count it, with or without a slip, and why that was refused."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.apps.reception.questions import wording
from frontdesk.apps.reception.questions.state import Answer
from frontdesk.qt import fonts, translation
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.button import Button, ButtonSize
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import ElidedLabel, IconLabel, Label
from frontdesk.qt.widgets.notice import announce


class ActPart(QWidget):
    """The two buttons, and above them what they are about.

    Attributes:
        count, main: the buttons.

    Signals:
        count_requested: count the question alone.
        main_requested: what Enter does.
    """

    count_requested = Signal()
    main_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("", fonts.LEAD, parent=self)
        self.languages = IconLabel("languages", "", fonts.BODY, px=18, parent=self)
        self.privacy = IconLabel(
            "shield-check", self.tr("Gezählt wird nur das Thema"), fonts.BODY, px=18, parent=self
        )
        self.refusal = Label("", fonts.CAPTION, ink="bad", wrap=True, parent=self)
        self._alert = IconLabel("circle-alert", "", fonts.CAPTION, ink="bad", px=16, parent=self)
        self._alert.setFixedWidth(dp(24))
        self.count = Button(self.tr("Nur zählen"), icon="plus", key="Ctrl+Return", parent=self)
        self.main = Button(
            self.tr("Zettel drucken"), size=ButtonSize.MAIN, primary=True, icon="printer", parent=self
        )
        self.main.set_keys(key_text("Return"))
        for button in (self.count, self.main):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._compact = self._chosen = False
        self._build()
        self.count.clicked.connect(self.count_requested)
        self.main.clicked.connect(self.main_requested)
        self.show_answer(None)

    def show_answer(self, shown: Answer | None, *, why_no_slip: str = "") -> None:
        """The question that Enter would count; with a reason it counts and prints nothing."""
        chosen = shown is not None
        self.title.setText(
            shown.topic.name(translation.language()) if shown else self.tr("Noch kein Thema gewählt")
        )
        if shown is not None:
            icon, words = ("info", why_no_slip) if why_no_slip else ("languages", wording.languages(shown))
            self.languages.set(icon, words)
        self.main.set_text(self.tr("Frage zählen") if why_no_slip else self.tr("Zettel drucken"))
        self.main.set_icon("plus" if why_no_slip else "printer")
        for button in (self.count, self.main):
            button.set_available(chosen, self.tr("Zuerst ein Thema wählen"))
        self._chosen = chosen
        self._show_lines()

    def refuse(self, sentence: str) -> None:
        """Say why nothing was counted; empty when all is well."""
        if sentence == self.refusal.text():
            return
        self.refusal.setText(sentence)
        self.refusal.setToolTip(sentence)
        self._show_lines()
        if sentence:
            announce(self.refusal, sentence, urgent=True)

    def set_compact(self, compact: bool) -> None:
        """The buttons beside each other, and only what cannot be left out."""
        self._compact = compact
        way = QBoxLayout.Direction
        self._buttons.setDirection(way.LeftToRight if compact else way.TopToBottom)
        self._show_lines()

    def _show_lines(self) -> None:
        refused = bool(self.refusal.text())
        self.title.setVisible(not self._compact)
        self.languages.setVisible(self._chosen and not refused and not self._compact)
        self.privacy.setVisible(not refused and not self._compact)
        self.refusal.setVisible(refused)
        self._alert.setVisible(refused)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(dp(4))
        column.addWidget(self.title)
        column.addWidget(self.languages)
        column.addWidget(self.privacy)
        refused = QHBoxLayout()
        refused.setSpacing(0)
        refused.addWidget(self._alert, 0, Qt.AlignmentFlag.AlignTop)
        refused.addWidget(self.refusal, 1)
        column.addLayout(refused)
        column.addStretch(1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._buttons.setSpacing(dp(8))
        self._buttons.addWidget(self.count)
        self._buttons.addWidget(self.main)
        column.addLayout(self._buttons)

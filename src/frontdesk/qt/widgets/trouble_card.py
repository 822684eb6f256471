"""The card that explains a trouble: what failed, what goes on, what is paused, and the one thing to do."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets.button import Button
from frontdesk.qt.widgets.card import Card
from frontdesk.qt.widgets.labels import IconLabel, Label


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a trouble card says; an empty field leaves its line out.

    Attributes:
        other_action: the other answer, where the card asks a question.
    """

    icon: str
    title: str
    since: str = ""
    text: str = ""
    goes_on: str = ""
    paused: str = ""
    action: str = ""
    action_icon: str = ""
    next_try: str = ""
    other_action: str = ""
    status: Status = "warn"


class TroubleCard(Card):
    """Shows one `Trouble`.

    Signals:
        action: the one action was pressed.
        other_action: the other answer was pressed.
    """

    action = Signal()
    other_action = Signal()

    def __init__(self, trouble: Trouble, *, parent: QWidget | None = None) -> None:
        super().__init__(status=trouble.status, parent=parent)
        self._title = IconLabel(trouble.icon, "", fonts.BODY_STRONG, px=20, parent=self)
        self._since = Label("", fonts.CAPTION, parent=self)
        self._text = Label("", fonts.LIST, wrap=True, parent=self)
        self._goes_on = _Line("check", self.tr("Geht weiter:"), self)
        self._paused = _Line("pause", self.tr("Pausiert:"), self)
        self._button = Button(trouble.action or trouble.title, parent=self)
        self._other = Button(trouble.other_action or trouble.title, parent=self)
        self._next_try = Label("", fonts.CAPTION, parent=self)
        self._build()
        self._button.clicked.connect(self.action)
        self._other.clicked.connect(self.other_action)
        self.show_trouble(trouble)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(17), dp(15), dp(17), dp(17))
        column.setSpacing(dp(4))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._since)
        column.addLayout(head)
        column.addSpacing(dp(2))
        self._text.setContentsMargins(0, 0, 0, dp(3))
        column.addWidget(self._text)
        column.addWidget(self._goes_on)
        column.addWidget(self._paused)
        self._foot = QWidget(self)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, dp(6), 0, 0)
        foot.setSpacing(dp(8))
        foot.addWidget(self._button)
        foot.addWidget(self._other)
        foot.addStretch(1)
        foot.addWidget(self._next_try, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self._foot)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say another trouble, or the same with a new time; the card keeps its place and its focus."""
        ink = "text" if trouble.status == "neutral" else trouble.status
        self.set_status(trouble.status)
        self.setAccessibleName(trouble.title)
        self.setAccessibleDescription(" ".join(part for part in (trouble.since, trouble.text) if part))
        self._title.set(trouble.icon, trouble.title, ink=ink)
        _say(self._since, trouble.since, ink)
        _say(self._text, trouble.text, "text")
        _say(self._next_try, trouble.next_try, "muted")
        self._goes_on.say(trouble.goes_on, ink)
        self._paused.say(trouble.paused, ink)
        self._foot.setVisible(bool(trouble.action))
        if trouble.action:
            self._button.set_text(trouble.action)
            self._button.set_icon(trouble.action_icon)
        self._other.setVisible(bool(trouble.other_action))
        if trouble.other_action:
            self._other.set_text(trouble.other_action)


class _Line(QWidget):
    """One line: icon, bold lead, what it concerns."""

    def __init__(self, icon: str, lead: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._lead_text = icon, lead
        self._lead = IconLabel(icon, lead, fonts.LIST_STRONG, ink="text", px=18, stroke=2.5, parent=self)
        self._what = Label("", fonts.LIST, wrap=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(dp(2))
        row.addWidget(self._lead, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._what, 1)

    def say(self, what: str, ink: str) -> None:
        self.setVisible(bool(what))
        self._what.setText(what)
        self._lead.set_icon_ink(ink)


def _say(label: Label, text: str, ink: str) -> None:
    label.setText(text)
    label.set_ink(ink)
    label.setVisible(bool(text))

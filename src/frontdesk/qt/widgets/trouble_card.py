"""The card that explains a trouble: what failed, what goes on, what is paused, and the one thing to do."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.button import Button
from frontdesk.qt.widgets.card import Card
from frontdesk.qt.widgets.flow_row import FlowRow
from frontdesk.qt.widgets.labels import IconLabel, Label
from frontdesk.qt.widgets.picture import Picture

_PADDING = 17
_GAP = 8
_ROOM_FOR_SECONDS = 136
_TIGHT_PICTURE = 2 / 3


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a trouble card says; an empty field leaves its line out.

    Attributes:
        other_action: the other answer, where the card asks a question, or what else can be done.
        picture, picture_text: a drawing of what to do, and what can be seen in it.
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
    picture: str = ""
    picture_text: str = ""


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
        self._title = _Title(self)
        self._since = Label("", fonts.CAPTION, parent=self)
        self._picture = Picture(self)
        self._text = Label("", fonts.LIST, wrap=True, parent=self)
        self._goes_on = _Line("check", self.tr("Geht weiter:"), self)
        self._paused = _Line("pause", self.tr("Pausiert:"), self)
        self._button = Button(trouble.action or trouble.title, parent=self)
        self._other = Button(trouble.other_action or trouble.title, parent=self)
        self._next_try = Label("", fonts.CAPTION, parent=self)
        # The seconds run down: a shorter figure must not bring the line to another place.
        self._next_try.setMinimumWidth(dp(_ROOM_FOR_SECONDS))
        self._has_foot = self._tight = False
        self._said: tuple[Trouble, bool] | None = None
        self._next_try.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._build()
        self._button.clicked.connect(self.action)
        self._other.clicked.connect(self.other_action)
        self.show_trouble(trouble)

    @property
    def picture(self) -> Picture:
        """The drawing of what to do; hidden where there is none."""
        return self._picture

    def buttons(self) -> list[Button]:
        """The buttons that can be pressed now, in the order of the Tab key."""
        return [button for button in self.all_buttons() if not button.isHidden() and self._has_foot]

    def all_buttons(self) -> list[Button]:
        """Every button, also those that are hidden now."""
        return [self._button, self._other]

    def set_keys(self, keys: str, other_keys: str) -> None:
        """Show on the buttons which keys press them."""
        if [keys, other_keys] == [button.keys for button in self.all_buttons()]:
            return
        for button, said in zip(self.all_buttons(), (keys, other_keys), strict=True):
            button.set_keys(said)
        self._foot.refresh()

    def set_tight(self, tight: bool) -> None:
        """Take less height: a smaller drawing, one line for all times, no word about what goes on.

        It shows with the next trouble.
        """
        self._tight = tight
        self._picture.set_share(_TIGHT_PICTURE if tight else 1.0)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say another trouble, or the same with a new time; the card keeps its place and its focus."""
        if self._said == (trouble, self._tight):
            return
        self._said = (trouble, self._tight)
        ink = "text" if trouble.status == "neutral" else trouble.status
        self.set_status(trouble.status)
        self.setAccessibleName(trouble.title)
        self.setAccessibleDescription(" ".join(part for part in (trouble.since, trouble.text) if part))
        self._title.say(trouble.icon, trouble.title, ink)
        since, times = trouble.since, trouble.next_try
        if self._tight and times:
            since, times = "", " · ".join(part for part in (since, times) if part)
        _say(self._since, since, ink)
        _say(self._text, trouble.text, "text")
        _say(self._next_try, times, "muted")
        self._picture.show_picture(trouble.picture, trouble.picture_text)
        self._goes_on.say("" if self._tight else trouble.goes_on, ink)
        self._paused.say(trouble.paused, ink)
        self._has_foot = bool(trouble.action)
        self._foot.setVisible(self._has_foot)
        if trouble.action:
            self._button.set_text(trouble.action)
            self._button.set_icon(trouble.action_icon)
        self._other.setVisible(bool(trouble.other_action))
        if trouble.other_action:
            self._other.set_text(trouble.other_action)
        self._head.refresh()
        self._foot.refresh()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(_PADDING), dp(15), dp(_PADDING), dp(_PADDING))
        column.setSpacing(dp(4))
        self._head = FlowRow(gap=dp(_GAP), row_gap=0, parent=self)
        self._head.add(self._title)
        self._head.add(self._since)
        column.addWidget(self._head)
        column.addSpacing(dp(2))
        self._text.setContentsMargins(0, 0, 0, dp(3))
        body = QHBoxLayout()
        body.setSpacing(dp(12))
        body.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        body.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(body)
        column.addWidget(self._goes_on)
        column.addWidget(self._paused)
        self._foot = FlowRow(gap=dp(_GAP), parent=self)
        for widget in (self._button, self._other, self._next_try):
            self._foot.add(widget)
        column.addSpacing(dp(6))
        column.addWidget(self._foot)


class _Title(QWidget):
    """An icon and what failed; the words wrap, because the last one often says the most."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = IconLabel("", "", fonts.BODY_STRONG, px=20, parent=self)
        self._icon.setFixedWidth(dp(28))
        self._words = Label("", fonts.BODY_STRONG, wrap=True, parent=self)

    def say(self, icon: str, words: str, ink: str) -> None:
        self._icon.set(icon, "", ink=ink)
        self._words.setText(words)
        self._words.set_ink(ink)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = self._words.fontMetrics()
        height = max(metrics.height(), self._icon.sizeHint().height())
        return QSize(self._icon.width() + metrics.horizontalAdvance(self._words.text()) + 2, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(96), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self.sizeHint().height(), self._words.heightForWidth(width - self._icon.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        icon, line = self._icon.width(), self._icon.sizeHint().height()
        for widget, rect in (
            (self._icon, QRectF(0, 0, icon, line)),
            (self._words, QRectF(icon, 0, self.width() - icon, self.height())),
        ):
            widget.setGeometry(paint.mirrored(self, rect).toRect())


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

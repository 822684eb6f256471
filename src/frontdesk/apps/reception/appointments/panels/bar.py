"""The line above the form: what was done last, what the form is for, or why something was refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import RADIUS_CONTROL, Status
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.button import Button
from frontdesk.qt.widgets.labels import Label
from frontdesk.qt.widgets.notice import announce

_MOST = 3
_HEIGHT = 52


@dataclass(frozen=True, slots=True)
class BarAct:
    """A button of the line: what it is called in code, its word, and the key that does the same."""

    name: str
    text: str
    keys: str = ""


@dataclass(frozen=True, slots=True)
class BarContent:
    """What the line says."""

    sentence: str
    icon: str = "info"
    status: Status = "neutral"
    acts: tuple[BarAct, ...] = ()


class Bar(QFrame):
    """Never modal; it takes no focus by itself.

    Signals:
        acted: name of the button that was pressed.
    """

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: BarContent | None = None
        self._words = Label("", fonts.BODY, wrap=True, parent=self)
        self._buttons = [Button("–", parent=self) for _ in range(_MOST)]
        for place, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, place=place: self._press(place))
            button.hide()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(dp(12), dp(4), dp(6), dp(4))
        self._box.setSpacing(dp(8))
        words = QHBoxLayout()
        # Room for the icon; a layout mirrors its items, but not its margins.
        words.addSpacing(dp(32))
        words.addWidget(self._words, 1)
        acts = QHBoxLayout()
        acts.setSpacing(dp(8))
        for button in self._buttons:
            acts.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._box.addLayout(words, 1)
        self._box.addLayout(acts)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def content(self) -> BarContent | None:
        """What it says now."""
        return self._content

    def set_narrow(self, narrow: bool) -> None:
        """The buttons below the sentence."""
        way = QBoxLayout.Direction
        self._box.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def fit(self, width: int) -> int:
        """Take the height that the sentence needs at a width, and tell it."""
        height = max(self.heightForWidth(width), dp(_HEIGHT))
        self.setFixedHeight(height)
        return height

    def text(self) -> str:
        """The sentence; empty when there is none."""
        return "" if self._content is None else self._content.sentence

    def buttons(self) -> Sequence[Button]:
        """Those in view."""
        return [button for button in self._buttons if not button.isHidden()]

    def tab_chain(self) -> list[QWidget]:
        """Its buttons."""
        return list(self._buttons)

    def say(self, content: BarContent | None) -> None:
        """Say something else, or nothing."""
        if content == self._content:
            return
        before, self._content = self._content, content
        acts = content.acts if content is not None else ()
        for button, act in zip(self._buttons, acts, strict=False):
            button.set_text(act.text)
            button.set_keys(act.keys)
            button.show()
        for button in self._buttons[len(acts) :]:
            button.hide()
        if content is not None:
            self._words.setText(content.sentence)
            if before is None or before.sentence != content.sentence:
                announce(self, content.sentence, urgent=content.status != "neutral")
        self.setVisible(content is not None)
        self._box.activate()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._content is None:
            return
        t, status = theme(), self._content.status
        plain = status == "neutral"
        painter = paint.painter_for(self)
        border = t.line if plain else t.warn_line if status == "warn" else t.ink(status)
        fill = t.surface if plain else t.field(status)
        paint.box(painter, self.rect().toRectF(), dp(RADIUS_CONTROL), fill=fill, border=border)
        px = dp(20)
        x = dp(12) + px / 2
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        ink = t.muted if plain else t.ink(status)
        middle = self._words.geometry().center().y() + 1
        paint.icon(painter, self._content.icon, QPointF(x, middle), px, ink)
        painter.end()

    def _press(self, place: int) -> None:
        if self._content is not None and place < len(self._content.acts):
            self.acted.emit(self._content.acts[place].name)

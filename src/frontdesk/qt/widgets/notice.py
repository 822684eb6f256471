"""Sentences about what happened: inline beside their cause, or as a toast; never modal, always read aloud."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import RADIUS_CONTROL, Status
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.button import Button, ButtonSize, IconButton
from frontdesk.qt.widgets.labels import Label

_ICONS: dict[Status, str] = {
    "neutral": "info",
    "ok": "circle-check",
    "warn": "triangle-alert",
    "bad": "circle-alert",
}
GOOD_NEWS_MS = 6_000


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Have a screen reader say a sentence; harmless when none runs."""
    event = QAccessibleAnnouncementEvent(widget, sentence)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class Notice(QFrame):
    """A sentence with icon and colour, perhaps one action. Good news leaves by itself, trouble stays.

    Signals:
        action: the action was pressed.
        closed: the notice has left.
    """

    action = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status: Status = "neutral"
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._text = Label("", fonts.BODY, wrap=True, parent=self)
        self._code = Label("", fonts.CAPTION, ink="muted", wrap=True, parent=self)
        self._button = Button(self.tr("Rückgängig"), size=ButtonSize.COMPACT, parent=self)
        self._close = IconButton("x", self.tr("Hinweis schließen"), size=36, parent=self)
        self._button.clicked.connect(self.action)
        self._close.clicked.connect(self.dismiss)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        row.setContentsMargins(dp(8), dp(8), dp(8), dp(8))
        row.setSpacing(dp(8))
        # Room for the icon; a layout mirrors its items, but not its margins.
        row.addSpacing(dp(40))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._code)
        row.addLayout(words, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def status(self) -> Status:
        """What kind of sentence it shows."""
        return self._status

    def text(self) -> str:
        """The sentence."""
        return self._text.text()

    def say(self, sentence: str, status: Status = "ok", *, code: str = "", action: str = "") -> None:
        """Show a sentence; `code` stands below in small text, `action` names the one thing to do about it."""
        self._status = status
        self._text.setText(sentence)
        self._text.set_ink("text" if status == "neutral" else status)
        self._code.setText(code)
        self._code.setVisible(bool(code))
        self._button.setVisible(bool(action))
        if action:
            self._button.set_text(action)
        self.setAccessibleName(sentence)
        self.show()
        self.updateGeometry()
        self.update()
        announce(self, sentence, urgent=status == "bad")
        if status in ("ok", "neutral"):
            self._timer.start(GOOD_NEWS_MS)
        else:
            self._timer.stop()

    def dismiss(self) -> None:
        """Leave."""
        self._timer.stop()
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def sizeHint(self) -> QSize:
        return QSize(dp(400), super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        painter = paint.painter_for(self)
        ink = t.muted if self._status == "neutral" else t.ink(self._status)
        border = t.warn_line if self._status == "warn" else ink
        field = t.surface if self._status == "neutral" else t.field(self._status)
        paint.box(painter, self.rect().toRectF(), dp(RADIUS_CONTROL), fill=field, border=border)
        px = dp(20)
        place = paint.mirrored(self, QRectF(dp(16), (self.height() - px) / 2, px, px))
        paint.icon(painter, _ICONS[self._status], place.center(), px, ink)
        painter.end()


class Toast(Notice):
    """A notice that floats over the foot of a widget, above the status strip, outside its layout."""

    def __init__(self, over: QWidget, *, bottom: int = 56) -> None:
        super().__init__(over)
        self._over, self._bottom = over, bottom
        over.installEventFilter(self)

    def float_over(self, over: QWidget) -> None:
        """Float over another widget from now on."""
        if over is self._over:
            return
        self._over.removeEventFilter(self)
        self._over = over
        over.installEventFilter(self)
        shown = not self.isHidden()
        self.setParent(over)
        self.setVisible(shown)
        self._place()

    def say(self, sentence: str, status: Status = "ok", *, code: str = "", action: str = "") -> None:
        super().say(sentence, status, code=code, action=action)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        width = min(dp(640), self._over.width() - 2 * dp(24))
        height = max(self.heightForWidth(width), self.sizeHint().height(), dp(52))
        x = (self._over.width() - width) // 2
        self.setGeometry(x, self._over.height() - dp(self._bottom) - height, width, height)
        self.raise_()

"""The base of every hand-painted control: one accessible name, hover, shortcut, theme and focus radius."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from frontdesk.qt.appearance import theme
from frontdesk.qt.theme import RADIUS_CONTROL, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.keys import key_text


class Control(QAbstractButton):
    """Something to press. Subclasses paint in `draw` and say how large they are in `sizeHint`.

    Attributes:
        focus_radius: corner radius that the focus ring follows.
        enter_presses: whether Enter presses the focused control. Where it does not, Enter goes on to the
            window, which has one main action of its own.
    """

    focus_radius: int = RADIUS_CONTROL
    enter_presses: bool = False

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if not accessible_name.strip():
            raise ValueError("a control needs an accessible name")
        self.setAccessibleName(accessible_name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._keys = ""
        self._shortcut: QShortcut | None = None
        self._reason_shown = False

    @property
    def keys(self) -> str:
        """The key hint, as printed on the key."""
        return self._keys

    def set_keys(self, keys: str) -> None:
        """Show a key hint without binding the key."""
        self._keys = keys
        self.updateGeometry()
        self.update()

    def bind_key(self, keys: QKeySequence | str) -> None:
        """Press this control by a key anywhere in the window, and show that key as the hint.

        QAbstractButton's own shortcut waits 100 ms for an animation; this acts at once and never repeats.
        """
        if self._shortcut is None:
            self._shortcut = QShortcut(self)
            self._shortcut.setAutoRepeat(False)
            self._shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            self._shortcut.activated.connect(self.click)
        sequence = QKeySequence(keys)
        same = [sequence]
        if "Return" in sequence.toString():  # the number pad's Enter is another key to Qt, not to people
            same.append(QKeySequence(sequence.toString().replace("Return", "Enter")))
        self._shortcut.setKeys(same)
        self.set_keys(key_text(keys))

    def set_available(self, available: bool, reason: str = "") -> None:
        """Enable, or disable with a tooltip that says why; a disabled control without a reason is refused."""
        if not available and not reason:
            raise ValueError("say why the control is disabled")
        self.setEnabled(available)
        if not available:
            self.setToolTip(reason)
        elif self._reason_shown:
            self.setToolTip("")
        self._reason_shown = not available
        self.setAccessibleDescription("" if available else reason)

    def draw(self, painter: QPainter, t: Theme) -> None:
        """Paint the control; left to right, mirrored by `paint.mirrored`."""
        raise NotImplementedError

    def area(self) -> QRectF:
        """The control's whole rectangle."""
        return QRectF(self.rect())

    def is_hot(self) -> bool:
        """Whether the pointer is over an enabled control."""
        return self.isEnabled() and self.underMouse()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        self.draw(painter, theme())
        painter.end()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.enter_presses and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

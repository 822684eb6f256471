"""A count with a button for one less and one more: − 14 +."""

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import TextStyle, dp
from frontdesk.qt.theme import RADIUS_CONTROL, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.control import Control
from frontdesk.qt.widgets.focus_ring import ring_around_parent


class Stepper(QFrame):
    """44 px high. The number is typed, or stepped with the arrow keys and the buttons; it may be empty.

    Attributes:
        edit: the line edit inside; it takes the focus.
        less, more: the buttons.

    Signals:
        typed: what a person has typed.
        stepped: 1 or -1.
        submitted: Enter was pressed.
        left: the focus went elsewhere.
    """

    typed = Signal(str)
    stepped = Signal(int)
    submitted = Signal()
    left = Signal()

    def __init__(self, accessible_name: str, *, longest: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bad = False
        self.edit = QLineEdit(self)
        self.edit.setProperty("frameless", True)
        self.edit.setAccessibleName(accessible_name)
        self.edit.setMaxLength(longest)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.edit.setFont(fonts.font(TextStyle(18, 600)))
        self.edit.installEventFilter(self)
        ring_around_parent(self.edit)
        self.less = _StepButton("minus", self.tr("eins weniger: %s") % accessible_name, parent=self)
        self.more = _StepButton("plus", self.tr("eins mehr: %s") % accessible_name, parent=self)
        self.less.clicked.connect(lambda: self.stepped.emit(-1))
        self.more.clicked.connect(lambda: self.stepped.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.less)
        row.addWidget(self.edit, 1)
        row.addWidget(self.more)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.textEdited.connect(self.typed)

    def text(self) -> str:
        """What stands there."""
        return self.edit.text()

    def set_text(self, text: str, *, otherwise: str = "") -> None:
        """Show a number; while there is none, ``otherwise`` stands there in grey."""
        if text != self.edit.text():
            self.edit.setText(text)
        self.edit.setPlaceholderText(otherwise)

    def set_bad(self, bad: bool, description: str = "") -> None:
        """Whether what stands there cannot be."""
        self.edit.setAccessibleDescription(description)
        if bad != self._bad:
            self._bad = bad
            self.update()

    def take_focus(self) -> None:
        """Move the focus here; what stands there is selected."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def sizeHint(self) -> QSize:
        return QSize(dp(152), dp(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(128), dp(44))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit:
            if event.type() == QEvent.Type.FocusOut:
                self.left.emit()
                self.update()
            elif event.type() == QEvent.Type.FocusIn:
                self.update()
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.submitted.emit()
            return True
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            return False
        self.stepped.emit(step)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        painter = paint.painter_for(self)
        border = t.bad if self._bad else t.focus if self.edit.hasFocus() else t.control
        rect = self.rect().toRectF()
        paint.box(
            painter, rect, dp(RADIUS_CONTROL), fill=t.surface, border=border, width=2.0 if self._bad else 1.0
        )
        painter.setPen(paint.color(t.line))
        for button in (self.less, self.more):
            x = button.geometry().right() + 0.5 if button.x() <= 0 else button.geometry().left() + 0.5
            painter.drawLine(QPointF(x, 1.5), QPointF(x, self.height() - 1.5))
        painter.end()


class _StepButton(Control):
    """Half of the target; the arrow keys do the same, so Tab passes it by."""

    def __init__(self, icon: str, accessible_name: str, *, parent: QWidget) -> None:
        super().__init__(accessible_name, parent)
        self._icon = icon
        self.setToolTip(accessible_name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoRepeat(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(dp(45), dp(44))

    def draw(self, painter: QPainter, t: Theme) -> None:
        if self.is_hot():
            area = self.area().adjusted(2, 2, -2, -2)
            paint.box(painter, area, dp(RADIUS_CONTROL - 2), fill=t.line if self.isDown() else t.sunken)
        center = QPointF(self.width() / 2, self.height() / 2)
        paint.icon(painter, self._icon, center, dp(18), t.text)

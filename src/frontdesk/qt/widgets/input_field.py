"""A line to type into: an icon before it, a word or a tag after it, and a border that says how it stands."""

from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import TextStyle, dp
from frontdesk.qt.theme import RADIUS_CONTROL
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.focus_ring import ring_around_parent

Standing = Literal["neutral", "ok", "bad"]


class InputField(QFrame):
    """44 px high, or 56 when `large`; its label stands above it and belongs to the window.

    Attributes:
        edit: the line edit inside; it takes the focus.

    Signals:
        text_changed: what stands in the field now, however it came there.
        typed: the same, only when a person changed it.
        submitted: Enter was pressed.
        moved: an arrow key up (-1) or down (1).
        left: the focus went elsewhere.
    """

    text_changed = Signal(str)
    typed = Signal(str)
    submitted = Signal()
    moved = Signal(int)
    left = Signal()

    def __init__(
        self,
        accessible_name: str,
        *,
        icon: str = "",
        longest: int = 200,
        large: bool = False,
        style: TextStyle | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``longest`` is how many signs fit; what a paste brings beyond it is cut."""
        super().__init__(parent)
        self._icon, self._large, self._standing = icon, large, "neutral"
        self.edit = QLineEdit(self)
        self.edit.setProperty("frameless", True)
        self.edit.setAccessibleName(accessible_name)
        self.edit.setMaxLength(longest)
        self.edit.setFont(fonts.font(style or (TextStyle(24, 600) if large else fonts.BODY)))
        self.edit.installEventFilter(self)
        ring_around_parent(self.edit)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(dp(17 if large else 13), 0, dp(13 if large else 11), 0)
        self._row.setSpacing(dp(12))
        if icon:
            # Room for the icon; a layout mirrors its items, but not its margins.
            self._row.addSpacing(dp(self._icon_px() + (12 if large else 10)))
        self._row.addWidget(self.edit, 1)
        self.edit.textChanged.connect(self.text_changed)
        self.edit.textEdited.connect(self.typed)

    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Write into the field; the caret stays where it is if nothing changes."""
        if text != self.edit.text():
            self.edit.setText(text)

    def add_end(self, widget: QWidget) -> None:
        """Put a word, a tag or a key behind the text."""
        self._row.addWidget(widget)

    def take_focus(self, *, select: bool = True) -> None:
        """Move the focus here; what stands there is selected, ready to be typed over."""
        # Every other reason has Qt select the text by itself.
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if select:
            self.edit.selectAll()
        else:
            self.edit.end(False)

    @property
    def standing(self) -> str:
        """What the border says: ``neutral``, ``ok`` or ``bad``."""
        return self._standing

    def set_standing(self, standing: Standing, description: str = "") -> None:
        """Say by the border how it stands; the description is read aloud with the field."""
        self.edit.setAccessibleDescription(description)
        if standing != self._standing:
            self._standing = standing
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(dp(240), dp(56 if self._large else 44))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(88), dp(56 if self._large else 44))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit:
            kind = event.type()
            if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                if event.matches(QKeySequence.StandardKey.Undo) and not self.edit.text():
                    # With text the key undoes typing; with none it is the window's, and a line edit would
                    # swallow it all the same.
                    event.ignore()
                    return True
                return False
            if kind == QEvent.Type.FocusOut:
                self.left.emit()
                self.update()
            elif kind == QEvent.Type.FocusIn:
                self.update()
            elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.submitted.emit()
            return True
        if plain and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        painter = paint.painter_for(self)
        border = {"ok": t.ok, "bad": t.bad}.get(self._standing, t.control)
        width = 1.0 if self._standing == "neutral" else 2.0
        if self.edit.hasFocus() and self._standing == "neutral":
            border = t.focus
        rect = self.rect().toRectF()
        paint.box(painter, rect, dp(RADIUS_CONTROL), fill=t.surface, border=border, width=width)
        if self._icon:
            px = dp(self._icon_px())
            x = dp(17 if self._large else 13) + px / 2
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                x = self.width() - x
            paint.icon(painter, self._icon, QPointF(x, self.height() / 2), px, t.muted, stroke=1.75)
        painter.end()

    def _icon_px(self) -> int:
        return 24 if self._large else 20

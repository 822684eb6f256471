"""The search field at the top of a screen: icon, text, result note and the key that leads to it."""

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import RADIUS_CONTROL
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.focus_ring import ring_around_parent
from frontdesk.qt.widgets.key_hint import KeyHint
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import Label


class SearchField(QFrame):
    """56 px high, or 44 when `large` is False.

    Attributes:
        edit: the line edit inside; it takes the focus.

    Signals:
        text_changed: what stands in the field now.
        submitted: Enter was pressed.
        cleared: Esc emptied the field (it had text).
    """

    text_changed = Signal(str)
    submitted = Signal()
    cleared = Signal()

    def __init__(
        self,
        accessible_name: str,
        *,
        placeholder: str = "",
        key: str = "",
        icon: str = "search",
        large: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._large = icon, large
        self._key_words = key_text(key)
        self.edit = QLineEdit(self)
        self.edit.setProperty("frameless", True)
        self.edit.setAccessibleName(accessible_name)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setFont(fonts.font(fonts.INPUT_LARGE if large else fonts.BODY))
        self.edit.installEventFilter(self)
        ring_around_parent(self.edit)
        self._result = Label("", fonts.LIST, ink="muted", parent=self)
        self._hint = KeyHint(self._key_words, self)
        self._hint.setVisible(bool(self._key_words))
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(dp(17), 0, dp(17), 0)
        layout.setSpacing(dp(12))
        # Room for the icon; a layout mirrors its items, but not its margins.
        layout.addSpacing(dp(36 if large else 28))
        layout.addWidget(self.edit, 1)
        layout.addWidget(self._result)
        layout.addWidget(self._hint)
        self.edit.textChanged.connect(self._on_text)
        self.edit.returnPressed.connect(self.submitted)
        if key:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(self.take_focus)

    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Write into the field."""
        self.edit.setText(text)

    def clear(self) -> None:
        """Empty the field."""
        self.edit.clear()

    def take_focus(self) -> None:
        """Move the focus here and select what stands there, ready to be typed over."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def set_result(self, text: str) -> None:
        """A short note at the end: "1 Treffer"."""
        self._result.setText(text)

    def sizeHint(self) -> QSize:
        return QSize(dp(400), dp(56 if self._large else 44))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(200), dp(56 if self._large else 44))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit:
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
                if self.edit.text():
                    self.edit.clear()
                    self.cleared.emit()
                    return True
            elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        painter = paint.painter_for(self)
        border = t.focus if self.edit.hasFocus() else t.control
        paint.box(painter, self.rect().toRectF(), dp(RADIUS_CONTROL), fill=t.surface, border=border)
        px = dp(24 if self._large else 20)
        x = dp(17) + px / 2
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        paint.icon(painter, self._icon, QPointF(x, self.height() / 2), px, t.muted, stroke=1.75)
        painter.end()

    def _on_text(self, text: str) -> None:
        # While text stands there, Esc is what helps; the key that leads here helps before.
        self._hint.set_keys(key_text("Esc") if text else self._key_words)
        self._hint.setVisible(bool(text or self._key_words))
        self.text_changed.emit(text)

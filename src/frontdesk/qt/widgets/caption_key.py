"""A caption above a field that can be pressed, with its key behind it: "Ohne Aktenzeichen  Alt O"."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import RADIUS_HINT, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.control import Control


class CaptionKey(Control):
    """As high as a finger needs, and no higher to the eye than its caption."""

    focus_radius = RADIUS_HINT
    enter_presses = True

    def __init__(self, text: str, key: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setText(text)
        # Its key is what it says; Tab goes from field to field.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if key:
            self.bind_key(key)

    def set_text(self, text: str) -> None:
        """Say something else."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        words = paint.text_width(self.text(), fonts.font(fonts.LIST))
        hint = paint.hint_width(self.keys) + dp(8) if self.keys else 0
        return QSize(round(words + hint) + 1, dp(24))

    def minimumSizeHint(self) -> QSize:
        hint = paint.hint_width(self.keys) if self.keys else 0
        return QSize(round(hint) + dp(1), dp(24))

    def draw(self, painter: QPainter, t: Theme) -> None:
        ink = t.primary if self.is_hot() or self.isChecked() else t.muted
        hint = paint.hint_width(self.keys) if self.keys else 0.0
        room = self.width() - hint - (dp(8) if hint else 0)
        words = paint.mirrored(self, QRectF(0, 0, max(room, 0), self.height()))
        font = fonts.font(fonts.LIST_STRONG if self.isChecked() else fonts.LIST)
        paint.text(painter, words, self.text(), font, ink, align="trailing")
        if hint:
            height = dp(paint.HINT_HEIGHT)
            place = QRectF(self.width() - hint, (self.height() - height) / 2, hint, height)
            cap = paint.mirrored(self, place)
            paint.hint(painter, cap, self.keys, color=t.muted, border=t.control, fill=t.surface)

"""Chips: a single choice out of a few, e.g. the language of a ticket."""

from PySide6.QtCore import QObject, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import RADIUS_CONTROL, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.control import Control

_HEIGHT = 44
_PADDING = 13
_HINT_PADDING = 9


class Chip(Control):
    """One choice. An endonym stays as it is written: it is isolated from the text around it.

    Attributes:
        key: what the chip stands for; its group reports it.
    """

    def __init__(
        self,
        key: str,
        text: str,
        *,
        hint: str = "",
        letter: str = "",
        check: bool = False,
        accessible_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`hint` is the key printed small at the end, `letter` an agency whose badge and colours it takes,
        `check` says to mark the choice with a check mark as well."""
        super().__init__(accessible_name or text, parent)
        self.setCheckable(True)
        self.setText(text)
        self.key = key
        self._letter = letter
        self._check = check
        self.set_keys(hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = paint.text_width(self.text(), fonts.font(fonts.BODY_STRONG))
        hint = paint.text_width(self.keys, fonts.font(fonts.HINT)) + dp(8) if self.keys else 0
        before = dp(32) if self._letter else 0
        after = dp(24) if self._check else 0
        return QSize(round(words + hint + before + after) + dp(_PADDING + _HINT_PADDING), dp(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(64), dp(_HEIGHT))

    def draw(self, painter: QPainter, t: Theme) -> None:
        chosen, enabled = self.isChecked(), self.isEnabled()
        hue = t.agency(self._letter) if self._letter else None
        strong = hue.ink if hue else t.primary
        fill = t.surface if enabled else t.disabled_bg
        if chosen:
            fill = hue.tint if hue else t.primary_tint
        elif self.is_hot():
            fill = t.sunken
        border = (t.control if enabled else t.line) if not chosen else strong
        paint.box(
            painter, self.area(), dp(RADIUS_CONTROL), fill=fill, border=border, width=2.0 if chosen else 1.0
        )
        start, end = float(dp(_PADDING)), float(self.width() - dp(_HINT_PADDING))
        style, with_extras = self._fitting(end - start)
        end = self._draw_end(painter, t, strong, end) if with_extras or not self.keys else end
        start = self._draw_start(painter, t, start, check=with_extras)
        ink = t.text if enabled else t.disabled_text
        rect = paint.mirrored(self, QRectF(start, 0, end - start, self.height()))
        paint.text(painter, rect, fonts.isolated(self.text()), fonts.font(style), ink)

    def _fitting(self, room: float) -> tuple[fonts.TextStyle, bool]:
        """How the words keep whole in a narrow chip: without key or check first, then in the lighter face."""
        style = fonts.BODY_STRONG if self.isChecked() else fonts.BODY
        extras = dp(32) if self._letter else 0.0
        optional = paint.text_width(self.keys, fonts.font(fonts.HINT)) + dp(6) if self.keys else 0.0
        optional += dp(24) if self._check and self.isChecked() else 0.0
        # A key that is hidden is still listed in the help; a lighter face would not tell that it is chosen.
        order = (
            ((style, True), (fonts.BODY, True), (style, False))
            if self.keys
            else ((style, True), (style, False))
        )
        for face, with_optional in order:
            width = paint.text_width(self.text(), fonts.font(face))
            if width + extras + (optional if with_optional else 0.0) <= room:
                return face, with_optional
        return fonts.BODY, False

    def _draw_start(self, painter: QPainter, t: Theme, x: float, *, check: bool) -> float:
        middle = self.height() / 2
        if self._letter:
            hue, px = t.agency(self._letter), dp(24)
            badge = paint.mirrored(self, QRectF(x - dp(1), middle - px / 2, px, px))
            paint.box(painter, badge, dp(5), fill=hue.ink)
            paint.text(
                painter, badge, self._letter, fonts.font(fonts.TextStyle(13, 700)), hue.on_ink, align="center"
            )
            return x + px + dp(7)
        if check and self._check and self.isChecked():
            px = dp(16)
            place = paint.mirrored(self, QRectF(x, middle - px / 2, px, px))
            paint.icon(painter, "check", place.center(), px, t.text, stroke=2.25)
            return x + px + dp(8)
        return x

    def _draw_end(self, painter: QPainter, t: Theme, strong: str, end: float) -> float:
        if self._letter and self.isChecked():
            px = dp(18)
            place = paint.mirrored(self, QRectF(end - dp(4) - px, (self.height() - px) / 2, px, px))
            paint.icon(painter, "check", place.center(), px, strong)
            return end - px - dp(12)
        if not self.keys:
            return end
        font = fonts.font(fonts.HINT)
        width = paint.text_width(self.keys, font)
        rect = paint.mirrored(self, QRectF(end - width, 0, width + 1, self.height() - dp(2)))
        paint.text(painter, rect, self.keys, font, t.muted if self.isEnabled() else t.disabled_text)
        return end - width - dp(6)


class ChipGroup(QObject):
    """Chips of which one is chosen, or at most one when `optional`.

    Signals:
        chosen: the key of the chip that is now chosen, or "" for none. Only people's choices are reported,
            not `choose`.
    """

    chosen = Signal(str)

    def __init__(self, *, optional: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._optional = optional
        self._group = QButtonGroup(self)  # also gives the arrow keys
        self._group.setExclusive(not optional)

    def add(self, chip: Chip) -> Chip:
        """Take a chip into the group and hand it back."""
        self._chips.append(chip)
        self._group.addButton(chip)
        chip.clicked.connect(lambda: self._on_clicked(chip))
        return chip

    def chips(self) -> list[Chip]:
        """All chips in their order."""
        return list(self._chips)

    def current(self) -> str:
        """The key of the chosen chip, or ""."""
        return next((chip.key for chip in self._chips if chip.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose by key without reporting it; an unknown key or "" chooses none."""
        self._group.setExclusive(False)
        for chip in self._chips:
            chip.setChecked(chip.key == key)
        self._group.setExclusive(not self._optional)

    def _on_clicked(self, clicked: Chip) -> None:
        if self._optional and clicked.isChecked():
            for chip in self._chips:
                chip.setChecked(chip is clicked)
        self.chosen.emit(self.current())

"""The rows of the right column: an agency with what lies ready for it, a receipt, something to see to."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.fonts import TextStyle, dp
from frontdesk.qt.theme import RADIUS_CONTROL, Status, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.badge import AgencyBadge
from frontdesk.qt.widgets.button import Button, IconButton
from frontdesk.qt.widgets.control import Control
from frontdesk.qt.widgets.labels import Divider, Label
from frontdesk.qt.widgets.two_lines import TwoLines

_ACT_WIDTH = 112


@dataclass(frozen=True, slots=True, kw_only=True)
class PileLine:
    """What reception has for an agency, and the next thing to do about it.

    Attributes:
        key: of the agency.
        act: ``pack``, ``hand_over`` or ``check``; empty while there is nothing to do.
        word: of the button.
        strong: part of the caption that a clerk should see, in the colour of ``status``.
        strong_shorter: what of it remains in a narrow window.
    """

    key: str
    letter: str
    name: str
    title: str
    caption: str
    strong: str = ""
    strong_shorter: str = ""
    status: Status = "neutral"
    act: str = ""
    word: str = ""
    locked: str = ""


class PileRow(QWidget):
    """66 px high with its line.

    Signals:
        acted: key of the agency, and the act.
    """

    acted = Signal(str, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: PileLine | None = None
        self.badge = AgencyBadge("A", self.tr("Behörde"), parent=self)
        self.words = TwoLines("", parent=self)
        self.button = Button(self.tr("Packen"), parent=self)
        # As wide as its longest word: what changes with a click must not move under the finger.
        words = (self.tr("Packen"), self.tr("Übergeben"), self.tr("Quittieren"))
        widest = max(paint.text_width(word, fonts.font(fonts.BODY_STRONG)) for word in words)
        self.button.setMinimumWidth(max(dp(_ACT_WIDTH), round(widest) + dp(36)))
        self.button.clicked.connect(self._on_act)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, dp(10), 0, dp(10))
        row.setSpacing(dp(12))
        row.addWidget(self.badge)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        outer.addLayout(row)
        outer.addWidget(Divider())

    @property
    def line(self) -> PileLine | None:
        """What is shown now."""
        return self._line

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_caption()

    def _show_caption(self) -> None:
        line = self._line
        if line is None:
            return
        ink = "warn" if line.status == "neutral" else line.status
        room = self.width() - dp(40 + 2 * 12) - self.button.minimumWidth()
        font = fonts.font(fonts.CAPTION_STRONG)
        whole = paint.text_width(line.strong + line.caption, font) <= room
        strong = line.strong if whole or not line.strong_shorter else line.strong_shorter
        self.words.set_caption(line.caption, strong=strong, strong_ink=ink)

    def _on_act(self) -> None:
        if self._line is not None:
            self.acted.emit(self._line.key, self._line.act)

    def show_line(self, line: PileLine) -> None:
        """Show an agency; a button that has nothing to do keeps its place."""
        if line == self._line:
            return
        self._line = line
        self.badge.set_agency(line.letter, line.name)
        self.words.set_title(line.title)
        self._show_caption()
        self.setAccessibleName(f"{line.name}: {line.title}, {line.strong}{line.caption}")
        self.button.set_text(line.word)
        self.button.setAccessibleName(f"{line.word}: {line.name}, {line.title}")
        locked = line.locked or ("" if line.act else self.tr("Für diese Stelle liegt nichts bereit"))
        self.button.set_available(not locked, locked)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """One of the last receipts.

    Attributes:
        mark: a short word at the end of the caption, with icon and status ("Frist").
    """

    key: str
    number: str
    letter: str
    agency: str
    title: str
    caption: str
    mark: str = ""
    mark_icon: str = ""
    mark_status: Status = "neutral"
    shorter: tuple[str, ...] = ()
    no_reprint: str = ""
    no_correction: str = ""


class ReceiptRow(QWidget):
    """64 px high with its line.

    Signals:
        reprint_requested, correct_requested: key of the receipt.
    """

    reprint_requested = Signal(str)
    correct_requested = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: ReceiptLine | None = None
        self.badge = AgencyBadge("A", self.tr("Behörde"), size=24, parent=self)
        self.number = Label("", TextStyle(18, 600), parent=self)
        self.number.setMinimumWidth(dp(48))
        self.words = TwoLines("", style=fonts.LIST, parent=self)
        self.reprint = IconButton("printer", self.tr("Noch einmal drucken"), parent=self)
        self.correct = IconButton("pencil", self.tr("Berichtigen"), parent=self)
        self.reprint.clicked.connect(lambda: self._emit(self.reprint_requested))
        self.correct.clicked.connect(lambda: self._emit(self.correct_requested))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, dp(9), 0, dp(10))
        row.setSpacing(dp(6))
        row.addWidget(self.badge)
        row.addWidget(self.number)
        row.addWidget(self.words, 1)
        row.addWidget(self.reprint, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addLayout(row)
        outer.addWidget(Divider())

    @property
    def line(self) -> ReceiptLine | None:
        """What is shown now."""
        return self._line

    def _emit(self, signal: SignalInstance) -> None:
        if self._line is not None:
            signal.emit(self._line.key)

    def show_line(self, line: ReceiptLine) -> None:
        """Show another receipt, or the same one in a new state."""
        if line == self._line:
            return
        self._line = line
        self.badge.set_agency(line.letter, line.agency)
        self.number.setText(line.number)
        self.words.set_title(line.title)
        if line.mark:
            self.words.set_caption(
                f"  {line.caption}", icon=line.mark_icon, ink=line.mark_status, strong=line.mark,
                strong_ink=line.mark_status,
            )  # fmt: skip
        else:
            self.words.set_caption(line.caption, shorter=line.shorter)
        self.setAccessibleName(f"{line.number}, {line.agency}, {line.title}, {line.caption} {line.mark}")
        for button, words, locked in (
            (self.reprint, self.tr("%s noch einmal drucken"), line.no_reprint),
            (self.correct, self.tr("%s berichtigen"), line.no_correction),
        ):
            button.setAccessibleName(words % line.number)
            button.set_available(not locked, locked)


@dataclass(frozen=True, slots=True, kw_only=True)
class CareLine:
    """Something that somebody has to see to.

    Attributes:
        key: what opens it: ``receipt:…``, ``bundle:…``, ``confirm`` or ``aside``.
    """

    key: str
    icon: str
    title: str
    caption: str
    status: Status


class CareRow(Control):
    """A whole row that can be pressed, in the field of its status.

    Signals:
        opened: key of what it is about.
    """

    opened = Signal(str)
    enter_presses = True

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Zu klären"), parent)
        self._line: CareLine | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_pressed)

    @property
    def line(self) -> CareLine | None:
        """What is shown now."""
        return self._line

    def _on_pressed(self) -> None:
        if self._line is not None:
            self.opened.emit(self._line.key)

    def show_line(self, line: CareLine) -> None:
        """Show something else."""
        if line != self._line:
            self._line = line
            self.setAccessibleName(f"{line.title}, {line.caption}")
            self.setToolTip(f"{line.title}\n{line.caption}")
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(dp(280), dp(52))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(160), dp(52))

    def draw(self, painter: QPainter, t: Theme) -> None:
        if self._line is None:
            return
        status = self._line.status
        ink = t.ink(status)
        border = t.warn_line if status == "warn" else ink if status == "bad" else t.control
        fill = t.field(status) if status != "neutral" else t.surface
        paint.box(
            painter,
            self.area(),
            dp(RADIUS_CONTROL),
            fill=fill,
            border=border,
            width=2.0 if self.is_hot() else 1.0,
        )
        px = dp(18)
        place = paint.mirrored(self, QRectF(dp(13), (self.height() - px) / 2, px, px))
        paint.icon(painter, self._line.icon, place.center(), px, ink)
        room = self.width() - dp(43) - dp(32)
        title = paint.mirrored(self, QRectF(dp(43), dp(6), room, dp(20)))
        caption = paint.mirrored(self, QRectF(dp(43), dp(26), room, dp(18)))
        paint.text(painter, title, self._line.title, fonts.font(fonts.LIST_STRONG), ink)
        below = t.text if status != "neutral" else t.muted
        paint.text(painter, caption, self._line.caption, fonts.font(fonts.CAPTION), below)
        arrow = paint.mirrored(self, QRectF(self.width() - dp(30), (self.height() - px) / 2, px, px))
        paint.icon(painter, "chevron-right", arrow.center(), px, ink)

"""The lines of a bundle with their marks: open, here, disputed; each in icon, word and colour."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from frontdesk.apps.desk.papers.wording import PaperLine
from frontdesk.domain.receipt import ReceiptId
from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.notice import announce

ROW_HEIGHT = 48
_ROW = Qt.ItemDataRole.UserRole
_ICONS: dict[Status, str] = {"neutral": "circle", "ok": "circle-check", "bad": "circle-alert"}


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A receipt of the bundle and what is said of it so far.

    Attributes:
        mark: ``neutral`` while it is open, ``ok`` when it is here, ``bad`` when it is disputed.
        word: says the same; the reason of a dispute.
    """

    receipt_id: ReceiptId
    line: PaperLine
    mark: Status
    word: str


class CheckList(QWidget):
    """Follows the arrow keys, which `walk` gets from wherever the focus is.

    Attributes:
        rows: the list widget.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = QListWidget()
        self.rows.setAccessibleName(self.tr("Eingänge des Stapels"))
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setItemDelegate(_RowPainter(self.rows))
        self._shown: tuple[CheckRow, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)

    def shown(self) -> tuple[CheckRow, ...]:
        """The lines from top to bottom."""
        return self._shown

    def show_rows(self, rows: tuple[CheckRow, ...]) -> None:
        """Show these; the list stays on its receipt."""
        if rows == self._shown:
            return
        here = self.current()
        self._shown = rows
        self.rows.clear()
        for row in rows:
            item = QListWidgetItem(f"{row.line.spoken}, {row.word}")
            item.setData(_ROW, row)
            item.setToolTip(f"{row.line.spoken}\n{row.word}")
            self.rows.addItem(item)
        self.stand_on(here)

    def current(self) -> ReceiptId | None:
        """The receipt on which it stands."""
        row: CheckRow | None = self.rows.currentIndex().data(_ROW)
        return row.receipt_id if row is not None else None

    def stand_on(self, receipt_id: ReceiptId | None) -> None:
        """Go to a receipt; to the first line where it is not there."""
        ids = [row.receipt_id for row in self._shown]
        self.rows.setCurrentRow(ids.index(receipt_id) if receipt_id in ids else 0)
        if self.rows.currentItem() is not None:
            self.rows.scrollToItem(self.rows.currentItem())

    def stand_on_next_open(self) -> None:
        """Go on to the next line without a mark, from the top again after the last."""
        start, count = self.rows.currentRow(), len(self._shown)
        for step in range(1, count):
            row = self._shown[(start + step) % count]
            if row.mark == "neutral":
                self.stand_on(row.receipt_id)
                return

    def walk(self, key: Qt.Key) -> bool:
        """Move by an arrow key; false for any other key."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
        step = steps.get(key, 0)
        if not step or not self._shown:
            return False
        self.rows.setCurrentRow(min(max(self.rows.currentRow() + step, 0), self.rows.count() - 1))
        # The focus does not leave the field, so a screen reader would not notice.
        announce(self, self.rows.currentItem().text())
        return True


class _RowPainter(QStyledItemDelegate):
    """Mark, number, what is in it; the line on which the list stands is tinted and framed."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(dp(200), dp(ROW_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: CheckRow = index.data(_ROW)
        t, rect = theme(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            frame = rect.adjusted(1, 1, -1, -1)
            paint.box(painter, frame, dp(6), fill=t.primary_tint, border=t.primary, width=2.0)
        ink = t.muted if row.mark == "neutral" else t.ink(row.mark)
        px = dp(20)
        place = QRectF(rect.x() + dp(10), rect.y(), px, rect.height())
        paint.icon(painter, _ICONS[row.mark], place.center(), px, ink)
        x, end = place.right() + dp(10), rect.right() - dp(10)
        top = rect.y() + (rect.height() - dp(38)) / 2
        strong, small = fonts.font(fonts.LIST_STRONG), fonts.font(fonts.CAPTION)
        number = min(paint.text_width(row.line.title, strong) + 1, end - x)
        paint.text(painter, QRectF(x, top, number, dp(20)), row.line.title, strong, t.text)
        word = QRectF(x + number + dp(8), top, end - x - number - dp(8), dp(20))
        word_font = fonts.font(fonts.CAPTION_STRONG)
        paint.text(painter, word, row.word, word_font, ink, align="trailing")
        first = paint.text_width(row.line.strong, word_font) if row.line.strong else 0.0
        if first:
            due = QRectF(x, top + dp(20), first + 1, dp(18))
            paint.text(painter, due, row.line.strong, word_font, t.ink(row.line.status))
        below = QRectF(x + first, top + dp(20), end - x - first, dp(18))
        paint.text(painter, below, row.line.caption, small, t.muted)
        painter.restore()

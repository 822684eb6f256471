"""A search field over a short list: type, arrow keys, Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.notice import announce
from frontdesk.qt.widgets.search_field import SearchField

ROW_HEIGHT = 40
_OPTION = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Option:
    """One line of the list.

    Attributes:
        letter: of the agency, for the badge.
        note: stands small at the end.
    """

    key: str
    letter: str
    title: str
    note: str = ""


class SearchList(QWidget):
    """The focus stays in the field; the list follows the arrow keys.

    Attributes:
        search, rows: the two parts.

    Signals:
        typed: what stands in the field.
        moved: key of the line that is marked now, or "".
        chosen: key of the marked line, by Enter or by a click.
    """

    typed = Signal(str)
    moved = Signal(str)
    chosen = Signal(str)

    def __init__(self, name: str, list_name: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self.search = SearchField(name, large=False)
        self.rows = QListWidget()
        self.rows.setAccessibleName(list_name)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setItemDelegate(_OptionPainter(self.rows))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(dp(8))
        column.addWidget(self.search)
        column.addWidget(self.rows, 1)
        self.search.text_changed.connect(self.typed)
        self.search.submitted.connect(self.submit)
        self.rows.currentItemChanged.connect(self._on_moved)
        self.rows.itemClicked.connect(lambda _item: self.submit())
        self.search.edit.installEventFilter(self)

    def show_options(self, options: Sequence[Option], *, mark: str = "") -> None:
        """Offer these; the mark stands on ``mark`` or on the first."""
        self.rows.blockSignals(True)
        self.rows.clear()
        for option in options:
            item = QListWidgetItem(option.title)
            item.setData(_OPTION, option)
            item.setToolTip(option.note)
            self.rows.addItem(item)
        keys = [option.key for option in options]
        self.rows.setCurrentRow(keys.index(mark) if mark in keys else 0)
        self.rows.blockSignals(False)
        self.search.set_result("" if options else self._nothing)
        self.moved.emit(self.current())

    def current(self) -> str:
        """Key of the marked line, or ""."""
        marked: Option | None = self.rows.currentIndex().data(_OPTION)
        return marked.key if marked is not None else ""

    def submit(self) -> None:
        """Choose the marked line."""
        if self.current():
            self.chosen.emit(self.current())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            step = steps.get(Qt.Key(event.key()), 0)
            if step and self.rows.count():
                self.rows.setCurrentRow(min(max(self.rows.currentRow() + step, 0), self.rows.count() - 1))
                return True
        return super().eventFilter(watched, event)

    def _on_moved(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            # The focus does not leave the field, so a screen reader would not notice.
            announce(self.search.edit, item.text())
        self.moved.emit(self.current())


class _OptionPainter(QStyledItemDelegate):
    """Badge, title, note; the marked line is tinted, framed and bold."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(dp(200), dp(ROW_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown, t = index.data(_OPTION), theme()
        rect = QRectF(option.rect)
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if marked:
            frame = rect.adjusted(1, 1, -1, -1)
            paint.box(painter, frame, dp(6), fill=t.primary_tint, border=t.primary, width=2.0)
        hue, badge = t.agency(shown.letter), QRectF(dp(10), 0, dp(24), dp(24))
        badge.moveCenter(rect.center())
        badge.moveLeft(rect.x() + dp(10))
        paint.box(painter, badge, dp(6), fill=hue.ink)
        letter = fonts.font(fonts.TextStyle(13, 700))
        paint.text(painter, badge, shown.letter, letter, hue.on_ink, align="center")
        note = fonts.font(fonts.CAPTION)
        width = min(paint.text_width(shown.note, note) + 1, rect.width() / 2)
        end = rect.right() - dp(10)
        place = QRectF(end - width, rect.y(), width, rect.height())
        paint.text(painter, place, shown.note, note, t.muted, align="trailing")
        title = QRectF(badge.right() + dp(10), rect.y(), place.x() - badge.right() - dp(18), rect.height())
        font = fonts.font(fonts.BODY_STRONG if marked else fonts.BODY)
        paint.text(painter, title, shown.title, font, t.text)
        painter.restore()

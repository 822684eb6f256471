"""Widgets beside each other as long as they fit, the rest in further rows; the last one stands at the end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt.widgets import paint


class FlowRow(QWidget):
    """Its height follows from its width alone, so that nothing jumps once it is shown.

    A widget that is wider than the row gets the whole row and, where it can, wraps its words.
    """

    def __init__(self, *, gap: int, row_gap: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap, self._row_gap = gap, gap if row_gap is None else row_gap
        self._widgets: list[QWidget] = []
        # Layouts ask for the height again and again; what stands in it changes rarely.
        self._known: dict[int, dict[QWidget, QRect]] = {}
        # Not fixed: a layout would hold it to the height of its first row.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """One more at the end."""
        widget.setParent(self)
        self._widgets.append(widget)
        self._known.clear()

    def refresh(self) -> None:
        """What stands in it has changed."""
        self._known.clear()
        self.updateGeometry()
        self._place()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return max((rect.bottom() + 1 for rect in places.values()), default=0)

    def sizeHint(self) -> QSize:
        hints = [w.sizeHint() for w in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        hints = [w.minimumSizeHint() for w in self._shown()]
        width = max((hint.width() for hint in hints), default=0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange):
            self.refresh()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _place(self) -> None:
        for widget, rect in self._places(self.width()).items():
            widget.setGeometry(paint.mirrored(self, QRectF(rect)).toRect())

    def _places(self, width: int) -> dict[QWidget, QRect]:
        if width not in self._known:
            self._known[width] = self._worked_out(width)
        return self._known[width]

    def _worked_out(self, width: int) -> dict[QWidget, QRect]:
        places: dict[QWidget, QRect] = {}
        top = 0
        for row in self._rows(width):
            sizes = [self._size(widget, width) for widget in row]
            high = max(size.height() for size in sizes)
            x = 0
            for widget, size in zip(row, sizes, strict=True):
                left = width - size.width() if widget is self._widgets[-1] else x
                places[widget] = QRect(left, top + (high - size.height()) // 2, size.width(), size.height())
                x += size.width() + self._gap
            top += high + self._row_gap
        return places

    def _rows(self, width: int) -> list[list[QWidget]]:
        rows: list[list[QWidget]] = []
        taken = 0
        for widget in self._shown():
            needs = self._size(widget, width).width()
            if rows and taken + self._gap + needs <= width:
                rows[-1].append(widget)
                taken += self._gap + needs
            else:
                rows.append([widget])
                taken = needs
        return rows

    @staticmethod
    def _size(widget: QWidget, width: int) -> QSize:
        hint = widget.sizeHint().expandedTo(widget.minimumSize())
        if hint.width() <= width:
            return hint
        high = widget.heightForWidth(width) if widget.hasHeightForWidth() else hint.height()
        return QSize(width, high)

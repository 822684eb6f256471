"""The one focus ring of a window: outside the control, above everything, never clipped by a parent."""

import weakref

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.qt.appearance import application, theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import FOCUS_GAP, FOCUS_WIDTH, RADIUS_CONTROL
from frontdesk.qt.widgets import paint

_AROUND_PARENT = "ring_around_parent"
_NO_RING = "no_focus_ring"
_FOLLOWED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
    QEvent.Type.ParentChange,
    QEvent.Type.EnabledChange,
    QEvent.Type.ZOrderChange,
}


def ring_around_parent(inner: QWidget) -> None:
    """Have the ring drawn around the frame that holds `inner` (a line edit inside a field)."""
    inner.setProperty(_AROUND_PARENT, True)


def no_ring(widget: QWidget) -> None:
    """For a widget that shows its focus by itself (a scroll area that takes the focus for the arrow keys)."""
    widget.setProperty(_NO_RING, True)


class _FocusWatch(QObject):
    """Hears of every change of focus and tells the rings that still exist.

    A ring that listened by itself would still be told while its window is being taken apart, when its Python
    side is gone already.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.rings: weakref.WeakSet[FocusRing] = weakref.WeakSet()
        app.focusChanged.connect(self._on_focus_changed)

    @classmethod
    def of_application(cls) -> "_FocusWatch":
        """The one of the running application."""
        app = application()
        return app.findChild(cls) or cls(app)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        for ring in list(self.rings):
            if shiboken6.isValid(ring):
                ring.follow(now)


class FocusRing(QWidget):
    """Follows the focus of its window: `FocusRing(window)` is all there is to do.

    It is a child of the window itself, so that no container between window and control can cut it off.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setObjectName("focus_ring")
        for attribute in (
            Qt.WidgetAttribute.WA_TransparentForMouseEvents,
            Qt.WidgetAttribute.WA_NoSystemBackground,
        ):
            self.setAttribute(attribute)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        _FocusWatch.of_application().rings.add(self)
        self.follow(QApplication.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """The control that the ring is around now."""
        return self._target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED and watched is not self:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        radius = getattr(self._target, "focus_radius", RADIUS_CONTROL)
        width = dp(FOCUS_WIDTH)
        painter = paint.painter_for(self)
        ring = QRectF(self.rect())
        paint.box(painter, ring, dp(radius + FOCUS_GAP) + width, border=theme().focus, width=width)
        painter.end()

    def follow(self, now: QWidget | None) -> None:
        """Move to the control that has the focus now."""
        self._unwatch()
        self._target = self._frame_of(now)
        widget = self._target
        while widget is not None and widget is not self._window:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _frame_of(self, focused: QWidget | None) -> QWidget | None:
        if focused is None or focused.window() is not self._window or focused is self._window:
            return None
        if focused.property(_NO_RING):
            return None
        return focused.parentWidget() if focused.property(_AROUND_PARENT) else focused

    def _unwatch(self) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):  # a window that closes takes its children along before its focus
                widget.removeEventFilter(self)
        self._watched.clear()

    def _scrolled_away(self, target: QWidget) -> bool:
        return self._window.isVisible() and target.visibleRegion().isEmpty()

    def _place(self) -> None:
        target = self._target
        gone = target is None or not shiboken6.isValid(target)
        if target is None or gone or not target.isVisibleTo(self._window) or self._scrolled_away(target):
            self.hide()
            return
        grown = dp(FOCUS_GAP) + dp(FOCUS_WIDTH)
        corner = target.mapTo(self._window, QPoint(0, 0))
        self.setGeometry(QRect(corner, target.size()).adjusted(-grown, -grown, grown, grown))
        self.show()
        self.raise_()
        self.update()

"""The focus ring is where the focus is: outside the control, on top, whole, and gone with it."""

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from frontdesk.qt.theme import LIGHT
from frontdesk.qt.widgets.button import Button
from frontdesk.qt.widgets.card import Card
from frontdesk.qt.widgets.focus_ring import FocusRing, no_ring
from frontdesk.qt.widgets.search_field import SearchField

REACH = 5  # 2 px gap and 3 px ring


@pytest.fixture
def window(light: None) -> Iterator[Callable[..., tuple[QWidget, FocusRing]]]:
    """Puts widgets into a window with a ring that stands until the test ends."""
    kept: list[QWidget] = []

    def show(*widgets: QWidget) -> tuple[QWidget, FocusRing]:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(24, 24, 24, 24)
        for widget in widgets:
            column.addWidget(widget)
        ring = FocusRing(made)
        kept.append(made)
        made.show()
        made.activateWindow()
        QApplication.processEvents()
        return made, ring

    yield show
    for made in kept:
        made.close()


def around(widget: QWidget, shown: QWidget) -> QRect:
    corner = widget.mapTo(shown, QPoint(0, 0))
    return QRect(corner, widget.size()).adjusted(-REACH, -REACH, REACH, REACH)


def test_ring_surrounds_the_control_and_leaves_a_gap(window):
    shown, ring = window(button := Button("Aufrufen", primary=True))
    button.setFocus()
    assert ring.geometry() == around(button, shown)
    picture = shown.grab().toImage()
    left, middle = button.x(), button.y() + button.height() // 2
    colors = [QColor(picture.pixel(left - away, middle)).name().upper() for away in (4, 2, 1)]
    assert colors == [LIGHT.focus, LIGHT.canvas, LIGHT.canvas]


def test_ring_follows_focus_and_layout(window):
    shown, ring = window(first := Button("Eins"), second := Button("Zwei"))
    first.setFocus()
    second.setFocus()
    assert ring.target is second
    shown.resize(shown.width() + 200, shown.height() + 100)
    QApplication.processEvents()
    assert ring.geometry() == around(second, shown)
    second.hide()
    QApplication.processEvents()
    assert not ring.isVisible() or ring.target is not second


def test_ring_is_not_clipped_by_a_tight_parent(window):
    card = Card()
    inside = QVBoxLayout(card)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(button := Button("Eng"))
    shown, ring = window(card)
    button.setFocus()
    assert ring.parentWidget() is shown
    assert ring.geometry().contains(card.geometry().adjusted(-4, -4, 4, 4))


def test_ring_surrounds_the_field_not_the_line_edit_in_it(window):
    shown, ring = window(field := SearchField("Dienst suchen"))
    field.take_focus()
    assert ring.target is field
    assert ring.geometry() == around(field, shown)


def test_ring_hides_when_its_control_is_scrolled_away(window):
    area, inner = QScrollArea(), QWidget()
    column = QVBoxLayout(inner)
    buttons = [Button(str(number)) for number in range(30)]
    for button in buttons:
        column.addWidget(button)
    area.setWidget(inner)
    area.setFixedHeight(200)
    _shown, ring = window(area)
    buttons[0].setFocus()
    assert ring.isVisible()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert not ring.isVisible()


def test_ring_survives_the_end_of_its_control(window):
    _shown, ring = window(first := Button("Eins"), second := Button("Zwei"))
    first.setFocus()
    shiboken6.delete(first)
    second.setFocus()
    assert ring.target is second


def test_ring_can_be_waived_for_areas_that_show_focus_themselves(window):
    _shown, ring = window(button := Button("Eins"), area := QScrollArea())
    no_ring(area)
    button.setFocus()
    area.setFocus()
    assert not ring.isVisible()


def test_ring_of_another_window_stays_away(window):
    _, ring = window(mine := Button("Eins"))
    mine.setFocus()
    _, other_ring = window(theirs := Button("Zwei"))
    theirs.setFocus()
    assert not ring.isVisible()
    assert other_ring.target is theirs

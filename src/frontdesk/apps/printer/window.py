"""The window of the virtual printer: its paper on the left, its switches on the right."""

from __future__ import annotations

from dataclasses import asdict

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedLayout, QWidget

from frontdesk.apps.printer.panel import WIDTH as PANEL_WIDTH
from frontdesk.apps.printer.panel import Reading, SwitchPanel
from frontdesk.apps.printer.paper import WIDTH as PAPER_WIDTH
from frontdesk.apps.printer.paper import PaperStrip
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.focus_ring import FocusRing
from frontdesk.qt.widgets.labels import Label
from frontdesk.virtual.printer import VirtualPrinter
from frontdesk.virtual.program import AnyPrinter

LOOK_MS = 150  # the printer changes by itself too, e.g. when its paper ends


class PrinterWindow(QWidget):
    """Shows one printer and turns its switches; the caller owns the printer.

    Signals:
        slip_cut: a slip as PNG; may be emitted from any thread.
        closed: the window was closed.
    """

    slip_cut = Signal(bytes)
    closed = Signal()

    def __init__(self, printer: AnyPrinter, address: str) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Virtueller Drucker"))
        self._printer = printer
        self._network = printer if isinstance(printer, VirtualPrinter) else None
        self.paper = PaperStrip()
        self.panel = SwitchPanel(address, has_connections=self._network is not None)
        self._floor = QStackedLayout()
        empty = Label(
            self.tr("Noch nichts gedruckt. Der erste Bon erscheint hier."), fonts.BODY, ink="muted", wrap=True
        )
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setContentsMargins(dp(24), dp(24), dp(24), dp(24))
        self._floor.addWidget(empty)
        self._floor.addWidget(self.paper)
        side = QScrollArea()
        side.setWidgetResizable(True)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.setFixedWidth(dp(PANEL_WIDTH))
        side.setWidget(self.panel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._floor, 1)
        row.addWidget(side)
        self.resize(PAPER_WIDTH + dp(96) + dp(PANEL_WIDTH), dp(800))
        self._ring = FocusRing(self)
        self.slip_cut.connect(self._on_slip)
        self.panel.turned.connect(self._turn)
        self.panel.paper_chosen.connect(self._set_paper)
        self.panel.drop_wanted.connect(self._set_drop)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Show how the printer is now."""
        machine, paper = self._printer.machine, self._printer.paper
        with machine.changed:
            reading = Reading(
                switches={**asdict(machine.state), "power": machine.powered},
                drop_after=self._network.close_after if self._network else None,
                held=machine.held,
                slips=paper.cuts,
                alarms=len(paper.alarms),
                last_alarm=paper.alarms[-1] if paper.alarms else "",
            )
        self.panel.show_reading(reading)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        self.closed.emit()
        super().closeEvent(event)

    def _on_slip(self, png: bytes) -> None:
        self.paper.show_slip(png)
        self._floor.setCurrentWidget(self.paper)
        self.look()

    def _turn(self, name: str, on: bool) -> None:
        if name == "power":
            # Without waiting for the port to close: that is the business of the printer's own thread.
            self._printer.machine.power(on)
        else:
            self._printer.machine.turn(name, on)
        self.look()

    def _set_paper(self, paper: str) -> None:
        self._printer.machine.turn("paper_low", paper == "low")
        self._printer.machine.turn("paper_out", paper == "out")
        self.look()

    def _set_drop(self, after: int) -> None:
        if self._network is not None:
            self._network.close_after = None if after < 0 else after
        self.look()

"""One bundle: its papers, line by line; handed over, accepted as a whole, or looked at by scanning each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.apps.reception.documents.panels.aside import Aside
from frontdesk.domain.receipt import BundleId, ReceiptId
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets.button import Button, ButtonSize
from frontdesk.qt.widgets.flow_row import FlowRow
from frontdesk.qt.widgets.input_field import InputField
from frontdesk.qt.widgets.labels import Divider, Label
from frontdesk.qt.widgets.segmented import Segment, Segmented
from frontdesk.qt.widgets.two_lines import TwoLines

_LONGEST_NUMBER, _LONGEST_REASON = 240, 60
OPEN, HERE, MISSING = "open", "here", "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleLineShown:
    """One receipt of a bundle.

    Attributes:
        settled: what the agency has said already, empty while it travels.
    """

    receipt_id: ReceiptId
    number: str
    title: str
    caption: str
    settled: str = ""
    settled_status: Status = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleShown:
    """A bundle as the page shows it."""

    bundle_id: BundleId
    title: str
    state: str
    state_status: Status
    totals: str
    lines: tuple[BundleLineShown, ...]
    can_hand_over: bool
    can_accept: bool


class BundlePart(Aside):
    """The lines with what was found of each.

    Signals:
        hand_over_requested: id of the bundle.
        accept_requested: id of the bundle, ids that are here, ids that are missing with their reasons; with
            ``everything`` the papers that nobody marked count as here.
    """

    hand_over_requested = Signal(int)
    accept_requested = Signal(int, object, object, bool)
    scanned = Signal(str)
    protocol_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._bundle: BundleShown | None = None
        self.scan = InputField(
            self.tr("Eingang scannen"), icon="scan-barcode", longest=_LONGEST_NUMBER, parent=self
        )
        self.reason = InputField(
            self.tr("Grund der Beanstandung"), icon="pencil", longest=_LONGEST_REASON, parent=self
        )
        self._state = Label("", fonts.BODY_STRONG, parent=self)
        self._totals = Label("", fonts.LIST, ink="muted", wrap=True, parent=self)
        self._check = QWidget(self)
        self.hand_over = Button(
            self.tr("Übergeben"), size=ButtonSize.LARGE, primary=True, icon="send", parent=self
        )
        self.some = Button(self.tr("Nur geprüfte"), parent=self)
        self.all = Button(
            self.tr("Alle angenommen"), size=ButtonSize.LARGE, primary=True, icon="package-check", parent=self
        )
        self.protocol = Button(self.tr("Protokoll"), icon="file-text", parent=self)
        self._rows: list[_Line] = []
        self._marks: dict[ReceiptId, str] = {}
        self._build()
        self._bind()

    @property
    def bundle(self) -> BundleShown | None:
        """What is shown."""
        return self._bundle

    def show_bundle(self, bundle: BundleShown) -> None:
        """Show a bundle; marks that were set on it stay while it is the same."""
        if self._bundle is None or bundle.bundle_id != self._bundle.bundle_id:
            self._marks.clear()
            self.reason.set_text("")
            self.say("")
        self._bundle = bundle
        self.set_title(bundle.title)
        self._state.setText(bundle.state)
        self._state.set_ink("text" if bundle.state_status == "neutral" else bundle.state_status)
        self._totals.setText(bundle.totals)
        open_lines = {line.receipt_id for line in bundle.lines if not line.settled}
        self._marks = {one: mark for one, mark in self._marks.items() if one in open_lines}
        for _ in range(len(bundle.lines) - len(self._rows)):
            row = _Line(parent=self._body)
            row.marked.connect(self._mark)
            self._list.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for row in self._rows[len(bundle.lines) :]:
            row.hide()
        self._show_marks()

    def mark(self, number: str) -> bool:
        """A receipt was scanned: it is here. False when it does not travel in this bundle."""
        lines = self._bundle.lines if self._bundle is not None else ()
        for line in lines:
            if line.number == number and not line.settled:
                self._mark(int(line.receipt_id), HERE)
                return True
        return False

    def marks(self) -> dict[ReceiptId, str]:
        """What was found of each paper so far."""
        return dict(self._marks)

    def accept_all(self) -> None:
        """The large button: everything came, except for what is marked as missing."""
        self._accept(everything=True)

    def take_focus(self) -> None:
        if self._bundle is not None and self._bundle.can_hand_over:
            self.hand_over.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._bundle is not None and self._bundle.can_accept:
            self.scan.take_focus()
        else:
            super().take_focus()

    def _mark(self, receipt_id: int, mark: str) -> None:
        if mark == OPEN:
            self._marks.pop(ReceiptId(receipt_id), None)
        else:
            self._marks[ReceiptId(receipt_id)] = mark
        self._show_marks()

    def _show_marks(self) -> None:
        bundle = self._bundle
        if bundle is None:
            return
        for row, line in zip(self._rows, bundle.lines, strict=False):
            row.show_line(line, self._marks.get(line.receipt_id, OPEN), can_mark=bundle.can_accept)
            row.show()
        missing = sum(mark == MISSING for mark in self._marks.values())
        here = len(self._marks) - missing
        self.hand_over.setVisible(bundle.can_hand_over)
        for widget in (self._check, self.all, self.some):
            widget.setVisible(bundle.can_accept)
        self.some.set_text(self.tr("Nur geprüfte (%s)") % (here + missing))
        self.some.set_available(bool(self._marks), self.tr("Zuerst einen Eingang scannen oder ankreuzen"))
        self.all.set_text(
            self.tr("Alle außer %s angenommen") % missing if missing else self.tr("Alle angenommen")
        )

    def _bind(self) -> None:
        self.scan.submitted.connect(self._on_scan)
        self.hand_over.clicked.connect(self._on_hand_over)
        self.protocol.clicked.connect(self.protocol_requested)
        self.all.clicked.connect(self.accept_all)
        self.some.clicked.connect(lambda: self._accept(everything=False))

    def _on_hand_over(self) -> None:
        if self._bundle is not None:
            self.hand_over_requested.emit(int(self._bundle.bundle_id))

    def _on_scan(self) -> None:
        text = self.scan.text()
        self.scan.take_focus()
        if text.strip():
            self.scanned.emit(text)

    def _accept(self, *, everything: bool) -> None:
        if self._bundle is None:
            return
        here = [one for one, mark in self._marks.items() if mark == HERE]
        reason = self.reason.text().strip() or self.tr("fehlt")
        missing = {one: reason for one, mark in self._marks.items() if mark == MISSING}
        self.accept_requested.emit(int(self._bundle.bundle_id), here, missing, everything)

    def _build(self) -> None:
        self.column.addWidget(self._state)
        self.column.addWidget(self._totals)
        self.add_sentence()
        check = QVBoxLayout(self._check)
        check.setContentsMargins(0, 0, 0, 0)
        check.setSpacing(dp(4))
        check.addWidget(
            Label(
                self.tr("Jeden Eingang scannen, oder alle auf einmal annehmen"),
                fonts.CAPTION_STRONG,
                wrap=True,
            )
        )
        check.addWidget(self.scan)
        self.column.addWidget(self._check)
        self._body = QWidget()
        self._list = QVBoxLayout(self._body)
        self._list.setContentsMargins(0, 0, dp(8), 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        self.add_scroll(self._body)
        check.addWidget(
            Label(self.tr("Grund, wenn etwas fehlt oder nicht stimmt"), fonts.CAPTION_STRONG, wrap=True)
        )
        check.addWidget(self.reason)
        self.column.addWidget(self.protocol)
        acts = FlowRow(gap=dp(8))
        acts.add(self.some)
        acts.add(self.all)
        self.column.addWidget(acts)
        self.column.addWidget(self.hand_over)


class _Line(QWidget):
    """A receipt with what was found of it: open, here, missing.

    Signals:
        marked: id of the receipt, and the mark.
    """

    marked = Signal(int, str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = 0
        self.words = TwoLines("", style=fonts.LIST_STRONG, parent=self)
        self.choice = Segmented(
            self.tr("Befund"),
            [Segment(HERE, self.tr("da")), Segment(MISSING, self.tr("fehlt"))],
            height=44,
            parent=self,
        )
        self.settled = Label("", fonts.CAPTION_STRONG, parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, dp(6), 0, dp(6))
        row.setSpacing(dp(8))
        row.addWidget(self.words, 1)
        row.addWidget(self.settled)
        row.addWidget(self.choice)
        outer.addLayout(row)
        outer.addWidget(Divider())
        self.choice.chosen.connect(lambda mark: self.marked.emit(self._id, mark))

    def show_line(self, line: BundleLineShown, mark: str, *, can_mark: bool) -> None:
        self._id = int(line.receipt_id)
        self.words.set_title(line.title)
        self.words.set_caption(line.caption)
        self.setAccessibleName(f"{line.title}, {line.caption}")
        for key in (HERE, MISSING):
            button = self.choice.button(key)
            button.setAccessibleName(f"{line.title}: {self.tr('da') if key == HERE else self.tr('fehlt')}")
        self.choice.choose("" if mark == OPEN else mark)
        self.choice.setVisible(can_mark and not line.settled)
        self.settled.setText(line.settled)
        self.settled.set_ink("muted" if line.settled_status == "neutral" else line.settled_status)
        self.settled.setVisible(bool(line.settled))

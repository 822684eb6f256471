"""Find a paper: by the number on its receipt; where it is, since when, who had it, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.apps.reception.documents.panels.aside import Aside
from frontdesk.domain.receipt import ReceiptId
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import GAP_TILE, Status
from frontdesk.qt.widgets.button import Button, IconButton
from frontdesk.qt.widgets.choice_box import ChoiceBox
from frontdesk.qt.widgets.flow_row import FlowRow
from frontdesk.qt.widgets.input_field import InputField
from frontdesk.qt.widgets.labels import Divider, ElidedLabel, IconLabel, Label
from frontdesk.qt.widgets.two_lines import TwoLines

FIND_KEY = "Ctrl+F"
_LONGEST_NUMBER = 240
_LONGEST_BODY, _LONGEST_REASON = 61, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailLine:
    """One step of a paper's way."""

    time: str
    title: str
    caption: str
    status: Status = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPaper:
    """A paper that was found.

    Attributes:
        summary: reference, papers and pages, ready to be read.
        can_route, can_forward, can_clarify: which acts its place allows; the others say why not.
    """

    receipt_id: ReceiptId
    number: str
    summary: str
    place: str
    place_icon: str
    place_status: Status
    since: str
    lines: tuple[TrailLine, ...]
    agency: str
    body: str
    can_route: bool
    can_forward: bool
    can_clarify: bool
    can_correct: bool = True
    can_print: bool = True
    no_print: str = ""


class TrailPart(Aside):
    """The search field, the paper, its timeline and the acts.

    Signals:
        wanted: the number that is looked for.
        reprint_requested, correct_requested: id of the receipt in view.
        route_requested: id, code of an agency, name of another body, reason.
        forward_requested: id, name of the other body.
        clarify_requested: id, reason.
    """

    wanted = Signal(str)
    reprint_requested = Signal(int)
    correct_requested = Signal(int)
    route_requested = Signal(int, str, str, str)
    forward_requested = Signal(int, str)
    clarify_requested = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Papier suchen"))
        self._paper: FoundPaper | None = None
        self.search = InputField(
            self.tr("Nummer der Eingangsbestätigung"), icon="search", longest=_LONGEST_NUMBER, parent=self
        )
        self.number = Label("", fonts.LEAD, parent=self)
        self.summary = Label("", fonts.LIST, ink="muted", wrap=True, parent=self)
        self.place = IconLabel("route", "", fonts.BODY_STRONG, px=18, parent=self)
        self.since = ElidedLabel("", fonts.CAPTION, ink="muted", parent=self)
        self.reprint = IconButton("printer", self.tr("Noch einmal drucken"), parent=self)
        self.correct = IconButton("pencil", self.tr("Berichtigen"), parent=self)
        self.agency = ChoiceBox(self.tr("Stelle im Haus"), icon="building-2", parent=self)
        self.body = InputField(self.tr("Andere Stelle"), icon="signpost", longest=_LONGEST_BODY, parent=self)
        self.reason = InputField(self.tr("Grund"), icon="pencil", longest=_LONGEST_REASON, parent=self)
        self.forward = Button(self.tr("Weitergesandt"), parent=self)
        self.route = Button(self.tr("Umleiten"), parent=self)
        self.clarify = Button(self.tr("Geklärt"), parent=self)
        self._found = QWidget(self)
        self._rows: list[_Step] = []
        self._build()
        self._bind()
        self.show_paper(None)

    @property
    def paper(self) -> FoundPaper | None:
        """What was found last."""
        return self._paper

    def show_paper(self, paper: FoundPaper | None) -> None:
        """Show a paper, or nothing but the search."""
        same = self._paper is not None and paper is not None and paper.receipt_id == self._paper.receipt_id
        self._paper = paper
        self._found.setVisible(paper is not None)
        if paper is None:
            return
        self.number.setText(paper.number)
        self.summary.setText(paper.summary)
        ink = "muted" if paper.place_status == "neutral" else paper.place_status
        self.place.set(paper.place_icon, paper.place, ink=ink)
        self.since.setText(paper.since)
        self._show_steps(paper.lines)
        self.agency.choose(paper.agency)
        if not same:
            self.body.set_text(paper.body)
            self.reason.set_text("")
        refused = self.tr("An diesem Ort geht das nicht")
        self.route.set_available(paper.can_route, refused)
        self.forward.set_available(paper.can_forward, refused)
        self.clarify.set_available(paper.can_clarify, self.tr("Nichts ist beanstandet"))
        self.correct.set_available(paper.can_correct, refused)
        self.reprint.set_available(paper.can_print, paper.no_print or refused)
        self.agency.setEnabled(paper.can_route)
        self.clarify.set_primary(paper.can_clarify)
        self.forward.set_primary(paper.can_forward and bool(paper.body))

    def set_agencies(self, agencies: Sequence[tuple[str, str]]) -> None:
        """Codes and names of the agencies of the house."""
        self.agency.set_choices(agencies)

    def steps(self) -> list[str]:
        """The timeline as it is read."""
        return [row.text() for row in self._rows if not row.isHidden()]

    def take_focus(self) -> None:
        self.search.take_focus()

    def _show_steps(self, lines: Sequence[TrailLine]) -> None:
        for _ in range(len(lines) - len(self._rows)):
            row = _Step(parent=self._list_body)
            self._list.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for row, line in zip(self._rows, lines, strict=False):
            row.show_line(line)
            row.show()
        for row in self._rows[len(lines) :]:
            row.hide()

    def _bind(self) -> None:
        self.search.submitted.connect(lambda: self.wanted.emit(self.search.text()))
        self.reprint.clicked.connect(lambda: self._emit(self.reprint_requested))
        self.correct.clicked.connect(lambda: self._emit(self.correct_requested))
        self.route.clicked.connect(
            lambda: self._emit(
                self.route_requested, self.agency.current_key(), self.body.text(), self.reason.text()
            )
        )
        self.forward.clicked.connect(lambda: self._emit(self.forward_requested, self.body.text()))
        self.clarify.clicked.connect(lambda: self._emit(self.clarify_requested, self.reason.text()))

    def _emit(self, signal: SignalInstance, *facts: str) -> None:
        if self._paper is not None:
            signal.emit(int(self._paper.receipt_id), *facts)

    def _build(self) -> None:
        self.column.addWidget(
            Label(
                self.tr("Nummer auf der Bestätigung scannen oder tippen, z. B. 0047"),
                fonts.LIST,
                ink="muted",
                wrap=True,
            )
        )
        self.column.addWidget(self.search)
        self.add_sentence()
        found = QVBoxLayout(self._found)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(dp(GAP_TILE))
        head = QHBoxLayout()
        head.setSpacing(dp(6))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.number)
        words.addWidget(self.summary)
        head.addLayout(words, 1)
        head.addWidget(self.reprint)
        head.addWidget(self.correct)
        found.addLayout(head)
        found.addWidget(self.place)
        found.addWidget(self.since)
        found.addWidget(Divider())
        self._list_body = QWidget()
        self._list = QVBoxLayout(self._list_body)
        self._list.setContentsMargins(0, 0, dp(8), 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        area = self.add_scroll(self._list_body)
        self.column.removeWidget(area)
        found.addWidget(area, 1)
        for title, field in (
            (self.tr("Stelle im Haus"), self.agency),
            (self.tr("Andere Stelle, außerhalb"), self.body),
            (self.tr("Grund"), self.reason),
        ):
            found.addWidget(Label(title, fonts.CAPTION_STRONG))
            found.addWidget(field)
        acts = FlowRow(gap=dp(8))
        for button in (self.route, self.forward, self.clarify):
            acts.add(button)
        found.addWidget(acts)
        self.column.addWidget(self._found, 1)
        self.column.addStretch(0)


class _Step(QWidget):
    """One line of the timeline: the time, and what happened."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._time = Label("", fonts.CAPTION, ink="muted", parent=self)
        self._time.setFixedWidth(dp(92))
        self._words = TwoLines("", style=fonts.LIST, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, dp(6), 0, dp(6))
        row.setSpacing(dp(8))
        row.addWidget(self._time)
        row.addWidget(self._words, 1)

    def show_line(self, line: TrailLine) -> None:
        self._time.setText(line.time)
        self._words.set_title(line.title)
        ink = "muted" if line.status == "neutral" else line.status
        self._words.set_caption(line.caption, ink=ink)
        self.setAccessibleName(f"{line.time}, {line.title}, {line.caption}")

    def text(self) -> str:
        return f"{self._time.text()} {self._words.title()} · {self._words.caption()}"

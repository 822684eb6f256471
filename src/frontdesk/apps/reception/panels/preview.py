"""The ticket as it would come out now, the button that prints it, and why it was refused."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.apps.reception.languages import endonym
from frontdesk.apps.reception.standing import StandingWords
from frontdesk.apps.reception.state import Preview, WaitKind
from frontdesk.qt import fonts, translation
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.button import Button, ButtonSize
from frontdesk.qt.widgets.giant_number import GiantNumber
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import ElidedLabel, IconLabel, Label
from frontdesk.qt.widgets.notice import announce
from frontdesk.qt.widgets.run_label import Run, RunLabel

_CAP_HEIGHT = 34.3
PROGRESS_AFTER_MS = 400
OPENING_KEY = "Alt+H"


class PreviewPart(QWidget):
    """What Enter does.

    Signals:
        print_requested: the main button was pressed.
        opening_requested: the chosen service is to close for today, or to open.
    """

    print_requested = Signal()
    opening_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = GiantNumber("", cap_height=_CAP_HEIGHT, parent=self)
        self.agency = Label("", fonts.LIST, ink="muted", parent=self)
        self.floor = Label("", fonts.LIST, ink="muted", parent=self)
        self.service = ElidedLabel("", fonts.LEAD, parent=self)
        self.wait = RunLabel(parent=self)
        self.languages = IconLabel("languages", "", fonts.BODY, px=18, parent=self)
        self.refusal = Label("", fonts.CAPTION, ink="bad", wrap=True, parent=self)
        self.why = Label("", fonts.CAPTION, ink="muted", wrap=True, parent=self)
        self._alert = IconLabel("circle-alert", "", fonts.CAPTION, ink="bad", px=16, parent=self)
        self._alert.setFixedWidth(dp(24))
        self.button = Button(
            self.tr("Ticket drucken"), size=ButtonSize.MAIN, primary=True, icon="printer", parent=self
        )
        self.button.set_keys(key_text("Return"))
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.print_requested)
        self.opening = Button(
            self.tr("Heute schließen"), size=ButtonSize.COMPACT, key=OPENING_KEY, parent=self
        )
        self.opening.clicked.connect(self.opening_requested)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(PROGRESS_AFTER_MS)
        self._slow.timeout.connect(self._say_button)
        self._asking = False
        self._anyway = self._prints = self._chosen = self._compact = self._can_decide = False
        self._can_print = True
        self._target = ""
        self._standing: StandingWords | None = None
        self._build()
        self.show_preview(None)

    def show_preview(self, shown: Preview | None) -> None:
        """The next ticket, or an invitation to choose a service."""
        self._chosen, self._standing = shown is not None, None
        self._show_lines()
        if shown is None:
            self.number.set_number("–", ink="muted")
            self.service.setText(self.tr("Noch kein Anliegen gewählt"))
        else:
            self._show_ticket(shown)
        self._say_button()

    def show_standing(self, words: StandingWords) -> None:
        """A ticket that exists already, whose number was typed."""
        is_new = words != self._standing
        self._chosen, self._standing = True, words
        self._show_lines()
        self.number.set_number(words.number, ink=f"agency-{words.letter}" if words.letter else "muted")
        self.agency.setText(words.agency)
        self.floor.setText(self._floor(words.floor) if words.agency else "")
        self.service.setText(words.service)
        self.wait.set_runs([Run(words.line)])
        self.why.setText(words.why)
        self.why.setToolTip(words.why)
        self._say_button()
        if is_new:
            announce(self, words.spoken)

    def show_opening(self, is_open: bool | None) -> None:
        """Whether the chosen service is open; ``None`` where that is not known."""
        self._can_decide = is_open is not None
        if is_open is not None:
            self.opening.set_text(self.tr("Heute schließen") if is_open else self.tr("Jetzt öffnen"))
        self._show_lines()

    def ask_opening(self) -> None:
        """The key for that, where the button has no room."""
        if self._can_decide and not self.refusal.text():
            self.opening_requested.emit()

    def set_asking(self, on: bool) -> None:
        """Enter answers a question for now: one key stands on one button."""
        self._asking = on
        self.button.set_keys("" if on else key_text("Return"))
        self._say_button()

    def set_target(self, printer: str) -> None:
        """Name the printer that the ticket comes from, where it is not the one at hand."""
        self._target = printer
        self._say_button()

    def refuse(self, sentence: str, *, anyway: bool) -> None:
        """Say why no ticket came; with ``anyway`` the button offers to issue it all the same."""
        self.refusal.setText(sentence)
        self.refusal.setToolTip(sentence)
        self._show_lines()
        self._anyway = anyway and bool(sentence)
        self._say_button()
        if sentence:
            announce(self.refusal, sentence, urgent=True)

    @property
    def offers_anyway(self) -> bool:
        """Whether the button now issues against the opening hours."""
        return self._anyway

    def set_printing(self, under_way: bool) -> None:
        """A ticket is being issued; said on the button only if it takes longer than 400 ms."""
        if under_way == self._prints:
            return
        self._prints = under_way
        if under_way:
            self._slow.start()
        else:
            self._slow.stop()
            self._say_button()

    def set_can_print(self, can: bool) -> None:
        """Whether this station has a printer; without one a ticket is only given a number."""
        self._can_print = can
        self.button.set_icon("printer" if can else "")
        self._say_button()

    def _show_ticket(self, shown: Preview) -> None:
        letter = shown.agency.letter
        self.number.set_number(shown.number or f"{shown.service.series} …", ink=f"agency-{letter}")
        self.agency.setText(shown.agency.short_name(translation.language()))
        self.floor.setText(self._floor(shown.agency.floor))
        self.service.setText(shown.service.name(translation.language()))
        self.wait.set_runs(self._wait_runs(shown))
        self.languages.set("languages", self._language_words(shown))

    def _floor(self, floor: int) -> str:
        return self.tr("Erdgeschoss") if floor == 0 else self.tr("%s. Etage") % floor

    def _language_words(self, shown: Preview) -> str:
        """What stands on the slip; a language whose texts nobody has checked is not printed."""
        german, other = (fonts.isolated(endonym(code)) for code in ("de", shown.language))
        if shown.language == "de":
            return german
        if not shown.is_printed:
            return self.tr("%s (%s noch ungeprüft)") % (german, other)
        return self.tr(" und ").join((german, other))

    def _wait_runs(self, shown: Preview) -> list[Run]:
        """The place and the wait, with the figures in bold; what is unknown is said to be unknown."""
        if shown.wait is WaitKind.STALE or shown.ahead is None:
            return [Run(self.tr("Wartezeit zurzeit unbekannt"))]
        if shown.has_need:
            # The place of the last one is not its own.
            place = [_bold(self.tr("mit Vorrang")), Run(" · ")]
        else:
            place = [_bold(str(shown.ahead)), Run(self.tr(" davor · "))]
        if shown.wait is WaitKind.NO_DESK:
            return [*place, Run(self.tr("kein Platz offen"))]
        return [*place, _bold(self.tr("ca. %s Min") % shown.minutes), Run(self.tr(" Wartezeit"))]

    def _say_button(self) -> None:
        if self._prints and not self._slow.isActive():
            self.button.set_text(self.tr("Wird ausgegeben …"))
        elif self._anyway:
            self.button.set_text(self.tr("Trotzdem ausgeben"), subtitle=key_text("Shift+Return"))
        else:
            words = self.tr("Ticket drucken") if self._can_print else self.tr("Ticket ausgeben")
            where = (
                self.tr("auf %s · %s") % (self._target, key_text("Return"))
                if self._target and not self._asking
                else ""
            )
            self.button.set_text(words, subtitle=where)
        if self._standing is not None:
            # In its place, and only where there is something to do.
            if self._standing.is_back:
                self.button.set_text(self.tr("Ist wieder da"))
            self.button.set_available(self._standing.is_back, self.tr("Dieses Ticket ist schon ausgegeben"))
            return
        self.button.set_available(self._chosen, self.tr("Zuerst ein Anliegen wählen"))

    def set_compact(self, compact: bool) -> None:
        """Beside the button instead of above it, and only what cannot be left out."""
        self._compact = compact
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if compact else way.TopToBottom)
        self._box.setSpacing(dp(16) if compact else 0)
        self._show_lines()

    def _show_lines(self) -> None:
        refused = bool(self.refusal.text())
        for label in (self.agency, self.floor):
            label.setVisible(self._chosen and not self._compact)
        self.wait.setVisible(self._chosen and not refused)
        new = self._standing is None
        self.languages.setVisible(self._chosen and not refused and not self._compact and new)
        self.why.setVisible(not new and not refused)
        # A refusal needs the room; it goes with the next key.
        self.opening.setVisible(self._can_decide and not refused and not self._compact)
        self.refusal.setVisible(refused)
        self._alert.setVisible(refused)

    def _build(self) -> None:
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(dp(2))
        head = QHBoxLayout()
        head.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        head.addStretch(1)
        where = QVBoxLayout()
        where.setSpacing(0)
        for label in (self.agency, self.floor):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            where.addWidget(label)
        where.addStretch(1)
        head.addLayout(where)
        column.addLayout(head)
        column.addSpacing(dp(4))
        column.addWidget(self.service)
        column.addWidget(self.wait)
        refused = QHBoxLayout()
        refused.setSpacing(0)
        refused.addWidget(self._alert, 0, Qt.AlignmentFlag.AlignTop)
        refused.addWidget(self.refusal, 1)
        column.addLayout(refused)
        column.addSpacing(dp(3))
        column.addWidget(self.languages)
        column.addWidget(self.why)
        column.addStretch(1)
        column.addWidget(self.opening, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(dp(8))
        self._box.addLayout(column, 1)
        self._box.addWidget(self.button)


def _bold(figure: str) -> Run:
    return Run(figure, fonts.BODY_STRONG, "text")

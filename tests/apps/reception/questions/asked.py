"""The short questions of the mockups' morning in memory: topics with answers, counts, the last ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from frontdesk.domain.house import AgencyCode, House, Topic
from frontdesk.domain.question import Channel, Question
from frontdesk.qt.operations import forbid_on_gui_thread
from frontdesk.testing.builders import operation
from frontdesk.usecases import questions
from tests.apps.reception.stage import MORNING, GuardedStore, Stage, mockup_house

_CHECKED = date(2026, 11, 2)
_RENEWAL = (
    {"de": "Formular WBA, ausgefüllt", "en": "Renewal form, filled in", "tr": "Doldurulmuş WBA formu"},
    {
        "de": "Kontoauszüge der letzten 3 Monate",
        "en": "Bank statements of the last 3 months",
        "tr": "Son 3 ayın hesap dökümleri",
        "ar": "كشوف الحساب لآخر 3 أشهر",
    },
    {"de": "Nachweis über Ihre Miete", "en": "Proof of your rent", "tr": "Kira belgesi"},
    {"de": "Lohnabrechnungen, wenn Sie arbeiten", "en": "Payslips", "tr": "Çalışıyorsanız maaş bordroları"},
    {
        "de": "Sie können alles hier am Empfang abgeben.",
        "en": "You can hand in everything here.",
        "tr": "Hepsini burada danışmada teslim edebilirsiniz.",
    },
)
_TOPICS = (
    ("un", "Unterlagen für die WBA", "Documents for the renewal", "a", 9),
    ("zu", "Öffnungszeiten", "Opening hours", None, 14),
    ("we", "Weg im Haus", "Finding the way", None, 11),
    ("st", "Stand des Antrags", "Status of an application", None, 8),
    ("fo", "Formular mitgeben", "Hand out a form", None, 7),
    ("on", "Hilfe beim Online-Antrag", "Help with online forms", None, 5),
    ("ka", "Karte (eAT) schon da?", "Residence card ready?", "b", 4),
    ("sp", "Sprachmittlung", "Interpreting", "d", 3),
    ("an", "Andere Behörde", "Another authority", None, 2),
    ("so", "Sonstiges", "Other", None, 1),
)


def questions_house(**arguments: Any) -> House:
    """The house of the mockups with its topics; *Sonstiges* has no answer, one has not been checked."""
    topics = tuple(
        Topic(
            code=code,
            names={"de": de, "en": en},
            agency=None if agency is None else AgencyCode(agency),
            answer=() if code == "so" else _RENEWAL if code == "un" else ({"de": f"{de}.", "en": f"{en}."},),
            checked=None if code == "an" else _CHECKED,
        )
        for code, de, en, agency, _count in _TOPICS
    )
    return replace(mockup_house(**arguments), topics=topics)


class _GuardedQuestions:
    def __init__(self, guard: GuardedAsking) -> None:
        self._guard = guard

    def __getattr__(self, name: str) -> Any:
        target = getattr(self._guard._store.questions, name)

        def guarded(*args: Any, **kwargs: Any) -> Any:
            forbid_on_gui_thread(f"store.questions.{name}")
            self._guard.before_each(f"questions.{name}")
            return target(*args, **kwargs)

        return guarded


class GuardedAsking(GuardedStore):
    """Guards the reads of questions as well; they are told as ``questions.NAME``."""

    @property
    def questions(self) -> Any:
        return _GuardedQuestions(self)


class Asking(Stage):
    """A house with topics."""

    def __init__(self, house: House | None = None, **arguments: Any) -> None:
        super().__init__(house or questions_house(), **arguments)
        self.guarded = GuardedAsking(self.store)
        self.runtime.store = self.guarded

    def ask(
        self, topic: str, *, language: str = "de", printer: str | None = None, station: str = "reception-1"
    ) -> Question:
        """One more question, straight into the store."""
        return questions.count_question(
            self.store,
            self.house,
            op=operation(station),
            topic=topic,
            language=language,
            channel=Channel.COUNTER,
            printer=printer,
        ).value.question

    def asked(self) -> list[Question]:
        """The questions of today, newest first."""
        return list(self.store.questions.questions(self.house.business_day(self.clock.now())))


def asking_morning(**arguments: Any) -> Asking:
    """The moment of the mockup: 64 questions, the last six of this station."""
    stage = Asking(**arguments)
    stage.clock.set(MORNING - timedelta(minutes=70))
    last = (
        (11, "fo", "ar", True),
        (8, "ka", "ru", True),
        (6, "zu", "de", False),
        (5, "st", "de", False),
        (2, "zu", "ro", True),
        (1, "we", "de", False),
    )
    for code, _de, _en, _agency, count in _TOPICS:
        for _ in range(count - sum(code == one[1] for one in last)):
            stage.ask(code, station="reception-2")
    for minutes, code, language, slip in last:
        stage.clock.set(MORNING - timedelta(minutes=minutes))
        stage.ask(code, language=language, printer="elsewhere" if slip else None)
    for oldest, code, count in ((41, "auf", 9), (34, "bes", 11), (12, "asy", 3), (4, "ein", 1)):
        for number in range(count):
            stage.clock.set(MORNING - timedelta(minutes=oldest - number))
            stage.issue(code)
    stage.clock.set(MORNING)
    stage.open_desks()
    return stage

"""The question that is being answered: what is typed, the topic, the language, the way; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from frontdesk.apps.reception.search import words
from frontdesk.domain.house import House, Topic
from frontdesk.domain.question import Channel
from frontdesk.domain.spelling import spellings
from frontdesk.domain.ticket import OperationId

# Longer than any name; what is pasted beyond it cannot be the name of a topic.
LONGEST_QUERY = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """One question that a clerk wants to count.

    Attributes:
        op: made before the first try; every retry carries it, so that one intent is one question.
        topic: code of the topic.
        slip: the answer is printed, too.
    """

    op: OperationId
    topic: str
    language: str
    channel: Channel
    slip: bool

    def same_wish(self, other: Intent) -> bool:
        """Whether both stand for the same question."""
        return replace(self, op=other.op) == other


@dataclass(frozen=True, slots=True)
class Found:
    """The topics that fit what is typed, best first.

    Attributes:
        chosen: the one that is meant: an exact code or the only match.
    """

    codes: tuple[str, ...] = ()
    chosen: str | None = None


def find(topics: Sequence[Topic], text: str) -> Found:
    """The topics whose code or whose words in any language begin with what is typed."""
    asked = [spellings(word) for word in words(text[:LONGEST_QUERY])]
    if not asked:
        return Found()
    exact = [topic.code for topic in topics if len(asked) == 1 and asked[0] & spellings(topic.code)]
    others = [topic.code for topic in topics if topic.code not in exact and _fits(topic, asked)]
    codes = (*exact, *others)
    return Found(codes, codes[0] if exact or len(codes) == 1 else None)


def _fits(topic: Topic, asked: Sequence[frozenset[str]]) -> bool:
    own = [spellings(word) for name in topic.names.values() for word in words(name)]
    own.append(spellings(topic.code))
    return all(any(_begins(word, part) for word in own) for part in asked)


def _begins(word: frozenset[str], part: frozenset[str]) -> bool:
    return any(form.startswith(start) for form in word for start in part)


class Draft:
    """What is typed and chosen for the next question.

    Attributes:
        text: what stands in the search field.
        found: which topics that text means.
        topic: code of the chosen one.
    """

    def __init__(self) -> None:
        self._topics: tuple[Topic, ...] = ()
        self.text = ""
        self.found = Found()
        self.topic: str | None = None
        self.language = "de"
        self.channel = Channel.COUNTER
        self._tried: Intent | None = None

    def set_house(self, house: House) -> None:
        """Search the topics of this house from now on."""
        self._topics = house.topics
        self.found = find(self._topics, self.text)
        if self.chosen is None:
            self.topic = None
        if self.language not in house.site.languages:
            self.language = "de"

    @property
    def chosen(self) -> Topic | None:
        """The chosen topic."""
        return next((topic for topic in self._topics if topic.code == self.topic), None)

    @property
    def is_searching(self) -> bool:
        """Whether something stands in the search field, so that topics may recede."""
        return bool(self.text.strip())

    @property
    def is_empty(self) -> bool:
        """Whether the clerk has begun nothing new."""
        return not self.text and self.topic is None

    def type(self, text: str) -> None:
        """The search field changed: one match or an exact code chooses, anything else un-chooses."""
        if text == self.text:
            return
        self.text = text
        self.found = find(self._topics, text)
        self.topic = self.found.chosen

    def choose(self, topic: str) -> None:
        """A topic was pressed."""
        self.topic = topic

    def move(self, down: int) -> None:
        """An arrow key: along the matches while searching, else through all topics."""
        codes = self.found.codes if self.is_searching else tuple(topic.code for topic in self._topics)
        if not codes:
            return
        if self.topic in codes:
            self.topic = codes[(codes.index(self.topic) + down) % len(codes)]
        else:
            self.topic = codes[0 if down > 0 else -1]

    def clear(self) -> None:
        """As after a question: nothing typed, nothing chosen, German, at the counter."""
        self.text, self.found, self.topic = "", Found(), None
        self.language, self.channel = "de", Channel.COUNTER
        self._tried = None

    def intent(self, *, slip: bool) -> Intent | None:
        """The question as it stands now; the same wish tried again keeps its operation id."""
        if self.topic is None:
            return None
        wish = Intent(
            op=OperationId(uuid4()),
            topic=self.topic,
            language=self.language,
            channel=self.channel,
            slip=slip,
        )
        if self._tried is not None and self._tried.same_wish(wish):
            return replace(wish, op=self._tried.op)
        return wish

    def restore(self, intent: Intent) -> None:
        """Put a refused wish back, so that the clerk can try it again."""
        self.clear()
        self.topic, self.language, self.channel = intent.topic, intent.language, intent.channel
        self._tried = intent

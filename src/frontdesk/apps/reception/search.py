"""Finds services by what a clerk types: short code, any word of a name, keyword; umlauts in any spelling."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from frontdesk.domain.house import Service, ServiceCode
from frontdesk.domain.spelling import begins, spellings

# Longer than any name; what is pasted beyond it cannot be the name of a service.
LONGEST_QUERY = 80


class Rank(IntEnum):
    """How well a service fits, best first."""

    EXACT_CODE = 0
    CODE = 1
    NAME = 2
    NAME_WORD = 3
    KEYWORD = 4


@dataclass(frozen=True, slots=True)
class Found:
    """The services that fit a query, best first.

    Attributes:
        chosen: the one service that Enter means: an exact code or the only match.
    """

    codes: tuple[ServiceCode, ...]
    chosen: ServiceCode | None


NOTHING = Found((), None)


def words(text: str) -> list[str]:
    """The words of a text without marks, control and formatting signs."""
    cleaned = "".join(" " if _divides(sign) else "" if _is_hidden(sign) else sign for sign in text)
    return cleaned.split()


def _divides(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in {"Pd", "Ps", "Pe", "Po", "Pi", "Pf", "Cc"}


def _is_hidden(sign: str) -> bool:
    # Zero-width signs, bidi controls and lone surrogates (Cf, Cs) are not typed on purpose.
    return unicodedata.category(sign).startswith("C")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One service with everything it can be found by, folded once."""

    code: ServiceCode
    codes: frozenset[str]
    names: tuple[tuple[frozenset[str], ...], ...]
    keywords: tuple[frozenset[str], ...]


class ServiceSearch:
    """An index over the services of a house; built once, asked at every key."""

    def __init__(self, services: Iterable[Service]) -> None:
        self._entries = tuple(_entry(service) for service in services)

    def find(self, query: str) -> Found:
        """The services that fit; an empty query finds nothing."""
        asked = [spellings(word) for word in words(query[:LONGEST_QUERY])]
        if not asked:
            return NOTHING
        ranked = [
            (rank, place, entry.code)
            for place, entry in enumerate(self._entries)
            if (rank := _rank(entry, asked)) is not None
        ]
        ranked.sort(key=lambda found: found[:2])
        codes = tuple(code for _rank, _place, code in ranked)
        exact = bool(ranked) and ranked[0][0] is Rank.EXACT_CODE
        return Found(codes, codes[0] if exact or len(codes) == 1 else None)


def _entry(service: Service) -> _Entry:
    names = dict.fromkeys(service.names[code] for code in ("de", "en") if code in service.names)
    if not names:
        names = dict.fromkeys([service.name()])
    return _Entry(
        code=service.code,
        codes=spellings(service.code),
        names=tuple(tuple(spellings(word) for word in words(name)) for name in names),
        keywords=tuple(spellings(word) for keyword in service.keywords for word in words(keyword)),
    )


def _rank(entry: _Entry, asked: list[frozenset[str]]) -> Rank | None:
    if len(asked) == 1:
        if asked[0] & entry.codes:
            return Rank.EXACT_CODE
        if begins(entry.codes, asked[0]):
            return Rank.CODE
    if any(_runs_along(name, asked) for name in entry.names):
        return Rank.NAME
    named = [word for name in entry.names for word in name]
    if all(_any_begins(named, part) for part in asked):
        return Rank.NAME_WORD
    everything = [*named, *entry.keywords, entry.codes]
    return Rank.KEYWORD if all(_any_begins(everything, part) for part in asked) else None


def _runs_along(name: tuple[frozenset[str], ...], asked: list[frozenset[str]]) -> bool:
    """Whether the query is how the name starts."""
    return len(asked) <= len(name) and all(begins(name[i], part) for i, part in enumerate(asked))


def _any_begins(candidates: Iterable[frozenset[str]], part: frozenset[str]) -> bool:
    return any(begins(candidate, part) for candidate in candidates)

"""Sentences for people: complete in both languages, and each names the ways that its reader has."""

from __future__ import annotations

import pytest

from frontdesk.domain.appointment_errors import ClosedEarlyError, EnoughForTodayError
from frontdesk.domain.errors import ClosedError


@pytest.mark.parametrize(
    "error",
    [
        ClosedError(what="WBA", hours="07:30–16:00"),
        ClosedEarlyError(what="WBA", reason="voll"),
        EnoughForTodayError(what="WBA", done="17:10", until="16:00"),
    ],
    ids=lambda error: error.code,
)
def test_who_was_refused_learns_how_to_insist_there(error: ClosedError) -> None:
    key = {"de": "Umschalt+Enter", "en": "Shift+Enter"}
    for language in ("de", "en"):
        window, prompt = error.message(language), error.at_the_prompt(language)
        assert window.replace(key[language], "--anyway") == prompt
        assert key[language] not in prompt
        assert "WBA" in prompt

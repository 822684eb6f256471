"""Every colour pair that the windows paint is computed against the contrast it owes its reader."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from coloraide import Color
from PySide6.QtCore import Qt

import frontdesk.qt
from frontdesk.qt import appearance
from frontdesk.qt.theme import DARK, LIGHT, PUBLIC, Pair, Theme, pairs, public_pairs

ALL = [
    *(pytest.param(pair, id=f"light {pair.what}") for pair in pairs(LIGHT)),
    *(pytest.param(pair, id=f"dark {pair.what}") for pair in pairs(DARK)),
    *(pytest.param(pair, id=f"public {pair.what}") for pair in public_pairs(PUBLIC)),
]


def contrast(one: str, other: str) -> float:
    return float(Color(one).contrast(Color(other), method="wcag21"))


@pytest.mark.parametrize("pair", ALL)
def test_pair_keeps_its_contrast(pair: Pair):
    assert contrast(pair.foreground, pair.background) >= pair.at_least


def test_the_measure_itself_can_fail():
    assert contrast("#FFCC00", "#FFFFFF") < 3 < contrast("#767676", "#FFFFFF")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_figures_of_the_design_language(theme: Theme):
    """Spot checks against the table, so that a changed token is noticed even if it still has contrast."""
    told = {"light": (16.4, 7.2, 7.9, 6.7), "dark": (14.4, 8.6, 9.3, 8.8)}[theme.name]
    measured = [contrast(c, theme.surface) for c in (theme.text, theme.muted, theme.primary, theme.focus)]
    assert measured == pytest.approx(told, abs=0.15)


def test_every_colour_token_is_used_in_a_pair():
    """A token nobody checks is one that may fail unseen; decoration is named here with its reason."""
    decoration = {"line", "switch_off"}  # dividers; the switch is read by its border and its knob
    exempt = {"disabled_text", "disabled_bg"}  # disabled controls are exempt and always have a tooltip
    checked = {color for pair in pairs(LIGHT) for color in (pair.foreground, pair.background)}
    tokens = {f.name for f in fields(Theme)} - {"name", "dark", "hues"} - decoration - exempt
    assert {name for name in tokens if getattr(LIGHT, name) not in checked} == set()


def test_letters_past_d_have_a_hue():
    assert LIGHT.agency("E") == LIGHT.agency("A")
    assert LIGHT.agency("b") == LIGHT.hues[1]


def test_only_the_theme_spells_colours():
    room = Path(frontdesk.qt.__file__).parent
    spelled = {
        file.name
        for file in room.rglob("*.py")
        if file.name != "theme.py" and re.search(r"[\"']#[0-9A-Fa-f]{6}[\"']", file.read_text("utf-8"))
    }
    assert spelled == set()


def test_theme_reaches_the_palette(qapp):
    appearance.apply(DARK, scale=1.0)
    assert qapp.palette().window().color().name().upper() == DARK.canvas
    assert appearance.theme() is DARK


def test_without_a_theme_the_system_decides(qapp, monkeypatch):
    asked = [DARK, LIGHT]
    monkeypatch.setattr(appearance, "system_theme", lambda: asked[0])
    appearance.apply(None, scale=1.0)
    assert appearance.theme() is DARK
    asked.reverse()
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert appearance.theme() is LIGHT


def test_a_chosen_theme_no_longer_follows_the_system(qapp, monkeypatch):
    monkeypatch.setattr(appearance, "system_theme", lambda: DARK)
    appearance.apply(None, scale=1.0)
    appearance.apply(LIGHT, scale=1.0)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert appearance.theme() is LIGHT

"""Drawings of what to do are made of the theme's colours and of one stroke, and follow the theme."""

import re
from collections import Counter

import pytest
from PySide6.QtGui import QImage

from frontdesk.domain.printer import Condition
from frontdesk.qt import pictures
from frontdesk.qt.theme import DARK, LIGHT, Theme

NAMES = sorted(pictures.names())
WIDTH, HEIGHT = pictures.SIZE.toTuple()


# A softened edge may hit any colour by chance, but not over an area.
AREA = 30


def colours(image: QImage) -> set[str]:
    """The colours of areas and strokes."""
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    found = (image.pixelColor(x, y) for x, y in points)
    counted = Counter(colour.name().upper() for colour in found if colour.alpha() == 255)
    return {colour for colour, count in counted.items() if count >= AREA}


def test_every_condition_that_needs_a_hand_has_its_drawing():
    needed = {f"printer/{condition.value}" for condition in Condition if condition is not Condition.FINE}
    assert set(NAMES) == needed


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_is_made_of_tokens_and_one_stroke(name: str):
    svg = pictures.source(name)
    allowed = {getattr(LIGHT, token) for token in pictures.TOKENS}
    assert set(re.findall(r"#\w+", svg)) <= allowed
    assert set(re.findall(r'stroke-width="([^"]*)"', svg)) == {"2.5"}
    assert f'viewBox="0 0 {WIDTH} {HEIGHT}"' in svg
    assert "currentColor" not in svg


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_follows_the_theme(name: str, theme: Theme):
    other = DARK if theme is LIGHT else LIGHT
    painted = colours(pictures.image(name, WIDTH, HEIGHT, theme, 2.0))
    assert {theme.text, theme.primary, theme.surface} <= painted
    assert not painted & {other.text, other.primary, other.surface}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_cut_off_at_the_edge(name: str):
    drawn = pictures.image(name, WIDTH, HEIGHT, LIGHT, 1.0)
    edge = [(x, y) for x in range(WIDTH) for y in (0, HEIGHT - 1)]
    edge += [(x, y) for y in range(HEIGHT) for x in (0, WIDTH - 1)]
    assert all(drawn.pixelColor(x, y).alpha() < 255 for x, y in edge)


def test_no_two_drawings_are_alike():
    drawn = [pictures.image(name, WIDTH, HEIGHT, LIGHT, 1.0) for name in NAMES]
    assert all(one != other for place, one in enumerate(drawn) for other in drawn[:place])


def test_an_unknown_drawing_is_an_error():
    with pytest.raises(FileNotFoundError, match="no_such"):
        pictures.image("printer/no_such", WIDTH, HEIGHT, LIGHT, 1.0)

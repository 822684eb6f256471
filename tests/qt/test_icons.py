"""Icons exist, take the colour they are given, and are as sharp as the screen."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

import frontdesk
from frontdesk import resources
from frontdesk.qt import icons

_NAMED = re.compile(
    r"(?:icon=|icon\(painter, |IconButton\(|IconLabel\(|StatusCell\()\s*[\"']([a-z0-9-]+)[\"']"
)


def darkest(image: QImage) -> QColor:
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return max((image.pixelColor(x, y) for x, y in points), key=lambda color: color.alpha())


def test_every_icon_that_the_code_names_ships():
    named = set()
    for file in Path(frontdesk.__file__).parent.rglob("*.py"):
        named |= set(_NAMED.findall(file.read_text("utf-8")))
    assert len(named) > 10
    assert named - icons.names() == set()


@pytest.mark.parametrize("name", sorted(["printer", "undo-2", "logo", "triangle-alert"]))
def test_icon_takes_its_colour(name: str):
    assert darkest(icons.image(name, 24, 24, "#9C141D", 2.0, 1.0)).name().upper() == "#9C141D"


def test_icon_has_the_pixels_of_the_screen():
    sharp = icons.image("printer", 20, 20, "#000000", 2.0, 2.0)
    assert (sharp.width(), sharp.devicePixelRatio()) == (40, 2.0)


def test_same_icon_is_drawn_once():
    assert icons.image("check", 16, 16, "#000000", 2.0, 1.0) is icons.image(
        "check", 16, 16, "#000000", 2.0, 1.0
    )


def test_unknown_icon_is_an_error():
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        icons.image("no-such-icon", 16, 16, "#000000", 2.0, 1.0)


def test_licences_ship_with_what_they_cover():
    assert "SIL Open Font License" in resources.path("fonts", "OFL.txt").read_text("utf-8")
    assert "ISC License" in resources.path("icons", "lucide", "LICENSE").read_text("utf-8")


def test_resources_can_be_elsewhere(tmp_path, monkeypatch):
    (tmp_path / "fonts").mkdir()
    monkeypatch.setenv("FRONTDESK_RESOURCES", str(tmp_path))
    assert resources.path("fonts") == tmp_path / "fonts"
    with pytest.raises(FileNotFoundError, match="icons"):
        resources.path("icons")

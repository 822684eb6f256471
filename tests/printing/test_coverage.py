"""What the bundled fonts can draw: the same answer as Qt's, and every text of ours is in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.printing.coverage import _characters, can_draw, drawable, drawn_characters, font_files
from frontdesk.printing.texts import available, texts_beside_german
from tests.printing.slips import KINDS

SORANI, PASHTO = "ڵێڕەۆڤگچپژکیھئ", "ټډړږښګڼېۍځڅ"


@pytest.mark.gui
@pytest.mark.usefixtures("painting")
def test_qt_finds_the_same_characters_in_the_same_files():
    from PySide6.QtGui import QRawFont

    families: dict[str, list[QRawFont]] = {}
    for file in font_files():
        families.setdefault(file.stem.partition("-")[0], []).append(QRawFont(str(file), 20.0))
    planes = [*range(0x20, 0xD800), *range(0xF900, 0xFFFE), *range(0x1F300, 0x1F700)]
    wrong = [
        hex(code)
        for code in planes
        if code not in (0x200C, 0x200D)
        and can_draw(chr(code))
        != any(all(font.supportsCharacter(code) for font in fonts) for fonts in families.values())
    ]
    assert wrong == []


def test_all_weights_of_a_family_have_the_same_characters():
    families: dict[str, set[frozenset[int]]] = {}
    for file in font_files():
        families.setdefault(file.stem.partition("-")[0], set()).add(frozenset(_characters(file)))
    assert len(families) == 4
    assert all(len(weights) == 1 for weights in families.values())
    assert all(chr(code) in drawn_characters() for code in range(0x20, 0x7F))


@pytest.mark.parametrize("language", available())
def test_every_character_of_our_texts_can_be_drawn(language):
    from dataclasses import asdict

    from frontdesk.printing.texts import _load

    missing = {
        (key, char)
        for key, text in asdict(_load(language)).items()
        if isinstance(text, str)
        for char in text
        if not can_draw(char)
    }
    assert missing == set()
    assert language == "de" or texts_beside_german(language, unchecked=True) is not None


@pytest.mark.parametrize(
    "text",
    [SORANI, PASHTO, "Đường số Ữ ễ ợ", "ቁጽርኹም፡ ኣብ።", "Ґґ Љ Њ Ђ Ћ Џ ѝ", "延长补助冁龟、。（）", "ș ț ẞ"],
)
def test_the_letters_of_our_languages_are_there(text):
    assert can_draw(text)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Haus", "Haus"),
        ("Haus 👩‍👧 am Markt", "Haus ? am Markt"),
        ("🎉🎉🎉", "?"),
        ("می‌خواهم", "می‌خواهم"),
        ("ሀ🎉‌ለ", "ሀ?ለ"),
        ("", ""),
    ],
)
def test_what_no_font_has_becomes_one_mark(text, drawn):
    assert drawable(text) == drawn


@given(st.text(max_size=80))
def test_what_is_drawable_can_be_drawn_and_stays(text):
    assert can_draw(drawable(text))
    assert drawable(drawable(text)) == drawable(text)
    assert drawn_characters().issuperset("?…•×")


@pytest.mark.slow
def test_the_same_picture_comes_out_where_the_system_has_no_fonts(tmp_path: Path):
    """Nothing on a slip may depend on what somebody has installed."""
    script = (
        "import hashlib\n"
        "from dataclasses import replace\n"
        "from frontdesk.printing.painter import paint_slip\n"
        "from frontdesk.printing.texts import available\n"
        "from tests.printing.slips import GERMAN, KINDS\n"
        "slips = [*KINDS.values(), *(replace(GERMAN, language=code) for code in available())]\n"
        "pictures = [paint_slip(s, dots=576, dots_per_mm=8.0, unchecked=True).data for s in slips]\n"
        "print(hashlib.sha256(b''.join(pictures)).hexdigest())\n"
    )
    bare = tmp_path / "fonts.conf"
    bare.write_text("<fontconfig/>")
    found = [
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | more,
            capture_output=True,
            text=True,
            check=True,
            timeout=100,
        ).stdout
        for more in ({}, {"FONTCONFIG_FILE": str(bare)})
    ]
    assert found[0] == found[1]
    assert len(KINDS) == 6

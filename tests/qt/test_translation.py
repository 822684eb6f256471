"""English is complete, stays complete, and reaches the windows."""

import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from frontdesk.qt import translation
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.notice import Toast

ADVICE = (
    "run: python -m frontdesk.qt.translation update, then translate resources/translations/frontdesk_en.ts"
)


def words(file: Path) -> dict[tuple[str, str], ElementTree.Element]:
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translated = message.find("translation")
            assert translated is not None
            found[context.findtext("name", ""), message.findtext("source", "")] = translated
    return found


def unfinished(file: Path) -> list[tuple[str, str]]:
    return [
        key
        for key, translated in words(file).items()
        if translated.get("type") == "unfinished" or not "".join(translated.itertext()).strip()
    ]


def english() -> Path:
    return translation.folder() / "frontdesk_en.ts"


def test_every_word_of_the_code_is_in_the_file(tmp_path):
    fresh = tmp_path / "frontdesk_en.ts"
    shutil.copy(english(), fresh)
    translation.extract(fresh)
    assert set(words(fresh)) == set(words(english())), ADVICE


def test_every_word_is_translated():
    assert unfinished(english()) == [], ADVICE


def test_a_missing_word_is_noticed(tmp_path):
    code, fresh = tmp_path / "code.py", tmp_path / "frontdesk_en.ts"
    code.write_text("class W:\n    def f(self):\n        self.tr('Ein neues Wort')\n", "utf-8")
    shutil.copy(english(), fresh)
    translation.extract(fresh, [code])
    assert unfinished(fresh) == [("W", "Ein neues Wort")]


def test_placeholders_survive_translation():
    for (_, source), translated in words(english()).items():
        said = "".join(translated.itertext())
        assert source.count("%s") == said.count("%s"), source
        assert source.count("%n") == said.count("%n") or len(translated) > 0, source


def test_built_file_is_up_to_date(tmp_path):
    fresh = tmp_path / "frontdesk_en.ts"
    shutil.copy(english(), fresh)
    translation.build(fresh)
    assert fresh.with_suffix(".qm").read_bytes() == english().with_suffix(".qm").read_bytes(), ADVICE


def test_windows_speak_english(qapp):
    assert key_text("Ctrl+Return") == "Strg Enter"
    translation.install("en")
    assert key_text("Ctrl+Return") == "Ctrl Enter"
    assert translation.language() == "en"


def test_subclass_finds_the_words_of_its_base(qapp, qtbot):
    translation.install("en")
    over = QLineEdit()
    qtbot.addWidget(over)
    assert Toast(over).tr("Rückgängig") == "Undo"


@pytest.mark.parametrize(("language", "cancel"), [("de", "Abbrechen"), ("en", "Cancel")])
def test_words_of_qt_itself(qapp, language, cancel):
    translation.install(language)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == cancel


def test_unknown_language_becomes_german(qapp):
    assert translation.install("tlh") == "de"


def test_command_line_explains_itself(capsys):
    assert translation.main([]) == 2
    assert "update" in capsys.readouterr().err

"""Names of keys as German keyboards print them."""

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

_MODIFIERS = (
    (Qt.KeyboardModifier.ControlModifier, "Strg"),
    (Qt.KeyboardModifier.AltModifier, "Alt"),
    (Qt.KeyboardModifier.ShiftModifier, "Umschalt"),
    (Qt.KeyboardModifier.MetaModifier, "Meta"),
)


def key_text(keys: QKeySequence | str) -> str:
    """What the key hint says: ``"Ctrl+Return"`` becomes ``"Strg Enter"``."""
    sequence = keys if isinstance(keys, QKeySequence) else QKeySequence(keys)
    if sequence.count() == 0:
        return ""
    pressed: QKeyCombination = sequence[0]  # type: ignore[index]
    words = [_cap(name) for modifier, name in _MODIFIERS if pressed.keyboardModifiers() & modifier]
    words.append(_key_name(pressed.key()))
    return " ".join(words)


def _key_name(key: Qt.Key) -> str:
    named = {
        Qt.Key.Key_Return: "Enter",
        Qt.Key.Key_Enter: "Enter",
        Qt.Key.Key_Escape: "Esc",
        Qt.Key.Key_Space: "Leertaste",
        Qt.Key.Key_Delete: "Entf",
        Qt.Key.Key_Backspace: "Rücktaste",
        Qt.Key.Key_PageUp: "Bild auf",
        Qt.Key.Key_PageDown: "Bild ab",
        Qt.Key.Key_Home: "Pos1",
        Qt.Key.Key_End: "Ende",
        Qt.Key.Key_Tab: "Tab",
    }.get(key)
    return _cap(named) if named else QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def _cap(german: str) -> str:
    # The marks below let lupdate find the words; the lookup itself goes by the variable.
    return QCoreApplication.translate("keys", german)


def _marks_for_translation() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("keys", "Strg"),
        translate("keys", "Alt"),
        translate("keys", "Umschalt"),
        translate("keys", "Meta"),
        translate("keys", "Enter"),
        translate("keys", "Esc"),
        translate("keys", "Leertaste"),
        translate("keys", "Entf"),
        translate("keys", "Rücktaste"),
        translate("keys", "Bild auf"),
        translate("keys", "Bild ab"),
        translate("keys", "Pos1"),
        translate("keys", "Ende"),
        translate("keys", "Tab"),
    )

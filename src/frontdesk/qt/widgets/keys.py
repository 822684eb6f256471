"""Names of keys as keyboards print them, German ones by default."""

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence


def key_text(keys: QKeySequence | str) -> str:
    """What the key hint says: ``"Ctrl+Return"`` becomes ``"Strg Enter"``."""
    sequence = keys if isinstance(keys, QKeySequence) else QKeySequence(keys)
    if sequence.count() == 0:
        return ""
    pressed: QKeyCombination = sequence[0]  # type: ignore[index]
    words = [word for modifier, word in _modifiers() if pressed.keyboardModifiers() & modifier]
    key = pressed.key()
    plain = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
    return " ".join([*words, _names().get(key, plain)])


def _modifiers() -> list[tuple[Qt.KeyboardModifier, str]]:
    translate, modifier = QCoreApplication.translate, Qt.KeyboardModifier
    return [
        (modifier.ControlModifier, translate("keys", "Strg")),
        (modifier.AltModifier, translate("keys", "Alt")),
        (modifier.ShiftModifier, translate("keys", "Umschalt")),
    ]


def _names() -> dict[Qt.Key, str]:
    translate, key = QCoreApplication.translate, Qt.Key
    return {
        key.Key_Return: translate("keys", "Enter"),
        key.Key_Enter: translate("keys", "Enter"),
        key.Key_Escape: translate("keys", "Esc"),
        key.Key_Space: translate("keys", "Leertaste"),
        key.Key_Delete: translate("keys", "Entf"),
        key.Key_Backspace: translate("keys", "Rücktaste"),
        key.Key_PageUp: translate("keys", "Bild auf"),
        key.Key_PageDown: translate("keys", "Bild ab"),
        key.Key_Home: translate("keys", "Pos1"),
        key.Key_End: translate("keys", "Ende"),
        key.Key_Tab: translate("keys", "Tab"),
    }

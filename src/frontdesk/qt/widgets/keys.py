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
    tr, modifier = QCoreApplication.translate, Qt.KeyboardModifier
    return [
        (modifier.ControlModifier, tr("keys", "Strg")),
        (modifier.AltModifier, tr("keys", "Alt")),
        (modifier.ShiftModifier, tr("keys", "Umschalt")),
    ]


def _names() -> dict[Qt.Key, str]:
    tr, key = QCoreApplication.translate, Qt.Key
    return {
        key.Key_Return: tr("keys", "Enter"),
        key.Key_Enter: tr("keys", "Enter"),
        key.Key_Escape: tr("keys", "Esc"),
        key.Key_Space: tr("keys", "Leertaste"),
        key.Key_Delete: tr("keys", "Entf"),
        key.Key_Backspace: tr("keys", "Rücktaste"),
        key.Key_PageUp: tr("keys", "Bild auf"),
        key.Key_PageDown: tr("keys", "Bild ab"),
        key.Key_Home: tr("keys", "Pos1"),
        key.Key_End: tr("keys", "Ende"),
        key.Key_Tab: tr("keys", "Tab"),
    }

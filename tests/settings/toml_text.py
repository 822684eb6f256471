"""Writes a tree of values as TOML, so that tests can change a house definition as data and load it again."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any

Tree = dict[str, Any]


def to_toml(tree: Tree) -> str:
    """The tree with one line for each key at the top and everything else inline."""
    return "".join(f"{_text(key)} = {_value(value)}\n" for key, value in tree.items())


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value)
        case int() | float():
            return str(value)
        case datetime() | date() | time():
            return value.isoformat()
        case list():
            return "[" + ", ".join(_value(item) for item in value) + "]"
        case dict():
            return "{" + ", ".join(f"{_text(key)} = {_value(item)}" for key, item in value.items()) + "}"
    raise TypeError(type(value))


def _text(text: str) -> str:
    # JSON's escapes are TOML's, except that JSON leaves U+007F alone and TOML refuses it.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

"""Turn a house into a JSON document and back, led by the type hints of its dataclasses.

Unknown keys are passed over and missing ones take their defaults, so that a program of the release before
or after reads the same document.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from frontdesk.domain.house import House


def encode_house(house: House) -> str:
    return json.dumps(_plain(house), ensure_ascii=False, sort_keys=True)


def decode_house(document: str) -> House:
    house = _reader(House)(json.loads(document))
    assert isinstance(house, House)
    return house


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, (date, time)):
        return value.isoformat()
    if value is None or isinstance(value, (str, int, float)):
        return value
    raise TypeError(f"a house holds no {type(value).__name__}")


def _same(value: Any) -> Any:
    return value


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """What turns the JSON of a type into its value; found once, since a house has thousands of values."""
    while isinstance(hint, NewType):
        hint = hint.__supertype__
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        some = _reader(next(one for one in arguments if one is not NoneType))
        return some if some is _same else lambda value: None if value is None else some(value)
    if origin is tuple:
        item = _reader(arguments[0])
        return tuple if item is _same else lambda value: tuple(map(item, value))
    if origin is not None and issubclass(origin, Mapping):
        key, item = _reader(arguments[0]), _reader(arguments[1])
        return lambda value: {key(one): item(other) for one, other in value.items()}
    if is_dataclass(hint):
        return _dataclass_reader(hint)
    if hint in (date, time):
        from_text: Callable[[Any], Any] = hint.fromisoformat
        return from_text
    return _same


def _dataclass_reader(cls: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(cls)
    parts = [
        (
            field.name,
            _reader(hints[field.name]),
            field.default is MISSING and field.default_factory is MISSING,
        )
        for field in fields(cls)
    ]

    def read(value: Mapping[str, Any]) -> Any:
        known = {}
        for name, part, is_needed in parts:
            if name in value:
                known[name] = part(value[name])
            elif is_needed:
                raise ValueError(f"the house document lacks {cls.__name__}.{name}")
        return cls(**known)

    return read

"""Turn a house into a JSON document and back, led by the type hints of its dataclasses.

Unknown keys are passed over and missing ones take their defaults, so that a program of the release before
or after reads the same document.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from frontdesk.domain.house import House


def encode_house(house: House) -> str:
    return json.dumps(_plain(house), ensure_ascii=False, sort_keys=True)


def decode_house(document: str) -> House:
    house = _read(House, json.loads(document))
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


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _read(hint: Any, value: Any) -> Any:
    while isinstance(hint, NewType):
        hint = hint.__supertype__
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        if value is None:
            return None
        return _read(next(one for one in arguments if one is not NoneType), value)
    if origin is tuple:
        return tuple(_read(arguments[0], item) for item in value)
    if origin is not None and issubclass(origin, Mapping):
        return {_read(arguments[0], key): _read(arguments[1], item) for key, item in value.items()}
    if is_dataclass(hint):
        return _read_dataclass(hint, value)
    if hint in (date, time):
        return hint.fromisoformat(value)
    return value


def _read_dataclass(cls: Any, value: Mapping[str, Any]) -> Any:
    hints = _hints(cls)
    known = {}
    for field in fields(cls):
        if field.name in value:
            known[field.name] = _read(hints[field.name], value[field.name])
        elif field.default is MISSING and field.default_factory is MISSING:
            raise ValueError(f"the house document lacks {cls.__name__}.{field.name}")
    return cls(**known)

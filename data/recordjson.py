"""Records (frozen dataclasses) to plain JSON values and back, by their type hints.

The built form of the ledger: unlike pickle it runs no code when read, and unlike the seeds it needs
no checking. Knows exactly the types that our records use.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Record = TypeVar("Record")


def to_json(value: Any) -> Any:
    """Return a record, or any value in one, as JSON has it. Days become ISO text. Pure."""
    if dataclasses.is_dataclass(value):
        return {
            field.name: to_json(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    return value


def from_json(kind: type[Record], value: Any) -> Record:
    """Return the record of type ``kind`` that :func:`to_json` turned into ``value``.

    Raises
    ------
    ValueError, KeyError, TypeError
        If ``value`` does not have the shape of ``kind``.
    """
    record: Record = _reader(typing.cast("Any", kind))(value)
    return record


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """Return the function that reads values of one type; built once a type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _optional_reader(arguments)
    if origin is tuple:
        return _tuple_reader(arguments)
    if not isinstance(hint, type):
        raise TypeError(f"no rule for reading {hint!r}")
    if dataclasses.is_dataclass(hint):
        return _record_reader(hint)
    return _plain_reader(hint)


def _record_reader(kind: type) -> Callable[[Any], Any]:
    readers = {name: _reader(hint) for name, hint in typing.get_type_hints(kind).items()}

    def read(value: Any) -> Any:
        return kind(**{name: reader(value[name]) for name, reader in readers.items()})

    return read


def _plain_reader(kind: type) -> Callable[[Any], Any]:
    if kind in (str, int, float, bool):
        return lambda value: value
    if issubclass(kind, date):
        return kind.fromisoformat
    if issubclass(kind, tuple):
        return lambda value: kind(*value)
    if issubclass(kind, Enum):
        return kind
    raise TypeError(f"no rule for reading {kind!r}")


def _optional_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    (inner,) = (_reader(argument) for argument in arguments if argument is not types.NoneType)
    return lambda value: None if value is None else inner(value)


def _tuple_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    first, *rest = arguments
    if rest != [Ellipsis]:
        raise TypeError(f"no rule for reading a tuple of {arguments!r}")
    item = _reader(first)
    return lambda value: tuple(item(part) for part in value)

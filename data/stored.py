"""The built form of places, ledger and history: quick to load, exact, and no code in it. Pure.

Seeds are for people and are checked; these files are for the store and were made from checked
records, so reading them checks nothing but their shape.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from data.export.geojson import dump
from data.history import History
from data.ledger import Ledger
from data.payload.container import decode, encode
from data.recordjson import from_json, to_json
from geo.gazetteer import Gazetteer
from geo.place import AdminUnit, Category, Level, LngLat, Settlement, Toponym

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

#: Fields whose text stands for something else; all other fields are written as they are.
_READERS: Mapping[str, Callable[[Any], Any]] = {
    "level": Level,
    "category": Category,
    "point": lambda point: None if point is None else LngLat(*point),
}


def pack_places(gazetteer: Gazetteer) -> bytes:
    """Return units, settlements and toponyms as columns of JSON."""
    return dump(
        {
            "units": _columns(AdminUnit, gazetteer.units),
            "settlements": _columns(Settlement, gazetteer.settlements),
            "toponyms": _columns(Toponym, gazetteer.toponyms),
        }
    )


def unpack_places(raw: bytes) -> Gazetteer:
    """Return the gazetteer that :func:`pack_places` wrote."""
    columns = json.loads(raw)
    return Gazetteer(
        _records(AdminUnit, columns["units"]),
        _records(Settlement, columns["settlements"]),
        _records(Toponym, columns["toponyms"]),
    )


def pack_ledger(ledger: Ledger) -> bytes:
    """Return all records of a ledger as JSON."""
    return dump(to_json(ledger))


def unpack_ledger(raw: bytes) -> Ledger:
    """Return the ledger that :func:`pack_ledger` wrote."""
    return from_json(Ledger, json.loads(raw))


def pack_history(history: History) -> bytes:
    """Return a history as one container; its codes are those of the gazetteer and left out."""
    values = {field.name: getattr(history, field.name) for field in fields(history)}
    arrays = {name: value for name, value in values.items() if isinstance(value, np.ndarray)}
    header = {
        "layer": history.layer,
        "first": history.first.isoformat(),
        "last": history.last.isoformat(),
        "claim_ids": history.claim_ids,
        "event_ids": history.event_ids,
    }
    return encode(header, arrays)


def unpack_history(raw: bytes, gazetteer: Gazetteer) -> History:
    """Return the history that :func:`pack_history` wrote, for the same gazetteer."""
    header, arrays = decode(raw)
    return History(
        layer=header["layer"],
        first=date.fromisoformat(header["first"]),
        last=date.fromisoformat(header["last"]),
        known_as_of=None,
        codes=gazetteer.codes,
        claim_ids=tuple(header["claim_ids"]),
        event_ids=tuple(header["event_ids"]),
        **arrays,
    )


def _columns(kind: type, records: Iterable[Any]) -> dict[str, list[Any]]:
    """Return the fields of records as columns."""
    rows = list(records)
    return {field.name: [getattr(record, field.name) for record in rows] for field in fields(kind)}


def _records(kind: type, columns: Mapping[str, list[Any]]) -> list[Any]:
    """Return records from columns."""
    names = [field.name for field in fields(kind)]
    values = [
        columns[name] if name not in _READERS else map(_READERS[name], columns[name])
        for name in names
    ]
    return [kind(**dict(zip(names, row, strict=True))) for row in zip(*values, strict=True)]

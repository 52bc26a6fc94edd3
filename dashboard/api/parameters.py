"""Query parameters: what is allowed, and how it becomes days and filters."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dashboard.api.problems import BadParameterError
from data.errors import DataError
from data.selection import STATUS_WORDS, Filters, select_units
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import Request

    from data.store import Store

FILTERS = (
    "oblast",
    "raion",
    "hromada",
    "settlement",
    "status",
    "category",
    "layer",
    "known_as_of",
)
LONGEST_VALUE = 200


def check_names(request: Request, allowed: Iterable[str]) -> None:
    """Refuse parameters that the resource does not know, so that a typo is never ignored."""
    names = sorted(allowed)
    for name, value in request.query_params.multi_items():
        if name not in names:
            raise BadParameterError(name, f"unknown parameter; allowed are {', '.join(names)}")
        if len(value) > LONGEST_VALUE:
            raise BadParameterError(name, f"longer than {LONGEST_VALUE} characters")


def day(request: Request, name: str, store: Store) -> date:
    """Return a required day inside the ledger's range."""
    value = request.query_params.get(name)
    if value is None:
        raise BadParameterError(name, f"missing; a day from {store.first} to {store.last}")
    return _day_in_range(name, value, store)


def _day_in_range(name: str, value: str, store: Store) -> date:
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise BadParameterError(name, f"{value!r} is no day of the form 2022-09-10") from None
    if not store.first <= found <= store.last:
        raise BadParameterError(
            name, f"{value} is outside the ledger's range {store.first} to {store.last}"
        )
    return found


def filters(request: Request, store: Store) -> Filters:
    """Return the filters of a request; units may be codes or names in any spelling."""
    known = request.query_params.get("known_as_of")
    layer = request.query_params.get("layer", "ledger")
    if layer not in store.layers:
        raise BadParameterError("layer", f"{layer!r} is none of {', '.join(store.layers)}")
    return Filters(
        oblasts=_units(request, "oblast", Level.OBLAST, store),
        raions=_units(request, "raion", Level.RAION, store),
        hromadas=_units(request, "hromada", Level.HROMADA, store),
        settlements=_units(request, "settlement", Level.SETTLEMENT, store),
        statuses=_words(request, "status"),
        categories=_words(request, "category"),
        layer=layer,
        known_as_of=_day_in_range("known_as_of", known, store) if known is not None else None,
    )


def _words(request: Request, name: str) -> tuple[str, ...]:
    words = _values(request, name)
    for word in words:
        if word not in STATUS_WORDS:
            raise BadParameterError(name, f"{word!r} is none of {', '.join(STATUS_WORDS)}")
    return words


def _values(request: Request, name: str) -> tuple[str, ...]:
    given = [part for value in request.query_params.getlist(name) for part in value.split(",")]
    return tuple(dict.fromkeys(part for part in given if part))


def _units(request: Request, name: str, level: Level, store: Store) -> tuple[str, ...]:
    try:
        return select_units(
            store.gazetteer,
            level,
            _values(request, name),
            prefer_oblast=store.focus_oblast,
        )
    except DataError as error:
        raise BadParameterError(name, str(error)) from error


def choice(request: Request, name: str, allowed: tuple[str, ...]) -> str:
    """Return one of the allowed words; the first is the default."""
    value = request.query_params.get(name, allowed[0])
    if value not in allowed:
        raise BadParameterError(name, f"{value!r} is none of {', '.join(allowed)}")
    return value

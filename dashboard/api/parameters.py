"""Query parameters of a request: checked against what a resource allows, then days and filters."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from dashboard.api import parameter as may
from dashboard.api.problems import BadParameterError
from dashboard.desk import today
from data.errors import DataError
from data.selection import Filters, select_units
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from dashboard.api.parameter import Parameter
    from data.store import Store

LONGEST_VALUE = 200
#: Every name is a search through the gazetteer.
MOST_VALUES = 100

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
#: "Izium,Kupiansk" are two; "Spilne, Izium Raion" is one name with the unit around it.
_BETWEEN = re.compile(r",(?!\s)")


def check(request: Request, allowed: Sequence[Parameter]) -> None:
    """Refuse what the resource does not know, so that a typo is never ignored.

    Raises
    ------
    BadParameterError
        If a parameter is unknown, given too often or too long, or none of the words allowed.
    """
    by_name = {parameter.name: parameter for parameter in allowed}
    for name in dict.fromkeys(request.query_params):
        if name not in by_name:
            known = ", ".join(sorted(by_name)) or "none"
            raise BadParameterError(name, f"unknown parameter; allowed are {known}")
        _check_values(by_name[name], request.query_params.getlist(name))


def _check_values(parameter: Parameter, given: Sequence[str]) -> None:
    name = parameter.name
    if len(given) > 1 and (not parameter.is_list or name == "bbox"):
        raise BadParameterError(name, "given more than once; it takes one value")
    # Those in one parameter, parted by commas, are as much work as those apart.
    if len(_parted(given) if parameter.is_list else given) > MOST_VALUES:
        raise BadParameterError(name, f"given more than {MOST_VALUES} times")
    if any(len(value) > LONGEST_VALUE for value in given):
        raise BadParameterError(name, f"longer than {LONGEST_VALUE} characters")
    if not parameter.words:
        return
    for value in _parted(given) if parameter.is_list else given:
        if value not in parameter.words:
            raise BadParameterError(name, f"{value!r} is none of {', '.join(parameter.words)}")


def word(request: Request, parameter: Parameter) -> str | None:
    """Return the value of a checked parameter, or its default.

    Raises
    ------
    BadParameterError
        If it is required and missing.
    """
    value = request.query_params.get(parameter.name)
    if value is None and parameter.required:
        raise BadParameterError(parameter.name, f"missing; one of {', '.join(parameter.words)}")
    if value is not None:
        return value
    default = parameter.schema.get("default")
    return default if default is None else str(default)


def flag(request: Request, parameter: Parameter) -> bool:
    """Return whether a checked parameter is ``true``."""
    return request.query_params.get(parameter.name) == "true"


def whole(request: Request, parameter: Parameter) -> int:
    """Return a whole number; above the maximum it is the maximum.

    Raises
    ------
    BadParameterError
        If it is no whole number, or below the minimum.
    """
    least: int = parameter.schema["minimum"]
    value = request.query_params.get(parameter.name, str(parameter.schema["default"]))
    if re.fullmatch(r"\d{1,18}", value, re.ASCII) is None or int(value) < least:
        raise BadParameterError(parameter.name, f"{value!r} is no whole number from {least} up")
    most: int = parameter.schema.get("maximum", int(value))
    return min(int(value), most)


def day(request: Request, name: str, store: Store) -> date:
    """Return a required day inside the ledger's range."""
    found = optional_day(request, name, store)
    if found is None:
        raise BadParameterError(name, f"missing; a day from {store.first} to {store.last}")
    return found


def optional_day(request: Request, name: str, store: Store) -> date | None:
    """Return a day inside the ledger's range, or None if none was given."""
    value = request.query_params.get(name)
    if value is None:
        return None
    within = f"days are {store.first} to {store.last}"
    found = _parsed(name, value, within)
    if not store.first <= found <= store.last:
        raise BadParameterError(name, f"{value} is outside the ledger's range; {within}")
    return found


def _parsed(name: str, value: str, within: str) -> date:
    try:
        found = date.fromisoformat(value) if _DAY.fullmatch(value) else None
    except ValueError:
        found = None
    if found is None:
        raise BadParameterError(name, f"{value!r} is no day of the form 2022-09-10; {within}")
    return found


def known_as_of(request: Request, store: Store) -> date | None:
    """Return the day of knowledge, from the ledger's first day on, or None if none was given.

    After the ledger's last publication it is the present; a link made later may name such a day.
    """
    value = request.query_params.get("known_as_of")
    within = f"days are {store.first} to today"
    found = None if value is None else _parsed("known_as_of", value, within)
    if found is not None and not store.first <= found <= today():
        raise BadParameterError("known_as_of", f"{value} is no day of knowledge; {within}")
    return found


def filters(request: Request, store: Store) -> Filters:
    """Return the filters of a request; units may be codes or names in any spelling.

    As on the command line, each level is looked up inside the wider ones that were given.
    """
    layer = request.query_params.get("layer", "ledger")
    offered = [name for name, each in store.layers.items() if each.publishable]
    if layer not in offered:
        raise BadParameterError("layer", f"{layer!r} is none of {', '.join(offered)}")
    chosen: dict[Level, tuple[str, ...]] = {}
    within: tuple[str, ...] = ()
    for level in Level:
        chosen[level] = _units(request, level, store, within)
        within = chosen[level] or within
    return Filters(
        oblasts=chosen[Level.OBLAST],
        raions=chosen[Level.RAION],
        hromadas=chosen[Level.HROMADA],
        settlements=chosen[Level.SETTLEMENT],
        statuses=_values(request, "status"),
        categories=(*_values(request, "category"), *_values(request, "category_display")),
        layer=layer,
        known_as_of=known_as_of(request, store),
        unconfirmed_days=whole(request, may.UNCONFIRMED_DAYS),
    )


def _parted(given: Sequence[str]) -> list[str]:
    return [part for value in given for part in _BETWEEN.split(value)]


def _values(request: Request, name: str) -> tuple[str, ...]:
    given = _parted(request.query_params.getlist(name))
    return tuple(dict.fromkeys(given))


def _units(
    request: Request, level: Level, store: Store, within: tuple[str, ...]
) -> tuple[str, ...]:
    name = str(level)
    try:
        return select_units(
            store.gazetteer,
            level,
            _values(request, name),
            within=within,
            prefer_oblast=store.focus_oblast,
        )
    except DataError as error:
        raise BadParameterError(name, str(error)) from error

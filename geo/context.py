"""Units that a query or its caller names around a place: "Borova, Izium Raion"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.designation import designation
from geo.errors import UnknownPlaceError
from geo.katottg import is_katottg
from geo.lookup import UNIT_LEVELS, readings
from geo.names import fold
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Collection

    from geo.gazetteer import Gazetteer

_PUNCTUATION = re.compile(r"[,;()]")
_COUNTRY = frozenset({"ukraine", "україна", "украина"})


class ContextError(UnknownPlaceError):
    """What should name a unit around a place names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Conditions on where a place lies: of every set in ``required``, it lies in one unit or is it."""

    required: tuple[frozenset[str], ...] = ()

    def allows(self, gazetteer: Gazetteer, code: str) -> bool:
        """Tell whether a place meets all conditions."""
        if not self.required:
            return True
        around = {code, *(unit.katottg for unit in gazetteer.ancestors(code))}
        return all(around & units for units in self.required)

    def settlements(self, gazetteer: Gazetteer) -> tuple[str, ...]:
        """Return the codes of the settlements that meet all conditions, ascending."""
        if not self.required:
            return gazetteer.codes
        members = (
            {code for unit in units for code in gazetteer.codes_in(unit)} for units in self.required
        )
        return tuple(sorted(set.intersection(*members)))


def split_query(query: str, levels: Collection[Level]) -> tuple[str, tuple[str, ...]]:
    """Return the name in a query and the units written around it, still as written.

    Both orders occur: "Izium, Kharkiv Oblast" and "Харківська область, м. Ізюм". Where settlements
    are asked for, the name is the first part that does not call itself a unit.
    """
    if not _PUNCTUATION.search(query):
        return query, ()
    parts = [part.strip() for part in _PUNCTUATION.split(query)]
    parts = [part for part in parts if part and fold(part) not in _COUNTRY]
    if not parts:
        return query.strip(), ()
    chosen = 0
    if Level.SETTLEMENT in levels:
        kinds = [designation(fold(part)).level for part in parts]
        chosen = next((i for i, kind in enumerate(kinds) if kind not in UNIT_LEVELS), 0)
    return parts[chosen], (*parts[:chosen], *parts[chosen + 1 :])


def units_named(gazetteer: Gazetteer, text: str, level: Level | None = None) -> frozenset[str]:
    """Return the codes of the units that a code or a name may mean.

    Parameters
    ----------
    gazetteer
        Where to look.
    text
        A KATOTTG code, or a name in any spelling.
    level
        The level asked for; None takes what the text says ("Raion"), or all levels.

    Raises
    ------
    ContextError
        If it means none.
    """
    if is_katottg(text.strip()):
        unit = gazetteer.unit(text.strip())
        if level in (None, unit.level):
            return frozenset({unit.katottg})
        raise ContextError(f"{text.strip()} is no {level}, but a {unit.level}")
    said = designation(fold(text))
    asked = level or said.level
    for group in readings(gazetteer, said, UNIT_LEVELS if asked is None else {asked}):
        if group:
            return frozenset(hit.katottg for hit in group)
    raise ContextError(f"{text.strip()!r} is no {asked or 'oblast, raion or hromada'}")

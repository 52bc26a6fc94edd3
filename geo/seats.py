"""Centres of hromadas, raions and oblasts, as far as the codifier's order tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.place import AdminUnit


def seats(units: Sequence[AdminUnit], members: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the code of the centre by the code of the unit; units without a known one are left out.

    The codifier does not name centres, but it lists a hromada's centre first (settlement number
    001). In the edition of 19 January 2024 the first settlement's name begins like the hromada's in
    1,765 of 1,772 hromadas; none of the other seven is in Kharkiv Oblast. The centre of a raion or
    an oblast is the centre of the one hromada of the same name inside it.

    Parameters
    ----------
    units
        Every unit of the gazetteer.
    members
        Codes of the settlements inside each unit, ascending.
    """
    found = {
        unit.katottg: members[unit.katottg][0]
        for unit in units
        if unit.level is Level.HROMADA and unit.katottg in members
    }
    parents = {unit.katottg: unit.parent for unit in units}
    by_stem: dict[tuple[str | None, str], list[str]] = {}
    for unit in units:
        if unit.level is Level.HROMADA and unit.katottg in found:
            raion = unit.parent
            oblast = parents.get(raion) if raion else None
            for area in (raion, oblast):
                by_stem.setdefault((area, _stem(unit.name_uk)), []).append(found[unit.katottg])
    for unit in units:
        named = by_stem.get((unit.katottg, _stem(unit.name_uk)), [])
        if unit.level is not Level.HROMADA and len(named) == 1:
            found[unit.katottg] = named[0]
    return found


def _stem(adjective: str) -> str:
    """Return an adjective without gender: raions are masculine, hromadas and oblasts feminine."""
    return adjective.strip().casefold().removesuffix("ий").removesuffix("а")

"""Reach: which claims speak about which settlement, directly or through a wider unit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.errors import UnknownPlaceError
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from data.claim import Claim
    from geo.gazetteer import Gazetteer

#: Rank of levels, narrowest highest.
LEVEL_RANKS: Mapping[Level, int] = {
    Level.OBLAST: 0,
    Level.RAION: 1,
    Level.HROMADA: 2,
    Level.SETTLEMENT: 3,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Settlements grouped by the very same set of claims that reach them.

    ``sets`` holds each distinct set once, as indices of claims in ascending order; ``set_of`` has
    one entry per settlement of the gazetteer, an index into ``sets``.
    """

    sets: tuple[tuple[int, ...], ...]
    set_of: NDArray[np.int32]


def level_of(gazetteer: Gazetteer, code: str) -> int:
    """Return the rank of the level of a place: oblast 0, raion 1, hromada 2, settlement 3.

    Raises
    ------
    UnknownPlaceError
        If no place has this code.
    """
    if gazetteer.has_settlement(code):
        return LEVEL_RANKS[Level.SETTLEMENT]
    return LEVEL_RANKS[gazetteer.unit(code).level]


def reach(claims: Sequence[Claim], gazetteer: Gazetteer) -> Reach:
    """Return which of ``claims`` reach each settlement. Pure.

    A claim reaches every settlement inside its unit, minus those inside the units it excludes.
    Most settlements of a hromada share their set, so the work is done per hromada where no claim
    singles a settlement out.

    Raises
    ------
    UnknownPlaceError
        If a claim names a unit that is not in the gazetteer.
    """
    by_unit: dict[str, list[int]] = defaultdict(list)
    excluding: dict[str, set[int]] = defaultdict(set)
    for index, claim in enumerate(claims):
        for code in (claim.unit, *claim.exclude):
            if code not in gazetteer:
                raise UnknownPlaceError(f"{code!r}, of claim {claim.id}, is the code of no place")
        by_unit[claim.unit].append(index)
        for code in claim.exclude:
            excluding[code].add(index)
    numbers: dict[tuple[int, ...], int] = {}
    inherited: dict[str, tuple[int, ...]] = {}
    set_of = np.empty(len(gazetteer), dtype=np.int32)
    for row, settlement in enumerate(gazetteer.settlements):
        code, hromada = settlement.katottg, settlement.hromada
        if hromada not in inherited:
            inherited[hromada] = _inherited(hromada, gazetteer, by_unit, excluding)
        reaching = inherited[hromada]
        if code != hromada and (code in by_unit or code in excluding):
            own = {*reaching, *by_unit.get(code, ())} - excluding.get(code, set())
            reaching = tuple(sorted(own))
        set_of[row] = numbers.setdefault(reaching, len(numbers))
    return Reach(sets=tuple(numbers), set_of=set_of)


def _inherited(
    hromada: str,
    gazetteer: Gazetteer,
    by_unit: Mapping[str, Sequence[int]],
    excluding: Mapping[str, set[int]],
) -> tuple[int, ...]:
    """Return the claims that reach a hromada as a whole: its own and those of wider units."""
    found: set[int] = set()
    excluded: set[int] = set()
    unit: str | None = hromada
    while unit is not None:
        found.update(by_unit.get(unit, ()))
        excluded.update(excluding.get(unit, ()))
        unit = gazetteer.unit(unit).parent
    return tuple(sorted(found - excluded))

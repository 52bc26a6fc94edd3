"""Which place of GeoNames is which settlement: by name and position together. Pure.

A name alone decides nothing where it is shared, and a position alone decides nothing at all. What
fits several settlements, or fits none, stays out: a missing number costs less than a wrong one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.names import fold
from geo.shapes import distances_m

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from geo.gazetteer import Gazetteer

#: How far a settlement's own position may be from that of its namesake in GeoNames.
SAME_PLACE_M = 3_000.0

#: How far a settlement without a position may be from the nearest other one of its hromada.
SAME_HROMADA_M = 20_000.0

#: Characters of a KATOTTG code that name the oblast.
_OBLAST_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One populated place of GeoNames; ``oblast`` are the first characters of the oblast's code."""

    number: int
    names: tuple[str, ...]
    lng: float
    lat: float
    oblast: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """The place of each settlement that has exactly one, by code; and why others have none."""

    found: Mapping[str, Place]
    refused: Mapping[str, str]


def match(places: Sequence[Place], gazetteer: Gazetteer) -> Matches:
    """Return the place of GeoNames for each settlement that has exactly one.

    Of several namesakes near a settlement with a position the nearest is taken; one without a
    position is matched only if its name is alone in the oblast, here and there, and the place lies
    near the settlements of its hromada. A settlement without any namesake is in neither mapping.
    """
    by_name = _by_name(places)
    settlements = _settlements_by_name(gazetteer)
    found: dict[str, Place] = {}
    refused: dict[str, str] = {}
    rivals: dict[int, tuple[float, str]] = {}
    for code in gazetteer.codes:
        namesakes = _namesakes(code, gazetteer, by_name)
        if not namesakes:
            continue
        chosen = _chosen(code, namesakes, gazetteer, settlements)
        if isinstance(chosen, str):
            refused[code] = chosen
            continue
        place, metres = chosen
        # One place is one settlement: the nearest has it.
        before, rival = rivals.get(place.number, (np.inf, ""))
        if metres < before:
            rivals[place.number] = metres, code
            found[code] = place
            if rival:
                del found[rival]
        loser = rival if metres < before else code
        if loser:
            refused[loser] = "its place of GeoNames is nearer to a namesake"
    return Matches(found=found, refused=refused)


def _chosen(
    code: str,
    namesakes: Sequence[Place],
    gazetteer: Gazetteer,
    settlements: Mapping[tuple[str, str], set[str]],
) -> tuple[Place, float] | str:
    """Return the one place that a settlement can be and how far it is in metres, or why there is none."""
    spots = np.array([(place.lng, place.lat) for place in namesakes])
    own = gazetteer.settlement(code).point
    if own is not None:
        metres = distances_m(own, spots)
        nearest = int(metres.argmin())
        if metres[nearest] > SAME_PLACE_M:
            return f"its nearest namesake is {metres[nearest] / 1000:.0f} km from its position"
        return namesakes[nearest], float(metres[nearest])
    if len(namesakes) > 1 or any(settlements[key] != {code} for key in _keys(code, gazetteer)):
        return "its name is not alone in the oblast, and it has no position to tell by"
    around = _placed_around(code, gazetteer)
    if not len(around):
        return "no settlement of its hromada has a position to tell by"
    metres_off = float(distances_m(spots[0], around).min())
    if metres_off > SAME_HROMADA_M:
        return f"its namesake is {metres_off / 1000:.0f} km from its hromada"
    return namesakes[0], SAME_PLACE_M


def _by_name(places: Iterable[Place]) -> Mapping[tuple[str, str], list[Place]]:
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        for name in {fold(name) for name in place.names if name}:
            found[place.oblast, name].append(place)
    return found


def _settlements_by_name(gazetteer: Gazetteer) -> Mapping[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for code in gazetteer.codes:
        for key in _keys(code, gazetteer):
            found[key].add(code)
    return found


def _keys(code: str, gazetteer: Gazetteer) -> set[tuple[str, str]]:
    """Return the oblast and the folded official names of a settlement."""
    place = gazetteer.settlement(code)
    return {(code[:_OBLAST_DIGITS], fold(name)) for name in (place.name_uk, place.name_en)}


def _namesakes(
    code: str, gazetteer: Gazetteer, by_name: Mapping[tuple[str, str], list[Place]]
) -> list[Place]:
    found = {
        place.number: place for key in _keys(code, gazetteer) for place in by_name.get(key, ())
    }
    return [found[number] for number in sorted(found)]


def _placed_around(code: str, gazetteer: Gazetteer) -> NDArray[np.float64]:
    """Return the positions of the settlements of the same hromada that have one."""
    members = gazetteer.codes_in(gazetteer.settlement(code).hromada)
    points = [gazetteer.settlement(member).point for member in members]
    return np.array([point for point in points if point is not None]).reshape(-1, 2)

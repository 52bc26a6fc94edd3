"""Which of several places of one name is meant: scope, nearness, prominence.

Pure rules, each with the reason that it prints:

1. *Scope.* With a preferred oblast, places inside it go before places outside. A mere press spelling
   inside does not go before an official name outside. Between ordinary settlements inside and a
   city outside, scope does not decide, and neither does prominence.
2. *Nearness.* With a position given, the nearest place wins if it is clearly nearer than the next:
   at least :data:`NEAR_MARGIN_M` nearer and at most half as far away.
3. *Prominence.* The only city (category M or K) wins. Inside a named or preferred unit, failing a
   city, the only centre of a hromada wins. Nothing else wins: the rest is ambiguous.
"""

from __future__ import annotations

from enum import Enum
from math import inf
from typing import TYPE_CHECKING

import numpy as np
from geopy.distance import geodesic

from geo.designation import CITIES
from geo.place import LngLat, Settlement
from geo.reading import FIRM, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.candidate import Candidate
    from geo.gazetteer import Gazetteer
    from geo.place import AdminUnit

#: How much nearer than the next a place must be to be clearly the nearest, metres.
NEAR_MARGIN_M = 5_000.0
#: How many times farther away than the nearest the next must be.
NEAR_RATIO = 2.0
#: How far from the mean of its hromada an unplaced settlement may lie, metres.
SPREAD_M = 20_000.0

_CITY, _SEAT, _OTHER = 2, 1, 0


def prominence(gazetteer: Gazetteer, candidate: Candidate) -> int:
    """Return 2 for a city, 1 for another centre of a hromada, 0 for any other place."""
    place = candidate.place
    if not isinstance(place, Settlement):
        return _OTHER
    if place.category in CITIES:
        return _CITY
    return _SEAT if gazetteer.is_seat(place.katottg) else _OTHER


class Scope(Enum):
    """Where the places lie that the rule of scope leaves."""

    INSIDE = "all inside the preferred oblast"
    OUTSIDE = "all outside, or the oblast decides nothing"
    TORN = "ordinary settlements inside and a city outside"


def within_preferred(
    gazetteer: Gazetteer, candidates: Sequence[Candidate], oblast: str
) -> tuple[list[Candidate], Scope]:
    """Return the places that the rule of scope leaves, and where they lie."""
    inside = [each for each in candidates if gazetteer.oblast_of(each.katottg).katottg == oblast]
    outside = [each for each in candidates if each not in inside]
    if not inside or not outside:
        return list(candidates), Scope.INSIDE if inside else Scope.OUTSIDE
    exact_outside = any(each.reading is Reading.EXACT for each in outside)
    if exact_outside and not any(each.reading in FIRM for each in inside):
        return outside, Scope.OUTSIDE
    cities = [each for each in outside if prominence(gazetteer, each) == _CITY]
    if cities and all(prominence(gazetteer, each) == _OTHER for each in inside):
        return inside + cities, Scope.TORN
    return inside, Scope.INSIDE


def most_prominent(
    gazetteer: Gazetteer, candidates: Sequence[Candidate], *, scoped: bool
) -> tuple[Candidate, str] | None:
    """Return the place that the rule of prominence picks, and why; None if it picks none."""
    ranks = [prominence(gazetteer, each) for each in candidates]
    for rank, reason in ((_CITY, "the only city of that name"), (_SEAT, "the only hromada centre")):
        if rank in ranks:
            decides = ranks.count(rank) == 1 and (scoped or rank == _CITY)
            return (candidates[ranks.index(rank)], reason) if decides else None
    return None


def clearly_nearest(
    gazetteer: Gazetteer, candidates: Sequence[Candidate], near: LngLat
) -> tuple[Candidate, str] | None:
    """Return the place that the rule of nearness picks, and why; None if it picks none.

    An unplaced settlement lies somewhere within :data:`SPREAD_M` of the mean of its hromada's placed
    ones. If nothing is known about the position of a candidate, nothing is clearly nearer.
    """
    spans = [_distance_span(gazetteer, candidate, near) for candidate in candidates]
    farthest = [span[1] for span in spans]
    first = farthest.index(min(farthest))
    nearest_m = farthest[first]
    next_m = min(span[0] for index, span in enumerate(spans) if index != first)
    if not next_m - nearest_m >= NEAR_MARGIN_M or next_m < NEAR_RATIO * nearest_m:
        return None
    reason = f"the nearest, {nearest_m / 1000:.0f} km away, the next {next_m / 1000:.0f} km or more"
    return candidates[first], reason


def _distance_span(gazetteer: Gazetteer, candidate: Candidate, near: LngLat) -> tuple[float, float]:
    """Return the least and the greatest distance at which a place may lie, metres."""
    point = position_of(gazetteer, candidate.place)
    if point is None:
        return 0.0, inf
    distance_m = float(geodesic((near.lat, near.lng), (point.lat, point.lng)).m)
    if candidate.point is not None:
        return distance_m, distance_m
    return max(0.0, distance_m - SPREAD_M), distance_m + SPREAD_M


def position_of(gazetteer: Gazetteer, place: Settlement | AdminUnit) -> LngLat | None:
    """Return where a place lies, roughly if need be; None if nothing is known.

    A unit, and an unplaced settlement by its hromada, lies at the mean of the settlements placed in
    it. Good enough to compare distances, never to be drawn.
    """
    if isinstance(place, Settlement) and place.point is not None:
        return place.point
    area = place.hromada if isinstance(place, Settlement) else place.katottg
    indices = [gazetteer.index_of(code) for code in gazetteer.codes_in(area)]
    placed = gazetteer.positions[indices]
    placed = placed[~np.isnan(placed[:, 0])]
    return LngLat(*placed.mean(axis=0).tolist()) if len(placed) else None

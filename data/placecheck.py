"""Finds settlements whose position cannot be right. Pure; run by ``validate``.

Three rules: a settlement lies inside its oblast's outline or near it; it does not lie among the
settlements of another raion; no two settlements share a position unless they are listed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.place import LngLat, Settlement
from geo.shapes import Floats, on_plane, to_plane

OUTSIDE_KM = 3.0
"""How far from its oblast's outline a settlement may lie; the outlines are generalised."""

RAION_NEIGHBOURS = 3
"""A raion's bulk is as near as its third nearest settlement, so that one stray does not count."""

RAION_KM = 25.0
"""How much nearer another raion's bulk may be than its own.

Raions have long arms, and two fifths of the settlements have no position: at the tips the third
neighbour of one's own raion is up to 21 km farther than that of the next raion (Zalishchyky).
"""


AMONG_KM = 10.0
"""How near a raion's settlements something must be to lie among them."""


class Misplacement(StrEnum):
    """What is wrong with a position."""

    OUTSIDE = "outside its oblast"
    OTHER_RAION = "among another raion's settlements"
    SHARED = "shares its position"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One settlement whose position breaks a rule; ``distance_km`` is by how much."""

    katottg: str
    name_en: str
    kind: Misplacement
    distance_km: float
    others: tuple[str, ...] = ()


def misplacements(
    settlements: Iterable[Settlement],
    *,
    raions: Mapping[str, str],
    oblasts: Mapping[str, str],
    outlines: Mapping[str, BaseGeometry],
    shared: Iterable[frozenset[str]] = (),
    raion_km: float = RAION_KM,
) -> tuple[Finding, ...]:
    """Return all findings, in order of settlement code and rule.

    Pure.

    Parameters
    ----------
    settlements
        Those without a position are passed over.
    raions, oblasts
        Code of the raion, and of the oblast, by settlement code.
    outlines
        Outline by oblast code, degrees; settlements of oblasts without one are not tested against it.
    shared
        Sets of settlement codes that may share one position.
    raion_km
        How much nearer the bulk of another raion may be, kilometres.
    """
    placed = sorted((s for s in settlements if s.point is not None), key=lambda s: s.katottg)
    if not placed:
        return ()
    points = [place.point for place in placed if place.point is not None]
    xy_km = to_plane(points) / 1000
    findings = [
        *_outside(placed, xy_km, oblasts, outlines),
        *_among_others(placed, xy_km, [raions[place.katottg] for place in placed], raion_km),
        *_sharing(placed, points, frozenset(shared)),
    ]
    return tuple(sorted(findings, key=lambda found: (found.katottg, found.kind)))


def _outside(
    placed: Sequence[Settlement],
    xy_km: Floats,
    oblasts: Mapping[str, str],
    outlines: Mapping[str, BaseGeometry],
) -> list[Finding]:
    plane = {oblast: on_plane(outline) for oblast, outline in outlines.items()}
    homes = np.array([plane.get(oblasts[place.katottg]) for place in placed], dtype=object)
    away_km = shapely.distance(homes, shapely.points(xy_km * 1000)) / 1000
    return [
        _finding(placed[row], Misplacement.OUTSIDE, float(away_km[row]))
        # The distance to a missing outline is NaN, which is not greater than anything.
        for row in np.flatnonzero(away_km > OUTSIDE_KM).tolist()
    ]


def _among_others(
    placed: Sequence[Settlement], xy_km: Floats, raions: Sequence[str], raion_km: float
) -> list[Finding]:
    """Compare how near the bulk of its own raion is with how near that of any other is."""
    names, number = np.unique(np.array(raions), return_inverse=True)
    own_km = np.full(len(placed), np.inf)
    other_km = np.full(len(placed), np.inf)
    for raion in range(len(names)):
        members = xy_km[number == raion]
        inside = number == raion
        own_km[inside] = _bulk_km(xy_km[inside], members, skip=1)
        # Only rows near the raion's box can lie among its settlements.
        reach = (members.min(axis=0) - xy_km).clip(0) + (xy_km - members.max(axis=0)).clip(0)
        close = ~inside & (np.hypot(*reach.T) < AMONG_KM)
        other_km[close] = np.minimum(other_km[close], _bulk_km(xy_km[close], members, skip=0))
    # A raion with too few settlements has no bulk: inf - x is no finding.
    nearer_km = np.where(np.isfinite(own_km), own_km, 0) - other_km
    return [
        _finding(placed[row], Misplacement.OTHER_RAION, float(nearer_km[row]))
        for row in np.flatnonzero(nearer_km > raion_km).tolist()
    ]


def _bulk_km(xy_km: Floats, members: Floats, *, skip: int) -> Floats:
    """Distance to the third nearest member, the first ``skip`` (the row itself) not counted."""
    rank = RAION_NEIGHBOURS - 1 + skip
    if len(members) <= rank or not len(xy_km):
        return np.full(len(xy_km), np.inf)
    km = np.hypot(*(xy_km[:, None, :] - members[None, :, :]).transpose(2, 0, 1))
    return np.asarray(np.partition(km, rank, axis=1)[:, rank])


def _sharing(
    placed: Sequence[Settlement], points: Sequence[LngLat], shared: frozenset[frozenset[str]]
) -> list[Finding]:
    at: dict[LngLat, list[Settlement]] = defaultdict(list)
    for place, point in zip(placed, points, strict=True):
        at[point].append(place)
    findings = []
    for places in at.values():
        codes = frozenset(place.katottg for place in places)
        if len(places) > 1 and not any(codes <= allowed for allowed in shared):
            findings += [
                _finding(place, Misplacement.SHARED, 0.0, tuple(sorted(codes - {place.katottg})))
                for place in places
            ]
    return findings


def _finding(
    place: Settlement, kind: Misplacement, distance_km: float, others: tuple[str, ...] = ()
) -> Finding:
    return Finding(
        katottg=place.katottg,
        name_en=place.name_en,
        kind=kind,
        distance_km=distance_km,
        others=others,
    )

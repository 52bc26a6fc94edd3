"""Turns down placings that cannot be right, and writes down what was not used and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from data.placecheck import Misplacement, misplacements
from data.placesbuild.pairs import SAME_SPOT_KM, Chart
from data.placesbuild.records import Candidate, Origin, Rejection
from geo.place import LngLat, Settlement
from geo.shapes import Floats, distances_m, on_plane, to_plane

ASTRAY_KM = 1.0
"""From here on a settlement outside its oblast needs a near neighbour of its own oblast."""
FAR_KM = 3.0
"""From here on most near neighbours must be of its own oblast."""
TOO_FAR_KM = 5.0
"""From here on no neighbours help: no line of Natural Earth in Ukraine errs so much."""
NEIGHBOURS = 6
OTHER_RAION_KM = 12.0
"""How much nearer to another raion's settlements than to its own a postal row may lie."""
_KYIV, _KYIV_OBLAST = "UA80000000000093317", "UA32000000000030281"


def twins(placed: Mapping[str, Candidate]) -> set[str]:
    """Return settlements to leave unplaced because they share a position.

    GeoNames gives postal rows of different names one position where it knows only one of them. A
    populated place or a curated position keeps its right; postal rows that share one all lose it.
    """
    at: dict[LngLat, list[str]] = defaultdict(list)
    for code, candidate in placed.items():
        at[candidate.point].append(code)
    return {
        code
        for codes in at.values()
        for code in codes
        if len(codes) > 1 and placed[code].origin is Origin.POSTAL
    }


def astray(
    points: Mapping[str, LngLat],
    oblasts: Mapping[str, str],
    outlines: Mapping[str, BaseGeometry],
) -> set[str]:
    """Return settlements that lie in another oblast, by its outline and by their neighbours.

    The outlines err by some hundred metres, in a few corners by four kilometres. So a settlement
    outside its oblast stays if it is very near, or if enough of its nearest neighbours belong to its
    oblast too, since then it is the line that errs.
    """
    codes = list(points)
    xy_km = to_plane([points[code] for code in codes]) / 1000
    outside_km = _outside_km(codes, xy_km, oblasts, outlines)
    home = np.array([oblasts[code] for code in codes])
    lost = set()
    for row in np.flatnonzero(outside_km > ASTRAY_KM).tolist():
        near = np.argsort(np.hypot(*(xy_km - xy_km[row]).T), kind="stable")[1 : NEIGHBOURS + 1]
        at_home = int((home[near] == home[row]).sum())
        needed = 1 if outside_km[row] <= FAR_KM else len(near) // 2 + 1
        if outside_km[row] > TOO_FAR_KM or at_home < needed:
            lost.add(codes[row])
    return lost


def _outside_km(
    codes: list[str],
    xy_km: Floats,
    oblasts: Mapping[str, str],
    outlines: Mapping[str, BaseGeometry],
) -> Floats:
    # Natural Earth's Kyiv reaches far into its oblast, so the two count as one here.
    plane = {oblast: on_plane(outline) for oblast, outline in outlines.items()}
    if _KYIV in plane and _KYIV_OBLAST in plane:
        plane[_KYIV_OBLAST] = shapely.union(plane[_KYIV_OBLAST], plane[_KYIV])
    spots = shapely.points(xy_km * 1000)
    homes = np.array([plane[oblasts[code]] for code in codes])
    return np.asarray(shapely.distance(homes, spots)) / 1000


def in_other_raion(
    settlements: Iterable[Settlement],
    placed: Mapping[str, Candidate],
    raions: Mapping[str, str],
) -> set[str]:
    """Return settlements whose postal row lies among the settlements of another raion.

    Several rows of one raion that GeoNames mixed up with namesakes in one distant place vouch for
    one another in the placing; against all of the raion's settlements they stand out.
    """
    found = misplacements(
        (
            replace(place, point=placed[place.katottg].point)
            for place in settlements
            if place.katottg in placed
        ),
        raions=raions,
        oblasts=raions,
        outlines={},
        raion_km=OTHER_RAION_KM,
    )
    return {
        each.katottg
        for each in found
        if each.kind is Misplacement.OTHER_RAION
        if placed[each.katottg].origin is Origin.POSTAL
    }


def unused(
    drawn: Chart,
    names: Mapping[str, str],
    placed: Mapping[str, Candidate],
    turned_down: Mapping[str, str],
) -> Iterator[Rejection]:
    """List, per oblast in which a source lists it, each position that no settlement there got.

    Parameters
    ----------
    drawn
        All settlements and candidates.
    names
        Ukrainian name by settlement code.
    placed
        The final choice by settlement code.
    turned_down
        Reason by settlement code for choices that the review undid.
    """
    bearers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code, key, oblast in zip(drawn.codes, drawn.keys, drawn.oblast_codes, strict=True):
        bearers[oblast, key].append(code)
    users: Counter[tuple[str, LngLat]] = Counter()
    home = dict(zip(drawn.codes, drawn.oblast_codes, strict=True))
    users.update((home[code], candidate.point) for code, candidate in placed.items())
    for candidate in drawn.candidates:
        for oblast in sorted(candidate.oblasts):
            if users[oblast, candidate.point]:
                continue
            codes = sorted({c for key in candidate.keys for c in bearers.get((oblast, key), [])})
            if _agrees(candidate, codes, placed):
                continue
            yield Rejection(
                katottg=codes[0] if len(codes) == 1 else "",
                name_uk=names[codes[0]] if codes else _name(candidate),
                oblast=oblast,
                point=candidate.point,
                origin=candidate.origin,
                postcodes=candidate.postcodes,
                reason=_reason(candidate, codes, placed, turned_down),
            )


def _name(candidate: Candidate) -> str:
    return min(candidate.keys, default=candidate.names[0] if candidate.names else "")


def _reason(
    candidate: Candidate,
    codes: list[str],
    placed: Mapping[str, Candidate],
    turned_down: Mapping[str, str],
) -> str:
    if not codes:
        return "no settlement of this name in the oblast today"
    if len(codes) > 1:
        return f"{len(codes)} settlements of this name; it fits none of them alone"
    (code,) = codes
    if code in turned_down:
        return turned_down[code]
    if code in placed:
        return f"placed {_away_km(candidate, placed[code]):.0f} km from here"
    return "far from its hromada's other settlements, or two places fit"


def _agrees(candidate: Candidate, codes: list[str], placed: Mapping[str, Candidate]) -> bool:
    """Tell whether the position is that of its settlement in another edition of GeoNames."""
    return any(
        code in placed and _away_km(candidate, placed[code]) < SAME_SPOT_KM for code in codes
    )


def _away_km(one: Candidate, other: Candidate) -> float:
    return float(distances_m(one.point, other.point)[0]) / 1000

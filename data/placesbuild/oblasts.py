"""Outlines of the oblasts: which Natural Earth area is which, and corrections by our settlements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.place import LngLat
from geo.shapes import Geometries, cells, containing

OUTLYING_DEG = 0.15
"""How far an uninhabited island or spit may be from an oblast to be its, degrees (about 12 km)."""
ISLAND_DEG2 = 0.02
"""Largest uninhabited island or spit, square degrees (about 160 km2); larger land is a neighbour."""
COAST_DEG = 0.007
"""Half width of the land added under a settlement that a generalised coast leaves in the water."""
SPECIAL_CITIES = ("UA80000000000093317", "UA85000000000065278")

Outlines = dict[str, BaseGeometry]


class OutlineError(ValueError):
    """The areas and the settlements do not make one outline per oblast."""


def named(areas: Geometries, points: Mapping[str, LngLat], oblasts: Mapping[str, str]) -> Outlines:
    """Name the areas by the settlements inside them.

    Natural Earth's lines come without names. An oblast is the area with most of its settlements;
    Kyiv and Sevastopol, with one settlement each, are the area around it. Crimea and the rest lie
    within Ukraine's internationally recognised border because its settlements are in the codifier.
    Uninhabited islands and spits that touch no foreign land go to the nearest oblast.

    Parameters
    ----------
    areas
        Polygons in degrees that do not overlap.
    points, oblasts
        Position, and code of the oblast, by settlement code.

    Raises
    ------
    OutlineError
        If two oblasts claim one area.
    """
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    numbered = {f"{number:04}": area for number, area in enumerate(areas)}
    for code, area in zip(points, containing(list(points.values()), numbered), strict=True):
        if area is not None:
            votes[oblasts[code]][int(area)] += 1
    chosen = _seats(votes)
    outlines = {oblast: areas[number] for oblast, number in sorted(chosen.items())}
    spare = np.delete(areas, sorted(chosen.values()))
    return _with_outlying(outlines, spare)


def _seats(votes: Mapping[str, Counter[int]]) -> dict[str, int]:
    """Return each oblast's area; the special cities choose first, since their area is small."""
    taken: dict[int, str] = {}
    for oblast in sorted(votes, key=lambda code: (code not in SPECIAL_CITIES, code)):
        area = min(votes[oblast], key=lambda number: (-votes[oblast][number], number))
        if area in taken:
            raise OutlineError(f"{oblast} and {taken[area]} claim one area of Natural Earth")
        taken[area] = oblast
    return {oblast: area for area, oblast in taken.items()}


def _with_outlying(outlines: Outlines, spare: Geometries) -> Outlines:
    """Add islands, spits and slivers that adjoin nothing but the oblasts and the sea."""
    small = shapely.area(spare) < ISLAND_DEG2
    foreign = shapely.union_all(spare[~small])
    codes = list(outlines)
    parts: dict[str, list[BaseGeometry]] = {code: [outlines[code]] for code in codes}
    for piece in spare[small]:
        gaps = shapely.distance(piece, [outlines[code] for code in codes])
        if gaps.min() < OUTLYING_DEG and not shapely.intersects(piece, foreign):
            parts[codes[int(gaps.argmin())]].append(piece)
    return {code: shapely.union_all(parts[code]) for code in codes}


def corrected(
    outlines: Mapping[str, BaseGeometry],
    points: Mapping[str, LngLat],
    oblasts: Mapping[str, str],
) -> Outlines:
    """Move borders so that every settlement lies in its own oblast.

    Natural Earth generalises: about one settlement in sixty lies on the wrong side of a line, mostly
    by less than a kilometre, and its area of Kyiv is twice the city's. Such a settlement takes the
    ground that is nearer to it than to any other settlement; one in the water gets a strip of land.
    The outlines still meet without gap or overlap.
    """
    dry = _with_coast(outlines, points, oblasts)
    country = shapely.union_all(list(dry.values()))
    ground = cells(points, country)
    where = containing(list(points.values()), dry)
    strays = [code for code, area in zip(points, where, strict=True) if area != oblasts[code]]
    gains: dict[str, list[BaseGeometry]] = defaultdict(list)
    for code in strays:
        gains[oblasts[code]].append(ground[code])
    gained = {oblast: shapely.union_all(gains[oblast]) for oblast in gains}
    moved = {}
    for oblast, outline in dry.items():
        losses = [area for other, area in gained.items() if other != oblast]
        kept = shapely.difference(outline, shapely.union_all(losses))
        moved[oblast] = shapely.union_all([kept, gained.get(oblast, shapely.Polygon())])
    return _without_scraps(moved, points)


def _without_scraps(outlines: Mapping[str, BaseGeometry], points: Mapping[str, LngLat]) -> Outlines:
    """Give pieces that a correction has cut off to the neighbour with the longest common border.

    A piece stays if a settlement lies in it, or if it adjoins no other oblast (an island).
    """
    spots = shapely.STRtree(shapely.points(list(points.values())))
    parts = {oblast: list(shapely.get_parts(outline)) for oblast, outline in outlines.items()}
    result = {oblast: list(pieces) for oblast, pieces in parts.items()}
    for oblast, pieces in parts.items():
        for piece in pieces:
            if len(pieces) == 1 or len(spots.query(piece, predicate="contains")):
                continue
            shared = {
                other: shapely.length(shapely.intersection(piece, outline))
                for other, outline in outlines.items()
                if other != oblast
            }
            heir = max(sorted(shared), key=shared.__getitem__)
            if shared[heir] > 0:
                result[oblast] = [kept for kept in result[oblast] if kept is not piece]
                result[heir].append(piece)
    return {oblast: shapely.union_all(pieces) for oblast, pieces in result.items()}


def _with_coast(
    outlines: Mapping[str, BaseGeometry],
    points: Mapping[str, LngLat],
    oblasts: Mapping[str, str],
) -> Outlines:
    """Give settlements outside the country a strip of land that joins them to their oblast."""
    where = containing(list(points.values()), outlines)
    afloat = [code for code, area in zip(points, where, strict=True) if area is None]
    result = dict(outlines)
    for oblast in sorted({oblasts[code] for code in afloat}):
        mine = [code for code in afloat if oblasts[code] == oblast]
        strips = _strips([points[code] for code in mine], outlines[oblast])
        others = [outline for other, outline in result.items() if other != oblast]
        new = shapely.difference(strips, shapely.union_all(others))
        result[oblast] = shapely.union_all([result[oblast], new])
    return result


def _strips(spots: Sequence[LngLat], outline: BaseGeometry) -> BaseGeometry:
    ties = shapely.shortest_line(shapely.points(spots), outline)
    return shapely.union_all(shapely.buffer(ties, COAST_DEG, quad_segs=4))

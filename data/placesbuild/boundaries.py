"""Composes the files of ``seeds/places/boundaries``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import shapely
from shapely.geometry.base import BaseGeometry

from data.placesbuild import geojson, oblasts, outlines
from data.placesbuild.records import Candidate, Codifier, Origin
from data.placesbuild.rivers import RiverPieces
from geo.place import AdminUnit, Level, LngLat
from geo.shapes import Geometries, on_plane

LICENCE = "Natural Earth, public domain; GeoNames positions, CC BY 4.0"
WATER_LICENCE = "Natural Earth, public domain"
RIVER_LICENCE = "World Data Bank II by GSHHG, LGPL-3.0-or-later"
OBLAST_METHOD = "natural-earth, corrected by settlements"
INNER_METHOD = "voronoi"
LEAST_WATER_KM2 = 10.0
"""Smallest lake or reservoir that is drawn."""


def compose(
    register: Codifier,
    points: Mapping[str, LngLat],
    homes: Mapping[str, str],
    named: Mapping[str, BaseGeometry],
    suburbs: Mapping[str, tuple[str, LngLat]],
) -> dict[str, str]:
    """Return the texts of the three files of outlines by name.

    Parameters
    ----------
    register
        The codifier.
    points, homes
        Position of each placed settlement, and its oblast's code.
    named
        Natural Earth's outline by oblast, degrees.
    suburbs
        Oblast and position of places inside Kyiv and Sevastopol, by any key: one point each would
        leave those cities a cell far smaller than they are.
    """
    all_points = dict(points) | {key: point for key, (_, point) in suburbs.items()}
    all_homes = dict(homes) | {key: oblast for key, (oblast, _) in suburbs.items()}
    belongs = {place.katottg: place.hromada for place in register.settlements}
    belongs |= {key: oblast for key, (oblast, _) in suburbs.items()}
    corrected = oblasts.corrected(named, all_points, all_homes)
    smallest = outlines.hromadas(corrected, all_points, all_homes, belongs)
    parents = {unit.katottg: unit.parent or unit.katottg for unit in register.units}
    raions = outlines.unite(smallest, parents)
    whole = outlines.unite(raions, parents)
    return {
        "boundaries/oblasts.geojson": _file(register, Level.OBLAST, whole, OBLAST_METHOD),
        "boundaries/raions.geojson": _file(register, Level.RAION, raions, INNER_METHOD),
        "boundaries/hromadas.geojson": _file(register, Level.HROMADA, smallest, INNER_METHOD),
    }


def suburbs(candidates: Iterable[Candidate]) -> dict[str, tuple[str, LngLat]]:
    """Return the populated places that GeoNames counts to Kyiv and Sevastopol, by identifier."""
    return {
        f"geonames:{candidate.geonameid}": (oblast, candidate.point)
        for candidate in candidates
        for oblast in sorted(candidate.oblasts & set(oblasts.SPECIAL_CITIES))
        if candidate.origin is Origin.CITIES
    }


def water(lakes: Geometries, named: Mapping[str, BaseGeometry]) -> str:
    """Return the text of water.geojson: lakes and reservoirs that touch the country."""
    country = shapely.union_all(list(named.values()))
    shown = [
        lake
        for lake in lakes
        if shapely.intersects(lake, country) and on_plane(lake).area / 1e6 >= LEAST_WATER_KM2
    ]
    return geojson.waters(shown, method="natural-earth", licence=WATER_LICENCE)


def rivers(courses: Mapping[RiverPieces, BaseGeometry]) -> str:
    """Return the text of rivers.geojson."""
    return geojson.rivers(
        ((river.name_en, river.name_uk, line) for river, line in courses.items()),
        method="world-data-bank-ii, simplified",
        licence=RIVER_LICENCE,
    )


def _file(register: Codifier, level: Level, shapes: Mapping[str, BaseGeometry], method: str) -> str:
    units: list[AdminUnit] = [unit for unit in register.units if unit.level is level]
    return geojson.outlines(units, shapes, method=method, licence=LICENCE)

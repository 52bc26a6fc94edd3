"""Writes boundaries as GeoJSON (RFC 7946), one feature per line, equal input to equal bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

import shapely
from shapely.geometry.base import BaseGeometry

from geo.place import AdminUnit
from geo.shapes import for_geojson

DECIMALS = 4
"""Decimals of degrees: about 10 m, far finer than these approximate outlines are true."""


def outlines(
    units: Iterable[AdminUnit], shapes: Mapping[str, BaseGeometry], *, method: str, licence: str
) -> str:
    """Return a collection of the units that have a shape, in the order of the units."""
    return _collection(
        (
            {
                "katottg": unit.katottg,
                "name_en": unit.name_en,
                "name_uk": unit.name_uk,
                "method": method,
                "licence": licence,
            },
            shapes[unit.katottg],
        )
        for unit in units
        if unit.katottg in shapes
    )


def waters(shapes: Iterable[BaseGeometry], *, method: str, licence: str) -> str:
    """Return a collection of lakes and reservoirs, from west to east; the source has no names."""
    ordered = sorted(shapes, key=lambda shape: shape.bounds)
    return _collection(({"method": method, "licence": licence}, shape) for shape in ordered)


def rivers(courses: Iterable[tuple[str, str, BaseGeometry]], *, method: str, licence: str) -> str:
    """Return a collection of rivers: name in English, name in Ukrainian, course."""
    return _collection(
        ({"name_en": name_en, "name_uk": name_uk, "method": method, "licence": licence}, line)
        for name_en, name_uk, line in courses
    )


def _collection(features: Iterable[tuple[dict[str, str], BaseGeometry]]) -> str:
    lines = ",\n".join(_feature(properties, shape) for properties, shape in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def _feature(properties: dict[str, str], shape: BaseGeometry) -> str:
    geometry = shapely.geometry.mapping(for_geojson(shape, decimals=DECIMALS))
    feature = {"type": "Feature", "properties": properties, "geometry": geometry}
    if "katottg" in properties:
        feature["id"] = properties["katottg"]
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

"""Outlines of units as polygons, read back from the lines of ``base.json``. Pure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import shapely

from data.payload.cells import MICRODEGREES
from geo.shapes import for_geojson

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

LEVELS = ("oblasts", "raions", "hromadas")


def read_outlines(raw: bytes) -> dict[str, BaseGeometry]:
    """Return the polygon or multipolygon of each unit that has one, by KATOTTG code.

    In degrees, EPSG:4326, oriented and rounded for GeoJSON.
    """
    base: Mapping[str, list[dict[str, object]]] = json.loads(raw)
    return {
        str(unit["katottg"]): _area(unit["lines"])  # type: ignore[arg-type]  # as base_file wrote it
        for level in LEVELS
        for unit in base[level]
        if unit["lines"]
    }


def _area(lines: list[list[int]]) -> BaseGeometry:
    """Return the area inside an odd number of rings."""
    rings = [
        shapely.linestrings(np.cumsum(np.reshape(line, (-1, 2)), axis=0) / MICRODEGREES)
        for line in lines
    ]
    return for_geojson(shapely.build_area(shapely.geometrycollections(rings)))

"""``base.json``: outlines of units as delta-encoded lines, for the map under the data. Pure."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from data.export.geojson import dump
from data.payload.cells import MICRODEGREES
from data.titles import titles
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from data.river import River
    from geo.gazetteer import Gazetteer
    from geo.place import AdminUnit

#: Rings of the border shorter than this, in degrees, are gaps where oblasts do not quite meet.
SHORTEST_BORDER = 0.5


def base_file(
    gazetteer: Gazetteer,
    outlines: Mapping[str, BaseGeometry],
    water: Sequence[BaseGeometry],
    rivers: Sequence[River],
    focus: Collection[str],
) -> bytes:
    """Return ``base.json``.

    Parameters
    ----------
    gazetteer
        Units and their names.
    outlines
        Polygon of each unit that has one, by KATOTTG code, in degrees, EPSG:4326.
    water
        Lakes and reservoirs, as polygons in degrees.
    rivers
        Rivers, by name.
    focus
        Codes of the oblasts whose raions and hromadas are drawn.
    """
    units = {level: gazetteer.units_at(level) for level in (Level.RAION, Level.HROMADA)}
    inside = {
        level: [unit for unit in of_level if gazetteer.oblast_of(unit.katottg).katottg in focus]
        for level, of_level in units.items()
    }
    oblasts = gazetteer.units_at(Level.OBLAST)
    land = shapely.union_all(
        [outlines[unit.katottg] for unit in oblasts if unit.katottg in outlines]
    )
    draw = partial(_unit, gazetteer, outlines)
    border = [ring for ring in _rings(land) if ring.length >= SHORTEST_BORDER]
    return dump(
        {
            "oblasts": [draw(unit, focus=unit.katottg in focus) for unit in oblasts],
            "raions": [draw(unit, focus=True) for unit in inside[Level.RAION]],
            "hromadas": [draw(unit, focus=True) for unit in inside[Level.HROMADA]],
            "border": [{"lines": [delta_line(ring) for ring in border]}],
            "water": [{"lines": [delta_line(ring) for ring in _rings(lake)]} for lake in water],
            "rivers": [_river(river) for river in rivers],
        }
    )


def nationwide_base_file(
    built: bytes, gazetteer: Gazetteer, raions: Mapping[str, BaseGeometry]
) -> bytes:
    """Return the ``base.json`` of a view that shows every oblast.

    Parameters
    ----------
    built
        ``base.json`` of the oblasts in focus, whose raions and hromadas keep their outlines.
    gazetteer
        Units and their names.
    raions
        Approximate polygons of raions by KATOTTG code, in degrees, for all others.
    """
    base = json.loads(built)
    drawn = {unit["katottg"]: unit for unit in base["raions"]}
    others = {
        code: _unit(gazetteer, raions, gazetteer.unit(code), focus=True)
        for code in raions
        if code not in drawn
    }
    return dump(
        {
            **base,
            "oblasts": [{**unit, "focus": True} for unit in base["oblasts"]],
            "raions": [unit for _, unit in sorted((drawn | others).items())],
        }
    )


def delta_line(line: BaseGeometry) -> list[int]:
    """Return a line as microdegrees: first position absolute, then steps, lng and lat in turn."""
    micro = np.rint(shapely.get_coordinates(line) * MICRODEGREES).astype(np.int64)
    steps = np.diff(micro, axis=0)
    moved = steps.any(axis=1)
    flat: list[int] = np.concatenate([micro[:1], steps[moved]]).ravel().tolist()
    return flat


def _unit(
    gazetteer: Gazetteer,
    outlines: Mapping[str, BaseGeometry],
    unit: AdminUnit,
    *,
    focus: bool,
) -> dict[str, Any]:
    outline = outlines.get(unit.katottg)
    return {
        **titles(gazetteer, unit.katottg),
        "focus": focus,
        "lines": [] if outline is None else [delta_line(ring) for ring in _rings(outline)],
    }


def _river(river: River) -> dict[str, Any]:
    lines = [delta_line(line) for line in shapely.get_parts(river.course)]
    return {"name_en": river.name_en, "name_uk": river.name_uk, "lines": lines}


def _rings(area: BaseGeometry) -> list[BaseGeometry]:
    """Return the rings of a polygon or multipolygon."""
    return list(shapely.get_rings(shapely.get_parts(area)))

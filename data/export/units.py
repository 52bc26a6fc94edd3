"""Units as a table: oblasts, raions or hromadas with their settlements by status on a day. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from data.export.columns import unit_columns
from data.export.geojson import DECIMALS
from data.export.pieces import Batches
from data.export.series import MEASURES, totals
from data.export.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from data.export.table import Value
    from data.series import Category, Series
    from geo.gazetteer import Gazetteer


#: Columns that say which unit a row is about; after them come the numbers.
UNIT = ("katottg", "level", "name_uk", "name_en", "oblast", "raion")


def units_table(
    found: Series,
    categories: Sequence[Category],
    members: Mapping[str, Any],
    *,
    gazetteer: Gazetteer,
    outlines: Mapping[str, BaseGeometry],
    part: slice = slice(None),
) -> Table:
    """Return the units of a series of one day, in order of code, or a part of them.

    Columns as in a series: for each category the count by the best days of all changes, and what
    surely was (``_low``) and may have been so (``_high``). The geometry is the unit's outline; as
    a point, in CSV, one inside it.
    """
    codes = found.groups.codes
    order = sorted(range(len(codes)), key=codes.__getitem__)[part]
    sums = totals(found)
    records = [
        {**_unit(gazetteer, codes[group]), "settlements": sums[group]}
        | {
            f"{category.word}{suffix}": int(getattr(found, measure)[group, category, 0])
            for category in categories
            for suffix, measure in MEASURES.items()
        }
        for group in order
    ]
    names = (*UNIT, "settlements", *(f"{c.word}{end}" for c in categories for end in MEASURES))
    columns: dict[str, list[Value]] = {name: [each[name] for each in records] for name in names}
    areas = [outlines.get(codes[group]) for group in order]
    day = found.history.date(found.start)
    return Table(
        key="katottg",
        columns=columns,
        points=[_inside(area) for area in areas],
        geometries=[None if area is None else shapely.geometry.mapping(area) for area in areas],
        members=members,
        spans=[(day, day + timedelta(days=1))] * len(records),
    )


def units_batches(
    found: Series,
    categories: Sequence[Category],
    members: Mapping[str, Any],
    *,
    gazetteer: Gazetteer,
    outlines: Mapping[str, BaseGeometry],
) -> Batches:
    """Return the units of a series of one day to be made in parts; see :func:`units_table`."""

    def table(part: slice) -> Table:
        return units_table(
            found, categories, members, gazetteer=gazetteer, outlines=outlines, part=part
        )

    return Batches(
        rows=len(found.groups.codes), table=table, bbox=lambda: units_bounds(found, outlines)
    )


def units_bounds(found: Series, outlines: Mapping[str, BaseGeometry]) -> list[float] | None:
    """Return west, south, east, north around the outlines of all units; None if none has one."""
    areas = [outlines[code] for code in found.groups.codes if code in outlines]
    if not areas:
        return None
    box: list[float] = shapely.total_bounds(np.array(areas, dtype=object)).tolist()
    return box


def _unit(gazetteer: Gazetteer, code: str) -> dict[str, Value]:
    unit = gazetteer.unit(code)
    around = unit_columns(gazetteer, code)
    return {
        "katottg": code,
        "level": str(unit.level),
        "name_uk": unit.name_uk,
        "name_en": unit.name_en,
        "oblast": around["oblast"],
        "raion": around["raion"],
    }


def _inside(area: BaseGeometry | None) -> tuple[float, float] | None:
    """Return a position inside an area."""
    if area is None:
        return None
    point = shapely.point_on_surface(area)
    return round(float(point.x), DECIMALS), round(float(point.y), DECIMALS)

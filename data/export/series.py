"""A series as CSV or JSON: numbers of settlements by unit, category and day. Pure."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np
from defusedcsv import csv as defused

from data.export.geojson import dump
from data.selection import STATUS_WORDS
from data.series import Category

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.selection import Filters
    from data.series import Series
    from geo.gazetteer import Gazetteer

#: Order of the categories in files; together they are all settlements of a unit.
CATEGORIES = (
    Category.UKRAINIAN,
    Category.LIBERATED,
    Category.OCCUPIED,
    Category.CONTESTED,
    Category.UNKNOWN,
)

#: Suffix of the column, and the array of :class:`data.series.Series` that it shows.
MEASURES = {"": "counts", "_low": "low", "_high": "high"}

Names = tuple[str, ...]


def chosen_categories(filters: Filters) -> tuple[Category, ...]:
    """Return the categories that the filters let through.

    As a status ``ukrainian`` takes liberated along, as a display category it does not.
    """
    shown = set(filters.categories or STATUS_WORDS)
    if filters.statuses:
        liberated = ["liberated"] if "ukrainian" in filters.statuses else []
        shown &= {*filters.statuses, *liberated}
    return tuple(category for category in CATEGORIES if category.word in shown)


def series_csv(found: Series, gazetteer: Gazetteer, categories: Sequence[Category]) -> bytes:
    """Return one line a unit and day, in order of code, then day."""
    file = io.StringIO()
    writer = defused.writer(file, lineterminator="\n")
    columns = [
        (f"{category.word}{suffix}", category, measure)
        for category in categories
        for suffix, measure in MEASURES.items()
    ]
    writer.writerow(
        ["katottg", "name_en", "name_uk", "day", "total", *(name for name, _, _ in columns)]
    )
    days = [found.history.date(day).isoformat() for day in range(found.start, found.end)]
    sums = totals(found)
    for group in _order(found):
        unit = gazetteer.unit(found.groups.codes[group])
        values = np.stack([getattr(found, measure)[group, at] for _, at, measure in columns])
        for day, numbers in zip(days, values.T.tolist(), strict=True):
            names = (unit.katottg, unit.name_en, unit.name_uk)
            writer.writerow([*names, day, sums[group], *numbers])
    return file.getvalue().encode()


def series_json(
    found: Series,
    gazetteer: Gazetteer,
    categories: Sequence[Category],
    members: Mapping[str, Any],
) -> bytes:
    """Return the series in columns: one list a unit and category, one number a day."""
    sums = totals(found)
    units = []
    for group in _order(found):
        unit = gazetteer.unit(found.groups.codes[group])
        units.append(
            {
                "katottg": unit.katottg,
                "name_en": unit.name_en,
                "name_uk": unit.name_uk,
                "total": sums[group],
            }
            | {
                f"{category.word}{suffix}": getattr(found, measure)[group, category].tolist()
                for category in categories
                for suffix, measure in MEASURES.items()
            }
        )
    first, last = found.history.date(found.start), found.history.date(found.end - 1)
    span = {"from": first.isoformat(), "to": last.isoformat(), "days": found.end - found.start}
    return dump({**members, **span, "units": units}) + b"\n"


def _order(found: Series) -> list[int]:
    """Return the groups in ascending order of code."""
    codes = found.groups.codes
    return sorted(range(len(codes)), key=codes.__getitem__)


def totals(found: Series) -> list[int]:
    """Count the settlements of each group."""
    of = found.groups.of
    counted: list[int] = np.bincount(of[of >= 0], minlength=len(found.groups.codes)).tolist()
    return counted

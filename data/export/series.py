"""A series as a file: numbers of settlements by unit, category and day. Pure.

CSV and JSON are made a unit at a time: the whole country by hromada has three million rows.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from defusedcsv import csv as defused

from data.export.formats import FormatError
from data.export.geojson import dump
from data.export.pieces import Pieces
from data.export.sheetfiles import Sheet, sheet_xlsx, write_parquet
from data.selection import STATUS_WORDS
from data.series import Category

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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

SERIES_FORMATS = ("csv", "json", "xlsx", "parquet")

#: Rows of a workbook: Excel opens ten times as many, but nobody waits for their writing.
MOST_SHEET_ROWS = 50_000

NAMES = ("katottg", "name_en", "name_uk", "day", "total")


def chosen_categories(filters: Filters) -> tuple[Category, ...]:
    """Return the categories that the filters let through.

    As a status ``ukrainian`` takes liberated along, as a display category it does not.
    """
    shown = set(filters.categories or STATUS_WORDS)
    if filters.statuses:
        liberated = ["liberated"] if "ukrainian" in filters.statuses else []
        shown &= {*filters.statuses, *liberated}
    return tuple(category for category in CATEGORIES if category.word in shown)


def series_file(
    found: Series,
    gazetteer: Gazetteer,
    categories: Sequence[Category],
    members: Mapping[str, Any],
    form: str,
) -> Pieces:
    """Return a series in one of :data:`SERIES_FORMATS`.

    Raises
    ------
    FormatError
        If the format is another, or a workbook would have more than :data:`MOST_SHEET_ROWS`.
    """
    first, last = found.history.date(found.start), found.history.date(found.end - 1)
    stated = {**members, "from": first.isoformat(), "to": last.isoformat()}
    count = len(found.groups.codes) + 1
    if form == "csv":
        return Pieces(count=count, chunks=_csv(found, gazetteer, categories))
    if form == "json":
        stated["days"] = found.end - found.start
        return Pieces(count=count + 1, chunks=_json(found, gazetteer, categories, stated))
    if form not in SERIES_FORMATS:
        formats = ", ".join(SERIES_FORMATS)
        raise FormatError(f"no format {form!r} for a series; formats are {formats}")
    rows = len(found.groups.codes) * (found.end - found.start)
    if form == "xlsx" and rows > MOST_SHEET_ROWS:
        raise FormatError(
            f"{rows:,} rows are too many for a workbook, which takes {MOST_SHEET_ROWS:,} here; "
            "choose fewer days or units, or another format"
        )
    columns = _columns(found, gazetteer, categories)
    if form == "parquet":
        return Pieces(count=1, chunks=(write_parquet(columns, stated),))
    # A workbook states no value that is missing.
    stated["known_as_of"] = stated.get("known_as_of") or "latest"
    lists = {name: array.to_pylist() for name, array in columns.items()}
    return Pieces(count=1, chunks=(sheet_xlsx(Sheet(columns=lists, heads={}, members=stated)),))


def measures(categories: Sequence[Category]) -> list[tuple[str, Category, str]]:
    """Return the columns of numbers: name, category, and which array of a series."""
    return [
        (f"{category.word}{suffix}", category, measure)
        for category in categories
        for suffix, measure in MEASURES.items()
    ]


def _csv(found: Series, gazetteer: Gazetteer, categories: Sequence[Category]) -> Iterator[bytes]:
    """Yield one line a unit and day, in order of code, then day."""
    columns = measures(categories)
    yield _lines([[*NAMES, *(name for name, _, _ in columns)]])
    days = [found.history.date(day).isoformat() for day in range(found.start, found.end)]
    sums = totals(found)
    for group in _order(found):
        unit = gazetteer.unit(found.groups.codes[group])
        values = np.stack([getattr(found, measure)[group, at] for _, at, measure in columns])
        # Only names are text of others; days and numbers need no neutraliser, which is slow.
        names = _lines([[unit.katottg, unit.name_en, unit.name_uk]]).decode().rstrip("\n")
        yield "".join(
            f"{names},{day},{sums[group]},{','.join(map(str, numbers))}\n"
            for day, numbers in zip(days, values.T.tolist(), strict=True)
        ).encode()


def _lines(rows: Any) -> bytes:
    file = io.StringIO()
    defused.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue().encode()


def _json(
    found: Series,
    gazetteer: Gazetteer,
    categories: Sequence[Category],
    members: Mapping[str, Any],
) -> Iterator[bytes]:
    """Yield the series in columns: one list a unit and category, one number a day."""
    sums = totals(found)
    yield dump({**members, "units": []})[: -len("]}")]
    between = b""
    for group in _order(found):
        unit = gazetteer.unit(found.groups.codes[group])
        told = {
            "katottg": unit.katottg,
            "name_en": unit.name_en,
            "name_uk": unit.name_uk,
            "total": sums[group],
        } | {
            name: getattr(found, measure)[group, category].tolist()
            for name, category, measure in measures(categories)
        }
        yield between + dump(told)
        between = b","
    yield b"]}\n"


def _columns(
    found: Series, gazetteer: Gazetteer, categories: Sequence[Category]
) -> dict[str, pa.Array]:
    """Return the rows of :func:`_csv` in columns."""
    order = np.array(_order(found), dtype=np.intp)
    units = [gazetteer.unit(found.groups.codes[group]) for group in order]
    days = [found.history.date(day) for day in range(found.start, found.end)]
    of_row = pa.array(np.repeat(np.arange(len(order)), len(days)))

    def said(values: list[str]) -> pa.Array:
        return pa.array(values, pa.string()).take(of_row)

    columns = {
        "katottg": said([unit.katottg for unit in units]),
        "name_en": said([unit.name_en for unit in units]),
        "name_uk": said([unit.name_uk for unit in units]),
        "day": pa.array(days, pa.date32()).take(
            pa.array(np.tile(np.arange(len(days)), len(order)))
        ),
        "total": pa.array(np.repeat(np.array(totals(found), dtype=np.int64)[order], len(days))),
    }
    return columns | {
        name: pa.array(getattr(found, measure)[order, category].ravel().astype(np.int64))
        for name, category, measure in measures(categories)
    }


def _order(found: Series) -> list[int]:
    """Return the groups in ascending order of code."""
    codes = found.groups.codes
    return sorted(range(len(codes)), key=codes.__getitem__)


def totals(found: Series) -> list[int]:
    """Count the settlements of each group."""
    of = found.groups.of
    counted: list[int] = np.bincount(of[of >= 0], minlength=len(found.groups.codes)).tolist()
    return counted

"""Reads the codifier of administrative units and territories of hromadas (KATOTTG).

The workbook is read directly: the package that ships it caches by pickle in a shared folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl

from data.placesbuild.naming import romanise, tidy
from data.placesbuild.records import Codifier, District
from geo.katottg import is_katottg
from geo.place import AdminUnit, Category, Level, Settlement

if TYPE_CHECKING:
    from pathlib import Path

_LEVELS = {"O": Level.OBLAST, "K": Level.OBLAST, "P": Level.RAION, "H": Level.HROMADA}
_SETTLEMENTS = {category.value for category in Category}
_COLUMNS = 7
_DISTRICT = "B"


class CodifierError(ValueError):
    """The workbook does not look like the codifier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the codes of its levels from oblast down to itself, category letter and name."""

    path: tuple[str, ...]
    category: str
    name: str


def read_rows(workbook: Path) -> Iterator[Row]:
    """Yield the rows of the first sheet that carry a code, as they stand.

    Raises
    ------
    CodifierError
        If a row with a code has not seven columns, or an unknown category.
    """
    with closing(openpyxl.load_workbook(workbook, read_only=True)) as book:
        for number, cells in enumerate(book.worksheets[0].iter_rows(values_only=True), start=1):
            if is_katottg(str(cells[0])):
                yield _row(number, cells)


def _row(number: int, cells: Sequence[object]) -> Row:
    if len(cells) != _COLUMNS:
        raise CodifierError(f"row {number}: {len(cells)} columns, expected {_COLUMNS}")
    category = str(cells[5])
    if category not in _LEVELS and category not in _SETTLEMENTS and category != _DISTRICT:
        raise CodifierError(f"row {number}: unknown category {category!r}")
    path = tuple(str(code) for code in cells[:5] if code)
    return Row(path=path, category=category, name=tidy(str(cells[6])))


def codifier(rows: Iterable[Row]) -> Codifier:
    """Split rows into units, settlements and city districts, each in order of code.

    Kyiv and Sevastopol (category K) are both a unit of the highest level and a settlement under one
    code, as in the codifier itself; the settlement's hromada is that same code.
    """
    units, settlements, districts = [], [], []
    for row in rows:
        if row.category in _LEVELS:
            units.append(_unit(row))
        if row.category in _SETTLEMENTS:
            settlements.append(_settlement(row))
        if row.category == _DISTRICT:
            districts.append(_district(row))
    return Codifier(
        units=tuple(sorted(units, key=lambda unit: unit.katottg)),
        settlements=tuple(sorted(settlements, key=lambda place: place.katottg)),
        districts=tuple(sorted(districts, key=lambda district: district.katottg)),
    )


def _unit(row: Row) -> AdminUnit:
    return AdminUnit(
        katottg=row.path[-1],
        level=_LEVELS[row.category],
        name_uk=row.name,
        name_en=romanise(row.name),
        parent=row.path[-2] if len(row.path) > 1 else None,
    )


def _settlement(row: Row) -> Settlement:
    return Settlement(
        katottg=row.path[-1],
        category=Category(row.category),
        name_uk=row.name,
        name_en=romanise(row.name),
        hromada=row.path[-2] if len(row.path) > 1 else row.path[-1],
    )


def _district(row: Row) -> District:
    return District(
        katottg=row.path[-1],
        name_uk=row.name,
        name_en=romanise(row.name),
        settlement=row.path[-2],
    )

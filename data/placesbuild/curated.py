"""Reads what people have looked up by hand: positions and spellings, each with its source."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TYPE_CHECKING

from data.placesbuild.records import Candidate, Origin
from geo.katottg import check
from geo.place import LngLat, Toponym

if TYPE_CHECKING:
    from pathlib import Path

POSITION_COLUMNS = (
    "katottg", "lng", "lat", "source_title", "publisher", "url", "accessed", "note",
)  # fmt: skip
SPELLING_COLUMNS = ("katottg", "toponym", "language", "kind", "source")


class CuratedError(ValueError):
    """A hand-written row cannot be used; says file, line and what is wrong."""


def read_positions(path: Path) -> dict[str, Candidate]:
    """Return curated positions by settlement code.

    Raises
    ------
    CuratedError
        If the columns differ, a code is malformed or repeated, a number is none, or the source is
        not named.
    """
    positions: dict[str, Candidate] = {}
    for line, row in _rows(path, POSITION_COLUMNS):
        if row["katottg"] in positions:
            raise CuratedError(f"{path.name}:{line}: {row['katottg']} is there already")
        if not (row["source_title"] and row["publisher"] and row["url"] and row["accessed"]):
            raise CuratedError(f"{path.name}:{line}: a position needs title, publisher, url, date")
        positions[row["katottg"]] = Candidate(
            keys=frozenset(),
            point=_point(path, line, row),
            origin=Origin.CURATED,
            oblasts=frozenset(),
            publisher=row["publisher"],
        )
    return positions


def read_spellings(path: Path) -> tuple[Toponym, ...]:
    """Return spellings in the order of the file.

    Raises
    ------
    CuratedError
        If the columns differ, a code is malformed, or a field is empty.
    """
    spellings = []
    for line, row in _rows(path, SPELLING_COLUMNS):
        if not all(row.values()):
            raise CuratedError(f"{path.name}:{line}: no field of a spelling may be empty")
        spellings.append(Toponym(**row))
    return tuple(spellings)


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if tuple(reader.fieldnames or ()) != columns:
            raise CuratedError(f"{path.name}:1: columns must be {', '.join(columns)}")
        for row in reader:
            if None in row or None in row.values():
                raise CuratedError(f"{path.name}:{reader.line_num}: {len(columns)} fields expected")
            try:
                check(row["katottg"])
            except ValueError as fault:
                raise CuratedError(f"{path.name}:{reader.line_num}: {fault}") from fault
            yield reader.line_num, row


def _point(path: Path, line: int, row: dict[str, str]) -> LngLat:
    try:
        return LngLat(float(row["lng"]), float(row["lat"]))
    except ValueError as fault:
        raise CuratedError(f"{path.name}:{line}: lng or lat is no number: {fault}") from fault

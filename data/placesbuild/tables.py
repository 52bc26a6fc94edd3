"""Writes the CSV files of ``seeds/places``: UTF-8, LF, sorted, so that equal input gives equal bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from data.placesbuild.formerraions import FormerRaion
from data.placesbuild.records import Candidate, Codifier, Rejection
from geo.place import Settlement, Toponym

Cells = Iterable[Sequence[object]]

UNIT_COLUMNS = ("katottg", "level", "name_uk", "name_en", "parent", "note")
SETTLEMENT_COLUMNS = (
    "katottg", "category", "name_uk", "name_en", "hromada", "lng", "lat", "position_source",
    "geonameid", "population", "population_year",
)  # fmt: skip
DISTRICT_COLUMNS = ("katottg", "name_uk", "name_en", "settlement")
FORMER_RAION_COLUMNS = ("katottg", "name_uk", "name_en", "basis")
TOPONYM_COLUMNS = ("katottg", "toponym", "language", "kind", "source")
REJECTED_COLUMNS = (
    "katottg", "name_uk", "oblast", "lng", "lat", "position_source", "postcodes", "reason",
)  # fmt: skip


def units(codifier: Codifier, notes: Mapping[str, str]) -> str:
    """Return units.csv: oblasts, raions and hromadas in order of code."""
    return table(
        UNIT_COLUMNS,
        (
            (u.katottg, u.level, u.name_uk, u.name_en, u.parent or "", notes.get(u.katottg, ""))
            for u in codifier.units
        ),
    )


def settlements(codifier: Codifier, placed: Mapping[str, Candidate]) -> str:
    """Return settlements.csv: all settlements in order of code, placed or not."""
    return table(
        SETTLEMENT_COLUMNS,
        (
            (p.katottg, p.category, p.name_uk, p.name_en, p.hromada, *_position(p, placed))
            for p in codifier.settlements
        ),
    )


def _position(place: Settlement, placed: Mapping[str, Candidate]) -> Sequence[object]:
    found = placed.get(place.katottg)
    if found is None:
        return ("",) * 6
    lng, lat = (_degrees(value) for value in found.point)
    return lng, lat, found.source, found.geonameid or "", found.population or "", ""


def _degrees(value: float) -> str:
    """Write degrees with as many decimals as the source has, five at most (about one metre)."""
    return repr(round(value, 5))


def districts(codifier: Codifier) -> str:
    """Return districts.csv: the districts of cities, which are neither units nor settlements."""
    return table(
        DISTRICT_COLUMNS,
        ((d.katottg, d.name_uk, d.name_en, d.settlement) for d in codifier.districts),
    )


def former_raions(rows: Iterable[FormerRaion]) -> str:
    """Return former_raions.csv: raions before 2020 in order of the settlement's code."""
    return table(FORMER_RAION_COLUMNS, sorted(rows))


def toponyms(rows: Iterable[Toponym]) -> str:
    """Return toponyms.csv, sorted and without repetition."""
    cells = {(t.katottg, t.toponym, t.language, t.kind, t.source) for t in rows}
    return table(TOPONYM_COLUMNS, sorted(cells))


def rejected(rows: Iterable[Rejection]) -> str:
    """Return rejected.csv: positions that a source gives and that we do not use, with the reason."""
    cells = (
        (
            row.katottg,
            row.name_uk,
            row.oblast,
            *(_degrees(value) for value in row.point),
            row.origin,
            " ".join(str(code) for code in sorted(row.postcodes)),
            row.reason,
        )
        for row in rows
    )
    return table(REJECTED_COLUMNS, sorted(cells))


def table(columns: Sequence[str], rows: Cells) -> str:
    """Return CSV text with a header line."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()

"""How far two layers agree, as files: by day, by unit, by status, and the places that differ. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from data.export.columns import category_display, place_columns, spell_columns
from data.export.csv import write_columns
from data.export.formats import FormatError
from data.export.geojson import dump
from data.export.table import Table
from data.layeragreement import shares
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from data.export.table import Value
    from data.history import History
    from data.layercomparison import Comparison
    from data.series import Groups
    from geo.gazetteer import Gazetteer

    Columns = dict[str, list[Any]]

#: Decimals of a share: a hundredth of a percent.
DECIMALS = 4

#: What is said of each layer, from the columns of a spell.
_OF_A_LAYER = ("status", "since_earliest", "since_latest", "certainty", "provenance")


def day_columns(found: Comparison) -> Columns:
    """Return a row a day: settlements that both know, that are equal, and their share."""
    days = found.days()
    return {
        "day": [found.first + timedelta(days=number) for number in range(len(days.known))],
        "known": list(days.known.tolist()),
        "equal": list(days.equal.tolist()),
        "agreement": _rounded(days.share),
    }


def unit_rows(found: Comparison, groups: Groups, gazetteer: Gazetteer) -> Columns:
    """Return a row a unit, in order of code, with settlement-days over the whole period."""
    known, equal = found.found.by_group(groups)
    order = sorted(range(len(groups.codes)), key=groups.codes.__getitem__)
    codes = [groups.codes[index] for index in order]
    return {
        "katottg": list(codes),
        "name_en": [gazetteer.name(code, "en") for code in codes],
        "name_uk": [gazetteer.name(code, "uk") for code in codes],
        "known": list(known[order].tolist()),
        "equal": list(equal[order].tolist()),
        "agreement": _rounded(shares(equal, known)[order]),
    }


def confusion_rows(found: Comparison) -> Columns:
    """Return a row a pair of statuses that occurs: of the one layer, of the other, settlement-days."""
    matrix = found.found.confusion()
    pairs = [(one, other) for one in ControlStatus for other in ControlStatus if matrix[one, other]]
    return {
        found.one.layer: [one.word for one, _ in pairs],
        found.other.layer: [other.word for _, other in pairs],
        "settlement_days": [int(matrix[pair]) for pair in pairs],
    }


def agreement_file(
    found: Comparison,
    groups: Groups,
    gazetteer: Gazetteer,
    form: str,
    members: Mapping[str, Any],
) -> bytes:
    """Return how far two layers agree as ``table`` (for a terminal), ``csv`` (by day) or ``json``.

    Raises
    ------
    FormatError
        If the format is another.
    """
    if form == "table":
        return _lines(found, unit_rows(found, groups, gazetteer), gazetteer)
    if form == "csv":
        return write_columns(day_columns(found))
    if form == "json":
        days = found.days()
        return (
            dump(
                {
                    **members,
                    "known": days.known.tolist(),
                    "equal": days.equal.tolist(),
                    "confusion": _records(confusion_rows(found)),
                    "units": _records(unit_rows(found, groups, gazetteer)),
                }
            )
            + b"\n"
        )
    raise FormatError(f"no format {form!r} for agreement; formats are table, csv, json")


def differences_table(
    found: Comparison,
    rows: NDArray[np.integer],
    day: date,
    members: Mapping[str, Any],
    gazetteer: Gazetteer,
) -> Table:
    """Return settlements as a table, with what each of the two layers says of them on a day.

    Columns of the first layer end in ``_1``, those of the second in ``_2``.
    """
    records = [_difference(found, int(row), day, gazetteer) for row in rows]
    names = list(records[0]) if records else _names()
    return Table(
        key="katottg",
        columns={name: [record[name] for record in records] for name in names},
        points=[gazetteer.settlements[int(row)].point for row in rows],
        members={**members, "as_of": day.isoformat()},
    )


def _difference(found: Comparison, row: int, day: date, gazetteer: Gazetteer) -> dict[str, Value]:
    record = place_columns(gazetteer, found.one.codes[row])
    for number, past in enumerate((found.one, found.other), start=1):
        record |= _said(past, int(past.time.spell_at(past.day(day))[row]), number)
    return record


def _said(past: History, spell: int, number: int) -> dict[str, Value]:
    columns = spell_columns(past, spell, disagreement=False)
    columns["status"] = category_display(past, spell)
    return {f"{name}_{number}": columns[name] for name in _OF_A_LAYER}


def _names() -> list[str]:
    """Return the columns of a table without rows."""
    place = ("katottg", "name_uk", "name_en", "category", "oblast", "raion", "hromada")
    said = [f"{name}_{number}" for number in (1, 2) for name in _OF_A_LAYER]
    return [*place, "population", *said]


def _rounded(values: NDArray[np.float64]) -> list[Value]:
    return [None if np.isnan(value) else round(value, DECIMALS) for value in values.tolist()]


def _records(columns: Mapping[str, Sequence[Value]]) -> list[dict[str, Value]]:
    rows = zip(*columns.values(), strict=True)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _lines(found: Comparison, units: Columns, gazetteer: Gazetteer) -> bytes:
    """Return lines for a terminal: all together, each unit, and who says what instead."""
    pair, matrix = found.found, confusion_rows(found)
    lengths = (pair.end - pair.start).astype(np.int64)
    known, equal = (int(lengths[flags].sum()) for flags in (pair.known, pair.equal))
    lines = [
        f"{found.one.layer} and {found.other.layer}, {found.first} to {found.last}",
        (
            f"  {len(found.rows):,} settlements; both know {known:,} settlement-days, "
            f"the same on {_percent(equal, known)}"
        ),
        "",
        f"{'':<32}{'both know':>14}{'agreement':>12}",
    ]
    lines += [
        f"{gazetteer.title(str(code), 'en'):<32}{known:>14,}{'–' if share is None else f'{share:.1%}':>12}"
        for code, known, share in zip(
            units["katottg"], units["known"], units["agreement"], strict=True
        )
    ]
    lines += ["", f"{found.one.layer:<16}{found.other.layer:<16}{'settlement-days':>16}"]
    lines += [
        f"{one:<16}{other:<16}{days:>16,}"
        for one, other, days in zip(*matrix.values(), strict=True)
    ]
    return ("\n".join(line.rstrip() for line in lines) + "\n").encode()


def _percent(equal: int, known: int) -> str:
    return f"{equal / known:.1%} of them" if known else "none"

"""Coverage as a table for a terminal, CSV or JSON. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from data.coverage import NO_DAY, Measure
from data.export.csv import write_columns
from data.export.formats import FormatError
from data.export.geojson import dump
from data.export.table import as_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from data.coverage import Coverage
    from data.export.table import Value
    from geo.gazetteer import Gazetteer

    Columns = dict[str, list[Value]]

#: Decimals of a share: a hundredth of a percent.
DECIMALS = 4

#: Heads of the terminal's columns by column of the file; the others are left out there.
HEADS = {
    "title": "",
    "settlements": "places",
    "reported": "reported",
    "implied": "implied",
    "unknown": "unknown",
    "one_sided": "one-sided",
    "disagreement": "differing",
    "contested": "contested",
    "oldest_evidence": "oldest",
    "newest_evidence": "newest",
    "claims": "claims",
    "owners": "owners",
}


def coverage_columns(found: Coverage, gazetteer: Gazetteer) -> Columns:
    """Return coverage of one period in columns, a row a unit, in order of code.

    Units without a settlement-day that counts are left out. Shares run from 0 to 1. ``oldest_evidence`` and ``newest_evidence`` are the days of the latest
    evidence of the two places whose status was confirmed longest ago and last; ``evidence_age`` is
    the number of days from the former to the last day of the period.
    """
    codes = found.groups.codes
    order = sorted(np.flatnonzero(found.settlements).tolist(), key=codes.__getitem__)
    names = [codes[group] for group in order]
    last = found.history.date(found.cuts[-1] - 1)
    oldest, newest = (_days(found, days, order) for days in (found.oldest, found.newest))
    shares = {
        measure.word: [round(float(found.shares[group, 0, measure]), DECIMALS) for group in order]
        for measure in Measure
    }
    return {
        "katottg": list(names),
        "name_en": [gazetteer.name(code, "en") for code in names],
        "name_uk": [gazetteer.name(code, "uk") for code in names],
        "settlements": found.settlements[order].tolist(),
        "settlement_days": found.total[order, 0].tolist(),
        **{word: list(values) for word, values in shares.items()},
        "oldest_evidence": list(oldest),
        "newest_evidence": list(newest),
        "evidence_age": [None if day is None else (last - day).days for day in oldest],
        "claims": found.n_claims[order].tolist(),
        "owners": found.n_owners[order].tolist(),
    }


def _days(found: Coverage, days: Any, order: Sequence[int]) -> list[date | None]:
    chosen = [int(days[group]) for group in order]
    return [None if day == NO_DAY else found.history.date(day) for day in chosen]


def coverage_file(
    columns: Columns, form: str, members: Mapping[str, Any], gazetteer: Gazetteer
) -> bytes:
    """Return coverage as ``table`` (for a terminal), ``csv`` or ``json``.

    Raises
    ------
    FormatError
        If the format is another.
    """
    if form == "table":
        return _lines(columns, gazetteer)
    if form == "csv":
        return write_columns(columns)
    if form == "json":
        return _json(columns, members)
    raise FormatError(f"no format {form!r} for coverage; formats are table, csv, json")


def _json(columns: Columns, members: Mapping[str, Any]) -> bytes:
    """Return one object a unit, with what the file says about itself."""
    units = [
        {name: as_json(value) for name, value in zip(columns, row, strict=True)}
        for row in zip(*columns.values(), strict=True)
    ]
    return dump({**members, "units": units}) + b"\n"


def _lines(columns: Columns, gazetteer: Gazetteer) -> bytes:
    """Return lines for a terminal, shares in percent."""
    shown: Columns = {"title": [gazetteer.title(str(code), "en") for code in columns["katottg"]]}
    shown |= {name: columns[name] for name in HEADS if name in columns}
    shares = {measure.word for measure in Measure}
    texts = [
        [head, *(_cell(value, is_share=name in shares) for value in shown[name])]
        for name, head in HEADS.items()
    ]
    widths = [max(map(len, column)) for column in texts]
    lines = []
    for row in zip(*texts, strict=True):
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join(cells).rstrip())
    return ("\n".join(lines) + "\n").encode()


def _cell(value: Value, *, is_share: bool) -> str:
    if value is None:
        return "–"
    return f"{value:.1%}" if is_share and isinstance(value, float) else str(value)

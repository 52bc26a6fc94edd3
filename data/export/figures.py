"""Reported figures beside the ledger's own, in columns, CSV and JSON. Pure."""

from __future__ import annotations

from math import isinf
from typing import TYPE_CHECKING, Any

from data.export.csv import write_columns
from data.export.formats import FormatError
from data.export.geojson import dump
from data.export.table import as_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from data.export.table import Value
    from data.figures import Figure

    Columns = dict[str, list[Value]]

#: Columns in the order written, and how each is read off a figure.
_COLUMNS: dict[str, Callable[[Figure], Value]] = {
    "id": lambda f: f.indicator.id,
    "katottg": lambda f: f.indicator.unit,
    "measure": lambda f: f.indicator.measure,
    "when": lambda f: f.indicator.when.edtf,
    "earliest": lambda f: f.indicator.when.earliest,
    "latest": lambda f: f.indicator.when.latest,
    "owner": lambda f: f.source.owner,
    "side": lambda f: str(f.source.side),
    "value": lambda f: f.indicator.value,
    "low": lambda f: f.indicator.low,
    "high": lambda f: f.indicator.high,
    "reported_low": lambda f: f.low,
    "reported_high": lambda f: None if isinf(f.high) else f.high,
    "ledger": lambda f: None if f.ledger is None else f.ledger.best,
    "ledger_low": lambda f: None if f.ledger is None else f.ledger.low,
    "ledger_high": lambda f: None if f.ledger is None else f.ledger.high,
    "difference": lambda f: f.difference,
    "note": lambda f: f.indicator.note,
    "source": lambda f: f.source.id,
    "publisher": lambda f: f.source.publisher,
    "published": lambda f: f.source.published,
    "url": lambda f: f.source.url,
}


def figure_columns(figures: Iterable[Figure]) -> Columns:
    """Return figures in columns, in the order given.

    ``value``, ``low`` and ``high`` are as reported; ``reported_low`` and ``reported_high`` the range
    that they mean, empty at the top for "more than". Columns of the ledger are empty where nothing
    compares.
    """
    rows = list(figures)
    return {name: [read(figure) for figure in rows] for name, read in _COLUMNS.items()}


def figures_file(columns: Columns, form: str, members: Mapping[str, Any]) -> bytes:
    """Return figures as ``csv``, or as ``json`` with what the file says about itself.

    Raises
    ------
    FormatError
        If the format is another.
    """
    if form == "csv":
        return write_columns(columns)
    if form != "json":
        raise FormatError(f"no format {form!r} for figures; formats are csv, json")
    records = [
        {name: as_json(value) for name, value in zip(columns, row, strict=True)}
        for row in zip(*columns.values(), strict=True)
    ]
    return dump({**members, "figures": records}) + b"\n"

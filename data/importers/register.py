"""The official register of occupied territories: one row a unit and period, CSV or XLSX.

Columns are found by their names in English or Ukrainian, in any order: code, start and end of the
period, and if there, what the period is and when the row was amended. A code of a hromada, raion
or oblast reaches every settlement inside it, and what is said of a narrower unit goes first.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from data.importers.errors import ImportFault
from data.importers.files import Input, inputs, named_sizes
from data.importers.finish import Terms, finished
from data.importers.places import clean_code
from data.importers.registerperiods import Period, editions, last_day, said_by
from data.importers.report import Report
from data.importers.tables import rows_of
from data.layerspells import day_number
from data.spell import Sides
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from data.importers.shelving import Finished
    from geo.gazetteer import Gazetteer

MAX_BYTES = 64 << 20
DEFAULT_NAME = "register"

_TERMS = Terms(
    title="Official register of territories of hostilities and occupation",
    licence="public official document of Ukraine",
    attribution=("Government of Ukraine, register of temporarily occupied territories",),
    publishable=True,
    sides=Sides.UKRAINE,
)

#: Column -> stems of its names, lower case; the first column that holds one is taken.
_COLUMNS = {
    "amended": ("amend", "published", "order", "змін", "наказ"),
    "code": ("katottg", "катоттг", "code", "kod", "код"),
    "kind": ("kind", "status", "section", "розділ", "статус"),
    "start": ("start", "from", "почат", "виник"),
    "end": ("end", "until", "заверш", "закінч", "припин"),
}
_REQUIRED = ("code", "start", "end")

#: Stems of what a period is; None is a period that says nothing of control.
_KINDS: tuple[tuple[str, ControlStatus | None], ...] = (
    ("possible", None),
    ("можлив", None),
    ("occup", ControlStatus.OCCUPIED),
    ("окупован", ControlStatus.OCCUPIED),
    ("hostilities", ControlStatus.CONTESTED),
    ("contested", ControlStatus.CONTESTED),
    ("бойов", ControlStatus.CONTESTED),
)

_DOTTED = re.compile(r"(?<!\d)(\d{2})\.(\d{2})\.(\d{4})(?!\d)", re.ASCII)
_NONE = frozenset({"", "-", "–", "—", "х", "x"})


def read_layers(
    paths: Sequence[Path],
    name: str | None,
    gazetteer: Gazetteer,
    build: Path,  # noqa: ARG001  the same for every kind of import
) -> list[Finished]:
    """Return the layer of the registers among paths.

    Raises
    ------
    ImportFault
        If a file cannot be used, or no row can.
    """
    files = inputs(
        paths,
        lambda file: file.lower().endswith((".csv", ".xlsx")),
        limit=MAX_BYTES,
        what="CSV or XLSX",
    )
    report = Report()
    periods = [period for file in files for period in _periods(file, gazetteer, report)]
    if not periods:
        raise ImportFault(files[0].name, "no row can be used", "docs/importing.md has the columns")
    return [
        finished(
            said_by(periods, gazetteer),
            name=name or DEFAULT_NAME,
            terms=_TERMS,
            days=(min(each.start for each in periods), last_day(periods)),
            gazetteer=gazetteer,
            report=report,
            inputs=named_sizes(files),
            editions=editions(periods, gazetteer),
        )
    ]


def _periods(file: Input, gazetteer: Gazetteer, report: Report) -> Iterable[Period]:
    """Yield the rows of a file that can be used; the others are in the report."""
    columns: Mapping[str, int] | None = None
    section = ""
    for line, cells in rows_of(file):
        if columns is None:
            columns = _columns(cells)
            continue
        if sum(map(bool, cells)) == 1 and any(stem in "".join(cells).lower() for stem, _ in _KINDS):
            section = "".join(cells)
            continue
        report.read += 1
        values = {
            name: cells[place] if place < len(cells) else "" for name, place in columns.items()
        }
        values["kind"] = values.get("kind") or section
        try:
            period = _period(values, gazetteer)
        except ValueError as error:
            report.reject(file.name, line, str(error), ";".join(cells))
            continue
        if period is None:
            report.unjoin("no unit has this KATOTTG code", values["code"])
        else:
            yield period
    if columns is None:
        raise ImportFault(
            file.name, "no row with the names of the columns", "name code, start and end"
        )


def _columns(cells: Sequence[str]) -> Mapping[str, int] | None:
    """Return where each column stands, or None if this row does not name them."""
    found: dict[str, int] = {}
    for name, stems in _COLUMNS.items():
        places = (
            place
            for place, cell in enumerate(cells)
            if place not in found.values() and any(stem in cell.lower() for stem in stems)
        )
        place = next(places, None)
        if place is not None:
            found[name] = place
    return found if all(name in found for name in _REQUIRED) else None


def _period(values: Mapping[str, str], gazetteer: Gazetteer) -> Period | None:
    """Return what a row says, or None if its code is unknown; raise ValueError if it is at fault."""
    code = clean_code(values["code"])
    start, end = _day(values["start"]), _day(values["end"])
    status = _status(values["kind"])
    if start is None:
        raise ValueError("the period has no start")
    if end is not None and end <= start:
        raise ValueError("the period ends before it starts")
    if code not in gazetteer:
        return None
    return Period(
        unit=code,
        start=day_number(start),
        end=None if end is None else day_number(end),
        status=status,
        amended=_day(values.get("amended", "")),
    )


def _day(text: str) -> date | None:
    """Return a day written as 2022-09-10 or 10.09.2022, None for none."""
    if text.strip().lower() in _NONE:
        return None
    dotted = _DOTTED.search(text)
    try:
        if dotted is not None:
            return date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError("a day is neither of the form 2022-09-10 nor 10.09.2022") from None


def _status(text: str) -> ControlStatus:
    if not text:
        return ControlStatus.OCCUPIED
    for stem, status in _KINDS:
        if stem in text.lower():
            if status is None:
                raise ValueError("possible hostilities say nothing of control")
            return status
    raise ValueError("what the period is cannot be told")

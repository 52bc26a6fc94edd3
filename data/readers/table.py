"""CSV tables: exact columns, one record a line, and a fault for every line that is not so."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from data.errors import SeedFault
from data.readers.fields import Fields
from data.readers.textfile import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

#: A line of RFC 4180: fields without quotes, or quoted as a whole with inner quotes doubled. The
#: csv module takes a stray quote for text; here it is a fault, since it may swallow commas.
_FIELD = r'(?:"(?:[^"]++|"")*+"|[^",]*+)'
_LINE = re.compile(rf"{_FIELD}(?:,{_FIELD})*+")


def read_table(
    path: Path, file: str, columns: Sequence[str], faults: list[SeedFault]
) -> Iterator[Fields]:
    """Yield the records of a CSV file; the order of columns is free, their names are not.

    Faults are added to ``faults``. Lines with a wrong number of fields or a stray quote are left
    out; so are all lines when the header is wrong, since no field could be trusted.

    Parameters
    ----------
    file
        Name of the file in faults: its path below ``seeds/``.
    columns
        Names that the header must hold, each once.
    """
    lines = read_lines(path, file, faults)
    if lines is None:
        return
    header = _split(lines[0]) if lines else []
    if header is None or not _is_right_header(file, header, columns, faults):
        if header is None:
            faults.append(_stray_quote(file, 1))
        return
    for number, line in enumerate(lines[1:], start=2):
        cells = _split(line)
        if cells is None:
            faults.append(_stray_quote(file, number))
        elif len(cells) != len(header):
            faults.append(_wrong_length(file, number, line, len(cells), len(header)))
        else:
            values = dict(zip(header, cells, strict=True))
            yield Fields(file=file, line=number, values=values, faults=faults)


def _split(line: str) -> list[str] | None:
    """Return the fields of one line, or None if its quotes do not match."""
    if '"' not in line:
        return line.split(",")
    if not _LINE.fullmatch(line):
        return None
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error:
        # Only a field beyond the module's size limit gets here.
        return None


def _is_right_header(
    file: str, header: Sequence[str], columns: Sequence[str], faults: list[SeedFault]
) -> bool:
    """Whether the header holds exactly the columns; a fault for each difference otherwise."""
    remedy = f"the columns are {','.join(columns)}"
    problems = {
        **{name: "is not a column of this file" for name in header if name not in columns},
        **{name: "is missing from the header" for name in columns if name not in header},
        **{name: "is there twice" for name in header if header.count(name) > 1},
    }
    for name, problem in problems.items():
        faults.append(
            SeedFault(file=file, line=1, field="header", value=name, problem=problem, remedy=remedy)
        )
    return not problems


def _wrong_length(file: str, line: int, text: str, found: int, wanted: int) -> SeedFault:
    if not text.strip():
        problem, remedy = "is empty", "delete it"
    else:
        problem = f"has {found} fields where the header has {wanted}"
        remedy = "add or remove commas, and put texts with commas in double quotes"
    return SeedFault(file=file, line=line, field="", value="", problem=problem, remedy=remedy)


def _stray_quote(file: str, line: int) -> SeedFault:
    return SeedFault(
        file=file,
        line=line,
        field="",
        value="",
        problem="has a stray double quote",
        remedy="quote the whole field and double the quotes inside it; one record stays on one line",
    )

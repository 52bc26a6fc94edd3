"""Rows of ``UA.txt`` of GeoNames: tab-separated, 19 columns, no header, no quoting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.importers.files import line_blocks
from data.importers.geonames_match import Place
from data.importers.places import MAX_GEONAMEID
from data.placesbuild.geonames import ADMIN1_OBLAST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.importers.files import Input
    from data.importers.progress import Progress
    from data.importers.report import Report

_COLUMNS = 19
_NUMBER, _NAME, _ASCII, _OTHERS, _LAT, _LNG, _CLASS, _CODE, _COUNTRY = range(9)
_ADMIN1 = 10

#: Kinds of populated places that are no settlements of their own, or are no more.
_LEFT_OUT = frozenset({"PPLX", "PPLQ", "PPLH"})


def read_places(file: Input, report: Report, progress: Progress) -> Iterator[Place]:
    """Yield the populated places of Ukraine in a file; lines at fault go to the report.

    Raises
    ------
    ImportFault
        If the file is damaged or too large.
    """
    with file.open() as stream:
        for block, first in line_blocks(stream, file.name):
            for line, raw in enumerate(block.splitlines(), first):
                place = _place(raw, line, file, report)
                if place is not None:
                    yield place
            progress.advance(len(block))


def _place(raw: bytes, line: int, file: Input, report: Report) -> Place | None:
    """Return the populated place of a line; None if it is another thing or at fault."""
    report.read += 1
    try:
        cells = raw.decode("utf-8").split("\t")
        if len(cells) != _COLUMNS:
            raise ValueError(f"not {_COLUMNS} columns")  # noqa: TRY301  reported like the others
        if cells[_CLASS] != "P" or cells[_CODE] in _LEFT_OUT or cells[_COUNTRY] != "UA":
            return None
        number, lng, lat = int(cells[_NUMBER]), float(cells[_LNG]), float(cells[_LAT])
        if not (0 < number < MAX_GEONAMEID and abs(lng) <= 180 and abs(lat) <= 90):  # noqa: PLR2004
            raise ValueError("number or position out of range")  # noqa: TRY301  same
    except UnicodeDecodeError:
        report.reject(file.name, line, "not UTF-8", raw.decode("utf-8", "replace"))
        return None
    except ValueError as error:
        report.reject(file.name, line, str(error), raw.decode("utf-8", "replace"))
        return None
    names = (cells[_NAME], cells[_ASCII], *cells[_OTHERS].split(","))
    oblast = ADMIN1_OBLAST.get(cells[_ADMIN1], "")
    return Place(number=number, names=names, lng=lng, lat=lat, oblast=oblast)

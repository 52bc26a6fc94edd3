"""Any file of any content in any format that there is: what can be asked for, and how big it will be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from data.export.events import EventQuery
from data.export.formats import FORMATS, WITHOUT_GEOMETRY, FormatError
from data.export.pieces import Pieces
from data.export.series import SERIES_FORMATS
from data.packages.question import PackageQuestion
from data.packages.registry import PACKAGES, packaged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from data.selection import Filters
    from data.store import Store
    from geo.place import Level

#: Endings of files whose format has another name.
ENDINGS = {"geoparquet": "parquet", "flatgeobuf": "fgb"}
MEDIA_TYPES = {
    "geojson": "application/geo+json",
    "json": "application/json",
    "csv": "text/csv",
    "gpkg": "application/geopackage+sqlite3",
    "geoparquet": "application/vnd.apache.parquet",
    "flatgeobuf": "application/flatgeobuf",
    "kml": "application/vnd.google-earth.kml+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}

#: Bytes of a row by format, measured on histories of the real ledger (a cell is a tenth more), and
#: rows that are made in a second at the slowest.
ROW_BYTES = {
    "geojson": 1_200, "json": 1_300, "csv": 700, "gpkg": 950, "geoparquet": 100,
    "flatgeobuf": 1_000, "kml": 2_300, "qgis": 130, "kepler": 140, "timemap": 30,
}  # fmt: skip
ROWS_A_SECOND = 1_500
#: A row of units is an outline, one of a series is numbers.
UNITS_ROW_BYTES = 1_200
SERIES_ROW_BYTES = {"csv": 100, "json": 40, "xlsx": 55, "parquet": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRequest:
    """One file. ``start`` and ``end`` are days inside; ``day`` is that of a snapshot or of units.

    ``geometry`` and ``by`` matter where the content has them; of a package, ``form`` is its word.
    """

    content: str
    form: str
    day: date
    start: date
    end: date
    filters: Filters
    by: Level
    geometry: str = "point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A content: the formats that it comes in, what it is asked by, how it is made and counted."""

    formats: tuple[str, ...]
    make: Callable[[Store, FileRequest], bytes | Pieces]
    count: Callable[[Store, FileRequest], int]
    has_geometry: bool = False
    has_units: bool = False
    has_span: bool = False
    #: Whether the age of the evidence can limit it.
    has_age: bool = False


def file_pieces(store: Store, request: FileRequest) -> Pieces:
    """Return the file that is asked for, in pieces where its format allows.

    Raises
    ------
    FormatError
        If there is no such content, or it does not come in the format.
    """
    content = CONTENTS.get(request.content)
    if content is None or request.form not in content.formats:
        raise FormatError(f"no {request.content} as {request.form!r}")
    made = content.make(store, request)
    return made if isinstance(made, Pieces) else Pieces(count=1, chunks=(made,))


def estimate(store: Store, request: FileRequest) -> tuple[int, int, float]:
    """Return the rows of a file, and about how many bytes and seconds it takes."""
    rows = CONTENTS[request.content].count(store, request)
    size = ROW_BYTES.get(request.form, 0)
    if request.content == "series":
        size = SERIES_ROW_BYTES[request.form]
    elif request.content == "units" and request.form not in WITHOUT_GEOMETRY:
        size = UNITS_ROW_BYTES
    is_quick = request.content == "series" and request.form != "xlsx"
    seconds = rows / (ROWS_A_SECOND * (100 if is_quick else 1))
    return rows, rows * size, seconds


def answerable(request: FileRequest) -> FileRequest:
    """Return a request without the age of the evidence where that cannot limit the content."""
    if has_age(request.content, request.form):
        return request
    return replace(request, filters=replace(request.filters, unconfirmed_days=0))


def has_age(content: str, form: str) -> bool:
    """Tell whether the age of the evidence can limit a content."""
    return PACKAGES[form].has_age if content == "package" else CONTENTS[content].has_age


def file_name(request: FileRequest) -> str:
    """Return a name that tells content, days and format."""
    if request.content == "package":
        return f"control-{request.form}-{request.day}.{PACKAGES[request.form].ending}"
    spans = CONTENTS[request.content].has_span
    days = f"{request.start}-{request.end}" if spans else str(request.day)
    ending = ENDINGS.get(request.form, request.form)
    return f"control-{request.content}-{days}.{ending}"


def media_type(request: FileRequest) -> str:
    """Return the media type of a file."""
    if request.content == "package":
        return PACKAGES[request.form].media_type
    return MEDIA_TYPES[request.form]


def _snapshot(store: Store, asked: FileRequest) -> Pieces:
    return store.exports.snapshot_pieces(
        asked.day, asked.filters, asked.form, geometry=asked.geometry, with_unplaced=False
    )


def _diff(store: Store, asked: FileRequest) -> Pieces:
    return store.exports.diff_pieces(
        asked.start, asked.end, asked.filters, asked.form, geometry=asked.geometry
    )


def _count_diff(store: Store, asked: FileRequest) -> int:
    found, rows = store.diff(asked.start, asked.end, asked.filters)
    return int(np.count_nonzero(found.n_changes[rows]))


def _spells(store: Store, asked: FileRequest) -> Pieces:
    return store.exports.spells_pieces(asked.filters, asked.form, **_span(asked))


def _count_spells(store: Store, asked: FileRequest) -> int:
    return store.exports.spells_batches(asked.filters, **_span(asked)).rows


def _span(asked: FileRequest) -> dict[str, Any]:
    return {"start": asked.start, "end": asked.end, "geometry": asked.geometry}


def _events(store: Store, asked: FileRequest) -> Pieces:
    query = EventQuery(start=asked.start, end=asked.end)
    return store.exports.events_pieces(asked.filters, asked.form, query)


def _count_events(store: Store, asked: FileRequest) -> int:
    known = asked.filters.known_as_of
    return len(store.events(EventQuery(start=asked.start, end=asked.end, known_as_of=known)))


def _units(store: Store, asked: FileRequest) -> Pieces:
    return store.exports.units_pieces(asked.by, asked.day, asked.filters, asked.form)


def _series(store: Store, asked: FileRequest) -> Pieces:
    return store.exports.series_pieces(asked.by, asked.start, asked.end, asked.filters, asked.form)


def _package(store: Store, asked: FileRequest) -> bytes:
    day = min(max(asked.day, asked.start), asked.end)
    question = PackageQuestion(start=asked.start, end=asked.end, day=day, filters=asked.filters)
    return packaged(store, asked.form, question)


def _count_units(store: Store, asked: FileRequest) -> int:
    return len(store.groups(asked.by, asked.filters, asked.day).codes)


#: Contents by word, in the order in which they are offered.
CONTENTS: Mapping[str, Content] = MappingProxyType(
    {
        "snapshot": Content(
            formats=tuple(FORMATS),
            make=_snapshot,
            count=lambda store, asked: len(store.snapshot(asked.day, asked.filters)[1]),
            has_geometry=True,
            has_age=True,
        ),
        "diff": Content(
            formats=tuple(FORMATS),
            make=_diff,
            count=_count_diff,
            has_geometry=True,
            has_span=True,
            has_age=True,
        ),
        "spells": Content(
            formats=tuple(FORMATS),
            make=_spells,
            count=_count_spells,
            has_geometry=True,
            has_span=True,
            has_age=True,
        ),
        "events": Content(
            formats=(*FORMATS, "json"), make=_events, count=_count_events, has_span=True
        ),
        "units": Content(
            formats=tuple(FORMATS),
            make=_units,
            count=_count_units,
            has_units=True,
            has_age=True,
        ),
        "series": Content(
            formats=SERIES_FORMATS,
            make=_series,
            count=lambda store, asked: (
                _count_units(store, asked) * ((asked.end - asked.start).days + 1)
            ),
            has_units=True,
            has_span=True,
        ),
        "package": Content(
            formats=tuple(PACKAGES),
            make=_package,
            count=lambda store, asked: _count_spells(store, replace(asked, geometry="point")),
            has_span=True,
        ),
    }
)

"""Registry of file formats: a word of the command line and the function that writes a table so."""

from __future__ import annotations

import importlib
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from data.errors import DataError
from data.export.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from data.export.pieces import Batches
    from data.export.table import Table

#: Module and function of each format, the default first. Imported when asked for: the last four
#: need geopandas, which takes longer to import than a snapshot takes to write.
FORMATS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "geojson": ("data.export.geojson", "write_geojson"),
        "csv": ("data.export.csv", "write_csv"),
        "gpkg": ("data.export.frames", "write_gpkg"),
        "geoparquet": ("data.export.frames", "write_geoparquet"),
        "flatgeobuf": ("data.export.frames", "write_flatgeobuf"),
        "kml": ("data.export.frames", "write_kml"),
    }
)

#: Module and function of the formats that can be written while rows are still being made.
STREAMED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "geojson": ("data.export.geojson", "geojson_pieces"),
        "csv": ("data.export.csv", "csv_pieces"),
    }
)

#: Formats without geometry keep settlements that have no position.
WITHOUT_GEOMETRY = frozenset({"csv"})


class FormatError(DataError, ValueError):
    """A file format does not exist, or cannot hold what was asked for."""


def written(table: Table, form: str) -> bytes:
    """Return a table in a format; raise FormatError if there is no such format."""
    result: bytes = _function(FORMATS, form)(table)
    return result


def in_pieces(batches: Batches, form: str) -> Pieces:
    """Return a table in a format, in pieces where the format allows.

    The other formats are made at once, so that what goes wrong does so before the first piece.

    Raises
    ------
    FormatError
        If there is no such format.
    """
    if form not in STREAMED:
        return Pieces(count=1, chunks=(written(batches.whole(), form),))
    # What stands before and after the features of GeoJSON are pieces, too.
    count = batches.count + 2 * (form == "geojson")
    return Pieces(count=count, chunks=_function(STREAMED, form)(batches))


def _function(known: Mapping[str, tuple[str, str]], form: str) -> Callable[..., Any]:
    if form not in known:
        raise FormatError(f"no format {form!r}; formats are {', '.join(FORMATS)}")
    module, function = known[form]
    found: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return found

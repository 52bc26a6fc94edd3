"""Registry of file formats: a word of the command line and the function that writes a table so."""

from __future__ import annotations

import importlib
from types import MappingProxyType
from typing import TYPE_CHECKING

from data.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping

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

#: Formats without geometry keep settlements that have no position.
WITHOUT_GEOMETRY = frozenset({"csv"})


class FormatError(DataError, ValueError):
    """A file format does not exist, or cannot hold what was asked for."""


def written(table: Table, form: str) -> bytes:
    """Return a table in a format; raise FormatError if there is no such format."""
    if form not in FORMATS:
        raise FormatError(f"no format {form!r}; formats are {', '.join(FORMATS)}")
    module, function = FORMATS[form]
    result: bytes = getattr(importlib.import_module(module), function)(table)
    return result

"""Registry of file formats: a word of the command line and the function that writes a table so."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from data.export.csv import write_csv
from data.export.geojson import write_geojson

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from data.export.table import Table

#: The default first.
FORMATS: Mapping[str, Callable[[Table], bytes]] = MappingProxyType(
    {"geojson": write_geojson, "csv": write_csv}
)

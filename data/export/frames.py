"""GeoPackage, GeoParquet, FlatGeobuf and KML, through geopandas and GDAL. In memory; no disk.

Beside the columns of a table they carry ``start`` and ``end``, the first day of what a row says and
the day after its last (empty while it lasts), so that QGIS and Google Earth can play them. Equal
tables give equal bytes.
"""

from __future__ import annotations

import io
import json
import re
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Any

import geopandas
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import shapely

from data.export.table import as_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.export.table import Table, Value

WGS84 = "EPSG:4326"
SCHEMA_VERSION = "1.1.0"

#: GDAL stamps GeoPackages with the time of writing; equal input must give equal bytes.
STAMP = "2022-02-24T00:00:00Z"

#: GDAL up to 3.6 (Debian 12, QGIS 3.22) warns of later ones; nothing of ours needs them.
GPKG_VERSION = "1.3"

_STAMPING = Lock()

#: What XML 1.0 cannot hold, not even escaped. GDAL would write it all the same.
_ILLEGAL_IN_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: GDAL puts text into CDATA and does not mind that this ends it.
_END_OF_CDATA = ("]]>", "]] >")


def write_geoparquet(table: Table) -> bytes:
    """Return GeoParquet 1.1 with a covering bbox; what the table is about is in the metadata."""
    file = io.BytesIO()
    frame(table, lists=True).to_parquet(
        file, schema_version=SCHEMA_VERSION, write_covering_bbox=True, index=False
    )
    stored = pq.read_table(pa.BufferReader(file.getvalue()))
    about = {b"control_history": json.dumps(table.members, ensure_ascii=False).encode()}
    stored = stored.replace_schema_metadata({**(stored.schema.metadata or {}), **about})
    sink = pa.BufferOutputStream()
    pq.write_table(stored, sink)
    result: bytes = sink.getvalue().to_pybytes()
    return result


def write_gpkg(table: Table) -> bytes:
    """Return a GeoPackage of one layer; what the table is about is in the layer's metadata.

    In sentences it is the description of the layer, too, which QGIS shows.
    """
    # GDAL's setting is the whole process's: a second writer must not take it away meanwhile.
    with _STAMPING:
        before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": STAMP})
        try:
            return _ogr(
                table,
                "GPKG",
                VERSION=GPKG_VERSION,
                layer_metadata=_texts(table),
                DESCRIPTION=_description(table),
            )
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


def write_flatgeobuf(table: Table) -> bytes:
    """Return FlatGeobuf; with a spatial index unless a row has no geometry, which it cannot hold.

    What the table is about is the description in the header.
    """
    rows = frame(table, lists=False)
    has_index = "NO" if rows.geometry.isna().any() else "YES"
    return _ogr(table, "FlatGeobuf", SPATIAL_INDEX=has_index, DESCRIPTION=_description(table))


def write_kml(table: Table) -> bytes:
    """Return KML; a placemark has a TimeSpan, and every column as extended data.

    What the table is about is the description of the folder.
    """
    rows = frame(table, lists=False).rename(columns={"start": "begin"})
    # GDAL would write days with the time of midnight.
    days = [name for name, kind in rows.dtypes.items() if kind == pd.ArrowDtype(pa.date32())]
    rows = rows.astype(dict.fromkeys(days, "string"))
    for name in table.columns.keys() & set(rows.columns):
        rows[name] = [
            _ILLEGAL_IN_XML.sub("", value).replace(*_END_OF_CDATA)
            if isinstance(value, str)
            else value
            for value in rows[name]
        ]
    named = next(name for name in ("name_en", "title_en", table.key) if name in rows)
    # GDAL would write a column `id` as an attribute, unescaped.
    rows = rows.assign(name=rows[named]).rename(columns={"id": "identifier"})
    about = _ILLEGAL_IN_XML.sub("", _description(table)).replace(*_END_OF_CDATA)
    return _written(rows, "LIBKML", FOLDER="YES", DESCRIPTION=about)


def frame(table: Table, *, lists: bool) -> geopandas.GeoDataFrame:
    """Return a table as a frame in EPSG:4326, in the order of its rows.

    ``lists`` keeps lists as lists; without, they are joined by ``;``. Whole numbers with gaps stay
    whole numbers, and days become days.
    """
    columns = {name: _series(values, lists=lists) for name, values in table.columns.items()}
    starts, ends = zip(*table.spans, strict=True) if table.spans else ((), ())
    columns["start"] = _days(starts)
    columns["end"] = _days(ends)
    return geopandas.GeoDataFrame(pd.DataFrame(columns), geometry=_geometries(table), crs=WGS84)


def _series(values: Sequence[Value], *, lists: bool) -> pd.Series[Any]:
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, tuple) for value in known):
        if lists:
            rows: list[Any] = [list(value) if isinstance(value, tuple) else [] for value in values]
            return pd.Series(rows, dtype=object)
        return pd.Series([as_text(value) for value in values], dtype="string")
    if known and all(isinstance(value, bool) for value in known):
        return pd.Series(values, dtype="boolean")
    if known and all(isinstance(value, int) for value in known):
        return pd.Series(values, dtype="Int64")
    if known and all(isinstance(value, date) for value in known):
        return _days(values)
    return pd.Series(
        [None if value is None else as_text(value) for value in values], dtype="string"
    )


def _days(values: Sequence[Value]) -> pd.Series[Any]:
    """Return days as days; pandas has no type for them, pyarrow has."""
    return pd.Series(list(values), dtype=pd.ArrowDtype(pa.date32()))


def _geometries(table: Table) -> list[Any]:
    if table.geometries is not None:
        return [None if each is None else shapely.geometry.shape(each) for each in table.geometries]
    return [None if each is None else shapely.Point(each) for each in table.points]


def _texts(table: Table) -> dict[str, str]:
    """Return the members as texts."""
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in table.members.items()
    }


def _description(table: Table) -> str:
    """Return the members as lines of ``name: value``, for formats that have a free text."""
    return "\n".join(f"{name}: {value}" for name, value in _texts(table).items())


def _ogr(table: Table, driver: str, **options: Any) -> bytes:
    return _written(frame(table, lists=False), driver, **options)


def _written(rows: geopandas.GeoDataFrame, driver: str, **options: Any) -> bytes:
    file = io.BytesIO()
    # Through Arrow days stay days; QGIS plays no days that are text.
    pyogrio.write_dataframe(rows, file, driver=driver, layer="control", use_arrow=True, **options)
    return file.getvalue()

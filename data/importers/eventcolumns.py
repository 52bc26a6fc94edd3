"""The file of a layer of events: Parquet, and back. Pure.

Apart from the shelf, because listing layers needs no Parquet and should not wait for its library.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import polars as pl
import pyarrow.parquet as pq

from data.eventframes import SCHEMA

if TYPE_CHECKING:
    from data.layerevents import EventLayer


def packed_events(events: pl.DataFrame, layer: EventLayer) -> bytes:
    """Return events as Parquet that says whose they are. Equal input gives equal bytes."""
    terms = {
        "layer": layer.name,
        "title": layer.title,
        "licence": layer.licence,
        "attribution": "; ".join(layer.attribution),
    }
    table = events.to_arrow()
    file = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(terms), file, compression="zstd")
    return file.getvalue()


def unpacked_events(raw: bytes) -> pl.DataFrame:
    """Return the events that :func:`packed_events` wrote.

    Raises
    ------
    ValueError
        If the bytes are no Parquet file of this form.
    """
    try:
        events = pl.read_parquet(io.BytesIO(raw))
    except (pl.exceptions.PolarsError, OSError) as error:
        raise ValueError(str(error)) from error
    if events.schema != pl.Schema(SCHEMA):
        raise ValueError("its columns are others")
    return events

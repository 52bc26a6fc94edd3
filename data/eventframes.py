"""Events of imported datasets as a frame: its columns, and choosing among them. Pure.

Apart from :mod:`data.layerevents`, because listing layers should not wait for polars.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from data.layerevents import LayerEventQuery

#: Columns of events, as on the shelf. ``katottg`` is empty where no settlement is meant or near,
#: ``joined`` says how it was found (``geonameid``, ``nearest``), ``distance_m`` how far its position
#: lies from the event's, ``precision`` what the dataset says of the latter. ``labels`` are those at
#: or above their thresholds, ``scores`` their probabilities. ``time`` is as in the dataset.
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "id": pl.String,
    "day": pl.Date,
    "time": pl.String,
    "katottg": pl.String,
    "joined": pl.String,
    "distance_m": pl.Float64,
    "lng": pl.Float64,
    "lat": pl.Float64,
    "precision": pl.String,
    "labels": pl.List(pl.String),
    "scores": pl.List(pl.Float64),
    "reports": pl.Int32,
    "sources": pl.List(pl.String),
    "url": pl.String,
    "language": pl.String,
}


def chosen_events(events: pl.DataFrame, query: LayerEventQuery) -> pl.DataFrame:
    """Return the events that a query selects, in the order given."""
    kept = [pl.lit(value=True)]
    if query.start is not None:
        kept.append(pl.col("day") >= query.start)
    if query.end is not None:
        kept.append(pl.col("day") <= query.end)
    if query.settlements is not None:
        kept.append(pl.col("katottg").is_in(sorted(query.settlements)))
    if query.labels:
        kept.append(pl.col("labels").list.set_intersection(sorted(query.labels)).list.len() > 0)
    return events.filter(*kept)

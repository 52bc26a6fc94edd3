"""Events of imported datasets as a frame: its columns, and choosing among them. Pure.

Apart from :mod:`data.layerevents`, because listing layers should not wait for polars.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Collection

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
    return _probable(events.filter(*kept), query) if query.least else events.filter(*kept)


def _probable(events: pl.DataFrame, query: LayerEventQuery) -> pl.DataFrame:
    """Return the events of which a wanted label is at least as probable as the query asks."""
    return events.filter(
        pl.Series(best_scores(events, query.labels), dtype=pl.Float64) >= query.least
    )


def best_scores(events: pl.DataFrame, labels: Collection[str] = ()) -> list[float]:
    """Return the highest probability of each event among some labels, or among all if none is named.

    An event without any of them has 0.
    """
    numbered = events.select("labels", "scores").with_row_index("row")
    pairs = numbered.explode("labels", "scores", empty_as_null=False)
    if labels:
        pairs = pairs.filter(pl.col("labels").is_in(sorted(labels)))
    best = pairs.group_by("row").agg(pl.col("scores").max())
    joined = numbered.select("row").join(best, on="row", how="left", maintain_order="left")
    return joined["scores"].fill_null(0.0).to_list()


def events_by_day(events: pl.DataFrame, labels: Collection[str]) -> dict[str, list[Any]]:
    """Return how many events have each label on each day: columns ``day, label, events``.

    Days without any are left out. An event with several labels counts for each.
    """
    pairs = (
        events.select("day", "labels")
        .explode("labels", empty_as_null=False)
        .rename({"labels": "label"})
    )
    wanted = pairs.filter(pl.col("label").is_in(sorted(labels))) if labels else pairs
    counts = wanted.group_by("day", "label").agg(pl.len().alias("events")).sort("day", "label")
    return counts.to_dict(as_series=False)

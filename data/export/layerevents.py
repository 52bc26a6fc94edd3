"""Events of an imported layer as a table: what is reported where, by whom, with which labels. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from data.export.about import terms_of
from data.export.columns import place_columns
from data.export.events import write_records
from data.export.formats import written
from data.export.table import Table
from data.selection import selected_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from data.export.table import Value
    from data.layerevents import LayerEventQuery
    from data.selection import Filters
    from data.store import Store
    from geo.gazetteer import Gazetteer

#: Columns of the place, as a snapshot has them; empty where no settlement is known.
PLACE_COLUMNS = ("katottg", "name_uk", "name_en", "oblast", "raion", "hromada")

LAYER_EVENT_COLUMNS = (
    "id", "day", "time", *PLACE_COLUMNS, "joined", "distance_m", "precision",
    "labels", "scores", "reports", "sources", "url", "language",
)  # fmt: skip

_DAY = timedelta(days=1)


def layer_events_file(
    store: Store, name: str, filters: Filters, form: str, query: LayerEventQuery
) -> bytes:
    """Return the events of a layer as a file; units come from the filters, all else from the query.

    Raises
    ------
    FormatError
        If the format does not exist.
    SelectionError
        If there is no such layer of events.
    """
    layer = store.event_layer(name)
    if filters.levels:
        rows = selected_rows(store.gazetteer, filters)
        query = replace(
            query, settlements=frozenset(store.gazetteer.codes[row] for row in rows.tolist())
        )
    members = {
        **store.exports.members(filters),
        "layer": layer.name,
        "filters": filters.as_json() | query.as_json(),
        "labels": list(layer.labels),
        "layer_version": store.version_of(name),
        **terms_of(layer),
    }
    table = layer_events_table(store.layer_events(name, query), members, store.gazetteer)
    return write_records(table) if form == "json" else written(table, form)


def layer_events_table(
    events: pl.DataFrame, members: Mapping[str, Any], gazetteer: Gazetteer
) -> Table:
    """Return events as rows, in the order given. The point is the event's own, not the settlement's.

    Mind ``precision``: the point of an event may stand for an oblast.
    """
    rows = events.to_dicts()
    places = {
        code: place_columns(gazetteer, code) if gazetteer.has_settlement(code) else {}
        for code in {row["katottg"] for row in rows}
    }
    records = [_record(row, places[row["katottg"]]) for row in rows]
    columns: dict[str, list[Value]] = {
        name: [record[name] for record in records] for name in LAYER_EVENT_COLUMNS
    }
    return Table(
        key="id",
        columns=columns,
        points=[None if row["lng"] is None else (row["lng"], row["lat"]) for row in rows],
        members=members,
        spans=[(row["day"], row["day"] + _DAY) for row in rows],
    )


def _record(row: Mapping[str, Any], place: Mapping[str, Value]) -> dict[str, Value]:
    """Return one row; lists of words are tuples, and a score is text so that it can stand in one."""
    return {
        **row,
        **{name: place.get(name) for name in PLACE_COLUMNS},
        "labels": tuple(row["labels"]),
        "scores": tuple(f"{score:g}" for score in row["scores"]),
        "sources": tuple(row["sources"]),
    }

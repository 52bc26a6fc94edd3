"""The full history as a table: one row a spell, with its ``start`` and ``end``. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from data.confirmation import is_unconfirmed
from data.export.columns import SNAPSHOT_COLUMNS, place_columns, spell_columns, spell_span
from data.export.table import Table
from data.selection import lets_through

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from numpy.typing import NDArray

    from data.export.features import Places
    from data.export.table import Value
    from data.history import History
    from data.selection import Filters
    from geo.gazetteer import Gazetteer

PLACE = SNAPSHOT_COLUMNS[: SNAPSHOT_COLUMNS.index("status")]
STATE = SNAPSHOT_COLUMNS[SNAPSHOT_COLUMNS.index("status") :]
#: Columns in the order written. ``end`` is the day after the last, empty while the spell lasts;
#: ``end_earliest`` and ``end_latest`` are the bounds of the change that ends it.
SPELL_COLUMNS = ("id", *PLACE, "start", "end", "end_earliest", "end_latest", *STATE)


def spells_within(
    history: History,
    rows: NDArray[np.integer],
    filters: Filters,
    *,
    start: date | None = None,
    end: date | None = None,
    confirmed: NDArray[np.int32] | None = None,
) -> NDArray[np.intp]:
    """Return the spells of some settlements, as indices into the history's columns, ascending.

    A spell is kept if it has a day from ``start`` to ``end``, both inside, and a status that the
    filters let through. Days outside the history are taken as its first and last. ``confirmed`` is
    the last day on which each spell was confirmed, which a filter by age needs: a spell is kept if
    it was unconfirmed for that long on one of the days.
    """
    of_rows = np.zeros(len(history.codes), dtype=np.bool_)
    of_rows[rows] = True
    kept = of_rows[history.settlement] & lets_through(filters, history.status, history.liberated)
    if start is not None:
        kept &= history.end > (start - history.first).days
    if end is not None:
        kept &= history.start <= (end - history.first).days
    if filters.unconfirmed_days and confirmed is not None:
        until = history.n_days - 1 if end is None else (end - history.first).days
        last_days = np.minimum(history.end - 1, until)
        kept &= is_unconfirmed(confirmed, last_days, filters.unconfirmed_days)
    return np.flatnonzero(kept)


def spells_table(
    history: History,
    spells: NDArray[np.integer],
    members: Mapping[str, Any],
    *,
    gazetteer: Gazetteer,
    places: Places | None = None,
) -> Table:
    """Return some spells as a table, in order of settlement and time.

    ``disagreement`` says that a claim disputes the spell on at least one of its days. ``places``
    gives geometries in place of points.
    """
    place = lru_cache(maxsize=1)(lambda code: place_columns(gazetteer, code))
    indices = spells.tolist()
    rows = history.settlement[spells].tolist()
    codes = [history.codes[row] for row in rows]
    records = [
        {**place(code), **spell_record(history, spell)}
        for code, spell in zip(codes, indices, strict=True)
    ]
    columns: dict[str, list[Value]] = {
        name: [record[name] for record in records] for name in SPELL_COLUMNS
    }
    return Table(
        key="id",
        columns=columns,
        points=[gazetteer.settlement(code).point for code in codes],
        geometries=None if places is None else [places.geometry(row) for row in rows],
        members=members,
        spans=[spell_span(history, spell) for spell in indices],
    )


def spell_record(history: History, spell: int) -> dict[str, Value]:
    """Return what a row says beside its place. A spell's id is its settlement and first day."""
    start, end = spell_span(history, spell)
    following = None if end is None else spell + 1
    disputed = history.dissent_offsets[spell] < history.dissent_offsets[spell + 1]
    return {
        "id": f"{history.codes[history.settlement[spell]]}-{start}",
        "start": start,
        "end": end,
        "end_earliest": None
        if following is None
        else history.date(history.start_earliest[following]),
        "end_latest": None if following is None else history.date(history.start_latest[following]),
        **spell_columns(history, spell, disagreement=bool(disputed)),
    }

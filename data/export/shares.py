"""Shares of cells beside what a snapshot or a history says, for layers that have them. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from data.layerspells import day_number

if TYPE_CHECKING:
    from data.export.features import Tails
    from data.export.table import Table, Value
    from data.history import History
    from data.layershares import Shares
    from data.snapshot import Snapshot

    Rows = np.ndarray[tuple[int], np.dtype[np.integer]]
    Floats = np.ndarray[tuple[int], np.dtype[np.float64]]

#: Share of the settlement's cell under polygons of occupied land, on the day of a snapshot.
SHARE_COLUMN = "covered_share"
#: The least and the greatest such share on the days of a spell.
SPELL_SHARE_COLUMNS = ("covered_low", "covered_high")


class SharedTails:
    """Second parts of features with the share of the day as their last property."""

    def __init__(self, tails: Tails, shares: Shares) -> None:
        self._tails = tails
        self._shares = shares

    def of(self, snapshot: Snapshot, rows: Rows) -> list[bytes]:
        """Return the tails of some rows on the day of a snapshot."""
        values = shares_on(self._shares, snapshot)[rows].tolist()
        return [
            tail[:-2] + f',"{SHARE_COLUMN}":{"null" if value != value else value}}}}}'.encode()  # noqa: PLR0124  NaN
            for tail, value in zip(self._tails.of(snapshot, rows), values, strict=True)
        ]


def shares_on(shares: Shares, snapshot: Snapshot) -> Floats:
    """Return the share of every settlement on the day of a snapshot, NaN where none is known."""
    return shares.on(day_number(snapshot.as_of), len(snapshot.history.codes))


def with_snapshot_shares(table: Table, shares: Shares, snapshot: Snapshot, rows: Rows) -> Table:
    """Add the share of the day to a table of a snapshot; ``rows`` are the settlements."""
    found = {SHARE_COLUMN: _values(shares_on(shares, snapshot)[rows])}
    return replace(table, columns={**table.columns, **found})


def with_spell_shares(table: Table, shares: Shares, history: History, spells: Rows) -> Table:
    """Add the least and the greatest share on the days of each spell to a table of these."""
    first = day_number(history.first)
    found = shares.within(
        history.settlement[spells].astype(np.int32),
        history.start[spells] + first,
        history.end[spells] + first,
    )
    further = {name: _values(each) for name, each in zip(SPELL_SHARE_COLUMNS, found, strict=True)}
    return replace(table, columns={**table.columns, **further})


def _values(shares: Floats) -> list[Value]:
    return [None if value != value else value for value in shares.tolist()]  # noqa: PLR0124  NaN

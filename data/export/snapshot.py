"""A snapshot as a file: who controlled which settlement on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.export import geojson
from data.export.columns import SNAPSHOT_COLUMNS, place_columns, spell_columns, spell_span
from data.export.pieces import ROWS, Pieces
from data.export.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from data.export.features import Places, Tails
    from data.export.shares import SharedTails
    from data.export.table import Value
    from data.snapshot import Snapshot
    from geo.gazetteer import Gazetteer

    Rows = NDArray[np.integer]


def snapshot_geojson(
    snapshot: Snapshot,
    rows: Rows,
    members: Mapping[str, Any],
    *,
    places: Places,
    tails: Tails | SharedTails,
    placed: NDArray[np.bool_] | None,
) -> Pieces:
    """Return a snapshot of some settlements as GeoJSON. Equal input gives equal bytes.

    Parameters
    ----------
    rows
        The settlements, ascending.
    members
        What the file says about itself.
    places, tails
        Pieces of features, filled as needed and used again by the next call.
    placed
        For each settlement of the history, whether it has a position; those without are left out
        and counted in ``unplaced_omitted``. None keeps them, with ``geometry`` null.
    """
    kept = rows if placed is None else rows[placed[rows]]
    batches = (kept[start : start + ROWS] for start in range(0, len(kept), ROWS))
    features = (
        map(bytes.__add__, places.prefixes(batch), tails.of(snapshot, batch)) for batch in batches
    )
    stated = {**members, "unplaced_omitted": len(rows) - len(kept)}
    return Pieces(
        count=-(-len(kept) // ROWS) + 2,
        chunks=geojson.collection_chunks(features, stated, places.bounds(kept)),
    )


def snapshot_table(
    snapshot: Snapshot,
    rows: Rows,
    members: Mapping[str, Any],
    *,
    gazetteer: Gazetteer,
    places: Places | None = None,
) -> Table:
    """Return a snapshot of some settlements as a table, for every format but GeoJSON.

    ``places`` gives geometries in place of points.
    """
    history = snapshot.history
    spells, disputed = snapshot.spell[rows].tolist(), snapshot.disagreement[rows].tolist()
    codes = [history.codes[row] for row in rows.tolist()]
    records = [
        {
            **place_columns(gazetteer, code),
            **spell_columns(history, spell, disagreement=disagreement),
        }
        for code, spell, disagreement in zip(codes, spells, disputed, strict=True)
    ]
    columns: dict[str, list[Value]] = {
        name: [record[name] for record in records] for name in SNAPSHOT_COLUMNS
    }
    return Table(
        key="katottg",
        columns=columns,
        points=[gazetteer.settlement(code).point for code in codes],
        geometries=None if places is None else [places.geometry(row) for row in rows.tolist()],
        members=members,
        spans=[spell_span(history, spell) for spell in spells],
    )

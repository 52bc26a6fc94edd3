"""What an imported dataset says, as spells, and as a history on the ledger's clock. Pure.

Days are counted from 1970-01-01, as NumPy and Parquet do, until a history is made: a dataset has
its own first and last day, and outside them nothing is known from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from data.history import History
from data.spell import Sides
from data.status import Certainty, ControlStatus, Provenance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Ints = NDArray[np.int32]
    Bytes = NDArray[np.uint8]
    Flags = NDArray[np.bool_]

EPOCH = date(1970, 1, 1)

#: Days for which a status holds after a dataset last gave it. Longer silence is ``unknown``.
HELD_DAYS = 31


def day_number(day: date) -> int:
    """Return the days from 1970-01-01 to a day."""
    return (day - EPOCH).days


def day_of(number: int) -> date:
    """Return the day of a number of days since 1970-01-01."""
    return EPOCH + timedelta(days=int(number))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stretches:
    """Consecutive days ``[start, end)`` on which a dataset gave a settlement one status.

    Columns of equal length, in order of ``row`` (an index of settlements), then ``start``; those
    of one settlement do not overlap. ``status`` is never ``unknown``. ``implied`` marks what the
    dataset did not state but what follows from its silence.
    """

    row: Ints
    start: Ints
    end: Ints
    status: Bytes
    implied: Flags


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LayerSpells:
    """Spells of one layer, columns of equal length in order of ``row``, then ``start``.

    ``start`` is the first day on which the dataset has the status, ``earliest`` the day after it
    last had another: the change happened from one to the other, both inside.
    """

    row: Ints
    start: Ints
    earliest: Ints
    end: Ints
    status: Bytes
    provenance: Bytes


def spells_of(said: Stretches, *, last: int, held_days: int = HELD_DAYS) -> LayerSpells:
    """Return the spells that follow from what a dataset says.

    A status holds until the dataset says another, but no longer than ``held_days`` days of silence
    and not beyond ``last``, the last day of the dataset (inside). What is only implied all along is
    ``implied``; a spell that the dataset states on some day is ``reported``.
    """
    if not len(said.row):
        return _spells(said, said.start, said.end)
    same = said.row[1:] == said.row[:-1]
    until = np.append(np.where(same, said.start[1:], last + 1), last + 1).astype(np.int32)
    end = said.end + np.clip(until - said.end, 0, held_days).astype(np.int32)
    follows = np.concatenate(([False], same & (end[:-1] == said.start[1:])))
    before = np.concatenate((said.end[:1], said.end[:-1]))
    earliest = np.where(follows, before, said.start).astype(np.int32)
    goes_on = follows & np.concatenate(([False], said.status[1:] == said.status[:-1]))
    return _merged(_spells(said, earliest, end), np.flatnonzero(~goes_on))


def _spells(said: Stretches, earliest: Ints, end: Ints) -> LayerSpells:
    provenance = np.where(said.implied, Provenance.IMPLIED, Provenance.REPORTED).astype(np.uint8)
    return LayerSpells(
        row=said.row,
        start=said.start,
        earliest=earliest,
        end=end,
        status=said.status,
        provenance=provenance,
    )


def _merged(spells: LayerSpells, first: NDArray[np.int64]) -> LayerSpells:
    """Join each spell with those after it, up to the next of ``first``."""
    final = np.append(first[1:], len(spells.row)) - 1
    return LayerSpells(
        row=spells.row[first],
        start=spells.start[first],
        earliest=spells.earliest[first],
        end=spells.end[final],
        status=spells.status[first],
        provenance=np.maximum.reduceat(spells.provenance, first),
    )


def layer_history(
    spells: LayerSpells,
    name: str,
    codes: tuple[str, ...],
    *,
    first: date,
    last: date,
    sides: Sides,
    known_as_of: date | None = None,
) -> History:
    """Return a layer as a history over the given days; ``row`` indexes ``codes``.

    ``known_as_of`` is the day of knowledge of the spells, which the history states.

    Days of which the layer says nothing are ``unknown``. A spell has one source, its dataset: it is
    ``claimed`` if that is Ukraine's word about its own control, else ``single``.
    """
    n_days = (last - first).days + 1
    inside = _on_days(spells, day_number(first), n_days)
    whole = _with_gaps(inside, len(codes), n_days)
    known = whole.status != ControlStatus.UNKNOWN
    own = known & (whole.status == ControlStatus.UKRAINIAN) & (sides == Sides.UKRAINE)
    certainty = np.where(known, Certainty.SINGLE, Certainty.NONE)
    return History(
        layer=name,
        first=first,
        last=last,
        known_as_of=known_as_of,
        codes=codes,
        claim_ids=(),
        event_ids=(),
        offsets=np.searchsorted(whole.row, np.arange(len(codes) + 1)).astype(np.int32),
        status=whole.status,
        start=whole.start,
        start_earliest=whole.earliest,
        start_latest=whole.start.copy(),
        end=whole.end,
        certainty=np.where(own, Certainty.CLAIMED, certainty).astype(np.uint8),
        provenance=whole.provenance,
        n_sources=known.astype(np.uint16),
        n_independent=known.astype(np.uint16),
        sides=np.where(known, int(sides), 0).astype(np.uint8),
        **_no_claims(len(known)),
    )


def _on_days(spells: LayerSpells, first: int, n_days: int) -> LayerSpells:
    """Count days from ``first`` and cut off what lies outside the days that are asked for."""
    start, end = (np.clip(days - first, 0, n_days) for days in (spells.start, spells.end))
    earliest = np.minimum(np.clip(spells.earliest - first, 0, n_days), start)
    kept = start < end
    return LayerSpells(
        row=spells.row[kept],
        start=start[kept].astype(np.int32),
        earliest=earliest[kept].astype(np.int32),
        end=end[kept].astype(np.int32),
        status=spells.status[kept],
        provenance=spells.provenance[kept],
    )


def _with_gaps(spells: LayerSpells, n: int, n_days: int) -> LayerSpells:
    """Fill what lies before, between and after the spells of ``n`` settlements with unknown."""
    opens = np.concatenate(([True], spells.row[1:] != spells.row[:-1]))[: len(spells.row)]
    before = np.where(opens, 0, np.concatenate(([0], spells.end[:-1]))[: len(spells.row)])
    closes = np.concatenate((opens[1:], [True]))[: len(spells.row)]
    silent = np.setdiff1d(np.arange(n, dtype=np.int32), spells.row)
    rows = np.concatenate((spells.row, spells.row[closes], silent))
    starts = np.concatenate((before, spells.end[closes], np.zeros(len(silent))))
    ends = np.concatenate((spells.start, np.full(int(closes.sum()) + len(silent), n_days)))
    real = starts < ends
    row = np.concatenate((spells.row, rows[real])).astype(np.int32)
    gap = np.zeros(int(real.sum()), dtype=np.uint8)
    start = np.concatenate((spells.start, starts[real])).astype(np.int32)
    order = np.lexsort((start, row))
    return LayerSpells(
        row=row[order],
        start=start[order],
        earliest=np.concatenate((spells.earliest, starts[real])).astype(np.int32)[order],
        end=np.concatenate((spells.end, ends[real])).astype(np.int32)[order],
        status=np.concatenate((spells.status, gap + ControlStatus.UNKNOWN)).astype(np.uint8)[order],
        provenance=np.concatenate((spells.provenance, gap + Provenance.NONE)).astype(np.uint8)[
            order
        ],
    )


def _no_claims(spells: int) -> Mapping[str, NDArray[Any]]:
    """Return the columns of claims, events and dissent of spells that have none."""
    nothing = np.zeros(0, dtype=np.int32)
    columns: dict[str, NDArray[Any]] = {"disagreement": np.zeros(spells, dtype=np.uint8)}
    for name in ("claim", "event", "dissent"):
        columns[f"{name}_offsets"] = np.zeros(spells + 1, dtype=np.int32)
        columns[f"{name}_index"] = nothing.copy()
    return columns | {"dissent_start": nothing.copy(), "dissent_end": nothing.copy()}

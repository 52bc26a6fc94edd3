"""Columns: the spells of distinct sets of evidence, packed for all settlements that share them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from data import csr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from data.spell import Spell

#: Plain columns of a spell, with their types.
SPELL_COLUMNS = {
    "status": np.uint8,
    "start": np.int32,
    "start_earliest": np.int32,
    "start_latest": np.int32,
    "end": np.int32,
    "certainty": np.uint8,
    "provenance": np.uint8,
    "n_sources": np.uint16,
    "n_independent": np.uint16,
    "sides": np.uint8,
    "disagreement": np.uint8,
}


def columns(
    distinct: Sequence[Sequence[Spell]],
    set_of: NDArray[np.int32],
    events: Sequence[int | None],
) -> dict[str, NDArray[Any]]:
    """Return the array fields of a :class:`data.history.History`, by name. Pure.

    Parameters
    ----------
    distinct
        Spells for each distinct set of evidence.
    set_of
        For each settlement, its set: an index into ``distinct``.
    events
        For each claim, the index of the event that carries it, or None.
    """
    spells = list(chain.from_iterable(distinct))
    set_offsets = csr.pack([range(len(group)) for group in distinct])[0]
    offsets, chosen = csr.take(set_offsets, set_of)
    packed: dict[str, NDArray[Any]] = {"offsets": offsets}
    for name, dtype in SPELL_COLUMNS.items():
        values = np.array([getattr(spell, name) for spell in spells], dtype=dtype)
        packed[name] = values[chosen]
    packed |= _lists("claim", [spell.claims for spell in spells], chosen)
    packed |= _lists("event", [_events_of(spell, events) for spell in spells], chosen)
    packed |= _dissent(spells, chosen)
    return packed


def _lists(
    name: str, rows: Sequence[Sequence[int]], chosen: NDArray[np.int32]
) -> dict[str, NDArray[Any]]:
    """Return ``<name>_offsets`` and ``<name>_index`` for the chosen spells."""
    offsets, items = csr.pack(rows)
    taken, positions = csr.take(offsets, chosen)
    return {f"{name}_offsets": taken, f"{name}_index": items[positions]}


def _events_of(spell: Spell, events: Sequence[int | None]) -> list[int]:
    """Return the events that carry a spell's claims, each once, in ascending order."""
    found = {events[claim] for claim in spell.claims}
    return sorted(event for event in found if event is not None)


def _dissent(spells: Sequence[Spell], chosen: NDArray[np.int32]) -> dict[str, NDArray[Any]]:
    """Return the columns of dissent for the chosen spells."""
    offsets, claims = csr.pack([[d.claim for d in spell.dissent] for spell in spells])
    flat = [d for spell in spells for d in spell.dissent]
    taken, positions = csr.take(offsets, chosen)
    return {
        "dissent_offsets": taken,
        "dissent_index": claims[positions],
        "dissent_start": np.array([d.start for d in flat], dtype=np.int32)[positions],
        "dissent_end": np.array([d.end for d in flat], dtype=np.int32)[positions],
    }

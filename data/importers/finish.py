"""From what a dataset says to a layer that is ready for the shelf. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data.consensus import CONSENSUS_LAYER
from data.history import LEDGER_LAYER
from data.importers.columnar import packed_editions, packed_shares
from data.importers.errors import ImportFault
from data.importers.shelf import EDITIONS, SHARES
from data.importers.shelving import Finished
from data.layer import Layer
from data.layerspells import HELD_DAYS, Stretches, day_of, spells_of
from data.spell import Sides
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from data.importers.report import Report
    from data.layershares import Shares
    from data.layerspells import LayerSpells
    from geo.gazetteer import Gazetteer

#: Names of layers: they are folders and stand in addresses.
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.ASCII)
#: Names of layers that are not imported.
RESERVED = (CONSENSUS_LAYER, LEDGER_LAYER)


#: Characters of a KATOTTG code that name the oblast.
_OBLAST_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Whose a dataset is, and under what terms; ``publishable`` as in :class:`data.layer.Layer`."""

    title: str
    licence: str
    attribution: tuple[str, ...]
    publishable: bool
    sides: Sides


def require_name(name: str) -> str:
    """Return a name that a layer may have; raise ImportFault for another."""
    if NAME.fullmatch(name) is None or name in RESERVED:
        raise ImportFault(
            f"--name {name!r}",
            "no name for a layer",
            f"use small letters, digits and hyphens, 40 at most, and not {' or '.join(RESERVED)}",
        )
    return name


def finished(
    said: Stretches,
    *,
    name: str,
    terms: Terms,
    days: tuple[int, int],
    gazetteer: Gazetteer,
    report: Report,
    inputs: tuple[tuple[str, int], ...],
    editions: Sequence[tuple[int, LayerSpells]] = (),
    shares: Shares | None = None,
    held_days: int = HELD_DAYS,
) -> Finished:
    """Return a layer with its description.

    Parameters
    ----------
    said
        Rows index the settlements of ``gazetteer``.
    days
        First and last day of the dataset, inside, from 1970-01-01.
    editions
        What the dataset said from each day of knowledge on, in order, if it says so.
    shares
        How much of each cell its polygons of occupied land cover, if it has any.
    held_days
        Days of silence for which a status holds.
    """
    spells = spells_of(said, last=days[1], held_days=held_days)
    spoken = np.unique(spells.row)
    positions = gazetteer.positions[spoken]
    positions = positions[~np.isnan(positions[:, 0])]
    corners = [positions.min(axis=0), positions.max(axis=0)] if len(positions) else []
    layer = Layer(
        name=name,
        title=terms.title,
        first=day_of(days[0]),
        last=day_of(days[1]),
        oblasts=_oblasts(spoken, gazetteer),
        bbox=tuple(float(value) for corner in corners for value in corner),
        covered=len(spoken),
        placed=len(positions),
        spells=len(spells.row),
        claims=0,
        sources=1,
        events=0,
        licence=terms.licence,
        attribution=terms.attribution,
        publishable=terms.publishable,
        known_from=day_of(editions[0][0]) if editions else None,
    )
    further = {}
    if editions:
        further[EDITIONS] = packed_editions(editions, gazetteer.codes, layer)
    if shares is not None:
        further[SHARES] = packed_shares(shares, gazetteer.codes, layer)
    return Finished(
        layer=layer,
        sides=terms.sides,
        inputs=inputs,
        counts=report.counts,
        codes=gazetteer.codes,
        spells=spells,
        report=report.as_csv(),
        further=further,
    )


def _oblasts(rows: NDArray[np.int32], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the oblasts of settlements: a code begins as its oblast's does."""
    met = {gazetteer.codes[row][:_OBLAST_DIGITS] for row in rows.tolist()}
    oblasts = (unit.katottg for unit in gazetteer.units_at(Level.OBLAST))
    return tuple(sorted(code for code in oblasts if code[:_OBLAST_DIGITS] in met))

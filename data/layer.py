"""Layers: what is loaded, how far it reaches, and under what terms. Pure."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from data.recordjson import to_json
from data.status import ControlStatus

if TYPE_CHECKING:
    from data.history import History
    from data.ledger import Ledger
    from geo.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One dataset of control history.

    ``covered`` counts the settlements about which it says anything, ``placed`` those of them that
    have a position, ``bbox`` is west, south, east, north around these in degrees, or empty.
    ``publishable`` is false where the terms do not let us pass it on: it is for its user alone.
    ``known_from`` is the first day of knowledge of an imported layer that says when it said what,
    None of one that does not.
    """

    name: str
    title: str
    first: date
    last: date
    oblasts: tuple[str, ...]
    bbox: tuple[float, ...]
    covered: int
    placed: int
    spells: int
    claims: int
    sources: int
    events: int
    licence: str
    attribution: tuple[str, ...]
    publishable: bool = True
    known_from: date | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON-able values, the name under ``layer``."""
        values = {field.name: to_json(getattr(self, field.name)) for field in fields(self)}
        return {"layer": values.pop("name"), **values}


def ledger_layer(
    history: History, ledger: Ledger, gazetteer: Gazetteer, focus: tuple[str, ...]
) -> Layer:
    """Describe the layer that is made from the ledger."""
    spoken = np.unique(history.settlement[history.status != ControlStatus.UNKNOWN])
    positions = gazetteer.positions[spoken]
    positions = positions[~np.isnan(positions[:, 0])]
    corners = [positions.min(axis=0), positions.max(axis=0)] if len(positions) else []
    return Layer(
        name=history.layer,
        title=ledger.title,
        first=ledger.first,
        last=ledger.last,
        oblasts=focus,
        bbox=tuple(float(value) for corner in corners for value in corner),
        covered=len(spoken),
        placed=len(positions),
        spells=int(np.isin(history.settlement, spoken).sum()),
        claims=len(ledger.claims),
        sources=len(ledger.sources),
        events=len(ledger.events),
        licence=ledger.licence,
        attribution=ledger.attribution,
    )

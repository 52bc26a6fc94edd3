"""Derive: checked evidence -> the bytes of every built file. Pure; equal input gives equal bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data.digest import NAME_DIGITS, digest
from data.focus import focus_oblasts
from data.history import History, history
from data.payload.base import base_file
from data.payload.cards import events_file
from data.payload.cells import cells_file
from data.payload.settlements import Scope, history_file, names_file, scope_of
from data.payload.timeline import timeline_file
from data.stored import pack_history, pack_ledger, pack_places
from data.verification import verify_all
from geo.shapes import cells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

    from data.ledger import Ledger
    from data.readers.boundaries import Boundaries
    from geo.gazetteer import Gazetteer

#: Part of every dataset's name: raise it when files of equal names take another form.
FORM = "2"


@dataclass(frozen=True, kw_only=True)
class Seeds:
    """The evidence of one folder, read and checked."""

    gazetteer: Gazetteer
    ledger: Ledger
    boundaries: Boundaries


@dataclass(frozen=True, kw_only=True)
class Derived:
    """The built files by name, what they amount to, and what deserves a look."""

    dataset: str
    files: Mapping[str, bytes]
    counts: Mapping[str, int]
    warnings: tuple[str, ...]


def derive(seeds: Seeds) -> Derived:
    """Return all files of a build.

    The dataset's name is a digest of their contents, so that it changes exactly when an answer
    may: with the evidence or with the rules, not with a comment in either.
    """
    gazetteer, ledger, drawn = seeds.gazetteer, seeds.ledger, seeds.boundaries
    past = history(ledger, gazetteer)
    focus = focus_oblasts(ledger, gazetteer)
    scope = scope_of(gazetteer, focus)
    files = {
        "places.json": pack_places(gazetteer),
        "ledger.json": pack_ledger(ledger),
        "ledger.bin": pack_history(past),
        "cells.bin": cells_file(scope_cells(gazetteer, scope, drawn.outlines)),
        "names.json": names_file(gazetteer, scope),
        "base.json": base_file(gazetteer, drawn.outlines, drawn.water, drawn.rivers, focus),
        "timeline.json": timeline_file(past, scope, ledger.phases),
        "events.json": events_file(past, ledger, gazetteer, verify_all(ledger)),
    }
    # history.bin states the name, and so takes part in it without.
    nameless = history_file(past, gazetteer, scope, dataset="")
    dataset = digest([("form", FORM.encode()), ("history.bin", nameless), *files.items()])
    dataset = dataset[:NAME_DIGITS]
    files["history.bin"] = history_file(past, gazetteer, scope, dataset=dataset)
    return Derived(
        dataset=dataset,
        files=files,
        counts=_counts(seeds, past, scope),
        warnings=ledger.warnings,
    )


def scope_cells(
    gazetteer: Gazetteer, scope: Scope, outlines: Mapping[str, BaseGeometry]
) -> list[BaseGeometry | None]:
    """Return the cell of each settlement of a scope, cut out of its oblast; None if unplaced."""
    found: dict[str, BaseGeometry] = {}
    for oblast in scope.oblasts:
        points = {
            place.katottg: place.point
            for place in gazetteer.settlements_in(oblast.katottg)
            if place.point is not None
        }
        found |= cells(points, outlines[oblast.katottg])
    return [found.get(gazetteer.codes[row]) for row in scope.rows]


def _counts(seeds: Seeds, past: History, scope: Scope) -> dict[str, int]:
    placed = ~np.isnan(seeds.gazetteer.positions[:, 0])
    ledger = seeds.ledger
    return {
        "settlements": len(seeds.gazetteer),
        "placed": int(placed.sum()),
        "settlements in focus": len(scope.rows),
        "placed in focus": int(placed[scope.rows].sum()),
        "sources": len(ledger.sources),
        "claims": len(ledger.claims),
        "events": len(ledger.events),
        "spells in focus": int(np.isin(past.settlement, scope.rows).sum()),
    }

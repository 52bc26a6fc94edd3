"""Writing a snapshot of 33,141 points: ours beside geopandas."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import geopandas
import numpy as np
import pandas as pd

from bench import payload
from data.export.features import Places, Tails
from data.export.snapshot import snapshot_geojson, snapshot_table
from data.snapshot import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DAY = payload.FIRST + timedelta(days=200)


#: Targets of issue 7: so many times faster than the peer, without and with what a first export leaves.
COLD, WARM = 5, 50


def rows() -> Iterator[dict[str, Any]]:
    """Yield one row a measurement: the median of several runs of each side, interleaved."""
    history, gazetteer = payload.history(), payload.gazetteer()
    everything = np.arange(len(gazetteer))
    placed = np.ones(len(gazetteer), dtype=np.bool_)
    warm = Places(gazetteer), Tails(history)

    def ours(places: Places, tails: Tails) -> bytes:
        shot = snapshot(history, DAY)
        return snapshot_geojson(
            shot, everything, {}, places=places, tails=tails, placed=placed
        ).whole()

    table = snapshot_table(snapshot(history, DAY), everything, {}, gazetteer=gazetteer)
    frame = geopandas.GeoDataFrame(
        pd.DataFrame(
            {name: [str(value) for value in column] for name, column in table.columns.items()}
        ),
        geometry=geopandas.points_from_xy(*zip(*table.points, strict=True)),
        crs="EPSG:4326",
    )
    size = len(ours(*warm)) / 1e6
    cold, peer = _medians(lambda: ours(Places(gazetteer), Tails(history)), frame.to_json)
    yield _row(f"GeoJSON of 33,141 points, cold ({size:.0f} MB)", cold, peer, COLD)
    quick, peer = _medians(lambda: ours(*warm), frame.to_json)
    yield _row(f"GeoJSON of 33,141 points, warm ({size:.0f} MB)", quick, peer, WARM)


def _row(name: str, ours_ms: float, peer_ms: float, at_least: float) -> dict[str, Any]:
    row = {"name": name, "ours_ms": ours_ms, "peer_ms": peer_ms, "peer": "geopandas.to_json"}
    return {**row, "at_least": at_least}


def _medians(*calls: Callable[[], object], runs: int = 5) -> tuple[float, ...]:
    """Return the median time of each call in milliseconds; the calls take turns."""
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(runs):
        for call, taken in zip(calls, times, strict=True):
            began = time.perf_counter()
            call()
            taken.append((time.perf_counter() - began) * 1e3)
    return tuple(float(np.median(taken)) for taken in times)

"""Imports beside merely reading the same files: a panel in VIINA's form, an archive in DeepState's."""

from __future__ import annotations

import json
import tempfile
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np
import orjson
import polars as pl

from bench.geo import SEEDS
from data.importers.deepstate import read_deepstate, snapshots
from data.importers.overlay import Overlay
from data.importers.progress import quiet
from data.importers.report import Report
from data.importers.viina import control_files, read_viina
from data.readers.places import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geo.gazetteer import Gazetteer

REPEATS = 2
#: Settlements and days of the panel: 0.9 million rows, a twelfth of a year of the whole country.
DAYS = 30
#: Snapshots, polygons of one and corners of one; of every snapshot one polygon in twenty is new.
SNAPSHOTS, POLYGONS, CORNERS = 60, 100, 120


def rows() -> Iterator[dict[str, Any]]:
    """Yield one row a measurement: the best of interleaved runs of each side."""
    gazetteer = load_gazetteer(SEEDS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for order in ("by settlement", "by day", "shuffled"):
            path = folder / "kontrol_latest_2023.csv"
            size = _write_panel(path, gazetteer, order)
            yield _row(
                f"panel of {size / 1e6:.0f} MB, {order}: five layers",
                *_best(partial(_viina, path, gazetteer), partial(_scan, path)),
                "polars, plain count of one column",
            )
        archive = folder / "archive"
        size = _write_archive(archive)
        yield _row(
            f"{SNAPSHOTS} snapshots of polygons, {size / 1e6:.0f} MB",
            *_best(partial(_deepstate, archive, gazetteer), partial(_parse, archive)),
            "orjson, parsing only",
        )


def _viina(path: Path, gazetteer: Gazetteer) -> object:
    return read_viina(
        control_files([path]),
        name="bench",
        gazetteer=gazetteer,
        geonames={},
        report=Report(),
        progress=quiet(),
    )


def _scan(path: Path) -> object:
    return pl.scan_csv(path).group_by("status").len().collect()


def _deepstate(folder: Path, gazetteer: Gazetteer) -> object:
    return read_deepstate(
        snapshots([folder]), name=None, gazetteer=gazetteer, overlay=Overlay(), progress=quiet()
    )


def _parse(folder: Path) -> object:
    return [len(orjson.loads(path.read_bytes())["features"]) for path in folder.iterdir()]


def _write_panel(path: Path, gazetteer: Gazetteer, order: str) -> int:
    """Write statuses that change on one day of each settlement; return the size in bytes."""
    rng = np.random.default_rng(2022)
    n = len(gazetteer)
    settlement, day = np.divmod(np.arange(n * DAYS), DAYS)
    if order == "by day":
        day, settlement = np.divmod(np.arange(n * DAYS), n)
    elif order == "shuffled":
        settlement, day = np.divmod(rng.permutation(n * DAYS), DAYS)
    words = np.array(["UA", "RU", "CONTESTED"])
    columns: dict[str, Any] = {
        "kod": np.array(gazetteer.codes)[settlement],
        "date": np.array(
            [(date(2023, 1, 1) + timedelta(days=each)).strftime("%Y%m%d") for each in range(DAYS)]
        )[day],
    }
    for name in ("status_wiki", "status_boost", "status_dsm", "status_isw", "status"):
        turn, before, after = rng.integers(0, DAYS, n), rng.integers(0, 3, n), rng.integers(0, 3, n)
        columns[name] = words[
            np.where(day < turn[settlement], before[settlement], after[settlement])
        ]
    columns["vcontrol_version"] = np.full(n * DAYS, "2.0")
    pl.DataFrame(columns).write_csv(path)
    return path.stat().st_size


def _write_archive(folder: Path) -> int:
    """Write snapshots most of whose polygons repeat; return their size in bytes."""
    folder.mkdir()
    rng = np.random.default_rng(2022)
    features = [_feature(rng) for _ in range(POLYGONS)]
    size = 0
    for day in range(SNAPSHOTS):
        for place in rng.integers(0, POLYGONS, POLYGONS // 20):
            features[place] = _feature(rng)
        text = '{"type":"FeatureCollection","features":[' + ",".join(features) + "]}"
        (folder / f"{1_650_000_000 + day * 86_400}.geojson").write_text(text)
        size += len(text)
    return size


def _feature(rng: np.random.Generator) -> str:
    """Return a star-shaped polygon somewhere in the east, about 20 km across."""
    middle = np.array([rng.uniform(34, 39), rng.uniform(46.5, 50)])
    angle = np.linspace(0, 2 * np.pi, CORNERS)
    reach = rng.uniform(0.05, 0.2, CORNERS)
    reach[-1] = reach[0]
    ring = middle + reach[:, None] * np.column_stack((np.cos(angle), np.sin(angle)))
    return json.dumps(
        {
            "type": "Feature",
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[round(x, 7), round(y, 7), 0] for x, y in ring.tolist()]],
            },
            "properties": {"name": "a /// Occupied", "fill": "#a52714", "fill-opacity": 0.302},
        },
        separators=(",", ":"),
    )


def _best(ours: Callable[[], object], peer: Callable[[], object]) -> tuple[float, float]:
    """Return the shortest of interleaved runs of both, in milliseconds."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(REPEATS):
        for run, kept in ((ours, times[0]), (peer, times[1])):
            start = perf_counter()
            run()
            kept.append((perf_counter() - start) * 1000)
    return min(times[0]), min(times[1])


def _row(name: str, ours_ms: float, peer_ms: float, peer: str) -> dict[str, Any]:
    return {
        "name": name,
        "ours_ms": ours_ms,
        "peer_ms": peer_ms,
        "ratio": ours_ms / peer_ms,
        "peer": peer,
    }

"""Polygons against settlements as SQL on SedonaDB, Apache Sedona's engine for one machine.

Needs sedonadb and geoarrow-pyarrow (docs/scaling.md), which are not in the requirements.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest
import shapely
import smallworld as world

from data.importers.deepstate_cover import Cover
from data.importers.pictures import RANK, STATUS_OF_RANK
from data.partitioned.sql import UNDER_POLYGONS
from data.status import ControlStatus

sedonadb = pytest.importorskip("sedonadb", reason="needs sedonadb: docs/scaling.md")
pytest.importorskip("geoarrow.pyarrow", reason="needs geoarrow-pyarrow: docs/scaling.md")

pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning")

DAYS, POLYGONS = 12, 9
STATUSES = (ControlStatus.UKRAINIAN, ControlStatus.OCCUPIED, ControlStatus.CONTESTED)


def drawn(positions):
    """Return days, statuses and areas: discs around settlements, and one whose edge meets a point."""
    rng = np.random.default_rng(7)
    placed = positions[~np.isnan(positions[:, 0])]
    for day in range(DAYS):
        for _ in range(POLYGONS):
            middle = placed[rng.integers(len(placed))] + rng.normal(0, 0.3, 2)
            area = shapely.Point(middle).buffer(rng.uniform(0.05, 1.2))
            yield date(2022, 3, 1) + timedelta(days=day), STATUSES[rng.integers(3)], area
    x, y = placed[0]
    yield date(2022, 5, 1), ControlStatus.OCCUPIED, shapely.box(x, y - 1, x + 1, y + 1)


def test_sedona_finds_the_statuses_of_the_importer():
    gazetteer = world.gazetteer()
    positions = gazetteer.positions
    polygons = list(drawn(positions))
    cover, best = Cover(positions), {}
    for day, status, area in polygons:
        ranks = best.setdefault(day, np.zeros(len(gazetteer), dtype=np.uint8))
        rows = cover.beneath([area])
        ranks[rows] = np.maximum(ranks[rows], RANK[status])
    expected = sorted(
        (gazetteer.codes[row], day, ControlStatus(STATUS_OF_RANK[ranks[row]]).word)
        for day, ranks in best.items()
        for row in np.flatnonzero(ranks).tolist()
    )
    placed = np.flatnonzero(~np.isnan(positions[:, 0])).tolist()
    engine = sedonadb.connect()
    engine.create_data_frame(
        pa.table(
            {
                "katottg": [gazetteer.codes[row] for row in placed],
                "lng": positions[placed, 0],
                "lat": positions[placed, 1],
            }
        )
    ).to_view("settlements")
    engine.create_data_frame(
        pa.table(
            {
                "wkt": [shapely.to_wkt(area, rounding_precision=-1) for *_, area in polygons],
                "day": [day for day, *_ in polygons],
                "status": [status.word for _, status, _ in polygons],
            }
        )
    ).to_view("polygons")
    found = engine.sql(UNDER_POLYGONS).to_arrow_table().to_pylist()
    assert [(row["katottg"], row["day"], row["status"]) for row in found] == expected
    assert {status for *_, status in expected} == {each.word for each in STATUSES}

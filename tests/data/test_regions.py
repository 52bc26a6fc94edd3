"""Divisions, regions and polygons, by example and on the built evidence."""

from __future__ import annotations

import json
from datetime import date

import numpy as np
import pytest
import shapely

from data.division import Scheme
from data.importers.errors import ImportFault
from data.importers.polygon import MAX_BYTES, MAX_VERTICES, inside, read_polygon
from data.occupationdays import NEVER
from data.regions import Question
from data.series import Category
from data.store import open_store
from data.totals import Measure
from geo.errors import UnknownPlaceError

RING = [[37.4, 49.6], [37.8, 49.6], [37.8, 49.8], [37.4, 49.8], [37.4, 49.6]]
POLYGON = {"type": "Polygon", "coordinates": [RING]}
FEATURE = {"type": "Feature", "properties": {}, "geometry": POLYGON}
IZIUM_RAION = "UA63040000000023521"
VOVCHANSK = "UA63140010010035757"
VOLOKHIV_YAR = "Волохів Яр"


@pytest.fixture(scope="module")
def store():
    return open_store()


@pytest.fixture(scope="module")
def everything(store):
    return Question(first=store.first, last=store.last)


@pytest.mark.parametrize(
    "document",
    [POLYGON, FEATURE, {"type": "FeatureCollection", "features": [FEATURE, FEATURE]}],
    ids=["polygon", "feature", "collection"],
)
def test_a_polygon_is_read_in_each_of_its_forms(document):
    area = read_polygon(json.dumps(document).encode())
    assert shapely.equals(area.geoms[0], shapely.box(37.4, 49.6, 37.8, 49.8))


def test_a_ring_that_crosses_itself_means_what_lies_between():
    bow = {"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]}
    area = read_polygon(json.dumps(bow).encode())
    points = np.array([[0.2, 1], [1.8, 1], [1, 0.2], [1, 1.8], [1, 1], [np.nan, 1]])
    # Nothing but the halves of the bow, its knot among them.
    assert inside(area, points).tolist() == [True, True, False, False, True, False]


def test_overlapping_parts_are_one_area():
    area = shapely.MultiPolygon([shapely.box(0, 0, 2, 2), shapely.box(1, 1, 3, 3)])
    points = np.array([[0.5, 0.5], [1.5, 1.5], [2.5, 2.5], [0.5, 2.5]])
    assert inside(area, points).tolist() == [True, True, True, False]


def test_a_ring_all_of_whose_sides_cross_is_answered_as_it_is():
    """Making such a ring valid takes minutes; the answer needs its even-odd rule alone."""
    random = np.random.default_rng(6)
    ring, points = random.random((600, 2)), random.random((2_000, 2))
    odd = np.zeros(len(points), dtype=bool)
    for (x1, y1), (x2, y2) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        between = (y1 > points[:, 1]) != (y2 > points[:, 1])
        odd ^= between & (points[:, 0] < (x2 - x1) * (points[:, 1] - y1) / (y2 - y1) + x1)
    document = {"type": "Polygon", "coordinates": [[*ring.tolist(), ring[0].tolist()]]}
    area = read_polygon(json.dumps(document).encode())
    assert inside(area, points).tolist() == odd.tolist()


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"{", "no JSON"),
        (b"[1]", "no GeoJSON"),
        (b'{"type": "FeatureCollection"}', "without features"),
        (b'{"type": "Point", "coordinates": [1, 2]}', "no polygon"),
        (b'{"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}', "fewer than four"),
        (b'{"type": "Polygon", "coordinates": [[[0, 0], [1, 999], [1, 1], [0, 0]]]}', "on Earth"),
        (b" " * (MAX_BYTES + 1), "longer than"),
    ],
)
def test_a_text_that_is_no_polygon_is_refused_with_a_reason(raw, message):
    with pytest.raises(ImportFault, match=message):
        read_polygon(raw)


def test_too_many_vertices_are_refused():
    angles = np.linspace(0, 2 * np.pi, MAX_VERTICES + 10)
    ring = np.round(np.column_stack([np.cos(angles), np.sin(angles)]), 5)
    ring[-1] = ring[0]
    with pytest.raises(ImportFault, match="vertices"):
        read_polygon(json.dumps({"type": "Polygon", "coordinates": [ring.tolist()]}).encode())


def test_rows_are_those_of_units_and_area_together(store):
    gazetteer = store.gazetteer
    area = shapely.MultiPolygon([shapely.box(37.4, 49.6, 37.8, 49.8)])
    units = {gazetteer.index_of(code) for code in gazetteer.codes_in(IZIUM_RAION)}
    inside = {
        row
        for row, place in enumerate(gazetteer.settlements)
        if place.point and area.covers(shapely.Point(place.point))
    }
    assert inside
    assert set(store.regions.rows([IZIUM_RAION], area).tolist()) == units | inside
    assert set(store.regions.rows([VOVCHANSK]).tolist()) == {gazetteer.index_of(VOVCHANSK)}
    with pytest.raises(UnknownPlaceError):
        store.regions.rows(["UA00000000000000000"])


def test_occupation_districts_follow_the_record_of_administrations(store):
    division = store.regions.division(Scheme.OCCUPATION)
    names = {name.en for name in division.names}
    assert names == {"Izium Raion", "Kupiansk Raion", "Kharkiv Raion", "Vovchansk Raion"}
    row = store.gazetteer.index_of(VOVCHANSK)
    assert division.name(row).en == "Vovchansk Raion"
    assert store.regions.division(Scheme.RAION).name(row).en == "Chuhuiv Raion"


def test_a_settlement_that_moved_between_raions_stands_in_its_old_one(store):
    (place,) = [
        place
        for place in store.gazetteer.settlements
        if place.name_uk == VOLOKHIV_YAR and place.katottg.startswith("UA63")
    ]
    row = store.gazetteer.index_of(place.katottg)
    assert store.regions.division(Scheme.FORMER_RAION).name(row).en == "Chuhuiv Raion"
    assert store.regions.division(Scheme.RAION).name(row).en == "Izium Raion"


def test_the_crosswalk_counts_every_settlement_once(store):
    rows = store.regions.rows()
    crossings = store.regions.crosswalk(rows)
    assert sum(each.settlements for each in crossings) == rows.size
    assert len({each.names for each in crossings}) == len(crossings)


def test_parts_add_up_to_the_whole(store, everything):
    rows = store.regions.rows()
    division = store.regions.division(Scheme.RAION)
    for measure in Measure:
        whole = store.regions.totals(rows, measure, everything)
        parts = store.regions.totals(rows, measure, everything, division)
        assert np.array_equal(parts.counts.sum(axis=0), whole.counts[0])
        assert len(parts.groups.codes) == 7


def test_totals_of_settlements_are_those_of_the_snapshot(store, everything):
    day = date(2022, 9, 5)
    shot, rows = store.snapshot(day)
    counts = shot.counts(rows)
    found = store.regions.totals(rows, Measure.SETTLEMENTS, everything)
    on_day = found.counts[0, :, found.history.day(day)]
    assert on_day[Category.OCCUPIED] == counts.occupied
    assert on_day[Category.LIBERATED] == counts.liberated


def test_fates_by_hromada_are_sums_of_those_of_settlements(store, everything):
    rows = store.regions.rows([IZIUM_RAION])
    fates = store.regions.fates(rows, everything)
    grouped = store.regions.group_fates(fates, Scheme.HROMADA)
    assert grouped.settlements.sum() == rows.size
    assert grouped.settlement_days.sum() == fates.occupied.best.sum()
    assert grouped.ever_occupied.sum() == np.count_nonzero(fates.occupied.best)
    for index, code in enumerate(grouped.division.groups.codes):
        members = [
            place
            for place, row in enumerate(rows.tolist())
            if store.gazetteer.settlements[row].hromada == code
        ]
        firsts = [day for day in fates.turns.first[members].tolist() if day != NEVER]
        assert grouped.first[index] == min(firsts, default=NEVER)
        assert grouped.last[index] == fates.turns.last[members].max()


def test_nothing_is_asked_of_a_day_of_knowledge_before_it_was_said(store):
    early = Question(first=store.first, last=store.last, known_as_of=date(2022, 3, 1))
    rows = store.regions.rows([IZIUM_RAION])
    assert store.regions.fates(rows, early).occupied.best.sum() < (
        store.regions.fates(rows, Question(first=store.first, last=store.last)).occupied.best.sum()
    )

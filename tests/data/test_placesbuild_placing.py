from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely

from data.placesbuild import build, tables
from data.placesbuild.codifier import Row, codifier
from data.placesbuild.geonames import city_candidates, postal_candidates
from data.placesbuild.naming import tidy
from data.placesbuild.neighbourhood import Placed, fit
from data.placesbuild.records import Candidate, Origin
from geo.place import LngLat, Toponym

FIXTURES = Path(__file__).parents[1] / "fixtures" / "placesbuild"
OBLAST_A, OBLAST_B = "UA63000000000041885", "UA14000000000091971"


def fixture_rows():
    with (FIXTURES / "codifier.csv").open(encoding="utf-8", newline="") as cells:
        for row in csv.reader(cells):
            if row[0].startswith("UA"):
                path = tuple(code for code in row[:5] if code)
                yield Row(path=path, category=row[5], name=tidy(row[6]))


@pytest.fixture(scope="module")
def inputs():
    register = codifier(fixture_rows())
    lines = (FIXTURES / "postal.jsonl").read_text(encoding="utf-8").splitlines()
    postal = [json.loads(line) for line in lines]
    cities = json.loads((FIXTURES / "cities500.json").read_text(encoding="utf-8")).values()
    ours = lambda rows, key: [row for row in rows if row[key] == "UA"]  # noqa: E731 (two uses)
    return build.Inputs(
        register=register,
        candidates=(
            *city_candidates(ours(cities, "countrycode"), register.units),
            *postal_candidates(ours(postal, "country_code"), register.units),
        ),
        positions={},
        spellings=(),
        areas=np.array(
            [
                shapely.box(36, 49, 37, 50),
                shapely.box(37, 49, 38, 50),
                shapely.box(30, 50, 31, 51),
                shapely.box(34, 49, 36, 50),
            ]
        ),
        lakes=np.array([shapely.box(36.4, 49.1, 36.5, 49.2), shapely.box(20, 40, 20.5, 40.5)]),
    )


@pytest.fixture(scope="module")
def texts(inputs):
    return build.compose(inputs)


def rows_of(texts, name):
    return list(csv.DictReader(texts[name].splitlines()))


@pytest.fixture(scope="module")
def positions(texts):
    found = {}
    for row in rows_of(texts, "settlements.csv"):
        spot = (float(row["lng"]), float(row["lat"])) if row["lng"] else None
        found.setdefault(row["name_uk"], []).append(spot)
    return found


def reasons(texts, name):
    return [row["reason"] for row in rows_of(texts, "rejected.csv") if row["name_uk"] == name]


def test_names_that_are_alone_are_placed(positions):
    assert positions["Вербівка"] == [(36.27, 49.53)]
    assert positions["Курилівка"] == [(36.7, 49.5)]


def test_namesakes_are_told_apart_by_their_hromadas(positions):
    assert positions["Іванівка"] == [(36.33, 49.47), (36.72, 49.53)]


def test_a_namesake_without_a_good_row_stays_unplaced(positions):
    assert positions["Веселе"] == [None, (36.68, 49.47)]


def test_a_row_in_another_oblast_is_turned_down_with_its_reason(positions, texts):
    assert positions["Пильна"] == [None]
    assert reasons(texts, "Пильна") == [
        "far from its hromada's other settlements, or two places fit"
    ]


def test_a_settlement_spelt_otherwise_is_found_and_its_other_name_kept(positions, texts):
    assert positions["Коробчине"] == [(36.25, 49.48)]
    assert "Коробочкине" in {row["toponym"] for row in rows_of(texts, "toponyms.csv")}


def test_rows_that_share_a_position_are_both_turned_down(positions, texts):
    assert positions["Василівка Перша"] == positions["Василівка Друга"] == [None]
    assert reasons(texts, "Василівка Перша") == ["shares its position with another settlement"]


def test_a_row_half_way_between_two_namesakes_is_nobodys(positions, texts):
    assert positions["Гусарівка"] == [None, None]
    assert reasons(texts, "Гусарівка") == ["2 settlements of this name; it fits none of them alone"]


def test_of_two_distant_rows_the_one_at_home_is_taken(positions, texts):
    assert positions["Синьківка"] == [(36.71, 49.55)]
    assert reasons(texts, "Синьківка") == ["placed 48 km from here"]


def test_a_populated_place_comes_before_the_postal_row(texts):
    row = next(r for r in rows_of(texts, "settlements.csv") if r["name_uk"] == "Балаклія")
    assert (row["lng"], row["position_source"]) == ("36.3012", "geonames-cities500")
    assert (row["geonameid"], row["population"], row["population_year"]) == ("712451", "28449", "")


def test_a_city_that_is_its_own_hromada_is_placed(texts):
    row = next(r for r in rows_of(texts, "settlements.csv") if r["name_uk"] == "Київ")
    assert (row["category"], row["geonameid"]) == ("K", "703448")


def test_every_settlement_of_the_codifier_has_a_row_in_order(inputs, texts):
    codes = [row["katottg"] for row in rows_of(texts, "settlements.csv")]
    assert codes == sorted(place.katottg for place in inputs.register.settlements)


def test_curated_positions_come_first_and_are_never_revised(inputs):
    pylna = next(s.katottg for s in inputs.register.settlements if s.name_uk == "Пильна")
    spot = LngLat(36.4, 49.9)
    by_hand = Candidate(keys=frozenset(), point=spot, origin=Origin.CURATED, oblasts=frozenset())
    texts = build.compose(replace(inputs, positions={pylna: by_hand}))
    row = next(r for r in rows_of(texts, "settlements.csv") if r["katottg"] == pylna)
    assert (row["lng"], row["lat"], row["position_source"]) == ("36.4", "49.9", "curated")


def test_a_spelling_by_hand_replaces_the_same_name_of_the_package(inputs):
    balakliia = next(s.katottg for s in inputs.register.settlements if s.name_uk == "Балаклія")
    mine = Toponym(
        katottg=balakliia, toponym="Балаклея", language="ru", kind="exonym", source="here"
    )
    texts = build.compose(replace(inputs, spellings=(mine,)))
    found = [r for r in rows_of(texts, "toponyms.csv") if r["toponym"] == "Балаклея"]
    assert [(row["language"], row["source"]) for row in found] == [("ru", "here")]


def test_equal_input_gives_equal_bytes(inputs, texts):
    assert build.compose(inputs) == texts


def test_the_order_of_candidates_does_not_matter(inputs, texts):
    cities = [c for c in inputs.candidates if c.origin is Origin.CITIES]
    postal = [c for c in inputs.candidates if c.origin is Origin.POSTAL]
    turned = replace(inputs, candidates=(*cities[::-1], *postal[::-1]))
    assert build.compose(turned) == texts


def test_outlines_hold_their_own_settlements_and_share_their_edges(texts):
    shapes = {
        feature["id"]: shapely.geometry.shape(feature["geometry"])
        for feature in json.loads(texts["boundaries/hromadas.geojson"])["features"]
    }
    for row in rows_of(texts, "settlements.csv"):
        if row["lng"] and row["hromada"] in shapes:
            assert shapes[row["hromada"]].contains(
                shapely.Point(float(row["lng"]), float(row["lat"]))
            )
    assert shapely.coverage_is_valid(list(shapes.values()))
    assert shapely.union_all(list(shapes.values())).area == pytest.approx(2, abs=0.002)


def test_oblasts_are_named_by_their_settlements_and_foreign_land_is_left_out(texts):
    features = json.loads(texts["boundaries/oblasts.geojson"])["features"]
    assert [f["id"] for f in features] == [OBLAST_B, OBLAST_A, "UA80000000000093317"]
    assert set(features[0]["properties"]) == {"katottg", "name_en", "name_uk", "method", "licence"}


def test_water_outside_the_country_is_left_out(texts):
    assert len(json.loads(texts["boundaries/water.geojson"])["features"]) == 1


def test_near_means_the_second_nearest_where_many_are_in_reach():
    placed = Placed(
        settlement=np.arange(5),
        xy_km=np.array([[1.0, 0], [2, 0], [3, 0], [4, 0], [0, 9]]),
        hromada=np.array([0, 0, 0, 0, 1]),
        raion=np.zeros(5, dtype=np.int64),
    )
    one = np.array([7]), np.array([0]), np.array([0])
    found = fit(np.zeros((1, 2)), *one, placed=placed)
    assert found.own_km.tolist() == [2.0]
    assert found.other_km.tolist() == [9.0]
    itself = fit(np.zeros((1, 2)), np.array([0]), np.array([0]), np.array([0]), placed=placed)
    assert itself.own_km.tolist() == [2.0]  # three others are in reach: the nearest counts


def test_nothing_in_reach_is_infinitely_far():
    placed = Placed(
        settlement=np.array([0]),
        xy_km=np.array([[500.0, 0]]),
        hromada=np.array([0]),
        raion=np.array([0]),
    )
    found = fit(np.zeros((1, 2)), np.array([1]), np.array([0]), np.array([0]), placed=placed)
    assert np.isinf([found.own_km[0], found.other_km[0], found.raion_km[0]]).all()


def test_tables_quote_what_needs_quoting():
    assert tables.table(("a", "b"), [("x,y", 'say "so"')]) == 'a,b\n"x,y","say ""so"""\n'

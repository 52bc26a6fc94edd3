"""Checks on the committed files of ``seeds/places``; the builder itself is tested elsewhere."""

from __future__ import annotations

import csv
import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import shapely

from data.placecheck import misplacements
from data.placesbuild.curated import read_positions, read_spellings
from data.placesbuild.naming import romanise
from data.readers.places import load_gazetteer
from geo.katottg import is_district, is_katottg, level
from geo.place import Level, LngLat
from geo.shapes import area_km2, containing, distances_m

SEEDS = Path(__file__).parents[1] / "seeds"
PLACES = SEEDS / "places"
KHARKIV_OBLAST = "UA63000000000041885"
UNITS_OF_THE_CODIFIER = 31_744
SPECIAL_CITIES = 2

# Named in the documents that the ledger starts from, with a code prefix where the name is not alone.
NAMED = [
    ("Izium", ""), ("Kupiansk", ""), ("Balakliia", ""), ("Vovchansk", ""), ("Velykyi Burluk", ""),
    ("Shevchenkove", "UA63080150010"), ("Dvorichna", ""), ("Borova", "UA6304005"), ("Pidlyman", ""),
    ("Lyptsi", ""), ("Hlyboke", "UA6312009"), ("Strilecha", ""), ("Kharkiv", ""), ("Pylna", ""),
    ("Krasne", "UA6312009"), ("Borysivka", "UA6312009"), ("Ohirtseve", ""), ("Hatyshche", ""),
    ("Pletenivka", ""), ("Lukiantsi", ""), ("Morokhovets", ""), ("Oliinykove", ""),
    ("Buhruvatka", ""), ("Starytsia", "UA6314001"), ("Synkivka", ""), ("Krokhmalne", ""),
    ("Tabaivka", ""), ("Kotliarivka", ""), ("Kyslivka", "UA6308013"), ("Pishchane", "UA63080130"),
    ("Tsyrkuny", ""), ("Ruska Lozova", ""), ("Staryi Saltiv", ""), ("Chuhuiv", ""), ("Oskil", ""),
    ("Savyntsi", ""), ("Studenok", "UA6304013"), ("Verbivka", "UA6304001"), ("Kunie", ""),
    ("Bairak", "UA6304001"), ("Kozacha Lopan", ""), ("Pechenihy", ""), ("Barvinkove", ""),
]  # fmt: skip

# Positions that we read on the settlement's own Wikipedia page, to test those of the packages by.
WITNESSES = {
    "UA63080150450079442": LngLat(37.17806, 49.66694),  # Samarske
    "UA63140090030042822": LngLat(37.12611, 49.99861),  # Borshchova, Pechenihy hromada
    "UA63120090030077586": LngLat(36.40889, 50.16306),  # Borshchova, Lyptsi hromada
    "UA63080050480092705": LngLat(37.77611, 49.83889),  # Tavilzhanka
    "UA63080090020061282": LngLat(37.68389, 49.63000),  # Kivsharivka
    "UA63040010070080766": LngLat(36.82966, 49.48826),  # Verbivka
    "UA63040050120042348": LngLat(37.51611, 49.36028),  # Horokhovatka
    "UA63040030170056237": LngLat(37.16167, 48.88111),  # Husarivka, Barvinkove hromada
    "UA63120090010039403": LngLat(36.42111, 50.20917),  # Lyptsi
    "UA63140170010036104": LngLat(36.68111, 49.83528),  # Chuhuiv
    "UA63140030080065945": LngLat(36.30500, 49.79556),  # Borova, Zmiiv hromada
}


def rows(name):
    with (PLACES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def settlements():
    return rows("settlements.csv")


@cache
def units():
    return {row["katottg"]: row for row in rows("units.csv")}


@cache
def features(name):
    return json.loads((PLACES / "boundaries" / name).read_text(encoding="utf-8"))["features"]


@cache
def shapes(name):
    return {each["id"]: shapely.geometry.shape(each["geometry"]) for each in features(name)}


def placed(prefix="UA"):
    return {
        row["katottg"]: LngLat(float(row["lng"]), float(row["lat"]))
        for row in settlements()
        if row["lng"] and row["katottg"].startswith(prefix)
    }


def test_no_unit_of_the_codifier_is_lost():
    everything = len(units()) + len(settlements()) + len(rows("districts.csv"))
    # Kyiv and Sevastopol are both units and settlements.
    assert everything - SPECIAL_CITIES == UNITS_OF_THE_CODIFIER


def test_kharkiv_oblast_has_its_seven_raions_and_fifty_six_hromadas():
    ours = Counter(row["level"] for code, row in units().items() if code.startswith("UA63"))
    assert ours == {"oblast": 1, "raion": 7, "hromada": 56}
    assert sum(row["katottg"].startswith("UA63") for row in settlements()) == 1_751


def test_codes_tell_the_level_that_the_file_states():
    assert all(level(code) == row["level"] for code, row in units().items())
    cities = {row["katottg"] for row in settlements() if row["category"] == "K"}
    assert all(
        level(row["katottg"]) is Level.SETTLEMENT
        for row in settlements()
        if row["katottg"] not in cities
    )
    assert all(is_district(row["katottg"]) for row in rows("districts.csv"))


def test_a_settlement_shares_its_hromadas_prefix():
    assert all(row["katottg"][:9] == row["hromada"][:9] for row in settlements())


def test_latin_names_follow_the_official_table():
    every = [*settlements()[::50], *units().values()]
    assert all(row["name_en"] == romanise(row["name_uk"]) for row in every)


def test_names_carry_no_stray_space():
    names = [row["name_uk"] for row in [*settlements(), *units().values()]]
    assert all(name == " ".join(name.split()) for name in names)


def test_files_are_sorted_by_code():
    for name in ("units.csv", "settlements.csv", "districts.csv"):
        codes = [row["katottg"] for row in rows(name)]
        assert codes == sorted(set(codes))


def test_enough_of_kharkiv_oblast_is_placed():
    assert len(placed("UA63")) >= 1_200


@pytest.mark.parametrize(("name", "prefix"), NAMED)
def test_settlements_that_the_documents_name_are_placed(name, prefix):
    ours = [
        row
        for row in settlements()
        if row["name_en"] == name and row["katottg"].startswith(prefix or "UA63")
    ]
    assert [bool(row["lng"]) for row in ours] == [True]


def test_positions_agree_with_what_we_read_elsewhere():
    codes = sorted(WITNESSES)
    ours = placed()
    metres = distances_m([ours[code] for code in codes], [WITNESSES[code] for code in codes])
    assert max(metres) < 3_000


def test_every_position_names_its_source():
    sources = {row["position_source"] for row in settlements() if row["lng"]}
    curated = {row["publisher"] for row in rows("positions.csv")}
    assert sources <= {"geonames-cities500", "geonames-postal"} | curated
    assert "Danish Refugee Council, ua-locations" in sources
    assert not any(row["position_source"] for row in settlements() if not row["lng"])


def test_curated_positions_are_in_force():
    ours = placed()
    for code, candidate in read_positions(PLACES / "positions.csv").items():
        assert ours[code] == pytest.approx(candidate.point, abs=1e-5)


def test_curated_spellings_are_in_the_toponyms():
    listed = {(row["katottg"], row["toponym"], row["language"]) for row in rows("toponyms.csv")}
    for spelling in read_spellings(PLACES / "spellings.csv"):
        assert (spelling.katottg, spelling.toponym, spelling.language) in listed


def test_toponyms_name_places_that_exist():
    known = {row["katottg"] for row in settlements()} | set(units())
    assert {row["katottg"] for row in rows("toponyms.csv")} <= known


def test_the_gazetteer_reads_the_files():
    gazetteer = load_gazetteer(SEEDS)
    assert len(gazetteer.settlements) == len(settlements())


def test_no_settlement_is_misplaced():
    gazetteer = load_gazetteer(SEEDS)
    parents = {code: row["parent"] or code for code, row in units().items()}
    raions = {row["katottg"]: parents[row["hromada"]] for row in settlements()}
    findings = misplacements(
        gazetteer.settlements,
        raions=raions,
        oblasts={code: parents[raion] for code, raion in raions.items()},
        outlines=shapes("oblasts.geojson"),
    )
    assert findings == ()


def test_rejected_rows_say_why_and_name_a_known_settlement_or_none():
    known = {row["katottg"] for row in settlements()} | {""}
    for row in rows("rejected.csv"):
        assert row["reason"]
        assert row["katottg"] in known
        assert is_katottg(row["oblast"])


@pytest.mark.parametrize(
    ("file", "expected"), [("oblasts.geojson", "oblast"), ("raions.geojson", "raion")]
)
def test_all_oblasts_and_raions_have_an_outline(file, expected):
    codes = [code for code, row in units().items() if row["level"] == expected]
    assert [each["id"] for each in features(file)] == codes


def test_a_hromada_has_an_outline_if_a_settlement_of_it_is_placed():
    homes = {row["katottg"]: row["hromada"] for row in settlements()}
    with_place = {homes[code] for code in placed()}
    hromadas = {code for code, row in units().items() if row["level"] == "hromada"}
    assert set(shapes("hromadas.geojson")) == with_place & hromadas


def test_outlines_hold_their_own_settlements():
    homes = {row["katottg"]: row["hromada"] for row in settlements()}
    ours = {code: point for code, point in placed().items() if units()[homes[code]]["parent"]}
    found = containing(list(ours.values()), shapes("hromadas.geojson"))
    wrong = [code for code, unit in zip(ours, found, strict=True) if unit != homes[code]]
    # Namesakes of a centre at one position rounded to ten metres cannot both be inside.
    assert wrong == []


@pytest.mark.parametrize("file", ["oblasts.geojson", "raions.geojson", "hromadas.geojson"])
def test_neighbours_share_their_borders_vertex_by_vertex(file):
    assert shapely.coverage_is_valid(list(shapes(file).values()))


def test_kharkiv_oblast_is_as_large_as_it_is():
    # 31,415 km2 by the state statistics service.
    assert area_km2(shapes("oblasts.geojson")[KHARKIV_OBLAST]) == pytest.approx(31_415, rel=0.01)


def test_ukraine_is_whole_within_its_recognised_borders():
    # 603,628 km2 with Crimea and inland waters, by the state statistics service.
    total = sum(area_km2(shape) for shape in shapes("oblasts.geojson").values())
    assert total == pytest.approx(603_628, rel=0.01)
    assert {"UA01", "UA85"} <= {code[:4] for code in shapes("oblasts.geojson")}


def test_boundaries_state_method_and_licence():
    for file in ("oblasts.geojson", "raions.geojson", "hromadas.geojson"):
        for each in features(file):
            assert set(each["properties"]) == {
                "katottg", "name_en", "name_uk", "method", "licence",
            }  # fmt: skip
    assert {each["properties"]["method"] for each in features("raions.geojson")} == {"voronoi"}


def test_geojson_is_small_right_handed_and_coarse():
    total = sum(path.stat().st_size for path in (PLACES / "boundaries").glob("*.geojson"))
    assert total < 15_000_000
    for shape in shapes("raions.geojson").values():
        for part in shapely.get_parts(shape):
            assert part.exterior.is_ccw
        coordinates = shapely.get_coordinates(shape)
        assert abs(coordinates - coordinates.round(4)).max() < 1e-12

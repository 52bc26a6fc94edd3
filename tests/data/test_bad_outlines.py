"""Bad outlines, rivers and former raions: one clear fault each, and nothing but the fault is lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from data.build import load_seeds
from data.errors import SeedError
from data.readers.boundaries import FOLDER, read_boundaries
from data.readers.formerraions import FILE as FORMER
from data.readers.formerraions import read_former_raions
from data.readers.places import load_gazetteer

SEEDS = Path(__file__).parents[1] / "fixtures" / "ledger"
FAR, STEPPE = "UA98000000000000001", "UA99000000000000011"
RAION = "UA99020000000000012"
VYSELOK = "UA99020030030000043"


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer(SEEDS)


@pytest.fixture
def seeds(tmp_path):
    """Evidence with sound outlines of both oblasts and of nothing else."""
    folder = Path(shutil.copytree(SEEDS, tmp_path / "seeds"))
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    outlines(folder, "oblasts", [area(FAR), area(STEPPE, west=1)])
    outlines(folder, "raions", [])
    outlines(folder, "hromadas", [])
    return folder


def area(code, west=0.0, kind="Polygon"):
    ring = [[west, 0.0], [west + 1, 0.0], [west + 1, 1.0], [west, 0.0]]
    return {"properties": {"katottg": code}, "geometry": {"type": kind, "coordinates": [ring]}}


def river(name="Siverskyi Donets", kind="LineString"):
    names = {"name_en": name, "name_uk": name}
    return {"properties": names, "geometry": {"type": kind, "coordinates": [[0, 0], [1, 1]]}}


def outlines(seeds, name, features):
    write(seeds, name, json.dumps({"type": "FeatureCollection", "features": features}))


def write(seeds, name, text):
    (seeds / FOLDER / f"{name}.geojson").write_text(text + "\n", encoding="utf-8")


def read(seeds, gazetteer):
    faults = []
    return read_boundaries(seeds, gazetteer, faults), [str(fault) for fault in faults]


def test_sound_outlines_are_read_and_have_no_fault(seeds, gazetteer):
    outlines(seeds, "raions", [area(RAION)])
    outlines(seeds, "water", [area("a lake")])
    outlines(seeds, "rivers", [river()])
    found, faults = read(seeds, gazetteer)
    assert faults == []
    assert found.outlines.keys() == {FAR, STEPPE, RAION}
    assert len(found.water) == 1
    assert [each.name_en for each in found.rivers] == ["Siverskyi Donets"]


BAD_RIVERS = [
    river(kind="Point"),
    {"geometry": river()["geometry"], "properties": {"name_en": "Oskil"}},
    "a river",
]


@pytest.mark.parametrize("bad", BAD_RIVERS, ids=["a point", "no Ukrainian name", "no feature"])
def test_what_is_no_river_is_left_out_by_its_number(seeds, gazetteer, bad):
    outlines(seeds, "rivers", [river(), bad, river("Oskil")])
    found, (fault,) = read(seeds, gazetteer)
    assert [each.name_en for each in found.rivers] == ["Siverskyi Donets", "Oskil"]
    assert "rivers.geojson" in fault
    assert "is no named river" in fault


@pytest.mark.parametrize(
    ("features", "problem"),
    [
        ([area(FAR), area(STEPPE), area(FAR)], "is there already"),
        ([area(FAR), area(STEPPE), area(RAION)], "is the code of no oblast"),
        ([area(FAR), area(STEPPE), area("nowhere")], "is the code of no oblast"),
        ([area(FAR)], f"has no outline of {STEPPE}"),
        ([area(FAR), area(STEPPE), area(FAR, kind="Point")], "has no area"),
        ([area(FAR), area(STEPPE), {"geometry": None}], "has no area"),
    ],
)
def test_each_fault_of_an_outline_is_named(seeds, gazetteer, features, problem):
    outlines(seeds, "oblasts", features)
    found, (fault,) = read(seeds, gazetteer)
    assert problem in fault
    assert "oblasts.geojson" in fault
    assert FAR in found.outlines


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "is no JSON"),
        ("[1, 2]", "is no FeatureCollection"),
        ('{"type": "FeatureCollection"}', "is no FeatureCollection"),
    ],
)
def test_a_file_that_is_no_geojson_is_one_fault(seeds, gazetteer, text, problem):
    write(seeds, "raions", text)
    _, (fault,) = read(seeds, gazetteer)
    assert problem in fault


def test_a_missing_file_is_a_fault_of_its_own(seeds, gazetteer):
    (seeds / FOLDER / "raions.geojson").unlink()
    _, (fault,) = read(seeds, gazetteer)
    assert fault.startswith(f"{FOLDER}/raions.geojson")


def test_faults_of_outlines_are_told_together_with_those_of_the_evidence(seeds):
    write(seeds, "raions", "{")
    with pytest.raises(SeedError) as alone:
        load_seeds(seeds)
    assert [fault.file for fault in alone.value.faults] == [f"{FOLDER}/raions.geojson"]
    claims = seeds / "claims" / "2024.csv"
    claims.write_text(claims.read_text(encoding="utf-8").replace(",ukrainian,", ",free,", 1))
    with pytest.raises(SeedError) as both:
        load_seeds(seeds)
    assert {fault.file for fault in both.value.faults} == {
        f"{FOLDER}/raions.geojson",
        "claims/2024.csv",
    }


@pytest.mark.parametrize(
    ("row", "field", "problem"),
    [
        (f"{RAION},А,A,postal", "katottg", "is no settlement"),
        (f"{VYSELOK},Б,B,postal", "katottg", "stands twice"),
        (f"{VYSELOK},,B,postal", "name_uk", "is empty"),
    ],
)
def test_a_former_raion_of_nowhere_twice_or_without_a_name(seeds, gazetteer, row, field, problem):
    header = "katottg,name_uk,name_en,basis"
    text = f"{header}\n{VYSELOK},А,A,postal\n{row}\n"
    (seeds / FORMER).write_text(text, encoding="utf-8")
    faults = []
    (found,) = read_former_raions(seeds, gazetteer, faults)
    assert found.name.en == "A"
    assert [(fault.line, fault.field) for fault in faults] == [(3, field)]
    assert problem in faults[0].problem

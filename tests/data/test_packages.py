"""Packages: what other programs need is in them, they say what they are, equal questions give equal bytes."""

from __future__ import annotations

import hashlib
import io
import json
import re
import sqlite3
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import builtworld as world
import geopandas
import layeredbuild
import pytest

from data.cli.main import main
from data.export.formats import FormatError
from data.folders import build_folder
from data.importers.shelf import versions_in_force
from data.layer import Layer
from data.packages.archive import archive
from data.packages.colours import COLOURS
from data.packages.question import PackageQuestion
from data.packages.registry import PACKAGES, packaged
from data.selection import Filters
from data.store import Store, open_store

ROOT = Path(__file__).parents[2]
DATA_PACKAGES = [word for word in PACKAGES if word != "html"]
#: Fields that TimeMap's validators know; it drops an event with any other.
TIMEMAP_EVENT = {
    "id", "description", "date", "time", "time_precision", "location", "latitude", "longitude",
    "type", "category", "associations", "sources", "comments",
}  # fmt: skip
TIMEMAP_SOURCE = {
    "id", "title", "thumbnail", "paths", "type", "affil_s", "url", "description", "author", "date",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return world.built(tmp_path_factory.mktemp("packages")) / "build"


@pytest.fixture(scope="module")
def store(folder):
    return open_store(folder)


def question(store, **fields):
    whole = PackageQuestion(start=store.first, end=store.last, day=store.last, filters=Filters())
    return replace(whole, **fields)


def unpacked(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as found:
        assert found.testzip() is None
        return {name: found.read(name) for name in found.namelist()}


@pytest.mark.parametrize("word", PACKAGES)
def test_equal_questions_give_equal_bytes(word, folder):
    made = [packaged(open_store(folder), word, question(open_store(folder))) for _ in range(2)]
    assert hashlib.sha256(made[0]).digest() == hashlib.sha256(made[1]).digest()
    assert made[0] != packaged(
        open_store(folder),
        word,
        question(open_store(folder), filters=Filters(statuses=("occupied",))),
    )


def texts(raw):
    """Return everything readable in a package, archives inside archives too."""
    if not raw.startswith(b"PK"):
        return raw.decode(errors="replace")
    return "\n".join(texts(content) for content in unpacked(raw).values())


@pytest.mark.parametrize("word", PACKAGES)
def test_packages_say_what_they_are(word, store):
    filters = Filters(known_as_of=store.last)
    said = texts(packaged(store, word, question(store, filters=filters)))
    licence, *owners = store.layers["ledger"].licence, *store.layers["ledger"].attribution
    for words in (store.dataset, str(store.last), licence, *owners, "layer", "ledger"):
        assert words in said
    assert "Personal use" not in said


@pytest.mark.parametrize("word", PACKAGES)
def test_what_may_not_be_passed_on_says_so(word, folder, monkeypatch):
    class Private(Store):
        @property
        def layers(self) -> dict[str, Layer]:
            return {name: replace(each, publishable=False) for name, each in super().layers.items()}

    opened = open_store(folder)
    private = Private(opened._build)
    assert "Personal use" in texts(packaged(private, word, question(private)))


def test_qgis_finds_its_data_beside_it_and_is_bound_to_time(store):
    files = unpacked(packaged(store, "qgis", question(store, geometry="point")))
    assert set(files) == {
        f"control-history/{n}" for n in ("control.qgz", "spells.gpkg", "README.txt")
    }
    (project,) = unpacked(files["control-history/control.qgz"]).values()
    root = ET.fromstring(project)
    layer = root.find("projectlayers/maplayer")
    assert layer.findtext("datasource") == "./spells.gpkg|layername=control"
    temporal = layer.find("temporal").attrib
    assert (temporal["enabled"], temporal["startField"], temporal["endField"]) == (
        "1",
        "start",
        "end",
    )
    settings = root.find("ProjectTimeSettings")
    assert (settings.get("timeStep"), settings.get("timeStepUnit")) == ("1", "d")
    assert settings.findtext("TemporalRange/start") == f"{store.first}T00:00:00Z"
    assert root.findtext("properties/TemporalControllerWidget/NavigationMode") == "1"
    symbols = {each.get("name"): each for each in layer.iterfind("renderer-v2/symbols/symbol")}
    for category in layer.iterfind("renderer-v2/categories/category"):
        status, _, implied = category.get("value").partition(", ")
        colour = symbols[category.get("symbol")].find(".//Option[@name='color']").get("value")
        hexed = "#{:02x}{:02x}{:02x}".format(*map(int, colour.split(",")[:3]))
        assert hexed == (COLOURS[status].implied if implied else COLOURS[status].full)


def test_the_data_of_qgis_are_the_history(store, tmp_path):
    files = unpacked(packaged(store, "qgis", question(store, geometry="point")))
    path = tmp_path / "spells.gpkg"
    path.write_bytes(files["control-history/spells.gpkg"])
    found = geopandas.read_file(path, layer="control")
    batches = store.exports.spells_batches(Filters())
    assert list(found["id"]) == list(batches.whole().columns["id"])
    with sqlite3.connect(path) as opened:
        kinds = {row[1]: row[2] for row in opened.execute("pragma table_info(control)")}
    assert (kinds["start"], kinds["end"]) == ("DATE", "DATE")


def test_kepler_draws_later_spells_over_earlier_ones(store):
    day = date(2022, 9, 10)
    files = unpacked(packaged(store, "kepler", question(store, day=day)))
    saved = json.loads(files["map.kepler.json"])
    assert set(saved) == {"datasets", "config", "info"}
    assert saved["config"] == json.loads(files["config.json"])
    (dataset,) = saved["datasets"]
    fields = [field["name"] for field in dataset["data"]["fields"]]
    assert fields[0] == "_geojson"
    for row in dataset["data"]["allData"]:
        assert len(row) == len(fields)
        assert row[1:] == list(row[0]["properties"].values())
    state = saved["config"]["config"]["visState"]
    start = next(each for each in state["filters"] if each["name"] == ["start"])
    low, high = (datetime.fromtimestamp(ms / 1000, UTC).date() for ms in start["value"])
    assert (low, high) == (store.first, day)
    assert {name for each in state["filters"] for name in each["name"]} <= set(fields)
    # What lies on top is the status on the last day of the filter.
    on_top = {}
    for feature in json.loads(files["control.geojson"])["features"]:
        values = feature["properties"]
        if low <= date.fromisoformat(values["start"]) <= high:
            on_top[values["katottg"]] = values["status"]
    shot = json.loads(store.export_snapshot(day))
    assert on_top == {each["id"]: each["properties"]["status"] for each in shot["features"]}
    (layer,) = state["layers"]
    colours = dict(layer["config"]["visConfig"]["colorRange"]["colorMap"])
    assert colours == {word: tones.full for word, tones in COLOURS.items()}


def test_timemap_has_only_what_its_validators_know(store):
    files = unpacked(packaged(store, "timemap", question(store)))
    events, sources, associations = (
        json.loads(files[f"{name}.json"]) for name in ("events", "sources", "associations")
    )
    assert events
    known = {each["id"] for each in associations}
    for event in events:
        assert set(event) == TIMEMAP_EVENT
        assert all(
            isinstance(event[name], str) for name in TIMEMAP_EVENT - {"associations", "sources"}
        )
        datetime.strptime(event["date"], "%m/%d/%Y").replace(tzinfo=UTC)
        assert bool(event["latitude"]) == bool(event["longitude"])
        assert set(event["sources"]) <= set(sources)
        assert set(event["associations"]) <= known
    assert len({event["id"] for event in events}) == len(events)
    for name, source in sources.items():
        assert source["id"] == name
        assert set(source) == TIMEMAP_SOURCE


def test_days_limit_what_is_in_a_package(store):
    within = question(store, start=date(2022, 9, 10), end=date(2022, 9, 12), day=date(2022, 9, 11))
    some = unpacked(packaged(store, "kepler", within))
    features = json.loads(some["control.geojson"])["features"]
    assert features
    for feature in features:
        assert feature["properties"]["start"] <= "2022-09-12"
        assert feature["properties"]["end"] > "2022-09-10"


def test_colours_are_those_of_the_map():
    source = (ROOT / "dashboard/static/shared/palette.js").read_text(encoding="utf-8")
    light = source.partition("light: {")[2].partition("dark: {")[0]
    found = dict(re.findall(r'(\w+): \{ full: "(#\w{6})"', light))
    paler = dict(re.findall(r'(\w+): \{ full: "#\w{6}", implied: "(#\w{6})"', light))
    assert {word: (tones.full, tones.implied) for word, tones in COLOURS.items()} == {
        word: (found[word], paler[word]) for word in COLOURS
    }


def test_archives_do_not_know_the_time(monkeypatch):
    first = archive({"a": b"1", "b": b"2"})
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert archive({"a": b"1", "b": b"2"}) == first
    assert list(unpacked(first)) == ["a", "b"]


def test_a_package_that_there_is_not(store):
    with pytest.raises(FormatError, match="no package 'shp'; packages are qgis"):
        packaged(store, "shp", question(store))


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["qgis", "-o", "x.gpkg"], "is a .zip file"),
        (["timemap", "--geometry", "cell", "-o", "x.zip"], "--geometry is about qgis and kepler"),
        (["kepler", "--from", "2022-09-10", "--date", "2022-09-01", "-o", "x.zip"], "in order"),
    ],
)
def test_wrong_usage_is_two(words, fault, folder, capsys, tmp_path):
    *words, name = words
    assert main(["package", *words, str(tmp_path / name), "--build", str(folder)]) == 2
    assert fault in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_gives_the_bytes_of_the_library(folder, store, tmp_path, capsys):
    target = tmp_path / "events.zip"
    assert main(["package", "timemap", "-o", str(target), "--build", str(folder)]) == 0
    assert target.read_bytes() == packaged(store, "timemap", question(store))
    assert "it/s" not in capsys.readouterr().err


@pytest.fixture(scope="module")
def layered(tmp_path_factory):
    source = build_folder(None)
    target = tmp_path_factory.mktemp("layered") / "build"
    target.mkdir()
    layeredbuild.copy_with_layer(open_store(source), source, target)
    return target


@pytest.mark.parametrize("word", PACKAGES)
def test_the_version_of_an_imported_layer_is_named(word, layered):
    store = open_store(layered)
    version = versions_in_force(layered)["viina"]
    filters = Filters(layer="viina")
    assert store.exports.members(filters)["layer_version"] == version != store.dataset
    assert store.exports.members(Filters())["layer_version"] == store.dataset
    assert version in texts(packaged(store, word, question(store, filters=filters)))

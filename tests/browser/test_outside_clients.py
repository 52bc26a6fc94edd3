"""Programs of others read our OGC API – Features: GDAL, OWSLib, and QGIS where it is installed."""

from __future__ import annotations

import json
import shutil
import subprocess
import urllib.request

import pyogrio
import pytest
from openapi_spec_validator import validate
from owslib.ogcapi.features import Features

NAMES = ["settlements", "events", "oblasts", "raions", "hromadas"]
KUPIANSK = "UA63080090010026457"


def items(server, name, query="limit=10000"):
    with urllib.request.urlopen(f"{server}/api/collections/{name}/items?{query}") as answer:
        return json.load(answer)["features"]


def gdal(server, name, **asked):
    return pyogrio.read_dataframe(f"OAPIF:{server}/api", layer=name, **asked)


@pytest.mark.parametrize("slash", ["", "/"])
def test_gdal_lists_the_collections(server, slash):
    layers = pyogrio.list_layers(f"OAPIF:{server}/api{slash}")
    assert layers[:, 0].tolist() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_gdal_reads_every_feature_as_it_is(server, name):
    found, ours = gdal(server, name), items(server, name)
    assert found["id"].tolist() == [each["id"] for each in ours]
    assert found.crs.to_epsg() == 4326
    assert [shape is None for shape in found.geometry] == [
        each["geometry"] is None for each in ours
    ]
    # It takes the columns from the first twenty features: none may come later, or as another type.
    assert set(ours[0]["properties"]) <= set(found.columns)
    for column in ("name_en", "title_uk", "status", "tier", "occupied"):
        if column in found:
            assert found[column].tolist() == [each["properties"][column] for each in ours]


def test_gdal_asks_for_a_box(server):
    found = gdal(server, "settlements", bbox=(37, 49, 38, 50))
    assert found["id"].tolist() == [
        each["id"] for each in items(server, "settlements", "limit=10000&bbox=37,49,38,50")
    ]


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [
        ("settlements", "status", "occupied"),
        ("settlements", "status", "contested"),
        ("settlements", "category", "M"),
        ("settlements", "category_display", "liberated"),
        ("settlements", "raion", "Kupianskyi"),
        ("events", "type", "liberation"),
        ("events", "tier", "contested"),
        ("hromadas", "raion", "Iziumskyi"),
        ("raions", "name_en", "Iziumskyi"),
    ],
)
def test_gdal_chooses_what_has_the_value_and_nothing_else(server, name, column, value):
    found = gdal(server, name, where=f"{column} = '{value}'")
    ours = items(server, name)
    assert found["id"].tolist() == [
        each["id"] for each in ours if each["properties"][column] == value
    ]
    assert 0 < len(found) < len(ours)


@pytest.mark.parametrize("slash", ["", "/"])
def test_owslib_finds_its_way(server, slash):
    api = Features(f"{server}/api{slash}")
    assert api.feature_collections() == NAMES
    assert len(api.conformance()["conformsTo"]) == 3
    validate(api.api())
    for name in NAMES:
        assert api.collection(name)["id"] == name
        (first,) = api.collection_items(name, limit=1)["features"]
        assert api.collection_item(name, first["id"])["properties"] == first["properties"]


def test_owslib_asks_for_box_time_and_page(server):
    api = Features(f"{server}/api/")
    asked = {"bbox": [37, 49, 38, 50], "datetime_": "2022-09-01/2022-09-12"}
    page = api.collection_items("settlements", limit=5, offset=5, **asked)
    everything = api.collection_items("settlements", limit=10_000, **asked)
    assert page["features"] == everything["features"][5:10]
    assert page["numberMatched"] == len(everything["features"]) > 10
    day = api.collection_items("settlements", datetime_="2022-09-05", settlement="Kupiansk")
    assert [each["id"] for each in day["features"]] == [KUPIANSK]


#: Run by the system's Python, which QGIS belongs to. Ends at once: tearing QGIS down with open layers breaks off.
QGIS = """
import json, os, sys
from qgis.core import QgsApplication, QgsFeatureRequest, QgsRectangle, QgsVectorLayer
app = QgsApplication([], False)
app.initQgis()
address, found = sys.argv[1], {}
for name in sys.argv[2:]:
    layer = QgsVectorLayer(
        f"url='{address}' typename='{name}' pagingEnabled='true' version='OGC_API_FEATURES'",
        name, "OAPIF")
    box = QgsFeatureRequest().setFilterRect(QgsRectangle(37, 49, 38, 50))
    found[name] = [layer.isValid(), layer.crs().authid(), sorted(each["id"] for each in layer.getFeatures()),
                   sorted(each["id"] for each in layer.getFeatures(box) if each.hasGeometry())]
print(json.dumps(found), flush=True)
os._exit(0)
"""


def test_qgis_reads_every_collection(server, tmp_path):
    python = shutil.which("python3", path="/usr/bin")
    asked = [python or "false", "-c", "import qgis.core"]
    if subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip("there is no QGIS with Python on this machine")
    done = subprocess.run(
        [python, "-c", QGIS, f"{server}/api/", *NAMES],
        env={
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(tmp_path),
            "XDG_RUNTIME_DIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=240,
    )
    for name, (is_valid, crs, everything, inside) in json.loads(done.stdout).items():
        assert is_valid
        assert crs == "EPSG:4326"
        assert everything == sorted(each["id"] for each in items(server, name))
        ours = items(server, name, "limit=10000&bbox=37,49,38,50")
        assert inside == sorted(each["id"] for each in ours if each["geometry"] is not None)

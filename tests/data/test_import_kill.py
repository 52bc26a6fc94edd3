"""Imports killed at any step: what was in force stays, nothing half-done is met, and again is enough."""

from __future__ import annotations

import json

import builtworld
import importers.deepstatefiles as deepstate
import importers.viinafiles as files
import killing
import pytest
from shapely.geometry import box, mapping

from data.cli.main import main
from data.importers.outlines import outlines_in_force
from data.importers.overlay import Overlay, keep_overlay, overlay_in_force
from data.importers.shelf import FOLDER, shelf_mark
from data.output import TEMPORARY

RAION = "UA99020000000000012"


def killed(folder, step, *words):
    """Run an import that dies before its rename number ``step``; tell whether it did."""
    return killing.killed(step, *words, "--build", folder / "build")


def whole(folder, *words):
    assert main([*map(str, words), "--build", str(folder / "build")]) == 0


def collection(*features):
    listed = [
        {"type": "Feature", "properties": properties, "geometry": mapping(area)}
        for area, properties in features
    ]
    return json.dumps({"type": "FeatureCollection", "features": listed})


def test_a_layer_of_polygons_with_its_shares_is_whole_or_as_it_was(folder):
    area = box(36.05, 49.05, 36.15, 49.15)
    path = files.write(folder, "m_2022-03-05.geojson", collection((area, {})))
    words = ("import", "polygons", path, "--name", "mine", "--all")
    whole(folder, *words, "occupied")
    before = shelf_mark(folder / "build")
    for step in range(6):
        assert killed(folder, step, *words, "contested")
        assert shelf_mark(folder / "build") == before
        whole(folder, "snapshot", "--date", "2022-03-05", "--layer", "mine", "-o", folder / "out")
    assert not killed(folder, 99, *words, "contested")
    assert shelf_mark(folder / "build") != before


def test_deepstate_dies_as_well_without_a_trace(folder):
    square = deepstate.polygon(deepstate.square(36.1, 49.1))
    feature = deepstate.feature(square, deepstate.OCCUPIED)
    path = deepstate.write(folder, "2022-03-05T12:00:00+02:00", [feature])
    assert killed(folder, 0, "import", "deepstate", path)
    assert shelf_mark(folder / "build") == b""
    whole(folder, "import", "deepstate", path)
    assert b"deepstate" in shelf_mark(folder / "build")


@pytest.mark.parametrize("step", [0, 1, 2])
def test_outlines_and_positions_stay_as_they_were(folder, step):
    target = folder / "build"
    first, second = (
        files.write(folder, name, collection((area, {"katottg": RAION})))
        for name, area in (("a.geojson", box(36, 49, 37, 50)), ("b.geojson", box(36, 49, 36.5, 50)))
    )
    whole(folder, "import", "boundaries", first)
    before = outlines_in_force(target)
    assert killed(folder, step, "import", "boundaries", second)
    assert outlines_in_force(target)[RAION].equals(before[RAION])
    whole(folder, "import", "boundaries", second)
    assert not outlines_in_force(target)[RAION].equals(before[RAION])


def test_a_failed_import_of_positions_leaves_those_in_force(folder):
    target = folder / "build"
    overlay = Overlay(numbers={builtworld.DIBROVA: 7})
    keep_overlay(target, overlay, b"")
    path = files.write(folder, "UA.txt", "not\ta\tdump\n")
    assert main(["import", "geonames", str(path), "--build", str(target)]) == 1
    assert overlay_in_force(target) == overlay


def test_what_a_killed_import_leaves_is_named_as_unfinished_and_goes_with_the_next(folder):
    path = files.write(folder, "m_2022-03-05.geojson", collection((box(36, 49, 37, 50), {})))
    words = ("import", "polygons", path, "--name", "mine", "--all", "occupied")
    assert killed(folder, 2, *words)
    left = [each.name for each in (folder / "build" / FOLDER / "mine").iterdir()]
    assert left
    assert all(name.startswith(TEMPORARY) for name in left)
    whole(folder, *words)
    assert not list((folder / "build" / FOLDER / "mine").glob(f"{TEMPORARY}*"))

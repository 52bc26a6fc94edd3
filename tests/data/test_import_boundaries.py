"""Outlines: joined by code or P-code, drawn by the next build, and nothing of oblasts replaced."""

from __future__ import annotations

import json

import builtworld as world
import importers.viinafiles as files
import pytest
import smallworld as small
from shapely.geometry import box, mapping

from data.build import build
from data.importers.boundaries import import_places
from data.importers.errors import ImportFault, LayerError
from data.importers.outlines import (
    OUTLINES,
    OUTLINES_CHANGES,
    OUTLINES_REPORT,
    outlines_in_force,
)
from data.importers.shelf import FOLDER
from data.store import open_store


def feature(area, **properties):
    geometry = area if isinstance(area, dict) or area is None else mapping(area)
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def imported(folder, *features, gazetteer=None):
    text = json.dumps({"type": "FeatureCollection", "features": features})
    path = files.write(folder, "adm.geojson", text)
    counts = import_places([path], gazetteer or small.gazetteer(), folder)
    return counts, outlines_in_force(folder)


RIVER_BOX, FOREST_BOX = box(37, 49, 38, 50), box(36, 48, 37, 49)


@pytest.mark.parametrize(
    ("properties", "unit"),
    [
        ({"katottg": small.RIVER}, small.RIVER),
        ({"ADM2_PCODE": small.RIVER[:6], "ADM1_PCODE": "UA63"}, small.RIVER),
        (
            {"ADM1_PCODE": "UA63", "ADM2_PCODE": "UA6308", "ADM3_PCODE": "UA6308001"},
            small.RIVER_HROMADA,
        ),
        ({"code": small.RIVER_HROMADA.replace("UA", "UА")}, small.RIVER_HROMADA),
    ],
)
def test_a_feature_belongs_to_the_narrowest_unit_that_it_names(tmp_path, properties, unit):
    counts, outlines = imported(tmp_path, feature(RIVER_BOX, **properties))
    assert list(outlines) == [unit]
    assert outlines[unit].equals(RIVER_BOX)
    assert counts["raions"] + counts["hromadas"] == counts["changed"] == 1


@pytest.mark.parametrize(
    "properties",
    [{}, {"a": "UA63"}, {"a": small.EAST}, {"a": "UA6308001001"}, {"a": 6308}, {"a": small.BRIDGE}],
)
def test_features_of_other_units_are_listed(tmp_path, properties):
    counts, _ = imported(
        tmp_path, feature(RIVER_BOX, **properties), feature(RIVER_BOX, katottg=small.RIVER)
    )
    assert counts["rejected"] == 1
    report = (tmp_path / FOLDER / OUTLINES_REPORT).read_text()
    assert "feature 1: no property is the code of a raion or hromada" in report


def test_parts_of_a_unit_are_united_and_neighbours_keep_their_border(tmp_path):
    left, right = box(37, 49, 37.5, 50), box(37.5, 49, 38, 50)
    _, outlines = imported(
        tmp_path,
        feature(left, katottg=small.RIVER),
        feature(right, katottg=small.RIVER),
        feature(FOREST_BOX, katottg=small.FOREST),
    )
    assert outlines[small.RIVER].equals(RIVER_BOX)
    assert outlines[small.RIVER].intersection(outlines[small.FOREST]).area == 0


def test_a_bow_tie_is_mended_and_bad_positions_are_listed(tmp_path):
    tie = {"type": "Polygon", "coordinates": [[[37, 49], [38, 50], [38, 49], [37, 50], [37, 49]]]}
    bad = {"type": "Polygon", "coordinates": [[[500, 49], [38, 50], [38, 49], [500, 49]]]}
    counts, outlines = imported(
        tmp_path,
        feature(tie, katottg=small.RIVER),
        feature(bad, katottg=small.FOREST),
        feature(None, katottg=small.FOREST),
    )
    assert list(outlines) == [small.RIVER]
    assert outlines[small.RIVER].is_valid
    assert counts["rejected"] == 2


def test_settlements_outside_their_unit_are_listed(tmp_path):
    imported(tmp_path, feature(box(30, 49, 31, 50), katottg=small.RIVER))
    report = (tmp_path / FOLDER / OUTLINES_REPORT).read_text()
    assert f"lies outside the outline of {small.RIVER},{small.BRIDGE}" in report
    assert small.MILL not in report


def test_nothing_usable_is_refused_and_what_was_there_stays(tmp_path):
    imported(tmp_path, feature(RIVER_BOX, katottg=small.RIVER))
    for features in ([], [feature(RIVER_BOX, katottg=small.EAST)]):
        with pytest.raises(ImportFault, match="no outline of a raion or hromada"):
            imported(tmp_path, *features)
    assert list(outlines_in_force(tmp_path)) == [small.RIVER]
    (tmp_path / FOLDER / OUTLINES).write_text("{}")
    with pytest.raises(LayerError, match="import boundaries again"):
        outlines_in_force(tmp_path)


def test_the_next_build_draws_them_and_nothing_else_changes(tmp_path):
    seeds, target = world.copy_seeds(tmp_path), tmp_path / "build"
    build(seeds, target)
    before = open_store(target)
    raion = "UA99020000000000012"
    assert before.gazetteer.has_unit(raion)
    area = box(36.25, 49, 37, 50)
    text = json.dumps({"type": "FeatureCollection", "features": [feature(area, katottg=raion)]})
    import_places([files.write(tmp_path, "a.geojson", text)], before.gazetteer, target)
    assert open_store(target).dataset == before.dataset
    build(seeds, target)
    after = open_store(target)
    assert after.dataset != before.dataset
    assert after.asset("base.json").read_bytes() != before.asset("base.json").read_bytes()
    for name in ("cells.bin", "places.json", "ledger.json", "timeline.json"):
        assert after.asset(name).read_bytes() == before.asset(name).read_bytes()
    assert not build(seeds, target).is_new


def test_changes_stand_beside_what_is_drawn(tmp_path):
    text = json.dumps(
        {"type": "FeatureCollection", "features": [feature(RIVER_BOX, katottg=small.RIVER)]}
    )
    path = files.write(tmp_path, "adm.geojson", text)
    import_places([path], small.gazetteer(), tmp_path, {small.RIVER: box(37.5, 49, 38, 50)})
    changes = (tmp_path / FOLDER / OUTLINES_CHANGES).read_text(encoding="utf-8").splitlines()
    assert changes[0] == "katottg,level,name_en,km2_before,km2,common"
    assert changes[1].startswith(f"{small.RIVER},raion,Richkovyi,4")
    assert changes[1].endswith(",0.5")
    import_places([path], small.gazetteer(), tmp_path)
    changes = (tmp_path / FOLDER / OUTLINES_CHANGES).read_text(encoding="utf-8").splitlines()
    assert ",raion,Richkovyi,," in changes[1]

"""GeoNames: matched by name and position together, kept beside the layers, used by later imports."""

from __future__ import annotations

from dataclasses import replace

import importers.deepstatefiles as deepstate
import importers.viinafiles as files
import numpy as np
import pytest
import smallworld as world

from data.importers import viina
from data.importers.deepstate import read_layers as read_deepstate
from data.importers.errors import ImportFault, LayerError
from data.importers.geonames import import_places
from data.importers.overlay import GEONAMES, GEONAMES_REPORT, Overlay, overlay_in_force
from data.importers.shelf import FOLDER
from geo.gazetteer import Gazetteer

ALONE = world.MILL


def gazetteer():
    """The small world, in which the unplaced settlement has a name of its own."""
    settlements = [
        replace(place, name_uk="Самотнє", name_en="Samotnie") if place.katottg == ALONE else place
        for place in world.SETTLEMENTS
    ]
    return Gazetteer(world.UNITS, settlements, world.TOPONYMS)


def line(number, name, lng, lat, *, others="", code="PPL", admin1="07"):
    cells = [number, name, name, others, lat, lng, "P", code, "UA", "", admin1]
    return "\t".join(map(str, [*cells, "", "", "", "0", "", "10", "Europe/Kiev", "2024-01-01"]))


def imported(folder, *lines):
    path = files.write(folder, "UA.txt", "\n".join(lines) + "\n")
    counts = import_places([path], gazetteer(), folder)
    return counts, overlay_in_force(folder)


def test_name_and_position_together_decide(tmp_path):
    _, overlay = imported(
        tmp_path,
        line(1, "Mostiv", 37.501, 49.751),
        line(2, "Mostiv", 37.51, 49.76),  # a duplicate, farther off
        line(3, "Kinets", 39.25, 48.0, admin1="14"),  # the name, but 50 km away
        line(4, "Elsewhere", 36.5, 49.0),  # the position, but another name
    )
    assert overlay == Overlay(numbers={world.BRIDGE: 1})


def test_other_spellings_count_and_other_oblasts_do_not(tmp_path):
    _, overlay = imported(
        tmp_path,
        line(1, "X", 37.5, 49.75, others="Foo,Мостів", admin1="05"),
        line(2, "Y", 37.5, 49.75, others="Foo,Мостів"),
    )
    assert overlay.numbers == {world.BRIDGE: 2}


def test_an_unplaced_settlement_needs_a_name_of_its_own_near_its_hromada(tmp_path):
    near, far = line(5, "Самотнє", 37.6, 49.7), line(6, "Самотнє", 36.0, 50.2)
    _, overlay = imported(tmp_path, near, line(1, "Mostiv", 37.5, 49.75))
    assert overlay.positions == {ALONE: (37.6, 49.7)}
    assert overlay.numbers[ALONE] == 5
    assert ALONE not in imported(tmp_path, far, line(1, "Mostiv", 37.5, 49.75))[1].numbers
    assert ALONE not in imported(tmp_path, near, far, line(1, "Mostiv", 37.5, 49.75))[1].numbers


@pytest.mark.parametrize("code", ["PPLX", "PPLQ", "PPLH"])
def test_parts_of_places_and_places_that_are_no_more_are_left_out(tmp_path, code):
    _, overlay = imported(
        tmp_path, line(1, "Mostiv", 37.5, 49.75, code=code), line(2, "Mostiv", 37.51, 49.75)
    )
    assert overlay.numbers == {world.BRIDGE: 2}


def test_faulty_lines_are_named_and_the_rest_kept(tmp_path):
    counts, overlay = imported(
        tmp_path,
        "1\ttoo\tfew",
        line("one", "Mostiv", 37.5, 49.75),
        line(3, "Mostiv", "nan", 49.75),
        line(4, "Mostiv", 37.5, 95),
        line(5, 'Mostiv "the quoted', 37.5, 49.75, others="Mostiv"),
    )
    assert overlay.numbers == {world.BRIDGE: 5}
    assert counts["rejected"] == 4
    report = (tmp_path / FOLDER / GEONAMES_REPORT).read_text(encoding="utf-8")
    assert [f"UA.txt,{number}," in report for number in (1, 2, 3, 4, 5)] == [True] * 4 + [False]
    assert f"no place of GeoNames is surely this settlement,{ALONE}" in report


def test_another_file_is_refused_and_the_overlay_stays(tmp_path):
    imported(tmp_path, line(1, "Mostiv", 37.5, 49.75))
    for content in ("a,b\n", line(9, "Nowhere", 1, 1) + "\n"):
        with pytest.raises(ImportFault, match="none of its places"):
            import_places([files.write(tmp_path, "UA.txt", content)], gazetteer(), tmp_path)
    assert overlay_in_force(tmp_path).numbers == {world.BRIDGE: 1}


def test_the_same_again_changes_nothing(tmp_path):
    first, _ = imported(tmp_path, line(1, "Mostiv", 37.5, 49.75))
    again, _ = imported(tmp_path, line(1, "Mostiv", 37.5, 49.75))
    assert (first["numbers_changed"], again["numbers_changed"]) == (1, 0)


def test_a_damaged_overlay_names_the_remedy(tmp_path):
    imported(tmp_path, line(1, "Mostiv", 37.5, 49.75))
    (tmp_path / FOLDER / GEONAMES).write_text("{")
    with pytest.raises(LayerError, match="import geonames again"):
        overlay_in_force(tmp_path)


def test_viina_joins_by_the_new_numbers(tmp_path):
    path = files.write(
        tmp_path, "control_latest_2022.csv", files.text([files.row("1", "20220301", "RU")])
    )
    with pytest.raises(ImportFault, match="none of 1 rows joins"):
        viina.read_layers([path], None, gazetteer(), tmp_path)
    imported(tmp_path, line(1, "Mostiv", 37.5, 49.75))
    assert viina.read_layers([path], None, gazetteer(), tmp_path)[0].layer.covered == 1


def test_polygons_reach_the_new_positions_under_their_terms(tmp_path):
    path = deepstate.write(
        tmp_path,
        "2022-04-03T12:00:00+02:00",
        [deepstate.feature(deepstate.polygon(deepstate.square(37.6, 49.7)), deepstate.OCCUPIED)],
    )
    row = gazetteer().index_of(ALONE)
    before = read_deepstate([path], None, gazetteer(), tmp_path)[0]
    imported(tmp_path, line(5, "Самотнє", 37.6, 49.7), line(1, "Mostiv", 37.5, 49.75))
    after = read_deepstate([path], None, gazetteer(), tmp_path)[0]
    assert (row in before.spells.row, row in after.spells.row) == (False, True)
    assert np.count_nonzero(gazetteer().positions[row] == 37.6) == 0
    assert any("GeoNames" in text for text in after.layer.attribution)

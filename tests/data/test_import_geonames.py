"""GeoNames: matched by name and position together, kept beside the layers, used by later imports."""

from __future__ import annotations

from dataclasses import replace

import builtworld as built
import importers.deepstatefiles as deepstate
import importers.viinafiles as files
import numpy as np
import pytest
import smallworld as world

from data.build import build
from data.importers import geonames_rows, viina
from data.importers.deepstate import read_layers as read_deepstate
from data.importers.errors import ImportFault, LayerError
from data.importers.geonames import import_places
from data.importers.overlay import (
    GEONAMES,
    GEONAMES_CHANGES,
    GEONAMES_REPORT,
    IMPORTED,
    Overlay,
    keep_overlay,
    overlay_in_force,
)
from data.importers.shelf import FOLDER
from data.store import open_store
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
    assert overlay.replaced == {}
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
    assert f"no place of GeoNames has its name,{ALONE}" in report


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


def of_postal_code(code=world.BRIDGE):
    """The small world, in which a settlement has its position from a postal code."""
    settlements = [
        replace(place, position_source="geonames-postal") if place.katottg == code else place
        for place in gazetteer().settlements
    ]
    return Gazetteer(world.UNITS, settlements, world.TOPONYMS)


def test_positions_of_postal_codes_give_way_and_others_do_not(tmp_path):
    lines = [line(1, "Mostiv", 37.501, 49.751), line(2, "Млинки", 36.501, 49.0)]
    path = files.write(tmp_path, "UA.txt", "\n".join(lines) + "\n")
    counts = import_places([path], of_postal_code(), tmp_path)
    overlay = overlay_in_force(tmp_path)
    assert overlay.positions == {world.BRIDGE: (37.501, 49.751)}
    assert overlay.replaced == {world.BRIDGE: (37.5, 49.75, "geonames-postal")}
    assert (counts["moved"], counts["newly_placed"]) == (1, 0)
    changes = (tmp_path / FOLDER / GEONAMES_CHANGES).read_text(encoding="utf-8").splitlines()
    assert changes[1:] == [
        f"{world.BRIDGE},Мостів,moved,133,37.501,49.751,37.5,49.75,geonames-postal"
    ]


def test_what_is_refused_says_how_far_it_is(tmp_path):
    imported(
        tmp_path,
        line(1, "Mostiv", 37.5, 49.75),
        line(3, "Kinets", 39.25, 48.0, admin1="14"),
        line(6, "Самотнє", 36.0, 50.2),
    )
    report = (tmp_path / FOLDER / GEONAMES_REPORT).read_text(encoding="utf-8")
    assert f"refused: its nearest namesake is 56 km from its position,{world.DISTANT}" in report
    assert f"refused: its namesake is 119 km from its hromada,{ALONE}" in report


def test_applied_and_undone_give_back_the_evidence():
    places = of_postal_code()
    overlay = Overlay(
        positions={world.BRIDGE: (37.6, 49.8), ALONE: (37.6, 49.7), world.NAUGHTY: (36.0, 49.0)},
        replaced={world.BRIDGE: (37.5, 49.75, "geonames-postal")},
    )
    applied = overlay.applied(places)
    assert applied.settlement(world.BRIDGE).point == (37.6, 49.8)
    assert applied.settlement(ALONE).position_source == IMPORTED
    assert applied.settlement(world.NAUGHTY) == places.settlement(world.NAUGHTY)
    assert np.array_equal(applied.positions, overlay.placed(places), equal_nan=True)
    assert overlay.undone(applied).settlements == places.settlements
    assert overlay.undone(places) is places


def test_the_next_build_draws_them_and_the_same_again_changes_nothing(tmp_path):
    seeds, target = built.copy_seeds(tmp_path), tmp_path / "build"
    table = seeds / "places" / "settlements.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(
        text.replace("36.2,49.5,made-up", "36.2,49.5,geonames-postal"), encoding="utf-8"
    )
    build(seeds, target)
    before = open_store(target)
    moved = "UA99020030020000042"
    spots = {"Став": (36.21, 49.51), "Яр": (36.25, 49.55), "Виселок": (36.31, 49.5)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(geonames_rows.ADMIN1_OBLAST, "99", "UA99")
        lines = [
            line(n, name, *spot, admin1="99") for n, (name, spot) in enumerate(spots.items(), 1)
        ]
        path = files.write(tmp_path, "UA.txt", "\n".join(lines) + "\n")
        counts = import_places([path], before.gazetteer, target)
        assert (counts["moved"], counts["newly_placed"]) == (1, 1)
        assert open_store(target).dataset == before.dataset
        build(seeds, target)
        after = open_store(target)
        again = import_places([path], after.gazetteer, target)
    assert (again["moved"], again["newly_placed"], again["positions_changed"]) == (1, 1, 0)
    assert after.dataset != before.dataset
    assert not build(seeds, target).is_new
    assert after.gazetteer.settlement(moved).point == (36.21, 49.51)
    assert after.gazetteer.settlement(built.YAR).point == (36.25, 49.55)
    assert after.gazetteer.settlement("UA99020030030000043").position_source == "made-up"
    assert after.cells.geometry(after.gazetteer.index_of(built.YAR)) is not None
    assert any("GeoNames" in text for text in after.layers["ledger"].attribution)
    assert not any("GeoNames" in text for text in before.layers["ledger"].attribution)
    (target / FOLDER / GEONAMES).unlink()
    assert build(seeds, target).dataset == before.dataset


def test_a_position_outside_its_oblast_is_not_drawn(tmp_path):
    seeds, target = built.copy_seeds(tmp_path), tmp_path / "build"
    build(seeds, target)
    dataset = open_store(target).dataset
    keep_overlay(target, Overlay(positions={built.YAR: (10.0, 10.0), "UA0": (1.0, 1.0)}), b"")
    report = build(seeds, target)
    assert (
        f"{built.YAR}: the imported position lies outside its oblast; not used" in report.warnings
    )
    assert report.dataset == dataset

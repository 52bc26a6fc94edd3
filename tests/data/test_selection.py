"""Filters: names become codes or say why not; levels narrow, units of a level add up."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
import smallworld as world

from data.history import history
from data.selection import Filters, SelectionError, rows_of_status, select_units, selected_rows
from data.snapshot import snapshot
from geo.place import Level

GAZETTEER = world.gazetteer()
HISTORY = history(world.ledger(), GAZETTEER)
EVERY_ROW = np.arange(len(GAZETTEER))


def selected(**filters):
    return [GAZETTEER.codes[row] for row in selected_rows(GAZETTEER, Filters(**filters))]


def of_status(day, **filters):
    shot = snapshot(HISTORY, date.fromisoformat(day))
    return {GAZETTEER.codes[row] for row in rows_of_status(shot, EVERY_ROW, Filters(**filters))}


@pytest.mark.parametrize(
    "value", [world.BRIDGE, world.BRIDGE.lower(), "Mostiv", "МОСТІВ", "Мостов"]
)
def test_codes_and_spellings_select_one_settlement(value):
    assert select_units(GAZETTEER, Level.SETTLEMENT, [value]) == (world.BRIDGE,)


def test_repetitions_are_dropped_and_order_is_kept():
    found = select_units(GAZETTEER, Level.RAION, ["Richkovyi", "Lisovyi", world.RIVER])
    assert found == (world.RIVER, world.FOREST)


def test_a_shared_name_lists_the_candidates_with_raion_and_code():
    with pytest.raises(SelectionError) as raised:
        select_units(GAZETTEER, Level.SETTLEMENT, ["Млинки"])
    first, *rest = str(raised.value).splitlines()
    assert "2 places" in first
    assert "code" in first
    assert all(code in "\n".join(rest) for code in (world.MILL, world.OTHER_MILL))
    assert all(raion in "\n".join(rest) for raion in ("Richkovyi", "Lisovyi"))


def test_a_unit_around_tells_shared_names_apart():
    found = select_units(GAZETTEER, Level.SETTLEMENT, ["Млинки"], within=[world.FOREST])
    assert found == (world.OTHER_MILL,)


def test_a_name_in_two_of_the_units_around_stays_ambiguous():
    with pytest.raises(SelectionError, match="2 places"):
        select_units(GAZETTEER, Level.SETTLEMENT, ["Млинки"], within=[world.FOREST, world.RIVER])


@pytest.mark.parametrize("value", ["Atlantis", "UA99999999999999999", "", world.RIVER])
def test_what_is_no_settlement_is_an_error_of_one_line_first(value):
    with pytest.raises(SelectionError) as raised:
        select_units(GAZETTEER, Level.SETTLEMENT, [value])
    assert str(raised.value).splitlines()[0].startswith(f"no settlement {value!r}")


def test_a_code_outside_the_unit_around_is_an_error():
    with pytest.raises(SelectionError, match="no settlement"):
        select_units(GAZETTEER, Level.SETTLEMENT, [world.BRIDGE], within=[world.FOREST])


def test_units_of_a_level_add_up():
    both = selected(raions=(world.RIVER, world.FOREST))
    assert both == sorted([world.BRIDGE, world.MILL, world.NAUGHTY, world.OTHER_MILL])


def test_levels_narrow_each_other():
    assert selected(oblasts=(world.EAST,), raions=(world.RIVER,)) == [world.BRIDGE, world.MILL]
    assert selected(raions=(world.RIVER,), settlements=(world.OTHER_MILL,)) == []


def test_no_unit_selects_everything():
    assert selected() == list(GAZETTEER.codes)


def test_ukrainian_includes_liberated_and_the_legend_does_not():
    everything = of_status("2022-12-01", statuses=("ukrainian",))
    liberated = of_status("2022-12-01", statuses=("liberated",))
    legend = of_status("2022-12-01", categories=("ukrainian",))
    assert liberated == {world.BRIDGE, world.MILL}
    assert everything == liberated | legend
    assert not liberated & legend


def test_categories_divide_all_settlements():
    words = ("unknown", "ukrainian", "liberated", "occupied", "contested")
    for day in ("2022-02-24", "2022-05-01", "2022-12-31"):
        parts = [of_status(day, categories=(word,)) for word in words]
        assert sum(map(len, parts)) == len(set().union(*parts)) == len(GAZETTEER)


def test_a_status_that_does_not_exist_is_refused():
    with pytest.raises(SelectionError, match="purple"):
        Filters(statuses=("purple",))
    with pytest.raises(SelectionError, match="purple"):
        Filters(categories=("purple",))


def test_filters_state_only_what_limits():
    assert Filters().as_json() == {}
    chosen = Filters(raions=(world.RIVER,), statuses=("occupied",))
    assert chosen.as_json() == {"raion": [world.RIVER], "status": ["occupied"]}

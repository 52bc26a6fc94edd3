"""Choosing among places of one name, where the codifier's hard cases do not reach."""

from __future__ import annotations

import pytest
from geopy.distance import geodesic
from namesakes import (
    CENTRE,
    HERE,
    LOST,
    NORTH,
    NORTH_HROMADA,
    NORTH_RAION,
    SOUTH,
    THERE,
    met,
    world,
)

from geo.choice import (
    NEAR_MARGIN_M,
    Scope,
    clearly_nearest,
    most_prominent,
    position_of,
    prominence,
    within_preferred,
)
from geo.gazetteer import Gazetteer
from geo.place import AdminUnit, Category, Level, LngLat
from geo.reading import Reading
from geo.resolve import Ambiguous, Match, NotFound, resolve

DEGREE_M = 111_195.0  # of latitude, on the sphere; near enough for tests a kilometre wide


def test_a_unit_is_no_prominent_settlement():
    gazetteer = world()
    assert prominence(gazetteer, met(gazetteer, NORTH_RAION, is_unit=True)) == 0


@pytest.mark.parametrize(
    ("inside", "scope", "left"),
    [
        (Reading.EXACT, Scope.INSIDE, [HERE]),
        (Reading.PRESS, Scope.OUTSIDE, [THERE]),
    ],
)
def test_an_official_name_outside_goes_before_a_guess_inside(inside, scope, left):
    gazetteer = world()
    both = [met(gazetteer, HERE, inside), met(gazetteer, THERE)]
    kept, found = within_preferred(gazetteer, both, NORTH)
    assert found is scope
    assert [each.katottg for each in kept] == left


def test_a_village_inside_and_a_city_outside_tear_the_scope():
    gazetteer = world(category=Category.CITY)
    both = [met(gazetteer, HERE), met(gazetteer, THERE)]
    kept, found = within_preferred(gazetteer, both, NORTH)
    assert found is Scope.TORN
    assert {each.katottg for each in kept} == {HERE, THERE}


def test_a_centre_inside_is_not_torn_by_a_city_outside():
    gazetteer = world(category=Category.CITY)
    both = [met(gazetteer, CENTRE), met(gazetteer, THERE)]
    assert within_preferred(gazetteer, both, NORTH) == (both[:1], Scope.INSIDE)


def test_the_only_centre_is_chosen_inside_a_scope_alone():
    gazetteer = world()
    both = [met(gazetteer, HERE), met(gazetteer, CENTRE)]
    assert most_prominent(gazetteer, both, scoped=True) == (both[1], "the only hromada centre")
    assert most_prominent(gazetteer, both, scoped=False) is None


def test_all_on_one_side_are_all_kept():
    gazetteer = world()
    both = [met(gazetteer, HERE), met(gazetteer, THERE)]
    assert within_preferred(gazetteer, both[:1], NORTH) == (both[:1], Scope.INSIDE)
    assert within_preferred(gazetteer, both[1:], NORTH) == (both[1:], Scope.OUTSIDE)


def test_a_mere_guess_outside_is_kept_where_nothing_is_inside():
    gazetteer = world(category=Category.CITY)
    guess = [met(gazetteer, THERE, Reading.PRESS)]
    assert within_preferred(gazetteer, guess, NORTH) == (guess, Scope.OUTSIDE)


def test_a_unit_lies_at_the_mean_of_the_settlements_placed_in_it():
    gazetteer = world(here=49.0)  # and the centre at 49.5
    assert position_of(gazetteer, gazetteer.unit(NORTH_HROMADA)) == LngLat(36.0, 49.25)


def test_a_place_of_which_nothing_is_known_may_be_anywhere():
    gazetteer = world()
    assert position_of(gazetteer, gazetteer.settlement(LOST)) is None
    near = LngLat(36.0, 49.0)
    candidates = [met(gazetteer, HERE), met(gazetteer, LOST)]
    assert clearly_nearest(gazetteer, candidates, near) is None


@pytest.mark.parametrize(
    ("nearest_km", "next_km", "decides"),
    [(1, 6.2, True), (1, 5.8, False), (6, 12.2, True), (6, 11.8, False), (0, 5.2, True)],
)
def test_nearest_is_clear_by_five_kilometres_and_by_half(nearest_km, next_km, decides):
    here, there = (49.0 + km * 1000 / DEGREE_M for km in (nearest_km, -next_km))
    gazetteer = world(here, there)
    candidates = [met(gazetteer, THERE), met(gazetteer, HERE)]
    chosen = clearly_nearest(gazetteer, candidates, LngLat(36.0, 49.0))
    assert (chosen is not None) is decides
    if chosen is not None:
        assert chosen[0].katottg == HERE
        assert chosen[1] == (
            f"the nearest, {nearest_km:.0f} km away, the next {next_km:.0f} km or more"
        )
    assert NEAR_MARGIN_M == 5_000


def test_the_limits_themselves_are_clear_enough(monkeypatch):
    monkeypatch.setattr("geo.choice.NEAR_MARGIN_M", 0.0)
    monkeypatch.setattr("geo.choice.NEAR_RATIO", 1.0)
    gazetteer = world(here=50.0, there=50.0)
    candidates = [met(gazetteer, HERE), met(gazetteer, THERE)]
    chosen = clearly_nearest(gazetteer, candidates, LngLat(36.0, 49.0))
    assert chosen is not None
    assert chosen[0].katottg == HERE


def test_kilometres_are_told_as_the_ellipsoid_has_them():
    gazetteer = world(here=44.0, there=64.0)
    candidates = [met(gazetteer, HERE), met(gazetteer, THERE)]
    chosen = clearly_nearest(gazetteer, candidates, LngLat(36.0, 49.0))
    assert chosen is not None
    nearest_km, next_km = (geodesic((49.0, 36.0), (lat, 36.0)).km for lat in (44.0, 64.0))
    assert chosen[1] == f"the nearest, {nearest_km:.0f} km away, the next {next_km:.0f} km or more"


def test_the_only_city_is_chosen_and_two_are_not():
    gazetteer = world(category=Category.CITY)
    village_and_city = [met(gazetteer, HERE), met(gazetteer, THERE)]
    chosen = most_prominent(gazetteer, village_and_city, scoped=False)
    assert chosen == (village_and_city[1], "the only city of that name")
    assert most_prominent(gazetteer, village_and_city[1:] * 2, scoped=True) is None
    assert most_prominent(gazetteer, village_and_city[:1] * 2, scoped=True) is None


def test_the_code_of_a_settlement_where_a_unit_is_asked_for():
    answer = resolve(world(), HERE, levels=(Level.HROMADA, Level.OBLAST))
    assert isinstance(answer, NotFound)
    assert answer.reason == "this is the code of a settlement; asked for: oblast, hromada"


def test_a_code_is_read_in_any_case_and_between_spaces():
    answer = resolve(world(), f" {HERE.lower()} ")
    assert isinstance(answer, Match)
    assert answer.candidate.katottg == HERE
    assert answer.candidate.reason == "KATOTTG code"


def test_oblasts_of_one_name_are_told_apart_by_code_alone():
    gazetteer = Gazetteer(
        [
            AdminUnit(
                katottg=code, level=Level.OBLAST, name_uk="Степова", name_en="Stepova", parent=None
            )
            for code in (NORTH, SOUTH)
        ],
        [],
    )
    answer = resolve(gazetteer, "Степова", levels=(Level.OBLAST,))
    assert isinstance(answer, Ambiguous)
    assert answer.reason == "2 places have this name; give the code"

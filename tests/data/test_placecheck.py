from __future__ import annotations

import shapely
from hypothesis import given
from hypothesis import strategies as st

from data.placecheck import Misplacement, misplacements
from geo.place import Category, LngLat, Settlement

OUTLINES = {"W": shapely.box(36, 49, 37, 50), "E": shapely.box(37, 49, 38, 50)}


def settlement(code, lng=None, lat=49.5):
    return Settlement(
        katottg=code,
        category=Category.VILLAGE,
        name_uk=code,
        name_en=code,
        hromada="H",
        point=None if lng is None else LngLat(lng, lat),
    )


def cluster(prefix, lng, count=6):
    return [settlement(f"{prefix}{n}", lng + n / 100, 49.5 + n / 200) for n in range(count)]


def check(settlements, shared=()):
    first = {place.katottg: place.katottg[0] for place in settlements}
    return misplacements(settlements, raions=first, oblasts=first, outlines=OUTLINES, shared=shared)


def test_settlements_at_home_are_fine():
    assert check(cluster("W", 36.3) + cluster("E", 37.5)) == ()


def test_no_settlements_no_findings():
    assert check([]) == ()


def test_a_settlement_may_lie_three_kilometres_outside_but_not_four():
    home = cluster("W", 36.85)
    assert check([*home, settlement("W-near", 37.03)]) == ()
    (found,) = check([*home, settlement("W-out", 37.06)])
    assert (found.katottg, found.kind) == ("W-out", Misplacement.OUTSIDE)
    assert 4 < found.distance_km < 5


def test_a_settlement_among_another_raions_is_found():
    found = check([*cluster("W", 36.2), *cluster("E", 37.5), settlement("W-lost", 37.52, 49.52)])
    assert {(f.katottg, f.kind) for f in found} == {
        ("W-lost", Misplacement.OUTSIDE),
        ("W-lost", Misplacement.OTHER_RAION),
    }


def test_one_stray_does_not_make_its_neighbours_strays():
    found = check([*cluster("W", 36.2), *cluster("E", 37.5), settlement("W-lost", 37.52, 49.52)])
    assert {f.katottg for f in found} == {"W-lost"}


def test_a_raion_with_too_few_settlements_has_no_bulk():
    assert check([settlement("W1", 36.5), *cluster("E", 37.1)]) == ()


def test_sharing_a_position_is_found_for_both_unless_listed():
    twins = [settlement("W1", 36.5), settlement("W2", 36.5)]
    found = check(twins)
    assert [(f.katottg, f.kind, f.others) for f in found] == [
        ("W1", Misplacement.SHARED, ("W2",)),
        ("W2", Misplacement.SHARED, ("W1",)),
    ]
    assert check(twins, shared=[frozenset({"W1", "W2", "W3"})]) == ()
    assert len(check(twins, shared=[frozenset({"W1", "W3"})])) == 2


def test_unplaced_settlements_and_oblasts_without_outline_are_passed_over():
    assert check([settlement("W1"), settlement("W2")]) == ()
    assert check([settlement("X1", 10.0), settlement("X2", 10.1)]) == ()


@given(st.permutations(range(13)))
def test_the_order_of_settlements_does_not_matter(order):
    places = [*cluster("W", 36.2), *cluster("E", 37.5), settlement("W-lost", 37.52, 49.52)]
    assert check([places[index] for index in order]) == check(places)

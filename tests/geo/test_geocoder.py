"""The geopy face: positions come latitude first, nearest by geodesic distance, silence offline."""

from __future__ import annotations

import numpy as np
import pytest
from geopy.distance import geodesic
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer import Gazetteer
from geo.geocoder import AmbiguousQueryError, GeocoderChain, OfflineGeocoder
from geo.nearest import nearest
from geo.place import LngLat

from .conftest import KHARKIV_OBLAST, excerpt

KUPIANSK = "UA63080090010026457"


@pytest.fixture(scope="module")
def geocoder(gazetteer):
    return OfflineGeocoder(gazetteer, prefer_oblast=KHARKIV_OBLAST)


class Online:
    """Stands in for a service; counts what it is asked."""

    def __init__(self):
        self.asked = []

    def geocode(self, query, *, exactly_one=True):
        self.asked.append(query)
        found = Location("somewhere", Point(50, 36), {"suggested": True})
        return found if exactly_one else [found]


def test_it_is_a_geopy_geocoder(geocoder):
    assert isinstance(geocoder, Geocoder)


@pytest.mark.parametrize("query", ["Kupiansk", "Koupiansk", "Купянск", KUPIANSK])
def test_geocode_answers_with_a_location(geocoder, query):
    found = geocoder.geocode(query)
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == (49.7106, 37.6153)
    assert found.address == "Kupiansk, Kupiansk Raion, Kharkivska oblast"
    assert found.raw["katottg"] == KUPIANSK
    assert found.raw["suggested"] is False
    assert found.raw["reason"]


def test_the_address_may_be_ukrainian(gazetteer):
    found = OfflineGeocoder(gazetteer, language="uk").geocode("Kupiansk")
    assert found.address == "Куп’янськ, Куп’янський район, Харківська область"


def test_nothing_found_is_none(geocoder):
    assert geocoder.geocode("Nowhere at all") is None
    assert geocoder.geocode("Nowhere at all", exactly_one=False) is None


def test_an_unplaced_settlement_has_no_location(geocoder):
    assert geocoder.geocode("UA63080010320060330") is None


def test_a_tie_is_an_error_that_lists_the_places(gazetteer):
    geocoder = OfflineGeocoder(gazetteer)
    with pytest.raises(AmbiguousQueryError, match="UA63080150010082504") as caught:
        geocoder.geocode("Shevchenkove")
    assert isinstance(caught.value, GeocoderQueryError)
    found = geocoder.geocode("Shevchenkove", exactly_one=False)
    assert [each.raw["katottg"] for each in found] == [
        "UA63080150010082504",
        "UA63020030930054510",
    ]
    assert len(geocoder.geocode("Shevchenkove", exactly_one=False, limit=1)) == 1


def test_a_match_comes_with_its_namesakes_if_a_list_is_asked_for(geocoder):
    found = geocoder.geocode("Shevchenkove", exactly_one=False)
    assert found[0].raw["katottg"] == "UA63080150010082504"
    assert len(found) == 2


def test_near_is_passed_on(geocoder, gazetteer):
    village = gazetteer.settlement("UA63020030930054510")
    found = geocoder.geocode("Shevchenkove", near=village.point)
    assert found.raw["katottg"] == village.katottg


@pytest.mark.parametrize("query", [(49.71, 37.62), Point(49.71, 37.62), "49.71, 37.62"])
def test_reverse_takes_what_geopy_takes(geocoder, query):
    found = geocoder.reverse(query)
    assert found.raw["katottg"] == KUPIANSK
    assert found.raw["distance_m"] == pytest.approx(
        geodesic((49.71, 37.62), (49.7106, 37.6153)).m, abs=1e-6
    )


def test_reverse_refuses_what_is_no_position(geocoder):
    with pytest.raises(ValueError):
        geocoder.reverse("Kupiansk")


def test_reverse_lists_the_nearest_first(geocoder):
    found = geocoder.reverse((49.71, 37.62), exactly_one=False, limit=3)
    distances = [each.raw["distance_m"] for each in found]
    assert len(found) == 3
    assert distances == sorted(distances)


def test_without_positions_nothing_is_near():
    units, settlements, _ = excerpt()
    unplaced = [place for place in settlements if place.point is None]
    geocoder = OfflineGeocoder(Gazetteer(units, unplaced))
    assert geocoder.reverse((50, 36)) is None


@given(st.floats(22, 40.5), st.floats(44, 52.5))
def test_nearest_is_the_minimum_of_all_geodesic_distances(gazetteer, lng, lat):
    here = LngLat(lng, lat)
    by_hand = min(
        (geodesic((lat, lng), (place.point.lat, place.point.lng)).m, place.katottg)
        for place in gazetteer.settlements
        if place.point is not None
    )
    (found,) = nearest(gazetteer, here)
    assert (found.distance_m, found.katottg) == by_hand


@settings(max_examples=25)
@given(st.floats(34.8, 38.2), st.floats(48.5, 50.5), st.integers(1, 12))
def test_nearest_of_the_codifier_agrees_with_a_full_search(codifier, lng, lat, count):
    found = nearest(codifier, LngLat(lng, lat), count=count)
    assert len(found) == count
    farthest = found[-1].distance_m
    known = {each.katottg for each in found}
    degrees = np.hypot(
        (codifier.positions[:, 0] - lng) * np.cos(np.radians(lat)), codifier.positions[:, 1] - lat
    )
    for index in np.argsort(degrees)[: 3 * count].tolist():  # NaN sorts last
        place = codifier.settlements[index]
        distance = geodesic((lat, lng), (place.point.lat, place.point.lng)).m
        assert place.katottg in known or distance >= farthest


def test_the_chain_stays_offline_by_default(geocoder):
    chain = GeocoderChain(geocoder)
    assert chain.geocode("Kupiansk").raw["katottg"] == KUPIANSK
    assert chain.geocode("Nowhere at all") is None


def test_the_chain_asks_online_only_for_what_it_cannot_place(geocoder):
    online = Online()
    chain = GeocoderChain(geocoder, online)
    assert chain.geocode("Kupiansk").raw["suggested"] is False
    assert chain.reverse((49.71, 37.62)).raw["katottg"] == KUPIANSK
    assert online.asked == []
    assert chain.geocode("Nowhere at all").raw["suggested"] is True
    assert chain.geocode("UA63080010320060330", exactly_one=False)[0].raw["suggested"] is True
    assert online.asked == ["Nowhere at all", "UA63080010320060330"]


def test_the_chain_does_not_let_a_service_break_a_tie(gazetteer):
    online = Online()
    with pytest.raises(AmbiguousQueryError):
        GeocoderChain(OfflineGeocoder(gazetteer), online).geocode("Shevchenkove")
    assert online.asked == []

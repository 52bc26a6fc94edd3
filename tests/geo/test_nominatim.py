"""Nominatim against a server of ours on this machine: policy, failures, memory."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.exc import (
    ConfigurationError,
    GeocoderParseError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)

from data.geocode_cache import ANSWER_AGE_S, MISS_AGE_S, SqliteGeocodeCache, online_geocoder
from geo.nominatim import ATTRIBUTION, NominatimGeocoder, NominatimSettings
from geo.place import LngLat

FOUND = [
    {
        "lat": "49.71",
        "lon": "37.62",
        "display_name": "Куп’янськ, Ukraine",
        "osm_type": "node",
        "osm_id": 337575,
        "type": "town",
        "licence": "ODbL",
    }
]


class Service:
    """A local server that answers as told and keeps what it was asked."""

    def __init__(self):
        self.status, self.headers, self.body, self.delay_s = 200, {}, json.dumps(FOUND), 0.0
        self.requests = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                service.requests.append((self.path, dict(self.headers)))
                time.sleep(service.delay_s)
                body = service.body.encode()
                self.send_response(service.status)
                for name, value in {**service.headers, "Content-Length": len(body)}.items():
                    self.send_header(name, str(value))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.domain = f"127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}
        )
        self._thread.start()

    def asked(self, index=-1):
        return {
            name: each[0]
            for name, each in parse_qs(urlsplit(self.requests[index][0]).query).items()
        }

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class Clock:
    """A clock that only waiting moves; safe to share among threads."""

    def __init__(self, now=1_700_000_000.0):
        self.now = now
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def service():
    service = Service()
    yield service
    service.close()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def geocoder(service, clock, tmp_path):
    return build(service, clock, tmp_path / "cache.sqlite")


def build(service, clock, path, **settings):
    settings = {"contact": "map@example.org", "domain": service.domain, "scheme": "http"} | settings
    return NominatimGeocoder(
        NominatimSettings(**settings),
        SqliteGeocodeCache(path, clock=clock),
        clock=clock,
        sleep=clock.sleep,
        proxies={},
    )


def test_an_answer_is_a_suggestion_with_attribution(geocoder):
    found = geocoder.geocode("Kupiansk")
    assert (found.latitude, found.longitude) == (49.71, 37.62)
    assert found.raw["suggested"] is True
    assert found.raw["attribution"] == ATTRIBUTION
    assert found.raw["osm_id"] == 337575
    assert found.raw["cached"] is False


def test_the_request_keeps_to_ukraine_and_says_who_asks(geocoder, service):
    geocoder.geocode("Kupiansk")
    asked = service.asked()
    assert asked["q"] == "Kupiansk"
    assert asked["countrycodes"] == "ua"
    assert asked["bounded"] == "1"
    assert [float(each) for each in asked["viewbox"].split(",")] == [22.0, 44.0, 40.5, 52.5]
    assert service.requests[0][1]["User-Agent"] == "control-history (map@example.org)"


@pytest.mark.parametrize("contact", ["", "me", "map\nX: 1@example.org", "мапа@example.org"])
def test_without_a_contact_nothing_is_built(contact):
    with pytest.raises(ConfigurationError, match="contact"):
        NominatimSettings(contact=contact)


def test_the_public_server_is_never_asked_faster_than_allowed():
    with pytest.raises(ConfigurationError, match="one request a second"):
        NominatimSettings(contact="map@example.org", spacing_s=0.5)


def test_the_same_question_is_asked_once(geocoder, service, clock):
    geocoder.geocode("Kupiansk")
    again = geocoder.geocode("  KUPIANSK ")
    assert again.raw["cached"] is True
    assert (again.latitude, again.longitude) == (49.71, 37.62)
    assert len(service.requests) == 1
    clock.now += ANSWER_AGE_S + 1
    assert geocoder.geocode("Kupiansk").raw["cached"] is False


def test_misses_are_kept_for_a_while(geocoder, service, clock):
    service.body = "[]"
    assert geocoder.geocode("Nowhere") is None
    assert geocoder.geocode("Nowhere", exactly_one=False) is None
    assert len(service.requests) == 1
    clock.now += MISS_AGE_S + 1
    service.body = json.dumps(FOUND)
    assert geocoder.geocode("Nowhere") is not None


def test_memory_outlives_the_process(service, clock, tmp_path):
    build(service, clock, tmp_path / "cache").geocode("Kupiansk")
    assert build(service, clock, tmp_path / "cache").geocode("Kupiansk").raw["cached"] is True
    assert len(service.requests) == 1


def test_requests_are_a_second_apart(geocoder, clock):
    for query in ("one", "two", "three"):
        geocoder.geocode(query)
    assert clock.slept == [1.0, 1.0]
    clock.now += 10
    geocoder.geocode("four")
    assert clock.slept == [1.0, 1.0]


def test_two_geocoders_of_one_application_share_the_turns(service, clock, tmp_path):
    one, other = (build(service, clock, tmp_path / "cache") for _ in range(2))
    one.geocode("one")
    other.geocode("two")
    one.geocode("three")
    assert clock.slept == [1.0, 1.0]


def test_turns_are_apart_however_many_threads_take_them(tmp_path):
    """The reservation itself is atomic: no lock of a process is around it here."""
    path, turns = tmp_path / "cache", []
    SqliteGeocodeCache(path)

    def take():
        cache = SqliteGeocodeCache(path)
        turns.extend(cache.reserve(100.0, spacing_s=1.0, longest_wait_s=60.0) for _ in range(5))

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(turns) == [100.0 + n for n in range(20)]


def test_too_long_a_queue_is_refused_and_takes_no_turn(tmp_path):
    cache = SqliteGeocodeCache(tmp_path / "cache")
    taken = [cache.reserve(0.0, spacing_s=1.0, longest_wait_s=2.0) for _ in range(5)]
    assert taken == [0.0, 1.0, 2.0, None, None]
    assert cache.reserve(3.0, spacing_s=1.0, longest_wait_s=2.0) == 3.0


def test_429_pauses_as_long_as_the_service_asks(geocoder, service, clock):
    service.status, service.headers = 429, {"Retry-After": 1000}
    with pytest.raises(GeocoderRateLimited):
        geocoder.geocode("Kupiansk")
    service.status, service.headers = 200, {}
    clock.now += 900
    with pytest.raises(GeocoderUnavailable, match="not asked now"):
        geocoder.geocode("Kupiansk")
    assert len(service.requests) == 1
    clock.now += 101
    assert geocoder.geocode("Kupiansk") is not None


def test_403_pauses_at_once(geocoder, service):
    service.status = 403
    with pytest.raises(GeocoderServiceError):
        geocoder.geocode("Kupiansk")
    with pytest.raises(GeocoderUnavailable):
        geocoder.geocode("Izium")
    assert len(service.requests) == 1


def test_three_failures_in_a_row_open_the_circuit(geocoder, service, clock):
    service.status = 500
    for query in ("one", "two", "three"):
        with pytest.raises(GeocoderServiceError):
            geocoder.geocode(query)
    with pytest.raises(GeocoderUnavailable):
        geocoder.geocode("four")
    assert len(service.requests) == 3
    clock.now += 301
    service.status = 200
    assert geocoder.geocode("four") is not None


def test_a_success_in_between_closes_it_again(geocoder, service):
    for status in (500, 500, 200, 500, 500, 200):
        service.status = status
        query = f"query {len(service.requests)}"
        if status == 200:
            assert geocoder.geocode(query) is not None
        else:
            with pytest.raises(GeocoderServiceError):
                geocoder.geocode(query)
    assert len(service.requests) == 6


@pytest.mark.parametrize(
    "body",
    ["<html><body>Bandwidth exceeded</body></html>", '["a"]', '[{"lat": "x", "lon": "y"}]',
     '[{"display_name": "no position"}]', "3", '[{"lat": "1", "lon": "2"}]'],
)  # fmt: skip
def test_an_answer_that_is_none_is_an_error_and_not_kept(geocoder, service, body):
    service.body = body
    with pytest.raises(GeocoderParseError):
        geocoder.geocode("Kupiansk")
    service.body = json.dumps(FOUND)
    assert geocoder.geocode("Kupiansk").raw["cached"] is False


def test_a_slow_service_times_out(service, clock, tmp_path):
    geocoder = build(service, clock, tmp_path / "cache", timeout_s=0.05)
    service.delay_s = 0.5
    with pytest.raises(GeocoderTimedOut):
        geocoder.geocode("Kupiansk")


def test_answers_outside_ukraine_are_dropped(geocoder, service):
    service.body = json.dumps([{**FOUND[0], "lat": "40.0"}, FOUND[0]])
    found = geocoder.geocode("Kupiansk", exactly_one=False)
    assert [each.latitude for each in found] == [49.71]


@pytest.mark.parametrize("query", ["", "  ", "x" * 500])
def test_questions_without_sense_are_not_asked(geocoder, service, query):
    assert geocoder.geocode(query) is None
    assert service.requests == []


def test_other_settings_do_not_share_answers(service, clock, tmp_path):
    build(service, clock, tmp_path / "cache").geocode("Kupiansk")
    other = build(service, clock, tmp_path / "cache", language="uk")
    assert other.geocode("Kupiansk").raw["cached"] is False


def test_the_cache_gives_back_what_it_got(geocoder, tmp_path, clock):
    geocoder.geocode("Kupiansk")
    again = geocoder.geocode("Kupiansk")
    assert again.address == "Куп’янськ, Ukraine"
    assert LngLat(again.longitude, again.latitude) == LngLat(37.62, 49.71)
    assert (again.raw["osm_type"], again.raw["kind"]) == ("node", "town")


def test_the_machine_s_clock_is_wired_in(service, tmp_path):
    settings = NominatimSettings(
        contact="map@example.org", domain=service.domain, scheme="http", spacing_s=0.0
    )
    assert isinstance(online_geocoder(settings, tmp_path / "cache"), NominatimGeocoder)
    assert service.requests == []

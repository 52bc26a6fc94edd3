"""The browser's files over HTTP: addresses that name contents, made once, kept for ever."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.desk import today
from dashboard.history_views import address_of, view_at
from dashboard.server import routes
from data.payload.container import decode
from data.view import ScopeName, View

KUPIANSK = "UA63080090010026457"
KNOWN = View(known_as_of=date(2022, 9, 12))


@pytest.fixture(scope="module")
def client():
    with TestClient(Starlette(routes=routes())) as client:
        yield client


@pytest.mark.parametrize("view", [View(), KNOWN, View(scope=ScopeName.UKRAINE)])
def test_an_address_leads_to_its_view(store, client, view):
    address = address_of(store, view)
    assert view_at(store, tuple(address.strip("/").split("/")[1:])) == view
    header, _ = decode(client.get(f"{address}history.bin").content)
    known = None if view.known_as_of is None else view.known_as_of.isoformat()
    assert (header["layer"], header["known_as_of"], header["scope"]) == (
        "ledger",
        known,
        view.scope,
    )


def test_a_view_of_another_day_says_what_was_known(store, client):
    now, then = (
        json.loads(client.get(f"{address_of(store, view)}timeline.json").content)
        for view in (View(), KNOWN)
    )
    assert now["occupied"] != then["occupied"]
    assert sum(n for _, n in then["gained"]) < sum(n for _, n in now["gained"])


@pytest.mark.parametrize("name", ["history.bin", "timeline.json", "events.json"])
def test_a_file_is_kept_for_ever_and_known_again_by_its_tag(store, client, name):
    address = f"{address_of(store, KNOWN)}{name}"
    answer = client.get(address)
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    again = client.get(address, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(address, headers={"if-none-match": '"else"'})
    assert other.content == answer.content


def test_a_file_travels_compressed_to_who_can_read_that(store, client):
    address = f"{address_of(store, KNOWN)}events.json"
    packed = client.get(address, headers={"accept-encoding": "gzip"})
    plain = client.get(address, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content) / 3


def test_a_settlement_of_a_view_has_its_passport_beside_it(store, client):
    answer = client.get(f"{address_of(store, KNOWN)}places/{KUPIANSK}.json")
    assert answer.json()["known_as_of"] == "2022-09-12"
    assert answer.json()["katottg"] == KUPIANSK


def test_paths_that_lead_nowhere_are_404(store, client):
    view = f"/assets/{store.edition}/views"
    tomorrow = (today() + timedelta(days=1)).isoformat()
    for path in (
        f"/assets/{store.dataset}/ledger.json",
        f"/assets/{store.dataset}/manifest.json",
        f"/assets/{store.dataset}/",
        "/assets/",
        f"/assets/0000/views/{KNOWN.name}/history.bin",
        f"{view}/{KNOWN.name}/ledger.bin",
        f"{view}/{KNOWN.name}/places/UA1.json",
        f"{view}/{KNOWN.name}/places/{KUPIANSK}",
        f"{view}/{KNOWN.name}/places/",
        f"{view}/focus.now.nobody/history.bin",
        f"{view}/focus.{tomorrow}.ledger/history.bin",
        f"{view}/focus.2022-02-23.ledger/history.bin",
        f"{view}/..%2f..%2f{store.dataset}/history.bin",
        f"{view}/history.bin",
    ):
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert answer.headers["content-type"].startswith("application/problem+json")


def test_nobody_writes_here(store, client):
    answer = client.post(f"/assets/{store.dataset}/history.bin")
    assert answer.status_code == 405

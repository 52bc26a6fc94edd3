"""What the contract says of HTTP beside the answers themselves: life by dataset, health, what files say."""

from __future__ import annotations

import json

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.server import routes

KUPIANSK = "UA63080090010026457"


@pytest.fixture(scope="module")
def client():
    with TestClient(Starlette(routes=routes())) as client:
        yield client


@pytest.mark.parametrize(
    "address",
    [
        "snapshot.csv?date=2022-09-05&raion=Kupiansk",
        "events.json?from=2022-09-01&to=2022-09-02",
        f"history/{KUPIANSK}.json?known_as_of=2022-09-10",
        f"collections/settlements/items/{KUPIANSK}?f=json",
        "collections/raions/items?limit=1",
        "packages/timemap.zip?from=2022-09-01&to=2022-09-02",
    ],
)
def test_an_address_that_names_the_dataset_is_good_for_ever(client, store, address):
    asked = client.get(f"/api/{address}")
    named = client.get(f"/api/{address}&dataset={store.dataset}")
    assert asked.status_code == named.status_code == 200
    assert "max-age=60" in asked.headers["cache-control"]
    assert named.headers["cache-control"] == "public, max-age=31536000, immutable"
    other = client.get(f"/api/{address}&dataset=0123456789abcdef")
    assert other.status_code == 404
    assert store.dataset in other.json()["detail"]
    assert other.headers["cache-control"] == "no-store"


def test_health_is_asked_by_get_alone_and_without_parameters(client, store):
    assert client.get("/health").json()["dataset"] == store.dataset
    assert client.head("/health").status_code == 200
    assert client.options("/health").headers["allow"] == "GET, HEAD, OPTIONS"
    for answer, status in (
        (client.get("/health?colour=red"), 400),
        (client.post("/health"), 405),
        (client.delete("/health"), 405),
    ):
        assert answer.status_code == answer.json()["status"] == status
        assert answer.headers["content-type"] == "application/problem+json"


def test_csv_says_its_filters_in_its_header(client):
    answer = client.get("/api/snapshot.csv?date=2022-09-05&raion=Kupiansk&status=occupied")
    about = json.loads(answer.headers["x-control-about"])
    assert about["filters"] == {"raion": ["UA63080000000032022"], "status": ["occupied"]}


def test_filters_too_long_for_a_header_are_in_the_address(client, store):
    many = "&".join(f"settlement={code}" for code in store.gazetteer.codes[-95:])
    answer = client.get(f"/api/snapshot.csv?date=2022-09-05&{many}")
    assert answer.status_code == 200
    about = json.loads(answer.headers["x-control-about"])
    assert "filters" not in about
    assert about["as_of"] == "2022-09-05"


def test_pages_of_a_collection_say_interval_box_and_scope(client, store):
    settlements = client.get(
        "/api/collections/settlements/items?datetime=2022-09-05&bbox=37,49,38,50&limit=1"
    ).json()
    assert settlements["filters"] == {
        "oblast": list(store.focus_oblasts),
        "datetime": "2022-09-05",
        "bbox": "37,49,38,50",
    }
    # Events without a unit are asked for everywhere, so no oblast limits them.
    assert client.get("/api/collections/events/items?limit=1").json()["filters"] == {}

"""The HTTP routes of the running app."""

from __future__ import annotations

import gzip
import json
import urllib.error
import urllib.request

import pytest


def get(address: str, headers: dict[str, str] | None = None):
    request = urllib.request.Request(address, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


def test_health_names_the_dataset_and_its_range(server):
    status, _, body = get(f"{server}/health")
    health = json.loads(body)
    assert status == 200
    assert health["status"] == "ok"
    assert health["first"] == "2022-02-24"


def test_a_snapshot_says_what_it_is(server):
    status, headers, body = get(f"{server}/api/snapshot.geojson?date=2022-09-05")
    collection = json.loads(body)
    assert status == 200
    assert headers["content-type"].startswith("application/geo+json")
    assert collection["as_of"] == "2022-09-05"
    assert {"known_as_of", "layer", "filters", "dataset", "licence", "attribution"} <= set(
        collection
    )


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/..%2fhealth", 400),
        ("/api/history/%2e%2e/health", 400),
        ("/api/history/UA63080090010026457%00.json", 400),
        ("/api/history/..%5c..%5cseeds.json", 400),
        ("/api/a%0d%0aX-Evil:%201", 404),
        ("/api/%e2%81%a6%e2%80%ae", 404),
        ("/api/%ff", 404),
    ],
)
def test_a_path_that_streamlit_refuses_is_a_problem_document_as_well(server, path, status):
    answered, headers, body = get(f"{server}{path}")
    headers = {name.lower(): value for name, value in headers.items()}
    problem = json.loads(body)
    assert answered == problem["status"] == status
    assert headers["content-type"] == "application/problem+json"
    assert headers["access-control-allow-origin"] == "*"
    assert headers["x-content-type-options"] == "nosniff"
    assert "\n" not in problem["detail"]


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/API/snapshot.geojson?date=2022-09-05", "/healthz", "/health/x", "/table/x",
     "/robots.txt", "/.env", "/index.html", "/static", "/Table", "/api\\x",
     "/static/js/nothing.js", "/_stcore/nothing", "/auth/nothing"],
)  # fmt: skip
def test_an_unknown_path_is_404_and_never_the_app(server, path):
    status, headers, body = get(f"{server}{path}")
    assert status == json.loads(body)["status"] == 404
    status, headers, body = get(f"{server}{path}", {"Accept": "text/html,*/*;q=0.8"})
    headers = {name.lower(): value for name, value in headers.items()}
    assert status == 404
    assert "content-security-policy" in headers
    assert b"streamlit" not in body.lower()
    assert b'<a href="/">To the map</a>' in body


def test_an_unknown_path_is_told_in_the_language_of_its_link(server):
    _, _, body = get(f"{server}/nothing?lang=uk", {"Accept": "text/html"})
    assert 'lang="uk"' in body.decode()
    assert '<a href="/?lang=uk">До карти</a>' in body.decode()


@pytest.mark.parametrize(
    "path",
    ["/", "/table", "/table/", "/method?lang=uk", "/favicon.png", "/manifest.json",
     "/_stcore/health", "/_stcore/host-config", "/strings.json", "/app/icon.svg", "/health/"],
)  # fmt: skip
def test_what_the_page_is_made_of_is_found(server, path):
    assert get(f"{server}{path}")[0] == 200


def test_a_proxy_on_this_machine_is_believed_about_the_reader(server):
    said = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7", "Host": "map.example"}
    _, _, body = get(f"{server}/api/collections", said)
    assert json.loads(body)["links"][0]["href"].startswith("https://map.example/api/")


def test_the_same_question_is_answered_304(server):
    address = f"{server}/api/snapshot.geojson?date=2022-09-05"
    _, headers, _ = get(address)
    status, _, body = get(address, {"If-None-Match": headers["etag"]})
    assert (status, body) == (304, b"")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "date=2022-02-30",
        "date=2021-01-01",
        "date=2022-09-05&colour=red",
        "date=2022-09-05&raion=Atlantis",
        "date=2022-09-05&status=purple",
        "date=2022-09-05&layer=nobody",
        "date=2022-09-05&geometry=circle",
        "date=2022-09-05&known_as_of=yesterday",
    ],
)
def test_a_bad_parameter_is_a_problem_document_that_says_what_is_allowed(server, query):
    status, headers, body = get(f"{server}/api/snapshot.geojson?{query}")
    problem = json.loads(body)
    assert status == 400
    assert headers["content-type"].startswith("application/problem+json")
    assert problem["status"] == 400
    assert len(problem["detail"]) > 20


@pytest.mark.parametrize(
    "path",
    [
        "/api/nothing",
        "/api/snapshot.docx",
        "/api/collections/cities",
        "/api/collections/settlements/items/UA1",
        "/api/history/UA1.json",
        "/assets/0000/history.bin",
        "/app/map/nothing.js",
        "/vendor/leaflet/nothing.js",
        "/app/../../pyproject.toml",
        "/app/%2e%2e/%2e%2e/pyproject.toml",
    ],
)
def test_unknown_paths_are_not_the_page(server, path):
    status, headers, body = get(server + path)
    assert status in {400, 404}
    assert "text/html" not in headers.get("content-type", "")
    assert b"<html" not in body.lower()


def test_every_way_into_the_api_is_the_api(server):
    for path in ("/api", "/api/", "/api/collections", "/api/openapi.json"):
        status, headers, body = get(server + path)
        assert status == 200
        assert "json" in headers["content-type"]
        assert json.loads(body)


def test_large_answers_travel_compressed_once(server):
    address = f"{server}/api/snapshot.geojson?date=2022-09-05"
    _, plain, body = get(address)
    _, packed, zipped = get(address, {"Accept-Encoding": "gzip"})
    assert packed["content-encoding"] == "gzip"
    assert gzip.decompress(zipped) == body
    assert packed["etag"] == plain["etag"]
    assert packed["access-control-allow-origin"] == "*"


def test_assets_stay_in_the_cache_for_ever(server):
    dataset = json.loads(get(f"{server}/health")[2])["dataset"]
    status, headers, body = get(f"{server}/assets/{dataset}/history.bin")
    assert status == 200
    assert body[:4] == b"CTL1"
    assert "immutable" in headers["cache-control"]


def test_the_page_carries_the_security_headers(server):
    _, headers, _ = get(server + "/")
    policy = headers["content-security-policy"]
    assert "'unsafe-eval'" not in policy
    assert "default-src 'self'" in policy
    assert headers["x-content-type-options"] == "nosniff"

"""Every answer carries the security headers: what is found, what is not, and what failed."""

from __future__ import annotations

import asyncio
import json

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.server import SecurityHeaders, middleware

PATHS = {
    "/health": 200,
    "/strings.json": 200,
    "/api": 308,
    "/api/": 200,
    "/api/openapi.json": 200,
    "/api/description": 200,
    "/api/snapshot.geojson?date=2022-09-05": 200,
    "/api/snapshot.csv?date=2022-09-05": 200,
    "/api/snapshot.geojson?date=2022-02-30": 400,
    "/api/collections/settlements/items?f=html": 200,
    "/api/nothing": 404,
    "/assets/0000/history.bin": 404,
    "/app/map/main.js": 200,
    "/app/panel/panel.css": 200,
    "/app/nothing.js": 404,
    "/app/%2e%2e/server.py": 404,
    "/vendor/leaflet/leaflet.js": 200,
    "/vendor/leaflet/nothing.js": 404,
    "/nothing": 404,
}


def directives(headers) -> dict[str, list[str]]:
    given = [part.split() for part in headers["content-security-policy"].split(";")]
    return {name: sources for name, *sources in given}


def is_guarded(headers) -> None:
    policy = directives(headers)
    assert policy["default-src"] == ["'self'"]
    assert policy["object-src"] == ["'none'"]
    assert policy["base-uri"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'self'"]
    for name, sources in policy.items():
        assert "'unsafe-eval'" not in sources, name
        assert not [each for each in sources if "://" in each or each == "*"], name
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_every_kind_of_path_is_guarded(hostile_client, path, method):
    answer = hostile_client.request(method, path, follow_redirects=False)
    assert answer.status_code == PATHS[path]
    is_guarded(answer.headers)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/api/snapshot.geojson", "/assets/0000/history.bin", "/health"])
def test_nothing_can_be_written_over_http(hostile_client, path, method):
    answer = hostile_client.request(method, path, content=b"x" * 100_000)
    assert answer.status_code == 405
    is_guarded(answer.headers)


def test_the_files_of_the_build_are_guarded(hostile_client, hostile_store):
    answer = hostile_client.get(f"/assets/{hostile_store.dataset}/history.bin")
    assert answer.status_code == 200
    is_guarded(answer.headers)


def test_a_failure_is_guarded_and_says_nothing_of_what_failed():
    def fail(_request):
        raise RuntimeError("postgresql://writer:hunter2@db/desk")

    app = Starlette(routes=[Route("/", fail)], middleware=middleware())
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/")
    assert answer.status_code == 500
    is_guarded(answer.headers)
    assert "hunter2" not in answer.text
    assert answer.json()["status"] == 500


def test_headers_of_the_answer_itself_stay():
    sent = []

    async def own(_scope, _receive, send):
        headers = [(b"referrer-policy", b"no-referrer")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})

    async def keep(message):
        sent.append(message)

    scope = {"type": "http", "path": "/", "query_string": b""}
    asyncio.run(SecurityHeaders(own)(scope, None, keep))
    names = [name for name, _ in sent[0]["headers"]]
    assert names.count(b"referrer-policy") == 1
    assert json.dumps(dict.fromkeys(map(bytes.decode, names)))

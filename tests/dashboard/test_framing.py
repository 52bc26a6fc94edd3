"""Only the map made for frames may be framed, and only by whom the setting names."""

from __future__ import annotations

import asyncio

import pytest

from dashboard.framing import ancestors
from dashboard.server import SecurityHeaders

PARTNER = "https://news.example"


async def _nothing(_scope, _receive, send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})


def policy(path: str, query: bytes = b"", **options) -> str:
    """Return the directive about framing that a request is answered with."""
    sent = []

    async def send(message) -> None:
        sent.append(message)

    scope = {"type": "http", "path": path, "query_string": query}
    asyncio.run(SecurityHeaders(_nothing, **options)(scope, None, send))
    found = dict(sent[0]["headers"])[b"content-security-policy"].decode()
    return next(part for part in found.split("; ") if part.startswith("frame-ancestors"))


@pytest.mark.parametrize("query", [b"", b"embed=0", b"embed=1", b"date=2022-09-05&embed=true"])
def test_without_a_setting_only_we_may_frame(query):
    assert policy("/", query) == "frame-ancestors 'self'"


@pytest.mark.parametrize(
    ("path", "query", "framed"),
    [
        ("/", b"embed=1", True),
        ("/", b"date=2022-09-05&embed=true", True),
        ("/component/streamlit_folium.st_folium/index.html", b"streamlitUrl=x", True),
        ("/", b"", False),
        ("/", b"embed=0", False),
        ("/table", b"embed=1", False),
        ("/api/snapshot.geojson", b"embed=1", False),
    ],
)
def test_a_setting_opens_the_map_for_frames_and_nothing_else(path, query, framed):
    wanted = PARTNER if framed else "'self'"
    assert policy(path, query, ancestors=PARTNER) == f"frame-ancestors {wanted}"


@pytest.mark.parametrize(
    ("setting", "result"),
    [
        ({}, "'self'"),
        ({"CONTROL_FRAME_ANCESTORS": "  "}, "'self'"),
        ({"CONTROL_FRAME_ANCESTORS": PARTNER}, f"'self' {PARTNER}"),
        (
            {"CONTROL_FRAME_ANCESTORS": "https://*.a.example:8443 'self' b.example"},
            "'self' https://*.a.example:8443 b.example",
        ),
        ({"CONTROL_FRAME_ANCESTORS": "*"}, "'self' *"),
    ],
)
def test_the_setting_is_a_list_of_origins_beside_our_own(setting, result):
    assert ancestors(setting) == result


@pytest.mark.parametrize(
    "wrong", ["x; script-src *", "javascript:", "https://a.example/path", "'none'"]
)
def test_what_is_no_origin_stops_the_start(wrong):
    with pytest.raises(ValueError, match="CONTROL_FRAME_ANCESTORS"):
        ancestors({"CONTROL_FRAME_ANCESTORS": wrong})

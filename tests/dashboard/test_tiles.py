"""Raster tiles: off unless configured, and only the configured host may be asked."""

from __future__ import annotations

import pytest

from dashboard.server import security_headers
from dashboard.tiles import ATTRIBUTION, TileSettingError, configured

OSM = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"


def policy(tiles) -> dict[str, str]:
    text = dict(security_headers(tiles, "'self'"))[b"content-security-policy"].decode()
    return dict(part.split(" ", 1) for part in text.split("; "))


def test_without_a_setting_there_are_no_tiles_and_no_foreign_host():
    assert configured({}) is None
    assert configured({"CONTROL_TILES": " "}) is None
    assert policy(None)["img-src"] == "'self' data: blob:"
    assert not any("http" in sources for sources in policy(None).values())


def test_the_configured_host_may_send_pictures_and_nothing_else():
    tiles = configured({"CONTROL_TILES": OSM})
    assert tiles.attribution == ATTRIBUTION
    allowed = policy(tiles)
    assert allowed["img-src"] == "'self' data: blob: https://tile.openstreetmap.org"
    assert {**allowed, "img-src": ""} == {**policy(None), "img-src": ""}
    assert dict(security_headers(tiles, "'self'"))[b"referrer-policy"] != b"no-referrer"


def test_subdomains_and_words_of_another_owner():
    setting = {
        "CONTROL_TILES": "https://{s}.tiles.example:8443/a/{z}/{x}/{y}{r}.png?key=1",
        "CONTROL_TILES_ATTRIBUTION": "© Example",
    }
    tiles = configured(setting)
    assert tiles.origin == "https://*.tiles.example:8443"
    assert tiles.attribution == "© Example"


@pytest.mark.parametrize(
    "url",
    [
        "tile.openstreetmap.org/{z}/{x}/{y}.png",
        "ftp://tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}.png",
        "https://tiles.example/{z}/{x}/{y}/{q}.png",
        "https://tiles.example/{{z}}/{x}/{y}.png",
        "https://tiles.example; script-src */{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}/{y}.png</script>",
        "https://tiles.example/'{z}/{x}/{y}.png",
        "https://user@tiles.example/{z}/{x}/{y}.png",
        "https://{z}{x}{y}/",
        "https://*/{z}/{x}/{y}.png",
    ],
)
def test_anything_else_is_refused(url):
    with pytest.raises(TileSettingError, match="is no address of tiles"):
        configured({"CONTROL_TILES": url})

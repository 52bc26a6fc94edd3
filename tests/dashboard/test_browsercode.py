"""How long a browser may keep our code, and that no two editions of it mix."""

from __future__ import annotations

import re
import shutil

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import browsercode
from dashboard.browsercode import address, code_routes, edition, leaflet_address


@pytest.fixture(scope="module")
def client():
    return TestClient(Starlette(routes=code_routes()))


def kept(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.headers["cache-control"]


@pytest.mark.parametrize("path", [address("map/main.js"), leaflet_address("leaflet.js")])
def test_what_names_its_edition_is_kept_for_ever(client, path):
    assert "immutable" in kept(client, path)


@pytest.mark.parametrize("path", ["/app/map/main.js", "/vendor/leaflet/leaflet.js"])
def test_what_does_not_is_asked_for_each_time(client, path):
    assert kept(client, path) == "no-cache"
    seen = client.get(path).headers["etag"]
    again = client.get(path, headers={"if-none-match": seen})
    assert (again.status_code, again.headers["cache-control"]) == (304, "no-cache")


@pytest.mark.parametrize("path", ["map/nothing.js", "%2e%2e/server.py", ""])
def test_what_is_not_there_is_not_kept(client, path):
    answer = client.get(address(path))
    assert answer.status_code == 404
    assert "cache-control" not in answer.headers


def test_an_edition_that_is_not_ours_is_not_answered_with_ours(client):
    assert client.get(address("map/main.js").replace(edition(), "0" * 12)).status_code == 404


def test_modules_find_one_another_by_relative_paths():
    """A path from the root would lead out of the edition."""
    rooted = re.compile(r"""(?:from|import)\s*\(?\s*["']/""")
    for file in browsercode.STATIC.rglob("*.js"):
        assert not rooted.search(file.read_text(encoding="utf-8")), file.name


@pytest.mark.parametrize("change", ["edit", "rename", "remove"])
def test_every_change_of_a_file_is_another_edition(tmp_path, monkeypatch, change):
    static = tmp_path / "static"
    shutil.copytree(browsercode.STATIC / "shared", static)
    monkeypatch.setattr(browsercode, "STATIC", static)
    before = edition.__wrapped__()
    file = static / "days.js"
    if change == "edit":
        file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    elif change == "rename":
        file.rename(static / "day.js")
    else:
        file.unlink()
    assert edition.__wrapped__() != before

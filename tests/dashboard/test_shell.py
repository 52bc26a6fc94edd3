"""The HTML around every page."""

from __future__ import annotations

import json
import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import early
from dashboard import shell as shells
from dashboard.browsercode import STATIC, address, edition, leaflet_address
from dashboard.modules import map_modules
from dashboard.pages import EDITORS_PAGE, PAGES
from dashboard.shell import STREAMLITS, paths, shell, shell_routes
from data.errors import DataError


@pytest.fixture(scope="module")
def client():
    return TestClient(Starlette(routes=shell_routes()))


def test_every_page_has_it_and_nothing_else():
    names = [page.name for page in (*PAGES, EDITORS_PAGE)]
    assert sorted(paths()) == sorted("/" if name == "map" else f"/{name}" for name in names)


@pytest.mark.parametrize(
    ("query", "language", "title"),
    [
        ("", "en", "Kharkiv Oblast, day by day"),
        ("?lang=uk", "uk", "Харківщина день за днем"),
        ("?lang=%3Cscript%3E", "en", "Kharkiv Oblast, day by day"),
    ],
)
def test_it_is_in_the_language_of_the_link(client, query, language, title):
    page = client.get(f"/regions{query}").text
    assert re.search(r'<html lang="(\w\w)">', page).group(1) == language
    assert re.findall("<title>(.*?)</title>", page) == [title]
    assert page.count("<noscript>") == 1
    assert "Streamlit app" not in page


def test_streamlits_own_scripts_come_after_ours_and_are_all_there():
    theirs = STREAMLITS.read_text(encoding="utf-8")
    ours = shell("en")
    scripts = re.findall(r'<script type="module"[^>]*src="([^"]+)"', theirs)
    assert scripts
    assert scripts == re.findall(r'<script type="module"[^>]*src="([^"]+)"', ours)
    assert ours.index("window.__streamlit") < ours.index(scripts[0])


def test_another_streamlit_whose_page_is_not_known_is_named(tmp_path, monkeypatch):
    page = tmp_path / "index.html"
    page.write_text("<html><body></body></html>", encoding="utf-8")
    monkeypatch.setattr(shells, "STREAMLITS", page)
    shell.cache_clear()
    with pytest.raises(RuntimeError, match=r"constraints\.txt"):
        shell("en")
    shell.cache_clear()


def _early(page):
    found = re.search(r"append\(\.\.\.(\[.*?\])\.map", page.partition("</head>")[0])
    return json.loads(found.group(1)) if found else []


def test_the_maps_page_names_what_it_will_ask_for(client, monkeypatch):
    monkeypatch.setattr(early, "in_force", lambda: ("abc", b""))
    named = _early(client.get("/?date=2022-09-10").text)
    assert len(set(named)) == len(named)
    assert {leaflet_address("leaflet.js"), address("map/map.css"), address("map/boot.js")} <= set(
        named
    )
    assert {"/assets/abc/history.bin", "/assets/abc/cells.bin"} <= set(named)
    assert set(map_modules().first) <= set(named)
    for each in named:
        if each.startswith("/app/"):
            assert (STATIC / each.removeprefix(f"/app/{edition()}/")).is_file()


def test_no_page_names_what_it_will_not_ask_for(client, monkeypatch):
    monkeypatch.setattr(early, "in_force", lambda: ("abc", b""))
    assert _early(client.get("/regions").text) == []
    for other in ("known=2022-05-01", "layer=viina", "scope=ukraine"):
        assert not any(
            each.startswith("/assets/") for each in _early(client.get(f"/?{other}").text)
        )


def test_without_a_build_the_page_comes_all_the_same(client, monkeypatch):
    def nothing():
        raise DataError("no build")

    monkeypatch.setattr(early, "in_force", nothing)
    named = _early(client.get("/").text)
    assert address("map/main.js") in named
    assert not any(each.startswith("/assets/") for each in named)

"""The HTML around every page."""

from __future__ import annotations

import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import shell as shells
from dashboard.pages import EDITORS_PAGE, PAGES
from dashboard.shell import STREAMLITS, paths, shell, shell_routes


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

"""The HTML around every page: Streamlit's, with what only the server can tell a browser in time.

Streamlit sends one file for all pages. Ours has the app's name, words for those without scripts and
for those who preview a link, and says where Streamlit's server is: a page below the root, opened
directly, would else look for it below its own path first, fail twice, and say so in the console.
"""

from __future__ import annotations

import json
import re
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit
from starlette.responses import HTMLResponse
from starlette.routing import Route

from dashboard.browsercode import address
from dashboard.early import early_files
from dashboard.text import Language, text

if TYPE_CHECKING:
    from starlette.requests import Request

STREAMLITS = Path(streamlit.__file__).parent / "static" / "index.html"
VIEWS = Path(__file__).parent / "views"

_HEAD = re.compile(r"<html\b[^>]*>\s*<head>")
_TITLE = re.compile(r"\s*<title>.*?</title>", re.DOTALL)
_ICON = re.compile(r'<link rel="shortcut icon"[^>]*>')
_NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)

#: Before any of Streamlit's scripts; `BACKEND_BASE_URL` is where it asks, `MAIN_PAGE_BASE_URL` where pages lie.
_WHERE = (
    "window.__streamlit = {BACKEND_BASE_URL: location.origin, MAIN_PAGE_BASE_URL: location.origin}"
)

#: Only once Streamlit's own code is there: before that the connections are better used for it.
_FETCH_EARLY = (
    "addEventListener('load', () => document.head.append(...ADDRESSES.map((href) => "
    "Object.assign(document.createElement('link'), { rel: 'prefetch', href }))))"
)


def paths() -> list[str]:
    """Return the paths of all pages, by the files that draw them.

    The server must not import those: a Streamlit component that is declared before Streamlit runs
    is never served.
    """
    names = sorted(file.stem.removesuffix("_page") for file in VIEWS.glob("*_page.py"))
    return ["/" if name == "map" else f"/{name}" for name in names]


def shell_routes() -> list[Route]:
    """Return the routes of all pages."""
    return [Route(path, _answer, methods=["GET"]) for path in paths()]


def _answer(request: Request) -> HTMLResponse:
    language: Language = "uk" if request.query_params.get("lang") == "uk" else "en"
    page = shell(language)
    if request.url.path == "/":
        page = page.replace("</head>", f"{_early(early_files(request.query_params))}</head>", 1)
    return HTMLResponse(page, headers={"cache-control": "no-cache"})


def _early(addresses: tuple[str, ...]) -> str:
    listed = json.dumps(addresses).replace("<", "\\u003c")
    return f"<script>{_FETCH_EARLY.replace('ADDRESSES', listed)}</script>"


@cache
def shell(language: Language) -> str:
    """Return the page's HTML in a language.

    Raises
    ------
    RuntimeError
        If Streamlit's file has no head where we know one to be.
    """
    page = STREAMLITS.read_text(encoding="utf-8")
    if not _HEAD.search(page):
        raise RuntimeError(
            f"{STREAMLITS}: no <head> after <html>; use the release in requirements/constraints.txt"
        )
    title, about = (escape(text(key, language)) for key in ("title", "about"))
    head = (
        f'<html lang="{language}">\n  <head>\n'
        f"    <title>{title}</title>\n"
        f'    <meta name="description" content="{about}" />\n'
        f'    <meta property="og:title" content="{title}" />\n'
        f'    <meta property="og:description" content="{about}" />\n'
        '    <meta name="color-scheme" content="light dark" />\n'
        f"    <script>{_WHERE}</script>"
    )
    icon = '<link rel="icon" type="image/svg+xml" href="{}" />'.format(address("icon.svg"))
    without = (
        f"<noscript><h1>{title}</h1><p>{about}</p><p>{escape(text('no.scripts', language))} "
        '<a href="/api/?f=html">/api/</a></p></noscript>'
    )
    page = _TITLE.sub("", page, count=1)
    page = _ICON.sub(icon, page, count=1)
    page = _NO_SCRIPT.sub(lambda _: without, page, count=1)
    return _HEAD.sub(lambda _: head, page, count=1)

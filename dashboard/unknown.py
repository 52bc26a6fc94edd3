"""Paths that nobody knows are 404: Streamlit would answer each with its page, and say that all is well."""

from __future__ import annotations

from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, QueryParams
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route
from streamlit import config

from dashboard.api.problems import problem
from dashboard.instead import answer_unless
from dashboard.text import Language, text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.responses import Response
    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp, Receive, Scope, Send

#: What is Streamlit's own below the root: its server, its browser code, logins.
STREAMLITS = ("_stcore", "static", "media", "component", "auth")
STREAMLITS_FILES = ("/oauth2callback", "/favicon.png", "/manifest.json")
#: Below these nothing is a page, but Streamlit gives its own for what is not there.
WITHOUT_PAGES = ("/_stcore/", "/static/", "/auth/")


class UnknownPaths:
    """ASGI middleware that answers 404 where neither our routes nor Streamlit's lead anywhere.

    Parameters
    ----------
    routes
        Gives our routes. Called once, with the first request.
    """

    def __init__(self, app: ASGIApp, routes: Callable[[], Sequence[BaseRoute]]) -> None:
        self._app = app
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what leads somewhere, and answer what does not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = _path(scope)
        if not self._is_known(path):
            await _nothing(scope)(scope, receive, send)
            return
        if not path.startswith(WITHOUT_PAGES):
            await self._app(scope, receive, send)
            return

        def no_page(_status: int, headers: Headers) -> ASGIApp | None:
            is_page = headers.get("content-type", "").startswith("text/html")
            return _nothing(scope) if is_page else None

        await answer_unless(self._app, scope, receive, send, no_page)

    @cached_property
    def _paths(self) -> tuple[frozenset[str], tuple[str, ...]]:
        """Paths that are known, and starts of paths whose applications know the rest."""
        found = self._routes()
        exact = frozenset(each.path for each in found if isinstance(each, Route))
        below = tuple(f"{each.path}/" for each in found if isinstance(each, Mount))
        streamlits = [f"/{name}/" for name in STREAMLITS]
        base = str(config.get_option("server.baseUrlPath") or "").strip("/")
        if base:
            # There all is Streamlit's, its page as well.
            exact, streamlits = exact | {f"/{base}"}, [*streamlits, f"/{base}/"]
        return exact | {*STREAMLITS_FILES}, (*below, *streamlits)

    def _is_known(self, path: str) -> bool:
        exact, below = self._paths
        # With a slash at its end a page is still that page: Streamlit leads there.
        return (path.rstrip("/") or "/") in exact or path.startswith(below)


def _path(scope: Scope) -> str:
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def _nothing(scope: Scope) -> Response:
    """Return the answer to a path that nobody knows: a page for who reads pages, else a problem."""
    if "text/html" not in Headers(scope=scope).get("accept", ""):
        return problem(404, f"{scope['path']!r} is no path of this server.")
    language: Language = "uk" if QueryParams(scope["query_string"]).get("lang") == "uk" else "en"
    title, home = (escape(text(key, language)) for key in ("path.unknown", "path.home"))
    link = "/?lang=uk" if language == "uk" else "/"
    return HTMLResponse(
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>:root{{color-scheme:light dark;font-family:sans-serif}}"
        "body{margin:15vh auto;max-width:32rem;padding:0 1rem}</style></head>"
        f'<body><h1>{title}</h1><p><a href="{link}">{home}</a></p></body></html>\n',
        status_code=404,
        headers={"cache-control": "no-store"},
    )

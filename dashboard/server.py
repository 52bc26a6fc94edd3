"""HTTP around the page: API and asset routes, and the security headers of every response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.middleware import Middleware
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from dashboard import api, framing, tiles
from dashboard.api.assets import HashedAssets
from dashboard.api.problems import problem
from dashboard.api.refusals import RefusalsAsProblems
from dashboard.api.remembered import Remembered
from dashboard.api.table import HEALTH_METHODS
from dashboard.browsercode import code_routes
from dashboard.encodings import RefusedEncodings
from dashboard.forwarded import believed_proxies
from dashboard.promptness import Promptness
from dashboard.shell import shell_routes
from dashboard.text_browser import BROWSER_STRINGS
from dashboard.unknown import UnknownPaths

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from dashboard.tiles import Tiles

# Streamlit's page needs inline script and style; nothing needs eval, and nothing needs another host.
POLICY = (
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:{tiles}",
    "font-src 'self' data:",
    "connect-src 'self' ws: wss:",
    "frame-src 'self'",
    "frame-ancestors {ancestors}",
    "object-src 'none'",
    "base-uri 'self'",
)

#: What neither we nor a page that frames us may ask a reader for.
UNUSED_FEATURES = b"camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()"


def security_headers(
    source: Tiles | None, ancestors: str = framing.OURSELVES
) -> list[tuple[bytes, bytes]]:
    """Return the headers of a response; pictures may come from the tiles' host as well."""
    allowed = "" if source is None else f" {source.origin}"
    policy = "; ".join(POLICY).format(tiles=allowed, ancestors=ancestors)
    return [
        (b"content-security-policy", policy.encode()),
        (b"x-content-type-options", b"nosniff"),
        # Tile servers ask for a referrer, so it is not left out.
        (b"referrer-policy", b"strict-origin-when-cross-origin"),
        (b"permissions-policy", UNUSED_FEATURES),
        # The map's frame obeys whatever window holds it: a site that opens us must lose hold of us.
        (b"cross-origin-opener-policy", b"same-origin"),
    ]


class SecurityHeaders:
    """ASGI middleware that adds the security headers which Streamlit does not send."""

    def __init__(
        self, app: ASGIApp, tiles: Tiles | None = None, ancestors: str = framing.OURSELVES
    ) -> None:
        self._app = app
        self._headers = security_headers(tiles)
        self._framed = security_headers(tiles, ancestors)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add our headers to the start of its response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        ours = self._framed if framing.may_be_framed(scope) else self._headers
        has_started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal has_started
            if message["type"] == "http.response.start":
                has_started = True
                present = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(header for header in ours if header[0] not in present),
                ]
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception:
            # Starlette answers for us, but around this middleware, so without the headers.
            if not has_started:
                failed = problem(500, "The request failed; the server's log says why.")
                await failed(scope, receive, send_with_headers)
            raise


def strings(_request: Request) -> Response:
    """Return the words of the map, the timeline and the panel: ``{key: {language: words}}``."""
    return JSONResponse(BROWSER_STRINGS, headers={"cache-control": "no-cache"})


def middleware() -> list[Middleware]:
    """Return the middleware of ``st.App``."""
    return [
        # Before all that goes by the scheme or the reader's address.
        believed_proxies(),
        Middleware(Promptness),
        Middleware(RefusedEncodings),
        # Around the others: what is remembered has their headers and is compressed already.
        Middleware(Remembered, below="/api/"),
        Middleware(SecurityHeaders, tiles=tiles.configured(), ancestors=framing.ancestors()),
        Middleware(RefusalsAsProblems),
        Middleware(UnknownPaths, routes=routes),
    ]


def routes() -> list[BaseRoute]:
    """Return our routes beside Streamlit's.

    Each prefix is an application of its own, so that a wrong path below it is 404 and not the
    page: Streamlit answers every unknown path with its own HTML.
    """
    return [
        *shell_routes(),
        Route("/health", api.health, methods=list(HEALTH_METHODS)),
        Route("/strings.json", strings),
        Route("/api", api.landing_redirect),
        Mount("/api", app=api.application()),
        Mount("/assets", app=HashedAssets()),
        *code_routes(),
    ]

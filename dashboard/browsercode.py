"""The browser's code as the server hands it out: addresses that change with it, answers that may be kept.

``/app/<edition>/…`` holds for ever: a browser never asks again for a module that it has, and after an
upgrade never mixes modules of two editions, for modules import one another by relative paths.
``/app/…`` without an edition is the same code, to be asked for again each time.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import xstatic.pkg.leaflet
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

STATIC = Path(__file__).parent / "static"
FOR_EVER = b"public, max-age=31536000, immutable"
ASK_AGAIN = b"no-cache"

_DIGITS = 12


@cache
def edition() -> str:
    """Return a name for all files of the browser's code together; it changes when one of them does."""
    digest = hashlib.sha256()
    for file in sorted(path for path in STATIC.rglob("*") if path.is_file()):
        digest.update(f"{file.relative_to(STATIC).as_posix()}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:_DIGITS]


def address(file: str) -> str:
    """Return the address of a file of ``static/``, by its path below it."""
    return f"/app/{edition()}/{file}"


def code_routes() -> list[BaseRoute]:
    """Return the routes of our code and of Leaflet, whose package names its version.

    Each prefix is an application of its own, so that a wrong path below it is 404 and not the page.
    """
    leaflet = StaticFiles(directory=xstatic.pkg.leaflet.BASE_DIR)
    ours = StaticFiles(directory=STATIC)
    return [
        Mount(f"/app/{edition()}", app=_kept(ours, FOR_EVER)),
        Mount("/app", app=_kept(ours, ASK_AGAIN)),
        Mount(f"/vendor/leaflet/{_leaflet()}", app=_kept(leaflet, FOR_EVER)),
        Mount("/vendor/leaflet", app=_kept(leaflet, ASK_AGAIN)),
    ]


def leaflet_address(file: str) -> str:
    """Return the address of one of Leaflet's files."""
    return f"/vendor/leaflet/{_leaflet()}/{file}"


def _leaflet() -> str:
    return str(xstatic.pkg.leaflet.VERSION)


def _kept(files: ASGIApp, how_long: bytes) -> Starlette:
    """Return an application of files that says how long a browser may keep what it found."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_dated(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in {200, 206, 304}:
                message["headers"] = [*message["headers"], (b"cache-control", how_long)]
            await send(message)

        await files(scope, receive, send_dated)

    return Starlette(routes=[Mount("/", app=answer)])

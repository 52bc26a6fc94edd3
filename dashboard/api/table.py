"""The table of all resources, the application that they make, and the health of the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard.api.files import FILES
from dashboard.api.problems import handlers, problem
from dashboard.api.sharing import OpenToAll
from dashboard.loading import store
from data.errors import DataError

if TYPE_CHECKING:
    from starlette.requests import Request

RESOURCES = (*FILES,)

#: Bodies below this many bytes travel as they are.
SMALLEST_ZIPPED = 1_000
#: The highest level takes three times as long and saves three per cent.
ZIP_LEVEL = 6


def health(_request: Request) -> JSONResponse:
    """Say whether the server can answer, and from which dataset."""
    try:
        current = store()
    except DataError as error:
        return problem(503, str(error))
    return JSONResponse(
        {
            "status": "ok",
            "dataset": current.dataset,
            "first": current.first.isoformat(),
            "last": current.last.isoformat(),
        },
        headers={"cache-control": "no-store"},
    )


def nothing(request: Request) -> Response:
    """Answer every other path below /api: never with the page."""
    raise HTTPException(404, f"{request.url.path} is no resource of this API.")


def landing_redirect(_request: Request) -> Response:
    """Lead from ``/api`` to ``/api/``."""
    return RedirectResponse("/api/", status_code=308)


def routes() -> list[BaseRoute]:
    """Return the routes below ``/api``."""
    return [*(resource.route() for resource in RESOURCES), Route("/{rest:path}", nothing)]


def application() -> Starlette:
    """Return the API as an application of its own, to be mounted at ``/api``."""
    return Starlette(
        routes=routes(),
        exception_handlers=handlers(),
        middleware=[
            Middleware(OpenToAll),
            Middleware(GZipMiddleware, minimum_size=SMALLEST_ZIPPED, compresslevel=ZIP_LEVEL),
        ],
    )

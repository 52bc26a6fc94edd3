"""The table of all resources, the application that they make, and the health of the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard.api import html
from dashboard.api.answers import answer
from dashboard.api.collections import COLLECTION_RESOURCES
from dashboard.api.files import FILES
from dashboard.api.landing import LANDING
from dashboard.api.links import HTML, OPENAPI, base, link
from dashboard.api.openapi import openapi
from dashboard.api.packages import PACKAGE_RESOURCES
from dashboard.api.problems import handlers, problem
from dashboard.api.resource import METHODS, Resource
from dashboard.api.sharing import OpenToAll
from dashboard.api.snippets import snippets
from dashboard.loading import store as opened
from data.errors import DataError
from data.export.geojson import dump

if TYPE_CHECKING:
    from starlette.requests import Request

    from data.store import Store

#: Questions that the description shows, all of them answered.
EXAMPLES = (
    "snapshot.geojson?date=2022-09-05&raion=Kupiansk",
    "snapshot.csv?date=2022-09-10&known_as_of=2022-09-10",
    "diff.geojson?from=2022-09-05&to=2022-09-15",
    "spells.gpkg?raion=Izium",
    "units.geojson?by=raion&date=2022-09-05",
    "events.json?from=2022-09-01&to=2022-09-15&tier=verified",
    "series.csv?by=raion&from=2022-09-01&to=2022-09-15",
    "packages/kepler.zip?from=2022-09-01&to=2022-09-30&date=2022-09-10&raion=Izium",
    "collections/settlements/items?bbox=37,49,38,50&datetime=2022-09-05&f=html",
)

#: Bodies below this many bytes travel as they are.
SMALLEST_ZIPPED = 1_000
#: The highest level takes three times as long and saves three per cent.
ZIP_LEVEL = 6


def openapi_document(request: Request, store: Store) -> Response:
    """Describe the API by OpenAPI 3.0."""
    return answer(
        request,
        store,
        lambda: dump(openapi(RESOURCES, base(request))) + b"\n",
        media_type=OPENAPI,
    )


def description(request: Request, store: Store) -> Response:
    """Describe the API for people, with examples."""
    rows = [
        {
            "path": f"/api{resource.path}",
            "what": resource.summary,
            "parameter": each.name,
            "about": each.about,
            "required": "yes" if each.required else "",
            "values": ", ".join(each.words),
        }
        for resource in RESOURCES
        for each in (*resource.parts, *resource.allowed)
    ]
    here = base(request)
    told = {
        "rows": rows,
        "links": [link("example", f"{here}/{each}", f"/api/{each}", "GET") for each in EXAMPLES],
        "snippets": snippets(here, EXAMPLES),
    }
    title = "Control history: the API"
    return answer(request, store, lambda: html.page(title, told), media_type=html.MEDIA_TYPE)


RESOURCES = (
    *LANDING,
    Resource(
        path="/openapi.json",
        operation="openapi",
        group="features",
        respond=openapi_document,
        answers={OPENAPI: "Document"},
    ),
    Resource(
        path="/description",
        operation="description",
        group="features",
        respond=description,
        answers={HTML: None},
    ),
    *COLLECTION_RESOURCES,
    *FILES,
    *PACKAGE_RESOURCES,
)


#: A health check is asked by GET; the others are told so by a problem document.
HEALTH_METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")


def health(request: Request) -> Response:
    """Say whether the server can answer, and from which dataset."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"allow": ", ".join(METHODS)})
    if request.method not in METHODS:
        return problem(405, "Method Not Allowed", {"allow": ", ".join(METHODS)})
    unknown = next(iter(request.query_params), None)
    if unknown is not None:
        detail = f"{unknown}: unknown parameter; allowed are none"
        return problem(400, detail, parameter=unknown)
    try:
        current = opened()
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

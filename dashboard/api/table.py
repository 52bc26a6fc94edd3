"""The resources of the API, one function each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard.api import parameters
from dashboard.api.answers import answer
from dashboard.api.problems import BadParameterError, problem
from dashboard.loading import store
from data.errors import DataError

if TYPE_CHECKING:
    from starlette.requests import Request

GEOJSON = "application/geo+json"
SNAPSHOT_PARAMETERS = ("date", "geometry", "with_unplaced", *parameters.FILTERS)


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


def snapshot(request: Request) -> Response:
    """Return who controlled which settlement on one day, as GeoJSON or CSV."""
    parameters.check_names(request, SNAPSHOT_PARAMETERS)
    current = store()
    day = parameters.day(request, "date", current)
    filters = parameters.filters(request, current)
    form = request.url.path.rpartition(".")[2]
    geometry = parameters.choice(request, "geometry", ("point", "cell"))
    with_unplaced = parameters.choice(request, "with_unplaced", ("false", "true")) == "true"
    return answer(
        request,
        current,
        lambda: current.export_snapshot(
            day, filters, form, geometry=geometry, with_unplaced=with_unplaced
        ),
        media_type=GEOJSON if form == "geojson" else "text/csv; charset=utf-8",
        file_name=f"control-{day}.{form}",
    )


def diff(request: Request) -> Response:
    """Return what changed between two days, as GeoJSON."""
    parameters.check_names(request, ("from", "to", *parameters.FILTERS))
    current = store()
    start = parameters.day(request, "from", current)
    end = parameters.day(request, "to", current)
    if start > end:
        raise BadParameterError("from", f"{start} is later than to={end}")
    filters = parameters.filters(request, current)
    return answer(
        request,
        current,
        lambda: current.export_diff(start, end, filters, "geojson"),
        media_type=GEOJSON,
        file_name=f"control-{start}-{end}.geojson",
    )


def history(request: Request) -> Response:
    """Return the whole history of one settlement with its claims and sources."""
    parameters.check_names(request, ("known_as_of",))
    current = store()
    katottg = request.path_params["katottg"]
    if not current.gazetteer.has_settlement(katottg):
        raise HTTPException(404, f"{katottg!r} is no settlement of the gazetteer.")
    known = parameters.filters(request, current).known_as_of
    return answer(
        request,
        current,
        lambda: json.dumps(
            current.passport(katottg, known_as_of=known), ensure_ascii=False, allow_nan=False
        ).encode(),
        media_type="application/json",
        file_name=f"{katottg}.json",
    )


def nothing(request: Request) -> Response:
    """Answer every other path below /api: never with the page."""
    raise HTTPException(404, f"{request.url.path} is no resource of this API.")


def routes() -> list[BaseRoute]:
    """Return the routes below ``/api``."""
    return [
        Route("/snapshot.geojson", snapshot),
        Route("/snapshot.csv", snapshot),
        Route("/diff.geojson", diff),
        Route("/history/{katottg}.json", history),
        Route("/{rest:path}", nothing),
    ]

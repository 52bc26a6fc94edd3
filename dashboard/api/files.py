"""Resources that are files: snapshot, diff, events, spells, units, series, history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from dashboard.api import parameter as may
from dashboard.api import parameters
from dashboard.api.answers import answer, file_headers
from dashboard.api.parameter import FILTERS, Parameter
from dashboard.api.problems import BadParameterError
from dashboard.api.resource import Resource
from data.event import EventType
from data.export.events import EventQuery
from data.verification import Tier
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from starlette.requests import Request
    from starlette.responses import Response

    from data.export.pieces import Pieces
    from data.selection import Filters
    from data.store import Store

JSON = "application/json"

#: Ending of a file: the word of the command line's ``--format``, and the media type.
TABLES: Mapping[str, tuple[str, str]] = {
    "geojson": ("geojson", "application/geo+json"),
    "csv": ("csv", "text/csv; charset=utf-8"),
    "gpkg": ("gpkg", "application/geopackage+sqlite3"),
    "parquet": ("geoparquet", "application/vnd.apache.parquet"),
    "fgb": ("flatgeobuf", "application/flatgeobuf"),
    "kml": ("kml", "application/vnd.google-earth.kml+xml"),
}
EVENTS = {**TABLES, "json": ("json", JSON)}
SERIES = {
    "csv": TABLES["csv"],
    "json": ("json", JSON),
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "parquet": ("parquet", "application/vnd.apache.parquet"),
}


def snapshot(request: Request, store: Store) -> Response:
    """Return who controlled which settlement on one day."""
    day = parameters.day(request, "date", store)
    filters = parameters.filters(request, store)
    geometry, with_unplaced = _shape(request)
    return _file(
        request,
        store,
        filters,
        name=f"control-{day}",
        days={"as_of": str(day)},
        make=lambda form: store.exports.snapshot_pieces(
            day, filters, form, geometry=geometry, with_unplaced=with_unplaced
        ),
    )


def diff(request: Request, store: Store) -> Response:
    """Return what changed between two days, round trips included."""
    start = parameters.day(request, "from", store)
    end = parameters.day(request, "to", store)
    _check_order(start, end)
    filters = parameters.filters(request, store)
    geometry, _ = _shape(request)
    return _file(
        request,
        store,
        filters,
        name=f"control-{start}-{end}",
        days={"from": str(start), "to": str(end)},
        make=lambda form: store.exports.diff_pieces(start, end, filters, form, geometry=geometry),
    )


def spells(request: Request, store: Store) -> Response:
    """Return the full history, one row a spell with its start and end."""
    start, end = span(request, store)
    filters = parameters.filters(request, store)
    geometry, with_unplaced = _shape(request)
    return _file(
        request,
        store,
        filters,
        name="control-spells",
        days={"from": str(start or store.first), "to": str(end or store.last)},
        make=lambda form: store.exports.spells_pieces(
            filters, form, start=start, end=end, geometry=geometry, with_unplaced=with_unplaced
        ),
    )


def units(request: Request, store: Store) -> Response:
    """Return oblasts, raions or hromadas with their settlements by status on one day."""
    by = Level(str(parameters.word(request, may.BY)))
    day = parameters.day(request, "date", store)
    filters = parameters.filters(request, store)
    return _file(
        request,
        store,
        filters,
        name=f"control-{by}s-{day}",
        days={"as_of": str(day)},
        make=lambda form: store.exports.units_pieces(by, day, filters, form),
    )


def events(request: Request, store: Store) -> Response:
    """Return what happened, and how well it is verified."""
    start, end = span(request, store)
    filters = parameters.filters(request, store)
    query = event_query(request, start, end)
    return _file(
        request,
        store,
        filters,
        name="control-events",
        days=query.as_json(),
        make=lambda form: store.exports.events_pieces(filters, form, query),
        formats=EVENTS,
    )


def series(request: Request, store: Store) -> Response:
    """Return numbers of settlements by unit, status and day, with their ranges."""
    by = Level(str(parameters.word(request, may.BY)))
    start, end = span(request, store)
    filters = parameters.filters(request, store)
    first, last = start or store.first, end or store.last
    return _file(
        request,
        store,
        filters,
        name=f"control-series-{by}",
        days={"from": str(first), "to": str(last)},
        make=lambda form: store.exports.series_pieces(by, first, last, filters, form),
        formats=SERIES,
    )


def history(request: Request, store: Store) -> Response:
    """Return the whole history of one settlement with its claims and sources."""
    katottg = request.path_params["katottg"]
    if not store.gazetteer.has_settlement(katottg):
        raise HTTPException(404, f"{katottg!r} is no settlement of the gazetteer.")
    filters = parameters.filters(request, store)

    def make() -> bytes:
        found = store.passport(katottg, known_as_of=filters.known_as_of, layer=filters.layer)
        return json.dumps(found, ensure_ascii=False, allow_nan=False).encode()

    headers = file_headers(f"{katottg}.json", store.exports.members(filters))
    return answer(request, store, make, media_type=JSON, headers=headers)


def event_query(request: Request, start: date | None, end: date | None) -> EventQuery:
    """Return which events a request is about, but for its filters."""
    kind, tier = parameters.word(request, may.TYPE), parameters.word(request, may.TIER)
    return EventQuery(
        start=start,
        end=end,
        kind=EventType(kind) if kind else None,
        tier=Tier(tier) if tier else None,
    )


def _shape(request: Request) -> tuple[str, bool]:
    geometry = str(parameters.word(request, may.GEOMETRY))
    return geometry, parameters.flag(request, may.WITH_UNPLACED)


def span(request: Request, store: Store) -> tuple[date | None, date | None]:
    """Return the days from which and to which a request asks, None where it does not say.

    Raises
    ------
    BadParameterError
        If one is no day of the ledger, or they are not in order.
    """
    start = parameters.optional_day(request, "from", store)
    end = parameters.optional_day(request, "to", store)
    if start is not None and end is not None:
        _check_order(start, end)
    return start, end


def _check_order(start: date, end: date) -> None:
    if start > end:
        raise BadParameterError("from", f"{start} is later than to={end}")


def _file(
    request: Request,
    store: Store,
    filters: Filters,
    *,
    name: str,
    days: Mapping[str, str],
    make: Callable[[str], bytes | Pieces],
    formats: Mapping[str, tuple[str, str]] = TABLES,
) -> Response:
    """Return a file in the format that the path ends with."""
    ending = request.path_params["ending"]
    form, media_type = formats[ending]
    headers = file_headers(f"{name}.{ending}", {**days, **store.exports.members(filters)})
    return answer(request, store, lambda: make(form), media_type=media_type, headers=headers)


def _resource(
    respond: Callable[[Request, Store], Response],
    allowed: tuple[Parameter, ...],
    formats: Mapping[str, tuple[str, str]] = TABLES,
) -> Resource:
    name = respond.__name__
    schemas = {"geojson": "FeatureCollection", "json": "Document"}
    filters = may.EVENT_FILTERS if respond is events else FILTERS
    return Resource(
        path=f"/{name}.{{ending}}",
        operation=name,
        group="files",
        respond=respond,
        answers={media_type: schemas.get(ending) for ending, (_, media_type) in formats.items()},
        allowed=(*allowed, *filters),
        parts=(
            Parameter(
                name="ending",
                about="Format of the file.",
                schema={"type": "string", "enum": list(formats)},
                required=True,
                place="path",
            ),
        ),
    )


FILES = (
    _resource(snapshot, (may.DATE, may.GEOMETRY, may.WITH_UNPLACED, may.UNCONFIRMED_DAYS)),
    _resource(diff, (may.FROM_DAY, may.TO_DAY, may.GEOMETRY, may.UNCONFIRMED_DAYS)),
    _resource(spells, (may.FROM, may.TO, may.GEOMETRY, may.WITH_UNPLACED, may.UNCONFIRMED_DAYS)),
    _resource(units, (may.BY, may.DATE, may.UNCONFIRMED_DAYS)),
    _resource(events, (may.FROM, may.TO, may.TYPE, may.TIER), EVENTS),
    _resource(series, (may.BY, may.FROM, may.TO), SERIES),
    Resource(
        path="/history/{katottg}.json",
        operation="history",
        group="files",
        respond=history,
        answers={JSON: "Document"},
        allowed=(may.LAYER, may.KNOWN_AS_OF, may.DATASET),
        parts=(
            Parameter(
                name="katottg",
                about="KATOTTG code of a settlement.",
                schema={"type": "string", "example": "UA63080090010026457"},
                required=True,
                place="path",
            ),
        ),
    ),
)

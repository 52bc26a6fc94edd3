"""OGC API – Features: collections, their items a page at a time, and single features."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dashboard.api import parameter as may
from dashboard.api import parameters
from dashboard.api.answers import LICENCES
from dashboard.api.links import GEOJSON, HTML, JSON, Link, address, base, document, link, own_links
from dashboard.api.parameter import Parameter
from dashboard.api.question import question
from dashboard.api.resource import Resource
from data.export import pages
from data.export.pages import Page, Question
from data.interval import KYIV
from data.selection import Filters
from data.store import Store
from geo.place import Level

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """One collection: where its features come from, and what may be asked of it."""

    name: str
    title: str
    about: str
    ask: Callable[[Store, Question], Page]
    allowed: tuple[Parameter, ...] = may.FEATURE_FILTERS
    #: Whether one feature can be asked for by a filter rather than looked for among all.
    by_code: bool = False
    #: Whether a question without a unit is about the whole country, not about the focus.
    is_everywhere: bool = False

    def one(self, store: Store, name: str, filters: Filters) -> dict[str, Any] | None:
        """Return the feature of an id, or None if there is none."""
        asked = Question(filters=filters, limit=may.MOST_LIMIT)
        if self.by_code:
            if not store.gazetteer.has_settlement(name):
                return None
            asked = replace(asked, filters=replace(filters, settlements=(name,)))
        found = self.ask(store, asked).features
        return next((feature for feature in found if feature["id"] == name), None)


def _units(level: Level, title: str) -> Collection:
    return Collection(
        name=f"{level}s",
        title=title,
        about=f"{title} with their settlements by status on a day, at their outlines. The numbers "
        "are those of the last day of `datetime` that the ledger covers, `as_of`.",
        ask=lambda store, asked: pages.units(store, level, asked),
    )


COLLECTIONS = {
    each.name: each
    for each in (
        Collection(
            name="settlements",
            title="Settlements",
            about="Settlements with their control status. With one day, the status on it; with an "
            "interval, or none, the status on its last day, `as_of`, and all `spells` that have a "
            "day of it.",
            ask=pages.settlements,
            by_code=True,
        ),
        Collection(
            name="events",
            title="Events",
            about="What happened, how well it is verified, and which claims it carries. An event "
            "meets `datetime` if one of the days on which it may have happened does.",
            ask=pages.events,
            is_everywhere=True,
            allowed=(may.TYPE, may.TIER, *may.EVENT_FILTERS),
        ),
        _units(Level.OBLAST, "Oblasts"),
        _units(Level.RAION, "Raions"),
        _units(Level.HROMADA, "Hromadas"),
    )
}


def collections(request: Request, store: Store) -> Response:
    """List the collections."""

    def make() -> Mapping[str, Any]:
        return {
            "links": own_links(request),
            "collections": [_described(request, store, each) for each in COLLECTIONS.values()],
        }

    return document(request, store, "Collections", make)


def collection(request: Request, store: Store, each: Collection) -> Response:
    """Describe one collection."""

    def make() -> Mapping[str, Any]:
        found = _described(request, store, each)
        return {**found, "links": [*own_links(request), *found["links"][1:]]}

    return document(request, store, each.title, make)


def items(request: Request, store: Store, each: Collection) -> Response:
    """Return features of one collection, a page at a time."""
    asked = question(request, store)

    def make() -> Mapping[str, Any]:
        page = each.ask(store, asked)
        return {
            "type": "FeatureCollection",
            **_members(request, store, each, asked.filters),
            "numberMatched": page.matched,
            "numberReturned": len(page.features),
            "links": _page_links(request, each, asked, page),
            "features": page.features,
        }

    return document(request, store, each.title, make, media_type=GEOJSON)


def _members(request: Request, store: Store, each: Collection, filters: Filters) -> dict[str, Any]:
    """Return what a page says about itself: interval and box are filters, too."""
    found = store.exports.members(filters)
    if each.is_everywhere:
        found["filters"] = filters.as_json()
    asked = {
        name: value
        for name in ("datetime", "bbox")
        if (value := request.query_params.get(name)) is not None
    }
    return {**found, "filters": {**found["filters"], **asked}}


def item(request: Request, store: Store, each: Collection) -> Response:
    """Return one feature, with its whole history."""
    name = request.path_params["id"]
    filters = parameters.filters(request, store)
    found = each.one(store, name, filters)
    if found is None:
        raise HTTPException(404, f"no feature {name!r} among the {each.name}.")
    up = link("collection", f"{base(request)}/collections/{each.name}", each.title)

    def make() -> Mapping[str, Any]:
        return {
            **found,
            **store.exports.members(filters),
            "links": [*own_links(request, GEOJSON), up],
        }

    return document(request, store, name, make, media_type=GEOJSON)


def _page_links(request: Request, each: Collection, asked: Question, page: Page) -> list[Link]:
    found = own_links(request, GEOJSON)
    end = asked.offset + len(page.features)
    if page.features and end < page.matched:
        found.append(link("next", address(request, offset=str(end)), "Next page", GEOJSON))
    if asked.offset > 0:
        before = str(max(asked.offset - asked.limit, 0))
        found.append(link("prev", address(request, offset=before), "Previous page", GEOJSON))
    up = f"{base(request)}/collections/{each.name}"
    return [*found, link("collection", up, each.title)]


def _described(request: Request, store: Store, each: Collection) -> dict[str, Any]:
    """Return the Collection object."""
    here = f"{base(request)}/collections/{each.name}"
    layer = store.layers[Filters().layer]
    links = [
        link("self", here, each.title),
        link("items", f"{here}/items", f"{each.title} as GeoJSON", GEOJSON),
        link("items", f"{here}/items?f=html", f"{each.title} as HTML", HTML),
    ]
    if layer.licence in LICENCES:
        links.append(link("license", LICENCES[layer.licence], layer.licence, HTML))
    return {
        "id": each.name,
        "title": each.title,
        "description": each.about,
        "attribution": "; ".join(layer.attribution),
        "extent": {
            "spatial": {"bbox": [_extent(store, each)], "crs": CRS84},
            "temporal": {"interval": [[_utc(store.first), _utc(store.last, end=True)]]},
        },
        "itemType": "feature",
        "crs": [CRS84],
        "links": links,
    }


def _extent(store: Store, each: Collection) -> list[float]:
    """Return west, south, east, north around the features of a collection."""
    layer = store.layers[Filters().layer]
    if each.by_code and layer.bbox:
        return list(layer.bbox)
    found = pages.bounds(each.ask(store, Question(limit=may.MOST_LIMIT)).features)
    return found or [-180.0, -90.0, 180.0, 90.0]


def _utc(day: date, *, end: bool = False) -> str:
    """Return the first, or the last, second of a day in Kyiv, as an instant in UTC."""
    start = datetime.combine(day + timedelta(days=int(end)), time(), KYIV).astimezone(UTC)
    return (start - timedelta(seconds=int(end))).strftime("%Y-%m-%dT%H:%M:%SZ")


def _of(respond: Callable[..., Response], each: Collection) -> Callable[..., Response]:
    """Return the answer of one collection, with a summary that names it."""
    bound = partial(respond, each=each)
    bound.__doc__ = f"{(respond.__doc__ or '').rstrip('.')}: {each.title.lower()}."
    return bound


def _resources(each: Collection) -> tuple[Resource, ...]:
    path = f"/collections/{each.name}"
    feature = Parameter(
        name="id",
        about="Id of a feature.",
        schema={"type": "string"},
        required=True,
        place="path",
    )
    return (
        Resource(
            path=path,
            operation=f"{each.name}_collection",
            group="features",
            respond=_of(collection, each),
            answers={JSON: "Collection", HTML: None},
            allowed=(may.ENCODING,),
        ),
        Resource(
            path=f"{path}/items",
            operation=f"{each.name}_items",
            group="features",
            respond=_of(items, each),
            answers={GEOJSON: "FeatureCollection", HTML: None},
            allowed=(
                may.BBOX,
                may.DATETIME,
                may.LIMIT,
                may.OFFSET,
                may.ENCODING,
                *each.allowed,
            ),
        ),
        Resource(
            path=f"{path}/items/{{id}}",
            operation=f"{each.name}_item",
            group="features",
            respond=_of(item, each),
            answers={GEOJSON: "Feature", HTML: None},
            allowed=(may.ENCODING, may.LAYER, may.KNOWN_AS_OF, may.DATASET),
            parts=(feature,),
        ),
    )


COLLECTION_RESOURCES = (
    Resource(
        path="/collections",
        operation="collections",
        group="features",
        respond=collections,
        answers={JSON: "Collections", HTML: None},
        allowed=(may.ENCODING,),
    ),
    *(resource for each in COLLECTIONS.values() for resource in _resources(each)),
)

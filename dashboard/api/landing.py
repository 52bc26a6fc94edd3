"""The landing page of the API, what it conforms to, and its description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.api import parameter as may
from dashboard.api.links import HTML, JSON, OPENAPI, base, document, link, own_links
from dashboard.api.resource import Resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from data.store import Store

CONFORMS_TO = tuple(
    f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{name}"
    for name in ("core", "oas30", "geojson")
)


def landing(request: Request, store: Store) -> Response:
    """Say what there is, and where."""
    here = base(request)

    def make() -> Mapping[str, Any]:
        return {
            "title": "Control history of settlements",
            "description": "Who controlled which settlement on which day, from cited claims. "
            "Read-only and public.",
            "dataset": store.dataset,
            "first": store.first,
            "last": store.last,
            "layers": [layer.as_json() for layer in store.layers.values() if layer.publishable],
            "links": [
                *own_links(request),
                link("service-desc", f"{here}/openapi.json", "Description by OpenAPI", OPENAPI),
                link("service-doc", f"{here}/description", "Description to read", HTML),
                link("conformance", f"{here}/conformance", "What this API conforms to"),
                link("data", f"{here}/collections", "Collections"),
            ],
        }

    return document(request, store, "Control history of settlements", make)


def conformance(request: Request, store: Store) -> Response:
    """List the classes of OGC API – Features that the API conforms to."""
    return document(request, store, "Conformance", lambda: {"conformsTo": CONFORMS_TO})


LANDING = tuple(
    Resource(
        path=path,
        operation=respond.__name__,
        group="features",
        respond=respond,
        answers={JSON: schema, HTML: None},
        allowed=(may.ENCODING,),
    )
    for path, respond, schema in (
        ("/", landing, "LandingPage"),
        ("/conformance", conformance, "Conformance"),
    )
)

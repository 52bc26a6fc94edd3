"""Links between the resources of the API, and the choice between JSON and HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from dashboard.api import html
from dashboard.api.answers import answer
from data.export.geojson import dump

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from starlette.requests import Request
    from starlette.responses import Response

    from data.store import Store

JSON = "application/json"
GEOJSON = "application/geo+json"
HTML = "text/html"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"

Link = dict[str, str]


def base(request: Request) -> str:
    """Return the address of the API as the reader sees it, without a slash at its end."""
    url = request.url
    return f"{url.scheme}://{url.netloc}{request.scope.get('root_path', '')}"


def link(rel: str, href: str, title: str, media_type: str = JSON) -> Link:
    """Return a Link object."""
    return {"rel": rel, "type": media_type, "title": title, "href": href}


def address(request: Request, **changed: str) -> str:
    """Return the address of the request with some parameters changed."""
    items = [
        (name, value) for name, value in request.query_params.multi_items() if name not in changed
    ]
    query = urlencode([*items, *changed.items()])
    path = f"{request.url.scheme}://{request.url.netloc}{request.url.path}"
    return f"{path}?{query}" if query else path


def own_links(request: Request, media_type: str = JSON) -> list[Link]:
    """Return the links of a document to itself and to its other encoding."""
    as_json = link("self", address(request, f="json"), "This document as JSON", media_type)
    as_html = link("alternate", address(request, f="html"), "This document as HTML", HTML)
    if wants_html(request):
        as_json["rel"], as_html["rel"] = "alternate", "self"
        return [as_html, as_json]
    return [as_json, as_html]


def wants_html(request: Request) -> bool:
    """Return whether a document is asked for as HTML: by ``f``, or else by the Accept header."""
    chosen = request.query_params.get("f")
    if chosen is not None:
        return chosen == "html"
    weights: dict[str, float] = {}
    for item in request.headers.get("accept", "").split(","):
        kind, _, more = item.strip().partition(";")
        _, _, weight = more.partition("q=")
        weights[kind.strip().lower()] = _weight(weight)
    return weights.get(HTML, 0) > max(weights.get(JSON, 0), weights.get(GEOJSON, 0))


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0


def document(
    request: Request,
    store: Store,
    title: str,
    make: Callable[[], Mapping[str, Any]],
    *,
    media_type: str = JSON,
) -> Response:
    """Return a document as JSON or HTML, whichever is asked for."""
    headers = {"vary": "Accept"}
    if wants_html(request):
        return answer(
            request,
            store,
            lambda: html.page(title, make()),
            media_type=html.MEDIA_TYPE,
            headers=headers,
        )
    return answer(
        request, store, lambda: dump(make()) + b"\n", media_type=media_type, headers=headers
    )

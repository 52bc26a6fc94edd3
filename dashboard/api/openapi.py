"""The OpenAPI 3.0 document, made from the table of resources."""

from __future__ import annotations

import importlib.metadata
from typing import TYPE_CHECKING, Any

from data.export.about import DISTRIBUTION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.api.resource import Resource

PROBLEM = "application/problem+json"


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


TEXT = {"type": "string"}
NUMBER = {"type": "integer", "minimum": 0}
LINKS = _list(_ref("Link"))
FEATURE = _object(
    type={"type": "string", "enum": ["Feature"]},
    id=TEXT,
    geometry={"type": "object", "nullable": True},
    properties={"type": "object", "nullable": True},
)
SCHEMAS: dict[str, Any] = {
    "Link": _object(href=TEXT, rel=TEXT, type=TEXT, title=TEXT),
    "LandingPage": _object(title=TEXT, description=TEXT, links=LINKS),
    "Conformance": _object(conformsTo=_list(TEXT)),
    "Collections": _object(links=LINKS, collections=_list(_ref("Collection"))),
    "Collection": _object(
        id=TEXT, title=TEXT, description=TEXT, extent={"type": "object"}, links=LINKS
    ),
    "Feature": FEATURE,
    "FeatureCollection": {
        **_object(
            type={"type": "string", "enum": ["FeatureCollection"]},
            features=_list(_ref("Feature")),
        ),
        "description": "Pages of a collection also have `links`, `numberMatched`, `numberReturned`.",
    },
    "Problem": _object(
        type=TEXT, title=TEXT, status={"type": "integer"}, detail={"type": "string"}
    ),
    "Document": {"type": "object"},
}


def _problem(about: str) -> dict[str, Any]:
    return {"description": about, "content": {PROBLEM: {"schema": _ref("Problem")}}}


#: What packages answer besides; ``Retry-After`` says when to ask again.
BUSY = {
    "429": _problem("This reader has had enough packages made lately."),
    "503": _problem("As many packages are being made as the server makes at once."),
}


def openapi(resources: Iterable[Resource], server: str) -> dict[str, Any]:
    """Return the document; ``server`` is the address of the API. Pure but for the version."""
    return {
        "openapi": "3.0.3",
        "info": {
            "title": "Control history of settlements",
            "description": "Who controlled which settlement on which day, from cited claims.",
            "version": importlib.metadata.version(DISTRIBUTION),
            "license": {
                "name": "Data CC BY 4.0",
                "url": "https://creativecommons.org/licenses/by/4.0/",
            },
        },
        "servers": [{"url": server}],
        "tags": [{"name": "files"}, {"name": "features"}, {"name": "packages"}],
        "paths": {each.path: {"get": _operation(each)} for each in resources},
        "components": {"schemas": SCHEMAS},
    }


def _operation(resource: Resource) -> dict[str, Any]:
    return {
        "operationId": resource.operation,
        "summary": resource.summary,
        "tags": [resource.group],
        "parameters": [each.as_openapi() for each in (*resource.parts, *resource.allowed)],
        "responses": {
            "200": {
                "description": resource.summary,
                "content": {
                    media_type: {"schema": _schema(media_type, name)}
                    for media_type, name in resource.answers.items()
                },
            },
            "304": {"description": "The copy that the reader holds is still good."},
            "400": _problem("A parameter is unknown, or its value cannot be used."),
            "404": _problem("There is nothing here."),
            "500": _problem("The server failed."),
            **(BUSY if resource.group == "packages" else {}),
        },
    }


def _schema(media_type: str, name: str | None) -> dict[str, Any]:
    if name is not None:
        return _ref(name)
    is_text = media_type.startswith("text/")
    return {"type": "string"} if is_text else {"type": "string", "format": "binary"}

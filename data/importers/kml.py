"""Placemarks of KML: parsed by a parser that knows no entities, and nothing is ever fetched.

What a document points to (network links, styles of other files, pictures) is left alone. KML is in
degrees on WGS 84 by definition (OGC 12-007r2, 7.1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from data.importers.errors import ImportFault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

#: Most bytes of one document: its tree takes some ten times as much.
MAX_BYTES = 128 << 20

#: Deepest nesting of elements.
MAX_DEPTH = 60

#: Texts of a placemark that become attributes.
_TEXTS = ("name", "description", "styleUrl", "when", "begin", "end")


def placemarks(raw: bytes, name: str) -> Iterator[dict[str, Any]]:
    """Yield placemarks with an area as GeoJSON features, in order.

    Attributes are ``name``, ``description``, ``styleUrl``, ``when``, ``begin``, ``end``, those of
    ``ExtendedData``, and ``folder``: names of the folders around, joined by `` / ``.

    Raises
    ------
    ImportFault
        If it is no KML, is too large or nested too deep, or has a document type.
    """
    if len(raw) > MAX_BYTES:
        raise ImportFault(name, f"more than {MAX_BYTES:,} bytes", "split the document")
    try:
        root = fromstring(raw, forbid_dtd=True)
    except DefusedXmlException as error:
        raise ImportFault(
            name, f"holds a document type or entities ({error})", "do not trust it"
        ) from None
    except (ParseError, ValueError, LookupError) as error:
        line = getattr(error, "position", (0,))[0]
        raise ImportFault(name, f"no KML ({error})", "fetch the file again", line=line) from None
    if _tag(root) not in ("kml", "Document", "Folder", "Placemark"):
        raise ImportFault(name, f"no KML, but {_tag(root)[:40]!r}", "check what the file is")
    # By a stack of our own: however deep the document, nothing recurses.
    stack: list[tuple[Element, str, int]] = [(root, "", 0)]
    while stack:
        element, folder, depth = stack.pop()
        if depth > MAX_DEPTH:
            raise ImportFault(name, "nested too deep", "do not trust it")
        if _tag(element) == "Placemark":
            yield _feature(element, folder, name)
            continue
        if _tag(element) == "Folder":
            own = " ".join((_child_text(element, "name")).split())
            folder = f"{folder} / {own}".removeprefix(" / ")
        stack.extend((child, folder, depth + 1) for child in reversed(element))


def _feature(placemark: Element, folder: str, name: str) -> dict[str, Any]:
    properties: dict[str, str] = {"folder": folder}
    polygons: list[list[list[tuple[float, ...]]]] = []
    stack = [(placemark, 0)]
    while stack:
        element, depth = stack.pop()
        if depth > MAX_DEPTH:
            raise ImportFault(name, "nested too deep", "do not trust it")
        tag = _tag(element)
        if tag == "Polygon":
            polygons.append(_rings(element))
            continue
        if tag in _TEXTS:
            properties.setdefault(tag, (element.text or "").strip())
        elif tag == "Data":
            properties[element.get("name", "")] = _child_text(element, "value")
        elif tag == "SimpleData":
            properties[element.get("name", "")] = (element.text or "").strip()
        stack.extend((child, depth + 1) for child in reversed(element))
    geometry = {"type": "MultiPolygon", "coordinates": polygons} if polygons else None
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _rings(polygon: Element) -> list[list[tuple[float, ...]]]:
    """Return the rings of a polygon, the outer first; numbers that are none are NaN."""
    outer: list[list[tuple[float, ...]]] = []
    inner: list[list[tuple[float, ...]]] = []
    for boundary in polygon:
        for element in boundary.iter():
            if _tag(element) == "coordinates":
                ring = [_position(text) for text in (element.text or "").split()]
                (outer if _tag(boundary) == "outerBoundaryIs" else inner).append(ring)
    return outer[:1] + inner


def _position(text: str) -> tuple[float, ...]:
    try:
        return tuple(float(number) for number in text.split(",")[:2])
    except ValueError:
        return (float("nan"), float("nan"))


def _child_text(element: Element, tag: str) -> str:
    """Return the text of the first child with a tag."""
    return next(((each.text or "").strip() for each in element if _tag(each) == tag), "")


def _tag(element: Element) -> str:
    """Return a tag without its namespace; comments and instructions have none."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""

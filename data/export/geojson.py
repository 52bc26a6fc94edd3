"""GeoJSON by RFC 7946: WGS 84, six decimals, right-hand winding, no ``crs``, equal bytes for equal input.

A feature is written in two pieces, the *prefix* (id, geometry, what a settlement always is) and the
*tail* (what it was on the day). Pieces are cached by whoever asks often; joining them is some
hundred times faster than serialising features (docs/benchmarks.md).
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from data.export.pieces import Batches
    from data.export.table import Table, Value

#: About 11 cm: RFC 7946 section 11.2 advises no more.
DECIMALS = 6

#: What ends a FeatureCollection.
CLOSING = b"\n]}\n"


def _day(value: object) -> str:
    """Return a day as ISO text; it is the one type of ours that JSON does not know."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


# One encoder for all: json.dumps makes a new one a call, which doubles the cost of small values.
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_day
)


def dump(value: Any) -> bytes:
    """Return compact JSON in UTF-8, names unescaped, days as ISO text, tuples as lists.

    Raises
    ------
    ValueError
        If a number is NaN or infinite: JSON has neither.
    """
    return _ENCODER.encode(value).encode()


def point(position: tuple[float, float] | None) -> dict[str, Any] | None:
    """Return a GeoJSON Point, or None where no position is known."""
    if position is None:
        return None
    return {"type": "Point", "coordinates": [round(float(value), DECIMALS) for value in position]}


def prefix(katottg: str, geometry: Mapping[str, Any] | None, columns: Mapping[str, Value]) -> bytes:
    """Return a feature up to and including its first properties, without closing them."""
    head = {
        "type": "Feature",
        "id": katottg,
        "geometry": geometry,
        "properties": columns,
    }
    return dump(head)[: -len("}}")]


def collection(
    features: Iterable[bytes], members: Mapping[str, Any], bbox: Sequence[float] | None
) -> bytes:
    """Join features to a FeatureCollection with its members in front; see :func:`opening`."""
    return b"".join((opening(members, bbox), b",\n".join(features), CLOSING))


def opening(members: Mapping[str, Any], bbox: Sequence[float] | None) -> bytes:
    """Return a FeatureCollection up to its first feature.

    ``bbox`` is west, south, east, north in degrees, or None if no feature has a geometry: an empty
    box has no numbers.
    """
    head: dict[str, Any] = {"type": "FeatureCollection", **members}
    if bbox is not None:
        head["bbox"] = [round(float(value), DECIMALS) for value in bbox]
    return dump(head)[:-1] + b',"features":[\n'


def collection_chunks(
    batches: Iterable[Iterable[bytes]], members: Mapping[str, Any], bbox: Sequence[float] | None
) -> Iterator[bytes]:
    """Yield the bytes of :func:`collection`, a batch of features at a time."""
    yield opening(members, bbox)
    between = b""
    for features in batches:
        yield between + b",\n".join(features)
        between = b",\n"
    yield CLOSING


def bounds(positions: Iterable[tuple[float, float] | None]) -> list[float] | None:
    """Return west, south, east, north of the positions that are known, or None if none is."""
    known = [position for position in positions if position is not None]
    if not known:
        return None
    lngs, lats = zip(*known, strict=True)
    return [min(lngs), min(lats), max(lngs), max(lats)]


def write_geojson(table: Table) -> bytes:
    """Return a table as one FeatureCollection. Pure; features in the order of the rows."""
    geometries = table.geometries
    box = bounds(table.points) if geometries is None else bounds(_positions(geometries))
    return collection(_features(table), table.members, box)


def geojson_pieces(batches: Batches) -> Iterator[bytes]:
    """Yield what :func:`write_geojson` returns of the whole, a batch at a time."""
    members = batches.table(slice(0, 0)).members
    return collection_chunks(map(_features, batches), members, batches.bbox())


def _features(table: Table) -> list[bytes]:
    features = []
    geometries = table.geometries
    for row, position in enumerate(table.points):
        columns = {name: values[row] for name, values in table.columns.items()}
        geometry = point(position) if geometries is None else geometries[row]
        features.append(prefix(str(columns[table.key]), geometry, columns) + b"}}")
    return features


def _positions(geometries: Iterable[Mapping[str, Any] | None]) -> Iterable[tuple[float, float]]:
    """Yield every position of some geometries."""
    stack: list[Any] = [geometry["coordinates"] for geometry in geometries if geometry is not None]
    while stack:
        item = stack.pop()
        if isinstance(item[0], float | int):
            yield (item[0], item[1])
        else:
            stack.extend(item)

"""Files with polygons -> areas in degrees: GeoJSON, KML, KMZ, and by GDAL GeoPackage and shapefile.

GeoJSON and KML are read by our own bounded parsers. GeoPackages and shapefiles are given to GDAL:
only as plain files named on the command line, never out of an archive, never from an upload.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from data.importers.errors import ImportFault
from data.importers.features import (
    MAX_VERTICES,
    GeometryFault,
    feature_list,
    parsed,
    polygons,
    within_earth,
)
from data.importers.kml import placemarks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from data.importers.files import Input

#: Most bytes of one file, and most features.
MAX_BYTES = 512 << 20
MAX_FEATURES = 1_000_000

#: First bytes of the formats that GDAL reads for us, by suffix: nothing else is given to it.
_BY_GDAL = {".gpkg": b"SQLite format 3\0", ".shp": b"\x00\x00\x27\x0a"}
_KML = (".kml", ".kmz")
_JSON = (".geojson", ".json")

_DEGREES = CRS.from_epsg(4326)
_POLYGON = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One feature: its number in the file, from 1, and its attributes.

    ``polygons`` returns polygons in degrees, EPSG:4326, or raises GeometryFault.
    """

    number: int
    properties: Mapping[str, Any]
    polygons: Callable[[], Sequence[BaseGeometry]]


def is_map(name: str) -> bool:
    """Tell by its name whether a file holds polygons in a form that is read."""
    return name.lower().endswith((*_BY_GDAL, *_KML, *_JSON))


def areas_of(file: Input, crs: str) -> Iterator[Area]:
    """Yield the features of a file; ``crs`` is that of a file that does not say.

    Raises
    ------
    ImportFault
        If the file is damaged or of another kind, too large, or its CRS is not known.
    """
    name = file.file_name.lower()
    if name.endswith(tuple(_BY_GDAL)):
        yield from _of_gdal(file, crs)
        return
    raw = file.read()
    if name.endswith(_KML):
        features: list[dict[str, Any]] = list(placemarks(raw, file.name))
        project = None
    else:
        document = parsed(raw, file.name)
        features = feature_list(document, file.name)
        project = _projection(_stated(document, file.name) or crs or "OGC:CRS84", file.name)
    _require_few(len(features), file.name)
    for number, feature in enumerate(features, 1):
        properties = feature.get("properties")
        yield Area(
            number=number,
            properties=properties if isinstance(properties, dict) else {},
            polygons=_reader(feature.get("geometry"), project),
        )


def _reader(geometry: Any, project: Transformer | None) -> Callable[[], Sequence[BaseGeometry]]:
    def read() -> Sequence[BaseGeometry]:
        return _in_degrees(polygons(geometry, on_earth=project is None), project)

    return read


def _stated(document: Any, name: str) -> str:
    """Return the CRS that GeoJSON states in the way of 2008; empty if it states none."""
    crs = document.get("crs") if isinstance(document, dict) else None
    if crs is None:
        return ""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    found = properties.get("name") if isinstance(properties, dict) else None
    if not isinstance(found, str) or not found:
        raise ImportFault(name, "states a CRS without its name", "write it in longitude, latitude")
    return found


def _projection(crs: str | CRS, name: str) -> Transformer | None:
    """Return how coordinates become degrees, x or lng first; None if they are degrees.

    Raises
    ------
    ImportFault
        If the CRS is not known.
    """
    try:
        found = CRS.from_user_input(crs)
    except CRSError:
        raise ImportFault(
            name, f"the CRS {str(crs)[:60]!r} is not known", "name one like EPSG:32637"
        ) from None
    if found.equals(_DEGREES, ignore_axis_order=True):
        return None
    return Transformer.from_crs(found, _DEGREES, always_xy=True)


def _in_degrees(
    areas: Sequence[BaseGeometry], project: Transformer | None
) -> Sequence[BaseGeometry]:
    """Project polygons to degrees and check that they lie on Earth."""
    if project is not None:
        areas = list(shapely.transform(np.array(areas, dtype=object), _moved(project)))
    if not within_earth(shapely.get_coordinates(areas)):
        raise GeometryFault("a position is not on Earth")
    return areas


def _moved(project: Transformer) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    def move(positions: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(project.transform(positions[:, 0], positions[:, 1]))

    return move


def _of_gdal(file: Input, crs: str) -> Iterator[Area]:
    if not file.is_plain:
        raise ImportFault(
            file.name, "GDAL reads nothing out of an archive", "unpack it, if you trust it"
        )
    suffix = file.path.suffix.lower()
    with file.open() as stream:
        if not (stream.read(16) or b"").startswith(_BY_GDAL[suffix]):
            raise ImportFault(file.name, f"no {suffix} file", "fetch the file again")
    # GDAL takes a second to load, and only these formats need it.
    pyogrio: Any = importlib.import_module("pyogrio")
    try:
        for layer, _ in pyogrio.list_layers(file.path).tolist():
            yield from _of_layer(file, str(layer), crs, pyogrio)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise ImportFault(file.name, f"damaged ({error})", "fetch the file again") from error
    except (pyogrio.errors.FeatureError, pyogrio.errors.GeometryError, ValueError) as error:
        raise ImportFault(file.name, f"cannot be read ({error})", "fetch it again") from error


def _of_layer(file: Input, layer: str, crs: str, pyogrio: Any) -> Iterator[Area]:
    _require_few(pyogrio.read_info(file.path, layer=layer)["features"], file.name)
    meta, _, shapes, columns = pyogrio.raw.read(file.path, layer=layer, force_2d=True)
    if shapes is None:
        return
    stated = meta["crs"] or crs
    if not stated:
        raise ImportFault(
            file.name, "does not say in which CRS it is", "name it by --crs or in the legend"
        )
    project = _projection(stated, file.name)
    names = meta["fields"].tolist()
    for number, wkb in enumerate(shapes, 1):
        values = (column[number - 1] for column in columns)
        yield Area(
            number=number,
            properties=dict(zip(names, values, strict=True)),
            polygons=_wkb_reader(wkb, project),
        )


def _wkb_reader(wkb: Any, project: Transformer | None) -> Callable[[], Sequence[BaseGeometry]]:
    def read() -> Sequence[BaseGeometry]:
        if wkb is None:
            raise GeometryFault("no geometry")
        try:
            whole = shapely.from_wkb(wkb)
        except shapely.GEOSException as error:
            raise GeometryFault(str(error)) from None
        if shapely.get_num_coordinates(whole) > MAX_VERTICES:
            raise GeometryFault(f"more than {MAX_VERTICES:,} positions")
        parts = shapely.get_parts(shapely.get_parts(whole))
        return _in_degrees(parts[shapely.get_type_id(parts) == _POLYGON].tolist(), project)

    return read


def _require_few(features: int, name: str) -> None:
    if features > MAX_FEATURES:
        raise ImportFault(name, f"more than {MAX_FEATURES:,} features", "split the file")

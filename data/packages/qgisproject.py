"""The file of a QGIS project, as QGIS 3.22 and later read it. Pure.

Only what matters is written: QGIS fills in the rest, and writes all of it when it saves.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from data.packages.archive import about_lines
from data.packages.qgisstyle import labeling, renderer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

LAYER = "control_spells"
NAME = "Control by settlement"
VERSION = "3.22.0"
DOCTYPE = b"<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"

#: Words of QGIS for what a layer's features are.
GEOMETRIES = {"point": ("Point", "Point"), "cell": ("Polygon", "MultiPolygon")}

#: QgsVectorLayerTemporalProperties: start and end from expressions; the end itself is not inside.
#: From the two fields alone a day would be compared with a moment, and QGIS 3.22 then shows, on the
#: day of a change, what ended together with what began.
START_AND_END_FROM_EXPRESSIONS, WITHOUT_END = 4, 0
#: Where ``end`` is empty, since the spell lasts.
NEVER = "make_datetime(9999, 1, 1, 0, 0, 0)"
#: QgsTemporalNavigationObject: animated.
ANIMATED = 1
#: Frames a second.
FRAME_RATE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What a project holds.

    ``source`` is where QGIS finds the layer, ``geometry`` is ``point`` or ``cell``; ``extent`` is
    west, south, east, north in metres of EPSG:3857; ``start`` and ``end`` are days, both inside.
    """

    title: str
    source: str
    geometry: str
    extent: tuple[float, float, float, float]
    start: date
    end: date
    members: Mapping[str, Any]


def project_file(project: Project) -> bytes:
    """Return the project as XML."""
    root = ET.Element("qgis", projectname=project.title, version=VERSION)
    _text(root, "title", project.title)
    ET.SubElement(root, "autotransaction", active="0")
    _crs(ET.SubElement(root, "projectCrs"), "EPSG:3857")
    tree = ET.SubElement(root, "layer-tree-group")
    ET.SubElement(
        tree,
        "layer-tree-layer",
        id=LAYER,
        name=NAME,
        source=project.source,
        providerKey="ogr",
        checked="Qt::Checked",
        expanded="1",
    )
    _canvas(root, project)
    layers = ET.SubElement(root, "projectlayers")
    layers.append(_layer(project))
    ET.SubElement(ET.SubElement(root, "layerorder"), "layer", id=LAYER)
    _properties(root, project)
    _metadata(ET.SubElement(root, "projectMetadata"), project, kind="")
    _time(root, project)
    ET.indent(root)
    body: bytes = ET.tostring(root, encoding="utf-8")
    return DOCTYPE + body + b"\n"


def _canvas(root: ET.Element, project: Project) -> None:
    canvas = ET.SubElement(root, "mapcanvas", name="theMapCanvas", annotationsVisible="1")
    _text(canvas, "units", "meters")
    extent = ET.SubElement(canvas, "extent")
    for name, value in zip(("xmin", "ymin", "xmax", "ymax"), project.extent, strict=True):
        _text(extent, name, f"{value:.2f}")
    _text(canvas, "rotation", "0")
    _crs(ET.SubElement(canvas, "destinationsrs"), "EPSG:3857")


def _layer(project: Project) -> ET.Element:
    shape, wkb = GEOMETRIES[project.geometry]
    layer = ET.Element("maplayer", type="vector", geometry=shape, wkbType=wkb, labelsEnabled="1")
    _text(layer, "id", LAYER)
    _text(layer, "datasource", project.source)
    _text(layer, "layername", NAME)
    _crs(ET.SubElement(layer, "srs"), "EPSG:4326")
    _metadata(ET.SubElement(layer, "resourceMetadata"), project, kind="dataset")
    ET.SubElement(layer, "provider", encoding="UTF-8").text = "ogr"
    temporal = ET.SubElement(
        layer,
        "temporal",
        enabled="1",
        mode=str(START_AND_END_FROM_EXPRESSIONS),
        startField="start",
        endField="end",
        startExpression='to_datetime("start")',
        endExpression=f'coalesce(to_datetime("end"), {NEVER})',
        limitMode=str(WITHOUT_END),
        durationUnit="days",
        fixedDuration="0",
        accumulate="0",
    )
    fixed = ET.SubElement(temporal, "fixedRange")
    _text(fixed, "start", "")
    _text(fixed, "end", "")
    layer.append(renderer(project.geometry))
    layer.append(labeling(project.geometry))
    _text(layer, "previewExpression", '"name_en" || \', \' || "raion"')
    return layer


def _time(root: ET.Element, project: Project) -> None:
    settings = ET.SubElement(
        root,
        "ProjectTimeSettings",
        timeStep="1",
        timeStepUnit="d",
        frameRate=str(FRAME_RATE),
        cumulativeTemporalRange="0",
    )
    span = ET.SubElement(settings, "TemporalRange")
    for name, moment in zip(("start", "end"), _moments(project), strict=True):
        _text(span, name, moment)


def _properties(root: ET.Element, project: Project) -> None:
    """Switch the temporal controller on, with the days of the project."""
    properties = ET.SubElement(root, "properties")
    controller = ET.SubElement(properties, "TemporalControllerWidget")
    ET.SubElement(controller, "NavigationMode", type="int").text = str(ANIMATED)
    for name, moment in zip(("StartDateTime", "EndDateTime"), _moments(project), strict=True):
        ET.SubElement(controller, name, type="QString").text = moment
    paths = ET.SubElement(properties, "Paths")
    ET.SubElement(paths, "Absolute", type="bool").text = "false"


def _moments(project: Project) -> tuple[str, str]:
    return f"{project.start}T00:00:00Z", f"{project.end}T00:00:00Z"


def _metadata(parent: ET.Element, project: Project, *, kind: str) -> None:
    """Write what the project, or its layer, is about, under what terms, and by whom."""
    members = project.members
    _text(parent, "identifier", f"control-history {members['dataset']}")
    _text(parent, "type", kind)
    _text(parent, "language", "en")
    _text(parent, "title", project.title)
    _text(parent, "abstract", "\n".join(about_lines(members)))
    if kind:
        _text(parent, "license", members["licence"])
    for owner in (*members["attribution"], *_terms(members)):
        _text(parent, "rights", owner)
    if not kind:
        _text(parent, "author", str(members["generated_by"]))


def _terms(members: Mapping[str, Any]) -> tuple[str, ...]:
    return (members["terms"],) if "terms" in members else ()


def _crs(parent: ET.Element, authid: str) -> None:
    _text(ET.SubElement(parent, "spatialrefsys"), "authid", authid)


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text

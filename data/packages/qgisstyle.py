"""How a QGIS project draws settlements: colours of the map by status, names beside them. Pure."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from data.packages.colours import COLOURS, INK, PAPER, rgb

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Status as shown, and whether somebody spoke of the place itself: what the map tells by colour.
CATEGORY = (
    "\"category_display\" || CASE WHEN \"provenance\" = 'reported' THEN '' ELSE ', implied' END"
)

#: Names appear when zoomed in to this scale, 1 : n.
LABELS_FROM = 300_000
DOT_MM = 2.2
LINE = "#ffffff"


def renderer(geometry: str) -> ET.Element:
    """Return the categorised style; ``geometry`` is ``point`` or ``cell``."""
    root = ET.Element("renderer-v2", type="categorizedSymbol", attr=CATEGORY, symbollevels="0")
    categories, symbols = ET.SubElement(root, "categories"), ET.SubElement(root, "symbols")
    for status, tones in COLOURS.items():
        for value, colour in ((status, tones.full), (f"{status}, implied", tones.implied)):
            number = str(len(categories))
            ET.SubElement(
                categories,
                "category",
                value=value,
                label=value.capitalize(),
                symbol=number,
                render="true",
            )
            symbols.append(_symbol(geometry, number, colour))
    return root


def labeling(geometry: str) -> ET.Element:
    """Return the labels: English names with a halo, on large scales."""
    root = ET.Element("labeling", type="simple")
    settings = ET.SubElement(root, "settings", calloutType="simple")
    style = ET.SubElement(
        settings,
        "text-style",
        fieldName="name_en",
        isExpression="0",
        fontFamily="Sans Serif",
        fontSize="8",
        fontSizeUnit="Point",
        textColor=_rgba(INK),
        textOpacity="1",
    )
    ET.SubElement(
        style,
        "text-buffer",
        bufferDraw="1",
        bufferSize="0.8",
        bufferSizeUnits="MM",
        bufferColor=_rgba(PAPER),
        bufferOpacity="0.8",
    )
    # Placement: around a point, or over an area.
    placement = {"point": "0", "cell": "1"}[geometry]
    ET.SubElement(settings, "placement", placement=placement, dist="1", distUnits="MM")
    ET.SubElement(
        settings,
        "rendering",
        scaleVisibility="1",
        scaleMin=str(LABELS_FROM),
        scaleMax="1",
        drawLabels="1",
        obstacle="0",
    )
    return root


def _symbol(geometry: str, name: str, colour: str) -> ET.Element:
    if geometry == "point":
        options = {
            "name": "circle",
            "color": _rgba(colour),
            "size": str(DOT_MM),
            "size_unit": "MM",
            "outline_color": _rgba(LINE),
            "outline_width": "0.1",
            "outline_width_unit": "MM",
        }
        return _of("marker", name, "SimpleMarker", options)
    options = {
        "color": _rgba(colour),
        "style": "solid",
        "outline_color": _rgba(LINE),
        "outline_style": "solid",
        "outline_width": "0.05",
        "outline_width_unit": "MM",
    }
    return _of("fill", name, "SimpleFill", options)


def _of(kind: str, name: str, layer: str, options: Mapping[str, str]) -> ET.Element:
    symbol = ET.Element("symbol", type=kind, name=name, alpha="1", clip_to_extent="1")
    drawn = ET.SubElement(symbol, "layer", {"class": layer, "enabled": "1", "pass": "0"})
    listed = ET.SubElement(drawn, "Option", type="Map")
    for key, value in options.items():
        ET.SubElement(listed, "Option", name=key, type="QString", value=value)
    return symbol


def _rgba(colour: str) -> str:
    return ",".join(map(str, (*rgb(colour), 255)))

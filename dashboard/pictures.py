"""Charts as files: PNG and SVG, drawn in this process without a browser or network. Pure."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import vl_convert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.palette import Palette

#: The release of Vega-Lite that Altair 6 writes for and vl-convert carries.
VEGA_LITE = "6.4"
WIDTH = 960  # px, of each view
PNG_SCALE = 2
_PADDING = 20


def svg(spec: dict[str, Any]) -> bytes:
    """Return a chart as SVG, UTF-8."""
    drawn: str = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
    return drawn.encode()


def png(spec: dict[str, Any]) -> bytes:
    """Return a chart as PNG, two pixels to a point."""
    drawn: bytes = vl_convert.vegalite_to_png(
        spec, vl_version=VEGA_LITE, scale=PNG_SCALE, allowed_base_urls=[]
    )
    return drawn


def standalone(
    spec: dict[str, Any], palette: Palette, *, title: str, lines: Sequence[str]
) -> dict[str, Any]:
    """Return the specification of a chart that leaves its page: opaque, titled, with its credits."""
    whole = copy.deepcopy(spec)
    whole["config"]["background"] = palette.panel
    whole["padding"] = _PADDING
    whole["title"] = {"text": title, "subtitle": list(lines), "anchor": "start", "offset": 14}
    for view in whole.get("vconcat", [whole]):
        view["width"] = WIDTH
    return whole

"""The map on the page. The only module that knows folium and st_folium.

No data text ever goes through a folium object: folium evaluates text as a template, on the server
and in the browser. It receives constants and opaque ids; the browser fetches the data by URL.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import folium
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium

from dashboard.browsercode import address
from dashboard.modules import LEAFLET, STYLES, map_modules
from dashboard.tiles import configured

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.session import Session

# Kharkiv Oblast. The map frames its own data as soon as they are there.
START_LAT_LNG = (49.6, 36.6)
START_ZOOM = 8
HEIGHT_PX = 640


class OfflineMap(folium.Map):
    """A folium map that loads Leaflet from our own server and nothing else."""

    # Lists of this class's own: folium.Map's are shared by the whole process.
    default_js = [("leaflet", LEAFLET)]  # noqa: RUF012  folium declares it so
    default_css = list(STYLES.items())  # noqa: RUF012  same


class StatusMap(MacroElement):
    """Hands a folium map over to ``static/map/main.js``.

    The options are constants of the session: nothing in them depends on the day, the filters or
    the data, because a changed script would make st_folium build the map anew.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "import('{{ this.boot }}').then((module) => "
        "module.boot({{ this._parent.get_name() }}, {{ this.options }}));"
        "{% endmacro %}"
    )

    def __init__(self, options: Mapping[str, object]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "StatusMap"
        # Plain ASCII JSON without braces of a template: options are ids and words of ours, and what
        # the configuration says of tiles. No "<" can end the script that they stand in.
        self.boot = address("map/boot.js")
        self.options = json.dumps(options).replace("<", "\\u003c")


def draw_map(session: Session) -> None:
    """Draw the map. The object is built anew on every run, with arguments that never change."""
    tiles = configured()
    base = OfflineMap(
        location=START_LAT_LNG,
        zoom_start=START_ZOOM,
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        world_copy_jump=False,
        min_zoom=5,
        max_zoom=15,
        zoom_snap=0.25,
    )
    StatusMap(
        {
            "assets": session.start_assets,
            "channel": session.channel,
            "strings": "/strings.json",
            "modules": map_modules().options(),
            "embed": session.embed,
            "totals": not session.embed,
            "tiles": None if tiles is None else asdict(tiles),
            "view": None if session.start_view is None else session.start_view._asdict(),
        }
    ).add_to(base)
    st_folium(
        base,
        key=f"map-{session.dataset}",
        height=HEIGHT_PX,
        use_container_width=True,
        returned_objects=[],
    )

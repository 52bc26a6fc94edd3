"""Pages that folium's own plugins make of the made-up history, with every script served from here.

They load what folium writes into every page of its own: jQuery, Bootstrap, Font Awesome and all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import folium
from folium.plugins import Timeline as FoliumTimeline
from folium.plugins import TimelineSlider, TimeSliderChoropleth, TimestampedGeoJson
from folium.utilities import JsCode

from bench import payload
from bench.browser.vendor import SCRIPTS, STYLES, UNUSED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bench.browser.world import World

COLOURS = ("#9aa0a6", "#2f6fb2", "#b4463c", "#d9a441")
DAY_MS = 86_400_000
FIRST_MS = int(payload.FIRST.toordinal() - 719_163) * DAY_MS

TAIL = """
<script type="module">
  import {{ markPainted }} from "/bench/drive.js";
  window.map = {map};
  window.contender = {{ days: {days}, setDay: {set_day} }};
  contender.setDay(0);
  markPainted();
</script>
"""


def timestamped(world: World) -> bytes:
    """TimestampedGeoJson as folium draws it, in SVG: a feature a spell, from its first day to its last."""
    page = _empty_map(world, prefer_canvas=False)
    features = [
        _feature(
            point,
            times=[FIRST_MS + start * DAY_MS, FIRST_MS + (end - 1) * DAY_MS],
            icon="circle",
            iconstyle={"radius": 3, "weight": 1, "color": colour, "fillOpacity": 0.8},
        )
        for point, colour, start, end in _spells(world)
    ]
    plugin = TimestampedGeoJson(  # type: ignore[no-untyped-call]
        {"type": "FeatureCollection", "features": features},
        duration="PT1H",
        add_last_point=False,
        auto_play=False,
        transition_time=16,
    )
    plugin.add_to(page)
    days = f"{page.get_name()}.timeDimension.getAvailableTimes().length"
    step = f"(day) => {page.get_name()}.timeDimension.setCurrentTimeIndex(day)"
    return _page(page, plugin, days=days, set_day=step)


def timeline(world: World, *, stripped: bool = False) -> bytes:
    """Timeline with its slider: a feature a spell, circle markers on Leaflet's canvas.

    ``stripped`` of the scripts and styles that folium loads and this map has no use for.
    """
    page = _empty_map(world)
    features = [
        _feature(point, start=FIRST_MS + start * DAY_MS, end=FIRST_MS + end * DAY_MS, colour=colour)
        for point, colour, start, end in _spells(world)
    ]
    plugin = FoliumTimeline(
        {"type": "FeatureCollection", "features": features},
        get_interval=JsCode("(f) => ({start: f.properties.start, end: f.properties.end})"),
        point_to_layer=JsCode(
            "(f, at) => L.circleMarker(at, {radius: 3, weight: 1, color: f.properties.colour,"
            " fillOpacity: 0.8})"
        ),
    )
    plugin.add_to(page)
    slider = TimelineSlider(auto_play=False, enable_playback=False, show_ticks=False)
    slider.add_timelines(plugin).add_to(page)  # type: ignore[no-untyped-call]
    step = f"(day) => {slider.get_name()}.setTime({FIRST_MS} + day * {DAY_MS})"
    left_out = UNUSED if stripped else frozenset()
    return _page(page, plugin, slider, days=str(payload.DAYS), set_day=step, left_out=left_out)


def choropleth(world: World, shapes: list[dict[str, Any]]) -> bytes:
    """TimeSliderChoropleth of the cells, with styles at changes only: wrong after a jump."""
    page = _empty_map(world, prefer_canvas=False)
    styles: dict[str, dict[str, dict[str, Any]]] = {str(n): {} for n in range(world.count)}
    for place, status, start in zip(world.settlement, world.status, world.start, strict=True):
        stamp = str(FIRST_MS // 1000 + int(start) * 86_400)
        styles[str(place)][stamp] = {"color": COLOURS[status], "opacity": 0.8}
    features = [
        {"type": "Feature", "id": str(n), "properties": {}, "geometry": shape}
        for n, shape in enumerate(shapes)
    ]
    plugin = TimeSliderChoropleth({"type": "FeatureCollection", "features": features}, styles)
    plugin.add_to(page)
    step = (
        "(day) => { const input = document.querySelector('input[type=range]');"
        " input.value = day; input.dispatchEvent(new Event('input')); }"
    )
    stamps = len({stamp for style in styles.values() for stamp in style})
    return _page(page, plugin, days=str(stamps), set_day=step)


def _empty_map(world: World, *, prefer_canvas: bool = True) -> folium.Map:
    """Return a map without tiles that frames the settlements."""
    page = folium.Map(tiles=None, prefer_canvas=prefer_canvas, zoom_control=False, zoom_snap=0.25)
    (west, south), (east, north) = world.position.min(axis=0), world.position.max(axis=0)
    page.fit_bounds([[float(south), float(west)], [float(north), float(east)]], padding=(24, 24))
    return page


def _page(
    page: folium.Map,
    *plugins: Any,
    days: str,
    set_day: str,
    left_out: frozenset[str] = frozenset(),
) -> bytes:
    for part in (page, *plugins):
        part.default_js = _served(part.default_js, SCRIPTS, left_out)
        part.default_css = _served(getattr(part, "default_css", ()), STYLES, left_out)
    html: str = page.get_root().render()
    return (html + TAIL.format(map=page.get_name(), days=days, set_day=set_day)).encode()


def _served(
    named: Iterable[tuple[str, str]], files: Mapping[str, str], left_out: frozenset[str]
) -> list[tuple[str, str]]:
    """Return what folium names, at the addresses of the local copies."""
    return [
        (name, f"/vendor/{files[name]}")
        for name, _ in named
        if name in files and name not in left_out
    ]


def _spells(world: World) -> list[tuple[list[float], str, int, int]]:
    """Return position, colour, first day and the day after the last of every spell."""
    return [
        (point, COLOURS[status], int(start), int(end))
        for point, status, start, end in zip(
            world.position[world.settlement].round(6).tolist(),
            world.status,
            world.start,
            world.end,
            strict=True,
        )
    ]


def _feature(point: list[float], **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Point", "coordinates": point},
    }

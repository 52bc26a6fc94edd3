"""What users write today: a Streamlit slider, and a folium map built anew for each day.

Run by ``streamlit run``; ``BENCH_LEAFLET`` is the address of Leaflet's files.
"""

from __future__ import annotations

import os

import folium
import streamlit as st
from streamlit_folium import st_folium

from bench.browser.folium_pages import COLOURS
from bench.browser.world import OBLAST, World, world


@st.cache_resource
def the_world() -> World:
    """Return the settlements, made once."""
    return world(OBLAST)


def main() -> None:
    """Draw the page for the day on the slider."""
    shown = the_world()
    day = st.slider("Day", 0, 1_732, 5)
    page = folium.Map(location=(49.6, 36.5), zoom_start=8, tiles=None, prefer_canvas=False)
    leaflet = os.environ["BENCH_LEAFLET"]
    page.default_js = [("leaflet", f"{leaflet}/leaflet.js")]
    page.default_css = [("leaflet_css", f"{leaflet}/leaflet.css")]
    here = (shown.start <= day) & (day < shown.end)
    for place, status in zip(shown.settlement[here], shown.status[here], strict=True):
        lng, lat = shown.position[place].tolist()
        folium.CircleMarker((lat, lng), radius=3, weight=1, color=COLOURS[status]).add_to(page)
    st_folium(page, key="map", width=1000, height=600, returned_objects=[])


main()

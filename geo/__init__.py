"""Where: settlements, administrative units, names, codes and shapes of Ukraine.

A plain library. It opens no file, knows no clock, and never imports streamlit or folium.
"""

from __future__ import annotations

from geo.candidate import Ambiguous, Candidate, Match, NotFound, Resolution
from geo.errors import (
    DuplicatePlaceError,
    GeoError,
    InvalidCodeError,
    ShapeError,
    UnknownPlaceError,
)
from geo.gazetteer import Gazetteer
from geo.place import AdminUnit, BBox, Category, Level, LngLat, Settlement, Toponym

# resolve() stays in its module: here it would hide the module of the same name.
__all__ = [
    "AdminUnit",
    "Ambiguous",
    "BBox",
    "Candidate",
    "Category",
    "DuplicatePlaceError",
    "Gazetteer",
    "GeoError",
    "InvalidCodeError",
    "Level",
    "LngLat",
    "Match",
    "NotFound",
    "Resolution",
    "Settlement",
    "ShapeError",
    "Toponym",
    "UnknownPlaceError",
]

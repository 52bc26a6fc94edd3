"""Rivers that the map draws for orientation. Nothing about control depends on them."""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class River:
    """A named course: a line or several, downstream, in degrees, EPSG:4326."""

    name_en: str
    name_uk: str
    course: BaseGeometry

"""The history as a QGIS project (``.qgz``) that plays, with its data beside it, in one ZIP.

QGIS looks for data beside a project, not inside: what a ``.qgz`` has attached is not found by all
versions (3.22 does not). The layer is bound to time by ``start`` and ``end`` (the day after the
last), a frame of the temporal controller is one day.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from data.export.formats import written
from data.packages.archive import archive, readme
from data.packages.qgisproject import Project, project_file
from data.packages.question import package_members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.packages.question import PackageQuestion
    from data.store import Store

FOLDER = "control-history"
PROJECT, DATA = "control", "spells.gpkg"
TITLE = "Control history for QGIS"
WORDS = """
Unpack the folder, open control.qgz (QGIS 3.22 or later), and press play in the temporal controller:
View, Panels, Temporal Controller. A frame is one day. Names of places appear from 1 : 300,000 on.
"""

#: Radius of the sphere of EPSG:3857, metres.
EARTH_M = 6_378_137.0


def package(store: Store, question: PackageQuestion) -> bytes:
    """Return a ZIP of the project, its data, and how to open them."""
    geometry = question.geometry or "cell"
    batches = store.exports.spells_batches(
        question.filters, start=question.start, end=question.end, geometry=geometry
    )
    table = batches.whole()
    members = {**table.members, **package_members(store, question)}
    project = Project(
        title=f"Control history, {question.start} to {question.end}",
        source=f"./{DATA}|layername=control",
        geometry=geometry,
        extent=web_mercator(batches.bbox()),
        start=question.start,
        end=question.end,
        members=members,
    )
    files = {
        f"{PROJECT}.qgz": archive({f"{PROJECT}.qgs": project_file(project)}),
        DATA: written(table, "gpkg"),
        "README.txt": readme(TITLE, WORDS, members),
    }
    return archive({f"{FOLDER}/{name}": content for name, content in files.items()})


def web_mercator(bbox: Sequence[float] | None) -> tuple[float, float, float, float]:
    """Return west, south, east, north in metres of EPSG:3857; of nothing, all of the world.

    The spherical form of the Mercator projection (EPSG method 1024).
    """
    west, south, east, north = bbox or (-180.0, -85.0, 180.0, 85.0)
    x_min, x_max = (EARTH_M * math.radians(lng) for lng in (west, east))
    y_min, y_max = (
        EARTH_M * math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) for lat in (south, north)
    )
    return x_min, y_min, x_max, y_max

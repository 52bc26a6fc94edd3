"""Registry of packages: a word of the command line, and what makes the package."""

from __future__ import annotations

import importlib
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import TYPE_CHECKING

from data.export.formats import FormatError
from data.packages.package import Package

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.packages.question import PackageQuestion
    from data.store import Store


#: Entry points of this group name further packages: parts of the product above this one bring theirs,
#: as the page of the map does (pyproject.toml). Each is a :class:`data.packages.package.Package`.
GROUP = "control_history.packages"

#: By word.
PACKAGES: Mapping[str, Package] = MappingProxyType(
    {
        "qgis": Package(
            module="data.packages.qgis",
            ending="zip",
            media_type="application/zip",
            about="a QGIS project (.qgz) with its GeoPackage of spells, temporal controller set",
            has_age=True,
        ),
        "kepler": Package(
            module="data.packages.kepler",
            ending="zip",
            media_type="application/zip",
            about="GeoJSON, configuration and whole map for kepler.gl",
            has_age=True,
        ),
        "timemap": Package(
            module="data.packages.timemap",
            ending="zip",
            media_type="application/zip",
            about="events.json, sources.json, associations.json for TimeMap",
        ),
        **{each.name: each.load() for each in entry_points(group=GROUP)},
    }
)


def packaged(store: Store, word: str, question: PackageQuestion) -> bytes:
    """Return a package. Equal questions to equal data give equal bytes.

    Raises
    ------
    FormatError
        If there is no such package.
    """
    if word not in PACKAGES:
        raise FormatError(f"no package {word!r}; packages are {', '.join(PACKAGES)}")
    result: bytes = importlib.import_module(PACKAGES[word].module).package(store, question)
    return result

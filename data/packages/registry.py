"""Registry of packages: a word of the command line, and what makes the package."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from data.export.formats import FormatError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.packages.question import PackageQuestion
    from data.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A kind of package: its module, which has ``package(store, question)``, and its file.

    ``has_age`` says whether the age of the evidence can limit what is in it.
    """

    module: str
    ending: str
    media_type: str
    about: str
    has_age: bool = False


#: By word. The page is made by the module that knows how the map looks; it is named here, imported
#: when asked for, and imports from here, never the other way round.
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
        "html": Package(
            module="dashboard.offline.page",
            ending="html",
            media_type="text/html; charset=utf-8",
            about="the map as one page that needs no server and no network",
        ),
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

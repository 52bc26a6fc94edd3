"""The addresses of the browser's modules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"


@cache
def map_modules() -> tuple[str, ...]:
    """Return the addresses of all modules that the map may import.

    The browser asks for them at once; else it finds them level by level, one import after the other.
    """
    files = [*STATIC.glob("map/*.js"), *STATIC.glob("shared/*.js"), STATIC / "timeline" / "keys.js"]
    return tuple(sorted(f"/app/{file.relative_to(STATIC).as_posix()}" for file in files))

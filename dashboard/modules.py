"""The addresses of the browser's code, in the order in which the page needs it."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from dashboard.browsercode import STATIC, address, leaflet_address

#: What the map's frame loads before any module.
LEAFLET = leaflet_address("leaflet.js")
STYLES = {"leaflet_css": leaflet_address("leaflet.css"), "map_css": address("map/map.css")}
#: Paints the first map; and what comes right after it.
FIRST, LATER = Path("map/main.js"), Path("map/complete.js")

_IMPORT = re.compile(r"""^(?:import|export)\b[^"';]*\bfrom\s+["'](\.[^"']+)["']""", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapModules:
    """Addresses of modules: those of the first map, and those that only come after it."""

    first: tuple[str, ...]
    later: tuple[str, ...]

    def options(self) -> dict[str, tuple[str, ...]]:
        """Return them as ``boot.js`` reads them."""
        return asdict(self)


@cache
def map_modules() -> MapModules:
    """Return the addresses of all modules that the map imports.

    The browser asks for them at once; else it finds them level by level, one import after the other.
    """
    first = _imported(FIRST)
    later = [file for file in _imported(LATER) if file not in first]
    return MapModules(first=tuple(map(_address, first)), later=tuple(map(_address, later)))


def _imported(entry: Path) -> list[Path]:
    """Return a module and all that it imports, directly or not, nearest first; relative to ``STATIC``."""
    found = [entry]
    for file in found:
        text = (STATIC / file).read_text(encoding="utf-8")
        for name in _IMPORT.findall(text):
            target = (STATIC / file.parent / name).resolve().relative_to(STATIC.resolve())
            if target not in found:
                found.append(target)
    return found


def _address(file: Path) -> str:
    return address(file.as_posix())

"""Raster tiles under the map: none, unless whoever runs the app configures a server.

``CONTROL_TILES`` is the address of a tile with ``{z}``, ``{x}`` and ``{y}`` (``{s}`` and ``{r}`` as
Leaflet reads them), e.g. ``https://tile.openstreetmap.org/{z}/{x}/{y}.png``;
``CONTROL_TILES_ATTRIBUTION`` is what its owner wants to be said. Tiles stay off until a reader
switches them on, and only the configured host passes the content security policy.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

ATTRIBUTION = "© OpenStreetMap contributors"

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_KNOWN, _NEEDED = frozenset("zxysr"), frozenset("zxy")
#: Nothing that could end a string of a script or a directive of the policy.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?&=%{}@+-]+")
_HOST = re.compile(r"(\{s\}\.)?[a-z0-9.-]+(:\d+)?", re.IGNORECASE)


class TileSettingError(ValueError):
    """``CONTROL_TILES`` is no address of tiles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """Where tiles come from, and the words that their owner asks for."""

    url: str
    attribution: str

    @property
    def origin(self) -> str:
        """The host as a source of a content security policy; its subdomains if it has ``{s}``."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"


def configured(environment: Mapping[str, str] = os.environ) -> Tiles | None:
    """Return the tiles that the environment names; None if it names none.

    Raises
    ------
    TileSettingError
        If the address is not http(s), lacks a placeholder, or has a character that no address has.
    """
    url = environment.get("CONTROL_TILES", "").strip()
    if not url:
        return None
    names = set(_PLACEHOLDER.findall(url))
    host = urlsplit(url).netloc
    rest = _PLACEHOLDER.sub("", url)
    if (
        not _ADDRESS.fullmatch(url)
        or not _HOST.fullmatch(host)
        or not _NEEDED <= names <= _KNOWN
        or "{" in rest
        or "}" in rest
    ):
        raise TileSettingError(
            f"CONTROL_TILES={url!r} is no address of tiles; give one like "
            "https://tile.openstreetmap.org/{z}/{x}/{y}.png, or leave it empty"
        )
    return Tiles(url=url, attribution=environment.get("CONTROL_TILES_ATTRIBUTION") or ATTRIBUTION)

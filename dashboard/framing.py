"""Which other sites may show the map in a frame of theirs.

Only the map made for it (``/?embed=1``, or Streamlit's ``embed=true``) may be framed by the sites that
``CONTROL_FRAME_ANCESTORS`` names; every other page only by ourselves, whatever the setting. The folium
component lies in a frame inside that map, and a browser asks every frame about all that are around it,
so its files answer the same as the map.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Scope

SETTING = "CONTROL_FRAME_ANCESTORS"
OURSELVES = "'self'"

#: Values of ``embed`` that ask for the map alone.
EMBED = frozenset({"1", "true"})

#: A source of the policy: ``'self'``, ``*``, a scheme, or a host with or without one.
_SOURCE = re.compile(r"'self'|\*|https?:|(https?://)?(\*\.)?[\w-]+(\.[\w-]+)*(:(\d+|\*))?")


def ancestors(environment: Mapping[str, str] = os.environ) -> str:
    """Return who may frame the map, as the policy writes it: ourselves, and whom the setting names.

    We are always among them: the component's frame lies in a page of ours.

    Raises
    ------
    ValueError
        If the setting holds anything that is no source of a content security policy.
    """
    sources = environment.get(SETTING, "").split()
    for source in sources:
        if not _SOURCE.fullmatch(source):
            raise ValueError(f"{SETTING}: {source!r} is no origin such as https://example.org")
    return " ".join(dict.fromkeys([OURSELVES, *sources]))


def is_embed(values: list[str]) -> bool:
    """Tell whether the values of the parameter ``embed`` ask for the map alone."""
    return bool(EMBED & {value.lower() for value in values})


def may_be_framed(scope: Scope) -> bool:
    """Tell whether a request is for the map made for frames, or for the component inside it."""
    path = str(scope["path"])
    if path.startswith("/component/"):
        return True
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    return path == "/" and is_embed(query.get("embed", []))

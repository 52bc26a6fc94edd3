"""What the map's page asks for once Streamlit has drawn it, named in the page's head.

Streamlit draws for a second before the map's frame is there, and the code of the frame, the timeline and
the panel is found import by import, each a way to the server and back. A browser that knows the files
beforehand fetches them while it waits: ``prefetch`` is of the lowest priority, and the map's frame, being of
the same origin, finds them in the same cache.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import framing
from dashboard.history_views import address_of_build
from dashboard.loading import in_force
from dashboard.modules import LEAFLET, STYLES, map_modules, modules_of
from data.errors import DataError

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

#: Keys of an address that may name another view of the history than the one that was built.
OTHER_VIEW = frozenset({"known", "layer", "scope"})


def early_files(query: QueryParams) -> tuple[str, ...]:
    """Return the addresses of all that the map's page will ask for, soonest first.

    Parameters
    ----------
    query
        Of the page's address. The data of another view than the built one are left out, and whatever
        belongs to the panel where there is none.
    """
    map_files = map_modules()
    parts = ["timeline/main.js"]
    if not framing.is_embed(query.getlist("embed")):
        parts.append("panel/main.js")
    first = [LEAFLET, *STYLES.values(), *map_files.first, *_data(query)]
    return tuple(dict.fromkeys([*first, *modules_of(*parts), *map_files.later]))


def _data(query: QueryParams) -> list[str]:
    if OTHER_VIEW & set(query):
        return []
    try:
        dataset, _ = in_force()
    except DataError:
        # There is no build; the page itself says so, and how to make one.
        return []
    return [f"{address_of_build(dataset)}{name}" for name in ("history.bin", "cells.bin")]

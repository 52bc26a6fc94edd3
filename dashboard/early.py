"""What the map's frame asks for once Streamlit has drawn it, named in the page's head.

Streamlit draws for a second before the frame is there. A browser that knows the frame's files beforehand
fetches them while it waits: ``prefetch`` is of the lowest priority, and the frame, being of the same origin,
finds them in the same cache. The first map's files alone: with those of timeline, panel and controls, a
hundred more, a busy machine showed the frame half a second later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.history_views import address_of_build
from dashboard.loading import in_force
from dashboard.modules import LEAFLET, STYLES, map_modules
from data.errors import DataError

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

#: Keys of an address that may name another view of the history than the one that was built.
OTHER_VIEW = frozenset({"known", "layer", "scope"})


def early_files(query: QueryParams) -> tuple[str, ...]:
    """Return the addresses of what the first map needs.

    Parameters
    ----------
    query
        Of the page's address. The data of another view than the built one are left out.
    """
    return (LEAFLET, *STYLES.values(), *map_modules().first, *_data(query))


def _data(query: QueryParams) -> list[str]:
    if OTHER_VIEW & set(query):
        return []
    try:
        dataset, _ = in_force()
    except DataError:
        # There is no build; the page itself says so, and how to make one.
        return []
    return [f"{address_of_build(dataset)}{name}" for name in ("history.bin", "cells.bin")]

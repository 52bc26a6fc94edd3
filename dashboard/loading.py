"""The one store of this process: opened once, shared by the page and the HTTP routes, never changed."""

from __future__ import annotations

from functools import lru_cache

from data.store import Store, open_store


@lru_cache(maxsize=1)
def store() -> Store:
    """Return the store over the last good build.

    Raises
    ------
    data.errors.DataError
        If there is no build yet, or it is damaged; the message says how to make one.
    """
    return open_store()

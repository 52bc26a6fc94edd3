"""The store of this process: shared by the page and the HTTP routes, never changed, only replaced."""

from __future__ import annotations

from functools import lru_cache

from data.built import current_build
from data.folders import build_folder
from data.importers.shelf import shelf_mark
from data.store import Store, open_store

# The build in force and the one before it, for readers who are in the middle of an answer.
KEPT_STORES = 2


def store() -> Store:
    """Return the store over the build and the layers in force; new ones are taken up at once.

    Raises
    ------
    data.errors.DataError
        If there is no build yet, or it is damaged; the message says how to make one.
    """
    return _store(*in_force())


def in_force() -> tuple[str, bytes]:
    """Return what tells the build and the layers in force from all others, and opens nothing.

    Raises
    ------
    data.errors.DataError
        If there is no build yet, or it is damaged.
    """
    build = build_folder()
    return current_build(build).dataset, shelf_mark(build)


@lru_cache(maxsize=KEPT_STORES)
def _store(_dataset: str, _layers: bytes) -> Store:
    return open_store()

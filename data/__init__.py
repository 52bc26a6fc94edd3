"""What and when: claims, events and sources, and the control history that follows from them.

``from data import open_store`` is the way in; docs/python.md shows what a store answers.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from data.selection import Filters, select_units
    from data.store import Store, open_store

__all__ = ["Filters", "Store", "open_store", "select_units"]

_HOMES = {
    "Filters": "data.selection",
    "Store": "data.store",
    "open_store": "data.store",
    "select_units": "data.selection",
}


def __getattr__(name: str) -> Any:
    """Import a name when it is first asked for: most commands need only a part of the package."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)

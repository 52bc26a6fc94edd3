"""What every file says about itself: days of knowledge, layer and its version, terms, who made it."""

from __future__ import annotations

import importlib.metadata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from data.layer import Layer
    from data.layerevents import EventLayer
    from data.selection import Filters
    from data.store import Store

#: The distribution whose version files carry.
DISTRIBUTION = "control-history"

#: What a file says that is made of a layer whose terms do not let it be passed on.
PERSONAL_USE = "Personal use: the terms of this layer do not let it be passed on."


def members_of(store: Store, filters: Filters) -> dict[str, Any]:
    """Return what a file about some filters says, but for its days."""
    known = filters.known_as_of
    layer = store.layers[filters.layer]
    return {
        "known_as_of": None if known is None else known.isoformat(),
        "layer": layer.name,
        "filters": store.scoped(filters).as_json(),
        "dataset": store.dataset,
        "layer_version": store.version_of(layer.name),
        "generated_by": f"{DISTRIBUTION} {importlib.metadata.version(DISTRIBUTION)}",
        **terms_of(layer),
    }


def terms_of(layer: Layer | EventLayer) -> dict[str, Any]:
    """Return licence and attribution of a layer, and ``terms`` if it may not be passed on."""
    stated = {"licence": layer.licence, "attribution": list(layer.attribution)}
    return stated if layer.publishable else {**stated, "terms": PERSONAL_USE}

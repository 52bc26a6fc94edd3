"""Where the files of a view are served, and the same the other way round."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from dashboard.desk import today
from data.errors import DataError
from data.importers.errors import LayerError
from data.view import view_named
from data.viewfiles import BUILT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.layer import Layer
    from data.store import Store
    from data.view import View


_LOG = logging.getLogger(__name__)


def layers_of(store: Store) -> Mapping[str, Layer]:
    """Return the layers that can be shown; the ledger alone if nobody can tell what was imported."""
    try:
        return store.layers
    except LayerError as error:
        _LOG.error("layers: %s", error)
        return {store.ledger_layer.name: store.ledger_layer}


def address_of(store: Store, view: View) -> str:
    """Return the folder of a view's files, with a slash at the end.

    It names the contents: another build, or another version of an imported layer, is another
    address, so that a browser may keep what it has for ever.
    """
    if view == BUILT:
        return address_of_build(store.dataset)
    return f"/assets/{store.edition}/views/{view.name}/"


def address_of_build(dataset: str) -> str:
    """Return the folder of the files that were built."""
    return f"/assets/{dataset}/"


def view_at(store: Store, parts: tuple[str, ...]) -> View | None:
    """Return the view whose folder has this path below ``/assets``; None if there is none."""
    if parts == (store.dataset,):
        return BUILT
    if len(parts) != 3 or parts[:2] != (store.edition, "views"):  # noqa: PLR2004  edition, "views", name
        return None
    view = view_named(parts[2])
    if view is None:
        return None
    try:
        store.views.check(view, today())
    except DataError:
        return None
    return view

"""The pages of the app, in the order of the header."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dashboard.views import (
    compare_page,
    coverage_page,
    disagreement_page,
    entities_page,
    events_page,
    export_page,
    figures_page,
    layers_page,
    map_page,
    method_page,
    regions_page,
    review_page,
    sources_page,
    submit_page,
    table_page,
)

if TYPE_CHECKING:
    from collections.abc import Callable


class Offered(NamedTuple):
    """A page of the app: its path and key in the catalogue, its function, and the menu it is in."""

    name: str
    draw: Callable[[], None]
    menu: str | None = None


#: In the order of the header; a page without a menu stands in the header itself.
PAGES = (
    Offered("map", map_page.draw),
    Offered("table", table_page.draw),
    Offered("regions", regions_page.draw),
    Offered("compare", compare_page.draw),
    Offered("events", events_page.draw, "evidence"),
    Offered("sources", sources_page.draw, "evidence"),
    Offered("entities", entities_page.draw, "evidence"),
    Offered("coverage", coverage_page.draw, "evidence"),
    Offered("disagreement", disagreement_page.draw, "evidence"),
    Offered("figures", figures_page.draw, "evidence"),
    Offered("layers", layers_page.draw, "evidence"),
    Offered("method", method_page.draw, "evidence"),
    Offered("export", export_page.draw, "evidence"),
    Offered("submit", submit_page.draw, "evidence"),
)
#: Editors sign in on it; without a login provider it does not exist.
EDITORS_PAGE = Offered("review", review_page.draw, "evidence")

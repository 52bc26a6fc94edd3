"""The map in a real browser: ours beside the bare limit and the maps that users know."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any

from bench.browser import report
from bench.browser.contest import Results, contest

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def _results() -> Results:
    return contest()


def rows() -> Iterator[dict[str, Any]]:
    """Yield one row a peer: what the main thread spends on a step of a day."""
    figures = _results().figures
    for (peer, count), theirs in figures.items():
        ours = "ours in Streamlit" if peer == "st_folium rebuilt" else "ours"
        if peer.startswith("ours") or (ours, count) not in figures:
            continue
        yield {
            "name": f"a day's step, main thread, N = {count:,}",
            "ours_ms": figures[ours, count]["main_ms"],
            "peer_ms": theirs["main_ms"],
            "peer": peer,
        }


def notes() -> Iterator[str]:
    """Yield the whole table and the targets, to be printed below the rows."""
    yield from report.contenders(_results())
    # Where others use the machine as well, even the bare limit loses frames.
    one, _, fifteen = (load / (os.cpu_count() or 1) for load in os.getloadavg())
    yield f"load a core, our own included: {one:.1f} in the last minute, {fifteen:.1f} in fifteen"
    yield ""
    yield from report.targets(_results())

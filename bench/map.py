"""The map in a real browser: ours beside the bare limit and the maps that users know.

``python -m bench map`` runs everything; ``python -m bench.map --only ours --only "bare limit" --size
1751 --rounds 5`` runs some of it, for whoever works on the map's speed.
"""

from __future__ import annotations

import argparse
import os
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

from bench.browser import report
from bench.browser.contest import Choice, Results, contest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@cache
def _results(choice: Choice) -> Results:
    return contest(choice)


def rows() -> Iterator[dict[str, Any]]:
    """Yield one row a peer: what the main thread spends on a step of a day."""
    figures = _results(Choice()).figures
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


def notes(choice: Choice = Choice()) -> Iterator[str]:  # noqa: B008  a frozen value
    """Yield the whole table and the targets, to be printed below the rows."""
    yield from report.contenders(_results(choice))
    # Where others use the machine as well, even the bare limit loses frames.
    one, _, fifteen = (load / (os.cpu_count() or 1) for load in os.getloadavg())
    yield f"load a core, our own included: {one:.1f} in the last minute, {fifteen:.1f} in fifteen"
    yield ""
    yield from report.targets(_results(choice))


def main(arguments: Sequence[str]) -> int:
    """Run the contenders that the command line names and print their tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.map", description=__doc__)
    parser.add_argument(
        "--only", action="append", default=[], help="name of a contender; repeatable"
    )
    parser.add_argument("--size", action="append", default=[], type=int, help="1751 or 33141")
    parser.add_argument("--rounds", type=int, help="visits to each contender")
    chosen = parser.parse_args(arguments)
    choice = Choice(
        names=frozenset(chosen.only), counts=frozenset(chosen.size), rounds=chosen.rounds
    )
    for line in notes(choice):
        if not line.endswith("not measured"):
            sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

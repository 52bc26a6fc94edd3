"""``python -m bench.load``: many readers against one process; nothing in it can fail a test.

All times are round trips on this machine, and the readers share its cores with the server: real
readers leave more of it to the server. So the figures are lower bounds.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import time
from typing import TYPE_CHECKING

from bench.load.ownwork import own_work
from bench.load.phases import SNAPSHOTS, Times, audience, passers_by, scrubs, snapshots
from bench.load.server import serving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.load.server import Server

#: Ratio that remembered snapshots of the oblast are to reach.
ASKED_RATIO = 20


def main() -> int:
    """Run everything and print it."""
    options = _options(sys.argv[1:])
    until = time.monotonic() + options.seconds
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {load:.1f} at the start; times in ms, memory in MB\n")
    with serving() as server:
        _api(server)
        asyncio.run(_pages(server, options, until))
    return 0


def _options(words: Sequence[str]) -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=90, help="bound of the whole; default 90")
    parser.add_argument(
        "--viewers", type=_at_least_one, default=40, help="open at a time; default 40"
    )
    parser.add_argument(
        "--sessions", type=_at_least_one, default=1000, help="in turn; default 1000"
    )
    parser.add_argument(
        "--at-once", type=_at_least_one, default=4, help="busy at a time; default 4"
    )
    return parser.parse_args(words)


def _at_least_one(words: str) -> int:
    """Return the number that stands there; a load without readers is none."""
    number = int(words)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is less than 1")
    return number


def _api(server: Server) -> None:
    print(
        f"{'API, one reader':<32}{'made':>8}{'p95':>8}{'again':>8}{'p95':>8}{'ratio':>8}{'again/s':>9}"
    )
    for name, question in SNAPSHOTS.items():
        _print_ratio(name, *snapshots(server, question))
    for encoding in ("gzip", "identity"):
        print(f"the server's own work, {encoding}")
        for name, question in SNAPSHOTS.items():
            _print_ratio(name, *own_work(question, encoding))
    print(f"asked of remembered snapshots: {ASKED_RATIO}x\n", flush=True)


def _print_ratio(name: str, made: Times, again: Times) -> None:
    ratio = made.median_ms / again.median_ms
    print(
        f"{name:<32}{made.median_ms:>8.1f}{made.p95_ms:>8.1f}{again.median_ms:>8.2f}"
        f"{again.p95_ms:>8.2f}{ratio:>7.0f}x{again.per_second:>9.0f}",
        flush=True,
    )


async def _pages(server: Server, options: argparse.Namespace, until: float) -> None:
    print(f"{f'pages, {options.at_once} busy at a time':<32}{'each':>8}{'p95':>8}{'per s':>8}")
    async with audience(server, 1, 1) as (_, first):
        _print("the first page", first)
    before = server.rss_mb()
    async with audience(server, options.viewers, options.at_once) as (viewers, times):
        _print(f"{options.viewers} pages open", times)
        held = server.rss_mb() - before
        kb = statistics.mean(viewer.received for viewer in viewers) / 1e3
        _print("slider released", await scrubs(viewers, 2, options.at_once))
    print(
        f"memory with {options.viewers} pages open: {before:.0f} before, {held / options.viewers:.2f} a page; "
        f"{kb:.0f} kB sent a page\n",
        flush=True,
    )
    done, seen = await passers_by(server, options.sessions, options.at_once, until)
    print("sessions opened and closed, and memory after: ", end="")
    print(", ".join(f"{number}: {mb:.0f}" for number, mb in seen))
    if done < options.sessions:
        print(f"cut short after {done} of {options.sessions} by --seconds {options.seconds:g}")
    later = [mb for number, mb in seen if number >= done / 2]
    if len(later) > 1:
        print(f"second half: from {later[0]:.0f} to {later[-1]:.0f}, at most {max(later):.0f}")


def _print(name: str, times: Times) -> None:
    print(
        f"{name:<32}{times.median_ms:>8.0f}{times.p95_ms:>8.0f}{times.per_second:>8.1f}", flush=True
    )


if __name__ == "__main__":
    sys.exit(main())

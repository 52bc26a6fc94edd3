"""What is asked of the server, and how long it takes: files of the API, pages, scrubs, many sessions."""

from __future__ import annotations

import asyncio
import statistics
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from bench.load.reader import Reader
from bench.load.viewer import Viewer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable

    from bench.load.server import Server

FIRST = date(2022, 9, 1)
DAYS = 12
AGAIN = 10
#: Questions to the API; each is asked for :data:`DAYS` days, first anew and then again.
SNAPSHOTS = {
    "oblast, GeoJSON": "snapshot.geojson?date={day}",
    "oblast, GeoJSON, cells": "snapshot.geojson?date={day}&geometry=cell",
    "oblast, CSV": "snapshot.csv?date={day}",
    "oblast, GeoPackage": "snapshot.gpkg?date={day}",
    "raion, GeoJSON": "snapshot.geojson?date={day}&raion=Kupiansk",
    "oblast, as known that day": "snapshot.geojson?date={day}&known_as_of={day}",
}
#: What a page fetches over HTTP when it opens, but for Streamlit's own files, which caches hold.
PAGE_FILES = ("history.bin", "cells.bin", "names.json", "base.json", "timeline.json", "events.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Seconds that each of some operations took, and all of them together."""

    each: list[float] = field(default_factory=list)
    whole: float = 0.0

    @property
    def median_ms(self) -> float:
        """The median in milliseconds."""
        return statistics.median(self.each) * 1e3

    @property
    def p95_ms(self) -> float:
        """The time that one in twenty exceeds, in milliseconds."""
        return sorted(self.each)[int(len(self.each) * 0.95)] * 1e3

    @property
    def per_second(self) -> float:
        """Operations a second."""
        return len(self.each) / self.whole


def snapshots(server: Server, question: str) -> tuple[Times, Times]:
    """Return the times of answers that had to be made, and of the same answers remembered."""
    made: list[float] = []
    remembered: list[float] = []
    with Reader(server.host, server.port) as reader:
        _get(reader, "/api/" + question.format(day=FIRST - timedelta(days=1)))
        for number in range(DAYS):
            path = "/api/" + question.format(day=FIRST + timedelta(days=number))
            made.append(_get(reader, path))
            remembered += [_get(reader, path) for _ in range(AGAIN)]
    return (
        Times(each=made, whole=sum(made)),
        Times(each=remembered, whole=sum(remembered)),
    )


def _get(reader: Reader, path: str) -> float:
    start = time.perf_counter()
    reader.get(path)
    return time.perf_counter() - start


async def timed(acts: Iterable[Callable[[], Awaitable[None]]], at_once: int) -> Times:
    """Return how long acts take, so many at a time."""
    gate = asyncio.Semaphore(at_once)
    found: list[float] = []

    async def act(one: Callable[[], Awaitable[None]]) -> None:
        async with gate:
            start = time.perf_counter()
            await one()
            found.append(time.perf_counter() - start)

    begun = time.perf_counter()
    await asyncio.gather(*(act(one) for one in acts))
    return Times(each=found, whole=time.perf_counter() - begun)


async def opened(server: Server, query: str) -> Viewer:
    """Open a page with the files that its map, timeline and panel fetch."""
    viewer = await Viewer.open(server, query)
    folder = viewer.data("control_timeline")["assets"]
    await asyncio.to_thread(_fetch, server, [folder + name for name in PAGE_FILES])
    return viewer


def _fetch(server: Server, paths: list[str]) -> None:
    with Reader(server.host, server.port) as reader:
        for path in paths:
            reader.get(path)


@asynccontextmanager
async def audience(
    server: Server, count: int, at_once: int
) -> AsyncIterator[tuple[list[Viewer], Times]]:
    """Open pages on different days, and close them when the block ends."""
    viewers: list[Viewer] = []

    async def arrive(number: int) -> None:
        viewers.append(await opened(server, f"date={FIRST + timedelta(days=number % 60)}"))

    try:
        times = await timed([lambda n=n: arrive(n) for n in range(count)], at_once)  # type: ignore[misc]
        yield viewers, times
    finally:
        await asyncio.gather(*(viewer.close() for viewer in viewers))


async def scrubs(viewers: list[Viewer], rounds: int, at_once: int) -> Times:
    """Let every viewer release the slider so many times, at most ``at_once`` of them at a time.

    A reader has one hand: nobody begins a round before all have ended the last, or two releases
    would wait at one page's socket.
    """
    found: list[Times] = []
    for number in range(rounds):
        day = str(FIRST + timedelta(days=number))
        found.append(await timed([partial(viewer.release, day) for viewer in viewers], at_once))
    return Times(
        each=[seconds for times in found for seconds in times.each],
        whole=sum(times.whole for times in found),
    )


async def passers_by(
    server: Server, count: int, at_once: int, until: float
) -> tuple[int, list[tuple[int, float]]]:
    """Open and close sessions one after the other, and watch the server's memory.

    Returns how many there were (fewer than ``count`` if the monotonic clock passed ``until``), and
    the memory in megabytes after each twentieth part of them.
    """
    seen: list[tuple[int, float]] = []
    done = 0
    step = max(count // 20, 1)

    async def pass_by(numbers: Iterable[int]) -> None:
        nonlocal done
        for number in numbers:
            if time.monotonic() > until:
                return
            viewer = await Viewer.open(server, f"date={FIRST + timedelta(days=number % 300)}")
            await viewer.close()
            done += 1
            if done % step == 0:
                seen.append((done, server.rss_mb()))

    numbers = iter(range(count))
    await asyncio.gather(*(pass_by(numbers) for _ in range(at_once)))
    return done, seen

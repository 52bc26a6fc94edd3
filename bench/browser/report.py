"""The figures as tables: contender by contender, then target by target."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, NamedTuple

from bench.browser.measure import ratio
from bench.browser.world import OBLAST, UKRAINE, world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.browser.contest import Results

#: Bytes a settlement that its history takes at the limit: position, hromada, size and three runs.
LIMIT_BYTES = 17
COLUMNS = (
    ("first map ms", "first_ms", 1, 0),
    ("step ms", "frame_ms", 1, 1),
    ("p95", "frame_p95_ms", 1, 1),
    ("script", "script_ms", 1, 2),
    ("main", "main_ms", 1, 2),
    ("steps/s", "per_second", 1, 1),
    ("most/s", "most_per_second", 1, 0),
    ("jump main", "jump_main_ms", 1, 2),
    ("view ms", "view_ms", 1, 1),
    ("view main", "view_main_ms", 1, 1),
    ("heap MB", "heap_bytes", 1e-6, 1),
    ("page kB", "bytes", 1e-3, 0),
    ("req/step", "requests_a_step", 1, 1),
    ("ws/step", "messages_a_step", 1, 1),
)


def contenders(results: Results) -> Iterator[str]:
    """Yield the table of contenders, line by line."""
    yield f"{'contender':<24}{'N':>8}" + "".join(f"{title:>13}" for title, *_ in COLUMNS)
    for (name, count), figures in results.figures.items():
        cells = (_cell(figures[key] * scale, digits) for _, key, scale, digits in COLUMNS)
        yield f"{name:<24}{count:>8,}" + "".join(f"{cell:>13}" for cell in cells)
    for line in results.skipped:
        yield f"left out: {line}"


def _cell(value: float, digits: int) -> str:
    return "–" if isnan(value) else f"{value:,.{digits}f}"


class Target(NamedTuple):
    """What is asked: a name, how it came out, the bound, and whether more or less is better."""

    name: str
    value: float
    bound: float
    at_least: bool = False

    def line(self) -> str:
        """Return it as a line of the table."""
        if isnan(self.value):
            return f"{self.name:<66}{'–':>10}  not measured"
        met = self.value >= self.bound if self.at_least else self.value <= self.bound
        sign = "≥" if self.at_least else "≤"
        return f"{self.name:<66}{self.value:>10.3g}  {sign} {self.bound:<6.3g}{'met' if met else 'MISSED'}"


def targets(results: Results) -> Iterator[str]:
    """Yield what was asked of ours and whether it came out, line by line."""
    for target in _targets(_asker(results)):
        yield target.line()


def _asker(results: Results) -> Callable[..., float]:
    """Return a function ``ask(figure, N, peer=None)``: ours, or ours by the peer's."""

    def ask(
        key: str,
        count: int,
        peer: str | None = None,
        *,
        ours: str = "ours",
        other: str | None = None,
    ) -> float:
        mine = results.figures.get((ours, count))
        theirs = results.figures.get((peer, count)) if peer else None
        if mine is None or (peer and theirs is None):
            return float("nan")
        return mine[key] if theirs is None else ratio(mine, theirs, key, other)

    return ask


def _targets(ask: Callable[..., float]) -> Iterator[Target]:
    yield Target(
        "day step, oblast, script: TimestampedGeoJson by ours",
        1 / ask("script_ms", OBLAST, "TimestampedGeoJson"),
        15,
        at_least=True,
    )
    yield Target(
        "day step, Ukraine, main thread: L.canvas by ours",
        1 / ask("main_ms", UKRAINE, "L.canvas"),
        25,
        at_least=True,
    )
    for place, count in (("oblast", OBLAST), ("Ukraine", UKRAINE)):
        yield from _against_limit(ask, place, count)
    yield Target("jump by step, main thread, oblast", _jump(ask, OBLAST), 1.5)
    yield Target("jump by step, main thread, Ukraine", _jump(ask, UKRAINE), 1.5)
    for place, count, bound in (("oblast", OBLAST, 0.7), ("Ukraine", UKRAINE, 0.3)):
        name = f"first map, {place}: ours by folium's Timeline"
        yield Target(name, ask("first_ms", count, "Timeline"), bound)
    yield Target("JS heap, oblast: ours by Timeline", ask("heap_bytes", OBLAST, "Timeline"), 1 / 3)
    yield Target(
        "JS heap, oblast: ours by TimestampedGeoJson",
        ask("heap_bytes", OBLAST, "TimestampedGeoJson"),
        1 / 3,
    )
    yield Target(
        "JS heap, Ukraine: ours by Timeline", ask("heap_bytes", UKRAINE, "Timeline"), 1 / 5
    )
    app = "ours in Streamlit"
    yield Target(
        "steps/s while scrubbing our real page",
        ask("per_second", OBLAST, ours=app),
        59,
        at_least=True,
    )
    yield Target("requests a step, our real page", ask("requests_a_step", OBLAST, ours=app), 0)
    yield Target(
        "websocket messages a step, our real page", ask("messages_a_step", OBLAST, ours=app), 0
    )
    yield Target(
        "day step in Streamlit, browser's script: st_folium rebuilt by ours",
        1 / ask("script_ms", OBLAST, "st_folium rebuilt", ours=app),
        100,
        at_least=True,
    )
    yield Target(
        "day step in Streamlit, until painted: st_folium rebuilt by ours",
        1 / ask("frame_ms", OBLAST, "st_folium rebuilt", ours=app),
        100,
        at_least=True,
    )


def _against_limit(ask: Callable[..., float], place: str, count: int) -> Iterator[Target]:
    limit = "bare limit"
    yield Target(f"steps/s with vsync, {place}", ask("per_second", count), 59, at_least=True)
    name = f"steps/s with vsync, {place}, by the limit's"
    yield Target(name, ask("per_second", count, limit), 0.98, at_least=True)
    yield Target(
        f"day step, {place}, our painting alone by the limit's script",
        ask("told_day_ms", count, limit, other="script_ms"),
        2,
    )
    yield Target(f"day step, {place}, all script by the limit's", ask("script_ms", count, limit), 2)
    yield Target(f"day step, {place}, main thread by the limit's", ask("main_ms", count, limit), 2)
    yield Target(
        f"view change, {place}, id buffer and painting by the limit's",
        ask("told_view_ms", count, limit, other="view_ms"),
        2,
    )
    yield Target(f"view change, {place}, the call by the limit's", ask("view_ms", count, limit), 2)
    name = f"view change, {place}, main thread with outlines and names"
    yield Target(name, ask("view_main_ms", count, limit), 2)
    yield Target(f"first map, {place}, by the limit's", ask("first_ms", count, limit), 1.5)
    size = len(world(count).files["history.bin"]) / count
    yield Target(
        f"history, {place}: bytes a settlement, unit names included", size, 2 * LIMIT_BYTES
    )


def _jump(ask: Callable[..., float], count: int) -> float:
    return ask("jump_main_ms", count) / ask("main_ms", count)

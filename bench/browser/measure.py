"""Visits to the contenders, in turns, so that a busy minute of the machine hurts all alike."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any

from bench.browser.chromium import visit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser

STEPS, STEPS_MS = 180, 3_200
JUMPS, JUMPS_MS = 60, 1_500
VIEWS = 12
SETTLE_MS = 1_000
OPENINGS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A page, how many settlements it shows, and in how many rounds it takes part."""

    name: str
    count: int
    path: str
    rounds: int = 1
    moves: bool = False


@dataclass(slots=True, kw_only=True)
class Figures:
    """What the visits to one contender found, one value a round for each figure."""

    contender: Contender
    values: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    fault: str = ""

    def __getitem__(self, name: str) -> float:
        """Return the median of a figure, NaN if it was not measured."""
        return median(self.values[name]) if self.values.get(name) else float("nan")

    def add(self, found: dict[str, float]) -> None:
        """Take the figures of one visit."""
        for name, value in found.items():
            self.values[name].append(value)


def ratio(ours: Figures, other: Figures, name: str, other_name: str | None = None) -> float:
    """Return the median, over the rounds that both took part in, of ours by the other's."""
    pairs = zip(ours.values.get(name, []), other.values.get(other_name or name, []), strict=False)
    found = [mine / theirs for mine, theirs in pairs if theirs]
    return median(found) if found else float("nan")


def visit_all(browser: Browser, address: str, contenders: Sequence[Contender]) -> list[Figures]:
    """Visit every contender as often as it takes part, round after round."""
    figures = [Figures(contender=contender) for contender in contenders]
    open_all(browser, address, figures)
    for turn in range(max((contender.rounds for contender in contenders), default=0)):
        for each in figures:
            if turn >= each.contender.rounds or each.fault:
                continue
            try:
                each.add(visit_once(browser, address, each.contender))
            except Exception as error:  # noqa: BLE001  a peer that breaks is a result, not our failure
                each.fault = str(error).splitlines()[0]
    return figures


def open_all(browser: Browser, address: str, figures: Sequence[Figures]) -> None:
    """Time the first map of each, in turn; a turn before these pays for the browser's own start."""
    for turn in range(OPENINGS + 1):
        for each in figures:
            if each.fault:
                continue
            try:
                with visit(browser) as seen:
                    first = seen.open(address + each.contender.path)
            except Exception as error:  # noqa: BLE001  as above
                each.fault = str(error).splitlines()[0]
            else:
                each.add({"first_ms": first} if turn else {})


def visit_once(
    browser: Browser, address: str, contender: Contender, *, steps: int = STEPS
) -> dict[str, float]:
    """Open a contender's page, play, jump and move; return its figures."""
    with visit(browser) as seen:
        seen.open(address + contender.path)
        seen.page.wait_for_timeout(SETTLE_MS)
        found = {"heap_bytes": seen.heap_bytes(), "bytes": seen.received_bytes}
        asked = seen.requests
        played = seen.phase("play", turns=steps, longest_ms=STEPS_MS)
        found |= _stepped(played)
        found["told_day_ms"] = _told(seen.page, "ctl-day")
        found["requests_a_step"] = (seen.requests - asked) / played["turns"]
        found["messages_a_step"] = seen.messages / played["turns"]
        jumped = _stepped(seen.phase("jump", turns=min(JUMPS, steps), longest_ms=JUMPS_MS))
        found |= {f"jump_{name}": value for name, value in jumped.items()}
        if contender.moves:
            seen.page.evaluate("window.told && (told['ctl-view'].length = 0)")
            moved = seen.phase("view", turns=VIEWS, longest_ms=0)
            found["view_ms"] = median(moved["syncs"])
            # What is put off to the next frame is in it.
            found["view_main_ms"] = moved["TaskDuration"] / VIEWS * 1e3
            found["told_view_ms"] = _told(seen.page, "ctl-view")
        return {name: value for name, value in found.items() if value == value}  # noqa: PLR0124  drops NaN


def most_per_second(browser: Browser, address: str, contender: Contender) -> float:
    """Return how many steps a second a page makes; the browser must not wait for the screen."""
    with visit(browser) as seen:
        seen.open(address + contender.path)
        seen.page.wait_for_timeout(SETTLE_MS)
        return _stepped(seen.phase("play", turns=10_000, longest_ms=STEPS_MS / 2))["per_second"]


def _stepped(phase: dict[str, Any]) -> dict[str, float]:
    turns = phase["turns"]
    return {
        "per_second": (turns / phase["elapsedMs"]) * 1e3,
        "frame_ms": median(phase["frames"]),
        "frame_p95_ms": sorted(phase["frames"])[int(len(phase["frames"]) * 0.95)],
        "script_ms": phase["ScriptDuration"] / turns * 1e3,
        "main_ms": phase["TaskDuration"] / turns * 1e3,
    }


def _told(page: Any, name: str) -> float:
    """Return the median of the durations that our map itself tells, NaN of another's."""
    told = page.evaluate("(name) => window.told?.[name] ?? []", name)
    return median(told) if told else float("nan")

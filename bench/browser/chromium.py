"""A headless Chromium, and what it tells of a page: times, memory, traffic."""

from __future__ import annotations

import importlib.util
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import ViewportSize, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, CDPSession, Page

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
NO_VSYNC = ("--disable-frame-rate-limit", "--disable-gpu-vsync")
VIEWPORT: ViewportSize = {"width": 1280, "height": 800}
PAINTED_MS = 60_000
PAINTED = "performance.getEntriesByName('painted')[0]?.startTime"
LOOK_EVERY_MS = 20


def path() -> str | None:
    """Return the browser that the tests use, or None."""
    file = Path(__file__).parents[2] / "tests" / "chromium.py"
    spec = importlib.util.spec_from_file_location("chromium", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: str | None = module.find()
    return found


@contextmanager
def launched(executable: str, *, vsync: bool = True) -> Iterator[Browser]:
    """Run a browser; without vsync it draws as many frames as it can."""
    arguments = [*ARGUMENTS, *(() if vsync else NO_VSYNC)]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable, args=arguments)
        try:
            yield browser
        finally:
            browser.close()


@dataclass(slots=True, kw_only=True, eq=False)
class Visit:
    """An open page whose traffic is counted."""

    page: Page
    cdp: CDPSession
    requests: int = 0
    messages: int = 0
    received_bytes: int = 0
    faults: list[str] = field(default_factory=list)

    def metrics(self) -> dict[str, float]:
        """Return Chromium's counters of the page, seconds and bytes."""
        answer = self.cdp.send("Performance.getMetrics")
        return {metric["name"]: metric["value"] for metric in answer["metrics"]}

    def heap_bytes(self) -> float:
        """Return the JavaScript heap after a collection; typed arrays lie outside it."""
        self.cdp.send("HeapProfiler.collectGarbage")
        return self.metrics()["JSHeapUsedSize"]

    def wait_for(self, expression: str) -> Any:
        """Wait until an expression has a value, and return it.

        Asked over the protocol: what Playwright itself puts into a page to wait there weighs half a
        megabyte of the heap, and runs in every frame of the first map.

        Raises
        ------
        RuntimeError
            If the page raised an error.
        TimeoutError
            If the expression stays undefined.
        """
        for _ in range(PAINTED_MS // LOOK_EVERY_MS):
            asked = {"expression": expression, "returnByValue": True}
            found = self.cdp.send("Runtime.evaluate", asked)["result"]
            if self.faults:
                raise RuntimeError(f"{self.page.url}: {self.faults[0]}")
            if "value" in found:
                return found["value"]
            self.page.wait_for_timeout(LOOK_EVERY_MS)
        raise TimeoutError(f"{self.page.url}: {expression} stayed undefined")

    def open(self, address: str) -> float:
        """Open a page; return milliseconds from navigation until its first map was painted."""
        self.page.goto(address)
        painted = float(self.wait_for(PAINTED))
        self.wait_for("window.contender?.days")
        return painted

    def phase(self, name: str, *, turns: int, longest_ms: float) -> dict[str, Any]:
        """Run a phase of ``static/drive.js``; return its times and the seconds of the counters."""
        before = self.metrics()
        limit = {"turns": turns, "longestMs": longest_ms}
        told: dict[str, Any] = self.page.evaluate(f"(limit) => phases.{name}(limit)", limit)
        after = self.metrics()
        return told | {key: after[key] - before[key] for key in ("TaskDuration", "ScriptDuration")}


@contextmanager
def visit(browser: Browser) -> Iterator[Visit]:
    """Open an empty page in a context of its own: no cache, a process of its own."""
    context = browser.new_context(viewport=VIEWPORT, device_scale_factor=1)
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    cdp.send("Performance.enable")
    cdp.send("Network.enable")
    visit = Visit(page=page, cdp=cdp)

    def requested(_: object) -> None:
        visit.requests += 1

    def messaged(_: object) -> None:
        visit.messages += 1

    def loaded(event: dict[str, Any]) -> None:
        visit.received_bytes += int(event["encodedDataLength"])

    cdp.on("Network.requestWillBeSent", requested)
    cdp.on("Network.webSocketFrameSent", messaged)
    cdp.on("Network.webSocketFrameReceived", messaged)
    cdp.on("Network.loadingFinished", loaded)
    page.on("pageerror", lambda error: visit.faults.append(str(error)))
    try:
        yield visit
    finally:
        context.close()

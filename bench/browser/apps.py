"""Streamlit pages: ours as users get it, and a slider whose map is rebuilt at each step."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.browser.chromium import visit
from bench.browser.world import OBLAST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
START_SECONDS = 60
STEPS = 5
WAIT_MS = 60_000

DOTS = """(wanted) => {
  const inside = document.querySelector("iframe")?.contentDocument;
  const dots = inside?.querySelectorAll("path.leaflet-interactive") ?? [];
  return dots.length >= wanted && dots[0].dataset.seen === undefined;
}"""
SEEN = """() => {
  const inside = document.querySelector("iframe").contentDocument;
  inside.querySelector("path.leaflet-interactive").dataset.seen = "yes";
}"""

OURS = Path(__file__).parent / "static" / "scrub.js"
STEPS_OURS = 240


def ours(browser: Browser) -> dict[str, float]:
    """Scrub over our real page, on real data; return its figures."""
    command = (sys.executable, "-m", "dashboard.launch", "--headless", "--port")
    with _running(command, "/health", {}) as address, visit(browser) as seen:
        began = time.perf_counter()
        seen.page.goto(address)
        handle = seen.page.wait_for_selector("iframe[title*='st_folium']", timeout=WAIT_MS)
        frame = handle.content_frame() if handle else None
        assert frame is not None
        frame.wait_for_selector("[data-painted-day]", timeout=WAIT_MS)
        first_ms = (time.perf_counter() - began) * 1e3
        slider = seen.page.get_by_test_id("timeline-day")
        slider.wait_for(timeout=WAIT_MS)
        # The page is at rest once Streamlit and the panels have said all they had to say.
        seen.page.wait_for_timeout(2_000)
        whole_bytes = seen.received_bytes
        before, asked, told = seen.metrics(), seen.requests, seen.messages
        scrub = OURS.read_text(encoding="utf-8")
        figures = slider.evaluate(scrub, {"turns": STEPS_OURS, "timed": False})
        after, asked, told = seen.metrics(), seen.requests - asked, seen.messages - told
        turns = figures["turns"]
        # What times a frame is script as well: it has a scrub of its own, over the same days.
        seen.page.wait_for_timeout(2_000)
        frames = slider.evaluate(scrub, {"turns": STEPS_OURS, "timed": True})["frames"]
        return {
            "first_ms": first_ms,
            "bytes": whole_bytes,
            "heap_bytes": seen.heap_bytes(),
            "per_second": turns / figures["elapsedMs"] * 1e3,
            "painted_per_second": figures["painted"] / figures["elapsedMs"] * 1e3,
            "frame_ms": median(frames),
            "frame_p95_ms": _p95(frames),
            "script_ms": (after["ScriptDuration"] - before["ScriptDuration"]) / turns * 1e3,
            "main_ms": (after["TaskDuration"] - before["TaskDuration"]) / turns * 1e3,
            "requests_a_step": (figures["requests"] + asked) / turns,
            "messages_a_step": told / turns,
        }


def slider(browser: Browser, leaflet: str) -> dict[str, float]:
    """Step through the rebuilt map with the keyboard; return its figures."""
    command = (
        *(sys.executable, "-m", "streamlit", "run", str(ROOT / "bench/browser/slider_app.py")),
        *("--server.headless=true", "--server.fileWatcherType=none", "--server.port"),
    )
    environment = {"BENCH_LEAFLET": leaflet, "PYTHONPATH": str(ROOT)}
    with _running(command, "/_stcore/health", environment) as address, visit(browser) as seen:
        began = time.perf_counter()
        seen.page.goto(address)
        seen.page.wait_for_function(DOTS, arg=OBLAST, timeout=WAIT_MS)
        first_ms = (time.perf_counter() - began) * 1e3
        seen.page.wait_for_timeout(1_000)
        handle, times = seen.page.get_by_role("slider"), []
        handle.focus()
        whole_bytes = seen.received_bytes
        before, asked, told = seen.metrics(), seen.requests, seen.messages
        for _ in range(STEPS):
            seen.page.evaluate(SEEN)
            began = time.perf_counter()
            seen.page.keyboard.press("ArrowRight")
            seen.page.wait_for_function(DOTS, arg=OBLAST, timeout=WAIT_MS)
            times.append((time.perf_counter() - began) * 1e3)
        after = seen.metrics()
        return {
            "first_ms": first_ms,
            "bytes": whole_bytes,
            "heap_bytes": seen.heap_bytes(),
            "per_second": 1e3 / median(times),
            "frame_ms": median(times),
            "frame_p95_ms": _p95(times),
            "script_ms": (after["ScriptDuration"] - before["ScriptDuration"]) / STEPS * 1e3,
            "main_ms": (after["TaskDuration"] - before["TaskDuration"]) / STEPS * 1e3,
            "requests_a_step": (seen.requests - asked) / STEPS,
            "messages_a_step": (seen.messages - told) / STEPS,
        }


@contextmanager
def _running(command: Sequence[str], health: str, extra: Mapping[str, str]) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603  constants of ours
        [*command[:-1], *_port(command[-1], port)],
        cwd=ROOT,
        env={**os.environ, **extra},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address + health, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _port(option: str, port: int) -> tuple[str, ...]:
    return (option, str(port))


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  this machine only
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"{address} did not answer")


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[min(int(len(values) * 0.95), len(values) - 1)]

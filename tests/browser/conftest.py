"""A running app and a real Chromium, with every fault of the console and every stray request kept."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import hostileworld
import layeredbuild
import pytest
from mapharness import harness, map_address  # noqa: F401  pytest finds fixtures by their names
from playwright.sync_api import sync_playwright
from stripharness import open_strip, strip_files  # noqa: F401  same

from data.build import build
from data.folders import build_folder
from data.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Frame, Page

ROOT = Path(__file__).parents[2]
START_SECONDS = 60
PAINT_MS = 30_000
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            # Where nobody sits beside it, a stalled machine should not cost a run; the summary names
            # what was run twice (docs/testing.md). At home a failure stays one.
            if os.environ.get("CI"):
                item.add_marker(pytest.mark.flaky(reruns=1))


def _chromium() -> str:
    spec = importlib.util.spec_from_file_location("chromium", ROOT / "tests" / "chromium.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    path = module.find()
    if path is None:
        pytest.fail(module.REMEDY)
    return path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[str]:
    """Start the app as a user does, and yield its address."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


@contextmanager
def serving(log: Path, port: int | None = None, **settings: str) -> Iterator[str]:
    """Run the app with further settings while the block runs."""
    process = start(log, port := port or free_port(), **settings)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def start(log: Path, port: int, **settings: str) -> subprocess.Popen:
    """Start the app and wait until it answers; who calls ends the process."""
    with log.open("a") as sink:
        process = subprocess.Popen(
            [sys.executable, "-m", "dashboard.launch", "--port", str(port), "--headless"],
            cwd=ROOT,
            stdout=sink,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **settings},
        )
    try:
        _wait(f"http://127.0.0.1:{port}", process, log)
    except BaseException:
        process.kill()
        raise
    return process


def _wait(address: str, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"the app ended at once:\n{log.read_text()}")
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"the app did not answer in {START_SECONDS} s:\n{log.read_text()}")


# Not for the whole session: while Playwright runs, an event loop of its own does, and tests elsewhere
# that start one could not.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = _chromium()  # asks Playwright itself, so before it runs
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield running
        running.close()


@dataclass
class Visit:
    """One open page of the app, and what it did on the way."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    frames_sent: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> Frame:
        """Open a path of the app and wait until the map is painted and hears keys and clicks."""
        self.page.goto(self.address + path)
        frame = self.map()
        frame.wait_for_selector("[data-painted-day][data-ready]", timeout=PAINT_MS)
        return frame

    def map(self) -> Frame:
        """Return the map's frame once it has painted."""
        handle = self.page.wait_for_selector(
            "iframe[title='streamlit_folium.st_folium']", timeout=PAINT_MS
        )
        frame = handle.content_frame()
        frame.wait_for_selector("[data-painted-day]", timeout=PAINT_MS)
        return frame

    def painted(self) -> tuple[str, int]:
        """Return the painted day and the number of settlements painted."""
        root = self.map().query_selector("[data-painted-day]")
        return root.get_attribute("data-painted-day"), int(root.get_attribute("data-painted-count"))

    def wait_for_day(self, day: str) -> None:
        self.map().wait_for_selector(f"[data-painted-day='{day}']", timeout=PAINT_MS)

    def slider(self):
        slider = self.page.get_by_test_id("timeline-day")
        slider.wait_for(timeout=PAINT_MS)
        return slider


@pytest.fixture(scope="session")
def layered_server(tmp_path_factory) -> Iterator[str]:
    """Start the app over a copy of the build that has an imported layer."""
    folder = tmp_path_factory.mktemp("layered")
    build = layeredbuild.copy_with_layer(open_store(), build_folder(), folder / "build")
    with serving(folder / "log.txt", CONTROL_BUILD=str(build)) as address:
        yield address


@pytest.fixture
def layered(layered_server, browser) -> Iterator[Visit]:
    """Return a visit to the app with an imported layer."""
    with visiting(layered_server, browser) as visit:
        yield visit


@pytest.fixture(scope="session")
def hostile_server(tmp_path_factory) -> Iterator[str]:
    """Start the app over a build whose every word is hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    build(hostileworld.copy_seeds(folder), folder / "build")
    hostileworld.add_layers(folder)
    settings = {
        "CONTROL_BUILD": str(folder / "build"),
        "CONTROL_SEEDS": str(folder / "seeds"),
        "CONTROL_DATABASE": str(folder / "desk.sqlite"),
    }
    with serving(folder / "log.txt", **settings) as address:
        yield address


@pytest.fixture
def hostile(hostile_server, browser) -> Iterator[Visit]:
    """Return a visit to the app over hostile words."""
    with visiting(hostile_server, browser) as visit:
        yield visit


@pytest.fixture
def visit(server, browser) -> Iterator[Visit]:
    """Return a visit in a fresh browser context; faults and stray requests fail the test."""
    with visiting(server, browser) as visit:
        yield visit


@contextmanager
def visiting(server: str, browser: Browser) -> Iterator[Visit]:
    """Open a fresh browser context on an app; at the end, faults and stray requests fail."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    page = context.new_page()
    visit = Visit(page, server)
    host = urlsplit(server).netloc

    def said(message) -> None:
        if message.type == "error":
            visit.faults.append(message.text)

    def requested(request) -> None:
        parts = urlsplit(request.url)
        visit.requests.append(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != host:
            visit.strangers.append(request.url)

    page.on("console", said)
    page.on("pageerror", lambda error: visit.faults.append(str(error)))
    page.on("request", requested)
    page.on(
        "websocket",
        lambda socket: socket.on("framesent", lambda frame: visit.frames_sent.append(str(frame))),
    )
    yield visit
    context.close()
    assert visit.faults == []
    assert visit.strangers == []

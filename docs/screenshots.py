"""Take the pictures of the README anew: ``make screenshots``.

Starts the app on a free port, opens the map in Chromium in both themes and writes
``docs/images/map-{light,dark}.png``.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
PORT = 8579
START_SECONDS = 60
PAGE = f"http://127.0.0.1:{PORT}/?date=2022-09-10"


def chromium() -> str:
    """Return the browser that the tests use."""
    spec = importlib.util.spec_from_file_location("chromium", ROOT / "tests" / "chromium.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    path = module.find()
    if path is None:
        raise SystemExit(module.REMEDY)
    return path


def wait_for_app() -> None:
    """Return once the app answers."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.3)
    raise SystemExit(f"the app did not answer within {START_SECONDS} s")


def main() -> None:
    """Take both pictures."""
    app = subprocess.Popen(
        [sys.executable, "-m", "dashboard.launch", "--port", str(PORT), "--headless"], cwd=ROOT
    )
    try:
        wait_for_app()
        with sync_playwright() as play:
            browser = play.chromium.launch(
                executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
            )
            for theme in ("light", "dark"):
                page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme=theme)
                page.goto(PAGE)
                frame = page.wait_for_selector("iframe").content_frame()
                frame.wait_for_selector("[data-painted-day='2022-09-10']", timeout=30_000)
                page.wait_for_timeout(3_000)  # names, outlines and cards
                page.screenshot(path=ROOT / "docs" / "images" / f"map-{theme}.png")
                page.close()
            browser.close()
    finally:
        app.terminate()
        app.wait(timeout=20)


if __name__ == "__main__":
    main()

"""Find a Chromium for the browser tests, or install one; fail loudly if neither works.

``python tests/chromium.py`` prints its path. Order: ``CHROMIUM`` in the environment, a browser on
the PATH, Playwright's own download, and, for root on Debian, the distribution's package.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

#: The first is Chromium without the parts that draw its own windows: a page takes it a third less work.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
)
REMEDY = """\
No Chromium was found and none could be installed, so the browser tests cannot run.
Install one (Debian: apt-get install chromium-headless-shell) or set CHROMIUM=/path/to/chromium."""


def find() -> str | None:
    """Return the path of an executable Chromium, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not os.access(named, os.X_OK):
            raise SystemExit(f"CHROMIUM={named} is not an executable file.")
        return named
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    return _playwrights_own()


def _playwrights_own() -> str | None:
    with sync_playwright() as play:
        path = play.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Try Playwright's download, then Debian's package."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if find() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=environment)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "chromium-headless-shell", "fonts-dejavu-core"],
            check=False,
            env=environment,
        )


def main() -> int:
    """Print the path of a Chromium; 1 if there is none."""
    if find() is None:
        install()
    path = find()
    print(path or REMEDY, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())

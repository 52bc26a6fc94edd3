"""``python -m dashboard.launch``: serve the page and, if wanted, open it in the browser."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from streamlit.web import cli

from data.folders import shared

APP = Path(__file__).parent / "app.py"
SETTINGS = Path(".streamlit") / "config.toml"


def main(arguments: list[str] | None = None) -> int:
    """Start Streamlit on our launcher and stay until it is stopped.

    Streamlit reads its settings from the working directory; where that has none, it becomes the
    folder that holds ours.
    """
    parser = argparse.ArgumentParser(prog="python -m dashboard.launch", description=__doc__)
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--address", help="where to listen; default: every address of the machine")
    parser.add_argument("--headless", action="store_true", help="open no browser")
    options = parser.parse_args(arguments)
    if not SETTINGS.is_file() and (shared() / SETTINGS).is_file():
        _settle(shared())
    flags = [f"--server.port={options.port}", f"--server.headless={str(options.headless).lower()}"]
    if options.address:
        flags.append(f"--server.address={options.address}")
    cli.main_run([str(APP), *flags], standalone_mode=False)
    return 0


def _settle(folder: Path) -> None:
    """Work in a folder from now on; folders that the settings name stay where they were meant."""
    for name in ("CONTROL_SEEDS", "CONTROL_BUILD", "CONTROL_CACHE", "CONTROL_DATABASE"):
        if os.environ.get(name):
            os.environ[name] = str(Path(os.environ[name]).resolve())
    os.chdir(folder)


if __name__ == "__main__":
    sys.exit(main())

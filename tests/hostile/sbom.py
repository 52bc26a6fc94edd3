"""``python sbom.py FILE``: what runs in production, as CycloneDX 1.6 (JSON).

Only what ``requirements/base.txt`` leads to, at the versions installed; tools of tests and checks are no part of
what is shipped. The same environment gives the same bytes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
SPECIFICATION = "1.6"


def named(file: Path) -> list[Requirement]:
    """Return the requirements of a file and of those that it includes."""
    found: list[Requirement] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].strip()
        if words.startswith("-r "):
            found += named(file.parent / words.removeprefix("-r ").strip())
        elif words and not words.startswith("-"):
            found.append(Requirement(words))
    return found


def shipped() -> dict[str, str]:
    """Return the versions of all packages that production needs, by canonical name."""
    found: dict[str, str] = {}
    waiting = named(ROOT / "requirements" / "base.txt")
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        extras = wanted.extras or {""}
        if name in found and not wanted.extras:
            continue
        distribution = metadata.distribution(wanted.name)
        found[name] = distribution.version
        for each in map(Requirement, distribution.requires or ()):
            marker = each.marker
            if marker is None or any(marker.evaluate({"extra": one}) for one in extras):
                waiting.append(each)
    return dict(sorted(found.items()))


def main(target: str) -> int:
    """Write the bill of materials."""
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder) / "shipped.txt"
        pinned.write_text("".join(f"{name}=={version}\n" for name, version in shipped().items()))
        command = [sys.executable, "-m", "cyclonedx_py", "requirements", str(pinned)]
        command += ["--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible"]
        command += ["--sv", SPECIFICATION, "--of", "JSON", "-o", target]
        # It would warn that a list of requirements has no graph.
        return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

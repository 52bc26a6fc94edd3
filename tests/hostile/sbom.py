"""``python sbom.py FILE``: what runs in production, and under which licences, as CycloneDX 1.6 (JSON).

Only what ``requirements/base.txt`` leads to, at the versions installed; tools of tests and checks are no part of
what is shipped. The same environment gives the same bytes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.license import LicenseExpression
from cyclonedx.spdx import fixup_id
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
SPECIFICATION = "1.6"
#: What packages are licensed under that do not say so in their metadata, or not in so many words.
READ = {
    "edtf-validate": "BSD-3-Clause",  # the licence file in its wheel
    "protobuf": "BSD-3-Clause",  # "3-Clause BSD License"
    "pydeck": "Apache-2.0",  # "Apache License 2.0"
    "streamlit-folium": "MIT",  # the licence file of its repository
    "xstatic-leaflet": "BSD-2-Clause",  # "same as Leaflet", whose file it packs
}
_CLASSIFIER = "License :: OSI Approved :: "
#: A licence's name, not its text.
_LONGEST_NAME = 80


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


def licence(package: str) -> str:
    """Return the licence of a package: an SPDX expression where it gives one, else its own words.

    Raises
    ------
    LookupError
        If it does not say; then its files have to be read, and :data:`READ` to be filled.
    """
    if package in READ:
        return READ[package]
    told = metadata.metadata(package)
    expression, words = told.get("License-Expression"), (told.get("License") or "").strip()
    if expression:
        return str(expression)
    if words and fixup_id(words):
        return words
    named = [
        each.removeprefix(_CLASSIFIER)
        for each in told.get_all("Classifier") or ()
        if each.startswith(_CLASSIFIER)
    ]
    if named:
        return " or ".join(named)
    if words and "\n" not in words and len(words) <= _LONGEST_NAME:
        return words
    raise LookupError(f"{package} says nothing of its licence: read its files and fill READ")


def _licences(package: str) -> list[dict[str, Any]]:
    """Return the licence of a package as CycloneDX writes it."""
    words = licence(package)
    found = LicenseFactory().make_from_string(words)
    if isinstance(found, LicenseExpression):
        return [{"expression": found.value}]
    return [{"license": {"id": found.id} if found.id else {"name": words}}]


def main(target: str) -> int:
    """Write the bill of materials."""
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder) / "shipped.txt"
        pinned.write_text("".join(f"{name}=={version}\n" for name, version in shipped().items()))
        command = [sys.executable, "-m", "cyclonedx_py", "requirements", str(pinned)]
        command += ["--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible"]
        command += ["--sv", SPECIFICATION, "--of", "JSON", "-o", target]
        # It would warn that a list of requirements has no graph.
        code = subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode
    if code == 0:
        _add_licences(Path(target))
    return code


def _add_licences(path: Path) -> None:
    bill = json.loads(path.read_text(encoding="utf-8"))
    for each in bill["components"]:
        each["licenses"] = _licences(canonicalize_name(each["name"]))
    path.write_text(json.dumps(bill, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

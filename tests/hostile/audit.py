"""``python audit.py CONSTRAINTS [--if-reachable]``: known weaknesses of pinned packages, by pip-audit.

Exit codes: 0 every package was looked up and none has a known weakness; 1 one has; 3 the service could not
be asked, or knows nothing of some packages, so nothing can be said. Never 0 without an answer,
unless ``--if-reachable`` is given (``make check``): then it says NOT AUDITED and exits with 0 in place of 3.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

WEAK, NOT_KNOWN = 1, 3
LONGEST_WAIT_S = 15
IF_REACHABLE = "--if-reachable"


def verdict(report: dict[str, Any]) -> tuple[int, list[str]]:
    """Return the exit code, and what to say, of a report of pip-audit in JSON."""
    packages = report["dependencies"]
    weak = [each for each in packages if each.get("vulns")]
    unknown = [each["name"] for each in packages if "skip_reason" in each]
    said = [
        f"{each['name']} {each['version']}: {weakness['id']}, fixed in "
        f"{', '.join(weakness['fix_versions']) or 'no version'}"
        for each in weak
        for weakness in each["vulns"]
    ]
    if unknown:
        said.append(
            f"NOT AUDITED: the service knows nothing of {len(unknown)} of {len(packages)} packages "
            f"({', '.join(unknown[:5])}, …); run this where the advisories can be reached"
        )
    if weak:
        return WEAK, said
    if unknown or not packages:
        return NOT_KNOWN, said or ["NOT AUDITED: no package was looked up"]
    return 0, [f"{len(packages)} packages, no known weakness"]


def main(constraints: str, option: str = "") -> int:
    """Ask the service and say what it said."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", constraints, "--no-deps"]
    command += ["--disable-pip", "--format", "json", "--progress-spinner", "off"]
    command += ["--timeout", str(LONGEST_WAIT_S)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        code, said = verdict(json.loads(done.stdout))
    except (ValueError, KeyError, TypeError):
        reason = (done.stderr.strip().splitlines() or ["no answer"])[-1]
        code, said = NOT_KNOWN, [f"NOT AUDITED: the service could not be asked: {reason}"]
    sys.stderr.write("".join(f"{line}\n" for line in said))
    return 0 if code == NOT_KNOWN and option == IF_REACHABLE else code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

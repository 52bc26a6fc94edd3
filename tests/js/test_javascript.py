"""Run the unit tests of the browser code under node, as part of pytest."""

from __future__ import annotations

import importlib.util
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
_spec = importlib.util.spec_from_file_location("check_syntax", HERE / "check_syntax.py")
check_syntax = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(check_syntax)


def test_browser_code_passes_its_unit_tests():
    files = sorted(str(path) for path in HERE.glob("*.test.mjs"))
    assert files
    done = subprocess.run(
        [check_syntax.node(), "--test", *files], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_browser_code_has_no_syntax_faults():
    assert check_syntax.main() == 0

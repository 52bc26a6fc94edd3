"""docs/reliability.md names tests that exist, and every fault that drills try."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SPEC = importlib.util.spec_from_file_location("drills", ROOT / "tests" / "drills" / "__main__.py")
DRILLS = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(DRILLS)
TESTS = [test for _, _, tests in DRILLS.FAULTS for test in tests]


@pytest.mark.parametrize("test", TESTS)
def test_every_drill_is_a_test_that_exists(test):
    path, _, name = test.partition("::")
    text = (ROOT / path).read_text(encoding="utf-8")
    assert re.search(rf"^def {name}\(" if name else r"^def test_", text, re.MULTILINE)


def test_the_report_has_every_fault_and_no_failure():
    report = DRILLS.REPORT.read_text(encoding="utf-8")
    table = report.split(DRILLS.BEGIN)[1].split(DRILLS.END)[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in table.splitlines()
        if line.startswith("| ")
    ][1:]
    assert [row[0] for row in rows] == [fault for fault, _, _ in DRILLS.FAULTS]
    assert all(int(row[3]) > 0 for row in rows)
    assert all(row[4] == "0" for row in rows)

"""The notebooks run from top to bottom against the build in force, and are kept without outputs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))

#: In a process of its own: kernels leave threads and sockets behind, which are no fault of ours.
EXECUTE = """
import sys, nbformat, nbclient
read = nbformat.read(sys.argv[1], as_version=4)
nbclient.NotebookClient(read, timeout=300, resources={"metadata": {"path": sys.argv[2]}}).execute()
nbformat.write(read, sys.argv[3])
"""


def executed(path, folder):
    target = folder / path.name
    done = subprocess.run(
        [sys.executable, "-c", EXECUTE, str(path), str(ROOT), str(target)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return nbformat.read(target, as_version=4)


def test_there_is_one():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_and_draws(path, tmp_path):
    outputs = [each for cell in executed(path, tmp_path).cells for each in cell.get("outputs", ())]
    assert not [each for each in outputs if each.output_type == "error"]
    assert not [each for each in outputs if each.get("name") == "stderr"]
    assert [each for each in outputs if "<svg" in str(each.get("data", {}).get("image/svg+xml"))]
    assert "https://cdn" not in str(outputs)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_kept_without_outputs(path):
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None

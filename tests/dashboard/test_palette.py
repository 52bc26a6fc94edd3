"""Charts and the map draw a status in one colour."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from dataclasses import asdict
from pathlib import Path

import pytest

from dashboard.palette import PALETTES, palette_of

ROOT = Path(__file__).parents[2]
SCRIPT = "import { PALETTES } from './palette.js'; console.log(JSON.stringify(PALETTES));"


@pytest.fixture(scope="module")
def of_the_map():
    """Return the palettes as the browser code exports them."""
    spec = importlib.util.spec_from_file_location(
        "check_syntax", ROOT / "tests" / "js" / "check_syntax.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    done = subprocess.run(
        [module.node(), "--input-type=module", "-e", SCRIPT],
        cwd=ROOT / "dashboard" / "static" / "shared",
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("theme", PALETTES)
def test_the_colours_of_charts_are_those_of_the_map(of_the_map, theme):
    theirs = of_the_map[theme]
    ours = asdict(palette_of(theme))
    assert ours.pop("status") == {word: tones["full"] for word, tones in theirs["status"].items()}
    assert ours == {
        "land": theirs["land"],
        "ink": theirs["ink"],
        "ink_soft": theirs["inkSoft"],
        "line": theirs["line"],
        "panel": theirs["panel"],
        "accent": theirs["accent"],
        "contested_ground": theirs["contestedGround"]["full"],
        "unknown_ground": theirs["unknownGround"],
    }


def test_both_themes_are_there():
    assert set(PALETTES) == {"light", "dark"}
    assert palette_of(None) is PALETTES["light"]

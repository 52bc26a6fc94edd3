"""Streamlit takes a folder ``pages`` beside the script for its old kind of multipage app.

The first reader after a start then meets "Page not found" on every page but the map.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_no_folder_of_that_name_lies_beside_the_script():
    assert not (ROOT / "dashboard" / "pages").exists()

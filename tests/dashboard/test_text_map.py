"""The map's strings: what the code of the browser asks for is what the catalogue has."""

from __future__ import annotations

import re
from pathlib import Path

from dashboard.text_map import MAP
from data.status import ControlStatus

MAP_CODE = Path(__file__).parents[2] / "dashboard" / "static" / "map"
CATEGORIES = {status.word for status in ControlStatus} | {"liberated"}


def listed_keys() -> set[str]:
    text = (MAP_CODE / "texts.js").read_text()
    listed = re.search(r"MAP_STRING_KEYS = Object\.freeze\(\[(.*?)\]\)", text, re.DOTALL)
    return set(re.findall(r'"(map\.[a-z_.]+)"', listed[1]))


def test_the_catalogue_has_exactly_the_listed_keys():
    assert set(MAP) == listed_keys() | {f"map.status.{word}" for word in CATEGORIES}


def test_every_key_that_the_code_says_is_listed():
    said = {
        key
        for path in MAP_CODE.glob("*.js")
        for key in re.findall(r'"(map\.[a-z_.]+[a-z])"', path.read_text())
    }
    assert len(said) > 20
    assert said <= set(MAP)

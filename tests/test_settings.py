"""docs/settings.md against the code, the configuration, the Makefile and the compose file, both ways."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import streamlit.config
import yaml

ROOT = Path(__file__).parents[1]
PARTS = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8").split("\n## ")[1:]
TABLES = {
    heading: re.findall(r"^\| (`[^|]*`) \| ([^|]*) \|", body, re.MULTILINE)
    for heading, _, body in (part.partition("\n") for part in PARTS)
}

#: Reading one variable, by name or from the mapping that a function was given.
READING = re.compile(r"environ(?:ment)?(?:\.get\(|\[)\s*\"([A-Z_]+)\"")
OURS = re.compile(r"\b(?:CONTROL_[A-Z_]+|DATABASE_URL)\b")


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def names(heading: str) -> set[str]:
    return {name for cell, _ in TABLES[heading] for name in quoted(cell)}


def named_in(*folders: str) -> set[str]:
    found = set()
    for folder in folders:
        for path in (ROOT / folder).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            found |= {*READING.findall(text), *OURS.findall(text)}
    return found


def test_every_variable_that_the_code_reads_is_in_the_table_and_no_other():
    assert names("Environment") == named_in("geo", "data", "dashboard")


def flat(value, above=()) -> dict[str, str]:
    """Return settings as ``section.name`` with their values as the table writes them."""
    if not isinstance(value, dict):
        return {".".join(above): str(value).lower() if isinstance(value, bool) else str(value)}
    return {
        name: each
        for key, inner in value.items()
        for name, each in flat(inner, (*above, key)).items()
    }


def test_streamlit_s_settings_and_their_values():
    configured = flat(tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8")))
    told = {}
    for cell, values in TABLES["Streamlit"]:
        told |= dict(zip(quoted(cell), quoted(values), strict=True))
    assert told == configured
    assert set(configured) <= set(streamlit.config.get_config_options())


def test_settings_of_make_compose_and_tests():
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    given = set(re.findall(r"^([A-Z]+) \?= ", make, re.MULTILINE))
    given |= set(re.findall(r"\$\(if \$\(([A-Z]+)\)", make))
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    asked = set(re.findall(r"\$\{([A-Z_]+):\?", compose))
    tests = named_in("tests") - names("Environment")
    # Made up by tests, or the system's.
    tests = {name for name in tests if name == "CHROMIUM" or name.startswith("CONTROL_SAMPLES")}
    assert names("Make, compose, tests") == given | asked | tests


def test_the_compose_file_sets_only_what_the_code_reads():
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert set(services["app"]["environment"]) <= names("Environment")

"""The catalogue of the browser's strings: complete, consistent, and just what the code asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.text_browser import BROWSER_STRINGS
from data.event import EntityType, EventType, Tone
from data.status import Certainty, ControlStatus, Provenance
from geo.place import Category

STATIC = Path(__file__).parents[2] / "dashboard" / "static"
GAP = re.compile(r"\{(\w+)\}")
LITERAL = re.compile(r"""["'`]((?:timeline|panel)\.[a-z_.]+[a-z])["'`]""")
BUILT = re.compile(r"`((?:timeline|panel)\.[a-z_.]+\.)\$\{")
PLURAL = (".one", ".few", ".many", ".other")
PARTS = ("timeline", "panel")


def sources() -> str:
    return "\n".join(
        path.read_text() for part in PARTS for path in sorted((STATIC / part).glob("*.js"))
    )


@pytest.mark.parametrize("key", sorted(BROWSER_STRINGS))
def test_every_string_exists_in_both_languages_with_the_same_gaps(key):
    texts = BROWSER_STRINGS[key]
    assert set(texts) == {"en", "uk"}
    assert all(text.strip() for text in texts.values())
    assert set(GAP.findall(texts["en"])) == set(GAP.findall(texts["uk"]))


def test_every_key_that_the_code_names_exists():
    asked = {key for key in LITERAL.findall(sources()) if not key.endswith((".css", ".json"))}
    assert len(asked) > 50
    known = set(BROWSER_STRINGS) | {
        key.removesuffix(form) for key in BROWSER_STRINGS for form in PLURAL if key.endswith(form)
    }
    assert asked - known == set()


def test_no_string_is_left_over():
    named, built = set(LITERAL.findall(sources())), set(BUILT.findall(sources()))
    ours = {key for key in BROWSER_STRINGS if key.split(".")[0] in PARTS}
    left = {
        key
        for key in ours
        if key not in named
        and not any(key == name + form for name in named for form in PLURAL)
        and not any(key.startswith(start) for start in built)
    }
    assert left == set()


def test_counted_keys_have_all_plural_forms():
    stems = {key.removesuffix(".many") for key in BROWSER_STRINGS if key.endswith(".many")}
    assert stems
    for stem in stems:
        assert all(stem + form in BROWSER_STRINGS for form in PLURAL), stem


@pytest.mark.parametrize(
    ("stem", "values"),
    [
        ("panel.type", [each.value for each in EventType]),
        ("panel.tone", [each.value for each in Tone]),
        ("panel.entity", [each.value for each in EntityType]),
        ("panel.status", [each.word for each in ControlStatus]),
        ("panel.certainty", [each.word for each in Certainty]),
        ("panel.provenance", [each.word for each in Provenance]),
        ("panel.category", [each.value for each in Category]),
    ],
)
def test_every_word_of_a_closed_vocabulary_has_a_string(stem, values):
    assert {f"{stem}.{value}" for value in values} <= set(BROWSER_STRINGS)

"""Every visible string exists in both languages, with the same gaps to fill."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from dashboard.method import document, numbers
from dashboard.text import LANGUAGES, STRINGS, browser_strings, text
from dashboard.text_browser import BROWSER_STRINGS
from dashboard.text_method import SECTIONS

ROOT = Path(__file__).parents[2]


def gaps(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


@pytest.mark.parametrize("catalogue", [STRINGS, BROWSER_STRINGS], ids=["page", "browser"])
def test_each_string_is_there_in_each_language_with_the_same_gaps(catalogue):
    for key, words in catalogue.items():
        assert set(words) == set(LANGUAGES), key
        assert all(words.values()), key
        # Ukrainian has more plural forms than English; the extra ones may leave a gap out.
        if not re.search(r"\.(one|few|many|other)$", key):
            assert gaps(words["en"]) == gaps(words["uk"]), key


def test_every_string_that_the_page_asks_for_exists():
    asked = set()
    for path in (ROOT / "dashboard").rglob("*.py"):
        asked |= set(re.findall(r"""\btext\(\s*"([a-z_.]+)",""", path.read_text(encoding="utf-8")))
    assert len(asked) > 20
    assert asked <= set(STRINGS)


def test_text_fills_its_gaps():
    assert "Atlantis" in text("search.none", "en", query="Atlantis")


def test_browser_strings_are_of_one_language():
    english, ukrainian = browser_strings("en"), browser_strings("uk")
    assert set(english) == set(ukrainian)
    assert english != ukrainian


def test_the_method_page_uses_numbers_that_are_in_force():
    filled = numbers("en")
    for title, paragraphs in SECTIONS:
        for words in (title, *paragraphs):
            assert gaps(words["en"]) == gaps(words["uk"]) <= set(filled)


def test_weights_of_the_method_are_in_the_language_of_the_page():
    english, ukrainian = numbers("en"), numbers("uk")
    assert set(english) == set(ukrainian)
    assert "claimed 0.5" in english["strength"]
    assert "твердження сторони 0,5" in ukrainian["strength"]
    latin = re.compile("[a-z]")
    assert not [name for name, words in ukrainian.items() if latin.search(words)]


def test_the_method_document_is_what_the_rules_say_now():
    assert (ROOT / "docs" / "method.md").read_text(encoding="utf-8") == document()

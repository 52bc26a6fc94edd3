"""Finding: one box over places, units, events, entities, owners and sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.finding import FoundKind
from data.store import open_store
from data.textindex import Text, TextIndex, keys_of, words_of
from geo.resolve import Ambiguous, Match

KUPIANSK = "UA63080090010026457"


@pytest.fixture(scope="module")
def finder():
    return open_store().finder


def first(finder, query, kind):
    found = finder.find(query).found[kind]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("query", "kind", "key"),
    [
        ("Kupyansk", FoundKind.PLACE, KUPIANSK),
        ("Купянск", FoundKind.PLACE, KUPIANSK),
        ("Kup", FoundKind.PLACE, KUPIANSK),
        ("Izuim", FoundKind.PLACE, "UA63040090010029555"),
        ("Izium Raion", FoundKind.UNIT, "UA63040000000023521"),
        ("Куп’янський район", FoundKind.UNIT, "UA63080000000032022"),
        ("Ganchev", FoundKind.ENTITY, "vitaly-ganchev"),
        ("Ганчев", FoundKind.ENTITY, "vitaly-ganchev"),
        ("Ganchef", FoundKind.ENTITY, "vitaly-ganchev"),
        ("ЗСУ", FoundKind.ENTITY, "armed-forces-of-ukraine"),
        ("institute study of war", FoundKind.OWNER, "Institute for the Study of War"),
        ("ministry of defence russia", FoundKind.OWNER, "Ministry of Defence of Russia"),
        ("battle of Izium", FoundKind.EVENT, "ev-2022-03-06-battle-of-izium"),
        ("poisoned cakes", FoundKind.EVENT, "ev-2022-04-02-poisoned-cakes"),
    ],
)
def test_what_a_query_finds_first(finder, query, kind, key):
    assert first(finder, query, kind) == key


def test_publishers_are_found_across_scripts(finder):
    latin = set(finder.find("Ukrainska Pravda").found[FoundKind.SOURCE])
    cyrillic = set(finder.find("Українська правда").found[FoundKind.SOURCE])
    assert latin == cyrillic
    assert len(latin) > 3


def test_the_resolver_s_answer_comes_along(finder):
    assert isinstance(finder.find("Kupyansk").resolution, Match)
    shared = finder.find("Ivanivka")
    assert isinstance(shared.resolution, Ambiguous)
    codes = [each.katottg for each in shared.resolution.candidates]
    assert list(shared.found[FoundKind.PLACE][: len(codes)]) == codes


@pytest.mark.parametrize("query", ["", "   ", "а", "?", "zzzzzz", "x" * 500])
def test_nothing_is_found_where_nothing_is_asked(finder, query):
    assert finder.find(query).total == 0


@given(st.text(max_size=40))
def test_no_query_breaks_it_and_each_result_comes_once(finder, query):
    findings = finder.find(query)
    for keys in findings.found.values():
        assert len(set(keys)) == len(keys)


def index(*texts: str) -> TextIndex:
    return TextIndex([[Text(words=text)] for text in texts])


def found(texts: TextIndex, query: str) -> list[int]:
    return [hit.record for hit in texts.find(query)]


def test_every_word_of_a_query_must_be_there():
    texts = index("river crossed", "river bank", "hill", "valley", "field")
    assert found(texts, "river crossed") == [0]
    assert found(texts, "river") == [0, 1]
    assert found(texts, "river lake") == []


def test_a_word_that_is_nearly_everywhere_may_be_missing():
    texts = index("battle of the hill", "fall of a town", "siege of a port", "battle for river")
    assert found(texts, "battle of river") == [3]
    assert found(texts, "of") == [0, 1, 2]


def test_a_whole_word_comes_before_its_beginning_and_a_slip_is_only_looked_for_without_both():
    texts = index("withdrawal ends", "withdraw", "counteroffensive", "hill", "field", "town")
    assert found(texts, "withdraw") == [1, 0]
    assert found(texts, "withdrew") == [1]
    assert found(texts, "counterofensive") == [2]


def test_a_title_counts_more_than_a_summary():
    texts = TextIndex([[Text(words="bridge")], [Text(words="bridge", weight=3.0)], [], []])
    assert found(texts, "bridge") == [1, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ганчев", "Ganchev"),
        ("Куп’янськ", "Kupyansk"),
        ("Зеленський", "Zelenskyi"),
        ("ґава", "Гава"),
    ],
)
def test_spellings_of_one_word_share_a_key(one, other):
    both = words_of(f"{one} {other}")
    assert len(set(keys_of(both).values())) == 1


@given(st.lists(st.text(alphabet="абвґдїщъыэabcxyz", min_size=1, max_size=8), max_size=6))
def test_a_record_is_found_by_each_of_its_own_longer_words(words):
    text = " ".join(words)
    texts = index(text, "unrelated", "others", "more", "filling")
    for word in words_of(text):
        if len(keys_of([word])[word]) > 1:
            assert 0 in found(texts, word)

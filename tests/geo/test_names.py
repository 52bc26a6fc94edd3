"""Folding and press keys: what counts as the same spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.designation import CITIES, RURAL, designation
from geo.names import (
    ENGLISH_SYSTEMS,
    fold,
    fold_many,
    press_key,
    press_keys,
    transliterate,
    transliterate_many,
    undoubled,
)
from geo.place import Level

UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ"
MARKS = "'’ʼ`′\u0301 -‑–—.«»\u00a0\t"
names = st.text(alphabet=UKRAINIAN + MARKS + "ABCXYZabcixyzéğłš", max_size=24)
words = st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", min_size=2, max_size=12)


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ", "`", "′", "‘", ""])
def test_no_apostrophe_tells_names_apart(apostrophe):
    assert fold(f"Куп{apostrophe}янськ") == "купянськ"


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("ІЗЮМ", "ізюм"),
        ("Ізю\u0301м", "Ізюм"),
        ("Нью-Йорк", "Нью Йорк"),
        ("Нью–Йорк", "Нью Йорк"),
        ("  Великий\u00a0 Бурлук ", "великий бурлук"),
        ("и\u0306 і\u0308", "й ї"),
        ("Iзюм", "Ізюм"),  # the first letter is Latin
        ("Xарків", "Харків"),
        ("Zaporižžia", "Zaporizzia"),
        ("Ґуральня", "Гуральня"),
        ("Королёво", "Королево"),
    ],
)
def test_spellings_that_are_the_same(written, same):
    assert fold(written) == fold(same)


def test_letters_that_differ_stay_apart():
    assert len({fold(name) for name in ("Ізюм", "Изюм", "Їзюм", "Йзюм", "Izium", "Izyum")}) == 6


@given(names)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(names, st.sampled_from("'’ʼ′\u0301"))
def test_a_dropped_mark_may_stand_anywhere(text, mark):
    assert fold(mark.join(fold(text))) == fold(text)


@given(st.lists(st.text(alphabet=UKRAINIAN + MARKS + "abcxé", max_size=16)))
def test_folding_many_is_folding_each(texts):
    assert fold_many(texts) == [fold(text) for text in texts]


@given(st.lists(words, min_size=1))
def test_transliterating_many_is_transliterating_each(texts):
    system = ENGLISH_SYSTEMS["KMU 55/2010"]
    assert transliterate_many(texts, system) == [transliterate(text, system) for text in texts]


@given(st.lists(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", max_size=16), min_size=1))
def test_press_keys_of_many_are_those_of_each(texts):
    assert press_keys(texts) == [press_key(text) for text in texts]


@pytest.mark.parametrize(
    ("press", "official"),
    [
        ("velyky burluk", "velykyi burluk"),
        ("balakliya", "balakliia"),
        ("balaklia", "balakliia"),
        ("liptsi", "lyptsi"),
        ("andriyivka", "andriivka"),
        ("bogodukhiv", "bohodukhiv"),
        ("kupjansk", "kupiansk"),
        ("evhenivka", "yevhenivka"),
    ],
)
def test_press_habits_share_a_key(press, official):
    assert press_key(press) == press_key(official)


def test_a_doubled_letter_may_be_written_once_but_not_the_reverse():
    assert press_key("zaporizhia") == undoubled(press_key("zaporizhzhia"))
    assert press_key("kupianskk") != undoubled(press_key("kupiansk"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("kharkiv", "harkiv"), ("izium", "iziumka"), ("borova", "borove"), ("hlyboke", "hluboke")],
)
def test_other_names_have_other_keys(one, other):
    assert press_key(one) != press_key(other)


def test_all_english_systems_share_the_key_of_every_name(codifier):
    official = press_keys(codifier.spellings.folded_en)
    for name, system in ENGLISH_SYSTEMS.items():
        keys = press_keys(fold_many(transliterate_many(codifier.spellings.names_uk, system)))
        assert keys == official, name


@pytest.mark.parametrize(
    ("written", "name", "level", "categories"),
    [
        ("м. Куп’янськ", "купянськ", Level.SETTLEMENT, CITIES),
        ("Kharkiv city", "kharkiv", Level.SETTLEMENT, CITIES),
        ("town of Velykyi Burluk", "velykyi burluk", Level.SETTLEMENT, None),
        ("с-ще Борова", "борова", Level.SETTLEMENT, RURAL),
        ("смт. Шевченкове", "шевченкове", Level.SETTLEMENT, RURAL),
        ("village of Hlyboke", "hlyboke", Level.SETTLEMENT, RURAL),
        ("Kharkiv Oblast", "kharkiv", Level.OBLAST, None),
        ("Харківська обл.", "харківська", Level.OBLAST, None),
        ("Ізюмський р-н", "ізюмський", Level.RAION, None),
        ("Шевченківська селищна територіальна громада", "шевченківська", Level.HROMADA, None),
        ("Kupiansk urban hromada", "kupiansk", Level.HROMADA, None),
        ("Borova", "borova", None, None),
        ("село", "село", None, None),
    ],
)
def test_kind_words_are_split_off(written, name, level, categories):
    said = designation(fold(written))
    assert (said.name, said.level, said.categories) == (name, level, categories)

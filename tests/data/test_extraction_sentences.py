"""Sentences of articles: where they end, and that their offsets are those of the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.extraction.article import Language
from data.extraction.sentences import LONGEST_SENTENCE, split

#: Letters, marks and breaks that decide where sentences end, with some that nobody expects.
AWKWARD = st.text(
    alphabet=st.sampled_from("aЇб .!?…\"”»“«()[]'’-–—\n\r\t\x0b\u2028\ufeff\u0301=#*19:;,🙂"),
    max_size=200,
)


def sentences(text, language="en"):
    return [text[each.start : each.end] for each in split(text, Language(language))[1]]


@pytest.mark.parametrize(
    "text",
    [
        "Gov. Oleh Syniehubov said so on Sept. 8.",
        "Lt. Gen. A. Smith of the U.S. Army agreed.",
        "No. 309/2022 names 3.5 thousand places.",
    ],
)
def test_abbreviations_end_no_english_sentence(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "ЗСУ звільнили с. Борова та м. Куп'янськ.",
        "У смт. Шевченкове прапор.",
        "Станом на 10 вересня 2022 р. місто вільне.",
        "Очільник ОВА О. Синєгубов підтвердив це.",
    ],
)
def test_abbreviations_end_no_ukrainian_sentence(text):
    assert sentences(text, "uk") == [text]


def test_a_closing_quotation_mark_belongs_to_its_sentence():
    assert sentences('"We came." He went on. “So?” They did.') == [
        '"We came."',
        "He went on.",
        "“So?”",
        "They did.",
    ]


def test_a_quotation_goes_on_after_a_dash():
    text = "«Село вільне!» – ідеться у повідомленні."
    assert sentences(text, "uk") == [text]


def test_headings_and_items_are_sentences_of_their_own():
    text = "== History ==\nIt fell\n\n- Country: Ukraine\n- Region: none\n"
    found = split(text, Language.ENGLISH)[1]
    assert [text[each.start : each.end] for each in found] == [
        "== History ==",
        "It fell",
        "- Country: Ukraine",
        "- Region: none",
    ]
    assert [each.is_heading for each in found] == [True, False, False, False]


def test_lines_broken_at_a_width_are_one_paragraph():
    assert len(sentences("The town was\nretaken on\nSunday.\n\nIt is free.")) == 2


def test_long_lines_are_paragraphs():
    line = "Word " * 40
    assert len({each.paragraph for each in split(f"{line}\n{line}", Language.ENGLISH)[1]}) == 2


def test_an_endless_sentence_is_cut():
    found = split("word " * 1000, Language.ENGLISH)[1]
    assert max(each.last - each.first for each in found) == LONGEST_SENTENCE


@settings(max_examples=200, deadline=None)
@given(AWKWARD | st.text(max_size=100), st.sampled_from(list(Language)))
def test_sentences_lie_in_the_text_in_order_and_cover_its_words(text, language):
    doc, found = split(text, language)
    covered = set()
    end = 0
    for number, each in enumerate(found, start=1):
        assert each.number == number
        assert end <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == text[each.start : each.end].strip(" \n\t")
        end = each.end
        covered |= set(range(each.first, each.last))
    assert covered >= {token.i for token in doc if not token.is_space}

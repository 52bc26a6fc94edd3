"""Dates in words: what a text names, what day it is, and how it is written in EDTF."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.dates import parse_edtf
from data.extraction.article import FIRST_YEAR, LAST_YEAR, Language
from data.extraction.datefinding import date_mentions
from data.extraction.reckoning import edtf_of, reckon

#: A Tuesday.
PUBLISHED = date(2022, 9, 13)


def dates(text, language="en", published=PUBLISHED, paragraphs=(0,)):
    found = reckon(date_mentions(text, Language(language)), published, paragraphs)
    return [f"{each.relation} {edtf_of(each.first, each.last)}" for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 8 September 2022", "at 2022-09-08"),
        ("on September 8, 2022", "at 2022-09-08"),
        ("on Sept. 8", "at 2022-09-08"),
        ("on 2022-09-08", "at 2022-09-08"),
        ("on 8.09.2022", "at 2022-09-08"),
        ("in May 2022", "at 2022-05"),
        ("in 2022", "at 2022"),
        ("in early March 2022", "at 2022-03-01/2022-03-10"),
        ("in mid-June 2022", "at 2022-06-11/2022-06-20"),
        ("since late March 2022", "since 2022-03-21/2022-03-31"),
        ("by the evening of 9 September 2022", "by 2022-09-09"),
        ("until 10 September 2022", "until 2022-09-10"),
        ("before 3 May 2022", "before 2022-05-03"),
        ("after 3 May 2022", "after 2022-05-03"),
        ("as of 10 September 2022", "as_of 2022-09-10"),
        ("between 6 and 8 September 2022", "at 2022-09-06/2022-09-08"),
        ("from 6 March to 1 April 2022", "at 2022-03-06/2022-04-01"),
        ("6–11 September 2022", "at 2022-09-06/2022-09-11"),
        ("on Sunday", "at 2022-09-11"),
        ("on Tuesday", "at 2022-09-13"),
        ("yesterday", "at 2022-09-12"),
    ],
)
def test_english_dates(text, expected):
    assert dates(f"It fell {text}.") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "from 9 to 6 September 2022",
        "in 1812",
        "on 8.13.2022",
        "on 31.02.2022",
        "on 30 February 2022",
        "from 5 May to 40 May 2022",
    ],
)
def test_days_that_there_are_not(text):
    assert dates(f"It fell {text}.") == []


def test_whole_months_and_years_are_written_as_such():
    assert dates("It lasted from 1 January to 31 December 2022.") == ["at 2022"]
    assert dates("It lasted from 1 to 31 January 2022.") == ["at 2022-01"]
    assert edtf_of(date(2022, 1, 1), date(2022, 3, 31)) == "2022-01-01/2022-03-31"
    assert edtf_of(date(2022, 1, 1), date(2023, 12, 31)) == "2022-01-01/2023-12-31"
    assert edtf_of(None, date(2022, 3, 31)) == "../2022-03-31"
    assert edtf_of(date(2022, 3, 31), None) == "2022-03-31/.."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8 вересня 2022 року", "at 2022-09-08"),
        ("08.09.2022", "at 2022-09-08"),
        ("у травні 2022 року", "at 2022-05"),
        ("на початку березня 2022 року", "at 2022-03-01/2022-03-10"),
        ("наприкінці березня 2022 року", "at 2022-03-21/2022-03-31"),
        ("до кінця травня 2022", "by 2022-05-21/2022-05-31"),
        ("до 11 вересня", "by 2022-09-11"),
        ("з 24 лютого", "since 2022-02-24"),
        ("станом на 12 вересня", "as_of 2022-09-12"),
        ("між 6 та 8 вересня", "at 2022-09-06/2022-09-08"),
        ("4-5 травня", "at 2022-05-04/2022-05-05"),
        ("у неділю", "at 2022-09-11"),
        ("вчора", "at 2022-09-12"),
    ],
)
def test_ukrainian_dates(text, expected):
    assert dates(f"Звільнено {text}.", "uk") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "They may leave.",
        "He had 12 marches.",
        "It took 2,022 men.",
        "31 February 2022.",
        "Room 2022.",
    ],
)
def test_what_is_no_date(text):
    assert dates(text) == []


def test_weekdays_need_a_day_of_publication():
    assert dates("It fell on Sunday.", published=None) == []


def test_a_chronicle_goes_on_in_the_year_named_last():
    text = "It fell on 2 March 2023. On 4 May they left. In late June 2023 it ended."
    assert dates(text, published=date(2025, 8, 5)) == [
        "at 2023-03-02",
        "at 2023-05-04",
        "at 2023-06-21/2023-06-30",
    ]


def test_news_forgets_the_year_of_the_paragraph_before():
    text = "Long ago, in February 2021, it began. On 3 May, 4 May and 5 May all was quiet.\nOn 8 May they went."
    found = dates(text, published=date(2024, 5, 11), paragraphs=(0, text.index("\n") + 1))
    assert found[0] == "at 2021-02"
    assert found[-1] == "at 2024-05-08"


def test_the_same_month_and_the_next_day_hang_on_the_date_before():
    assert dates("In May 2022 it began. The same month it ended.") == ["at 2022-05", "at 2022-05"]
    assert dates("On 30 April 2022 it fell; the next day it burnt.") == [
        "at 2022-04-30",
        "at 2022-05-01",
    ]


def test_no_date_after_publication_is_taken():
    assert dates("It fell on 20 December.") == ["at 2021-12-20"]


DAYS = st.dates(min_value=date(FIRST_YEAR, 1, 2), max_value=date(LAST_YEAR, 12, 30))


@given(DAYS, st.integers(min_value=0, max_value=800))
def test_edtf_of_days_has_these_bounds(first, length):
    last = min(first + timedelta(days=length), date(LAST_YEAR, 12, 31))
    for sides in ((first, last), (None, last), (first, None)):
        parsed = parse_edtf(edtf_of(*sides))
        assert (parsed.earliest, parsed.latest) == sides


@given(DAYS)
def test_a_day_written_in_words_is_read_back(day):
    assert dates(f"On {day.day} {day:%B} {day.year} it fell.", published=None) == [f"at {day}"]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["12", "31", "may", "May", "Sept.", "2022", "between", "and", "–", "by", "Sunday", "week",
             "the next day", "since", "early", "вересня", "на початку", "року", "до", "у", "99", ",", "\n"]
        ),
        max_size=30,
    ),
    st.sampled_from(list(Language)),
    st.none() | DAYS,
)  # fmt: skip
def test_mentions_lie_in_the_text_and_days_in_order(words, language, published):
    text = " ".join(words)
    mentions = date_mentions(text, language)
    end = 0
    for each in mentions:
        assert end <= each.start < each.end <= len(text)
        assert each.opening <= each.start
        end = each.end
    for each in reckon(mentions, published):
        assert each.first <= each.last

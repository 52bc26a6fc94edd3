"""EDTF: what is admitted, what it bounds, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.dates import parse_edtf
from data.errors import DateError

ADMITTED = {
    # text: earliest, latest, best, approximate
    "2022-09-08": ("2022-09-08", "2022-09-08", "2022-09-08", False),
    "2024-02-29": ("2024-02-29", "2024-02-29", "2024-02-29", False),
    "2022-09": ("2022-09-01", "2022-09-30", "2022-09-15", False),
    "2022": ("2022-01-01", "2022-12-31", "2022-07-02", False),
    "2022-09-1X": ("2022-09-10", "2022-09-19", "2022-09-14", False),
    "2022-09-XX": ("2022-09-01", "2022-09-30", "2022-09-15", False),
    "2022-0X": ("2022-01-01", "2022-09-30", "2022-05-17", False),
    "2022-02-2X": ("2022-02-20", "2022-02-28", "2022-02-24", False),
    "2022-09-08~": ("2022-09-08", "2022-09-08", "2022-09-08", True),
    "2022-09?": ("2022-09-01", "2022-09-30", "2022-09-15", True),
    "2022-09-08%": ("2022-09-08", "2022-09-08", "2022-09-08", True),
    "2022-09-06/2022-09-11": ("2022-09-06", "2022-09-11", "2022-09-08", False),
    "2022-09-06/2022-10": ("2022-09-06", "2022-10-31", "2022-10-03", False),
    "2022-09-06~/2022-09-11": ("2022-09-06", "2022-09-11", "2022-09-08", True),
    "../2022-09-11": (None, "2022-09-11", "2022-09-11", False),
    "/2022-09-11": (None, "2022-09-11", "2022-09-11", False),
    "2022-09-06/..": ("2022-09-06", None, "2022-09-06", False),
    "2022-09-06/": ("2022-09-06", None, "2022-09-06", False),
    "../2022-09": (None, "2022-09-30", "2022-09-30", False),
}


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


@pytest.mark.parametrize(("text", "expected"), ADMITTED.items())
def test_bounds(text, expected):
    read = parse_edtf(text)
    assert read.edtf == text
    found = (iso(read.earliest), iso(read.latest), iso(read.best), read.approximate)
    assert found == expected
    assert type(read.best) is date


REFUSED = {
    "2022-02-30": "no day of the calendar",
    "2022-02-29": "no day of the calendar",
    "2022-13": "no day of the calendar",
    "2022-02-3X": "no day of the calendar",
    "../2022-02-30": "no day of the calendar",
    "0000-01-01": "no day of the calendar",
    "2022-21": "no day of the calendar",
    "2022-09-11/2022-09-06": "from an earlier to a later",
    "2022-09-06/2022-09-06": "from an earlier to a later",
    "../..": "as we write them",
    "/": "as we write them",
    "..": "as we write them",
    "": "as we write them",
    " 2022-09-06": "as we write them",
    "2022-09-06\n": "as we write them",
    "2022-09-06 / 2022-09-11": "as we write them",
    "2022-9-6": "as we write them",
    "202X": "as we write them",
    "XXXX": "as we write them",
    "20220906": "as we write them",
    "2022-09-06T10:00": "as we write them",
    "{2022,2023}": "as we write them",
    "[2022..2023]": "as we write them",
    "2022-?09-06": "as we write them",
    "y20222": "as we write them",
    "-2022": "as we write them",
    "6 September 2022": "as we write them",
    "٢٠٢٢-٠٩-٠٦": "as we write them",
}


@pytest.mark.parametrize(("text", "problem"), REFUSED.items())
def test_refusals(text, problem):
    with pytest.raises(DateError, match=problem):
        parse_edtf(text)


days = st.dates(date(2014, 1, 1), date(2030, 12, 31))


@settings(deadline=None, max_examples=40)
@given(days, days)
def test_an_interval_of_days_is_its_own_bounds(one, other):
    first, last = sorted((one, other))
    if first == last:
        return
    read = parse_edtf(f"{first}/{last}")
    assert (read.earliest, read.latest) == (first, last)
    assert first <= read.best <= last
    assert abs((read.best - first).days - (last - read.best).days) <= 1


def test_an_open_or_closed_date_says_so():
    assert parse_edtf("2022-09-06").is_day
    assert parse_edtf("2022-09").is_closed
    assert not parse_edtf("2022-09").is_day
    assert not parse_edtf("../2022-09").is_closed

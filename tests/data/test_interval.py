"""Intervals as OGC API – Features writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import DateError
from data.interval import KYIV, Interval, read_interval

FIRST, LAST = date(2022, 2, 24), date(2022, 12, 31)
DAYS = st.dates(date(2020, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2022-09-05", "2022-09-05", "2022-09-05"),
        ("2022-09-01/2022-09-15", "2022-09-01", "2022-09-15"),
        ("../2022-09-15", None, "2022-09-15"),
        ("/2022-09-15", None, "2022-09-15"),
        ("2022-09-01/..", "2022-09-01", None),
        ("2022-09-01/", "2022-09-01", None),
        ("../..", None, None),
        ("2022-09-05T20:59:59Z", "2022-09-05", "2022-09-05"),
        ("2022-09-05T21:00:00Z", "2022-09-06", "2022-09-06"),
        ("2022-01-05T22:00:00.250z", "2022-01-06", "2022-01-06"),
        ("2022-09-05t23:30:00+03:00/..", "2022-09-05", None),
    ],
)
def test_examples(text, start, end):
    found = read_interval(text)
    assert (found.start and str(found.start), found.end and str(found.end)) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "", "..", "/a", "2022", "2022-9-5", "2022-02-30", "2022-09-05/2022-09-01", "a/b/c",
        "2022-09-01/2022-09-02/2022-09-03", "2022-09-05T12:00:00", "2022-09-05T25:00:00Z",
        "2022-09-05 12:00:00Z", "20220905", "٢٠٢٢-٠٩-٠٥", "0001-01-01T00:00:00+14:00",
    ],
)  # fmt: skip
def test_what_is_no_interval(text):
    with pytest.raises(DateError):
        read_interval(text)


@given(st.integers(1_640_000_000, 1_800_000_000))
def test_an_instant_is_its_day_in_kyiv(second):
    instant = datetime.fromtimestamp(second, UTC)
    assert read_interval(instant.isoformat()).start == instant.astimezone(KYIV).date()


@given(st.none() | DAYS, st.none() | DAYS)
def test_the_part_within_a_range_is_what_both_share(start, end):
    found = Interval(start=start, end=end).within(FIRST, LAST)
    shared = [
        day
        for day in (FIRST, LAST, start, end)
        if day and FIRST <= day <= LAST and (not start or start <= day) and (not end or day <= end)
    ]
    assert found == ((min(shared), max(shared)) if shared else None)

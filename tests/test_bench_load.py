"""The benchmark of many readers: what may be asked of it, and that a reader has one hand."""

from __future__ import annotations

import asyncio

import pytest

from bench.load.__main__ import _options
from bench.load.phases import scrubs


class Hand:
    """A viewer that counts how many of its releases are under way at a time."""

    def __init__(self):
        self.days, self.under_way, self.most = [], 0, 0

    async def release(self, day):
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        await asyncio.sleep(0)
        self.days.append(day)
        self.under_way -= 1


@pytest.mark.parametrize(("viewers", "at_once"), [(1, 4), (3, 4), (4, 4), (5, 2)])
def test_nobody_releases_twice_at_a_time_however_few_they_are(viewers, at_once):
    hands = [Hand() for _ in range(viewers)]
    times = asyncio.run(scrubs(hands, 3, at_once))
    assert [hand.most for hand in hands] == [1] * viewers
    assert {tuple(hand.days) for hand in hands} == {("2022-09-01", "2022-09-02", "2022-09-03")}
    assert len(times.each) == 3 * viewers
    assert times.whole > 0


@pytest.mark.parametrize("option", ["--viewers", "--sessions", "--at-once"])
@pytest.mark.parametrize("number", ["0", "-1"])
def test_a_load_without_readers_is_refused(option, number, capsys):
    with pytest.raises(SystemExit):
        _options([option, number])
    assert f"{option}: {number} is less than 1" in capsys.readouterr().err


def test_fewer_pages_than_are_busy_at_a_time_can_be_asked_for():
    options = _options(["--viewers", "2", "--at-once", "4"])
    assert (options.viewers, options.at_once) == (2, 4)

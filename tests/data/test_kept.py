"""What is kept is made once, and the least recently used goes first."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from data.kept import Kept

WAIT_SECONDS = 10


def test_a_value_is_made_once():
    kept, made = Kept(3), []
    for _ in range(3):
        assert kept.get("a", lambda: made.append(1) or "A") == "A"
    assert made == [1]


def test_the_least_recently_used_goes_first_and_weights_count():
    kept, made = Kept(10, weigh=len), []

    def get(key: str, size: int) -> str:
        return kept.get(key, lambda: made.append(key) or key * size)

    get("a", 4)
    get("b", 4)
    get("a", 4)
    get("c", 4)
    assert made == ["a", "b", "c"]
    get("a", 4)
    assert made == ["a", "b", "c"], "a was used after b"
    get("b", 4)
    assert made == ["a", "b", "c", "b"]


def test_a_value_beyond_the_limit_is_kept_until_the_next_comes():
    kept, made = Kept(2, weigh=len), []
    for _ in range(2):
        kept.get("a", lambda: made.append("a") or "too long")
    assert made == ["a"]
    kept.get("b", lambda: "b")
    kept.get("a", lambda: made.append("a") or "too long")
    assert made == ["a", "a"]


def test_who_asks_while_it_is_made_waits_for_it():
    kept, made = Kept(3), []
    begun, go_on = threading.Event(), threading.Event()

    def slowly() -> str:
        made.append(1)
        begun.set()
        assert go_on.wait(WAIT_SECONDS)
        return "A"

    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(kept.get, "a", slowly)
        assert begun.wait(WAIT_SECONDS)
        others = [pool.submit(kept.get, "a", slowly) for _ in range(3)]
        assert kept.get("b", lambda: "B") == "B", "others are not held up"
        go_on.set()
        assert [each.result(WAIT_SECONDS) for each in (first, *others)] == ["A"] * 4
    assert made == [1]


def test_a_failure_reaches_those_who_wait_and_the_next_makes_it_anew():
    kept = Kept(3)
    begun, go_on = threading.Event(), threading.Event()

    def fail() -> str:
        begun.set()
        assert go_on.wait(WAIT_SECONDS)
        raise ValueError("no")

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(kept.get, "a", fail)
        assert begun.wait(WAIT_SECONDS)
        second = pool.submit(kept.get, "a", fail)
        go_on.set()
        for each in (first, second):
            with pytest.raises(ValueError, match="no"):
                each.result(WAIT_SECONDS)
    assert kept.get("a", lambda: "A") == "A"

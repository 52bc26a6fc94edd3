"""Work done ahead: nobody can tell but by the clock."""

from __future__ import annotations

import threading

import pytest

from data.importers.ahead import ahead


def halved(number):
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number // 2


def test_results_come_with_their_items_in_order():
    assert list(ahead(halved, [4, 2, 8, 0])) == [(4, 2), (2, 1), (8, 4), (0, 0)]
    assert list(ahead(halved, [6])) == [(6, 3)]
    assert list(ahead(halved, [])) == []


def test_the_next_item_is_worked_on_while_the_caller_has_one():
    begun = {number: threading.Event() for number in range(3)}

    def work(number):
        begun[number].set()
        return number

    for number, _ in ahead(work, range(3)):
        assert begun[min(number + 1, 2)].wait(10)


def test_a_fault_of_the_work_comes_in_its_turn():
    results = ahead(halved, [4, 7, 8])
    assert next(results) == (4, 2)
    with pytest.raises(ValueError, match="7 is odd"):
        next(results)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_fault_of_the_input_comes_after_the_results_before_it(count):
    def items():
        yield from [4, 2][:count]
        raise OSError("cut short")

    results = ahead(halved, items())
    assert [next(results) for _ in range(count)] == [(4, 2), (2, 1)][:count]
    with pytest.raises(OSError, match="cut short"):
        next(results)


def test_whoever_stops_early_leaves_no_thread():
    before = threading.active_count()
    results = ahead(halved, [4, 2, 8])
    next(results)
    results.close()
    assert threading.active_count() == before

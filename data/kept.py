"""Kept: values that are made once, when first asked for, and let go when there are too many."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """The most recently used values by key, as many as weigh no more than a limit.

    May be shared among threads. Who asks for a value that somebody is making waits for it, so that
    it is made once. The value last asked for is kept even if it alone weighs more than the limit.

    Parameters
    ----------
    limit
        What the values kept may weigh together.
    weigh
        Weight of one value; by default they are counted.
    """

    def __init__(self, limit: int, weigh: Callable[[Value], int] = lambda _: 1) -> None:
        self._limit = limit
        self._weigh = weigh
        self._lock = Lock()
        self._made: OrderedDict[Hashable, Value] = OrderedDict()
        self._making: dict[Hashable, Future[Value]] = {}
        self._weight = 0

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value of a key; ``make`` makes it if it is not there.

        Raises
        ------
        Exception
            Whatever ``make`` raises, to everybody who waits; the next to ask makes it anew.
        """
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
            promised = self._making.get(key)
            if promised is None:
                mine: Future[Value] = Future()
                self._making[key] = mine
        if promised is not None:
            return promised.result()
        try:
            value = make()
        except BaseException as error:
            with self._lock:
                del self._making[key]
            mine.set_exception(error)
            raise
        with self._lock:
            del self._making[key]
            self._keep(key, value)
        mine.set_result(value)
        return value

    def held(self, key: Hashable) -> Value | None:
        """Return the value of a key if it is there; None if it would have to be made."""
        with self._lock:
            if key not in self._made:
                return None
            self._made.move_to_end(key)
            return self._made[key]

    def hold(self, key: Hashable, value: Value) -> None:
        """Keep a value that was made elsewhere, in place of one that is there."""
        with self._lock:
            if key in self._made:
                self._weight -= self._weigh(self._made.pop(key))
            self._keep(key, value)

    def _keep(self, key: Hashable, value: Value) -> None:
        self._made[key] = value
        self._weight += self._weigh(value)
        while self._weight > self._limit and len(self._made) > 1:
            _, gone = self._made.popitem(last=False)
            self._weight -= self._weigh(gone)

"""Pace: how many packages are made at once, and how many in a while for one reader.

A package takes seconds and a core. What is remembered or still good at the reader's costs nothing and
is not counted.
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Packages that a process makes at once, and seconds after which to ask again.
AT_ONCE, WAIT_S = 2, 10
#: Packages that one reader gets made in a while.
PER_READER, WHILE_S = 20, 600
#: Readers of whom times are kept; those longest away are forgotten.
READERS = 10_000


class PackagePace:
    """Holds readers to a pace; may be shared among threads.

    Parameters
    ----------
    clock
        Seconds that only go forward.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._slots = BoundedSemaphore(AT_ONCE)
        self._lock = Lock()
        self._times: OrderedDict[str, deque[float]] = OrderedDict()

    @contextmanager
    def making(self, reader: str) -> Iterator[None]:
        """Hold a place while a package is made for a reader.

        Raises
        ------
        HTTPException
            429 if the reader has had enough of them lately, 503 if all places are taken; both say
            when to ask again.
        """
        if not self._slots.acquire(blocking=False):
            raise HTTPException(
                503,
                f"{AT_ONCE} packages are being made; ask again in {WAIT_S} seconds.",
                {"Retry-After": str(WAIT_S)},
            )
        try:
            self._count(reader)
            yield
        finally:
            self._slots.release()

    def _count(self, reader: str) -> None:
        now = self._clock()
        with self._lock:
            times = self._times.setdefault(reader, deque())
            self._times.move_to_end(reader)
            while times and times[0] <= now - WHILE_S:
                times.popleft()
            if len(times) >= PER_READER:
                wait = max(int(times[0] + WHILE_S - now), 0) + 1
                raise HTTPException(
                    429,
                    f"{PER_READER} packages in {WHILE_S // 60} minutes are enough; ask again in "
                    f"{wait} seconds. `python -m data package` has no such limit.",
                    {"Retry-After": str(wait)},
                )
            times.append(now)
            while len(self._times) > READERS:
                self._times.popitem(last=False)

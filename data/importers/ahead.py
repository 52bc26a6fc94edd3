"""Work done one item ahead of whoever takes the results, in a thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")


def ahead(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result]]:
    """Yield each item with what ``work`` makes of it, in order.

    While the caller has one, the next is taken and worked on; ``work`` must change nothing that the
    caller or ``items`` use. What it raises is raised where its result would be yielded, and what
    ``items`` raises comes after the results of the items before.
    """
    begun: tuple[Item, Future[Result]] | None = None
    faults: list[Exception] = []
    with ThreadPoolExecutor(1) as pool:
        for item in _until_fault(items, faults):
            before, begun = begun, (item, pool.submit(work, item))
            if before is not None:
                yield before[0], before[1].result()
        if begun is not None:
            yield begun[0], begun[1].result()
    for fault in faults:
        raise fault


def _until_fault(items: Iterable[Item], faults: list[Exception]) -> Iterator[Item]:
    try:
        yield from items
    except Exception as fault:  # noqa: BLE001  # raised again by the caller, in its turn
        faults.append(fault)

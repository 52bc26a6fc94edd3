"""Errors of reading articles, and of the drafts made from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from data.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.errors import SeedFault


class ExtractionError(DataError):
    """An article cannot be read. The message says what is wrong with it and how to mend it."""


class DraftError(DataError, ValueError):
    """A reviewed draft holds faults. The message lists every one, with file, line and remedy."""

    def __init__(self, faults: Iterable[SeedFault]) -> None:
        self.faults: tuple[SeedFault, ...] = tuple(sorted(set(faults)))
        n = len(self.faults)
        head = f"{n} {'fault' if n == 1 else 'faults'} in the draft; nothing was printed"
        super().__init__("\n".join([head, *map(str, self.faults)]))

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[SeedFault, ...]]]:
        """Pickle by faults, not by message."""
        return type(self), (self.faults,)

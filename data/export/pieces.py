"""Files in pieces: tables that are made a batch at a time, while what came before is on its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from data.export.table import Table

#: Rows of a batch: some hundred kilobytes of GeoJSON, made in some milliseconds.
ROWS = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """A file as bytes that come one after the other. To be read once.

    ``count`` is how many will come: for whoever shows how far it is.
    """

    count: int
    chunks: Iterable[bytes]

    def __iter__(self) -> Iterator[bytes]:
        """Return the bytes, a piece at a time."""
        return iter(self.chunks)

    def __len__(self) -> int:
        """Count the pieces."""
        return self.count

    def whole(self) -> bytes:
        """Return all bytes."""
        return b"".join(self.chunks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batches:
    """A table whose rows are made when they are asked for.

    Parameters
    ----------
    rows
        How many there are.
    table
        Makes the table of some of them.
    bbox
        Finds west, south, east, north around all geometries in degrees; None if there is none.
    """

    rows: int
    table: Callable[[slice], Table]
    bbox: Callable[[], list[float] | None]

    def __iter__(self) -> Iterator[Table]:
        """Return tables of consecutive rows; at least one, which has the columns."""
        for start in range(0, max(self.rows, 1), ROWS):
            yield self.table(slice(start, start + ROWS))

    def whole(self) -> Table:
        """Return one table of all rows."""
        return self.table(slice(0, self.rows))

    @property
    def count(self) -> int:
        """How many tables there will be."""
        return max(-(-self.rows // ROWS), 1)

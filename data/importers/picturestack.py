"""Pictures of an archive, one a day, as they are read: kept batch by batch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from data.importers.packing import packed_arrays, unpacked_arrays
from data.importers.report import Report

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(kw_only=True, eq=False)
class PictureStack:
    """Statuses and shares of cells by picture, in order, as :class:`data.importers.staging.Work`.

    Both arrays have room for every picture: shapes (pictures, settlements) and (pictures, cells).
    ``report`` takes what the batch at hand leaves out; :meth:`whole_report` has all of it.
    """

    codes: NDArray[np.uint8]
    per_cent: NDArray[np.uint8]
    filled: int = 0
    report: Report = field(default_factory=Report)
    _packed: int = 0
    _before: Report = field(default_factory=Report)

    def add(self, codes: NDArray[np.uint8], per_cent: NDArray[np.uint8]) -> None:
        """Add the next picture."""
        self.codes[self.filled] = codes
        self.per_cent[self.filled] = per_cent
        self.filled += 1

    def packed(self) -> bytes:
        """Return the pictures added since the last call, and what was left out of them."""
        new = slice(self._packed, self.filled)
        raw = packed_arrays(
            codes=self.codes[new],
            per_cent=self.per_cent[new],
            report=np.frombuffer(self.report.packed(), np.uint8),
        )
        self._settle()
        return raw

    def restore(self, kept: bytes) -> None:
        """Add the pictures that :meth:`packed` returned."""
        arrays: dict[str, NDArray[Any]] = unpacked_arrays(kept)
        for codes, per_cent in zip(arrays["codes"], arrays["per_cent"], strict=True):
            self.add(codes, per_cent)
        self.report = Report.unpacked(arrays["report"].tobytes())
        self._settle()

    def whole_report(self) -> Report:
        """Return what was left out of all pictures."""
        self._settle()
        return self._before

    def _settle(self) -> None:
        self._packed = self.filled
        self._before.extend(self.report)
        self.report = Report()

"""The forms of VIINA's files: columns, statuses and keys. Pure."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.importers.errors import ImportFault
from data.importers.places import MAX_GEONAMEID
from data.status import ControlStatus

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Status columns in the order of their bits in a packed number.
STATUS_COLUMNS = ("status", "status_wiki", "status_boost", "status_dsm", "status_isw")

STATUSES = {
    "UA": ControlStatus.UKRAINIAN,
    "RU": ControlStatus.OCCUPIED,
    "CONTESTED": ControlStatus.CONTESTED,
}

NO_NUMBER = "the geonameid is no whole number"
NO_PLACE = "no settlement has this geonameid"
NO_CODE = "no settlement has this KATOTTG code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a file holds: its key (``geonameid`` or ``kod``) and its columns, in order."""

    key: str
    columns: tuple[str, ...]
    file: str = ""

    @property
    def statuses(self) -> tuple[str, ...]:
        """The columns of statuses that the file has, in the order of their bits."""
        return tuple(column for column in STATUS_COLUMNS if column in self.columns)

    @classmethod
    def of(cls, head: bytes, file: str) -> Kind:
        """Return what a header describes; raise ImportFault if it is no control file's."""
        try:
            names = next(csv.reader([head.decode("utf-8").strip("\r\n")]), [])
        except UnicodeDecodeError:
            raise ImportFault(file, "the header is not UTF-8", "save it as UTF-8", line=1) from None
        except csv.Error as error:
            raise ImportFault(
                file,
                f"the header is no line of CSV ({error})",
                "save it with LF or CRLF at the end of each line",
                line=1,
            ) from None
        columns = tuple(name.strip() for name in names)
        keys = [key for key in ("geonameid", "kod") if key in columns]
        if len(keys) != 1 or "date" not in columns or "status" not in columns:
            shown = ",".join(columns)[:80]
            raise ImportFault(
                file,
                f"the columns are {shown!r}, not those of a control file",
                "they are geonameid or kod, date, status_wiki … status, vcontrol_version",
                line=1,
            )
        if len(set(columns)) < len(columns):
            raise ImportFault(file, "a column is there twice", "fetch the file again", line=1)
        return cls(key=keys[0], columns=columns, file=file)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Block:
    """Rows that joined: settlement, year, day of the year from 0, packed statuses, line."""

    row: NDArray[np.int32]
    year: NDArray[np.int32]
    day: NDArray[np.int32]
    code: NDArray[np.uint16]
    line: NDArray[np.int64]


def unknown_status(file: str, column: str, word: str, line: int) -> ImportFault:
    """Return the fault of a status that VIINA does not have."""
    return ImportFault(
        file,
        f"{column} {word[:40]!r} is no status",
        f"VIINA has {', '.join(STATUSES)} or nothing; this is another version of it",
        line=line,
    )


def whole_number(text: str) -> int:
    """Return a GeoNames number, which may be written as ``461727.0``.

    Raises
    ------
    ValueError
        If it is none.
    """
    try:
        number = float(text)
    except ValueError:
        raise ValueError(NO_NUMBER) from None
    if not math.isfinite(number) or number != int(number) or not 0 < number < MAX_GEONAMEID:
        raise ValueError(NO_NUMBER)
    return int(number)

"""The report of an import: every row that was left out, with file, line and reason. Nothing is silent.

What repeats thousands of times (a place that does not join, on every day) is one line with its
number of rows.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from dataclasses import dataclass, field

from defusedcsv import csv as defused

#: Rejected rows that are listed one by one; more are counted by reason.
LISTED_ROWS = 10_000

#: Longest piece of a value that the report repeats.
SHOWN_CHARACTERS = 80

COLUMNS = ("file", "line", "reason", "value", "rows")


@dataclass(kw_only=True, eq=False)
class Report:
    """Collects what an import leaves out.

    ``read`` counts rows (or polygons) read, ``rejected`` those at fault, ``unjoined`` those about
    places that the gazetteer does not have.
    """

    read: int = 0
    rejected: int = 0
    unjoined: int = 0
    _rows: list[tuple[str, int, str, str]] = field(default_factory=list)
    _more: Counter[tuple[str, str]] = field(default_factory=Counter)
    _places: Counter[tuple[str, str]] = field(default_factory=Counter)

    def reject(self, file: str, line: int, reason: str, value: str = "") -> None:
        """Note a row that is at fault; ``line`` 0 is the file as a whole."""
        self.rejected += 1
        if len(self._rows) < LISTED_ROWS:
            self._rows.append((file, line, reason, value))
        else:
            self._more[file, reason] += 1

    def unjoin(self, reason: str, value: str, rows: int = 1) -> None:
        """Note rows about a place that the gazetteer does not have."""
        self.unjoined += rows
        self._places[reason, value] += rows

    def extend(self, other: Report) -> None:
        """Add what another report holds, as if it had been noted here, after what is here."""
        self.read += other.read
        self.rejected += other.rejected
        self.unjoined += other.unjoined
        room = LISTED_ROWS - len(self._rows)
        self._rows += other._rows[:room]
        self._more.update((file, reason) for file, _, reason, _ in other._rows[room:])
        self._more.update(other._more)
        self._places.update(other._places)

    def replace(self, other: Report) -> None:
        """Hold what another report holds, in place of what is here."""
        self.read = self.rejected = self.unjoined = 0
        self._rows.clear()
        self._more.clear()
        self._places.clear()
        self.extend(other)

    def packed(self) -> bytes:
        """Return all that the report holds as JSON."""
        more = [[*key, count] for key, count in self._more.items()]
        places = [[*key, count] for key, count in self._places.items()]
        counts = [self.read, self.rejected, self.unjoined]
        return json.dumps([counts, self._rows, more, places]).encode()

    @classmethod
    def unpacked(cls, raw: bytes) -> Report:
        """Return the report that :meth:`packed` wrote."""
        (read, rejected, unjoined), rows, more, places = json.loads(raw)
        return cls(
            read=read,
            rejected=rejected,
            unjoined=unjoined,
            _rows=[(file, line, reason, value) for file, line, reason, value in rows],
            _more=Counter({(file, reason): count for file, reason, count in more}),
            _places=Counter({(reason, value): count for reason, value, count in places}),
        )

    @property
    def counts(self) -> dict[str, int]:
        """What was read and what was left out."""
        return {
            "read": self.read,
            "rejected": self.rejected,
            "unjoined": self.unjoined,
            "unjoined_places": len(self._places),
        }

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the rows that are listed were left out, in the order met."""
        return tuple(reason for _, _, reason, _ in self._rows)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was left out."""
        return not (self._rows or self._places)

    def as_csv(self) -> bytes:
        """Return all that was left out as CSV, UTF-8, formula characters neutralised."""
        text = io.StringIO()
        writer = defused.writer(text, lineterminator="\n")
        writer.writerow(COLUMNS)
        for file, line, reason, value in self._rows:
            writer.writerow(_safe(file, line or "", reason, value, 1))
        for (file, reason), rows in sorted(self._more.items()):
            writer.writerow(_safe(file, "", f"{reason} (more of the same)", "", rows))
        for (reason, value), rows in sorted(self._places.items()):
            writer.writerow(_safe("", "", reason, value, rows))
        return text.getvalue().encode()


def _safe(*cells: str | int) -> list[str | int]:
    return [_shown(cell) if isinstance(cell, str) else cell for cell in cells]


def _shown(text: str) -> str:
    cut = text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1] + "…"
    return "".join(each if each.isprintable() else f"\\x{ord(each):02x}" for each in cut)

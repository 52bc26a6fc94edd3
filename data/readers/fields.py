"""Fields: the texts of one record, read as values; what cannot be read becomes a fault."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from data.dates import UncertainDate, parse_edtf
from data.errors import DateError, SeedFault
from geo.katottg import is_katottg

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = TypeVar("Value")

#: Ids are used in links and file names, so they are plain: lower case, digits, hyphens, dots.
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_EDTF_EXAMPLES = (
    "write an existing day, month or year, e.g. 2022-09-08, 2022-09 or 2022-09-08~, "
    "or a range from earlier to later, e.g. 2022-09-06/2022-09-11, ../2022-09-11 or 2022-09-06/.."
)

#: Stands in for a date that could not be read; the record with it is never built.
_NO_DATE = UncertainDate(edtf="", earliest=None, latest=None, best=date.min, approximate=False)


class Fields:
    """The texts of one record by name, with the place they stand at.

    Every method reads one field. A field that cannot be read adds a fault to the common list and
    yields a stand-in; :attr:`ok` is then false, and the caller leaves the record out. So one pass
    finds all the faults of a record.

    Parameters
    ----------
    line
        Line of the record.
    lines
        Lines of single fields, where they stand on lines of their own.
    parent
        Fields of the record around this one; a fault here is a fault there.
    """

    def __init__(
        self,
        *,
        file: str,
        line: int,
        values: Mapping[str, str],
        faults: list[SeedFault],
        lines: Mapping[str, int] | None = None,
        parent: Fields | None = None,
    ) -> None:
        self.file = file
        self.line = line
        self.faults = faults
        self._ok = True
        self._values = values
        self._lines = {} if lines is None else lines
        self._parent = parent

    def __contains__(self, name: str) -> bool:
        """Whether a text was given under this name."""
        return name in self._values

    @property
    def ok(self) -> bool:
        """Whether all that was read so far is free of faults."""
        return self._ok

    @property
    def origin(self) -> str:
        """Where the record stands: ``file:line``."""
        return f"{self.file}:{self.line}"

    def fault(self, name: str, problem: str, remedy: str, *, value: str | None = None) -> None:
        """Add a fault of one field; ``value`` is the part at fault, by default the whole."""
        self.mark_faulty()
        self.faults.append(
            SeedFault(
                file=self.file,
                line=self._lines.get(name, self.line),
                field=name,
                value=self._values.get(name, "") if value is None else value,
                problem=problem,
                remedy=remedy,
            )
        )

    def mark_faulty(self) -> None:
        """Make this record and those around it count as faulty."""
        self._ok = False
        if self._parent is not None:
            self._parent.mark_faulty()

    def optional(self, name: str) -> str:
        """Return a text, which may be empty."""
        value = self._values.get(name, "")
        stripped = value.strip()
        if stripped != value:
            self.fault(name, "has spaces around it", "delete them")
        return stripped

    def text(self, name: str) -> str:
        """Return a text that must not be empty."""
        value = self.optional(name)
        if not value:
            self.fault(name, "is empty", "fill it in")
        return value

    def identifier(self, name: str) -> str:
        """Return an id that must not be empty."""
        return self.text(name) and self.optional_identifier(name)

    def optional_identifier(self, name: str) -> str:
        """Return an id, or an empty text."""
        value = self.optional(name)
        if value and not _IDENTIFIER.fullmatch(value):
            self.fault(name, "is no id", "use lower case letters, digits and single hyphens")
        return value

    def choice(self, name: str, choices: Mapping[str, Value]) -> Value:
        """Return the value that a word stands for."""
        word = self.optional(name)
        if word not in choices:
            problem = "is not a word of this field" if word else "is empty"
            self.fault(name, problem, f"use one of {', '.join(choices)}")
        return choices.get(word, next(iter(choices.values())))

    def katottg(self, name: str) -> str:
        """Return a code of the codifier; whether it exists is checked later."""
        value = self.text(name)
        if value:
            self.require_katottg(name, value)
        return value

    def katottg_list(self, name: str) -> tuple[str, ...]:
        """Return codes that are separated by semicolons, each once; there may be none."""
        text = self.optional(name)
        codes = tuple(text.split(";")) if text else ()
        self.require_each_once(name, codes)
        for code in codes:
            self.require_katottg(name, code)
        return codes

    def require_katottg(self, name: str, code: str) -> None:
        """Add a fault unless ``code`` has the form of a code of the codifier."""
        if not is_katottg(code):
            self.fault(name, "is no KATOTTG code", "write UA and 17 digits", value=code)

    def require_each_once(self, name: str, items: tuple[str, ...]) -> None:
        """Add a fault for every item that is listed more than once."""
        for item in dict.fromkeys(i for i in items if items.count(i) > 1):
            self.fault(name, "is listed twice", "list it once", value=item)

    def day(self, name: str) -> date:
        """Return a calendar day that must be given."""
        return (self.text(name) and self.optional_day(name)) or date.min

    def optional_day(self, name: str) -> date | None:
        """Return a calendar day, or None if the field is empty."""
        value = self.optional(name)
        if not value:
            return None
        try:
            # fromisoformat alone would also take 20220908 and 2022-W36-4.
            if _DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        self.fault(name, "is no day", "write an existing day as YYYY-MM-DD")
        return None

    def when(self, name: str) -> UncertainDate:
        """Return an uncertain date that must be given."""
        return (self.text(name) and self.optional_when(name)) or _NO_DATE

    def optional_when(self, name: str) -> UncertainDate | None:
        """Return an uncertain date, or None if the field is empty."""
        value = self.optional(name)
        if not value:
            return None
        try:
            return parse_edtf(value)
        except DateError as error:
            self.fault(name, str(error), _EDTF_EXAMPLES)
            return None

    def optional_number(self, name: str) -> float | None:
        """Return a decimal number, or None if the field is empty."""
        value = self.optional(name)
        if not value:
            return None
        if not _NUMBER.fullmatch(value):
            self.fault(name, "is no number", "write digits with a decimal point, without units")
            return None
        return float(value)

"""Text of a seed file, line by line, with faults for what a reviewer cannot see in a diff."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from data.errors import SeedFault

if TYPE_CHECKING:
    from pathlib import Path

BOM = "\ufeff"

#: Characters that have no place in evidence: controls, and format characters that are invisible
#: or turn the direction of text, so that a line reads other than it is.
_FORBIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def read_lines(path: Path, file: str, faults: list[SeedFault]) -> list[str] | None:
    """Return the lines of a file without their ends, or None if it cannot be read as text.

    A BOM, CRLF line ends, control and invisible characters, and text that is not in Unicode
    normal form C are faults, but the lines are returned without them, so that all other faults of
    the file come to light at once.

    Parameters
    ----------
    file
        Name of the file in faults: its path below ``seeds/``.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        faults.append(_fault(file, 0, f"cannot be read: {reason}", "put the file in its place"))
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        faults.append(_fault(file, line, "is not UTF-8", "save the file as UTF-8"))
        return None
    if text.startswith(BOM):
        text = text[1:]
        faults.append(_fault(file, 1, "begins with a BOM", "save the file as UTF-8 without BOM"))
    if "\r\n" in text:
        line = text.count("\n", 0, text.index("\r\n")) + 1
        text = text.replace("\r\n", "\n")
        faults.append(
            _fault(file, line, "ends its line with CRLF", "save the file with LF line ends")
        )
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    for number, line_text in enumerate(lines, start=1):
        _check_characters(file, number, line_text, faults)
    return lines


def is_forbidden(character: str) -> bool:
    """Whether a character is a control, or invisible, and so has no place in evidence."""
    return unicodedata.category(character) in _FORBIDDEN_CATEGORIES


def _check_characters(file: str, number: int, line: str, faults: list[SeedFault]) -> None:
    """Add a fault for the first forbidden character of a line, and one if it is not in NFC."""
    # Printable lines, which is nearly all of them, hold none: no need to look at each character.
    for column, character in enumerate("" if line.isprintable() else line, start=1):
        if is_forbidden(character):
            problem = f"holds the invisible character U+{ord(character):04X} in column {column}"
            faults.append(_fault(file, number, problem, "delete it"))
            break
    if not unicodedata.is_normalized("NFC", line):
        problem = "holds letters that are composed of several characters"
        faults.append(_fault(file, number, problem, "normalise the text to NFC"))


def _fault(file: str, line: int, problem: str, remedy: str) -> SeedFault:
    return SeedFault(file=file, line=line, field="", value="", problem=problem, remedy=remedy)

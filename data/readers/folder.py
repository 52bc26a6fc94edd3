"""Folders of seed files of one format; a file that would be overlooked is a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.errors import SeedFault

if TYPE_CHECKING:
    from pathlib import Path


def files_of(
    seeds: Path, folder: str, suffix: str, faults: list[SeedFault]
) -> list[tuple[Path, str]]:
    """Return the files of ``seeds/<folder>`` with a suffix, and their names in faults, in order.

    Notes in Markdown and hidden files are passed over; anything else adds a fault. A folder that
    does not exist has no files.
    """
    found = []
    for path in sorted((seeds / folder).glob("*")):
        file = path.relative_to(seeds).as_posix()
        if path.suffix == suffix:
            found.append((path, file))
        elif path.suffix != ".md" and not path.name.startswith("."):
            faults.append(
                SeedFault(
                    file=file,
                    line=0,
                    field="",
                    value="",
                    problem="would not be read",
                    remedy=f"name it *{suffix}, or move it elsewhere",
                )
            )
    return found

"""Rows of a large CSV from strangers, as a stream: bounded lines, cells may hold line breaks."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from data.importers.errors import ImportFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.importers.files import Input

#: Longest line, in characters.
MAX_LINE = 4 << 20

#: Stands for bytes that are no UTF-8.
BROKEN = "\ufffd"

_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")


def csv_rows(file: Input) -> Iterator[tuple[int, list[str]]]:
    """Yield the line on which each row ends, from 1, and its cells; the header is the first.

    Bytes that are no UTF-8 become :data:`BROKEN`: the caller rejects the rows that it needs them of.

    Raises
    ------
    ImportFault
        If the file is UTF-16 or no CSV, a line is too long, or as :meth:`Input.open` does.
    """
    with file.open() as stream:
        buffered = io.BufferedReader(stream)
        if buffered.peek(2)[:2] in _UTF16_BOMS:
            raise ImportFault(file.name, "encoded as UTF-16", "save it as UTF-8", line=1)
        text = io.TextIOWrapper(buffered, encoding="utf-8-sig", errors="replace", newline="")
        reader = csv.reader(_lines(text, file.name), strict=True)
        try:
            for cells in reader:
                yield reader.line_num, cells
        except csv.Error as error:
            raise ImportFault(
                file.name, f"no CSV ({error})", "fetch the file again", line=reader.line_num
            ) from error
        finally:
            # The stream belongs to the input, which closes it.
            text.detach()


def _lines(text: io.TextIOWrapper, name: str) -> Iterator[str]:
    number = 0
    while line := text.readline(MAX_LINE):
        number += 1
        if len(line) == MAX_LINE and not line.endswith("\n"):
            raise ImportFault(
                name, f"a line longer than {MAX_LINE:,} characters", "not text", line=number
            )
        yield line

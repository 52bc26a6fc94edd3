"""Where the result of a command goes: a file, written whole or not at all, or standard output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tqdm import tqdm

from data.output import write_atomic

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from data.export.pieces import Pieces


#: Seconds before how far it is is shown: most files are there sooner.
PATIENCE_S = 0.5


def give(result: bytes | Pieces, arguments: argparse.Namespace) -> None:
    """Write the result to the file of ``-o``, or to standard output as it is."""
    chunks = (result,) if isinstance(result, bytes) else shown(result, len(result))
    if arguments.output is not None:
        write_atomic(arguments.output, chunks)
        return
    for chunk in chunks:
        sys.stdout.buffer.write(chunk)


def shown(chunks: Iterable[bytes], count: int) -> Iterator[bytes]:
    """Yield the chunks; how far it is stands on stderr if that is a terminal, and nowhere else."""
    yield from tqdm(
        chunks,
        total=count,
        # None: unless the stream is a terminal.
        disable=None,
        delay=PATIENCE_S,
        leave=False,
        unit="piece",
        file=sys.stderr,
    )

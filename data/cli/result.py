"""Where the result of a command goes: a file, written whole or not at all, or standard output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from data.output import write_atomic

if TYPE_CHECKING:
    import argparse


def give(result: bytes, arguments: argparse.Namespace) -> None:
    """Write the result to the file of ``-o``, or to standard output as it is."""
    if arguments.output is not None:
        write_atomic(arguments.output, result)
    else:
        sys.stdout.buffer.write(result)

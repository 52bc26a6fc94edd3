"""Digests: what names a build, and what tells that the seeds have changed since. No disk here."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Hexadecimal digits of a dataset's name: 64 bits, plenty against chance and short in addresses.
NAME_DIGITS = 16


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """Return one SHA-256 over names and contents of files, in hexadecimal. Order matters.

    Lengths go in as well, so that no two different sets of files run together to the same bytes.
    """
    whole = hashlib.sha256()
    for name, content in files:
        for part in (name.encode(), content):
            whole.update(len(part).to_bytes(8, "little"))
            whole.update(part)
    return whole.hexdigest()

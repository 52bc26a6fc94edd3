"""``ledger.yaml``: what the ledger covers, and under what terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from data.readers.document import one_record, read_document

if TYPE_CHECKING:
    from pathlib import Path

    from data.errors import SeedFault

FILE = "ledger.yaml"

REQUIRED = ("first", "last", "title", "licence", "attribution")


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFile:
    """The days covered, both inside, and whom to name. ``last`` is the ledger's stated end."""

    first: date
    last: date
    title: str
    licence: str
    attribution: tuple[str, ...]


def read_ledgerfile(seeds: Path, faults: list[SeedFault]) -> LedgerFile | None:
    """Return the contents of the file, or None with faults."""
    root = read_document(seeds / FILE, FILE, faults)
    if root is None and any(fault.file == FILE for fault in faults):
        return None
    record = one_record(root, FILE, REQUIRED, (), faults)
    if record is None:
        return None
    fields = record.fields
    read = LedgerFile(
        first=fields.day("first"),
        last=fields.day("last"),
        title=fields.text("title"),
        licence=fields.text("licence"),
        attribution=record.texts("attribution"),
    )
    if fields.ok and read.last < read.first:
        fields.fault("last", "lies before first", "put the two in order")
    return read if fields.ok else None

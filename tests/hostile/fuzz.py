"""``python fuzz.py``: readers fuzzed by atheris, guided by coverage; a crash ends it and is written to a file.

Not part of the tests: it runs for as long as it is told. What it finds becomes an example in test_fuzz.py.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["data", "geo"]):
    from data.dates import parse_edtf
    from data.errors import DataError
    from data.importers.polygon import read_polygon
    from data.readers.document import read_document
    from data.readers.table import read_table
    from geo.errors import GeoError
    from geo.names import fold

SCRATCH = Path(tempfile.mkdtemp()) / "given"


def one(raw: bytes) -> None:
    """Try all readers on one input."""
    words = raw.decode("utf-8", "ignore")
    with suppress(DataError):
        parse_edtf(words)
    with suppress(DataError):
        read_polygon(raw)
    with suppress(GeoError):
        fold(words)
    SCRATCH.write_bytes(raw)
    read_document(SCRATCH, "given", [])
    list(read_table(SCRATCH, "given", ("a", "b"), []))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()

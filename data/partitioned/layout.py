"""The layout: ``<layer>/oblast=UA63/year=2022/spells.parquet``, as Hive names partitions.

A spell stands in every year that it touches, whole: ``start`` and ``end`` may lie outside the year. So
one year and oblast answer any question about their days alone; whoever reads several years drops the
repetitions, which are equal rows.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.partitioned.storage import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.partitioned.storage import Storage

#: Characters of a KATOTTG code that name the oblast.
OBLAST_DIGITS = 4

_PATH = re.compile(
    r"(?P<layer>[^/]+)/oblast=(?P<oblast>UA\d\d)/year=(?P<year>\d{4})/spells\.parquet"
)
_KEY = [("katottg", "ascending"), ("start", "ascending")]


def partitions(table: pa.Table) -> Iterator[tuple[str, int, pa.Table]]:
    """Yield oblast, year and spells of each partition, in order.

    ``table`` has the columns of a layer's file (docs/importing.md): ``katottg, status, start,
    start_earliest, end, provenance``; ``end`` is the day after the last.
    """
    plain = _plain(table)
    oblast = pc.utf8_slice_codeunits(plain["katottg"], 0, OBLAST_DIGITS)
    first = pc.year(plain["start"]).to_numpy()
    # The day before the end: a spell that ends on the first of January is none of that year.
    final = pc.year(
        pc.subtract(plain["end"].cast(pa.int32()), pa.scalar(1, pa.int32())).cast(pa.date32())
    ).to_numpy()
    for code in sorted(set(oblast.to_pylist())):
        inside = pc.equal(oblast, code).to_numpy()
        for year in range(int(first[inside].min()), int(final[inside].max()) + 1):
            kept = inside & (first <= year) & (year <= final)
            if kept.any():
                yield code, year, plain.filter(pa.array(kept)).sort_by(_KEY)


def write(storage: Storage, layer: str, raw: bytes) -> int:
    """Write the partitions of a layer from its Parquet file; return how many there are.

    Partitions of an earlier version that there are no more are deleted last: while one layer is
    being replaced, its partitions are of either version.
    """
    table = pq.read_table(io.BytesIO(raw))
    written = []
    for oblast, year, spells in partitions(table):
        file = io.BytesIO()
        pq.write_table(
            spells.replace_schema_metadata(table.schema.metadata), file, compression="zstd"
        )
        name = f"{layer}/oblast={oblast}/year={year}/spells.parquet"
        storage.write(name, file.getvalue())
        written.append(name)
    for name in storage.names(layer):
        if _PATH.fullmatch(name) and name not in written:
            storage.delete(name)
    return len(written)


def read(
    storage: Storage, layer: str, *, oblasts: Sequence[str] = (), years: Sequence[int] = ()
) -> pa.Table:
    """Return the spells of a layer, each once, in order of code, then start.

    Parameters
    ----------
    oblasts
        First four characters of codes, ``UA63``; empty takes all.
    years
        Calendar years that the spells must touch; empty takes all.

    Raises
    ------
    StorageError
        If there is no such partition, or it cannot be read.
    """
    parts = []
    for name in storage.names(layer):
        found = _PATH.fullmatch(name)
        if found is None or (oblasts and found["oblast"] not in oblasts):
            continue
        if not years or int(found["year"]) in years:
            parts.append(pq.ParquetFile(io.BytesIO(storage.read(name))).read())
    if not parts:
        raise StorageError(
            f"no partition of layer {layer!r} for oblasts {oblasts or 'all'}, years {years or 'all'}"
        )
    whole = pa.concat_tables(parts).sort_by(_KEY)
    code, start = whole["katottg"].to_numpy(), whole["start"].cast(pa.int32()).to_numpy()
    fresh = np.ones(len(whole), dtype=np.bool_)
    fresh[1:] = (code[1:] != code[:-1]) | (start[1:] != start[:-1])
    return whole.filter(pa.array(fresh))


def _plain(table: pa.Table) -> pa.Table:
    """Return columns that every engine reads: words as strings, not as dictionaries."""
    fields = [
        pa.field(each.name, pa.string() if pa.types.is_dictionary(each.type) else each.type)
        for each in table.schema
    ]
    return table.cast(pa.schema(fields))

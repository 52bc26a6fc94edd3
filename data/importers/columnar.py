"""The columns of a layer's file: spells as Parquet, and back. Pure.

Apart from the shelf, because listing layers needs no Parquet and should not wait for its library.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from data.layershares import PER_CENT, Shares
from data.layerspells import LayerSpells
from data.status import ControlStatus, Provenance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from data.layer import Layer
    from geo.gazetteer import Gazetteer

_STATUS_WORDS = [status.word for status in ControlStatus]
_PROVENANCE_WORDS = [provenance.word for provenance in Provenance]
_DAY = pa.date32()

Columns = TypeVar("Columns")


def packed(spells: LayerSpells, codes: Sequence[str], layer: Layer) -> bytes:
    """Return spells as Parquet, in words and days, so that anything that reads Parquet can ask.

    Rows of the spells index ``codes``. Equal input gives equal bytes.
    """
    return _written(_columns(spells, codes), layer)


def packed_editions(
    editions: Sequence[tuple[int, LayerSpells]], codes: Sequence[str], layer: Layer
) -> bytes:
    """Return what a dataset said from one day of knowledge to the next, the same way.

    Each edition is whole and begins to be known on its day, from 1970-01-01: column ``known_from``.
    """
    tables = []
    for known_from, spells in editions:
        days = pa.array(np.full(len(spells.row), known_from, dtype=np.int32)).cast(_DAY)
        tables.append(pa.table({"known_from": days, **_columns(spells, codes)}))
    return _written(pa.concat_tables(tables).unify_dictionaries(), layer)


def packed_shares(shares: Shares, codes: Sequence[str], layer: Layer) -> bytes:
    """Return shares of cells as Parquet, the same way: ``covered_share`` from 0 to 1."""
    share = np.round(shares.per_cent / PER_CENT, 2).astype(np.float32)
    columns = {
        "katottg": pa.DictionaryArray.from_arrays(shares.row, list(codes)),
        "start": pa.array(shares.start, type=pa.int32()).cast(_DAY),
        "end": pa.array(shares.end, type=pa.int32()).cast(_DAY),
        "covered_share": pa.array(share),
    }
    return _written(columns, layer)


def unpacked_shares(raw: bytes, gazetteer: Gazetteer) -> Shares:
    """Return the shares that :func:`packed_shares` wrote, as :func:`unpacked` does spells."""
    return _read(raw, lambda table: _unpacked_shares(table, gazetteer))


def _unpacked_shares(table: pa.Table, gazetteer: Gazetteer) -> Shares:
    row = _rows(table, gazetteer)
    kept = row >= 0
    start, end = (table[name].cast(pa.int32()).to_numpy()[kept] for name in ("start", "end"))
    per_cent = np.rint(table["covered_share"].to_numpy()[kept] * PER_CENT).astype(np.uint8)
    order = np.lexsort((start, row[kept]))
    return Shares(
        row=row[kept][order], start=start[order], end=end[order], per_cent=per_cent[order]
    )


def _columns(spells: LayerSpells, codes: Sequence[str]) -> dict[str, pa.Array]:
    return {
        "katottg": pa.DictionaryArray.from_arrays(spells.row, list(codes)),
        "status": pa.DictionaryArray.from_arrays(spells.status.astype(np.int8), _STATUS_WORDS),
        "start": pa.array(spells.start, type=pa.int32()).cast(_DAY),
        "start_earliest": pa.array(spells.earliest, type=pa.int32()).cast(_DAY),
        "end": pa.array(spells.end, type=pa.int32()).cast(_DAY),
        "provenance": pa.DictionaryArray.from_arrays(
            spells.provenance.astype(np.int8), _PROVENANCE_WORDS
        ),
    }


def _written(columns: pa.Table | dict[str, pa.Array], layer: Layer) -> bytes:
    terms = {"layer": layer.name, "title": layer.title, "licence": layer.licence}
    table = pa.table(columns).replace_schema_metadata(
        terms | {"attribution": "; ".join(layer.attribution)}
    )
    file = io.BytesIO()
    pq.write_table(table, file, compression="zstd")
    return file.getvalue()


def unpacked(raw: bytes, gazetteer: Gazetteer) -> LayerSpells:
    """Return the spells that :func:`packed` wrote; rows index the settlements of a gazetteer.

    Spells of settlements that the gazetteer does not have are left out.

    Raises
    ------
    ValueError
        If the bytes are no Parquet file of this form.
    """
    return _read(raw, lambda table: _unpacked(table, gazetteer))


def unpacked_edition(raw: bytes, gazetteer: Gazetteer, known: int) -> LayerSpells:
    """Return the spells that :func:`packed_editions` wrote, as known on a day from 1970-01-01.

    Before the first edition there are none.

    Raises
    ------
    ValueError
        If the bytes are no Parquet file of this form.
    """

    def edition(table: pa.Table) -> LayerSpells:
        since = table["known_from"].cast(pa.int32()).to_numpy()
        before = since[since <= known]
        kept = since == before.max() if len(before) else np.zeros(len(since), dtype=np.bool_)
        return _unpacked(table.filter(pa.array(kept)), gazetteer)

    return _read(raw, edition)


def _read(raw: bytes, read: Callable[[pa.Table], Columns]) -> Columns:
    try:
        return read(pq.read_table(io.BytesIO(raw)))
    except (pa.ArrowException, OSError, KeyError, TypeError) as error:
        raise ValueError(str(error)) from error


def _unpacked(table: pa.Table, gazetteer: Gazetteer) -> LayerSpells:
    row = _rows(table, gazetteer)
    kept = row >= 0
    days = {
        name: table[name].cast(pa.int32()).to_numpy()[kept]
        for name in ("start", "start_earliest", "end")
    }
    order = np.lexsort((days["start"], row[kept]))
    return LayerSpells(
        row=row[kept][order],
        start=days["start"][order],
        earliest=days["start_earliest"][order],
        end=days["end"][order],
        status=_codes(table["status"], _STATUS_WORDS)[kept][order],
        provenance=_codes(table["provenance"], _PROVENANCE_WORDS)[kept][order],
    )


def _rows(table: pa.Table, gazetteer: Gazetteer) -> np.ndarray[Any, np.dtype[np.int32]]:
    """Return the row of each settlement in the gazetteer, -1 where it has none."""
    codes = table["katottg"].combine_chunks().dictionary_encode()
    rows = [
        gazetteer.index_of(code) if gazetteer.has_settlement(code) else -1
        for code in codes.dictionary.to_pylist()
    ]
    indices = codes.indices.to_numpy(zero_copy_only=False)
    return np.asarray(np.array(rows, dtype=np.int32)[indices], dtype=np.int32)


def _codes(column: pa.ChunkedArray, words: list[str]) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Return a column of words as their codes."""
    encoded = column.combine_chunks().dictionary_encode()
    known = [words.index(word) for word in encoded.dictionary.to_pylist()]
    codes = np.array(known, dtype=np.uint8)
    indices = encoded.indices.to_numpy(zero_copy_only=False)
    return np.asarray(codes[indices], dtype=np.uint8)

"""Blocks of VIINA's long form, read at once: each different piece of a line only one time.

A year has 12 million lines, but no more keys than places, and what stands behind a key is the same
in many lines: as many texts as there are days and ways in which the sources agree. So lines are cut
behind the key, Arrow numbers the different pieces, polars reads one of each, and the rest is
looking up by number. Nothing here changes anything, so that it may run beside other work.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pyarrow as pa

from data.importers.calendar import year_and_day
from data.importers.files import count_of, places_of
from data.importers.panel import STATUS_BITS
from data.importers.places import MAX_GEONAMEID, GeonameTable, clean_code
from data.importers.viina_form import (
    NO_CODE,
    NO_NUMBER,
    NO_PLACE,
    STATUS_COLUMNS,
    STATUSES,
    Block,
    Kind,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from geo.gazetteer import Gazetteer

_ENUM = pl.Enum(list(STATUSES))

_COMMA, _NEWLINE = ord(","), ord("\n")


class UnusualError(Exception):
    """Something in a block must be looked at row by row."""


#: What reading a block at once raises if anything in it is unusual.
UNUSUAL = (UnusualError, pl.exceptions.PolarsError, pa.ArrowException)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Found:
    """What a block came to: the rows that join, how many were read, and why how many did not join.

    ``lost`` holds reason, key and number of rows.
    """

    block: Block
    read: int
    lost: tuple[tuple[str, str, int], ...]


class Rows:
    """Finds settlements by the keys of VIINA."""

    def __init__(self, gazetteer: Gazetteer, geonames: Mapping[str, int]) -> None:
        self.by_number = GeonameTable(gazetteer, geonames)
        self.by_code = {code: row for row, code in enumerate(gazetteer.codes)}
        self._codes = pl.Enum(list(gazetteer.codes))

    def find(self, keys: pl.Series, kind: Kind) -> tuple[NDArray[np.int32], list[str]]:
        """Return the row of each key, -1 where none joins, and how these keys are to be listed.

        Raises
        ------
        UnusualError
            If a key is no whole number, or a code written in another way.
        PolarsError
            If a key is no number at all.
        """
        if kind.key == "kod":
            codes = keys.cast(self._codes, strict=False).to_physical()
            row = codes.cast(pl.Int32).fill_null(-1).to_numpy()
            lost = keys.filter(row < 0).to_list()
            if any(clean_code(key) in self.by_code for key in lost):
                raise UnusualError("a code is written in another way")
            return row, lost
        numbers = keys.cast(pl.Float64).to_numpy()
        if not ((numbers > 0) & (numbers < MAX_GEONAMEID)).all():
            raise UnusualError(NO_NUMBER)
        whole = numbers.astype(np.int64)
        if (whole != numbers).any():
            raise UnusualError(NO_NUMBER)
        row = self.by_number.rows(whole)
        return row, [str(number) for number in whole[row < 0].tolist()]


def read_at_once(block: bytes, line: int, kind: Kind, rows: Rows) -> Found:
    """Return what a block of whole lines holds.

    Raises
    ------
    UnusualError, PolarsError, ArrowException
        If anything in it is unusual: :data:`UNUSUAL`.
    """
    if b'"' in block or b"\r" in block or kind.columns[0] != kind.key:
        raise UnusualError("quotes, other ends of lines, or the key is not the first column")
    if not block.endswith(b"\n"):
        block += b"\n"
    pieces = _pieces(block)
    number = pieces.indices.to_numpy().reshape(-1, 2)
    is_key = np.zeros(len(pieces.dictionary), dtype=np.bool_)
    is_key[number[:, 0]] = True
    row_of, lost = _keys(pieces.dictionary.filter(pa.array(is_key)), kind, rows)
    year_of, day_of, code_of = _rests(pieces.dictionary.filter(pa.array(~is_key)), kind)
    # Keys and rests are numbered together: where each of them stands among its own.
    place = np.where(is_key, np.cumsum(is_key), np.cumsum(~is_key)) - 1
    key, rest = place.take(number[:, 0]), place.take(number[:, 1])
    row = row_of.take(key)
    joined = np.flatnonzero(row >= 0)
    counts = np.bincount(key[row < 0], minlength=len(row_of))[row_of < 0].tolist()
    rest = rest.take(joined)
    return Found(
        block=Block(
            row=row.take(joined),
            year=year_of.take(rest),
            day=day_of.take(rest),
            code=code_of.take(rest),
            line=joined + line,
        ),
        read=len(row),
        lost=tuple(
            (NO_CODE if kind.key == "kod" else NO_PLACE, key, count)
            for key, count in zip(lost, counts, strict=True)
        ),
    )


def _pieces(block: bytes) -> pa.DictionaryArray:
    """Return the key of each line, and what follows it with its comma and its end, by turns."""
    text = np.frombuffer(block, dtype=np.uint8)
    ends = places_of(b"\n", block) + 1
    bounds = np.zeros(2 * len(ends) + 1, dtype=np.int64)
    bounds[2::2] = ends
    # Keys are mostly of one length: codes always, numbers often.
    bounds[1::2] = bounds[:-1:2] + block.find(b",")
    if (bounds[1::2] >= ends).any() or (text.take(bounds[1::2]) != _COMMA).any():
        bounds[1::2] = _first_commas(text)
    buffers = [None, pa.py_buffer(bounds), pa.py_buffer(block)]
    return pa.LargeBinaryArray.from_buffers(
        pa.large_binary(), len(bounds) - 1, buffers
    ).dictionary_encode()


def _first_commas(text: NDArray[np.uint8]) -> NDArray[np.int64]:
    marks = np.flatnonzero((text == _COMMA) | (text == _NEWLINE))
    after = np.concatenate(([True], text[marks[:-1]] == _NEWLINE))
    first: NDArray[np.int64] = marks[after]
    if (text[first] != _COMMA).any():
        raise UnusualError("lines without a comma")
    return first


def _keys(keys: pa.LargeBinaryArray, kind: Kind, rows: Rows) -> tuple[NDArray[np.int32], list[str]]:
    if count_of(b",", _text(keys)) or pa.compute.min(pa.compute.binary_length(keys)).as_py() == 0:
        raise UnusualError("a key is missing, or keys are of several lengths")
    return rows.find(pl.Series(values=keys.cast(pa.large_string())), kind)


def _rests(
    rests: pa.LargeBinaryArray, kind: Kind
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint16]]:
    """Return years, days of the year from 0 and packed statuses of what follows keys."""
    text = _text(rests)
    lines = pl.scan_csv(text, has_header=False, schema=_schema(kind))
    frame = lines.select("date", code=_packed(kind)).collect()
    if len(frame) != len(rests):
        raise UnusualError("empty lines")
    if count_of(b",", text) != len(frame) * (len(kind.columns) - 1):
        raise UnusualError("rows of different lengths")
    if frame["date"].null_count():
        raise UnusualError("a date is missing")
    year, day = year_and_day(frame["date"].to_numpy())
    if (year < 0).any():
        raise UnusualError("no date")
    return year, day, frame["code"].to_numpy()


def _text(pieces: pa.LargeBinaryArray) -> bytes:
    """Return pieces that an array holds alone, one behind the other."""
    _, bounds, text = pieces.buffers()
    first, last = np.frombuffer(bounds, dtype=np.int64)[[0, len(pieces)]].tolist()
    return bytes(memoryview(text)[first:last])


def _schema(kind: Kind) -> dict[str, pl.DataType | type[pl.DataType]]:
    known = {"date": pl.Int32} | dict.fromkeys(STATUS_COLUMNS, _ENUM)
    return {column: known.get(column, pl.String) for column in kind.columns}


def _packed(kind: Kind) -> pl.Expr:
    """Return the statuses of a row in one number; the enumeration is in the order of codes."""
    return pl.sum_horizontal(
        (pl.col(column).to_physical().cast(pl.UInt16) + 1).fill_null(0) * (1 << STATUS_BITS * place)
        for place, column in enumerate(STATUS_COLUMNS)
        if column in kind.columns
    ).cast(pl.UInt16)

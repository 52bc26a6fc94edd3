"""Files in pieces: the same bytes as in one, whatever the number of rows."""

from __future__ import annotations

import io
import json
import sys
from datetime import date

import pytest
from builtworld import copy_seeds

from data.build import build
from data.cli.result import shown
from data.export.csv import write_csv
from data.export.formats import FORMATS, FormatError, in_pieces, written
from data.export.geojson import write_geojson
from data.export.pieces import Batches
from data.export.table import Table
from data.selection import Filters
from data.store import open_store


def table(low, high):
    rows = range(low, high)
    return Table(
        key="id",
        columns={"id": [f"r{row:05}" for row in rows], "n": list(rows)},
        points=[None if row % 7 == 3 else (30 + row / 1e4, 50 - row / 1e4) for row in rows],
        members={"licence": "CC0 1.0"},
        spans=[(date(2022, 9, 1), None)] * len(rows),
    )


def batches(rows):
    whole = table(0, rows)
    points = [point for point in whole.points if point is not None]
    lngs, lats = zip(*points, strict=True) if points else ((), ())
    box = [min(lngs), min(lats), max(lngs), max(lats)] if points else None
    return Batches(rows=rows, table=lambda part: table(*part.indices(rows)[:2]), bbox=lambda: box)


@pytest.mark.parametrize("rows", [0, 1, 511, 512, 513, 1_600])
@pytest.mark.parametrize(("form", "write"), [("geojson", write_geojson), ("csv", write_csv)])
def test_pieces_are_the_whole(form, write, rows):
    pieces = in_pieces(batches(rows), form)
    chunks = list(pieces)
    assert len(chunks) == len(pieces)
    assert b"".join(chunks) == write(table(0, rows))
    assert all(len(chunk) < 200_000 for chunk in chunks)


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"geojson", "csv"}))
def test_other_formats_are_one_piece(form):
    pieces = in_pieces(batches(20), form)
    assert len(pieces) == 1
    assert pieces.whole() == written(table(0, 20), form)


def test_a_wrong_format_is_told_before_the_first_piece():
    with pytest.raises(FormatError, match="no format 'shp'"):
        in_pieces(batches(3), "shp")


@pytest.mark.parametrize("geometry", ["point", "cell"])
def test_a_real_history_has_its_box_and_all_its_features(geometry, tmp_path):
    build(copy_seeds(tmp_path), tmp_path / "build")
    store = open_store(tmp_path / "build")
    found = json.loads(store.exports.spells(Filters(), "geojson", geometry=geometry))
    whole = write_geojson(store.exports.spells_batches(Filters(), geometry=geometry).whole())
    assert found == json.loads(whole)


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_progress_is_for_terminals(stream, monkeypatch):
    monkeypatch.setattr(sys, "stderr", stream())
    monkeypatch.setattr("data.cli.result.PATIENCE_S", 0.0)
    assert list(shown([b"a", b"b"], 2)) == [b"a", b"b"]
    assert bool(sys.stderr.getvalue()) == (stream is Terminal)

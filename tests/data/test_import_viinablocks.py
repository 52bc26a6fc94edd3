"""VIINA's blocks read at once: the very rows that reading row by row finds, or not at all."""

from __future__ import annotations

import random

import importers.viinafiles as files
import numpy as np
import pytest
import smallworld as world

from data.importers.report import Report
from data.importers.viina_blocks import UNUSUAL, Rows, read_at_once
from data.importers.viina_form import Kind
from data.importers.viina_rows import read_row_by_row

GEONAMES = {world.BRIDGE: 71, world.MILL: 7020, world.DISTANT: 703000}
CODES = (world.BRIDGE, world.MILL, world.DISTANT, "UA63000000000099999")
NUMBERS = ("71", "7020", "703000", "7020.0", "99", "8765432.0")


def block_of(keys, seed=0, count=400):
    rnd = random.Random(seed)
    lines = [
        files.row(
            rnd.choice(keys),
            f"202{rnd.randint(2, 3)}{rnd.randint(1, 12):02}{rnd.randint(1, 28):02}",
            *rnd.choices(["UA", "RU", "CONTESTED", ""], k=5),
        )
        for _ in range(count)
    ]
    return ("\n".join(lines) + "\n").encode()


def kind_of(key):
    return Kind.of(files.HEAD.replace("geonameid", key).encode(), "f.csv")


def rows():
    return Rows(world.gazetteer(), GEONAMES)


@pytest.mark.parametrize("ends", [b"\n", b""])
@pytest.mark.parametrize(
    ("key", "keys"),
    [("kod", CODES), ("kod", CODES[:1]), ("geonameid", NUMBERS), ("geonameid", NUMBERS[:1])],
)
def test_it_is_what_reading_row_by_row_finds(key, keys, ends):
    block = block_of(keys).removesuffix(b"\n") + ends
    found = read_at_once(block, 5, kind_of(key), rows())
    report, listed = Report(), Report()
    slow = read_row_by_row(block, 5, kind_of(key), rows(), report)
    for column in ("row", "year", "day", "code", "line"):
        assert np.array_equal(getattr(found.block, column), getattr(slow, column)), column
        assert getattr(found.block, column).dtype == getattr(slow, column).dtype, column
    listed.read = found.read
    for lost in found.lost:
        listed.unjoin(*lost)
    assert (listed.counts, listed.as_csv()) == (report.counts, report.as_csv())


GOOD = files.row(CODES[0], "20220301", "UA")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "no comma at all",
        files.row("", "20220301", "UA"),
        files.row(CODES[1].lower(), "20220301", "UA"),
        files.row(CODES[1].replace("UA", "UА"), "20220301", "UA"),
        files.row(CODES[0], "", "UA"),
        files.row(CODES[0], "20220230", "UA"),
        files.row(CODES[0], "20220301", "LNR"),
        f"{GOOD},more",
        GOOD.rpartition(",")[0],
        GOOD.replace("UA,", '"UA",', 1),
        f"{GOOD}\r",
        # A comma where all the others have theirs, but not the line's first.
        files.row("12345,20220301", "UA,,,", "", "", "", "", ""),
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_anything_unusual_is_left_to_reading_row_by_row(line, place):
    lines = [GOOD, GOOD]
    lines.insert(place, line)
    block = ("\n".join(lines) + "\n").encode()
    with pytest.raises(UNUSUAL):
        read_at_once(block, 2, kind_of("kod"), rows())

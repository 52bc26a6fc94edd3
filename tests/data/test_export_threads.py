"""Files made at the same time, as a server makes them, are those made one after another."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import builtworld
import pytest

from data.export.formats import FORMATS
from data.selection import Filters
from data.store import open_store


@pytest.fixture(scope="module")
def exports(tmp_path_factory):
    return open_store(builtworld.built(tmp_path_factory.mktemp("threads")) / "build").exports


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_threads_do_not_disturb_one_another(exports, form):
    alone = exports.spells(Filters(), form, geometry="cell")
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: exports.spells(Filters(), form, geometry="cell"), range(12)))
    assert set(made) == {alone}

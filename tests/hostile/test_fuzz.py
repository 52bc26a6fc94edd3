"""Whatever bytes come in, readers answer with a value or with a fault of ours; crashes found stay as cases."""

from __future__ import annotations

import json
import string
from contextlib import suppress
from datetime import date
from functools import cache

import builtworld
import numpy as np
import pytest
from hostile import EVERYTHING, VISIBLE
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data.dates import parse_edtf
from data.errors import DataError, DateError, SeedError
from data.extraction.article import Article, guessed_language
from data.extraction.extract import extract
from data.importers.errors import ImportFault
from data.importers.polygon import inside, read_polygon
from data.ledger import read_ledger
from data.readers.document import read_document
from data.readers.fields import Fields
from data.readers.places import load_gazetteer
from data.readers.table import read_table
from geo.errors import GeoError
from geo.resolve import Ambiguous, Match, NotFound, resolve

GENTLE = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
FEW = settings(GENTLE, max_examples=40)
WORDS = st.sampled_from(list(EVERYTHING.values()))
#: Text near to what is meant: dates with marks of EDTF, codes, structure of JSON, YAML and CSV.
DATES = st.text("0123456789-/.~?%XTZ+:uU[]{}, ", max_size=40) | st.from_regex(
    r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?[~?%]?(/([0-9]{4}-[0-9]{2}-[0-9]{2}|\.\.)?)?", fullmatch=True
)
ANYTHING = st.text(max_size=60) | WORDS


@given(DATES | ANYTHING)
@example("0000-00-00")
@example("9999-12-31/9999-12-31")
@example("Y170000002")
@example("-0044-03-15")
@example("2022-22")
@GENTLE
def test_a_date_is_read_or_refused(words):
    try:
        found = parse_edtf(words)
    except DateError:
        return
    known = [day for day in (found.earliest, found.best, found.latest) if day is not None]
    assert known == sorted(known)
    assert all(isinstance(day, date) for day in known)


@cache
def small_gazetteer():
    return load_gazetteer(builtworld.LEDGER)


@given(
    st.lists(
        ANYTHING | st.sampled_from(["Діброва", "Dibrova", "м.", ",", "raion", "область"]),
        max_size=6,
    )
)
@GENTLE
def test_a_name_is_resolved_or_not(parts):
    with suppress(GeoError):
        found = resolve(small_gazetteer(), " ".join(parts))
        assert isinstance(found, Match | Ambiguous | NotFound)


COORDINATES = st.floats() | st.integers() | st.none() | st.text(max_size=3) | st.booleans()
JSON = st.recursive(
    COORDINATES,
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=25,
)
GEOMETRIES = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["Polygon", "MultiPolygon", "GeometryCollection", "Point", "x", 3]),
        "coordinates": st.lists(
            st.lists(st.lists(st.floats(-400, 400) | COORDINATES, max_size=4), max_size=7),
            max_size=3,
        )
        | JSON,
    }
)
DOCUMENTS = (
    GEOMETRIES
    | st.fixed_dictionaries({"type": st.just("Feature"), "geometry": GEOMETRIES | JSON})
    | st.fixed_dictionaries(
        {
            "type": st.just("FeatureCollection"),
            "features": st.lists(GEOMETRIES | JSON, max_size=3) | JSON,
        }
    )
)


@given(DOCUMENTS.map(lambda each: json.dumps(each).encode()) | st.binary(max_size=200))
@example(b"[" * 100_000)
@example(
    b'{"type":"Polygon","coordinates":[[[1e308,1e308],[-1e308,1e308],[0,-1e308],[1e308,1e308]]]}'
)
@example(b'{"type":"Polygon","coordinates":[[[NaN,1],[2,Infinity],[3,4],[NaN,1]]]}')
@GENTLE
def test_a_polygon_is_read_or_refused(raw):
    try:
        area = read_polygon(raw)
    except ImportFault:
        return
    west, south, east, north = area.bounds
    inside(area, np.array([[west, south], [36.0, 49.0]]))
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90


# ── seeds ───────────────────────────────────────────────────────────────────────────────────────

FILES = (
    "claims/2022.csv", "sources.csv", "events/2022.yaml", "entities.yaml", "ledger.yaml",
    "phases.csv", "indicators.csv", "administrations.csv", "places/settlements.csv",
    "places/units.csv", "places/toponyms.csv",
)  # fmt: skip


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    return builtworld.copy_seeds(tmp_path_factory.mktemp("fuzz"))


@given(
    st.sampled_from(FILES),
    st.integers(0, 10**6),
    st.integers(0, 40),
    st.binary(max_size=30) | ANYTHING.map(lambda text: text.encode("utf-8", "surrogatepass")),
)
@FEW
def test_seeds_with_any_bytes_in_them_are_read_or_refused(seeds, name, at, cut, put):
    path = seeds / name
    whole = path.read_bytes()
    at %= len(whole) + 1
    path.write_bytes(whole[:at] + put + whole[at + cut :])
    try:
        read_ledger(seeds, load_gazetteer(seeds))
    except SeedError as error:
        for fault in error.faults:
            assert fault.file
            assert fault.remedy
            assert "\n" not in str(fault)
    finally:
        path.write_bytes(whole)


@given(st.text(string.printable + "абв\u200b\ud800", max_size=300) | WORDS)
@GENTLE
def test_any_document_is_read_or_refused(tmp_path, words):
    path = tmp_path / "any.yaml"
    path.write_bytes(words.encode("utf-8", "surrogatepass"))
    faults = []
    node = read_document(path, "any.yaml", faults)
    assert node is None or node.start_mark.line >= 0


@given(st.text(',"\n\r\tab=1\u200b', max_size=200) | WORDS)
@GENTLE
def test_any_table_is_read_or_refused(tmp_path, words):
    path = tmp_path / "any.csv"
    path.write_bytes(f"a,b\n{words}".encode("utf-8", "surrogatepass"))
    faults = []
    for row in read_table(path, "any.csv", ("a", "b"), faults):
        assert {"a", "b"} == {name for name in ("a", "b") if name in row}


@given(ANYTHING)
@GENTLE
def test_any_field_is_read_or_refused(words):
    for read in ("katottg", "day", "when", "optional_number", "identifier", "katottg_list", "text"):
        faults = []
        fields = Fields(file="f", line=1, values={"x": words}, faults=faults)
        getattr(fields, read)("x")
        assert fields.ok is not bool(faults)


# ── extraction ──────────────────────────────────────────────────────────────────────────────────

SENTENCES = st.sampled_from(
    ["Ізюм", "звільнено", "окуповано", "10 вересня", "2022 року", "Міноборони", "заявило", "Kupiansk",
     "was captured on", "February 30, 2022", "yesterday", ".", "\n", "«", "»", '"', "31.02.2022",
     "8-9 September", "0000", "99.99.9999", "вчора", "в ніч на"]
)  # fmt: skip


@given(st.lists(SENTENCES | ANYTHING, max_size=12).map(" ".join))
@example(" ".join(VISIBLE.values()))
@FEW
def test_any_article_yields_proposals_or_none(words):
    article = Article(
        name="a", text=words, language=guessed_language(words), published=date(2022, 9, 11)
    )
    with suppress(DataError):
        extract(article, small_gazetteer(), ("UA99000000000000011",))

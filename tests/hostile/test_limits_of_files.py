"""Limits of files and of what pages take from the browser, at them and past them (SECURITY.md)."""

from __future__ import annotations

import io
import zipfile

import builtworld
import openpyxl
import pytest
from importers.hostilefiles import KINDS

from dashboard import opened, search
from dashboard.views import map_page
from data.build import build
from data.cli.main import main
from data.importers import (
    archives,
    boundaries,
    controlmap,
    csvrows,
    deepstate,
    features,
    files,
    geonames,
    kml,
    register,
    tables,
    viina,
    viina_events,
)
from data.importers.errors import ImportFault
from data.importers.features import GeometryFault

# ── files that importers take, by their size ────────────────────────────────────────────────────

#: The kind of a file, by whose limit it is measured, and the file among those that are made.
SIZES = {
    "viina": (viina, "*.csv"),
    "viina-events": (viina_events, "*.csv"),
    "deepstate": (deepstate, "*.geojson"),
    "register": (register, "*.csv"),
    "workbook": (register, "*.xlsx"),
    "polygons": (controlmap, "*.geojson"),
    "geonames": (geonames, "UA.txt"),
    "boundaries": (boundaries, "*.geojson"),
}


def test_every_kind_of_import_has_a_limit_that_is_tried():
    # A legend is a document, whose depth is limited (test_limits.py), beside files of the kind polygons.
    assert set(SIZES) == set(KINDS) - {"legend"}


@pytest.mark.parametrize("kind", SIZES)
def test_the_bytes_of_a_file(tmp_path, monkeypatch, capfd, kind):
    build(builtworld.copy_seeds(tmp_path), tmp_path / "build")
    given = tmp_path / "given"
    given.mkdir()
    module, name = SIZES[kind]
    words = ["import", *KINDS[kind](given, ["plain"]), f"--build={tmp_path / 'build'}"]
    words.append(f"--seeds={tmp_path / 'seeds'}")
    size = max(path.stat().st_size for path in given.glob(name))

    def refused(limit: int) -> bool:
        monkeypatch.setattr(module, "MAX_BYTES", limit)
        main(words)
        return f"more than {limit:,} bytes" in capfd.readouterr().err

    assert refused(size - 1)
    assert not refused(size)


@pytest.mark.parametrize("more", [0, 1])
def test_the_members_of_an_archive(tmp_path, monkeypatch, more):
    monkeypatch.setattr(archives, "MAX_MEMBERS", 3)
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(3 + more):
            archive.writestr(f"{number}.csv", "a")

    def members():
        return files.inputs([path], lambda _: True, limit=10, what="table")

    if more:
        with pytest.raises(ImportFault, match="lists more than 3 files"):
            members()
    else:
        assert len(members()) == 3


@pytest.mark.parametrize("more", [0, 1])
def test_the_bytes_of_a_member_however_small_it_claims_to_be(tmp_path, more):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"a" * (1_000 + more))
    (given,) = files.inputs([path], lambda _: True, limit=1_000, what="table")
    if more:
        with pytest.raises(ImportFault, match="more than 1,000 bytes"):
            given.read()
    else:
        assert len(given.read()) == 1_000


# ── what is inside of them ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("more", [0, 1])
def test_the_characters_of_a_line(monkeypatch, more):
    monkeypatch.setattr(csvrows, "MAX_LINE", 50)
    text = io.TextIOWrapper(io.BytesIO(b"a" * (49 + more) + b"\nb\n"), encoding="utf-8")
    lines = csvrows._lines(text, "t.csv")
    if more:
        with pytest.raises(ImportFault, match="longer than 50 characters"):
            list(lines)
    else:
        assert len(list(lines)) == 2


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_columns_of_a_table(tmp_path, form):
    heads = [f"c{number}" for number in range(tables.MAX_COLUMNS + 1)]
    path = tmp_path / f"t.{form}"
    if form == "csv":
        path.write_text(",".join(heads) + "\n")
    else:
        book = openpyxl.Workbook()
        book.active.append(heads)
        book.save(path)
    ((_, cells),) = tables.rows_of(files.Input(path=path, member="", size=0, limit=100_000))
    assert cells == heads[: tables.MAX_COLUMNS]


def square(corners: int = 4):
    edge = [[36 + number / corners, 49] for number in range(corners - 2)]
    return [[*edge, [36.5, 50], edge[0]]]


@pytest.mark.parametrize("more", [0, 1])
def test_the_vertices_of_a_feature(monkeypatch, more):
    monkeypatch.setattr(features, "MAX_VERTICES", 40)
    one = {"type": "Polygon", "coordinates": square(40 + more)}
    many = {"type": "MultiPolygon", "coordinates": [square()] * (10 + more)}
    for geometry, count in ((one, 1), (many, 10)):
        if more:
            with pytest.raises(GeometryFault, match="more than 40"):
                features.polygons(geometry)
        else:
            assert len(features.polygons(geometry)) == count


@pytest.mark.parametrize("more", [0, 1])
def test_collections_inside_one_another(more):
    geometry = {"type": "Polygon", "coordinates": square()}
    for _ in range(features.MAX_DEPTH + more):
        geometry = {"type": "GeometryCollection", "geometries": [geometry]}
    if more:
        with pytest.raises(GeometryFault, match="nested too deep"):
            features.polygons(geometry)
    else:
        assert len(features.polygons(geometry)) == 1


@pytest.mark.parametrize("more", [0, 1])
@pytest.mark.parametrize("inside", [False, True], ids=["folders", "inside a placemark"])
def test_the_depth_of_a_kml(more, inside):
    # What is counted is how far an element lies below where the counting began.
    around = "x" if inside else "Folder"
    nested = f"<{around}>" * (kml.MAX_DEPTH + more - 1)
    closed = f"</{around}>" * (kml.MAX_DEPTH + more - 1)
    if inside:
        text = f"<kml><Placemark>{nested}<name/>{closed}</Placemark></kml>"
    else:
        text = f"<kml>{nested}<Placemark/>{closed}</kml>"
    if more:
        with pytest.raises(ImportFault, match="nested too deep"):
            list(kml.placemarks(text.encode(), "a.kml"))
    else:
        assert len(list(kml.placemarks(text.encode(), "a.kml"))) == 1


# ── what pages take from the browser ────────────────────────────────────────────────────────────


def test_the_name_of_a_record_in_a_link(monkeypatch):
    longest = "a" * opened.LONGEST
    for given in (longest, longest + "b"):
        monkeypatch.setattr(opened.st, "query_params", {"event": given})
        assert opened.opened("event") == longest


class Reader:
    """A session that keeps what the page takes over."""

    def __init__(self, store):
        self.store, self.state, self.taken = store, self, {}
        self.channel, self.place, self.language, self.followed = "c", None, "en", 0

    def news(self, _name, _value):
        return True

    def change(self, **fields):
        self.taken |= fields


def test_the_view_that_the_map_tells(hostile_store):
    longest = "1" * map_page.LONGEST_VIEW
    for given in (longest, longest + "2"):
        reader = Reader(hostile_store)
        said = {"view": {"value": given, "seq": 1, "channel": "c"}}
        map_page._take_over(reader, said)
        assert reader.taken["view"] == longest


def test_what_was_said_to_another_session_is_not_taken_over(hostile_store):
    reader = Reader(hostile_store)
    map_page._take_over(reader, {"view": {"value": "1", "seq": 1, "channel": "another"}})
    assert "view" not in reader.taken


def test_what_is_searched_for(monkeypatch, hostile_store):
    longest, asked = "a" * search.LONGEST_QUERY, []
    monkeypatch.setattr(search, "_answer", lambda _session, query, **_: asked.append(query))
    for given in (longest, longest + "b"):
        monkeypatch.setattr(search.st, "session_state", {"search_query": given})
        monkeypatch.setattr(search.st, "text_input", lambda *_, given=given, **__: given)
        reader = Reader(hostile_store)
        page = type("Page", (), {"url_path": ""})
        search.search_box(reader, page)
        assert reader.taken["query"] == longest
    assert asked == [longest] * 2

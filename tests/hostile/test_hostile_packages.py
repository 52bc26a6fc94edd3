"""Hostile evidence in packages, sheets and layers: what another program opens is text, whole and inert."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from html.parser import HTMLParser

import hostileworld
import openpyxl
import polars as pl
import pytest
from defusedxml.ElementTree import fromstring
from hostile import EVERYTHING, FORBIDDEN, HOST, VISIBLE

from data.cli.main import main
from data.export.csv import FORMULA, read_csv
from data.export.sheetfiles import CELL_LENGTH, SHEET_FORMATS, Sheet
from data.packages.question import PackageQuestion
from data.packages.registry import PACKAGES, packaged
from data.selection import Filters

LAYERS = [f"hostile-{number}" for number in range(len(hostileworld.LAYERS))]
#: What may stand between the words of a page that needs no server.
TAGS = frozenset({"html", "head", "meta", "title", "style", "body", "main", "script"}) | frozenset(
    {"div", "p", "noscript", "link"}
)


@pytest.fixture(scope="module")
def made(hostile_store):
    """Return a package of everything by its word."""

    def make(word: str, **filters) -> bytes:
        question = PackageQuestion(
            start=hostile_store.first,
            end=hostile_store.last,
            day=hostile_store.last,
            filters=Filters(**filters),
        )
        return packaged(hostile_store, word, question)

    return make


@pytest.fixture(scope="module")
def names(hostile_store):
    """Return the names of all settlements as the evidence has them."""
    settlements = hostile_store.gazetteer.settlements
    return {name for each in settlements for name in (each.name_en, each.name_uk)}


def members(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as found:
        return {name: found.read(name) for name in found.namelist()}


def strict(raw: bytes):
    """Read JSON as the standard has it: without NaN and infinities."""

    def refuse(word):
        raise ValueError(word)

    return json.loads(raw, parse_constant=refuse)


def strings(value) -> list[str]:
    """Return all texts of a JSON value, keys among them."""
    if isinstance(value, dict):
        return [text for pair in value.items() for each in pair for text in strings(each)]
    if isinstance(value, list):
        return [text for each in value for text in strings(each)]
    return [value] if isinstance(value, str) else []


#: TimeMap shows the ledger's events, whatever the layer.
ARCHIVES = [("timemap", "ledger")] + [
    (word, layer) for word in ("qgis", "kepler") for layer in ("ledger", *LAYERS)
]


def test_every_package_is_tried():
    assert {word for word, _ in ARCHIVES} | {"html"} == set(PACKAGES)


@pytest.mark.parametrize(("word", "layer"), ARCHIVES)
def test_names_in_archives_are_plain_and_notes_are_printable(made, word, layer):
    for name, raw in members(made(word, layer=layer)).items():
        assert name.isascii()
        assert not name.startswith("/")
        assert ".." not in name.split("/")
        if name.endswith((".txt", ".md")):
            assert all(sign.isprintable() or sign == "\n" for sign in raw.decode())


@pytest.mark.parametrize("layer", ["ledger", *LAYERS])
def test_the_project_of_qgis_is_xml_without_entities_and_runs_nothing(made, layer):
    files = members(made("qgis", layer=layer))
    (project,) = members(files["control-history/control.qgz"]).values()
    assert b"<!ENTITY" not in project
    root = fromstring(project, forbid_dtd=False)
    # Python in a project runs when it is opened: macros, actions, code of forms, expressions of ours alone.
    for path in (".//Macros", ".//pythonCode", ".//attributeactions/actionsetting"):
        assert root.findall(path) == [], path
    for each in root.iter():
        if each.tag in {"editforminit", "editforminitcode", "editforminitfilepath"}:
            assert not (each.text or "").strip()
        # An expression in which words of the evidence stood could call functions.
        for value in each.attrib.values():
            if "[%" in value or "@" in value:
                assert not any(words in value for words in VISIBLE.values() if len(words) > 4)
    sources = [each.text for each in root.iter("datasource")]
    assert sources == ["./spells.gpkg|layername=control"]


def test_the_data_of_qgis_hold_the_words_as_they_are(made, names, tmp_path):
    path = tmp_path / "spells.gpkg"
    path.write_bytes(members(made("qgis"))["control-history/spells.gpkg"])
    with sqlite3.connect(path) as base:
        rows = base.execute("SELECT name_en, name_uk FROM control").fetchall()
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        # Nothing in the file runs when it is opened, beside the triggers of the format itself.
        triggers = base.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    base.close()
    assert {name for row in rows for name in row} <= names
    assert len(rows) > 5
    assert not any(words in sql for (sql,) in triggers for words in VISIBLE.values())


@pytest.mark.parametrize("layer", ["ledger", *LAYERS])
def test_the_files_of_kepler_are_json_with_the_words_as_they_are(made, names, layer):
    found = set()
    for name, raw in members(made("kepler", layer=layer)).items():
        if name.endswith((".json", ".geojson")):
            found |= set(strings(strict(raw)))
    assert len(found & names) > 5


def test_the_files_of_timemap_are_json_whose_links_lead_to_the_web(made):
    files = {name: strict(raw) for name, raw in members(made("timemap")).items() if ".json" in name}
    assert files
    for value in files.values():
        for text in strings(value):
            if text.partition(":")[0].casefold() in {"javascript", "data", "vbscript"}:
                assert text in VISIBLE.values(), "words may say anything, links may not"
    links = [
        text
        for value in files.values()
        for each in (value if isinstance(value, list) else [])
        for text in [*each.get("paths", []), each.get("url") or ""]
    ]
    assert {link.partition(":")[0] for link in links if link} <= {"http", "https"}


class Markup(HTMLParser):
    """Collects the elements of a page as a browser would, and the words of its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]


@pytest.mark.parametrize("layer", ["ledger", *LAYERS])
def test_the_page_without_a_server_holds_no_markup_of_the_evidence(made, layer):
    page = made("html", layer=layer).decode()
    plain = Markup(made("html").decode())
    found = Markup(page)
    assert set(found.tags) <= TAGS
    assert found.tags.count("script") == plain.tags.count("script")
    assert found.handlers == []
    assert not [link for link in found.links if HOST in link]


# ── sheets ──────────────────────────────────────────────────────────────────────────────────────

WORDS = [
    text for name, text in EVERYTHING.items() if "surrogate" not in name and "pair" not in name
]


def sheet() -> Sheet:
    """Return a table whose heads, cells, lists and words about it are all hostile."""
    columns = {f"c{number}": [text, None] for number, text in enumerate(WORDS)}
    return Sheet(
        columns={**columns, "list": [tuple(WORDS), ()], "all": [WORDS[0], WORDS[-1]]},
        heads={f"c{number}": text for number, text in enumerate(WORDS)},
        members={"title": VISIBLE["formula"], "attribution": WORDS},
    )


def test_a_workbook_of_hostile_words_has_no_formula_and_no_control_character():
    book = openpyxl.load_workbook(io.BytesIO(SHEET_FORMATS["xlsx"][1](sheet())))
    cells = [cell for each in book for row in each.iter_rows() for cell in row if cell.value]
    assert len(cells) > 2 * len(WORDS)
    for cell in cells:
        assert cell.data_type == "s", cell.value
        assert not cell.value.lstrip().startswith(FORMULA), cell.value
        assert cell.hyperlink is None
        assert len(cell.value) <= CELL_LENGTH
        assert not any(ord(sign) < 32 for sign in cell.value), cell.value


def test_the_parts_of_a_workbook_are_xml_without_entities():
    for name, raw in members(SHEET_FORMATS["xlsx"][1](sheet())).items():
        fromstring(raw, forbid_dtd=True)
        assert b"<f>" not in raw, name


def test_a_csv_of_hostile_words_has_no_formula_and_gives_them_back():
    raw = SHEET_FORMATS["csv"][1](sheet())
    (first, _) = read_csv(raw)
    for number, text in enumerate(WORDS):
        found = first[f"c{number}"]
        if text in VISIBLE.values():
            assert found == text
        assert "\n" not in found
        assert "\r" not in found
    for line in raw.decode().splitlines()[1:]:
        assert not line.startswith(FORMULA)


def test_a_parquet_of_hostile_words_gives_them_back():
    table = pl.read_parquet(io.BytesIO(SHEET_FORMATS["parquet"][1](sheet())))
    for number, text in enumerate(WORDS):
        assert table[f"c{number}"][0] == text


# ── layers with hostile names ───────────────────────────────────────────────────────────────────


def test_layers_say_their_words_as_they_are(hostile_folder, hostile_store, capfd):
    for name, kind in zip(LAYERS, hostileworld.LAYERS, strict=True):
        layer = hostile_store.layers[name]
        assert layer.title == VISIBLE[kind]
        assert layer.attribution == (VISIBLE[kind],)
    assert main(["layers", "--build", str(hostile_folder / "build")]) == 0
    told = capfd.readouterr().out
    assert all(sign.isprintable() or sign == "\n" for sign in told)


@pytest.mark.parametrize("name", LAYERS)
@pytest.mark.parametrize("form", ["geojson", "csv", "kml"])
def test_files_of_layers_with_hostile_words_are_whole(hostile_folder, capfdbinary, name, form):
    asked = ["snapshot", "--date=2022-09-05", f"--layer={name}", f"--format={form}"]
    assert main([*asked, f"--build={hostile_folder / 'build'}"]) == 0
    raw = capfdbinary.readouterr().out
    said = VISIBLE[hostileworld.LAYERS[int(name.rpartition("-")[2])]]
    match form:
        case "geojson":
            assert said in strings(strict(raw))
        case "kml":
            assert any(said in text for text in fromstring(raw).itertext())
        case _:
            assert len(list(read_csv(raw))) > 5


@pytest.mark.parametrize("name", LAYERS)
def test_the_api_speaks_of_layers_in_plain_headers_and_problems(hostile_client, name):
    for path in ("snapshot.geojson", "snapshot.csv", "series.csv"):
        answer = hostile_client.get(f"/api/{path}", params={"date": "2022-09-05", "layer": name})
        assert answer.status_code in {200, 400}
        for head, value in answer.headers.items():
            assert value.isprintable(), head
            assert HOST not in value
        if answer.status_code == 400:
            assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("name", [*FORBIDDEN])
def test_a_layer_cannot_be_called_by_what_hides(hostile_folder, name, capfd, tmp_path):
    path = tmp_path / "map_2022-09-01.geojson"
    path.write_text('{"type": "FeatureCollection", "features": []}')
    for given in (f"--name={FORBIDDEN[name]}", f"--title={FORBIDDEN[name]}"):
        words = [] if given.startswith("--name") else ["--name", "x"]
        code = main(["import", "polygons", str(path), given, *words, "--all=occupied",
                     f"--build={hostile_folder / 'build'}"])  # fmt: skip
        told = capfd.readouterr()
        assert code in {1, 2}
        assert all(sign.isprintable() or sign == "\n" for sign in told.out + told.err)

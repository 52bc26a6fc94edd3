"""Hostile evidence through every way out: what is read back is the text that went in, and inert."""

from __future__ import annotations

import csv
import io
import json
import tempfile
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import builtworld
import geopandas
import pytest
from hostile import FORBIDDEN, SURROGATES, TRAP, VISIBLE

from data.cli.main import main
from data.export.csv import FORMULA, read_csv
from data.export.formats import FORMATS

DAY = "2022-09-05"
KML = "{http://www.opengis.net/kml/2.2}"
ALL = ("--with-unplaced",)
QUESTIONS = {
    "snapshot": ("--date", DAY),
    "spells": (),
    "units": ("--by", "hromada", "--date", DAY),
    "diff": ("--from", DAY, "--to", "2022-10-05"),
    "events": (),
    "series": ("--by", "raion", "--from", DAY, "--to", DAY),
    "coverage": ("--by", "hromada"),
}
#: Commands that write every format; the others say which they write.
TABLES = ("snapshot", "spells", "units", "events")
#: What the pages of the API consist of; nothing else may appear between their words.
TAGS = frozenset(
    {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "h2",
        "h3",
        "pre",
        "code",
        "table",
        "tbody",
        "thead",
        "tr",
    }
    | {"th", "td", "a", "ul", "li", "p", "ol", "link"}
)


@pytest.fixture
def ask(hostile_folder, capfdbinary):
    """Run a command and return what it wrote."""

    def run(*words: str) -> bytes:
        code = main([*words, "--build", str(hostile_folder / "build")])
        out, err = capfdbinary.readouterr()
        assert code == 0, err.decode()
        return out

    return run


@pytest.fixture(scope="module")
def names(hostile_store):
    """Return the names of all settlements as the evidence has them."""
    settlements = hostile_store.gazetteer.settlements
    return {each.katottg: (each.name_en, each.name_uk) for each in settlements}


def cells(raw: bytes) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(raw.decode(), newline="")) for cell in row]


def is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("command", QUESTIONS)
def test_no_cell_of_a_csv_is_a_formula(ask, command):
    for cell in cells(ask(command, *QUESTIONS[command], "--format", "csv")):
        assert is_number(cell) or not cell.lstrip().startswith(FORMULA)
        assert cell.isprintable()


def test_a_csv_gives_back_every_name(ask, names):
    rows = read_csv(ask("snapshot", *QUESTIONS["snapshot"], "--format", "csv"))
    found = {row["katottg"]: (row["name_en"], row["name_uk"]) for row in rows}
    assert len(found) > 5
    assert found == {code: names[code] for code in found}


def test_geojson_gives_back_every_name(ask, names):
    collection = json.loads(ask("snapshot", *QUESTIONS["snapshot"], "--format", "geojson"))
    found = {
        each["id"]: (each["properties"]["name_en"], each["properties"]["name_uk"])
        for each in collection["features"]
    }
    assert len(found) > 5
    assert found == {code: names[code] for code in found}


@pytest.mark.parametrize("command", TABLES)
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_be_read_back(ask, command, form):
    raw = ask(command, *QUESTIONS[command], "--format", form)
    plain = list(read_csv(ask(command, *QUESTIONS[command], "--format", "csv")))
    name = "name_en" if "name_en" in plain[0] else "title_en"
    found = set(_column(raw, form, name))
    # KML cannot hold the end of CDATA, and drops nothing else.
    wanted = {row[name].replace("]]>", "]] >" if form == "kml" else "]]>") for row in plain}
    assert found
    assert found <= wanted


def _column(raw: bytes, form: str, name: str) -> list[str]:
    match form:
        case "csv":
            return [row[name] for row in read_csv(raw)]
        case "geojson":
            return [each["properties"][name] for each in json.loads(raw)["features"]]
        case "kml":
            return [
                mark.findtext(f"{KML}name") for mark in ET.fromstring(raw).iter(f"{KML}Placemark")
            ]
        case "geoparquet":
            return list(geopandas.read_parquet(io.BytesIO(raw))[name])
        case _:
            ending = "fgb" if form == "flatgeobuf" else form
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / f"control.{ending}"
                path.write_bytes(raw)
                return list(geopandas.read_file(path)[name])


def test_history_names_its_place(ask, names):
    passport = json.loads(ask("history", builtworld.DIBROVA, "--json"))
    assert (passport["name_en"], passport["name_uk"]) == names[builtworld.DIBROVA]


#: A command line ends at a NUL.
ARGUMENTS = {
    **{name: text for name, text in {**FORBIDDEN, **SURROGATES}.items() if name != "null"},
    **{name: VISIBLE[name] for name in ("jinja", "format", "shell", "log forgery", "long")},
}


@pytest.mark.parametrize("words", ARGUMENTS.values(), ids=ARGUMENTS)
def test_a_terminal_is_told_of_hostile_arguments_without_obeying_them(
    hostile_folder, capfdbinary, words
):
    for command in (
        ("places", f"--query={words}"),
        ("places", words),
        ("snapshot", "--date", DAY, f"--raion={words}"),
        ("snapshot", "--date", DAY, f"--layer={words}"),
    ):
        try:
            code = main([*command, "--build", str(hostile_folder / "build")])
        except SystemExit as stop:
            code = stop.code
        out, err = capfdbinary.readouterr()
        assert code in {0, 1, 2}
        for stream in (out, err):
            told = stream.decode("utf-8", "surrogateescape")
            assert all(sign.isprintable() or sign in "\n\t" for sign in told), (command[0], told)


# ── over HTTP ───────────────────────────────────────────────────────────────────────────────────


class Tags(HTMLParser):
    """Collects what a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]


PAGES = (
    "",
    "/",
    "/description",
    "/collections",
    "/collections/settlements",
    f"/collections/settlements/items?datetime={DAY}&limit=100",
    f"/collections/settlements/items/{builtworld.DIBROVA}",
    "/collections/events/items",
    "/collections/events/items/home",
    "/collections/units/items",
)


@pytest.mark.parametrize("path", PAGES)
def test_pages_of_the_api_hold_no_markup_of_the_evidence(hostile_client, path):
    answer = hostile_client.get(f"/api{path}", headers={"accept": "text/html"})
    if answer.status_code == 404:
        assert answer.headers["content-type"] == "application/problem+json"
        return
    page = Tags(answer.text)
    if "html" in answer.headers["content-type"]:
        assert page.tags <= TAGS
        assert page.handlers == []
        for link in page.links:
            assert urlsplit(link).scheme in {"", "http", "https"}, link
            assert urlsplit(link).netloc in {"", "testserver", "sources.example"}, link


WORDS = [*VISIBLE.values(), "\x00", "\x1b[31m", "a\r\nSet-Cookie: x=1", "\u202eabc"]


@pytest.mark.parametrize("words", WORDS, ids=range(len(WORDS)))
def test_hostile_parameters_are_refused_in_words(hostile_client, words):
    for path, name in (
        ("/api/snapshot.geojson", "raion"),
        ("/api/snapshot.geojson", "layer"),
        ("/api/snapshot.csv", "status"),
        ("/api/snapshot.csv", "known_as_of"),
        ("/api/events.json", "type"),
        ("/api/collections/settlements/items", "bbox"),
        ("/api/collections/settlements/items", "datetime"),
        ("/api/collections/settlements/items", "limit"),
        ("/api/collections/settlements/items", "f"),
    ):
        given = {"date": DAY} if "snapshot" in path else {}
        answer = hostile_client.get(path, params={**given, name: words})
        assert answer.status_code in {200, 400}, (path, name)
        if answer.status_code == 400:
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["detail"]
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("words", WORDS, ids=range(len(WORDS)))
def test_hostile_paths_and_names_of_parameters_are_refused(hostile_client, words):
    for answer in (
        hostile_client.get("/api/collections", params={words: "1"}),
        hostile_client.get("/api/collections/settlements/items", params={words: "1"}),
    ):
        assert answer.status_code == 400
        assert answer.headers["content-type"] == "application/problem+json"


def test_the_names_of_downloads_are_plain(hostile_client):
    for form in FORMATS:
        answer = hostile_client.get(f"/api/snapshot.{form}", params={"date": DAY})
        if answer.status_code == 200:
            said = answer.headers.get("content-disposition", "")
            assert said.isascii()
            assert TRAP not in said

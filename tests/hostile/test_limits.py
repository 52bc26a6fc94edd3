"""Every limit of what strangers may send, at it and past it; SECURITY.md lists them all."""

from __future__ import annotations

import json
import re
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import builtworld
import pytest
from deskwriter import draft, key

from dashboard import linkvalues, search
from dashboard.api import packagepace, packages, parameter, parameters
from dashboard.linkvalues import LinkReading
from dashboard.opened import LONGEST as LONGEST_RECORD
from dashboard.views import export_page, map_page
from data import areacode
from data.build import load_seeds
from data.errors import SeedFault
from data.export import series
from data.extraction.errors import ExtractionError
from data.importers import (
    alternatenames,
    archives,
    boundaries,
    csvrows,
    deepstate,
    features,
    files,
    geonames,
    kml,
    mapfiles,
    mapperiods,
    polygon,
    register,
    tables,
    viina,
)
from data.importers.errors import ImportFault
from data.readers import article, document
from data.submissions.database import Database, sqlite_url
from data.submissions.desk import Desk
from data.submissions.errors import InvalidError, Refusal, RefusedError
from data.submissions.limits import LIMITS
from data.submissions.migrate import require_schema
from data.submissions.pace import Origin
from data.submissions.record import Act, Editor, Proposal
from data.submissions.validation import Form, checked, known

ROOT = Path(__file__).parents[2]
DAY = {"date": "2022-09-05"}

#: What SECURITY.md must say, by the constant that holds.
STATED = {
    "`Limits.url`": LIMITS.url,
    "`Limits.publisher`": LIMITS.publisher,
    "`Limits.published`": LIMITS.published,
    "`Limits.statement`": LIMITS.statement,
    "`Limits.contact`": LIMITS.contact,
    "`Limits.editor_text`": LIMITS.editor_text,
    "`Limits.per_session`": LIMITS.per_session,
    "`Limits.per_address`": LIMITS.per_address,
    "`Limits.queue`": LIMITS.queue,
    "`linkvalues.LONGEST_VALUE`": linkvalues.LONGEST_VALUE,
    "`linkvalues.MOST_VALUES`": linkvalues.MOST_VALUES,
    "`opened.LONGEST`": LONGEST_RECORD,
    "`map_page.LONGEST_VIEW`": map_page.LONGEST_VIEW,
    "`search.LONGEST_QUERY`": search.LONGEST_QUERY,
    "`parameters.LONGEST_VALUE`": parameters.LONGEST_VALUE,
    "`parameters.MOST_VALUES`": parameters.MOST_VALUES,
    "`parameter.MOST_LIMIT`": parameter.MOST_LIMIT,
    "`packagepace.PER_READER`": packagepace.PER_READER,
    "`packagepace.AT_ONCE`": packagepace.AT_ONCE,
    "`packages.MOST_ROWS`": packages.MOST_ROWS,
    "`series.MOST_SHEET_ROWS`": series.MOST_SHEET_ROWS,
    "`polygon.MAX_BYTES`": polygon.MAX_BYTES,
    "`polygon.MAX_VERTICES`": polygon.MAX_VERTICES,
    "`article.LARGEST_BYTES`": article.LARGEST_BYTES,
    "`document.MAX_DEPTH`": document.MAX_DEPTH,
    "`archives.MAX_MEMBERS`": archives.MAX_MEMBERS,
    "`csvrows.MAX_LINE`": csvrows.MAX_LINE,
    "`tables.MAX_INFLATED`": tables.MAX_INFLATED,
    "`tables.MAX_ROWS`": tables.MAX_ROWS,
    "`tables.MAX_COLUMNS`": tables.MAX_COLUMNS,
    "`features.MAX_VERTICES`": features.MAX_VERTICES,
    "`features.MAX_DEPTH`": features.MAX_DEPTH,
    "`kml.MAX_BYTES`": kml.MAX_BYTES,
    "`kml.MAX_DEPTH`": kml.MAX_DEPTH,
    "`mapfiles.MAX_BYTES`": mapfiles.MAX_BYTES,
    "`mapfiles.MAX_FEATURES`": mapfiles.MAX_FEATURES,
    "`mapperiods.MAX_PERIODS`": mapperiods.MAX_PERIODS,
    "`viina.MAX_BYTES`": viina.MAX_BYTES,
    "`deepstate.MAX_BYTES`": deepstate.MAX_BYTES,
    "`register.MAX_BYTES`": register.MAX_BYTES,
    "`geonames.MAX_BYTES`": geonames.MAX_BYTES,
    "`alternatenames.MAX_BYTES`": alternatenames.MAX_BYTES,
    "`alternatenames.MAX_NAMES`": alternatenames.MAX_NAMES,
    "`boundaries.MAX_BYTES`": boundaries.MAX_BYTES,
    "`areacode.LONGEST_CODE`": areacode.LONGEST_CODE,
    "`export_page.LARGEST_BYTES`": export_page.LARGEST_BYTES,
}


def test_the_table_of_limits_says_what_holds():
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    _, _, table = text.partition("## Limits")
    rows = re.findall(r"^\| [^|]+ \| (`[\w.]+`) \| ([\d,]+) ", table, flags=re.MULTILINE)
    assert {name: int(value.replace(",", "")) for name, value in rows} == STATED


#: Of importers: bounds of what is right, not of what is taken.
NO_LIMITS = {"places.MAX_GEONAMEID", "panel.MAX_COLUMNS"}


def test_no_limit_of_an_importer_is_left_out_of_the_table():
    found = {
        f"{path.stem}.{name}"
        for path in (ROOT / "data" / "importers").glob("*.py")
        for name in re.findall(r"^(MAX_\w+)(?:: [^=]+)? = ", path.read_text("utf-8"), re.MULTILINE)
    }
    assert len(found) > 10
    assert {f"`{name}`" for name in found - NO_LIMITS} <= set(STATED)


# ── submissions ─────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def about(tmp_path_factory):
    world = load_seeds(builtworld.copy_seeds(tmp_path_factory.mktemp("limits")))
    return known(world.ledger, world.gazetteer, world.ledger.last)


def words(field: str, length: int) -> str:
    """Return a value of a field of just this length."""
    match field:
        case "url":
            start = "https://gazette.example/"
            return start + "a" * (length - len(start))
        case "published":
            return "2022-09-12".ljust(length, "~")
        case _:
            return "a" * length


@pytest.mark.parametrize("field", ["url", "publisher", "published", "statement", "contact"])
def test_a_field_of_a_submission(about, field):
    form = Form(
        kind="source",
        subject_kind="event",
        subject="home",
        url="https://gazette.example/a",
        publisher="Gazette",
        published="2022-09-12",
        statement="So.",
    )
    most = getattr(LIMITS, field)

    def problems(length: int) -> set[str]:
        try:
            checked(replace(form, **{field: words(field, length)}), about)
        except InvalidError as error:
            return {fault.problem for fault in error.faults if fault.field == field}
        return set()

    assert "long" not in problems(most)
    assert problems(most + 1) == {"long"}


@pytest.fixture
def desk(tmp_path):
    """Return a desk with the limits in force, whose clock stands."""
    database = Database(sqlite_url(tmp_path / "desk.sqlite"))
    require_schema(database)
    with closing(Desk(database, clock=lambda: datetime(2026, 1, 5, 12, tzinfo=UTC))) as desk:
        yield desk


def send(desk, number: int, session: str = "s", address: str | None = None) -> int:
    name = f"n{number}"
    return desk.submit(draft(name), key=key(name), origin=Origin(session=session, address=address))


def test_submissions_of_a_session(desk):
    for number in range(LIMITS.per_session):
        send(desk, number)
    with pytest.raises(RefusedError) as raised:
        send(desk, LIMITS.per_session)
    assert raised.value.reason is Refusal.SESSION


def test_submissions_of_an_address(desk):
    for number in range(LIMITS.per_address):
        send(desk, number, session=f"s{number}", address="192.0.2.1")
    with pytest.raises(RefusedError) as raised:
        send(desk, LIMITS.per_address, session="new", address="192.0.2.1")
    assert raised.value.reason is Refusal.ADDRESS


def test_submissions_that_wait(desk):
    few = Desk(desk.database, limits=replace(LIMITS, queue=3))
    for number in range(3):
        send(few, number, session=f"s{number}")
    with pytest.raises(RefusedError) as raised:
        send(few, 3, session="new")
    assert raised.value.reason is Refusal.QUEUE


def test_what_an_editor_writes(desk):
    number = send(desk, 0)
    editor = Editor(issuer="i", subject="s", email="", name="O", email_verified=False)
    rest = {"editor": editor, "allowed": frozenset({"i|s"}), "seen_version": 0}
    with pytest.raises(InvalidError):
        desk.decide(number, Act.REJECT, reason="a" * (LIMITS.editor_text + 1), **rest)
    long = Proposal(title="a" * (LIMITS.editor_text + 1))
    with pytest.raises(InvalidError):
        desk.decide(number, Act.AMEND, proposal=long, **rest)
    assert desk.decide(number, Act.REJECT, reason="a" * LIMITS.editor_text, **rest).version == 1


# ── links ───────────────────────────────────────────────────────────────────────────────────────


def test_values_of_a_link(hostile_store):
    def read(*values: str) -> LinkReading:
        return LinkReading({"q": values}, "en", hostile_store)

    most = linkvalues.LONGEST_VALUE
    assert read("a" * most).first("q") == "a" * most
    assert read("a" * (most + 1)).first("q") == "a" * most
    assert read("a" * (most + 1)).all("q") == ["a" * most]
    many = linkvalues.MOST_VALUES
    assert len(read(*["a"] * many).all("q")) == many
    assert len(read(*["a"] * (many + 1)).all("q")) == many
    assert len(read("a," * (many + 1)).all("q")) == many


# ── the API ─────────────────────────────────────────────────────────────────────────────────────


def test_the_length_of_a_value_of_the_api(hostile_client):
    at, past = ("a" * (parameters.LONGEST_VALUE + more) for more in (0, 1))
    told = [
        hostile_client.get("/api/snapshot.geojson", params={**DAY, "raion": value}).json()["detail"]
        for value in (at, past)
    ]
    assert "longer than" not in told[0]
    assert "longer than" in told[1]


def test_the_number_of_values_of_the_api(hostile_client):
    for more, status in ((0, 200), (1, 400)):
        values = ["occupied"] * (parameters.MOST_VALUES + more)
        answer = hostile_client.get("/api/snapshot.geojson", params={**DAY, "status": values})
        assert answer.status_code == status, answer.text


def test_values_in_one_parameter_are_counted_as_well(hostile_client):
    half = ",".join("a" * (parameters.MOST_VALUES // 2))
    for values, said in (([half, half], False), ([half, half, "a"], True)):
        answer = hostile_client.get("/api/snapshot.geojson", params={**DAY, "raion": values})
        assert answer.status_code == 400  # there is no such raion
        assert ("more than" in answer.json()["detail"]) is said


def test_the_page_of_a_collection(hostile_client):
    for given, status in (
        ("0", 400),
        ("1", 200),
        (str(parameter.MOST_LIMIT + 1), 200),
        ("-1", 400),
    ):
        answer = hostile_client.get("/api/collections/settlements/items", params={"limit": given})
        assert answer.status_code == status
        if status == 200:
            assert answer.json()["numberReturned"] <= min(int(given), parameter.MOST_LIMIT)


@pytest.mark.parametrize("count", [0, 1, 3, 5, 7, 1000])
def test_a_box_has_four_or_six_numbers(hostile_client, count):
    box = ",".join(["1"] * count)
    params = {"bbox": box[: parameters.LONGEST_VALUE]}
    answer = hostile_client.get("/api/collections/settlements/items", params=params)
    assert answer.status_code == 400


# ── files and texts ─────────────────────────────────────────────────────────────────────────────


def ring(corners: int) -> bytes:
    edge = [[36 + index / corners, 49] for index in range(corners - 2)]
    shape = {"type": "Polygon", "coordinates": [[*edge, [36.5, 50], edge[0]]]}
    return json.dumps(shape).encode()


def test_the_bytes_of_a_polygon():
    small = ring(10)
    assert polygon.read_polygon(small + b" " * (polygon.MAX_BYTES - len(small))).area > 0
    with pytest.raises(ImportFault, match="longer than"):
        polygon.read_polygon(small + b" " * (polygon.MAX_BYTES - len(small) + 1))


def test_the_vertices_of_a_polygon():
    assert polygon.read_polygon(ring(polygon.MAX_VERTICES)).area > 0
    with pytest.raises(ImportFault, match="vertices"):
        polygon.read_polygon(ring(polygon.MAX_VERTICES + 1))


def test_the_bytes_of_an_article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("a" * article.LARGEST_BYTES)
    assert article.read_article_text(path)
    path.write_text("a" * (article.LARGEST_BYTES + 1))
    with pytest.raises(ExtractionError, match="larger than"):
        article.read_article_text(path)


def test_the_depth_of_a_document(tmp_path):
    path = tmp_path / "deep.yaml"
    for more, expected in ((0, 0), (1, 1)):
        depth = document.MAX_DEPTH + more
        path.write_text("[" * depth + "]" * depth)
        faults: list[SeedFault] = []
        document.read_document(path, "deep.yaml", faults)
        assert len(faults) == expected


@pytest.mark.parametrize("more", [0, 1])
def test_the_rows_of_a_table(monkeypatch, tmp_path, more):
    monkeypatch.setattr(tables, "MAX_ROWS", 5)
    path = tmp_path / "t.csv"
    path.write_text("a,b\n" * (5 + more))
    given = files.Input(path=path, member="", size=0, limit=1000)
    if more:
        with pytest.raises(ImportFault, match="more than 5 rows"):
            list(tables.rows_of(given))
    else:
        assert len(list(tables.rows_of(given))) == 5

"""Files over HTTP: every format, the command line's parameters, problems that say what is allowed."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import xml.etree.ElementTree as ET

import geopandas
import openpyxl
import pyarrow.parquet as pq
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.files import EVENTS, SERIES, TABLES
from dashboard.server import middleware, routes
from data.cli.main import main
from data.store import Store

KUPIANSK = "UA63080090010026457"
QUESTIONS = {
    "snapshot": "date=2022-09-05&raion=Kupiansk",
    "diff": "from=2022-09-05&to=2022-09-15&raion=Kupiansk",
    "spells": "raion=Kupiansk&from=2022-09-01&to=2022-09-15",
    "units": "by=raion&date=2022-09-05",
    "events": "from=2022-09-01&to=2022-09-15",
    "series": "by=raion&from=2022-09-01&to=2022-09-15",
}
FILES = [
    (name, ending, formats[ending][1])
    for name, formats in (
        *((name, TABLES) for name in ("snapshot", "diff", "spells", "units")),
        ("events", EVENTS),
        ("series", SERIES),
    )
    for ending in formats
]


@pytest.fixture(scope="module")
def client():
    with TestClient(Starlette(routes=routes(), middleware=middleware())) as client:
        yield client


@pytest.mark.parametrize(("name", "ending", "media_type"), FILES)
def test_every_file_in_every_format(client, tmp_path, name, ending, media_type):
    answer = client.get(f"/api/{name}.{ending}?{QUESTIONS[name]}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == media_type
    assert f".{ending}" in answer.headers["content-disposition"]
    assert 'rel="license"' in answer.headers["link"]
    assert json.loads(answer.headers["x-control-about"])["layer"] == "ledger"
    path = tmp_path / f"{name}.{ending}"
    path.write_bytes(answer.content)
    assert_readable(path)


def assert_readable(path):
    ending = path.suffix[1:]
    if ending in {"geojson", "json"}:
        assert json.loads(path.read_bytes())["dataset"]
    elif ending == "csv":
        assert len(list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))) > 1
    elif ending == "kml":
        assert ET.fromstring(path.read_bytes()).tag.endswith("kml")
    elif ending == "xlsx":
        assert openpyxl.load_workbook(path)["data"].max_row > 1
    elif ending == "parquet" and "series" in path.name:
        assert pq.read_table(path).num_rows
    elif ending == "parquet":
        assert len(geopandas.read_parquet(path))
    else:
        assert len(geopandas.read_file(path))


@pytest.mark.parametrize(
    ("words", "address"),
    [
        (
            "snapshot --date 2022-09-05 --raion Kupiansk --status occupied --geometry cell",
            "snapshot.geojson?date=2022-09-05&raion=Kupiansk&status=occupied&geometry=cell",
        ),
        (
            "snapshot --date 2022-09-10 --known-as-of 2022-09-10 --with-unplaced",
            "snapshot.geojson?date=2022-09-10&known_as_of=2022-09-10&with_unplaced=true",
        ),
        (
            "diff --from 2022-09-05 --to 2022-09-15 --raion Izium --raion Kupiansk --format csv",
            "diff.csv?from=2022-09-05&to=2022-09-15&raion=Izium,Kupiansk",
        ),
        (
            "events --from 2022-09-01 --type liberation --tier verified --format csv",
            "events.csv?from=2022-09-01&type=liberation&tier=verified",
        ),
        (
            "series --by raion --from 2022-09-01 --to 2022-09-03 --status occupied --format csv",
            "series.csv?by=raion&from=2022-09-01&to=2022-09-03&status=occupied",
        ),
        ("spells --raion Kupiansk --format gpkg", "spells.gpkg?raion=Kupiansk"),
        ("units --by hromada --date 2022-09-05", "units.geojson?by=hromada&date=2022-09-05"),
    ],
)
def test_http_and_the_command_line_give_the_same_bytes(client, capsysbinary, words, address):
    assert main(words.split()) == 0
    assert client.get(f"/api/{address}").content == capsysbinary.readouterr().out


def test_a_name_may_carry_the_unit_around_it(client):
    found = client.get("/api/spells.csv", params={"settlement": "Kupiansk, Kupiansk Raion"})
    assert {row["katottg"] for row in csv.DictReader(io.StringIO(found.text))} == {KUPIANSK}


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"ukrainian", "liberated", "occupied", "contested", "unknown"}),
        ("&status=ukrainian", {"ukrainian", "liberated"}),
        ("&category=ukrainian", {"ukrainian"}),
        ("&category=ukrainian,occupied&status=occupied", {"occupied"}),
    ],
)
@pytest.mark.parametrize("path", ["units.csv?date=2022-09-20", "series.csv?from=2023-01-01"])
def test_counts_are_of_the_chosen_statuses(client, path, query, shown):
    (head, *_) = client.get(f"/api/{path}&by=oblast{query}").text.splitlines()
    counted = {name for name in head.split(",") if name.endswith("_low")}
    assert counted == {f"{word}_low" for word in shown}


BAD = [
    ("snapshot.geojson?", "date", "2022-02-24 to"),
    ("snapshot.geojson?date=2022-02-30", "date", "2022-02-24 to"),
    ("snapshot.geojson?date=20220905", "date", "2022-02-24 to"),
    ("snapshot.csv?date=1999-01-01", "date", "outside"),
    ("snapshot.csv?date=2022-09-05&date=2022-09-06", "date", "more than once"),
    ("snapshot.csv?date=2022-09-05&colour=red", "colour", "known_as_of"),
    ("snapshot.csv?date=2022-09-05&raion=Atlantis", "raion", "no raion 'Atlantis'"),
    ("snapshot.csv?date=2022-09-05&status=purple", "status", "occupied"),
    ("snapshot.csv?date=2022-09-05&status=occupied,purple", "status", "occupied"),
    ("snapshot.csv?date=2022-09-05&category=", "category", "liberated"),
    ("snapshot.csv?date=2022-09-05&layer=nobody", "layer", "ledger"),
    ("snapshot.csv?date=2022-09-05&geometry=circle", "geometry", "point, cell"),
    ("snapshot.csv?date=2022-09-05&with_unplaced=yes", "with_unplaced", "true"),
    ("snapshot.csv?date=2022-09-05&known_as_of=yesterday", "known_as_of", "2022-02-24 to"),
    ("snapshot.csv?date=2022-09-05&raion=" + "x" * 201, "raion", "200 characters"),
    ("snapshot.csv?date=2022-09-05" + "&raion=a" * 101, "raion", "100 times"),
    ("diff.gpkg?from=2022-09-05", "to", "missing"),
    ("diff.csv?from=2022-09-15&to=2022-09-05", "from", "later than"),
    ("spells.kml?from=2022-09-15&to=2022-09-05", "from", "later than"),
    ("units.csv?date=2022-09-05", "by", "oblast, raion, hromada"),
    ("units.csv?by=street&date=2022-09-05", "by", "oblast, raion, hromada"),
    ("events.json?tier=golden", "tier", "verified"),
    ("events.json?category=liberated", "category", "status"),
    ("events.json?type=party", "type", "liberation"),
    ("series.csv?by=raion&date=2022-09-05", "date", "from"),
    (f"history/{KUPIANSK}.json?lang=en", "lang", "known_as_of"),
]


@pytest.mark.parametrize(("address", "parameter", "said"), BAD)
def test_a_bad_parameter_is_a_problem_that_says_what_is_allowed(client, address, parameter, said):
    answer = client.get(f"/api/{address}")
    problem = answer.json()
    assert answer.status_code == problem["status"] == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["parameter"] == parameter
    assert said in problem["detail"]
    assert {"type", "title"} <= set(problem)


@pytest.mark.parametrize(
    "path",
    [
        "nothing",
        "snapshot",
        "snapshot.docx?date=2022-09-05",
        "snapshot.json?date=2022-09-05",
        "series.geojson?by=raion",
        "history/UA1.json",
        "history/UA63000000000041885.json",
        "snapshot.csv/more",
        "%00",
    ],
)
def test_unknown_paths_are_problems_with_404(client, path):
    answer = client.get(f"/api/{path}")
    assert answer.status_code == answer.json()["status"] == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_an_unknown_format_lists_the_formats(client):
    assert "geojson, csv, gpkg" in client.get("/api/snapshot.docx").json()["detail"]


def test_other_methods_are_problems_with_405(client):
    answer = client.post("/api/snapshot.csv?date=2022-09-05")
    assert answer.status_code == answer.json()["status"] == 405
    assert "GET" in answer.headers["allow"]


def test_the_copy_that_a_reader_holds_is_answered_304(client):
    address = "/api/snapshot.geojson?date=2022-09-05"
    tag = client.get(address).headers["etag"]
    again = client.get(address, headers={"if-none-match": f'"other", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    other = client.get(address.replace("05", "06"), headers={"if-none-match": tag})
    assert other.status_code == 200
    assert other.headers["etag"] != tag


def test_large_answers_travel_compressed(client):
    address = "/api/snapshot.geojson?date=2022-09-05"
    plain = client.get(address, headers={"accept-encoding": "identity"})
    packed = client.get(address, headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert packed.num_bytes_downloaded * 4 < len(plain.content)
    assert packed.content == plain.content
    assert packed.headers["etag"] == plain.headers["etag"]


@pytest.mark.parametrize("address", ["snapshot.csv?date=2022-09-05", "snapshot.csv", "nothing"])
def test_pages_of_every_origin_may_read(client, address):
    answer = client.get(f"/api/{address}", headers={"origin": "https://elsewhere.example"})
    assert answer.headers["access-control-allow-origin"] == "*"


def test_options_and_head(client):
    options = client.options("/api/snapshot.csv")
    assert (options.status_code, options.content) == (204, b"")
    assert options.headers["allow"] == "GET, HEAD, OPTIONS"
    assert options.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    head = client.head("/api/snapshot.csv?date=2022-09-05")
    assert head.status_code == 200
    assert head.headers["etag"]


def test_history_has_claims_and_sources(client):
    found = client.get(f"/api/history/{KUPIANSK}.json").json()
    assert found["katottg"] == KUPIANSK
    assert {claim["source"] for spell in found["spells"] for claim in spell["claims"]} == set(
        found["sources"]
    )


def test_a_failure_shows_no_inner_workings(monkeypatch):
    def fail(*_args, **_more):
        raise RuntimeError("the secret path")

    monkeypatch.setattr("data.export.exports.Exports.series_pieces", fail)
    with TestClient(Starlette(routes=routes()), raise_server_exceptions=False) as client:
        answer = client.get("/api/series.csv?by=raion")
    assert answer.status_code == answer.json()["status"] == 500
    assert "secret" not in answer.text


def test_a_layer_that_must_not_be_passed_on_is_not_offered(client, store, monkeypatch):
    ledger = store.layers["ledger"]
    kept = dataclasses.replace(ledger, name="private", publishable=False)
    monkeypatch.setattr(Store, "layers", {"ledger": ledger, "private": kept})
    answer = client.get("/api/snapshot.csv?date=2022-09-05&layer=private")
    assert answer.status_code == 400
    assert "none of ledger" in answer.json()["detail"]

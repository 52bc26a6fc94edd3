"""Packages by their address: the same bytes as by command, within limits of size and pace."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from dashboard.api import packagepace, packages
from dashboard.api.packagepace import AT_ONCE, PER_READER, WHILE_S, PackagePace
from dashboard.server import middleware, routes
from data.packages.question import PackageQuestion
from data.packages.registry import PACKAGES, packaged
from data.selection import Filters

KUPIANSK_RAION = "UA63080000000032022"
SPAN = f"from=2022-09-01&to=2022-09-15&date=2022-09-10&raion={KUPIANSK_RAION}"


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setattr(packages, "PACE", PackagePace())
    with TestClient(Starlette(routes=routes(), middleware=middleware())) as client:
        yield client


@pytest.mark.parametrize(("file", "word"), packages.FILES.items())
def test_the_address_gives_what_the_command_gives(client, store, file, word):
    answer = client.get(f"/api/packages/{file}?{SPAN}")
    assert answer.status_code == 200, answer.text
    question = PackageQuestion(
        start=date(2022, 9, 1),
        end=date(2022, 9, 15),
        day=date(2022, 9, 10),
        filters=Filters(raions=(KUPIANSK_RAION,)),
    )
    assert answer.content == packaged(store, word, question)
    assert answer.headers["content-type"] == PACKAGES[word].media_type
    assert answer.headers["content-disposition"].startswith("attachment")
    about = json.loads(answer.headers["x-control-about"])
    assert (about["as_of"], about["dataset"]) == ("2022-09-10", store.dataset)
    again = client.get(
        f"/api/packages/{file}?{SPAN}", headers={"if-none-match": answer.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


def test_the_age_of_the_evidence_is_in_force_and_told(client):
    raw = client.get(f"/api/packages/kepler.zip?{SPAN}&unconfirmed_days=5").content
    with zipfile.ZipFile(io.BytesIO(raw)) as opened:
        (name,) = [each for each in opened.namelist() if each.endswith("control.geojson")]
        found = json.loads(opened.read(name))
    assert found["filters"]["unconfirmed_days"] == 5


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("qgis.zip?date=2022-09-10&to=2022-09-01", "date"),
        ("qgis.zip?from=2022-09-10&to=2022-09-01", "from"),
        ("timemap.zip?geometry=cell", "geometry"),
        ("map.html?unconfirmed_days=30", "unconfirmed_days"),
        ("kepler.zip?geometry=circle", "geometry"),
        ("kepler.zip?colour=red", "colour"),
        ("kepler.zip?unconfirmed_days=-1", "unconfirmed_days"),
    ],
)
def test_what_cannot_be_is_a_problem(client, address, parameter):
    answer = client.get(f"/api/packages/{address}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["parameter"] == parameter


def test_there_is_no_other_package(client):
    answer = client.get("/api/packages/arcgis.zip")
    assert answer.status_code == 404
    assert "qgis.zip" in answer.json()["detail"]


def test_more_rows_than_the_limit_are_refused(client, monkeypatch):
    monkeypatch.setattr(packages, "MOST_ROWS", 10)
    answer = client.get(f"/api/packages/qgis.zip?{SPAN}")
    assert answer.status_code == 400
    assert "choose fewer days or units" in answer.json()["detail"]
    assert client.get(f"/api/packages/map.html?{SPAN}").status_code == 200


def test_a_reader_is_held_to_a_pace_but_not_by_what_is_remembered(client, monkeypatch):
    monkeypatch.setattr(packagepace, "PER_READER", 2)
    address = f"/api/packages/timemap.zip?{SPAN}"
    assert [client.get(f"{address}&layer=ledger").status_code for _ in range(3)] == [200] * 3
    assert client.get(address).status_code == 200
    refused = client.get(f"{address}&status=occupied")
    assert refused.status_code == refused.json()["status"] == 429
    assert 0 < int(refused.headers["retry-after"]) <= WHILE_S
    assert client.get(address).status_code == 200


def test_places_at_once_are_given_back():
    pace = PackagePace()
    held = [pace.making(str(reader)) for reader in range(AT_ONCE)]
    for each in held:
        each.__enter__()
    with pytest.raises(HTTPException) as refused, pace.making("late"):
        pass
    assert refused.value.status_code == 503
    assert refused.value.headers["Retry-After"]
    held[0].__exit__(None, None, None)
    with pace.making("late"):
        pass


def test_after_a_while_a_reader_may_ask_again_and_others_may_at_once():
    now = 0.0
    pace = PackagePace(lambda: now)

    def make(reader):
        with pace.making(reader):
            pass

    for _ in range(PER_READER):
        make("one")
    with pytest.raises(HTTPException):
        make("one")
    make("other")
    now = WHILE_S
    make("one")


def test_readers_are_forgotten(monkeypatch):
    monkeypatch.setattr(packagepace, "READERS", 3)
    pace = PackagePace()
    for reader in range(10):
        with pace.making(str(reader)):
            pass
    assert len(pace._times) == 3

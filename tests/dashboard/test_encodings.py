"""Answers are compressed for those who take gzip, and for nobody else, remembered or not."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.server import middleware, routes


@pytest.fixture(scope="module")
def client():
    with TestClient(Starlette(routes=routes(), middleware=middleware())) as client:
        yield client


@pytest.mark.parametrize(
    ("accepted", "is_compressed"),
    [
        ("gzip", True),
        ("GZIP", True),
        ("br, gzip;q=0.5", True),
        ("gzip;q=1.000,identity;q=0", True),
        ("identity", False),
        ("gzip;q=0", False),
        ("gzip; Q=0.000, br", False),
        ("br;q=1, gzip ; q=0 ", False),
        ("", False),
        (",;q=0,", False),
    ],
)
def test_gzip_is_for_those_who_take_it(client, accepted, is_compressed):
    for _ in range(2):
        answer = client.get(
            "/api/snapshot.csv?date=2022-09-05&raion=Izium", headers={"accept-encoding": accepted}
        )
        assert answer.status_code == 200
        assert ("content-encoding" in answer.headers) is is_compressed
        assert answer.text.startswith("katottg,")

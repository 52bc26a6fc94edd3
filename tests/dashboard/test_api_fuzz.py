"""Whatever is asked, the answer is a document of ours: never a failure, never a page."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.table import RESOURCES
from dashboard.server import middleware, routes

VALUES = (
    st.text(max_size=30)
    | st.sampled_from(
        ["2022-09-05", "2022-09-05/..", "../..", "36,49,37,50", "-1", "1", "raion", "json", "html",
         "point", "cell", "true", "Izium", "UA63040000000023521", "occupied", "ledger", ",", "a,b",
         "1e309,1,2,3", "\x00", "٣", "2022-09-05T00:00:00+99:99", "9" * 19]
    )
)  # fmt: skip
DAYS = st.sampled_from(["2022-02-24", "2022-09-05", "2022-09-20", "2026-01-01"])


def values(parameter):
    if parameter.words:
        return st.sampled_from(parameter.words)
    return DAYS | DAYS | VALUES if parameter.schema.get("format") == "date" else VALUES


@st.composite
def questions(draw):
    """A path of the API with some of its parameters, now and then with one that it lacks."""
    resource = draw(st.sampled_from(RESOURCES))
    path = resource.path
    for part in resource.parts:
        word = draw(st.sampled_from(part.words or ("UA63080090010026457", "x")))
        path = path.replace(f"{{{part.name}}}", word)
    query = {}
    for each in resource.allowed:
        if each.required or draw(st.integers(0, 5)) == 0:
            query[each.name] = draw(values(each))
    if draw(st.integers(0, 9)) == 0:
        query[draw(st.text(max_size=8))] = draw(VALUES)
    return path, query


@pytest.fixture(scope="module")
def client():
    with TestClient(Starlette(routes=routes(), middleware=middleware())) as client:
        yield client


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(questions())
def test_every_question_has_an_answer(client, question):
    path, query = question
    answer = client.get(f"/api{path}", params=query)
    assert answer.status_code in {200, 400, 404}
    if answer.status_code != 200:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"]


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=20))
def test_every_path_has_an_answer(client, path):
    answer = client.get(f"/api/{quote(path)}")
    assert answer.status_code in {200, 400, 404}
    assert "html" not in answer.headers["content-type"]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40))
def test_every_accept_header_has_an_answer(client, accept):
    for header in ("accept", "if-none-match"):
        answer = client.get("/api/conformance", headers={header: accept})
        assert answer.status_code in {200, 304}

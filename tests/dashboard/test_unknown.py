"""Paths that nobody knows are 404, and what Streamlit serves stays as it is."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit import config

from dashboard.unknown import UnknownPaths

PAGE = "<title>Streamlit</title>"


def status(path: str, method: str = "GET") -> int:
    """Return what is answered to a path around a Streamlit that gives its page for what it does not know."""

    def given(request):
        there = request.url.path.endswith(".js") or request.method != "GET"
        return PlainTextResponse("it") if there else HTMLResponse(PAGE)

    methods = ["GET", "PUT", "DELETE"]
    streamlit = Starlette(routes=[Route("/{path:path}", given, methods=methods)])
    app = UnknownPaths(streamlit, routes=lambda: [Route("/table", given)])
    with TestClient(app) as client:
        answer = client.request(method, path, headers={"accept": "text/html"})
    assert (PAGE in answer.text) <= (answer.status_code == 200)
    return answer.status_code


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/static/js/nothing.of.it", "/_stcore/nothing", "/auth/nothing", "/foo", "/foo/x"],
)
def test_streamlits_page_is_no_answer_to_what_is_not_there(path):
    assert status(path) == 404


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/table", "GET"),
        ("/static/js/index.js", "GET"),
        # Components and downloads may be HTML.
        ("/component/control.map/index.html", "GET"),
        ("/media/0123.html", "GET"),
        ("/_stcore/upload_file/session/file", "PUT"),
        ("/_stcore/upload_file/session/file", "DELETE"),
    ],
)
def test_what_streamlit_serves_is_passed_on(path, method):
    assert status(path, method) == 200


def test_below_a_base_path_all_is_streamlits(monkeypatch):
    options = {"server.baseUrlPath": "/foo/"}
    monkeypatch.setattr(config, "get_option", options.get)
    assert [status(path) for path in ("/foo", "/foo/", "/foo/x")] == [200, 200, 200]
    assert status("/food") == 404

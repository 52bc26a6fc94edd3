"""Who is believed about a reader's address and scheme: this machine, or whom the setting names."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.server import middleware

SAID = {"x-forwarded-for": "198.51.100.7", "x-forwarded-proto": "https"}


def seen(by: str) -> str:
    """Return scheme and address of a reader as the app sees them through who sends the request."""

    def tell(request):
        return PlainTextResponse(f"{request.url.scheme} {request.client.host}")

    app = Starlette(routes=[Route("/", tell)], middleware=middleware())
    with TestClient(app, client=(by, 50_000)) as client:
        return client.get("/", headers=SAID).text


@pytest.mark.parametrize("proxy", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_a_proxy_on_this_machine_is_believed(monkeypatch, proxy):
    monkeypatch.delenv("FORWARDED_ALLOW_IPS", raising=False)
    assert seen(proxy) == "https 198.51.100.7"


@pytest.mark.parametrize("reader", ["192.0.2.1", "::ffff:192.0.2.1", "2001:db8::1"])
def test_a_stranger_is_not(monkeypatch, reader):
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "")
    assert seen(reader) == f"http {reader}"


def test_a_proxy_that_the_setting_names_is(monkeypatch):
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "172.18.0.0/16, 192.0.2.1")
    assert seen("172.18.0.1") == seen("192.0.2.1") == "https 198.51.100.7"
    assert seen("127.0.0.1") == "http 127.0.0.1"

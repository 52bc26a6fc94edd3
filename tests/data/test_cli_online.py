"""``places --online``: only when asked for, only for what is unknown, only as suggestions."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from data.cli.main import main

ANSWER = [
    {
        "lat": "49.7",
        "lon": "37.6",
        "display_name": "Somewhere, Ukraine",
        "osm_type": "node",
        "osm_id": 1,
        "type": "village",
    }
]


@pytest.fixture
def service(monkeypatch, tmp_path):
    """A server of ours in Nominatim's place; yields the paths it was asked for."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, self.headers["User-Agent"]))
            body = json.dumps(ANSWER).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv("CONTROL_NOMINATIM", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("CONTROL_CACHE", str(tmp_path / "cache"))
    yield asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_nothing_is_asked_unless_switched_on(service, capsys):
    assert main(["places", "Qwertyville", "--json"]) == 0
    assert service == []
    assert "online" not in json.loads(capsys.readouterr().out)


def test_a_contact_is_required(service, capsys, monkeypatch):
    monkeypatch.delenv("CONTROL_CONTACT", raising=False)
    assert main(["places", "Qwertyville", "--online"]) == 2
    assert "CONTROL_CONTACT" in capsys.readouterr().err
    assert service == []


def test_only_unknown_names_are_asked_once_and_marked_as_suggestions(service, capsys, monkeypatch):
    monkeypatch.setenv("CONTROL_CONTACT", "maps@example.org")
    for _ in range(2):
        assert main(["places", "Kupiansk", "Qwertyville", "--online", "--json"]) == 0
        known, unknown = map(json.loads, capsys.readouterr().out.splitlines())
        assert known["status"] == "match"
        assert "online" not in known
        assert unknown["status"] == "none"
        (suggestion,) = unknown["online"]
        assert suggestion["suggested"] is True
        assert "OpenStreetMap" in suggestion["attribution"]
        assert (suggestion["lng"], suggestion["lat"]) == (37.6, 49.7)
    assert len(service) == 1
    assert "maps@example.org" in service[0][1]


def test_for_people_suggestions_are_printed_as_such_and_the_name_stays_unknown(
    service, capsys, monkeypatch
):
    monkeypatch.setenv("CONTROL_CONTACT", "maps@example.org")
    assert main(["places", "Kupiansk", "Qwertyville", "--online"]) == 1
    out, err = capsys.readouterr()
    suggested, known = out.splitlines()
    assert suggested.startswith("'Qwertyville' suggested: Somewhere, Ukraine  [37.6, 49.7]  ")
    assert "OpenStreetMap" in suggested
    assert known.startswith("Kupiansk")
    assert "'Qwertyville' means no place" in err


def test_names_that_could_be_many_places_are_cut_at_the_limit(capsys):
    assert main(["places", "Ivanivka", "--limit", "2"]) == 1
    _, *lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert lines[-1].strip().endswith("more; --limit shows them")

"""What is secret stays out of logs, messages and answers: passwords of databases, contacts, cookies."""

from __future__ import annotations

import logging

import pytest
from deskwriter import draft, key

from dashboard import desk as desk_module
from data.cli.main import main
from data.submissions.database import Database, database_url, sqlite_url
from data.submissions.desk import Desk, open_desk
from data.submissions.errors import DeskError
from data.submissions.migrate import require_schema
from data.submissions.pace import Origin

PASSWORD, CONTACT, COOKIE = "hunter2", "whistle@blower.example", "cookie-of-mine"
URLS = {
    "nobody listens": f"postgresql://writer:{PASSWORD}@127.0.0.1:9/desk",
    "another driver": f"oracle://writer:{PASSWORD}@127.0.0.1/desk",
    "no URL": f"postgresql//writer:{PASSWORD}@127.0.0.1/desk",
    "a wrong port": f"postgresql://writer:{PASSWORD}@127.0.0.1:port/desk",
}


@pytest.mark.parametrize("url", URLS.values(), ids=URLS)
def test_no_message_repeats_the_address_of_a_database(monkeypatch, caplog, capsys, url):
    monkeypatch.setenv("DATABASE_URL", url)
    with caplog.at_level(logging.DEBUG):
        with pytest.raises(DeskError) as raised:
            open_desk(database_url())
        assert main(["submissions", "list"]) == 1
    told = capsys.readouterr()
    for words in (str(raised.value), caplog.text, told.out, told.err):
        assert PASSWORD not in words


def test_a_failure_of_the_page_logs_no_address(monkeypatch, caplog):
    desk_module._desk.cache_clear()
    monkeypatch.setenv("DATABASE_URL", URLS["nobody listens"])
    with caplog.at_level(logging.DEBUG):
        assert desk_module.accepted_evidence() == {}
    assert "accepted submissions are not shown" in caplog.text
    assert PASSWORD not in caplog.text
    desk_module._desk.cache_clear()


def test_a_contact_is_in_no_log_and_in_no_output_of_many(tmp_path, monkeypatch, caplog, capsys):
    path = tmp_path / "desk.sqlite"
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("CONTROL_DATABASE", str(path))
    with caplog.at_level(logging.DEBUG):
        database = Database(sqlite_url(path))
        require_schema(database)
        sent = draft("a", contact=CONTACT)
        Desk(database).submit(
            sent, key=key("a"), origin=Origin(session=COOKIE, address="192.0.2.7")
        )
        database.close()
        for words in (["list"], ["list", "--json"], ["show", "1"], ["forget-contact", "1"]):
            try:
                main(["submissions", *words])
            except SystemExit:
                assert words[0] == "forget-contact"
    told = capsys.readouterr()
    for words in (caplog.text, told.out, told.err):
        assert CONTACT not in words
        assert COOKIE not in words
        assert "192.0.2.7" not in words
    # Neither session nor address is kept anywhere, not even beside the submission.
    stored = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert COOKIE.encode() not in stored
    assert b"192.0.2.7" not in stored


def test_a_request_with_secrets_leaves_none_in_the_log(hostile_client, caplog):
    with caplog.at_level(logging.DEBUG, logger="dashboard"):
        for path in ("/api/snapshot.geojson?date=x", "/api/nothing", "/assets/x/y", "/health"):
            answer = hostile_client.get(
                path, headers={"cookie": f"session={COOKIE}", "authorization": f"Bearer {PASSWORD}"}
            )
            assert COOKIE not in answer.text
            assert PASSWORD not in answer.text
            assert "set-cookie" not in answer.headers
    assert COOKIE not in caplog.text
    assert PASSWORD not in caplog.text

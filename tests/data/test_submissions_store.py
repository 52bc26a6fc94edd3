"""Submissions and decisions are stored for good, in order, and by nobody twice: on both engines."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from deskwriter import PLENTY, draft, key

from data.submissions.backup import backup
from data.submissions.casefile import pending_count
from data.submissions.database import Database, database_url, server_url, sqlite_url
from data.submissions.desk import Desk, open_desk
from data.submissions.errors import (
    InvalidError,
    NotAllowedError,
    NotPossibleError,
    OutdatedError,
    Refusal,
    RefusedError,
    StorageError,
    UnknownSubmissionError,
)
from data.submissions.migrate import NOTHING, current_revision, migrate, newest_revision
from data.submissions.pace import Origin
from data.submissions.record import Act, Editor, Proposal, State
from data.submissions.schema import METADATA, PACE, PACE_KEY

WRITER = Path(__file__).parents[1] / "fixtures" / "deskwriter.py"
ROOT = Path(__file__).parents[2]

OLENA = Editor(
    issuer="https://id.example", subject="1", email="", name="First", email_verified=True
)
PETRO = replace(OLENA, subject="2", name="Second")
ALLOWED = frozenset({"https://id.example|1", "https://id.example|2"})
ORIGIN = Origin(session="s", address=None)


def submit(desk, name="one", **changed):
    return desk.submit(draft(name, **changed), key=key(name), origin=ORIGIN)


def decide(desk, number, act, seen, *, editor=OLENA, **rest):
    return desk.decide(number, act, editor=editor, allowed=ALLOWED, seen_version=seen, **rest)


def writer(url, name, count):
    return subprocess.Popen(
        [sys.executable, WRITER, url.render_as_string(hide_password=False), name, str(count)],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT}:{WRITER.parent}", "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_migrations_make_the_schema_and_take_it_away(database):
    def difference():
        with database.reading() as connection:
            return compare_metadata(MigrationContext.configure(connection), METADATA)

    assert difference() == []
    assert migrate(database, NOTHING, down=True) is None
    with database.reading() as connection:
        assert sa.inspect(connection).get_table_names() == ["alembic_version"]
    assert migrate(database) == newest_revision()
    assert difference() == []


def test_a_database_of_another_revision_is_refused_with_the_way_out(database):
    with database.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0000'"))
    with pytest.raises(StorageError, match="submissions migrate"):
        open_desk(database.url)
    with database.writing() as connection:
        connection.execute(
            sa.text("UPDATE alembic_version SET version_num = :new"), {"new": newest_revision()}
        )


def test_what_is_sent_in_comes_back_as_it_was(desk):
    sent = draft(
        statement="Рядок «перший»\nдругий 💡 '; DROP TABLE submission", contact="a@b.example"
    )
    number = desk.submit(sent, key=key("x"), origin=ORIGIN)
    case = desk.case(number)
    assert case.draft == sent
    assert case.state is State.PENDING
    assert case.received_at.utcoffset() == timedelta(0)
    assert desk.cases() == [case]


def test_the_same_form_sent_twice_is_one_submission(desk):
    assert submit(desk, "one") == submit(desk, "one")
    assert len(desk.cases()) == 1


def test_a_key_that_is_none_is_refused(desk):
    with pytest.raises(InvalidError):
        desk.submit(draft(), key="x", origin=ORIGIN)


def test_duplicates_are_marked_on_both(desk):
    first, second, other = (
        submit(desk, "a"),
        submit(desk, "b", canonical_url="example.org/a"),
        submit(desk, "c"),
    )
    assert [case.duplicates for case in desk.cases()] == [(second,), (first,), ()]
    assert desk.case(other).duplicates == ()


def test_rows_are_only_ever_added(desk):
    number = submit(desk)
    decide(desk, number, Act.REJECT, 0, reason="Says nothing of it.")
    for statement in (
        "UPDATE submission SET statement = 'x'",
        "DELETE FROM submission",
        "UPDATE decision SET reason = 'x'",
        "DELETE FROM decision",
        "UPDATE editor SET name = 'x'",
        "DELETE FROM editor",
    ):
        with pytest.raises(StorageError, match="only ever added"), desk.database.writing() as c:
            c.execute(sa.text(statement))
    assert desk.case(number).decisions[0].reason == "Says nothing of it."


def test_a_contact_can_be_forgotten(desk):
    number = submit(desk, contact="a@b.example")
    assert desk.erase_contact(number)
    assert desk.case(number).draft.contact == ""
    assert not desk.erase_contact(number)


def test_decisions_lead_from_state_to_state_and_back(desk):
    number = submit(desk)
    half, whole = Proposal(title="Half"), Proposal(title="Whole", owner="The Paper")
    assert decide(desk, number, Act.AMEND, 0, proposal=half).state is State.PENDING
    accepted = decide(desk, number, Act.ACCEPT, 1, proposal=whole, editor=PETRO)
    assert (accepted.state, accepted.proposal) == (State.ACCEPTED, whole)
    with pytest.raises(NotPossibleError):
        decide(desk, number, Act.REJECT, 2, reason="No.")
    undone = decide(desk, number, Act.UNDO, 2)
    assert (undone.state, undone.proposal) == (State.PENDING, half)
    rejected = decide(desk, number, Act.REJECT, 3, reason="Copied.")
    assert (rejected.state, rejected.version) == (State.REJECTED, 4)
    assert [d.editor for d in rejected.decisions] == ["First", "Second", "First", "First"]
    assert desk.cases(State.PENDING) == []
    assert desk.cases(State.REJECTED) == [rejected]


def test_an_undo_needs_something_to_undo(desk):
    number = submit(desk)
    with pytest.raises(NotPossibleError):
        decide(desk, number, Act.UNDO, 0)


def test_the_second_of_two_editors_does_not_overwrite_the_first(desk):
    number = submit(desk)
    decide(desk, number, Act.REJECT, 0, reason="Copied.")
    with pytest.raises(OutdatedError):
        decide(desk, number, Act.ACCEPT, 0, editor=PETRO, proposal=Proposal(title="x"))
    assert desk.case(number).state is State.REJECTED
    assert desk.case(number).version == 1


def test_the_database_itself_refuses_a_second_decision_of_one_version(desk):
    number = submit(desk)
    decide(desk, number, Act.REJECT, 0, reason="Copied.")
    again = "INSERT INTO decision SELECT submission, version, 'accept', '', 'accepted', NULL, editor, decided_at FROM decision"
    with pytest.raises(StorageError), desk.database.writing() as connection:
        connection.execute(sa.text(again))


def test_only_editors_on_the_list_decide(desk):
    number = submit(desk)
    with pytest.raises(NotAllowedError):
        desk.decide(
            number,
            Act.REJECT,
            editor=replace(OLENA, subject="3"),
            allowed=ALLOWED,
            seen_version=0,
            reason="x",
        )
    assert desk.case(number).version == 0


@pytest.mark.parametrize("reason", ["", "   ", "x" * 4001, "a\0b"])
def test_a_rejection_needs_a_reason_that_can_be_kept(desk, reason):
    number = submit(desk)
    with pytest.raises(InvalidError):
        decide(desk, number, Act.REJECT, 0, reason=reason)


def test_what_does_not_exist_cannot_be_decided_upon(desk):
    with pytest.raises(UnknownSubmissionError):
        decide(desk, 99, Act.REJECT, 0, reason="x")
    with pytest.raises(UnknownSubmissionError):
        desk.case(99)


def test_sessions_and_addresses_have_their_share_of_an_hour(database):
    now = [datetime(2026, 11, 22, 10, 59, tzinfo=UTC)]
    limits = replace(PLENTY, per_session=2, per_address=3)
    desk = Desk(database, limits=limits, clock=lambda: now[0])

    def send(name, session, address="192.0.2.7"):
        desk.submit(draft(name), key=key(name), origin=Origin(session=session, address=address))

    send("1", "s"), send("2", "s")
    with pytest.raises(RefusedError) as refused:
        send("3", "s")
    assert refused.value.reason is Refusal.SESSION
    send("2", "s")  # the same form again is no new submission
    send("4", "t")
    with pytest.raises(RefusedError) as refused:
        send("5", "u")
    assert refused.value.reason is Refusal.ADDRESS
    send("6", "u", address=None)
    now[0] += timedelta(minutes=1)
    send("7", "s")
    assert len(desk.cases()) == 5


def test_no_address_and_no_session_is_stored_and_old_marks_go(database):
    now = [datetime(2026, 11, 20, 10, tzinfo=UTC)]
    desk = Desk(database, limits=PLENTY, clock=lambda: now[0])
    origin = Origin(session="session-words", address="192.0.2.7")
    desk.submit(draft("1"), key=key("1"), origin=origin)
    with database.reading() as connection:
        stored = "".join(
            str(row)
            for table in METADATA.sorted_tables
            for row in connection.execute(table.select())
        )
        first = connection.execute(sa.select(PACE.c.origin)).scalars().all()
    assert "192.0.2.7" not in stored
    assert "session-words" not in stored
    now[0] += timedelta(days=3)
    desk.submit(draft("2"), key=key("2"), origin=origin)
    with database.reading() as connection:
        second = connection.execute(sa.select(PACE.c.origin)).scalars().all()
        keys = connection.execute(sa.select(sa.func.count()).select_from(PACE_KEY)).scalar()
    assert len(second) == 2
    assert not set(first) & set(second)
    assert keys == 1


def test_a_full_queue_takes_no_more_until_an_editor_decides(database):
    desk = Desk(database, limits=replace(PLENTY, queue=2))
    first = submit(desk, "1")
    submit(desk, "2")
    with pytest.raises(RefusedError) as refused:
        submit(desk, "3")
    assert refused.value.reason is Refusal.QUEUE
    decide(desk, first, Act.REJECT, 0, reason="x")
    submit(desk, "3")
    with database.reading() as connection:
        assert pending_count(connection) == 2


def test_eight_processes_writing_at_once_lose_nothing(database):
    processes = [writer(database.url, f"p{i}", 25) for i in range(8)]
    said = []
    for process in processes:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        said += [line.split() for line in out.splitlines()]
    stored = {case.number: case.draft.statement for case in Desk(database).cases()}
    assert len(said) == len(stored) == 200
    assert all(stored[int(number)] == f"It says {words}." for number, words in said)


def test_processes_that_open_an_empty_database_at_once_make_it_once(tmp_path):
    url = sqlite_url(tmp_path / "new.sqlite")
    processes = [writer(url, f"p{i}", 1) for i in range(6)]
    for process in processes:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
    desk = open_desk(url)
    assert len(desk.cases()) == 6
    desk.close()


def test_a_kill_loses_no_acknowledged_submission(database):
    acknowledged = []
    for turn in range(4):
        process = writer(database.url, f"k{turn}", 10**6)
        lines = [process.stdout.readline() for _ in range(7 + 5 * turn)]
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate(timeout=60)
        # Only a whole line acknowledges.
        lines += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        acknowledged += [line.split() for line in lines]
    stored = {str(case.number): case.draft.statement for case in Desk(database).cases()}
    assert len(acknowledged) >= 58
    assert all(stored[number] == f"It says {words}." for number, words in acknowledged)
    if database.is_sqlite:
        with database.reading() as connection:
            assert connection.execute(sa.text("PRAGMA integrity_check")).scalar() == "ok"


@pytest.fixture
def sqlite_desk(tmp_path):
    made = open_desk(sqlite_url(tmp_path / "desk.sqlite"))
    made.limits = PLENTY
    yield made
    made.close()


def fill_up(desk):
    for i in range(50):
        submit(desk, f"more-{i}", statement="x" * 2000)


def test_a_full_disk_is_an_error_and_does_no_damage(sqlite_desk):
    engine = sqlite_desk.database.engine
    kept = submit(sqlite_desk, "before")
    pages = [0]

    def fill(connection, _record, _proxy):
        connection.execute(f"PRAGMA max_page_count = {pages[0]}")

    with sqlite_desk.database.reading() as connection:
        pages[0] = connection.execute(sa.text("PRAGMA page_count")).scalar_one() + 1
    sa.event.listen(engine, "checkout", fill)
    with pytest.raises(StorageError, match="full"):
        fill_up(sqlite_desk)
    stored = len(sqlite_desk.cases())
    pages[0] = 10**6
    submit(sqlite_desk, "after")
    assert sqlite_desk.case(kept).draft == draft("before")
    assert len(sqlite_desk.cases()) == stored + 1
    with sqlite_desk.database.reading() as connection:
        assert connection.execute(sa.text("PRAGMA integrity_check")).scalar() == "ok"


def test_a_disk_that_fills_under_a_process_stops_it_with_words_and_no_damage(tmp_path):
    url = sqlite_url(tmp_path / "desk.sqlite")
    open_desk(url).close()
    command = (
        "import resource, signal, sys, deskwriter;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000));"
        "deskwriter.main(*sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", command, str(url), "full", "5000"],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT}:{WRITER.parent}", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert "StorageError: the database failed" in done.stderr
    numbers = [int(line.split()[0]) for line in done.stdout.splitlines()]
    desk = open_desk(url)
    assert numbers
    assert [case.number for case in desk.cases()] == numbers
    desk.close()


def test_a_backup_is_whole_and_can_be_opened(sqlite_desk, tmp_path):
    number = submit(sqlite_desk)
    target = tmp_path / "copy.sqlite"
    target.write_bytes(b"an older backup")
    backup(sqlite_desk.database, target)
    submit(sqlite_desk, "later")
    copy = open_desk(sqlite_url(target))
    assert [case.number for case in copy.cases()] == [number]
    copy.close()
    assert {path.name for path in tmp_path.iterdir() if path.name.startswith(".")} == set()


def test_a_backup_goes_neither_onto_its_database_nor_to_nowhere(sqlite_desk, tmp_path):
    with pytest.raises(StorageError):
        backup(sqlite_desk.database, tmp_path / "desk.sqlite")
    with pytest.raises(OSError):
        backup(sqlite_desk.database, tmp_path / "none" / "copy.sqlite")


def test_sqlite_is_set_up_to_keep_what_it_took(sqlite_desk):
    with sqlite_desk.database.reading() as connection:
        found = {
            name: connection.execute(sa.text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 20_000,
    }


def test_readers_do_not_wait_for_a_writer(sqlite_desk):
    number = submit(sqlite_desk)
    with sqlite_desk.database.writing():
        assert sqlite_desk.case(number).number == number


def test_a_file_that_is_no_database_is_an_error_in_words(tmp_path):
    path = tmp_path / "desk.sqlite"
    path.write_bytes(b"this is a text, not a database" * 100)
    with pytest.raises(StorageError, match="not a database"):
        open_desk(sqlite_url(path))
    assert path.read_bytes().startswith(b"this is a text")


def test_settings_say_where_the_database_is(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("CONTROL_DATABASE", str(tmp_path / "a b.sqlite"))
    assert database_url().database == str(tmp_path / "a b.sqlite")
    monkeypatch.setenv("DATABASE_URL", "postgres://someone:secret@db.example/control")
    assert database_url().drivername == "postgresql+psycopg"
    assert "secret" not in str(database_url())


@pytest.mark.parametrize("text", ["mysql://secret@h/d", "secret", "sqlite://"])
def test_other_databases_are_refused_without_repeating_passwords(text):
    with pytest.raises(StorageError) as error:
        server_url(text)
    assert "secret" not in str(error.value)


def test_errors_do_not_repeat_what_was_sent_in(sqlite_desk):
    with sqlite_desk.database.writing() as connection:
        connection.execute(sa.text("DROP TABLE pace_key"))
    with pytest.raises(StorageError) as error:
        submit(sqlite_desk, contact="private@person.example")
    assert "private" not in str(error.value)


def test_sqlite_files_can_be_read_by_sqlite_alone(sqlite_desk):
    submit(sqlite_desk)
    connection = sqlite3.connect(sqlite_desk.database.url.database)
    assert connection.execute("SELECT count(*) FROM submission").fetchone() == (1,)
    connection.close()


def test_a_server_that_is_not_there_is_an_error_in_words(tmp_path):
    with pytest.raises(StorageError, match="the database failed"):
        open_desk(server_url(f"postgresql://someone@/x?host={tmp_path}"))


def test_a_database_closes(tmp_path):
    made = Database(sqlite_url(tmp_path / "desk.sqlite"))
    migrate(made)
    made.close()
    with made.reading() as connection:
        assert current_revision(connection) == newest_revision()
    made.close()

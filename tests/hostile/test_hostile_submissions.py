"""What strangers and editors type: stored as text, refused in words, and inert wherever it comes out."""

from __future__ import annotations

import json
import logging
import subprocess
from contextlib import closing
from dataclasses import fields, replace

import builtworld
import pytest
from deskwriter import PLENTY, key
from hostile import EVERYTHING, FORBIDDEN, SURROGATES, TRAP, VISIBLE
from streamlit.testing.v1 import AppTest

from dashboard import desk as desk_module
from dashboard.plain import plain
from data.build import load_seeds
from data.cli.main import main
from data.submissions.database import Database, sqlite_url
from data.submissions.desk import Desk
from data.submissions.errors import InvalidError
from data.submissions.export import export
from data.submissions.limits import LIMITS
from data.submissions.migrate import require_schema
from data.submissions.pace import Origin
from data.submissions.record import Act, Editor, Proposal, State
from data.submissions.suggestion import suggested
from data.submissions.validation import Form, checked, known

EDITOR = Editor(issuer="i", subject="s", email="", name="Olena", email_verified=False)
ALLOWED = frozenset({"i|s"})
SECONDS = 60
#: Words of the corpus that a field of one line takes as they are.
TAKEN = {name: text for name, text in VISIBLE.items() if name != "long"}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    return builtworld.copy_seeds(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def world(seeds):
    return load_seeds(seeds)


@pytest.fixture
def desk(tmp_path):
    database = Database(sqlite_url(tmp_path / "desk.sqlite"))
    require_schema(database)
    with closing(Desk(database, limits=PLENTY)) as desk:
        yield desk


def form(**typed) -> Form:
    usual = {
        "kind": "source",
        "subject_kind": "event",
        "subject": "home",
        "url": "https://gazette.example/a",
        "publisher": "Gazette",
        "published": "2022-09-12",
        "statement": "It says so.",
    }
    return Form(**{**usual, **typed})


def about(world):
    return known(world.ledger, world.gazetteer, world.ledger.last)


def sent(desk, world, name="a", **typed) -> int:
    draft = checked(form(**typed), about(world))
    return desk.submit(draft, key=key(name), origin=Origin(session="s", address=None))


@pytest.mark.parametrize("name", TAKEN)
def test_what_can_be_seen_is_stored_as_it_was_typed(desk, world, name):
    words = TAKEN[name]
    number = sent(desk, world, publisher=words[:150], statement=words, contact=words[:200])
    draft = desk.case(number).draft
    assert draft.statement == " ".join(words.split())
    assert draft.publisher == " ".join(words[:150].split())


@pytest.mark.parametrize("field", ["url", "publisher", "published", "statement", "contact"])
@pytest.mark.parametrize("name", [*FORBIDDEN, *SURROGATES, "long"])
def test_what_cannot_be_seen_is_refused_by_name(world, name, field):
    words = EVERYTHING[name]
    if name in {"tab before a formula", "carriage return", "line separator"}:
        # Blanks, which are made one space.
        draft = checked(form(statement=words), about(world))
        assert draft.statement.isprintable()
        return
    with pytest.raises(InvalidError) as raised:
        checked(form(**{field: words}), about(world))
    assert field in {fault.field for fault in raised.value.faults}


@pytest.mark.parametrize("field", ["kind", "subject_kind", "subject"])
@pytest.mark.parametrize("name", EVERYTHING)
def test_a_hostile_subject_is_none(world, name, field):
    with pytest.raises(InvalidError):
        checked(form(**{field: EVERYTHING[name]}), about(world))


@pytest.mark.parametrize("name", VISIBLE)
def test_only_web_addresses_are_links(world, name):
    with pytest.raises(InvalidError):
        checked(form(url=VISIBLE[name][:150]), about(world))


@pytest.mark.parametrize("name", EVERYTHING)
def test_an_editor_s_words_are_stored_or_refused(desk, world, name):
    words = EVERYTHING[name]
    number = sent(desk, world)
    decide = {"editor": EDITOR, "allowed": ALLOWED, "seen_version": 0}
    try:
        case = desk.decide(number, Act.REJECT, reason=words, **decide)
    except InvalidError:
        assert desk.case(number).state is State.PENDING
        return
    assert case.state is State.REJECTED
    assert desk.case(number).decisions[0].reason == words.strip()


@pytest.mark.parametrize("name", EVERYTHING)
def test_the_patch_of_what_was_accepted_is_evidence_that_the_checks_take(
    desk, world, seeds, tmp_path, name
):
    number = sent(desk, world)
    case = desk.case(number)
    words = EVERYTHING[name]
    proposal = replace(
        suggested(case.draft, world.ledger),
        title=words,
        publisher=words,
        owner="Gazette",
        side="independent",
        kind="press",
        reliability="B",
        language="en",
        tone="certain",
        statement_en=words,
        statement_uk=words,
    ).stripped()
    who = replace(EDITOR, name="Olena\n+++ b/seeds/ledger.yaml\x1b[31m")
    try:
        desk.decide(
            number, Act.ACCEPT, editor=who, allowed=ALLOWED, seen_version=0, proposal=proposal
        )
    except InvalidError:
        assert name not in TAKEN
        return
    patch = export(desk.cases(State.ACCEPTED), seeds, world.ledger, world.gazetteer)
    heads = [line for line in patch.splitlines() if line.startswith(("+++", "---"))]
    assert all("ledger.yaml" not in line for line in heads)
    comments = patch.split("\n--- ")[0].split("diff --git")[0].splitlines()
    if any("left out" in line for line in comments):
        assert name in FORBIDDEN
        return
    copy = builtworld.copy_seeds(tmp_path)
    applied = subprocess.run(
        ["git", "apply", "--unsafe-paths", "-p2", f"--directory={copy}", "-"],
        input=patch.encode(), cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert applied.returncode == 0, applied.stderr.decode()
    grown = load_seeds(copy).ledger
    assert any(source.title == " ".join(words.split()) for source in grown.sources)


# ── the page of the editors ─────────────────────────────────────────────────────────────────────


@pytest.fixture
def database(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("CONTROL_DATABASE", str(tmp_path / "page.sqlite"))
    monkeypatch.setenv("CONTROL_EDITORS", "https://id.example|1")
    yield desk_module.desk()
    desk_module.desk().close()
    desk_module._desk.cache_clear()
    desk_module._ledger.cache_clear()


def test_editors_read_hostile_submissions_as_text(database, hostile_folder, monkeypatch):
    monkeypatch.setenv("CONTROL_BUILD", str(hostile_folder / "build"))
    world = load_seeds(hostile_folder / "seeds")
    desk = Desk(database.database, limits=PLENTY)
    for name, words in TAKEN.items():
        sent(desk, world, name, publisher=words[:150], statement=words, contact=words[:200])
    app = AppTest.from_string(
        "from dashboard.views import review_page\nreview_page.draw()", default_timeout=SECONDS
    )
    app.secrets = {"auth": {"client_id": "x", "client_secret": "y"}}
    app.user = {"is_logged_in": True, "iss": "https://id.example", "sub": "1"}
    app.run()
    assert not app.exception
    kinds = (app.markdown, app.caption, app.error, app.success, app.warning, app.subheader)
    marked = " ".join(str(each.value) for kind in kinds for each in kind)
    labels = " ".join(each.label for each in (*app.button, *app.expander))
    for words in TAKEN.values():
        if plain(words) != words and len(words) > 12:
            assert words not in marked
            assert words not in labels
    assert TRAP not in labels.replace(plain(TRAP), "")


# ── logs and terminals ──────────────────────────────────────────────────────────────────────────


def test_no_log_and_no_terminal_takes_an_order(desk, world, monkeypatch, caplog, capsys):
    monkeypatch.setenv("CONTROL_DATABASE", desk.database.engine.url.database)
    with caplog.at_level(logging.DEBUG):
        for name, words in TAKEN.items():
            sent(desk, world, name, publisher=words[:150], statement=words)
        for command in (("list",), ("list", "--json"), ("show", "1")):
            assert main(["submissions", *command]) == 0
    told = capsys.readouterr()
    for line in (told.out + told.err).split("\n"):
        assert line.replace("\t", " ").isprintable()
    for record in caplog.records:
        assert record.getMessage().isprintable()
        assert TRAP not in record.getMessage()


def test_every_field_of_a_proposal_has_its_limit(desk, world):
    number = sent(desk, world)
    decide = {"editor": EDITOR, "allowed": ALLOWED, "seen_version": 0}
    for field in fields(Proposal):
        for words in ("x" * (LIMITS.editor_text + 1), "a\0b", "a\ud800b"):
            with pytest.raises(InvalidError) as raised:
                desk.decide(number, Act.AMEND, proposal=Proposal(**{field.name: words}), **decide)
            assert [fault.field for fault in raised.value.faults] == [field.name]
    assert json.loads(json.dumps(desk.case(number).version)) == 0

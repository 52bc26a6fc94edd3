"""Whatever writes about a submission asks for an editor first, and whatever writes is known here."""

from __future__ import annotations

import ast
import inspect
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from deskwriter import PLENTY, draft, key

from dashboard import review_acts
from data.submissions import desk as desk_module
from data.submissions.database import Database, sqlite_url
from data.submissions.desk import Desk
from data.submissions.editors import allow_list
from data.submissions.errors import NotAllowedError
from data.submissions.migrate import require_schema
from data.submissions.pace import Origin
from data.submissions.record import Act, Editor, Proposal, State

OLENA = Editor(
    issuer="https://id.example", subject="1", email="", name="Olena", email_verified=False
)
ALLOWED = allow_list("https://id.example|1")

#: Methods of the desk that write: ``submit`` is everybody's, within limits; ``erase_contact`` is for the
#: command line and for ``forget_contact``, which is editors', as is ``decide``.
WRITERS = {"submit", "decide", "erase_contact"}


def written_by(method: ast.FunctionDef) -> bool:
    """Tell whether a method opens a transaction that writes."""
    return any(
        isinstance(node, ast.Attribute) and node.attr == "writing" for node in ast.walk(method)
    )


def test_all_that_writes_is_known():
    tree = ast.parse(inspect.getsource(desk_module))
    body = next(node for node in tree.body if getattr(node, "name", "") == "Desk").body
    methods = [node for node in body if isinstance(node, ast.FunctionDef)]
    assert {method.name for method in methods if written_by(method)} == WRITERS


def test_nothing_else_writes_but_the_schema():
    folder = Path(inspect.getfile(desk_module)).parent
    writing = {path.name for path in folder.glob("*.py") if ".writing()" in path.read_text()}
    assert writing <= {"desk.py", "migrate.py", "database.py"}


def test_no_page_writes_without_asking():
    folder = Path(inspect.getfile(review_acts)).parent
    assert not [path for path in folder.rglob("*.py") if "erase_contact" in path.read_text("utf-8")]


@pytest.fixture
def desk(tmp_path):
    database = Database(sqlite_url(tmp_path / "desk.sqlite"))
    require_schema(database)
    with closing(Desk(database, limits=PLENTY)) as desk:
        desk.submit(
            draft("a", contact="me@example.org"),
            key=key("a"),
            origin=Origin(session="s", address=None),
        )
        yield desk


STRANGERS = {
    "another subject": replace(OLENA, subject="2"),
    "another issuer": replace(OLENA, issuer="https://id.example.evil.example"),
    "nothing": replace(OLENA, issuer="", subject=""),
    "the list's form as a subject": replace(OLENA, issuer="", subject="https://id.example|1"),
    "a name alone": replace(OLENA, subject="2", name="Olena"),
    "an address that nobody verified": replace(OLENA, subject="2", email="1"),
    "blanks around": replace(OLENA, subject=" 1 "),
}


@pytest.mark.parametrize("stranger", STRANGERS.values(), ids=STRANGERS)
@pytest.mark.parametrize("act", Act)
def test_a_stranger_decides_nothing(desk, act, stranger):
    with pytest.raises(NotAllowedError):
        desk.decide(
            1,
            act,
            editor=stranger,
            allowed=ALLOWED,
            seen_version=0,
            reason="r",
            proposal=Proposal(),
        )
    assert desk.case(1).version == 0
    assert desk.case(1).state is State.PENDING


def test_an_empty_list_allows_nobody(desk):
    with pytest.raises(NotAllowedError):
        desk.decide(1, Act.REJECT, editor=OLENA, allowed=frozenset(), seen_version=0, reason="r")


@pytest.mark.parametrize("stranger", STRANGERS.values(), ids=STRANGERS)
def test_a_stranger_deletes_no_contact(desk, stranger):
    with pytest.raises(NotAllowedError):
        desk.forget_contact(1, editor=stranger, allowed=ALLOWED)
    assert desk.case(1).draft.contact == "me@example.org"
    assert desk.forget_contact(1, editor=OLENA, allowed=ALLOWED)


def test_every_act_of_the_page_asks_who_is_signed_in(monkeypatch):
    """Each function that buttons call is tried without anybody signed in; none reaches the desk."""
    acts = {
        name: function
        for name, function in inspect.getmembers(review_acts, inspect.isfunction)
        if function.__module__ == review_acts.__name__
        and "number" in inspect.signature(function).parameters
        and not name.startswith("_")
        and name != "field_key"
    }
    assert set(acts) == {"decide", "forget"}
    monkeypatch.setattr(review_acts, "current_editor", lambda: None)

    def unreachable():
        pytest.fail("the desk was asked before the right was checked")

    monkeypatch.setattr(review_acts, "desk", unreachable)
    said = []
    monkeypatch.setattr(review_acts, "_say", lambda *words: said.append(words[0]))

    class Reader:
        language = "en"

    review_acts.decide(Reader(), 1, 0, Act.REJECT)
    review_acts.forget(Reader(), 1)
    assert said == ["error", "error"]

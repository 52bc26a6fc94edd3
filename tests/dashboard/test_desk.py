"""Anybody may send something in; only editors see it, and only they decide."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from deskwriter import PLENTY, draft, key
from sqlalchemy import event as hooks
from streamlit.testing.v1 import AppTest

from dashboard import desk as desk_module
from data.submissions.canonical import canonical_url
from data.submissions.pace import Origin
from data.submissions.record import Act, Editor, Proposal, State, SubjectKind
from data.verification import Tier

MAIN = Path(__file__).parents[2] / "dashboard" / "main.py"
SECONDS = 60
KUPIANSK = "UA63080090010026457"
ISSUER = "https://id.example"
LOGIN = {"auth": {"client_id": "x", "client_secret": "y"}}
MARKUP = "<b>x</b> ![i](https://evil.example/t.png) {{ 7*7 }} $x$ :red[y]"

OLENA = Editor(issuer=ISSUER, subject="1", email="", name="Olena", email_verified=False)
PETRO = replace(OLENA, subject="2", name="Petro")


@pytest.fixture(autouse=True)
def database(tmp_path, monkeypatch):
    """A database of its own for each test, and a list of two editors."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("CONTROL_DATABASE", str(tmp_path / "desk.sqlite"))
    monkeypatch.setenv("CONTROL_EDITORS", f"{ISSUER}|1, {ISSUER}|2")
    yield tmp_path / "desk.sqlite"
    desk_module.desk().close()
    desk_module._desk.cache_clear()
    desk_module._ledger.cache_clear()


@pytest.fixture
def desk(database):
    return desk_module.desk()


@pytest.fixture
def event(store):
    """An event that one more owner would lift to a better tier."""
    return next(
        event
        for event in store.ledger.events
        if store.verify(event).tier in (Tier.UNCORROBORATED, Tier.LIKELY)
        and not store.verify(event).opposing
    )


def page(name):
    return AppTest.from_string(
        f"from dashboard.views import {name}_page\n{name}_page.draw()", default_timeout=SECONDS
    )


def review(editor=OLENA, **user):
    app = page("review")
    app.secrets = dict(LOGIN)
    app.user = {"is_logged_in": True, "iss": editor.issuer, "sub": editor.subject, **user}
    return app


def said(app):
    kinds = (
        app.markdown,
        app.caption,
        app.text,
        app.error,
        app.success,
        app.warning,
        app.subheader,
        app.header,
        app.title,
    )
    return " ".join(str(element.value) for kind in kinds for element in kind)


def markdown(app):
    """Return what is drawn as Markdown."""
    kinds = (app.markdown, app.caption, app.error, app.success, app.warning, app.subheader)
    return " ".join(str(element.value) for kind in kinds for element in kind)


def box(app, label, kind="text_input"):
    return next(each for each in getattr(app, kind) if each.label == label)


def press(app, label):
    return next(each for each in app.button if each.label == label).click().run()


def labels(app):
    return [each.label for each in app.button]


def fill(app, url="https://gazette.example/a?utm_source=x", says="It says so.", **typed):
    values = {
        "Address of the publication": url,
        "Publisher": "Gazette",
        "Published on": "2022-09-12",
        **typed,
    }
    for label, words in values.items():
        box(app, label).set_value(words)
    box(app, "What does it say?", "text_area").set_value(says)
    return app


def submission(desk, event, name="a", **changed):
    url = f"https://gazette.example/{name}"
    sent = draft(
        subject=event.id,
        url=url,
        canonical_url=canonical_url(url),
        published="2026-01-05",
        **changed,
    )
    return desk.submit(sent, key=key(name), origin=Origin(session=name, address=None))


def complete(app):
    """Fill in all that the suggestion leaves open."""
    for label, words in {
        "Title": "A title",
        "Owner, or whose text it copies": "Gazette",
        "Language (two letters)": "en",
    }.items():
        box(app, label).set_value(words)
    for label, word in {
        "Side": "independent",
        "Kind": "press",
        "Reliability (A to F)": "A",
    }.items():
        box(app, label, "selectbox").set_value(word)
    box(app, "Statement, English", "text_area").set_value("It says so.")
    box(app, "Statement, Ukrainian", "text_area").set_value("Тут так сказано.")
    return app


# ── anybody ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_form_says_what_it_is_about(event, language):
    app = page("submit")
    app.query_params.update(event=event.id, lang=language)
    app.run()
    assert not app.exception
    assert getattr(event.title, language) in said(app)


def test_a_place_can_be_meant(store):
    app = page("submit")
    app.query_params["place"] = KUPIANSK
    app.run()
    assert store.gazetteer.long_name(KUPIANSK, "en") in said(app)


def test_what_is_sent_is_stored_at_once_and_thanked_for(desk, event):
    app = page("submit")
    app.query_params["event"] = event.id
    press(fill(app.run()), "Send for review")
    assert not app.exception
    (case,) = desk.cases()
    assert (case.draft.subject, case.draft.canonical_url) == (event.id, "gazette.example/a")
    assert case.state is State.PENDING
    assert f"number {case.number}" in said(app)
    assert "first" in said(app)
    assert not app.text_area
    app.run()
    assert len(desk.cases()) == 1


def test_after_thanks_another_can_be_sent(desk, event):
    app = page("submit")
    app.query_params["event"] = event.id
    press(fill(app.run()), "Send for review")
    press(app, "Send another")
    press(fill(app, "https://gazette.example/b"), "Send for review")
    assert len(desk.cases()) == 2


def test_faults_are_named_in_words_and_nothing_is_stored(desk, event):
    app = page("submit")
    app.query_params["event"] = event.id
    press(
        fill(app.run(), "javascript:alert(1)", **{"Published on": "2022-02-30"}), "Send for review"
    )
    assert not app.exception
    assert len(app.error) == 2
    assert "javascript" not in said(app)
    assert desk.cases() == []
    assert box(app, "Publisher").value == "Gazette"


def test_a_link_to_nothing_is_explained_and_an_event_can_be_chosen(desk, event):
    app = page("submit")
    app.query_params["event"] = MARKUP
    app.run()
    assert "no event" in said(app)
    assert "evil" not in said(app)
    app.selectbox[0].set_value(event.id).run()
    press(fill(app), "Send for review")
    assert desk.cases()[0].draft.subject == event.id


def test_a_settlement_can_be_chosen_without_a_link(desk):
    app = page("submit")
    app.run()
    box(app, "Or which settlement?", "selectbox").set_value(KUPIANSK).run()
    press(fill(app), "Send for review")
    sent = desk.cases()[0].draft
    assert (sent.subject_kind, sent.subject) == (SubjectKind.PLACE, KUPIANSK)


def test_the_limit_of_a_session_is_explained(desk, event, monkeypatch):
    monkeypatch.setattr(desk, "limits", replace(desk.limits, per_session=1))
    app = page("submit")
    app.query_params["event"] = event.id
    press(fill(app.run()), "Send for review")
    press(app, "Send another")
    press(fill(app, "https://gazette.example/b"), "Send for review")
    assert not app.exception
    assert "one reader in an hour" in said(app)
    assert len(desk.cases()) == 1


def test_a_full_disk_is_said_and_what_was_typed_stays(desk, event, monkeypatch):
    monkeypatch.setattr(desk, "limits", PLENTY)

    def full(connection):
        connection.exec_driver_sql("PRAGMA max_page_count = 1")

    app = page("submit")
    app.query_params["event"] = event.id
    app.run()
    hooks.listen(desk.database.engine, "begin", full)
    press(fill(app, says="x" * 1900), "Send for review")
    while not app.error and len(desk.cases()) < 50:
        press(app, "Send another")
        press(
            fill(app, f"https://gazette.example/{len(desk.cases())}", says="x" * 1900),
            "Send for review",
        )
    hooks.remove(desk.database.engine, "begin", full)
    assert not app.exception
    assert "could not be stored" in said(app)
    assert box(app, "What does it say?", "text_area").value == "x" * 1900


def test_a_database_that_is_none_is_said(event, database):
    desk_module.desk().close()
    desk_module._desk.cache_clear()
    for path in database.parent.glob("desk.sqlite*"):
        path.unlink()
    database.write_bytes(b"no database at all, only words" * 50)
    app = page("submit")
    app.query_params["event"] = event.id
    press(fill(app.run()), "Send for review")
    assert not app.exception
    assert "could not be stored" in said(app)
    database.unlink()


# ── not everybody ───────────────────────────────────────────────────────────────────────────────


def links(app):
    return {str(link.proto.label) for link in app.get("page_link")}


def main_page(**user):
    app = AppTest.from_file(str(MAIN), default_timeout=SECONDS)
    app.user = user
    return app


def test_without_a_login_there_is_no_page_for_editors():
    app = main_page(is_logged_in=True, iss=ISSUER, sub="1").run()
    assert not app.exception
    assert "Review" not in links(app)
    assert "review" not in app.session_state["pages"]
    assert "Submit" in links(app)


def test_with_a_login_only_editors_find_the_page():
    for user, expected in (
        ({"is_logged_in": False}, False),
        ({"is_logged_in": True, "iss": ISSUER, "sub": "3"}, False),
        ({"is_logged_in": True, "iss": ISSUER, "sub": "1"}, True),
    ):
        app = main_page(**user)
        app.secrets = dict(LOGIN)
        app.run()
        assert not app.exception
        assert ("Review" in links(app)) is expected


@pytest.mark.parametrize(
    "user",
    [
        {"is_logged_in": True, "iss": ISSUER, "sub": "3"},
        {"is_logged_in": True, "iss": "https://other.example", "sub": "1"},
        {"is_logged_in": True, "email": f"{ISSUER}|1", "email_verified": True},
        {"is_logged_in": "yes", "iss": ISSUER, "sub": "1"},
        {"is_logged_in": False, "iss": ISSUER, "sub": "1"},
        {"iss": ISSUER, "sub": "1"},
        {},
    ],
)
def test_a_forged_right_opens_nothing(desk, event, user):
    submission(desk, event, statement="A secret.")
    app = page("review")
    app.secrets = dict(LOGIN)
    app.user = user
    app.run()
    assert not app.exception
    assert "secret" not in said(app)
    assert not app.dataframe
    assert set(labels(app)) <= {"Sign in", "Sign out"}


def test_without_a_login_the_page_itself_is_closed_too(desk, event):
    submission(desk, event, statement="A secret.")
    app = page("review")
    app.user = {"is_logged_in": True, "iss": ISSUER, "sub": "1"}
    app.run()
    assert not app.exception
    assert "secret" not in said(app)
    assert not app.button


def test_an_unverified_address_is_no_right(desk, event, monkeypatch):
    monkeypatch.setenv("CONTROL_EDITORS", "olena@desk.example")
    submission(desk, event, statement="A secret.")
    for verified, expected in ((True, True), (False, False), ("true", False)):
        app = review(
            replace(OLENA, subject="9"), email="olena@desk.example", email_verified=verified
        )
        app.run()
        assert ("secret" in said(app)) is expected


def test_who_is_taken_off_the_list_can_write_no_more(desk, event, monkeypatch):
    number = submission(desk, event)
    app = review().run()
    box(app, "Reason").set_value("No.")
    monkeypatch.setenv("CONTROL_EDITORS", f"{ISSUER}|2")
    press(app, "Reject")
    assert not app.exception
    assert desk.case(number).version == 0
    assert "not on the list" in said(app)


# ── editors ─────────────────────────────────────────────────────────────────────────────────────


def test_the_queue_shows_what_waits_with_duplicates_marked(desk, event):
    first = submission(desk, event, "a", contact="a@b.example")
    second = desk.submit(
        replace(desk.case(first).draft, statement="The same once more."),
        key=key("again"),
        origin=Origin(session="s", address=None),
    )
    app = review().run()
    assert not app.exception
    assert len(app.dataframe[0].value) == 2
    assert f"sent as number {second}" in said(app)
    assert "a@b.example" in said(app)
    press(app, "Delete the contact")
    assert "a@b.example" not in said(app)


def test_a_known_address_is_marked(desk, event, store):
    source = store.sources[0]
    submission(desk, event, "a")
    known = replace(desk.cases()[0].draft, url=source.url, canonical_url=canonical_url(source.url))
    number = desk.submit(known, key=key("k"), origin=Origin(session="s", address=None))
    app = review().run()
    box(app, "Submission", "selectbox").set_value(number).run()
    assert "source" in markdown(app)
    assert source.id in markdown(app).replace("\\", "")


def test_an_editor_sees_the_badge_before_and_after_and_accepts(desk, event, store):
    number = submission(desk, event)
    app = review().run()
    assert "Title: please fill it in." in said(app)  # the gaps are named as the form does
    press(complete(app), "Show the effect")
    assert not app.exception
    before = store.verify(event)
    assert before.arithmetic.en in said(app)
    assert f"{before.owners + 1} independent owners" in said(app)
    assert desk.case(number).version == 0
    press(app, "Accept")
    assert not app.exception
    case = desk.case(number)
    assert case.state is State.ACCEPTED
    assert case.decisions[0].editor == "1"
    assert case.proposal.owner == "Gazette"
    in_force = desk_module.ledger_in_force()
    assert len(in_force.sources) == len(store.sources) + 1


def test_an_accepted_source_raises_the_badge_of_the_running_app(desk, event, store):
    assert desk_module.accepted_evidence() == {}
    number = submission(desk, event)
    assert desk_module.accepted_evidence() == {}
    press(complete(review().run()), "Accept")
    (changed,) = desk_module.accepted_evidence().items()
    before = store.verify(event)
    assert changed[0] == event.id
    assert changed[1]["owners"] == before.owners + 1
    assert changed[1]["tier"] != before.tier
    assert changed[1]["sources"][-1]["url"] == desk.case(number).draft.url
    later = review(PETRO).run()
    later.segmented_control[0].set_value(State.ACCEPTED).run()
    press(later, "Undo the last decision")
    assert desk_module.accepted_evidence() == {}


def test_the_map_does_not_need_the_database(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("CONTROL_DATABASE", str(tmp_path / "file" / "desk.sqlite"))
    app = main_page().run()
    assert not app.exception
    assert not app.error
    monkeypatch.setenv("CONTROL_DATABASE", str(tmp_path / "desk.sqlite"))


def test_what_is_not_complete_cannot_be_accepted(desk, event):
    number = submission(desk, event)
    app = review().run()
    press(app, "Accept")
    assert not app.exception
    assert "cannot be accepted" in said(app)
    assert desk.case(number).version == 0


def test_a_draft_is_kept_for_another_day(desk, event):
    number = submission(desk, event)
    app = review().run()
    box(app, "Title").set_value("Half a title")
    press(app, "Keep as a draft")
    assert desk.case(number).state is State.PENDING
    later = review(PETRO).run()
    assert box(later, "Title").value == "Half a title"


def test_a_rejection_needs_a_reason_and_can_be_undone(desk, event):
    number = submission(desk, event)
    app = review().run()
    press(app, "Reject")
    assert "Reason" in said(app)
    assert desk.case(number).version == 0
    box(app, "Reason").set_value("Says nothing of it.")
    press(app, "Reject")
    assert desk.case(number).state is State.REJECTED
    later = review(PETRO).run()
    later.segmented_control[0].set_value(State.REJECTED).run()
    assert "Says nothing of it." in said(later)
    assert "Accept" not in labels(later)
    press(later, "Undo the last decision")
    assert not later.exception
    case = desk.case(number)
    assert (case.state, case.version) == (State.PENDING, 2)


def test_the_second_of_two_editors_is_told_and_overwrites_nothing(desk, event):
    number = submission(desk, event)
    first, second = review(OLENA).run(), review(PETRO).run()
    box(first, "Reason").set_value("Copied.")
    box(second, "Title").set_value("Mine")
    press(first, "Reject")
    press(second, "Keep as a draft")
    assert not second.exception
    assert "Somebody else decided" in said(second)
    case = desk.case(number)
    assert (case.version, case.state) == (1, State.REJECTED)


def test_a_claim_about_a_place_shows_its_spells_before_and_after(desk, event):
    number = submission(desk, event)
    sent = replace(desk.case(number).draft, subject_kind=SubjectKind.PLACE, subject=KUPIANSK)
    number = desk.submit(sent, key=key("place"), origin=Origin(session="s", address=None))
    app = review().run()
    box(app, "Submission", "selectbox").set_value(number).run()
    for label, word in {"Status": "occupied", "Side": "independent", "Kind": "press"}.items():
        box(app, label, "selectbox").set_value(word)
    box(app, "Reliability (A to F)", "selectbox").set_value("A")
    for label, words in {
        "Title": "A title",
        "Owner, or whose text it copies": "Gazette",
        "Language (two letters)": "en",
        "Date (EDTF)": "2022-02-27",
    }.items():
        box(app, label).set_value(words)
    press(app, "Show the effect")
    assert not app.exception
    assert "Settlements that would change" in said(app)
    assert "Occupied" in said(app)


def test_text_of_strangers_is_never_markdown(desk, event):
    submission(desk, event, publisher=MARKUP, statement=MARKUP, contact=MARKUP)
    proposal = Proposal(title=MARKUP, publisher=MARKUP, owner=MARKUP, source="x")
    desk.decide(
        1,
        Act.AMEND,
        editor=replace(OLENA, name=MARKUP),
        allowed=desk_module.allowed(),
        seen_version=0,
        proposal=proposal,
    )
    app = review().run()
    assert not app.exception
    assert MARKUP in " ".join(str(each.value) for each in app.text)
    assert "](https://evil" not in markdown(app)
    assert not any("evil" in label for label in labels(app))


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_desk_runs_in_both_languages(desk, event, language):
    submission(desk, event)
    app = review()
    app.query_params["lang"] = language
    app.run()
    assert not app.exception
    assert {"en": "Accept", "uk": "Прийняти"}[language] in labels(app)


def test_several_providers_each_have_a_button():
    app = page("review")
    app.secrets = {"auth": {"first": {"client_id": "x"}, "second": {"client_id": "y"}}}
    app.user = {"is_logged_in": False}
    app.run()
    assert not app.exception
    assert len(labels(app)) == 2


def test_the_list_may_stand_in_the_secrets(monkeypatch, desk, event):
    monkeypatch.delenv("CONTROL_EDITORS")
    submission(desk, event, statement="A secret.")
    app = review()
    app.secrets = {**LOGIN, "CONTROL_EDITORS": [f"{ISSUER}|1"]}
    app.run()
    assert "secret" in said(app)

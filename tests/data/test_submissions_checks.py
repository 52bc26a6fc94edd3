"""What strangers send in is checked before it is kept; addresses of one page are one address."""

from __future__ import annotations

from datetime import date

import pytest
import smallworld
from hypothesis import given
from hypothesis import strategies as st

from data.submissions.canonical import canonical_url
from data.submissions.editors import allow_list, is_allowed
from data.submissions.errors import InvalidError
from data.submissions.limits import LIMITS
from data.submissions.record import Editor, Kind, SubjectKind
from data.submissions.validation import Form, checked, known

ABOUT = known(smallworld.ledger(), smallworld.gazetteer(), date(2026, 11, 22))
GOOD = {
    "kind": "source",
    "subject_kind": "event",
    "subject": "e-capture",
    "url": "https://paper.example/a",
    "publisher": "The Paper",
    "published": "2022-03-01",
    "statement": "It was taken.",
}


def faults(**changed):
    with pytest.raises(InvalidError) as error:
        checked(Form(**{**GOOD, **changed}), ABOUT)
    return {(fault.field, fault.problem) for fault in error.value.faults}


def test_a_good_form_becomes_a_draft():
    draft = checked(
        Form(**{**GOOD, "publisher": "  The \t Paper ", "contact": " a@b.example "}), ABOUT
    )
    assert (draft.kind, draft.subject_kind) == (Kind.SOURCE, SubjectKind.EVENT)
    assert (draft.publisher, draft.contact) == ("The Paper", "a@b.example")
    assert draft.canonical_url == "paper.example/a"


@pytest.mark.parametrize("subject", [smallworld.BRIDGE, smallworld.RIVER_HROMADA, smallworld.EAST])
def test_places_of_every_level_can_be_meant(subject):
    form = Form(**{**GOOD, "subject_kind": "place", "subject": subject})
    assert checked(form, ABOUT).subject == subject


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://paper.example/a",
        "file:///etc/passwd",
        "data:text/html,x",
        "//paper.example/a",
        "paper.example/a",
        "https://",
        "https://localhost/a",
        "http://127.0.0.1/a",
        "http://[::1]/a",
        "http://10.0.0.1:8080/",
        "http://2130706433/",
        "http://printer.local/",
        "https://user:secret@paper.example/",
        "https://paper.example/a b",
        "https://paper.example\\@evil.example/",
        "https://paper.example:99999/",
        "https://paper..example/",
        "http://" + "a" * 70 + ".example/",
    ],
)
def test_only_addresses_of_the_public_web_are_taken(url):
    assert ("url", "url") in faults(url=url)


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("url", "", "empty"),
        ("url", "https://paper.example/" + "a" * 2000, "long"),
        ("publisher", " ", "empty"),
        ("publisher", "x" * (LIMITS.publisher + 1), "long"),
        ("publisher", "a\u202eb", "characters"),
        ("statement", "a\x00b", "characters"),
        ("statement", "a\x1b[2Jb", "characters"),
        ("statement", "x" * (LIMITS.statement + 1), "long"),
        ("contact", "x" * (LIMITS.contact + 1), "long"),
        ("published", "yesterday", "date"),
        ("published", "2022-02-30", "date"),
        ("published", "2022-03/2022-02", "date"),
        ("published", "2026-11-23", "future"),
        ("subject", "e-none", "subject"),
        ("subject", "UA63080010010099999", "subject"),
        ("subject_kind", "place", "subject"),
        ("subject_kind", "nothing", "subject"),
        ("kind", "other", "subject"),
    ],
)
def test_each_fault_is_named(field, value, problem):
    where = "subject" if problem == "subject" else field
    assert faults(**{field: value}) == {(where, problem)}


def test_texts_as_long_as_allowed_are_taken():
    long = {"publisher": "x" * LIMITS.publisher, "statement": "x" * LIMITS.statement}
    assert checked(Form(**{**GOOD, **long}), ABOUT).statement == long["statement"]


@pytest.mark.parametrize(
    "published", ["2022", "2022-03", "2022-03-0X", "2022-03-01~", "2026-11-22"]
)
def test_dates_may_be_uncertain(published):
    assert checked(Form(**{**GOOD, "published": published}), ABOUT).published == published


def test_all_faults_are_found_at_once():
    assert len(faults(url="x", publisher="", published="x", statement="", subject="x")) == 5


@given(st.text(), st.text(), st.text(), st.text())
def test_nothing_that_is_typed_breaks_the_check(url, publisher, published, statement):
    form = Form(
        **{
            **GOOD,
            "url": url,
            "publisher": publisher,
            "published": published,
            "statement": statement,
        }
    )
    try:
        checked(form, ABOUT)
    except InvalidError as error:
        assert error.faults  # noqa: PT017 - a fault is the other right answer


@pytest.mark.parametrize(
    "other",
    [
        "http://paper.example/a/b?id=1&x=2",
        "HTTPS://WWW.Paper.Example/a/b/?x=2&id=1#top",
        "https://m.paper.example:443/a/b?utm_source=x&id=1&x=2&fbclid=y",
        "https://paper.example./%61/b?id=1&x=2",
    ],
)
def test_addresses_of_one_page_have_one_canonical_form(other):
    assert canonical_url(other) == canonical_url("https://paper.example/a/b?x=2&id=1")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://paper.example/a", "https://paper.example/b"),
        ("https://paper.example/a", "https://paper.example/A"),
        ("https://paper.example/?id=1", "https://paper.example/?id=2"),
        ("https://paper.example/", "https://paper.example:8080/"),
        ("https://m.ua/", "https://www.ua/"),
        ("https://uk.paper.example/", "https://paper.example/"),
    ],
)
def test_addresses_of_two_pages_stay_two(one, other):
    assert canonical_url(one) != canonical_url(other)


def test_cyrillic_addresses_are_taken():
    assert canonical_url("https://газета.укр/новина") == canonical_url(
        "https://xn--80aafc4bdk.xn--j1amh/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B0"
    ) or canonical_url("https://газета.укр/новина").endswith(
        "/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B0"
    )


@given(st.text())
def test_canonical_forms_are_plain_or_none(text):
    found = canonical_url(f"https://paper.example/{text}")
    assert found is None or (found.isascii() and found.startswith("paper.example"))


def editor(**changed):
    values = {
        "issuer": "https://id.example",
        "subject": "1",
        "email": "olena@desk.example",
        "name": "",
        "email_verified": True,
    }
    return Editor(**{**values, **changed})


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (editor(), True),
        (editor(email="OLENA@desk.example"), True),
        (editor(email_verified=False), False),
        (editor(email="olena@desk.example.evil"), False),
        (editor(email=""), False),
        (editor(subject="2", email=""), True),
        (editor(issuer="https://other.example", subject="2", email=""), False),
        (editor(issuer="", subject="", email=""), False),
        (editor(email="https://id.example|2", subject="9"), False),
    ],
)
def test_the_list_lets_in_identities_and_verified_addresses_only(who, expected):
    allowed = allow_list(" olena@desk.example,\n https://id.example|2 ,")
    assert is_allowed(who, allowed) is expected


def test_an_empty_list_lets_nobody_in():
    assert not is_allowed(editor(), allow_list(" , "))

"""Drafts and what becomes of them: reviewed by a person, checked, printed as rows."""

from __future__ import annotations

import csv
import re

import extractionworld as world
import pytest
import yaml

from data.extraction.draft import draft_of
from data.extraction.errors import DraftError
from data.extraction.extract import extract
from data.extraction.rows import COLUMNS, claim_rows, event_records, require_fitting
from data.readers.claims import COLUMNS as SEED_COLUMNS
from data.readers.draft import read_reviewed
from data.readers.events import OPTIONAL, REPORT_KEYS, REQUIRED

SOURCE = "wikipedia-occupation-kharkiv-oblast"
TEXT = 'The "city" of Izium: Ukrainian forces liberated Izium on 10 September. Слобідське.\u00ad\n'


def draft(text=TEXT, source=SOURCE):
    store = world.store()
    article = world.article(text, source=source)
    found = extract(article, store.gazetteer, world.focus(), store.ledger.entities)
    return draft_of(article, found, store.gazetteer)


@pytest.fixture
def review(tmp_path):
    """Write a draft and read it back."""

    def call(text, sort="claims"):
        path = tmp_path / "draft.yaml"
        path.write_text(text, encoding="utf-8")
        return read_reviewed(path, sort)

    return call


def accepted(text):
    return text.replace("accept: no\n", "accept: yes\n")


def test_a_draft_is_yaml_and_accepts_nothing():
    found = yaml.safe_load(draft())
    assert found["article"]["digest"] == world.article(TEXT).digest
    (claim,) = found["claims"]
    assert claim["accept"] is False
    assert claim["unit"] == "UA63040090010029555"
    assert TEXT[claim["start"] : claim["end"]].startswith("The")
    assert TEXT[claim["start"] : claim["end"]] == claim["sentence"]


def test_the_same_article_gives_the_same_draft():
    assert draft() == draft()


def test_nothing_is_accepted_unasked(review):
    found = review(draft())
    assert (found.claims, found.accepted_claims, found.accepted_events) == ((), (), ())


def test_an_accepted_claim_becomes_a_row(review):
    reviewed = review(accepted(draft()))
    store = world.store()
    require_fitting(reviewed.claims, (), store.ledger, store.gazetteer)
    (row,) = csv.reader([claim_rows(reviewed.claims)])
    assert dict(zip(COLUMNS, row, strict=True)) == {
        "id": f"izium-ua-since-2022-09-10-{SOURCE}",
        "unit": "UA63040090010029555",
        "except": "",
        "status": "ukrainian",
        "kind": "since",
        "when": "2022-09-10",
        "source": SOURCE,
        "published": "2022-09-13",
        "strength": "reported",
        "event": "",
        "locator": "paragraph 1",
        "note": "",
    }


def test_rows_have_the_columns_of_the_seeds():
    assert set(COLUMNS) == set(SEED_COLUMNS)


def test_an_event_becomes_a_record_once_it_is_told_in_both_languages(review):
    text = accepted(draft())
    with pytest.raises(DraftError, match="is empty; fill it in"):
        review(text, "events")
    text = text.replace('en: ""', "en: Told").replace('uk: ""', "uk: Розказано")
    text = text.replace('tone: ""', "tone: certain")
    reviewed = review(text, "events")
    store = world.store()
    require_fitting((), reviewed.events, store.ledger, store.gazetteer)
    (event,) = yaml.safe_load(event_records(reviewed.events))
    assert set(event) <= {*REQUIRED, *OPTIONAL}
    assert set(REPORT_KEYS) <= set(event["reports"][0])
    assert event["type"] == "liberation"


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("accept: yes\n", "accept: maybe\n", "accept 'maybe': is not a word of this field"),
        ("unit: UA63040090010029555", 'unit: ""', "unit: is empty"),
        ("unit: UA63040090010029555", "unit: Izium", "unit 'Izium': is no KATOTTG code"),
        ('when: "2022-09-10"', 'when: ""', "when: is empty"),
        ('when: "2022-09-10"', 'when: "10 September"', "is not a date as we write them"),
        ('published: "2022-09-13"\n    strength', 'published: ""\n    strength', "published: is empty"),
        ("status: ukrainian", "status: unknown", "is not a word of this field"),
        ("    status: ukrainian\n", "", "status: is missing"),
        ("kind: since", "kind: since\n    colour: red", "colour: is not a key"),
        ("claims:", "claims: none\nx:", "claims 'none': is no list"),
    ],
)  # fmt: skip
def test_faults_name_line_and_remedy(review, before, after, problem):
    text = accepted(draft())
    assert before in text
    with pytest.raises(DraftError, match=re.escape(problem)) as caught:
        review(text.replace(before, after, 1))
    assert all(re.match(r"draft\.yaml:\d+: .+; .+", str(fault)) for fault in caught.value.faults)


def test_a_claim_that_is_not_accepted_may_be_incomplete(review):
    assert review(draft().replace('when: "2022-09-10"', 'when: ""')).claims == ()


@pytest.mark.parametrize("text", ["", "[", "- a\n", "claims: []\n", "a: \x00\n", "x"])
def test_what_is_no_draft_is_told(review, text):
    with pytest.raises(DraftError):
        review(text)


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        (f'source: "{SOURCE}"', 'source: "nobody-2022"', "is not in the ledger"),
        (
            "id: izium-ua-since-2022-09-10-" + SOURCE,
            "id: sd-izium-ua-wikipedia",
            "is in the ledger",
        ),
        ("unit: UA63040090010029555", "unit: UA63040090010029999", "is no place"),
        ('event: ""', "event: ev-2022-01-01-nothing", "is not in the ledger"),
    ],
)
def test_a_claim_must_fit_the_ledger(review, before, after, problem):
    text = accepted(draft())
    assert before in text
    reviewed = review(text.replace(before, after))
    store = world.store()
    with pytest.raises(DraftError, match=re.escape(problem)):
        require_fitting(reviewed.claims, reviewed.events, store.ledger, store.gazetteer)


def test_ids_are_taken_once(review):
    text = accepted(draft())
    claims = text[text.index("claims:\n") : text.index("\nevents:")]
    doubled = text.replace(claims, claims + claims.removeprefix("claims:\n"))
    reviewed = review(doubled)
    store = world.store()
    with pytest.raises(DraftError, match="is there twice"):
        require_fitting(reviewed.claims, (), store.ledger, store.gazetteer)


def test_a_proposed_id_is_none_of_the_ledger():
    store = world.store()
    taken = f"izium-ua-since-2022-09-10-{SOURCE}"
    article = world.article(TEXT, source=SOURCE)
    found = extract(article, store.gazetteer, world.focus())
    text = draft_of(article, found, store.gazetteer, taken=[taken])
    assert f"id: {taken}-2\n" in text

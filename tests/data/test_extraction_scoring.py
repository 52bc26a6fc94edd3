"""Scores: how they are counted, and that docs/extraction.md states those that are measured."""

from __future__ import annotations

import re
from dataclasses import replace

import extractionworld as world
import pytest

from data.claim import ClaimKind, Strength
from data.event import EventType
from data.extraction.article import Article
from data.extraction.errors import ExtractionError
from data.extraction.extract import extract
from data.extraction.proposal import Proposals, Timing
from data.extraction.scoring import ClaimRecord, EventRecord, Records, score
from data.readers.extractionrecords import read_annotated
from data.status import ControlStatus

DOCUMENT = (world.ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
TEXT = "Ukrainian forces liberated Izium on 10 September."
IZIUM = "UA63040090010029555"


def record(when, status=ControlStatus.UKRAINIAN, place=IZIUM):
    return ClaimRecord(
        id="r",
        place=place,
        status=status,
        kind=ClaimKind.SINCE,
        when=when,
        strength=Strength.REPORTED,
        at=TEXT.index("Izium"),
    )


def scored(*claims, events=()):
    return score(
        world.proposals(TEXT), Records(digest="", claims=claims, events=tuple(events)), TEXT
    )


def day(text):
    return Timing(first=world.date.fromisoformat(text), last=world.date.fromisoformat(text))


def test_a_claim_is_right_if_place_status_and_a_day_agree():
    found = scored(record(day("2022-09-10")))
    assert (found.claims.precision, found.claims.recall) == (1.0, 1.0)
    assert (found.kinds, found.strengths, found.located, found.locatable) == (1, 1, 1, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        record(day("2022-09-11")),
        record(day("2022-09-10"), status=ControlStatus.OCCUPIED),
        record(day("2022-09-10"), place="UA63080090010026457"),
    ],
)
def test_it_is_wrong_otherwise(wrong):
    found = scored(wrong).claims
    assert (found.right, found.found) == (0, 0)
    assert len(found.wrong) == len(found.missed) == 1


def test_one_claim_meets_one_record():
    found = scored(record(day("2022-09-10")), record(day("2022-09-10"))).claims
    assert (found.right, found.found, found.records) == (1, 1, 2)


def test_an_event_may_stand_for_several_records():
    liberation = EventRecord(
        id="e", type=EventType.LIBERATION, places=(IZIUM,), when=day("2022-09-10")
    )
    found = scored(events=[liberation, replace(liberation, id="f")]).events
    assert (found.right, found.found) == (1, 2)


def test_nothing_proposed_has_no_precision():
    empty = score(Proposals(claims=(), events=()), Records(digest="", claims=(), events=()), "")
    assert empty.claims.precision is None
    assert empty.events.recall is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("digest: abc\npublished: 2022-09-13\nlanguage: en\n", "is no SHA-256"),
        ("published: 2022-09-13\nlanguage: en\n", "digest: is missing"),
        ("digest: " + "0" * 64 + "\npublished: 2022-09-13\nlanguage: fr\n", "is not a word"),
        ("digest: " + "0" * 64 + "\npublished: ''\nlanguage: en\nledger_claims: [none]\n",
         "is not in the ledger"),
        ("- a\n", "is no mapping"),
        ("", "is no mapping"),
    ],
)  # fmt: skip
def test_faults_of_records_are_named(tmp_path, text, problem):
    path = tmp_path / "records.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ExtractionError, match=re.escape(problem)):
        read_annotated(path, world.store().ledger)


def stated(name):
    """The four fractions that the document states for an article."""
    row = re.search(rf"^\| `{re.escape(name)}` \|.*$", DOCUMENT, re.MULTILINE)
    assert row, f"docs/extraction.md has no row for {name}"
    return re.findall(r"\b(\d+) of (\d+)\b", row[0])[-4:]


@pytest.mark.parametrize("path", world.ANNOTATED, ids=lambda path: path.stem)
def test_the_document_states_what_is_measured(path):
    annotated = read_annotated(path, world.store().ledger)
    text_file = world.texts().get(annotated.records.digest)
    if text_file is None:
        pytest.skip("the article's text is not at hand; CONTROL_SAMPLES may name a folder with it")
    article = Article(
        name=text_file.name,
        text=text_file.read_text(encoding="utf-8"),
        language=annotated.language,
        published=annotated.published,
    )
    store = world.store()
    proposals = extract(article, store.gazetteer, world.focus(), store.ledger.entities)
    found = score(proposals, annotated.records, article.text)
    measured = [
        (each.right, each.proposed) if part == "precision" else (each.found, each.records)
        for each in (found.claims, found.events)
        for part in ("precision", "recall")
    ]
    assert [(str(a), str(b)) for a, b in measured] == stated(path.stem)
    assert found.located == found.locatable

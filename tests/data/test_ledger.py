"""The fixture ledger, read whole: records, their order, and the histories that follow."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from told import retold

from data.event import Text
from data.history import history
from data.ledger import read_ledger
from data.readers.places import load_gazetteer

SEEDS = Path(__file__).parents[1] / "fixtures" / "ledger"


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer(SEEDS)


@pytest.fixture(scope="module")
def ledger(gazetteer):
    return read_ledger(SEEDS, gazetteer)


@pytest.fixture(scope="module")
def told(ledger, gazetteer):
    return history(ledger, gazetteer)


def test_every_record_is_read_in_order_of_id(ledger):
    assert [len(records) for records in (ledger.sources, ledger.claims, ledger.events)] == [
        8,
        17,
        2,
    ]
    for records in (ledger.sources, ledger.claims, ledger.events, ledger.entities):
        assert [r.id for r in records] == sorted(r.id for r in records)
    assert [phase.id for phase in ledger.phases] == ["crossing", "after"]
    assert (ledger.first, ledger.last) == (date(2022, 2, 24), date(2025, 12, 31))
    assert ledger.attribution == ("Nobody, since all of it is made up",)


def test_records_say_where_they_stand(ledger):
    claim = next(c for c in ledger.claims if c.id == "yar-denied")
    assert claim.origin == "claims/2024.csv:4"
    assert ledger.events[1].origin == "events/2022.yaml:16"


def test_texts_are_folded_and_names_may_be_given_once(ledger):
    assert ledger.events[0].summary.en == "Troops crossed the river on two ferries."
    assert {e.id: e.name for e in ledger.entities}["ferry"] == Text(en="Ferry", uk="Ferry")


def test_quotes_and_commas_survive(ledger):
    assert next(s for s in ledger.sources if s.id == "herald-3").title == 'Dibrova, Hai: "home"'


def test_instants_keep_their_offset(ledger):
    extraction = ledger.events[1].extraction
    assert extraction is not None
    assert extraction.extracted_at.isoformat() == "2026-05-30T04:20:51.845000+00:00"


def test_warnings_name_what_deserves_a_look(ledger):
    assert ledger.warnings == (
        (
            "places/settlements.csv: lng 'UA99020030040000044 Yar': is named by evidence but has no "
            "position; look one up for places/positions.csv"
        ),
        "sources.csv:9: id 'unused-1': is cited by nothing; add what it says, or delete it",
        (
            "events/2022.yaml:16: reports 'agency-1': was published on 2022-04-02, before event home "
            "happened; move the report to an event of its day, or correct the event's date"
        ),
    )


HISTORIES = {
    "UA98020010010000021": ["2022-02-24 unknown"],
    "UA99020010010000031": [
        "2022-02-24 ukrainian",
        "2022-02-27 occupied",
        "2022-04-01 [2022-03-27..2022-04-01] ukrainian",
    ],
    "UA99020010020000032": [
        "2022-02-24 ukrainian",
        "2022-02-27 occupied",
        "2022-09-11 [2022-09-06..2022-09-11] ukrainian",
    ],
    "UA99020010030000033": ["2022-02-24 ukrainian"],
    "UA99020010040000034": ["2022-02-24 ukrainian"],
    "UA99020030010000041": [
        "2022-02-24 ukrainian",
        "2022-02-27 occupied",
        "2022-09-11 ukrainian",
        "2024-05-12 [2024-05-12..2025-12-31] occupied",
    ],
    "UA99020030020000042": [
        "2022-02-24 ukrainian",
        "2022-03-10 contested",
        "2022-03-20 ukrainian",
    ],
    "UA99020030030000043": [
        "2022-02-24 ukrainian",
        "2022-03-05 occupied",
        "2022-03-06 ukrainian",
    ],
    "UA99020030040000044": ["2022-02-24 ukrainian", "2025-03-20 occupied"],
}


@pytest.mark.parametrize(("code", "expected"), HISTORIES.items())
def test_the_history_of_each_settlement(told, code, expected):
    assert retold(told.spells(told.row(code))) == expected


def test_known_as_of_forgets_what_was_published_later(ledger, gazetteer):
    early = history(ledger, gazetteer, known_as_of=date(2022, 3, 30))
    row = early.row("UA99020010010000031")
    assert retold(early.spells(row))[-1] == "2022-03-27 ukrainian"
    assert early.known_as_of == date(2022, 3, 30)


def test_spells_name_their_claims_and_events(told):
    row = told.row("UA99020010010000031")
    freed = int(told.offsets[row + 1]) - 1
    assert set(told.claims_of(freed)) == {
        "dibrova-freed-agency",
        "dibrova-freed-herald",
        "dibrova-freed-ministry",
    }
    assert told.events_of(freed) == ("home",)
    yar = int(told.offsets[told.row("UA99020030040000044")])
    assert told.dissent_of(yar) == ("yar-captured-ministry",)

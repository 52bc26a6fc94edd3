"""Gates: bad evidence made on purpose, and what is said of it; good evidence passes in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from lawworld import FIRST, GAZETTEER, LAST, LOWER_ONE, OBLAST, UPPER_ONE, ledger_of
from told import claim_of, source_of

from data.checks import Records
from data.claim import ClaimKind
from data.datechecks import certain_days, contradictions, impossible_dates, unlikely_dates
from data.dates import parse_edtf
from data.event import Administration, Event, EventType, Indicator, Report, Text, Tone
from data.gates import (
    SILENT_CONTEST_DAYS,
    history_faults,
    history_findings,
    silent_contests,
    unexplained_changes,
    unknown_stretches,
)
from data.history import history
from data.orphans import orphans
from data.readers.ledgerfile import LedgerFile

LEDGERFILE = LedgerFile(title="", licence="", attribution=(), first=FIRST, last=LAST)
BODY = Administration(
    id="body",
    name="Office",
    area=OBLAST,
    seat="",
    start=parse_edtf("2022-04-01"),
    end=None,
    head="",
    source="press-1",
    origin="administrations.csv:2",
)
FIGURE = Indicator(
    id="figure",
    unit=OBLAST,
    measure="settlements_held",
    value=3,
    low=None,
    high=None,
    when=parse_edtf("2022-04-01"),
    source="press-1",
    note="",
    origin="indicators.csv:2",
)
EVENT = Event(
    id="event",
    type=EventType.BATTLE,
    title=Text(en="A fight", uk="Бій"),
    summary=Text(en="There was a fight.", uk="Був бій."),
    when=parse_edtf("2022-04-01"),
    places=(LOWER_ONE,),
    entities=(),
    reports=(
        Report(source="press-1", tone=Tone.CERTAIN, statement=Text(en="A fight.", uk="Бій.")),
    ),
    indicators=(),
    extraction=None,
    origin="events/2022.yaml:1",
)


def about(unit, *lines):
    """Return claims about one place, published when their dates are over."""
    told = [claim_of(line, number, published=LAST) for number, line in enumerate(lines)]
    return [replace(claim, unit=unit) for claim in told]


def told_of(claims):
    ledger = ledger_of(claims)
    return history(ledger, GAZETTEER), ledger


def records(*, published=None, **kinds) -> Records:
    source = replace(source_of("press"), published=published)
    return Records(ledgerfile=LEDGERFILE, sources=(source,), **kinds)


def lines_of(findings) -> list[str]:
    return [str(finding) for finding in findings]


BASE = ("x ukrainian as_of 2022-02-23 by agency",)


def test_a_history_that_claims_carry_has_no_faults():
    told, _ = told_of(
        [*about(OBLAST, *BASE), *about(LOWER_ONE, "x occupied since 2022-03-01 by press")]
    )
    assert history_faults(told, GAZETTEER) == []


def test_a_change_that_no_claim_explains_is_a_fault():
    told, _ = told_of(
        [*about(OBLAST, *BASE), *about(LOWER_ONE, "x occupied since 2022-03-01 by press")]
    )
    changed = told.offsets[told.row(LOWER_ONE)] + 1
    kept = np.flatnonzero(
        np.repeat(np.arange(len(told.status)), np.diff(told.claim_offsets)) != changed
    )
    offsets = told.claim_offsets - (np.arange(len(told.claim_offsets)) > changed)
    bare = replace(told, claim_index=told.claim_index[kept], claim_offsets=offsets.astype(np.int32))
    (fault,) = unexplained_changes(bare, GAZETTEER)
    assert str(fault) == (
        f"claims: status '{LOWER_ONE} {LOWER_ONE}': turns occupied on 2022-03-01, and no claim says "
        "so; add the claim that explains it"
    )


def test_gaps_are_listed_by_hromada_and_days():
    told, ledger = told_of(
        [
            *about(LOWER_ONE, *BASE),
            *about(UPPER_ONE, "x occupied until 2022-04-01 by press"),
        ]
    )
    found = lines_of(unknown_stretches(told, GAZETTEER, [OBLAST]))
    assert len(found) == 2
    assert "has no evidence from 2022-02-24 to 2022-07-03" in found[0]
    assert "has no evidence from 2022-04-01 to 2022-07-03" in found[1]
    assert UPPER_ONE in found[1]
    assert list(unknown_stretches(told, GAZETTEER, [])) == []
    assert set(lines_of(history_findings(told, ledger, GAZETTEER))) == set(found)


@pytest.mark.parametrize(
    ("silent", "is_found"), [(SILENT_CONTEST_DAYS, False), (SILENT_CONTEST_DAYS + 1, True)]
)
def test_a_fight_of_which_nothing_more_is_said_is_found(silent, is_found):
    start = date.fromordinal(LAST.toordinal() + 1 - silent)
    claims = [*about(OBLAST, *BASE), *about(LOWER_ONE, f"x contested since {start} by press")]
    told, ledger = told_of(claims)
    found = lines_of(silent_contests(told, ledger, GAZETTEER))
    assert bool(found) is is_found
    if is_found:
        assert found[0].startswith("claims/told.csv:2: status 'contested': stays so for 61 days")
        assert "until the ledger's end" in found[0]


def test_a_newer_word_or_an_end_closes_the_silence():
    contested = "x contested since 2022-03-01 by press"
    for line in ("x contested as_of 2022-06-20 by agency", "x occupied since 2022-03-20 by agency"):
        told, ledger = told_of([*about(OBLAST, *BASE), *about(LOWER_ONE, contested, line)])
        assert list(silent_contests(told, ledger, GAZETTEER)) == []


CONTRADICTING = {
    "a change and a state of one day": ("occupied since 2022-03-05", "ukrainian as_of 2022-03-05"),
    "a state inside a span": (
        "contested during 2022-03-01/2022-03-09",
        "occupied as_of 2022-03-05",
    ),
    "two spans": (
        "contested during 2022-03-01/2022-03-09",
        "occupied during 2022-03-07/2022-03-20",
    ),
    "the day before an end": ("occupied until 2022-03-06", "ukrainian as_of 2022-03-05"),
}
AGREEING = {
    "the same status": ("occupied since 2022-03-05", "occupied as_of 2022-03-05"),
    "a change on the last day of a span": (
        "contested during 2022-03-01/2022-03-09", "ukrainian since 2022-03-09",
    ),
    "a change on the day of an end": ("occupied until 2022-03-06", "ukrainian since 2022-03-06"),
    "a change in an uncertain span": ("occupied since 2022-03-01/2022-03-09", "ukrainian as_of 2022-03-05"),
    "a span that is open": ("contested during 2022-03-01/..", "ukrainian as_of 2022-03-05"),
    "days apart": ("occupied since 2022-03-05", "ukrainian as_of 2022-03-06"),
}  # fmt: skip


@pytest.mark.parametrize("said", CONTRADICTING.values(), ids=CONTRADICTING.keys())
def test_one_source_contradicting_itself_is_a_fault_of_the_later_line(said):
    claims = about(LOWER_ONE, *(f"x {words} by press" for words in said))
    (fault,) = contradictions(claims)
    assert (fault.line, fault.field) == (3, "status")
    assert "contradicts c0 of the same source press-1 on 2022-03-0" in fault.problem
    assert list(contradictions([claims[0], replace(claims[1], source="agency-1")])) == []
    assert list(contradictions([claims[0], replace(claims[1], unit=UPPER_ONE)])) == []


@pytest.mark.parametrize("said", AGREEING.values(), ids=AGREEING.keys())
def test_what_does_not_contradict_passes(said):
    assert list(contradictions(about(LOWER_ONE, *(f"x {words} by press" for words in said)))) == []


def test_a_span_of_two_days_has_no_day_that_is_certain():
    (claim,) = about(LOWER_ONE, "x contested during 2022-03-01/2022-03-02 by press")
    assert claim.kind is ClaimKind.DURING
    assert certain_days(claim) is None


def dated(line, published):
    return replace(about(LOWER_ONE, line)[0], published=date.fromisoformat(published))


IMPOSSIBLE = {
    "a claim before its source": (
        {"claims": (dated("x occupied since 2022-03-01 by press", "2022-03-02"),)},
        "2022-03-03", "published", "lies before the day of its source press-1, 2022-03-03",
    ),
    "a span that ends after publication": (
        {"claims": (dated("x occupied during 2022-03-01/2022-03-09 by press", "2022-03-08"),)},
        None, "published", "lies before the end of the claim, 2022-03-09 at the earliest",
    ),
    "a figure before its day": (
        {"indicators": (FIGURE,)}, "2022-03-31", "when", "lies after its source press-1",
    ),
    "an office before it was": (
        {"administrations": (BODY,)}, "2022-03-31", "from", "lies after its source press-1",
    ),
    "an office from before the ledger": (
        {"administrations": (replace(BODY, start=parse_edtf("2021-12")),)},
        None, "from", f"lies outside {FIRST} to {LAST}",
    ),
    "an office that ends after the ledger": (
        {"administrations": (replace(BODY, end=parse_edtf("2022-08")),)},
        None, "to", f"lies outside {FIRST} to {LAST}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys())
def test_impossible_dates_are_faults(case):
    kinds, published, field, problem = case
    day = None if published is None else date.fromisoformat(published)
    given = records(published=day, **kinds)
    (fault,) = impossible_dates(given.claims, given)
    assert fault.field == field
    assert problem in fault.problem
    assert fault.remedy
    assert fault.line == 2


def test_possible_dates_pass():
    given = records(
        published=date(2022, 4, 1),
        claims=(
            dated("x occupied during 2022-02/2022-04 by press", "2022-04-01"),
            dated("x occupied since 2022-04-01 by press", "2022-04-01"),
        ),
        indicators=(FIGURE, replace(FIGURE, measure="planned_voters", when=parse_edtf("2022-05"))),
        administrations=(
            BODY,
            replace(BODY, start=parse_edtf("2022-02"), end=parse_edtf("2022-07")),
        ),
        events=(EVENT,),
    )
    assert list(impossible_dates(given.claims, given)) == []
    assert list(unlikely_dates(given)) == []


def test_a_report_older_than_its_event_deserves_a_look():
    (finding,) = unlikely_dates(records(published=date(2022, 3, 31), events=(EVENT,)))
    assert str(finding).startswith(
        "events/2022.yaml:1: reports 'press-1': was published on 2022-03-31"
    )


def test_a_claim_younger_than_its_source_deserves_a_look():
    claim = dated("x occupied since 2022-03-01 by press", "2022-03-09")
    (finding,) = unlikely_dates(records(published=date(2022, 3, 2), claims=(claim,)))
    assert "lies after the day of its source press-1, 2022-03-02" in finding.problem


def test_orphans_are_named_with_their_line():
    lost = records(events=(replace(EVENT, places=(), reports=()),))
    found = {(finding.file, finding.field, finding.value) for finding in orphans(lost, GAZETTEER)}
    assert found == {("sources.csv", "id", "press-1"), ("events/2022.yaml", "places", "event")}
    cited = records(indicators=(FIGURE,))
    assert list(orphans(cited, GAZETTEER)) == []


def test_a_place_without_position_that_evidence_names_is_an_orphan():
    (finding,) = orphans(records(events=(EVENT,)), GAZETTEER)
    assert (finding.file, finding.value) == ("places/settlements.csv", f"{LOWER_ONE} {LOWER_ONE}")

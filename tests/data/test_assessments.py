"""Reliability has a reason: rows that lack one, or contradict theirs, stop the build."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from data.assessment import LETTERS, RAISING, Criterion, Way
from data.errors import SeedError
from data.ledger import read_ledger
from data.readers.places import load_gazetteer
from data.source import Reliability

SEEDS = Path(__file__).parents[1] / "fixtures" / "ledger"
HEAD = "owner,reliability,criterion,basis_en,basis_uk,reference_title,reference_url\n"
DEPARTED = "source,way,note_en,note_uk\n"


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer(SEEDS)


@pytest.fixture
def seeds(tmp_path):
    return shutil.copytree(SEEDS, tmp_path / "seeds")


def letters_of(seeds) -> dict[str, str]:
    """The letter of the first source of each owner."""
    found: dict[str, str] = {}
    with (seeds / "sources.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["owner"], row["reliability"])
    return found


def criterion_for(letter: str) -> str:
    return next(c.value for c in Criterion if Reliability(letter) in LETTERS[c])


def reasons(seeds, **changed: str) -> str:
    """A complete owners.csv for the fixture; ``changed`` replaces letters by owner."""
    rows = [
        f'"{owner}",{changed.get(owner, letter)},{criterion_for(changed.get(owner, letter))},Why.,Чому.,,'
        for owner, letter in letters_of(seeds).items()
    ]
    return HEAD + "\n".join(rows) + "\n"


def faults(seeds, gazetteer):
    with pytest.raises(SeedError) as raised:
        read_ledger(seeds, gazetteer)
    return [(f.file, f.line, f.field, f.problem) for f in raised.value.faults]


def test_a_ledger_without_reasons_is_read(gazetteer):
    assert read_ledger(SEEDS, gazetteer).assessments == ()


def test_reasons_are_read_in_order_of_owner(seeds, gazetteer):
    (seeds / "owners.csv").write_text(reasons(seeds), encoding="utf-8")
    ledger = read_ledger(seeds, gazetteer)
    owners = [each.owner for each in ledger.assessments]
    assert owners == sorted({source.owner for source in ledger.sources})
    assert all(each.basis.uk == "Чому." for each in ledger.assessments)


def test_an_owner_without_a_row_is_a_fault_of_each_of_its_sources(seeds, gazetteer):
    whole = reasons(seeds).splitlines()
    (seeds / "owners.csv").write_text("\n".join(whole[:-1]) + "\n", encoding="utf-8")
    found = faults(seeds, gazetteer)
    assert found
    assert {(file, field) for file, _, field, _ in found} == {("sources.csv", "owner")}


def other_letter(letter: str) -> str:
    return "C" if letter != "C" else "B"


def test_a_letter_that_differs_from_the_owner_s_needs_a_way(seeds, gazetteer):
    owner, letter = next(iter(letters_of(seeds).items()))
    changed = {owner: other_letter(letter)}
    (seeds / "owners.csv").write_text(reasons(seeds, **changed), encoding="utf-8")
    found = faults(seeds, gazetteer)
    assert {(file, field) for file, _, field, _ in found} == {("sources.csv", "reliability")}
    assert all("no reason" in problem for *_, problem in found)


@pytest.mark.parametrize("way", list(Way))
def test_a_way_must_point_where_the_letter_went(seeds, gazetteer, way):
    ledger = read_ledger(seeds, gazetteer)
    owner, letter = next(iter(letters_of(seeds).items()))
    assessed = other_letter(letter)
    (seeds / "owners.csv").write_text(reasons(seeds, **{owner: assessed}), encoding="utf-8")
    departed = [source for source in ledger.sources if source.owner == owner]
    rows = "".join(
        f"{source.id},{way},,\n" for source in departed if source.reliability != assessed
    )
    (seeds / "departures.csv").write_text(DEPARTED + rows, encoding="utf-8")
    raised = letter < assessed
    if (way in RAISING) is raised:
        assert len(read_ledger(seeds, gazetteer).departures) == rows.count("\n")
    else:
        assert {problem.split(" ")[0] for *_, problem in faults(seeds, gazetteer)} == {"does"}


def test_a_departure_without_a_difference_or_a_source_is_a_fault(seeds, gazetteer):
    ledger = read_ledger(seeds, gazetteer)
    (seeds / "owners.csv").write_text(reasons(seeds), encoding="utf-8")
    rows = f"{ledger.sources[0].id},relayed,,\nno-such-source,relayed,,\n"
    (seeds / "departures.csv").write_text(DEPARTED + rows, encoding="utf-8")
    problems = {(line, problem) for _, line, _, problem in faults(seeds, gazetteer)}
    assert problems == {(2, "has its owner's letter"), (3, "does not exist")}


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("Somebody,A,relay,Why.,Чому.,,", "reliability"),
        ("Somebody,C,relay,,Чому.,,", "basis_en"),
        ("Somebody,C,relay,Why.,Чому.,A page,", "reference_url"),
        ("Somebody,C,relay,Why.,Чому.,,https://a.example/", "reference_url"),
        ("Somebody,C,relay,Why.,Чому.,A page,javascript:alert(1)", "reference_url"),
        ("Somebody,C,hearsay,Why.,Чому.,,", "criterion"),
    ],
)
def test_a_row_that_cannot_be_used_is_one_fault(seeds, gazetteer, row, field):
    text = reasons(seeds)
    (seeds / "owners.csv").write_text(text + row + "\n", encoding="utf-8")
    line = text.count("\n") + 1
    assert [(file, at, name) for file, at, name, _ in faults(seeds, gazetteer)] == [
        ("owners.csv", line, field)
    ]


def test_a_second_row_of_an_owner_is_a_fault_and_an_unused_one_a_warning(seeds, gazetteer):
    text = reasons(seeds) + "Nobody,C,relay,Why.,Чому.,,\n"
    (seeds / "owners.csv").write_text(text, encoding="utf-8")
    assert any("Nobody owns no source" in each for each in read_ledger(seeds, gazetteer).warnings)
    (seeds / "owners.csv").write_text(text + "Nobody,C,relay,Why.,Чому.,,\n", encoding="utf-8")
    assert [problem for *_, problem in faults(seeds, gazetteer)] == ["has a row already"]


def test_a_note_in_one_language_is_a_fault(seeds, gazetteer):
    source = read_ledger(seeds, gazetteer).sources[0]
    changed = {source.owner: other_letter(source.reliability)}
    (seeds / "owners.csv").write_text(reasons(seeds, **changed), encoding="utf-8")
    (seeds / "departures.csv").write_text(f"{DEPARTED}{source.id},relayed,Why,\n", encoding="utf-8")
    assert ("departures.csv", 2, "note_uk") in {found[:3] for found in faults(seeds, gazetteer)}

"""Accepted submissions become a patch that git applies and the checks of the seeds take."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace

import pytest
from builtworld import DIBROVA, copy_seeds
from deskwriter import draft, key

from data.assessment import LETTERS, TO_DECIDE, Criterion
from data.build import load_seeds
from data.cli.main import main
from data.errors import SeedError
from data.folders import seeds_folder
from data.submissions.addition import addition, grown, with_accepted
from data.submissions.desk import open_desk
from data.submissions.errors import ProposalError
from data.submissions.export import ExportError, export
from data.submissions.outlook import BadgeOutlook, HistoryOutlook, outlook
from data.submissions.pace import Origin
from data.submissions.record import Act, Editor, Proposal, State, SubjectKind
from data.submissions.suggestion import suggested
from data.verification import Tier, verify

EDITOR = Editor(issuer="i", subject="s", email="", name="Olena", email_verified=False)
ALLOWED = frozenset({"i|s"})

ABOUT_CROSSING = draft(
    subject="crossing",
    url="https://gazette.example/ferry?utm_source=x",
    canonical_url="gazette.example/ferry",
    publisher="Gazette",
    published="2022-02-28",
    statement="Two ferries: «перший» and “second”.",
)
ABOUT_DIBROVA = replace(
    ABOUT_CROSSING,
    subject_kind=SubjectKind.PLACE,
    subject=DIBROVA,
    url="https://gazette.example/dibrova",
    canonical_url="gazette.example/dibrova",
)


@pytest.fixture
def seeds(tmp_path):
    return copy_seeds(tmp_path)


@pytest.fixture
def world(seeds):
    loaded = load_seeds(seeds)
    return loaded.ledger, loaded.gazetteer


def complete(proposal: Proposal, **changed) -> Proposal:
    return replace(
        proposal,
        **{
            "title": 'The ferry, "again": =1+1',
            "owner": "Gazette",
            "side": "independent",
            "kind": "press",
            "reliability": "A",
            "language": "en",
            "statement_en": "Two ferries: one and another # not a comment.",
            "statement_uk": "Два пороми: «один» та інший.",
            **changed,
        },
    )


def claim_proposal(ledger, **changed):
    values = {"status": "occupied", "claim_kind": "since", "when": "2022-02-26", **changed}
    return complete(suggested(ABOUT_DIBROVA, ledger), **values)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("CONTROL_DATABASE", str(tmp_path / "desk.sqlite"))
    made = open_desk()
    yield made
    made.close()


def accepted(desk, sent, proposal):
    name = sent.canonical_url + sent.subject
    number = desk.submit(sent, key=key(name), origin=Origin(session=name, address=None))
    return desk.decide(
        number, Act.ACCEPT, editor=EDITOR, allowed=ALLOWED, seen_version=0, proposal=proposal
    )


def test_a_suggestion_knows_what_the_ledger_knows_of_a_publisher(world):
    ledger, _ = world
    found = suggested(replace(ABOUT_CROSSING, publisher="steppe herald"), ledger)
    assert (found.owner, found.side, found.reliability) == ("Steppe Herald", "ukraine", "B")
    unknown = suggested(ABOUT_CROSSING, ledger)
    assert (unknown.owner, unknown.side, unknown.reliability) == ("", "", "")
    assert unknown.source == "gazette-example-2022-02-28"
    assert unknown.published == "2022-02-28"


def test_a_known_address_leads_to_the_source_that_is_there(world):
    ledger, gazetteer = world
    sent = replace(ABOUT_CROSSING, canonical_url="agency.example/dibrova")
    found = addition(1, sent, complete(suggested(sent, ledger)), ledger, gazetteer)
    assert found.source is None
    assert found.report.source == "agency-1"


def test_a_proposal_that_is_not_whole_names_every_gap(world):
    ledger, gazetteer = world
    with pytest.raises(ProposalError) as error:
        addition(7, ABOUT_CROSSING, suggested(ABOUT_CROSSING, ledger), ledger, gazetteer)
    assert {fault.field for fault in error.value.faults} == {
        "title",
        "owner",
        "side",
        "kind",
        "reliability",
        "language",
        "statement_en",
    }
    assert all(fault.file == "submission" and fault.line == 7 for fault in error.value.faults)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"source": "herald-2"}, "source"),  # reports the event already
        ({"source": "Not An Id"}, "id"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"published": "2022-02-30"}, "published"),
        ({"tone": "loud"}, "tone"),
    ],
)
def test_what_the_seeds_would_not_take_is_not_accepted(world, changed, field):
    ledger, gazetteer = world
    proposal = complete(suggested(ABOUT_CROSSING, ledger), **changed)
    with pytest.raises(ProposalError) as error:
        addition(1, ABOUT_CROSSING, proposal, ledger, gazetteer)
    assert field in {fault.field for fault in error.value.faults}


def test_a_claim_known_before_it_happened_is_not_accepted(world):
    ledger, gazetteer = world
    proposal = claim_proposal(ledger, when="2022-04-05")
    with pytest.raises(ProposalError, match="earliest day"):
        addition(1, ABOUT_DIBROVA, proposal, ledger, gazetteer)


def test_the_outlook_shows_the_badge_before_and_after(world):
    ledger, gazetteer = world
    found = outlook(
        1, ABOUT_CROSSING, complete(suggested(ABOUT_CROSSING, ledger)), ledger, gazetteer
    )
    assert isinstance(found, BadgeOutlook)
    assert (found.before.tier, found.before.owners) == (Tier.UNCORROBORATED, 1)
    assert (found.after.tier, found.after.owners) == (Tier.LIKELY, 2)
    denied = complete(suggested(ABOUT_CROSSING, ledger), stance="denies")
    assert outlook(1, ABOUT_CROSSING, denied, ledger, gazetteer).after.tier is Tier.CONTESTED


def test_the_outlook_of_a_claim_shows_the_spells_before_and_after(world):
    ledger, gazetteer = world
    proposal = claim_proposal(ledger)
    found = outlook(1, ABOUT_DIBROVA, proposal, ledger, gazetteer)
    assert isinstance(found, HistoryOutlook)
    changes = [
        [(spell.status, spell.start) for spell in spells] for spells in (found.before, found.after)
    ]
    assert changes[0] != changes[1]
    assert found.changed == 1


def test_accepted_ones_count_before_they_are_in_the_seeds(world, desk):
    ledger, gazetteer = world
    case = accepted(desk, ABOUT_CROSSING, complete(suggested(ABOUT_CROSSING, ledger)))
    once = with_accepted(ledger, [case], gazetteer)
    twice = with_accepted(once, [case], gazetteer)
    crossing = next(event for event in twice.events if event.id == "crossing")
    assert len(crossing.reports) == 2
    assert verify(crossing, {s.id: s for s in twice.sources}).owners == 2


def test_the_patch_applies_and_what_it_makes_is_sound(world, seeds, desk, tmp_path):
    ledger, gazetteer = world
    cases = [
        accepted(desk, ABOUT_CROSSING, complete(suggested(ABOUT_CROSSING, ledger))),
        accepted(desk, ABOUT_DIBROVA, claim_proposal(ledger, source="gazette-2")),
    ]
    before = {path: path.read_bytes() for path in seeds.rglob("*") if path.is_file()}
    patch = export(cases, seeds, ledger, gazetteer)
    assert {path: path.read_bytes() for path in seeds.rglob("*") if path.is_file()} == before
    (tmp_path / "accepted.patch").write_text(patch, encoding="utf-8")
    subprocess.run(["git", "apply", "accepted.patch"], cwd=tmp_path, check=True)
    after = load_seeds(seeds).ledger
    expected = ledger
    for case in cases:
        new = addition(case.number, case.draft, case.proposal, expected, gazetteer)
        expected = grown(expected, new)

    def bare(records):
        return [replace(record, origin="") for record in records]

    assert bare(after.sources) == bare(expected.sources)
    assert bare(after.claims) == bare(expected.claims)
    assert bare(after.events) == bare(expected.events)
    ids = [line.split(",")[0] for line in (seeds / "sources.csv").read_text().splitlines()[1:]]
    assert ids == sorted(ids)
    again = export(cases, seeds, after, gazetteer)
    assert "left out" in again
    assert "+++" not in again


def test_the_patch_of_the_real_seeds_finds_each_event(desk):
    loaded = load_seeds(seeds_folder())
    sent = replace(ABOUT_CROSSING, subject=loaded.ledger.events[0].id, published="2026-01-02")
    proposal = complete(suggested(sent, loaded.ledger), source="zz-new-source")
    case = accepted(desk, sent, proposal)
    for each in loaded.ledger.events:
        moved = replace(case, draft=replace(sent, subject=each.id))
        assert "+    - source: zz-new-source" in export(
            [moved], seeds_folder(), loaded.ledger, loaded.gazetteer
        )


def test_a_file_in_another_form_is_an_error_that_names_it(world, seeds, desk):
    ledger, gazetteer = world
    case = accepted(desk, ABOUT_CROSSING, complete(suggested(ABOUT_CROSSING, ledger)))
    file = seeds / "events" / "2022.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: crossing", "id:  crossing"))
    with pytest.raises(ExportError, match=r"events/2022.yaml: event crossing"):
        export([case], seeds, ledger, gazetteer)


def run(capsys, *words):
    code = main(["submissions", *map(str, words)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_command_line_lists_shows_and_exports(world, seeds, desk, capsys, tmp_path):
    ledger, _ = world
    contact = replace(ABOUT_CROSSING, contact="private@person.example")
    case = accepted(desk, contact, complete(suggested(ABOUT_CROSSING, ledger)))
    assert run(capsys, "list")[1].startswith(f"{case.number}\t")
    assert run(capsys, "list", "--state", "pending")[1] == ""
    shown = json.loads(run(capsys, "show", case.number)[1])
    assert shown["state"] == State.ACCEPTED
    assert shown["decisions"][0]["editor"] == "Olena"
    listed = run(capsys, "list", "--json")[1]
    assert "private" not in listed + json.dumps(shown)
    code = main(["submissions", "--seeds", str(seeds), "export", "-o", str(tmp_path / "p.patch")])
    assert code == 0
    assert "+    - source: gazette-example" in (tmp_path / "p.patch").read_text(encoding="utf-8")


def test_the_command_line_backs_up_migrates_and_forgets(desk, capsys, tmp_path):
    number = desk.submit(
        replace(ABOUT_CROSSING, contact="a@b.example"),
        key=key("x"),
        origin=Origin(session="s", address=None),
    )
    assert run(capsys, "forget", number)[1] == "deleted\n"
    assert run(capsys, "backup", tmp_path / "copy.sqlite")[0] == 0
    assert (tmp_path / "copy.sqlite").stat().st_size > 0
    desk.close()
    assert "none" in run(capsys, "migrate", "--to", "base", "--down")[1]
    assert run(capsys, "migrate")[1] == "revision 0001\n"
    code, _, err = run(capsys, "migrate", "--to", "nowhere")
    assert code == 1
    assert "nowhere" in err


def test_a_number_that_is_none_is_an_error_on_one_line(desk, capsys):
    code, out, err = run(capsys, "show", 99)
    assert (code, out) == (1, "")
    assert err == "there is no submission 99\n"


HEADS = {
    "owners.csv": "owner,reliability,criterion,basis_en,basis_uk,reference_title,reference_url",
    "departures.csv": "source,way,note_en,note_uk",
}


@pytest.fixture
def reasoned(seeds):
    """Seeds that say why each owner has its letter."""
    letters = {source.owner: source.reliability for source in load_seeds(seeds).ledger.sources}
    rows = [
        f'"{owner}",{letter},{next(c for c in Criterion if letter in LETTERS[c])},Why.,Чому.,,'
        for owner, letter in sorted(letters.items())
    ]
    (seeds / "owners.csv").write_text("\n".join([HEADS["owners.csv"], *rows, ""]), encoding="utf-8")
    return seeds


def patched(seeds, tmp_path, cases):
    loaded = load_seeds(seeds)
    patch = export(cases, seeds, loaded.ledger, loaded.gazetteer)
    (tmp_path / "accepted.patch").write_text(patch, encoding="utf-8")
    subprocess.run(["git", "apply", "accepted.patch"], cwd=tmp_path, check=True)
    return patch


def because(case, reason):
    last = replace(case.decisions[-1], reason=reason)
    return replace(case, decisions=(*case.decisions[:-1], last))


def faults_of(seeds):
    with pytest.raises(SeedError) as raised:
        load_seeds(seeds)
    return {(fault.file, fault.field): fault for fault in raised.value.faults}


def test_a_new_owner_gets_a_row_that_says_what_is_left_to_decide(reasoned, desk, tmp_path):
    ledger = load_seeds(reasoned).ledger
    case = accepted(desk, ABOUT_CROSSING, complete(suggested(ABOUT_CROSSING, ledger)))
    patch = patched(reasoned, tmp_path, [because(case, "Own reporters, corrects\nitself.")])
    assert "#   owners.csv: fill in criterion, basis_uk of Gazette" in patch
    file = reasoned / "owners.csv"
    row = f'Gazette,A,{TO_DECIDE},"Own reporters, corrects itself.",{TO_DECIDE},,'
    lines = file.read_text(encoding="utf-8").splitlines()
    assert row in lines
    found = faults_of(reasoned)
    assert set(found) == {("owners.csv", "criterion"), ("owners.csv", "basis_uk")}
    assert "newsroom" in found["owners.csv", "criterion"].remedy
    assert "write why" in found["owners.csv", "basis_uk"].remedy
    text = file.read_text(encoding="utf-8").replace(TO_DECIDE, "newsroom", 1)
    file.write_text(text.replace(TO_DECIDE, "Власні репортери."), encoding="utf-8")
    assert "Gazette" in {each.owner for each in load_seeds(reasoned).ledger.assessments}


@pytest.mark.parametrize(
    ("reason", "bases"),
    [("", f"{TO_DECIDE},{TO_DECIDE}"), ("Власні репортери.", f"{TO_DECIDE},Власні репортери.")],
)
def test_a_reason_stands_in_its_language(reasoned, desk, tmp_path, reason, bases):
    ledger = load_seeds(reasoned).ledger
    case = accepted(desk, ABOUT_CROSSING, complete(suggested(ABOUT_CROSSING, ledger)))
    patch = patched(reasoned, tmp_path, [because(case, reason)])
    assert f"+Gazette,A,{TO_DECIDE},{bases},," in patch


def test_another_letter_than_the_owners_gets_a_departure(reasoned, desk, tmp_path):
    ledger = load_seeds(reasoned).ledger
    known = next(source for source in ledger.sources if source.reliability != "A")
    proposal = complete(suggested(ABOUT_CROSSING, ledger), owner=known.owner, side=known.side)
    case = accepted(desk, ABOUT_CROSSING, proposal)
    patch = patched(reasoned, tmp_path, [because(case, "")])
    assert "owners.csv" not in patch
    assert f"#   departures.csv: fill in way of {proposal.source}" in patch
    assert f"+{proposal.source},{TO_DECIDE},," in patch
    found = faults_of(reasoned)
    assert "careful_carrier" in found["departures.csv", "way"].remedy
    file = reasoned / "departures.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(TO_DECIDE, "careful_carrier"))
    assert proposal.source in {each.source for each in load_seeds(reasoned).ledger.departures}


def test_two_sources_of_one_new_owner_make_one_row_and_a_departure(reasoned, desk, tmp_path):
    ledger = load_seeds(reasoned).ledger
    cases = [
        accepted(desk, ABOUT_CROSSING, complete(suggested(ABOUT_CROSSING, ledger))),
        accepted(desk, ABOUT_DIBROVA, claim_proposal(ledger, source="gazette-2", reliability="C")),
    ]
    patch = patched(reasoned, tmp_path, cases)
    assert patch.count(f"+Gazette,A,{TO_DECIDE}") == 1
    assert f"+gazette-2,{TO_DECIDE},," in patch

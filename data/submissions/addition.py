"""Addition: what a proposal would add to the ledger, read and checked as the seeds are. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from data.checks import Records, check
from data.claim import Claim
from data.event import Report, Stance, Text
from data.readers.claims import claim_of
from data.readers.events import STANCES, TONES
from data.readers.fields import Fields
from data.readers.ledgerfile import LedgerFile
from data.readers.sources import source_of
from data.readers.textfile import is_forbidden
from data.source import Source
from data.submissions.errors import ProposalError
from data.submissions.record import SubjectKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.errors import SeedFault
    from data.ledger import Ledger
    from data.submissions.record import Case, Draft, Proposal
    from geo.gazetteer import Gazetteer

#: Stands for a file in faults, as in ``submission:12``.
_FILE = "submission"
_Identified = TypeVar("_Identified", Source, Claim)
_NO_IDENTIFIER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What enters the ledger: a source unless it is there already, and a report or a claim.

    ``event`` is the id of the event that the report is about.
    """

    source: Source | None
    event: str | None = None
    report: Report | None = None
    claim: Claim | None = None


def slug(text: str) -> str:
    """Return a text as part of an id: lower case letters, digits, single hyphens."""
    return _NO_IDENTIFIER.sub("-", text.casefold()).strip("-")


def addition(
    number: int, draft: Draft, proposal: Proposal, ledger: Ledger, gazetteer: Gazetteer
) -> Addition:
    """Return what a proposal adds to a ledger.

    Raises
    ------
    ProposalError
        If the ledger with it would not pass the checks; carries all faults.
    """
    faults: list[SeedFault] = []
    given = proposal.as_json()
    _check_characters(_fields(number, given, faults), given)
    is_known = any(source.id == proposal.source for source in ledger.sources)
    source = (
        None if is_known else source_of(_fields(number, {**given, "id": proposal.source}, faults))
    )
    if draft.subject_kind is SubjectKind.EVENT:
        report = _report(_fields(number, given, faults), draft.subject, ledger)
        found = Addition(source=source, event=draft.subject, report=report)
    else:
        values = _claim_values(draft, proposal, ledger, gazetteer)
        found = Addition(source=source, claim=_claim(_fields(number, values, faults), ledger))
    if not faults:
        faults.extend(_faults_across(number, grown(ledger, found), gazetteer))
    if faults:
        raise ProposalError(faults)
    return found


def grown(ledger: Ledger, new: Addition) -> Ledger:
    """Return a ledger with an addition."""
    sources = ledger.sources if new.source is None else _sorted((*ledger.sources, new.source))
    claims = ledger.claims if new.claim is None else _sorted((*ledger.claims, new.claim))
    events = tuple(
        replace(event, reports=(*event.reports, new.report))
        if new.report is not None and event.id == new.event
        else event
        for event in ledger.events
    )
    return replace(ledger, sources=sources, claims=claims, events=events)


def with_accepted(ledger: Ledger, cases: Iterable[Case], gazetteer: Gazetteer) -> Ledger:
    """Return a ledger with the accepted cases that are not in it yet.

    One that has meanwhile become part of the seeds, or that no longer fits them, adds nothing.
    """
    for case in cases:
        if case.proposal is None:
            continue
        try:
            new = addition(case.number, case.draft, case.proposal, ledger, gazetteer)
        except ProposalError:
            continue
        ledger = grown(ledger, new)
    return ledger


def _sorted(records: tuple[_Identified, ...]) -> tuple[_Identified, ...]:
    return tuple(sorted(records, key=lambda record: record.id))


def _fields(number: int, values: dict[str, str], faults: list[SeedFault]) -> Fields:
    return Fields(file=_FILE, line=number, values=values, faults=faults)


def _check_characters(fields: Fields, given: dict[str, str]) -> None:
    """Add a fault for each text that no file of the evidence may hold."""
    for name, words in given.items():
        if any(map(is_forbidden, words)) or not unicodedata.is_normalized("NFC", words):
            fields.fault(name, "holds an invisible character", "write the text anew")


def _report(fields: Fields, event_id: str, ledger: Ledger) -> Report:
    report = Report(
        source=fields.identifier("source"),
        tone=fields.choice("tone", TONES),
        statement=Text(en=fields.text("statement_en"), uk=fields.text("statement_uk")),
        stance=fields.choice("stance", STANCES) if "stance" in fields else Stance.REPORTS,
    )
    event = next((event for event in ledger.events if event.id == event_id), None)
    if event is None:
        fields.fault("event", "is no event of the ledger", "reject it", value=event_id)
    elif any(other.source == report.source for other in event.reports):
        fields.fault("source", "reports this event already", "reject it, or name another source")
    return report


def _claim(fields: Fields, ledger: Ledger) -> Claim:
    claim = claim_of(fields)
    said = (claim.source, claim.unit, claim.status, claim.kind, claim.when)
    if any((c.source, c.unit, c.status, c.kind, c.when) == said for c in ledger.claims):
        fields.fault("source", "says this of the place already", "reject it")
    return claim


def _claim_values(
    draft: Draft, proposal: Proposal, ledger: Ledger, gazetteer: Gazetteer
) -> dict[str, str]:
    """Return the row of a claim; its id is made of what it says."""
    published = proposal.published or next(
        (str(s.published or "") for s in ledger.sources if s.id == proposal.source), ""
    )
    name = gazetteer.name(draft.subject, "en") if draft.subject in gazetteer else draft.subject
    parts = (name, proposal.status, proposal.claim_kind, proposal.when, proposal.source)
    return {
        "id": _unused("-".join(filter(None, map(slug, parts))), {c.id for c in ledger.claims}),
        "unit": draft.subject,
        "status": proposal.status,
        "kind": proposal.claim_kind,
        "when": proposal.when,
        "source": proposal.source,
        "published": published,
        "strength": proposal.strength,
        "note": proposal.note,
    }


def _unused(wanted: str, used: set[str]) -> str:
    """Return an id, with a number behind it if it is taken."""
    number, name = 2, wanted
    while name in used:
        name, number = f"{wanted}-{number}", number + 1
    return name


def _faults_across(number: int, ledger: Ledger, gazetteer: Gazetteer) -> list[SeedFault]:
    """Return the faults across records that have to do with the submission."""
    records = Records(
        ledgerfile=LedgerFile(
            first=ledger.first,
            last=ledger.last,
            title=ledger.title,
            licence=ledger.licence,
            attribution=ledger.attribution,
        ),
        sources=ledger.sources,
        claims=ledger.claims,
        events=ledger.events,
        entities=ledger.entities,
        indicators=ledger.indicators,
        administrations=ledger.administrations,
        phases=ledger.phases,
    )
    origin = (_FILE, number)
    return [fault for fault in check(records, gazetteer) if (fault.file, fault.line) == origin]

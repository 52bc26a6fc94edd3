"""How good proposals are: against records that a person made from the same article.

A *claim* is right if a record of the same place and status has a day in common with it, and no
other claim has been matched with that record: precision is right claims over claims, recall is matched
records over records. An *event* is right if a record of the same type shares a place and a day with it;
here one proposal may stand for several records, and several for one, since a text tells of one battle
in many sentences. What has no place or no date matches nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.claim import ClaimKind, Strength
from data.event import EventType
from data.extraction.article import plain
from data.extraction.proposal import ClaimProposal, EventProposal, Proposals, Timing
from data.status import ControlStatus

if TYPE_CHECKING:
    from data.claim import Claim
    from data.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """A claim that a person found. ``at`` is where its place stands in the plain text, if known."""

    id: str
    place: str
    status: ControlStatus
    kind: ClaimKind
    when: Timing
    strength: Strength
    at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """An event that a person found."""

    id: str
    type: EventType
    places: tuple[str, ...]
    when: Timing
    at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What a person found in one article, named by the digest of its plain text."""

    digest: str
    claims: tuple[ClaimRecord, ...]
    events: tuple[EventRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Proposals against records of one sort, with what was wrong and what was missed."""

    proposed: int
    right: int
    records: int
    found: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float | None:
        """Share of proposals that are right; None if there are none."""
        return self.right / self.proposed if self.proposed else None

    @property
    def recall(self) -> float | None:
        """Share of records that were found; None if there are none."""
        return self.found / self.records if self.records else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Scores of claims and events.

    ``kinds`` and ``strengths`` count the right claims that have them as recorded; of ``locatable`` right
    claims it is known where the place stands, and ``located`` of these come from that sentence.
    """

    claims: Score
    events: Score
    kinds: int
    strengths: int
    located: int
    locatable: int


def score(proposals: Proposals, records: Records, text: str) -> Scores:
    """Return how well proposals meet the records of the same article, whose text is given."""
    pairs = _paired(proposals.claims, records.claims)
    claims = _claim_score(proposals.claims, records.claims, pairs)
    return Scores(
        claims=claims,
        events=_event_score(proposals.events, records.events),
        kinds=sum(proposals.claims[p].kind is records.claims[r].kind for p, r in pairs.items()),
        strengths=sum(
            proposals.claims[p].strength is records.claims[r].strength for p, r in pairs.items()
        ),
        located=sum(
            _is_from(proposals.claims[p], records.claims[r].at, text) for p, r in pairs.items()
        ),
        locatable=sum(records.claims[r].at is not None for r in pairs.values()),
    )


def _is_from(claim: ClaimProposal, at: int | None, text: str) -> bool:
    """Whether a claim comes from the sentence that holds a character of the plain text."""
    if at is None:
        return False
    for each in claim.evidence:
        end = len(plain(text[: each.end]))
        if end - len(plain(text[each.start : each.end])) <= at < end:
            return True
    return False


def _paired(claims: Sequence[ClaimProposal], records: Sequence[ClaimRecord]) -> dict[int, int]:
    """Return which claim goes with which record: equal dates first, then any that meet."""
    pairs: dict[int, int] = {}
    tests: tuple[Callable[[Timing, Timing], bool], ...] = (Timing.__eq__, Timing.meets)
    for fits in tests:
        for number, claim in enumerate(claims):
            for other, record in enumerate(records):
                if (
                    number not in pairs
                    and other not in pairs.values()
                    and claim.unit == record.place
                    and claim.status is record.status
                    and claim.when.is_known
                    and fits(claim.when, record.when)
                ):
                    pairs[number] = other
    return pairs


def _claim_score(
    claims: Sequence[ClaimProposal], records: Sequence[ClaimRecord], pairs: dict[int, int]
) -> Score:
    met = set(pairs.values())
    return Score(
        proposed=len(claims),
        right=len(pairs),
        records=len(records),
        found=len(met),
        wrong=tuple(_claim_words(c) for n, c in enumerate(claims) if n not in pairs),
        missed=tuple(record.id for n, record in enumerate(records) if n not in met),
    )


def _event_score(events: Sequence[EventProposal], records: Sequence[EventRecord]) -> Score:
    meeting = {
        (number, other)
        for number, event in enumerate(events)
        for other, record in enumerate(records)
        if _is_of(event, record)
    }
    right = {number for number, _ in meeting}
    met = {other for _, other in meeting}
    return Score(
        proposed=len(events),
        right=len(right),
        records=len(records),
        found=len(met),
        wrong=tuple(_event_words(e) for n, e in enumerate(events) if n not in right),
        missed=tuple(record.id for n, record in enumerate(records) if n not in met),
    )


def _is_of(event: EventProposal, record: EventRecord) -> bool:
    return (
        event.type is record.type
        and event.when.is_known
        and event.when.meets(record.when)
        and not set(event.places).isdisjoint(record.places)
    )


def _claim_words(claim: ClaimProposal) -> str:
    place = claim.unit or " or ".join(each.katottg for each in claim.candidates)
    where = claim.evidence[0]
    return (
        f"{where.start}-{where.end}: {place} {claim.status.word} {claim.kind} "
        f"{claim.when.edtf or 'without a date'} ({claim.evidence[0].cue!r})"
    )


def _event_words(event: EventProposal) -> str:
    where = event.evidence[0]
    return (
        f"{where.start}-{where.end}: {event.type} {event.when.edtf or 'without a date'} "
        f"{' '.join(event.places) or 'without a place'} ({event.evidence[0].cue!r})"
    )


def claim_record(claim: Claim) -> ClaimRecord:
    """Return a claim of the ledger as a record to compare with."""
    return ClaimRecord(
        id=claim.id,
        place=claim.unit,
        status=claim.status,
        kind=claim.kind,
        when=Timing(first=claim.when.earliest, last=claim.when.latest),
        strength=claim.strength,
    )


def event_record(event: Event) -> EventRecord:
    """Return an event of the ledger as a record to compare with."""
    return EventRecord(
        id=event.id,
        type=event.type,
        places=event.places,
        when=Timing(first=event.when.earliest, last=event.when.latest),
    )

"""From findings to claims, one a place; what an article says twice is one claim."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.claim import ClaimKind
from data.extraction.proposal import ClaimProposal, Evidence, Timing
from data.status import ControlStatus
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.extraction.control import Finding
    from data.extraction.mention import PlaceMention
    from data.extraction.reading import Passage, Reading


def claims_of(reading: Reading, found: Iterable[Finding]) -> Iterator[ClaimProposal]:
    """Yield the claims of findings, one a place."""
    for each in found:
        passage = reading.passages[each.position]
        for place in each.theme.places:
            if place.level is not Level.SETTLEMENT and (
                each.theme.is_partial or each.status is ControlStatus.CONTESTED
            ):
                continue
            doubts = each.doubts
            if place.code is None:
                doubts = (*doubts, f"{len(place.candidates)} places bear this name")
            elif place.n_namesakes:
                doubts = (*doubts, f"one of {place.n_namesakes} of this name: {place.reason}")
            yield ClaimProposal(
                unit=place.code,
                candidates=place.candidates,
                status=each.status,
                kind=each.kind,
                when=each.when,
                strength=each.said.strength,
                says=each.said.says,
                evidence=(
                    evidence(passage, each.cue.start, each.cue.end),
                    *_named_elsewhere(reading, passage, place),
                ),
                doubts=doubts,
            )


def _named_elsewhere(reading: Reading, passage: Passage, place: PlaceMention) -> Iterator[Evidence]:
    """Yield the sentence that names a place which the one that tells of it only means."""
    if place.sentence != passage.sentence.number:
        yield evidence(reading.passages[place.sentence - 1], place.start, place.end)


def evidence(passage: Passage, start: int, end: int) -> Evidence:
    """Return a sentence as evidence, with the words of it that tell."""
    sentence = passage.sentence
    section = f"{passage.heading}, " if passage.heading else ""
    return Evidence(
        start=sentence.start,
        end=sentence.end,
        cue=passage.text[start:end],
        cue_start=start,
        locator=f"{section}paragraph {passage.in_section}",
    )


def merged(claims: Iterable[ClaimProposal]) -> tuple[ClaimProposal, ...]:
    """Return claims, those that say the same of a place as one: the narrower dates stand.

    A change stands before a state that follows from it. A claim that says something else of the place, at a time between the two, keeps them apart.
    """
    kept: list[ClaimProposal] = []
    for claim in claims:
        for position, other in enumerate(kept):
            if _say_the_same(claim, other) and not _changed_between(claim, other, kept):
                narrow, wide = (claim, other) if _is_better(claim, other) else (other, claim)
                kept[position] = replace(narrow, evidence=(*narrow.evidence, *wide.evidence))
                break
        else:
            kept.append(claim)
    return tuple(kept)


def _is_better(claim: ClaimProposal, other: ClaimProposal) -> bool:
    """Whether a claim says more than one that says the same: a change more than a state."""
    if claim.kind is not other.kind:
        return claim.kind is ClaimKind.SINCE
    return claim.when != other.when and other.when.contains(claim.when)


def _say_the_same(a: ClaimProposal, b: ClaimProposal) -> bool:
    return (
        a.unit == b.unit
        and [each.katottg for each in a.candidates] == [each.katottg for each in b.candidates]
        and a.status is b.status
        and (a.when.contains(b.when) or b.when.contains(a.when))
    )


def _changed_between(a: ClaimProposal, b: ClaimProposal, all_: list[ClaimProposal]) -> bool:
    """Whether another status of the place is told of days between the known ends of two claims."""
    ends = sorted(day for c in (a, b) for day in (c.when.first, c.when.last) if day is not None)
    if not ends:
        return False
    span = Timing(first=ends[0], last=ends[-1])
    return any(
        other.unit == a.unit
        and other.status is not a.status
        and other.when.first is not None
        and span.contains(other.when)
        for other in all_
    )

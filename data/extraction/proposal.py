"""What is proposed to an editor: claims and events, each with the sentences that it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from data.claim import ClaimKind, Strength
from data.event import EventType
from data.extraction.reckoning import edtf_of
from data.status import ControlStatus

if TYPE_CHECKING:
    from geo.candidate import Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence that something is taken from: characters ``start`` to ``end`` of the article.

    ``cue`` are the words that tell of it, at ``cue_start``; ``locator`` says in words where it is.
    """

    start: int
    end: int
    cue: str
    cue_start: int
    locator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Days of a proposal, both inside, None where open; both None if the text tells no date."""

    first: date | None
    last: date | None

    @property
    def is_known(self) -> bool:
        """Whether the text tells any date."""
        return self.first is not None or self.last is not None

    @property
    def edtf(self) -> str:
        """The days as EDTF, empty if there are none."""
        return edtf_of(self.first, self.last) if self.is_known else ""

    def meets(self, other: Timing) -> bool:
        """Whether a day lies in both; an open side has no end."""
        return (self.last or date.max) >= (other.first or date.min) and (
            other.last or date.max
        ) >= (self.first or date.min)

    def contains(self, other: Timing) -> bool:
        """Whether all days of another lie in this."""
        return (self.first or date.min) <= (other.first or date.min) and (
            other.last or date.max
        ) <= (self.last or date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimProposal:
    """That a source says that a place had a status.

    ``unit`` is None if ``candidates`` are several. ``doubts`` are what an editor should look at.
    """

    unit: str | None
    candidates: tuple[Candidate, ...]
    status: ControlStatus
    kind: ClaimKind
    when: Timing
    strength: Strength
    says: str
    evidence: tuple[Evidence, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventProposal:
    """That something happened. ``places`` are codes, ``entities`` ids of the ledger."""

    type: EventType
    places: tuple[str, ...]
    when: Timing
    entities: tuple[str, ...]
    says: str
    evidence: tuple[Evidence, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """All that is proposed from one article, in the order of its sentences."""

    claims: tuple[ClaimProposal, ...]
    events: tuple[EventProposal, ...]

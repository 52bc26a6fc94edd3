"""Assessments: why an owner has its reliability, and why a reading of it may have another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from data.event import Text
from data.source import Reliability


class Criterion(StrEnum):
    """What an owner is and how it works: what its reliability is judged by."""

    MONITOR = "monitor"
    NEWSROOM = "newsroom"
    AUTHORITY = "authority"
    COMMAND = "command"
    RELAY = "relay"
    OPEN_EDITING = "open_editing"
    INDIVIDUAL = "individual"
    CENSORED_MEDIA = "censored_media"
    OCCUPATION_BODY = "occupation_body"
    UNATTRIBUTED = "unattributed"
    MANIPULATIVE = "manipulative"


#: Stands in rows that are made by ``submissions export`` for what a person must decide; never valid.
TO_DECIDE = "TO DECIDE"

A, B, C, D, E = (Reliability(letter) for letter in "ABCDE")

#: Letters that a criterion allows for. Where it allows for two, the basis says what decided.
LETTERS: Mapping[Criterion, tuple[Reliability, ...]] = MappingProxyType(
    {
        Criterion.MONITOR: (A, B, C),
        Criterion.NEWSROOM: (A, B),
        Criterion.AUTHORITY: (B,),
        Criterion.COMMAND: (B, C),
        Criterion.RELAY: (C,),
        Criterion.OPEN_EDITING: (C,),
        Criterion.INDIVIDUAL: (C, D),
        Criterion.CENSORED_MEDIA: (C, D, E),
        Criterion.OCCUPATION_BODY: (D,),
        Criterion.UNATTRIBUTED: (D, E),
        Criterion.MANIPULATIVE: (E,),
    }
)


class Way(StrEnum):
    """How an owner's statement was read, where that moved the letter of the source."""

    CAREFUL_CARRIER = "careful_carrier"
    AGAINST_INTEREST = "against_interest"
    RELAYED = "relayed"
    CAMPAIGNING_CARRIER = "campaigning_carrier"
    DISPUTED_AT_ONCE = "disputed_at_once"


#: Ways that make a reading more reliable than its owner is; the others make it less so.
RAISING: frozenset[Way] = frozenset({Way.CAREFUL_CARRIER, Way.AGAINST_INTEREST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One row of ``seeds/owners.csv``: the reliability of an owner, with reason and reference.

    ``basis`` is our reason in a few words. The reference is a page that was read; both its fields are
    empty where the criterion alone decides.
    """

    owner: str
    reliability: Reliability
    criterion: Criterion
    basis: Text
    reference_title: str
    reference_url: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """One row of ``seeds/departures.csv``: why a source's letter is not that of its owner.

    Both languages of ``note`` are empty where the way says it all.
    """

    source: str
    way: Way
    note: Text
    origin: str

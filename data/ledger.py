"""Ledger: all evidence records together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.claim import Claim
from data.event import Administration, Entity, Event, Indicator, Phase
from data.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All records of ``seeds/`` besides places, read and checked; each tuple in order of id.

    ``first`` and ``last`` are the days that the ledger covers, both inside; ``last`` is its stated
    end. ``warnings`` are findings that do not stop a build.
    """

    title: str
    licence: str
    attribution: tuple[str, ...]
    first: date
    last: date
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...] = ()
    entities: tuple[Entity, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    administrations: tuple[Administration, ...] = ()
    phases: tuple[Phase, ...] = ()
    warnings: tuple[str, ...] = ()

"""Checks of reliability: every owner has a reason, every letter that differs from it a note.

Only where ``owners.csv`` exists: a small ledger may do without reasons.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from data.assessment import RAISING
from data.errors import SeedFault
from data.source import Reliability

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from data.assessment import Assessment, Departure
    from data.source import Source

_RANK = {letter: place for place, letter in enumerate(Reliability)}


def check_assessments(
    sources: Sequence[Source],
    assessments: Sequence[Assessment],
    departures: Sequence[Departure],
    *,
    faulty: Collection[tuple[str, int]] = frozenset(),
) -> Iterator[SeedFault]:
    """Yield every fault between sources, the assessments of their owners, and departures. Pure.

    Parameters
    ----------
    faulty
        File and line of records that are known to be faulty; their letters are not compared.
    """
    for repeated in _repeated([a.owner for a in assessments], [a.origin for a in assessments]):
        yield SeedFault.at(repeated[0], "owner", repeated[1], "has a row already", "keep one")
    for repeated in _repeated([d.source for d in departures], [d.origin for d in departures]):
        yield SeedFault.at(repeated[0], "source", repeated[1], "has a row already", "keep one")
    if not assessments:
        return
    owners = {assessment.owner: assessment for assessment in assessments}
    noted = {departure.source: departure for departure in departures}
    by_id = {source.id: source for source in sources}
    for source in sources:
        owner = owners.get(source.owner)
        if owner is None:
            remedy = "add a row with a reason to owners.csv, or use the spelling of a row there"
            yield SeedFault.at(
                source.origin, "owner", source.owner, "has no reason anywhere", remedy
            )
            continue
        departure = noted.get(source.id)
        read = [each.origin for each in (source, owner, departure) if each is not None]
        if not any(_place(origin) in faulty for origin in read):
            yield from _letter(source, owner, departure)
    for departure in departures:
        if departure.source not in by_id:
            remedy = "add it to sources.csv or correct the id"
            yield SeedFault.at(
                departure.origin, "source", departure.source, "does not exist", remedy
            )


def unused_assessments(
    sources: Sequence[Source], assessments: Sequence[Assessment]
) -> Iterator[str]:
    """Yield a line for every assessment of an owner that no source has. Pure."""
    named = {source.owner for source in sources}
    for assessment in assessments:
        if assessment.owner not in named:
            yield f"{assessment.origin}: {assessment.owner} owns no source"


def _letter(source: Source, owner: Assessment, departure: Departure | None) -> Iterator[SeedFault]:
    """Yield a fault unless the letter is the owner's, or a departure explains its direction."""
    step = _RANK[source.reliability] - _RANK[owner.reliability]
    letters = f"{source.reliability} (owner: {owner.reliability})"
    if departure is None:
        if step:
            remedy = "use the owner's letter, or add a row with the way to departures.csv"
            yield SeedFault.at(source.origin, "reliability", letters, "has no reason", remedy)
    elif not step:
        remedy = "delete the row"
        yield SeedFault.at(departure.origin, "source", source.id, "has its owner's letter", remedy)
    elif (step < 0) is not (departure.way in RAISING):
        problem = f"does not explain {letters}"
        yield SeedFault.at(
            departure.origin, "way", departure.way, problem, "take a way that points there"
        )


def _repeated(names: Sequence[str], origins: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield origin and name of every name after its first."""
    met: Counter[str] = Counter()
    for name, origin in zip(names, origins, strict=True):
        met[name] += 1
        if met[name] > 1:
            yield origin, name


def _place(origin: str) -> tuple[str, int]:
    file, _, line = origin.rpartition(":")
    return file, int(line)

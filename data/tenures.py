"""Tenures: when an occupation body is said to have sat where, with the bounds of both ends. Pure.

Apart from who holds a place and from who claims it: nothing here is read off the history.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from data.event import Administration
from data.source import Source

if TYPE_CHECKING:
    from data.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One row of ``administrations.csv`` on the days of the ledger.

    The body was there at most from ``earliest`` to ``latest`` and surely from ``sure_from`` to
    ``sure_to``, all inside; the latter two are in reverse order where no day is sure. ``is_over``
    tells whether it is known to have ended.
    """

    body: Administration
    source: Source
    earliest: date
    sure_from: date
    sure_to: date
    latest: date
    is_over: bool

    @property
    def is_ever_sure(self) -> bool:
        """Whether there is a day on which the body surely was there."""
        return self.sure_from <= self.sure_to


def tenures(ledger: Ledger, *, known_as_of: date | None = None) -> tuple[Tenure, ...]:
    """Return the tenures of all bodies in order of area, then time.

    Bounds are cut to the days of the ledger; an end that is not known lies at its last day.

    Parameters
    ----------
    known_as_of
        Leave out what sources of a later day say; one that shows no day counts as published when
        the body began.
    """
    sources = {source.id: source for source in ledger.sources}
    found = [
        _tenure(body, sources[body.source], ledger)
        for body in ledger.administrations
        if known_as_of is None or (sources[body.source].published or body.start.best) <= known_as_of
    ]
    return tuple(sorted(found, key=lambda t: (t.body.area, t.body.start.best, t.body.id)))


def _tenure(body: Administration, source: Source, ledger: Ledger) -> Tenure:
    def inside(day: date | None, otherwise: date) -> date:
        return min(max(otherwise if day is None else day, ledger.first), ledger.last)

    start, end = body.start, body.end
    sure_from = inside(start.latest, start.best)
    return Tenure(
        body=body,
        source=source,
        earliest=inside(start.earliest, start.best),
        sure_from=sure_from,
        # An end "by" a day says nothing of the days before it but that the body had begun.
        sure_to=ledger.last if end is None else inside(end.earliest, sure_from),
        latest=ledger.last if end is None else inside(end.latest, end.best),
        is_over=end is not None,
    )

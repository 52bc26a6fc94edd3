"""Knowledge: how the picture of one day changed as reports came in. Pure.

What is known of a settlement changes only on days on which a claim that reaches it was published, and
most settlements share their claims. So each distinct set of claims is read once for each such day,
which is exactly what ``history(…, known_as_of=…)`` would say of every day of knowledge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data.episodes import episodes
from data.evidence import evidence
from data.reach import level_of, reach
from data.rules import RULES
from data.series import Category
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from data.evidence import Evidence
    from data.ledger import Ledger
    from data.rules import Rules
    from data.spell import Spell
    from geo.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Learned:
    """One entry for each time that the category of a settlement on the day became another.

    ``known`` is a place in ``Pictures.known``; categories are codes of :class:`data.series.Category`.
    """

    row: NDArray[np.int64]
    known: NDArray[np.int64]
    before: NDArray[np.uint8]
    after: NDArray[np.uint8]

    def until(self, place: int) -> Learned:
        """Return what was learned before a place in ``Pictures.known``."""
        early = self.known < place
        return Learned(
            row=self.row[early],
            known=self.known[early],
            before=self.before[early],
            after=self.after[early],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pictures:
    """What was known of one day, on that day and on each later one on which that may have changed.

    ``known`` are days of knowledge, ascending; the first is ``day`` itself. ``category`` has a row for
    each of them and a column for each distinct set of claims; ``set_of`` says which set a settlement
    has, and ``sets`` which claims are in it, as places in ``claim_ids``.
    """

    day: date
    known: tuple[date, ...]
    category: NDArray[np.uint8]
    set_of: NDArray[np.int32]
    sets: tuple[tuple[int, ...], ...]
    claim_ids: tuple[str, ...]
    published: tuple[date, ...]

    def counts(self, rows: NDArray[np.integer]) -> NDArray[np.int64]:
        """Return settlements by day of knowledge (rows) and category (columns), of the chosen."""
        weights = np.bincount(self.set_of[rows], minlength=len(self.sets))
        return np.stack(
            [(self.category == category) @ weights for category in Category], axis=1
        ).astype(np.int64)

    def learned(self, rows: NDArray[np.integer]) -> Learned:
        """Return how the picture of some settlements changed, in order of time."""
        changed = self.category[1:] != self.category[:-1]
        of_rows = changed[:, self.set_of[rows]]
        known, place = np.nonzero(of_rows)
        chosen = np.asarray(rows, dtype=np.int64)[place]
        sets = self.set_of[chosen]
        return Learned(
            row=chosen,
            known=known + 1,
            before=self.category[known, sets],
            after=self.category[known + 1, sets],
        )

    def claims_of(self, row: int, known: int) -> tuple[str, ...]:
        """Return the claims about a settlement that were published on a day of knowledge."""
        return tuple(
            self.claim_ids[claim]
            for claim in self.sets[self.set_of[row]]
            if self.published[claim] == self.known[known]
        )


def pictures(
    ledger: Ledger,
    gazetteer: Gazetteer,
    day: date,
    rules: Rules = RULES,
    *,
    until: date | None = None,
) -> Pictures:
    """Return what was known of a day, on it and afterwards.

    Parameters
    ----------
    day
        Inside the ledger.
    until
        Last day of knowledge; None for as long as claims were published.
    """
    claims = [claim for claim in ledger.claims if until is None or claim.published <= until]
    reached = reach(claims, gazetteer)
    sources = {source.id: source for source in ledger.sources}
    levels = {claim.unit: level_of(gazetteer, claim.unit) for claim in claims}
    items = evidence(claims, sources, levels, first=ledger.first, rules=rules)
    known = (day, *sorted({claim.published for claim in claims if claim.published > day}))
    published = np.array([claim.published.toordinal() for claim in claims], dtype=np.int64)
    moments = np.array([each.toordinal() for each in known], dtype=np.int64)
    n_days = (ledger.last - ledger.first).days + 1
    at = (day - ledger.first).days
    category = np.empty((len(known), len(reached.sets)), dtype=np.uint8)
    for column, indices in enumerate(reached.sets):
        # The claims of a set are read again only where one of them was published.
        arrived = np.searchsorted(moments, published[list(indices)])
        turning = np.union1d([0], arrived)
        for place in turning.tolist():
            heard = [items[i] for i, when in zip(indices, arrived, strict=True) if when <= place]
            category[place:, column] = _category(heard, at, n_days, rules)
    return Pictures(
        day=day,
        known=known,
        category=category,
        set_of=reached.set_of,
        sets=reached.sets,
        claim_ids=tuple(claim.id for claim in claims),
        published=tuple(claim.published for claim in claims),
    )


def _category(heard: Sequence[Evidence], at: int, n_days: int, rules: Rules) -> Category:
    """Return the category of a settlement on a day, from what has been heard."""
    return _shown(episodes(heard, n_days, rules), at)


def _shown(spells: Sequence[Spell], at: int) -> Category:
    place = next(n for n, spell in enumerate(spells) if spell.start <= at < spell.end)
    status = spells[place].status
    occupied = any(spell.status is ControlStatus.OCCUPIED for spell in spells[:place])
    if status is ControlStatus.UKRAINIAN and occupied:
        return Category.LIBERATED
    return Category[status.name]

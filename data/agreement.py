"""Agreement: how often what an owner says is what the rules conclude, and what others say. Pure.

The first figure leans on itself, since the rules weigh the owner's own claims; the second does not.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from data.evidence import evidence
from data.reach import level_of, reach
from data.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from data.claim import Claim
    from data.evidence import Evidence
    from data.history import History
    from data.ledger import Ledger
    from data.rules import Rules
    from geo.gazetteer import Gazetteer


Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """``agreed`` of ``compared`` cases."""

    agreed: int = 0
    compared: int = 0

    @property
    def share(self) -> float | None:
        """The share that agrees, 0 to 1; None where nothing can be compared."""
        return self.agreed / self.compared if self.compared else None

    @property
    def percent(self) -> int | None:
        """The share in whole percent, rounded down: 100 is said of nothing that differs once."""
        return 100 * self.agreed // self.compared if self.compared else None


NOTHING = Agreement()


def agreement_with_history(
    history: History, ledger: Ledger, gazetteer: Gazetteer, rules: Rules = RULES
) -> dict[str, Agreement]:
    """Return for each owner how many of the spells that its claims speak to say the same.

    A claim speaks to the spell of a settlement in force on the day of which it says something
    (for *until* D the day before), if that day is in the ledger, wherever the claim reaches. It
    agrees if the spell has its status, or rests on it within the bounds of the change. Each owner
    and spell count once; one claim that differs makes them differ.

    Parameters
    ----------
    history
        Made from all claims of ``ledger``.
    """
    items = _items(ledger.claims, ledger, gazetteer, rules)
    reached = reach(ledger.claims, gazetteer)
    numbers = {claim.id: index for index, claim in enumerate(ledger.claims)}
    resting: dict[tuple[str, int], bool] = {}
    for row, group in enumerate(reached.set_of.tolist()):
        if not reached.sets[group]:
            continue
        low, high = int(history.offsets[row]), int(history.offsets[row + 1])
        starts = history.start[low:high]
        supporting = [{numbers[name] for name in history.claims_of(s)} for s in range(low, high)]
        for index in reached.sets[group]:
            item = items[index]
            if not 0 <= item.state < history.n_days:
                continue
            at = int(starts.searchsorted(item.state, side="right")) - 1
            same = history.status[low + at] == item.status or _begins(index, at, supporting)
            key = item.owner, low + at
            resting[key] = resting.get(key, True) and bool(same)
    return _counted((owner, same) for (owner, _), same in resting.items())


def agreement_between_owners(
    ledger: Ledger, gazetteer: Gazetteer, rules: Rules = RULES
) -> dict[tuple[str, str], Agreement]:
    """Return for each pair of owners, in alphabetical order, how often two of their claims agree.

    Comparable are two claims about the very same unit whose days lie no more than
    ``approximate_days`` apart; they agree if they give it the same status. A change of control
    between the two days counts as a difference, so the figure is a lower bound.
    """
    by_unit: dict[str, list[Evidence]] = defaultdict(list)
    for item in _items(ledger.claims, ledger, gazetteer, rules):
        by_unit[ledger.claims[item.claim].unit].append(item)
    cases: list[tuple[tuple[str, str], bool]] = []
    for items in by_unit.values():
        for first, second in combinations(items, 2):
            near = abs(first.state - second.state) <= rules.approximate_days
            if near and first.owner != second.owner:
                pair = min(first.owner, second.owner), max(first.owner, second.owner)
                cases.append((pair, first.status is second.status))
    return _counted(cases)


def with_others(
    pairs: Mapping[tuple[str, str], Agreement], owner: str
) -> tuple[tuple[str, Agreement], ...]:
    """Return the other owners that one can be compared with, the most compared first."""
    others = [
        (second if first == owner else first, agreement)
        for (first, second), agreement in pairs.items()
        if owner in (first, second)
    ]
    return tuple(sorted(others, key=lambda each: (-each[1].compared, each[0])))


def together(parts: Iterable[Agreement]) -> Agreement:
    """Return the sum of several agreements."""
    agreed = compared = 0
    for part in parts:
        agreed += part.agreed
        compared += part.compared
    return Agreement(agreed=agreed, compared=compared)


def _items(
    claims: Sequence[Claim], ledger: Ledger, gazetteer: Gazetteer, rules: Rules
) -> list[Evidence]:
    sources = {source.id: source for source in ledger.sources}
    levels = {claim.unit: level_of(gazetteer, claim.unit) for claim in claims}
    return evidence(claims, sources, levels, first=ledger.first, rules=rules)


def _begins(index: int, at: int, supporting: Sequence[set[int]]) -> bool:
    """Whether a claim supports the spell of its day, or one that begins or ends beside it."""
    return any(
        index in supporting[near] for near in (at - 1, at, at + 1) if 0 <= near < len(supporting)
    )


def _counted(cases: Iterable[tuple[Key, bool]]) -> dict[Key, Agreement]:
    """Return how many cases of each key are true, of how many."""
    agreed: dict[Key, int] = defaultdict(int)
    compared: dict[Key, int] = defaultdict(int)
    for key, same in cases:
        agreed[key] += same
        compared[key] += 1
    return {key: Agreement(agreed=agreed[key], compared=n) for key, n in compared.items()}

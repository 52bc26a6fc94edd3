"""Gates: what the history that follows from the evidence must keep. Pure.

Unlike a check of records, a gate looks at what they amount to: a change that nobody speaks of, days
of which nobody says anything, fighting that nobody has confirmed for months.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from data import csr
from data.claimcolumns import claim_columns
from data.errors import SeedFault
from data.focus import focus_oblasts
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from data.history import History
    from data.ledger import Ledger
    from geo.gazetteer import Gazetteer

#: A settlement that stays contested for more days than these after the latest word of fighting
#: deserves a look: fights for a village last days or weeks, and when they end is seldom reported.
SILENT_CONTEST_DAYS = 60

#: Places that one finding names.
SHOWN_PLACES = 5


def history_faults(history: History, gazetteer: Gazetteer) -> list[SeedFault]:
    """Return what no build should go out with."""
    return list(unexplained_changes(history, gazetteer))


def history_findings(history: History, ledger: Ledger, gazetteer: Gazetteer) -> Iterator[SeedFault]:
    """Yield what deserves a look and stops nothing, in order of file and line."""
    unknown = unknown_stretches(history, gazetteer, focus_oblasts(ledger, gazetteer))
    yield from sorted((*unknown, *silent_contests(history, ledger, gazetteer)))


def unexplained_changes(history: History, gazetteer: Gazetteer) -> Iterator[SeedFault]:
    """Yield a fault for each known status that no claim supports.

    An event explains a change only through the claims that it carries.
    """
    bare = np.diff(history.claim_offsets) == 0
    for spell in np.flatnonzero(bare & (history.status != ControlStatus.UNKNOWN)).tolist():
        code = history.codes[history.settlement[spell]]
        day, status = history.date(history.start[spell]), ControlStatus(history.status[spell])
        yield SeedFault(
            file="claims",
            line=0,
            field="status",
            value=f"{code} {gazetteer.name(code, 'en')}",
            problem=f"turns {status.word} on {day}, and no claim says so",
            remedy="add the claim that explains it",
        )


def unknown_stretches(
    history: History, gazetteer: Gazetteer, focus: Iterable[str]
) -> Iterator[SeedFault]:
    """Yield a finding for the settlements of each hromada that are unknown on the same days.

    Parameters
    ----------
    focus
        Codes of the oblasts that the evidence is about; of others nothing is expected.
    """
    rows = [gazetteer.index_of(code) for oblast in focus for code in gazetteer.codes_in(oblast)]
    inside = np.isin(history.settlement, np.array(rows, dtype=np.int64))
    spells = np.flatnonzero(inside & (history.status == ControlStatus.UNKNOWN))
    groups: dict[tuple[int, int, str], list[str]] = defaultdict(list)
    for spell in spells.tolist():
        code = history.codes[history.settlement[spell]]
        hromada = gazetteer.settlement(code).hromada
        groups[int(history.start[spell]), int(history.end[spell]), hromada].append(code)
    for (start, end, hromada), codes in sorted(groups.items()):
        yield SeedFault(
            file="claims",
            line=0,
            field="unit",
            value=f"{hromada} {gazetteer.title(hromada, 'en')}",
            problem=(
                f"has no evidence from {history.date(start)} to {history.date(end - 1)} "
                f"for {_named(codes, gazetteer)}"
            ),
            remedy="find a source for these days, or leave the gap",
        )


def silent_contests(history: History, ledger: Ledger, gazetteer: Gazetteer) -> Iterator[SeedFault]:
    """Yield a finding for each claim that is the last word of a fight long before its end."""
    contested = np.flatnonzero(history.status == ControlStatus.CONTESTED).astype(np.int32)
    latest = _latest_claims(history, ledger, contested)
    days = claim_columns(history, ledger).day
    claims = {claim.id: claim for claim in ledger.claims}
    groups: dict[tuple[int, int], list[str]] = defaultdict(list)
    for spell, claim in zip(contested.tolist(), latest.tolist(), strict=True):
        end = int(history.end[spell])
        if end - max(int(days[claim]), int(history.start[spell])) > SILENT_CONTEST_DAYS:
            groups[claim, end].append(history.codes[history.settlement[spell]])
    for (claim, end), codes in sorted(groups.items()):
        last_word = claims[history.claim_ids[claim]]
        until = "the ledger's end" if end == history.n_days else str(history.date(end - 1))
        yield SeedFault.at(
            last_word.origin,
            "status",
            last_word.status.word,
            f"stays so for {end - int(days[claim])} days without newer evidence, until {until}: "
            f"{_named(codes, gazetteer)}",
            "add what was said of it since, or when the fighting ended",
        )


def _latest_claims(
    history: History, ledger: Ledger, spells: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Return the claim of each spell that speaks of the latest day, as an index into the claims."""
    days = claim_columns(history, ledger).day
    offsets, items = csr.take(history.claim_offsets, spells)
    claims = history.claim_index[items]
    # Sorted by spell, then day: the last of each spell is its latest.
    order = np.lexsort((days[claims], csr.owners(offsets)))
    latest: NDArray[np.int32] = claims[order][offsets[1:] - 1]
    return latest


def _named(codes: list[str], gazetteer: Gazetteer) -> str:
    names = [gazetteer.name(code, "en") for code in codes[:SHOWN_PLACES]]
    more = len(codes) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")

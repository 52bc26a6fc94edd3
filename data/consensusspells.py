"""The spells of a consensus: what was decided day by day, joined, with what supports it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from data.history import NO_CLAIM
from data.spell import Sides
from data.status import Certainty, ControlStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from data.consensus import Voice
    from data.rules import ConsensusRules

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Decided:
    """Stretches of days on which no layer changes, of all settlements, in order of ``key``.

    ``key`` is ``settlement * stride + day``, ``spells`` the spell of each layer, ``weight`` what is
    for each status (stretches, statuses), ``status`` what holds.
    """

    key: Ints
    stride: int
    spells: Sequence[Ints]
    weight: Ints
    status: NDArray[np.uint8]

    @property
    def settlement(self) -> Ints:
        """The row of the settlement of each stretch."""
        return self.key // self.stride

    @property
    def start(self) -> NDArray[np.int32]:
        """The first day of each stretch."""
        return (self.key % self.stride).astype(np.int32)

    @property
    def end(self) -> NDArray[np.int32]:
        """The day after the last of each stretch."""
        closes = np.diff(self.settlement, append=-1) != 0
        following = np.append(self.start[1:], 0)
        return np.where(closes, self.stride - 1, following).astype(np.int32)

    @property
    def opens(self) -> Ints:
        """The first stretch of each spell: of another status, or settlement, than the one before."""
        another = np.diff(self.settlement, prepend=-1) != 0
        another[1:] |= self.status[1:] != self.status[:-1]
        return np.flatnonzero(another)


def spell_columns(
    decided: Decided, voices: Sequence[Voice], owners: Sequence[str], rules: ConsensusRules
) -> Mapping[str, Any]:
    """Return the array fields of a :class:`data.history.History`, by name."""
    opens = decided.opens
    last = np.append(opens[1:], len(decided.key)) - 1
    rows = decided.settlement[opens]
    settlements = len(voices[0].history.codes)
    bounds = _bounds(decided, voices, opens)
    return {
        "offsets": np.searchsorted(rows, np.arange(settlements + 1)).astype(np.int32),
        "status": decided.status[opens],
        "start": decided.start[opens],
        "start_earliest": bounds[0],
        "start_latest": bounds[1],
        "end": decided.end[last],
        **_support(decided, voices, owners, rules, opens),
        **_dissent(decided, opens),
        **_no_records(len(opens)),
    }


def _bounds(
    decided: Decided, voices: Sequence[Voice], opens: Ints
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return from which to which day the change into each spell may have happened.

    These are the bounds of the layers that changed that day to the status that holds, or, where it
    holds because others left it, of all that changed.
    """
    start = decided.start[opens]
    low, high = start.copy(), start.copy()
    rest_low, rest_high = start.copy(), start.copy()
    led = np.zeros(len(opens), dtype=np.bool_)
    for voice, spells in zip(voices, decided.spells, strict=True):
        past, spell = voice.history, spells[opens]
        moved = past.start[spell] == start
        leads = moved & (past.status[spell] == decided.status[opens])
        earliest, latest = past.start_earliest[spell], past.start_latest[spell]
        low = np.where(leads, np.minimum(low, earliest), low)
        high = np.where(leads, np.maximum(high, latest), high)
        rest_low = np.where(moved, np.minimum(rest_low, earliest), rest_low)
        rest_high = np.where(moved, np.maximum(rest_high, latest), rest_high)
        led |= leads
    earliest, latest = np.where(led, low, rest_low), np.where(led, high, rest_high)
    return earliest.astype(np.int32), latest.astype(np.int32)


def _support(
    decided: Decided,
    voices: Sequence[Voice],
    owners: Sequence[str],
    rules: ConsensusRules,
    opens: Ints,
) -> dict[str, NDArray[Any]]:
    """Return how well each spell is supported: by whom, how directly, how surely."""
    n_sources = np.zeros(len(opens), dtype=np.uint16)
    owned = np.zeros((len(owners), len(opens)), dtype=np.bool_)
    sure = np.zeros_like(owned)
    columns = {
        name: np.zeros(len(opens), dtype=np.uint8) for name in ("certainty", "provenance", "sides")
    }
    for owner, supports, voice, spell in _supporting(decided, voices, owners):
        some = np.logical_or.reduceat(supports, opens)
        n_sources += some
        owned[owner] |= some
        undisputed = supports & (voice.history.certainty[spell] > Certainty.DISPUTED)
        sure[owner] |= np.logical_or.reduceat(undisputed, opens)
        for name, join in (
            ("certainty", np.maximum),
            ("provenance", np.maximum),
            ("sides", np.bitwise_or),
        ):
            said = np.where(supports, getattr(voice.history, name)[spell], 0).astype(np.uint8)
            columns[name] = join(columns[name], join.reduceat(said, opens))
    columns["certainty"] = _certainty(decided, columns, sure.sum(axis=0), rules, opens)
    n_independent = owned.sum(axis=0).astype(np.uint16)
    return {"n_sources": n_sources, "n_independent": n_independent, **columns}


def _supporting(
    decided: Decided, voices: Sequence[Voice], owners: Sequence[str]
) -> Iterator[tuple[int, Flags, Voice, Ints]]:
    """Yield for each layer its owner's number, the stretches it agrees with, and its spells."""
    known = decided.status != ControlStatus.UNKNOWN
    for voice, spell in zip(voices, decided.spells, strict=True):
        agrees = known & (voice.history.status[spell] == decided.status)
        yield owners.index(voice.owner), agrees, voice, spell


def _certainty(
    decided: Decided,
    columns: Mapping[str, NDArray[Any]],
    sure: Ints,
    rules: ConsensusRules,
    opens: Ints,
) -> NDArray[np.uint8]:
    """Return the certainty of each spell: one owner's is its own, several confirm each other.

    ``sure`` counts the owners whose layers do not dispute it themselves.
    """
    own, sides = columns["certainty"], columns["sides"]
    both = (sides & Sides.UKRAINE > 0) & (sides & Sides.RUSSIA > 0)
    more_than_a_word = (own >= Certainty.SINGLE) | both
    confirmed = (sure >= rules.confirming_owners) & more_than_a_word
    result = np.where(confirmed, Certainty.CONFIRMED, own)
    days = (decided.end - decided.start).astype(np.int64)
    held = np.take_along_axis(decided.weight, decided.status[:, None].astype(np.int64), axis=1)[
        :, 0
    ]
    support = np.add.reduceat(held * days, opens)
    against = np.add.reduceat((decided.weight.sum(axis=1) - held) * days, opens)
    disputed = (support > 0) & (against > 0) & (against >= rules.disputed_share * support)
    return np.where(disputed, Certainty.DISPUTED, result).astype(np.uint8)


def _dissent(decided: Decided, opens: Ints) -> dict[str, NDArray[Any]]:
    """Return the days on which some layer says otherwise, joined, and which spells have any."""
    differ = (decided.weight > 0).sum(axis=1) > 1
    spell_of = np.zeros(len(decided.key), dtype=np.int64)
    spell_of[opens[1:]] = 1
    spell_of = np.cumsum(spell_of)
    goes_on = differ[1:] & differ[:-1] & (spell_of[1:] == spell_of[:-1])
    begins = np.flatnonzero(differ & ~np.concatenate(([False], goes_on)))
    ends = np.flatnonzero(differ & ~np.concatenate((goes_on, [False])))
    count = np.bincount(spell_of[begins], minlength=len(opens))
    return {
        "disagreement": (count > 0).astype(np.uint8),
        "dissent_offsets": np.concatenate(([0], np.cumsum(count))).astype(np.int32),
        "dissent_index": np.full(len(begins), NO_CLAIM, dtype=np.int32),
        "dissent_start": decided.start[begins],
        "dissent_end": decided.end[ends],
    }


def _no_records(spells: int) -> dict[str, NDArray[Any]]:
    """Return the columns of claims and events of spells that have none."""
    return {
        **{f"{name}_offsets": np.zeros(spells + 1, dtype=np.int32) for name in ("claim", "event")},
        **{f"{name}_index": np.zeros(0, dtype=np.int32) for name in ("claim", "event")},
    }

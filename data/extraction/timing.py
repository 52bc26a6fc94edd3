"""When what a sentence tells of was so: which of its dates is meant, and how it bounds a claim."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from data.claim import ClaimKind
from data.extraction.datewords import Relation
from data.extraction.proposal import Timing

if TYPE_CHECKING:
    from datetime import date

    from data.extraction.reading import Passage
    from data.extraction.reckoning import Days

#: What may stand between a speech word and the date of the statement.
_STATEMENT_GAP = re.compile(r"\s+(?:on\s+|in\s+|у\s+|в\s+|late\s+|early\s+)?", re.IGNORECASE)
#: How many times farther away a date counts if another cue stands between.
_ACROSS_CUE = 3
#: How much farther away a date counts for every comma between, characters.
_COMMA = 40
_ONE_DAY = timedelta(days=1)
_NO_DATE = ("no date stands in the sentence",)


def timing(
    passage: Passage, start: int, end: int, *, begins: bool, published: date | None
) -> tuple[ClaimKind, Timing, tuple[str, ...]]:
    """Return kind and days of what is told at a stretch of a sentence, and what to look at.

    A change without a date happened no later than its text was published; a state was seen then.

    Parameters
    ----------
    begins
        Whether a change is told, and not a state.
    """
    days = nearest_days(passage, start, end)
    if days is None:
        first = None if begins else published
        kind = ClaimKind.SINCE if begins else ClaimKind.AS_OF
        return kind, Timing(first=first, last=published), _NO_DATE
    doubts = (days.why,) if days.why else ()
    relation = Relation.BY if _is_of_statement(passage, days) else days.relation
    if begins:
        return ClaimKind.SINCE, _since(days, relation), doubts
    kind, when = _state(days, relation)
    return kind, when, doubts


def _since(days: Days, relation: Relation) -> Timing:
    """Return when a change took place that stands in a relation to days."""
    if relation in (Relation.BY, Relation.UNTIL, Relation.AS_OF):
        return Timing(first=None, last=days.last)
    if relation is Relation.BEFORE:
        return Timing(first=None, last=days.first - _ONE_DAY)
    if relation is Relation.AFTER:
        return Timing(first=days.first, last=None)
    return Timing(first=days.first, last=days.last)


def _state(days: Days, relation: Relation) -> tuple[ClaimKind, Timing]:
    """Return kind and days of a state that stands in a relation to days."""
    whole = Timing(first=days.first, last=days.last)
    if relation in (Relation.SINCE, Relation.AFTER):
        return ClaimKind.SINCE, whole
    if relation in (Relation.UNTIL, Relation.BEFORE):
        return ClaimKind.UNTIL, whole
    if days.mention.until is not None:
        return ClaimKind.DURING, whole
    return ClaimKind.AS_OF, whole


def nearest_days(passage: Passage, start: int, end: int) -> Days | None:
    """Return the date of a sentence that stands nearest to a stretch of it."""

    def distance(days: Days) -> int:
        mention = days.mention
        left, right = (mention.end, start) if mention.start < start else (end, mention.start)
        gap = max(0, right - left) + _COMMA * passage.text.count(",", left, right)
        across = any(left <= cue.start < right for cue in passage.cues)
        return gap * _ACROSS_CUE if across else gap

    return min(passage.days, key=distance, default=None)


def _is_of_statement(passage: Passage, days: Days) -> bool:
    """Whether a date is that of the statement and not of what is stated: "said on Saturday"."""
    return any(
        _STATEMENT_GAP.fullmatch(passage.text, speech.end, days.mention.start)
        for speech in passage.speeches
        if speech.end <= days.mention.start
    )

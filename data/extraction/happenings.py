"""From findings and from words for other happenings to events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from data.claim import ClaimKind
from data.event import EventType
from data.extraction.attribution import attribution, is_about_the_last
from data.extraction.claims import evidence
from data.extraction.eventwords import EVENT_WORDS
from data.extraction.language import matcher, matches, tokens
from data.extraction.proposal import ClaimProposal, EventProposal, Timing
from data.extraction.reading import Passage, Reading, offsets
from data.extraction.timing import nearest_days, timing
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from spacy.matcher import Matcher

    from data.extraction.article import Language

_TYPES = {
    ControlStatus.OCCUPIED: EventType.CAPTURE,
    ControlStatus.UKRAINIAN: EventType.LIBERATION,
    ControlStatus.CONTESTED: EventType.BATTLE,
}


def changes(claims: Iterable[ClaimProposal]) -> Iterator[EventProposal]:
    """Yield the changes that claims tell of, those of one sentence, status and date as one event."""
    groups: dict[tuple[int, ControlStatus, Timing], list[ClaimProposal]] = {}
    for claim in claims:
        if claim.unit is not None and _is_change(claim):
            key = (claim.evidence[0].start, claim.status, claim.when)
            groups.setdefault(key, []).append(claim)
    for (_, status, when), alike in groups.items():
        yield EventProposal(
            type=_TYPES[status],
            places=_codes(claim.unit for claim in alike),
            when=when,
            entities=(),
            says=alike[0].says,
            evidence=alike[0].evidence,
            doubts=alike[0].doubts,
        )


def _is_change(claim: ClaimProposal) -> bool:
    return claim.kind is ClaimKind.SINCE or claim.status is ControlStatus.CONTESTED


def happenings(
    reading: Reading, told: Collection[int], officials: Iterable[str] = ()
) -> Iterator[EventProposal]:
    """Yield what else an article tells of: at most one event a sentence, of the first type that fits.

    What happened at no place in focus is passed over.

    Parameters
    ----------
    told
        Offsets of the sentences that have told of a change of control already.
    """
    known = tuple(officials)
    context = _Context()
    for position, passage in enumerate(reading.passages):
        if passage.sentence.is_heading or is_about_the_last(passage):
            continue
        context.enter(passage)
        trigger = _trigger(passage, reading.article.language)
        tells_change = passage.sentence.start in told
        if trigger is not None and not (tells_change and trigger[0] in _TYPES_OF_CONTROL):
            event = _of_words(reading, position, trigger, context, known)
            if event.places:
                yield event


#: Types that a change of control in the same sentence has told of already.
_TYPES_OF_CONTROL = frozenset({*_TYPES.values(), EventType.MOVEMENT, EventType.STATEMENT})


def _of_words(
    reading: Reading,
    position: int,
    trigger: tuple[EventType, int, int],
    context: _Context,
    officials: tuple[str, ...],
) -> EventProposal:
    type_, start, end = trigger
    passage = reading.passages[position]
    _, when, doubts = timing(passage, start, end, begins=True, published=reading.article.published)
    if nearest_days(passage, start, end) is None and context.days is not None:
        when, doubts = context.days, ("the date is of a sentence before",)
    places = _codes(place.code for place in passage.places if not place.is_attributive)
    if not places:
        places = context.places
        doubts = (*doubts, "the place is of a sentence before") if places else doubts
    return EventProposal(
        type=type_,
        places=places,
        when=when,
        entities=(),
        says=attribution(reading, position, officials).says,
        evidence=(evidence(passage, start, end),),
        doubts=doubts,
    )


@dataclass(slots=True)
class _Context:
    """Date and places that the paragraph has named so far."""

    paragraph: int = 0
    places: tuple[str, ...] = ()
    days: Timing | None = None
    _next: tuple[tuple[str, ...], Timing | None] = ((), None)

    def enter(self, passage: Passage) -> None:
        """Go on to a passage: what it names counts from the one after it."""
        if passage.sentence.paragraph != self.paragraph:
            self.paragraph = passage.sentence.paragraph
            self.places, self.days = (), None
        else:
            self.places, self.days = self._next
        places, days = self.places, self.days
        if any(not place.is_attributive for place in passage.places):
            places = _codes(place.code for place in passage.places if not place.is_attributive)
        if passage.days:
            last = passage.days[-1]
            days = Timing(first=last.first, last=last.last)
        self._next = (places, days)


def _codes(codes: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code))


def _trigger(passage: Passage, language: Language) -> tuple[EventType, int, int] | None:
    """Return the first type that the words of a passage fit, with the offsets of its first word."""
    start = passage.sentence.start
    doc = tokens(passage.text[start : passage.sentence.end], language)
    # A word may stand in the groups of several types, so matches are taken as they come.
    spans: dict[str, tuple[int, int]] = {}
    for key, first, last in matches(_event_matcher(language), doc):
        spans.setdefault(key, (first, last))
    for number, (type_, groups) in enumerate(EVENT_WORDS[language]):
        if all(f"{number}.{group}" in spans for group in range(len(groups))):
            left, right = offsets(doc, *spans[f"{number}.0"])
            return type_, start + left, start + right
    return None


@cache
def _event_matcher(language: Language) -> Matcher:
    return matcher(
        {
            f"{number}.{group}": phrases
            for number, (_, groups) in enumerate(EVENT_WORDS[language])
            for group, phrases in enumerate(groups)
        },
        language,
    )


def involved(
    event: EventProposal, text: str, names: Mapping[str, tuple[str, ...]]
) -> EventProposal:
    """Return an event with the entities that its sentences name in one of their spellings.

    Parameters
    ----------
    names
        Spellings of each entity of the ledger by id.
    """
    sentences = [text[each.start : each.end] for each in event.evidence]
    found = sorted(
        id_
        for id_, spellings in names.items()
        if any(_word(spelling).search(sentence) for spelling in spellings for sentence in sentences)
    )
    return replace(event, entities=tuple(found))


@lru_cache(maxsize=4096)
def _word(spelling: str) -> re.Pattern[str]:
    """Return the pattern of a spelling as whole words: "Russia" is not in "Russian"."""
    return re.compile(rf"(?<!\w){re.escape(spelling)}(?!\w)")


def joined(events: Iterable[EventProposal]) -> tuple[EventProposal, ...]:
    """Return events, those of one type, place and time as one: the narrower dates stand."""
    kept: list[EventProposal] = []
    for event in events:
        for position, other in enumerate(kept):
            if _is_same(event, other):
                narrow = event if other.when.contains(event.when) else other
                kept[position] = replace(
                    narrow,
                    places=_codes([*other.places, *event.places]),
                    evidence=(*other.evidence, *event.evidence),
                )
                break
        else:
            kept.append(event)
    return tuple(kept)


def _is_same(a: EventProposal, b: EventProposal) -> bool:
    shares = not a.places or not b.places or not set(a.places).isdisjoint(b.places)
    nested = a.when.contains(b.when) or b.when.contains(a.when)
    known = a.when.is_known and b.when.is_known
    close = known and nested and _length(a.when) is not None and _length(b.when) is not None
    return a.type is b.type and shares and (close or a.when == b.when)


def _length(when: Timing) -> int | None:
    """Return how many days a timing spans; None if it is open."""
    if when.first is None or when.last is None:
        return None
    return (when.last - when.first).days

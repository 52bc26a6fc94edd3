"""From cues to findings: which status a phrase gives to which places, and by whose action."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.claim import ClaimKind
from data.extraction.article import Language
from data.extraction.attribution import Attribution, attribution
from data.extraction.cuewords import CLAUSE_WORDS, Act
from data.extraction.proposal import Timing
from data.extraction.sides import SideMention, held_by, other_side
from data.extraction.theme import Theme, listed, theme
from data.extraction.timing import timing
from data.source import Side
from data.status import ControlStatus
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.extraction.mention import PlaceMention
    from data.extraction.reading import Cue, Passage, Reading

#: How far behind a cue the word for a side may stand to belong to it, characters.
_SIDE_WITHIN = 25
#: How many sentences back a count of places may stand that a sentence resolves.
_SENTENCES_BACK = 2
#: Words for holding a place; the side that acts is the one that holds it.
_HOLDING = ("controls", "hold", "held", "retain", "контролю", "утриму")
#: How far behind a participle its "by" may stand, characters.
_BY_WITHIN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one cue tells: a status of some places at some time, and in whose words."""

    position: int
    cue: Cue
    theme: Theme
    status: ControlStatus
    kind: ClaimKind
    when: Timing
    said: Attribution
    doubts: tuple[str, ...]


def findings(reading: Reading, officials: Iterable[str] = ()) -> Iterator[Finding]:
    """Yield what the cues of an article tell, in order. Headings are passed over."""
    known = tuple(officials)
    last: PlaceMention | None = None
    for position, passage in enumerate(reading.passages):
        if passage.sentence.is_heading:
            continue
        said = attribution(reading, position, known) if passage.cues else None
        for cue in passage.cues:
            assert said is not None
            found = theme(passage, cue, reading.article.language, last)
            if found is not None:
                yield from _finding(reading, position, cue, found, said)
        if not passage.cues and position > 0:
            yield from _counted_before(reading, position, known)
        settlements = [each for each in passage.places if each.level is Level.SETTLEMENT]
        last = settlements[-1] if settlements else last


def _counted_before(
    reading: Reading, position: int, officials: tuple[str, ...]
) -> Iterator[Finding]:
    """Yield what the sentence before tells of places that it counts, and this one names.

    "They took four villages." "These are A, B, C and D."
    """
    passage, language = reading.passages[position], reading.article.language
    sentence = passage.sentence
    text = passage.text[sentence.start : sentence.end].lower()
    lists = listed(passage, language)
    if not lists or not CLAUSE_WORDS[language].these_are.search(text):
        return
    for earlier in range(position - 1, max(-1, position - 1 - _SENTENCES_BACK), -1):
        before = reading.passages[earlier]
        telling = [cue for cue in before.cues if theme(before, cue, language, None) is None]
        if telling:
            said = attribution(reading, earlier, officials)
            about = Theme(places=lists[0], is_meant=True)
            yield from _finding(reading, earlier, telling[0], about, said)
            return


def _finding(
    reading: Reading, position: int, cue: Cue, about: Theme, said: Attribution
) -> Iterator[Finding]:
    passage, language = reading.passages[position], reading.article.language
    clause = CLAUSE_WORDS[language]
    before = passage.text[passage.sentence.start : cue.start].lower()
    if clause.not_yet.search(before):
        return
    failed = clause.failed.search(before) is not None
    actor = _actor(passage, cue, about, language)
    status = _status(passage, cue, about, said, actor)
    if status is None or (failed and status is ControlStatus.CONTESTED):
        return
    begins = cue.act not in (Act.UNDER, Act.FIGHT) or bool(clause.becoming.search(before))
    words = passage.text[cue.start : cue.end].lower()
    is_adjective = clause.adjectival.search(words) and clause.adjective_slot.search(before)
    if about.is_adjoined and actor is None and is_adjective:
        if not passage.days:
            return  # "in occupied Izium" tells no time of its own
        begins = False
    if failed:
        begins = False
        status = held_by(Side.UKRAINE if status is ControlStatus.OCCUPIED else Side.RUSSIA)
    kind, when, why = timing(
        passage, cue.start, cue.end, begins=begins, published=reading.article.published
    )
    yield Finding(
        position=position,
        cue=cue,
        theme=about,
        status=status,
        kind=kind,
        when=when,
        said=said,
        doubts=(*_doubts(cue, about, failed=failed), *why),
    )


def _doubts(cue: Cue, about: Theme, *, failed: bool) -> Iterator[str]:
    """Yield what an editor should look at, besides the date."""
    if failed:
        yield "taken from an attempt that failed"
    if cue.act is Act.ENTER:
        yield "the text says entered, not taken"
    if about.is_meant:
        yield "the place is not named here but in a sentence beside this one"


def _status(
    passage: Passage, cue: Cue, about: Theme, said: Attribution, actor: Side | None
) -> ControlStatus | None:
    """Return the status that a cue gives its places; None if it cannot be told."""
    if cue.act is Act.FIGHT:
        return ControlStatus.CONTESTED
    if about.is_partial and cue.act in (Act.TAKE, Act.ENTER, Act.RETAKE, Act.UNDER):
        return ControlStatus.CONTESTED
    inside = [each.side for each in passage.sides if cue.start <= each.start < cue.end]
    if cue.act is Act.UNDER:
        return _held(passage, cue, inside, actor)
    if cue.act in (Act.EXPEL, Act.LEAVE):
        leaving = actor
        if cue.act is Act.EXPEL:
            leaving = inside[0] if inside else (actor if about.is_passive else None)
        return held_by(other_side(leaving or Side.RUSSIA))
    default = Side.RUSSIA
    if cue.act is Act.RETAKE and said.side is not Side.RUSSIA:
        default = Side.UKRAINE
    return held_by(actor or default)


def _held(
    passage: Passage, cue: Cue, inside: list[Side], actor: Side | None
) -> ControlStatus | None:
    """Return the status of a place that is under something: control needs a side, occupation none."""
    words = passage.text[cue.start : cue.end].lower()
    after = [each for each in passage.sides if 0 <= each.start - cue.end <= _SIDE_WITHIN]
    if inside:
        return held_by(inside[0])
    if words.startswith(_HOLDING) and not words.endswith("by"):
        return None if actor is None else held_by(actor)
    if after:
        return held_by(after[0].side)
    if "occup" in words or "окупац" in words:
        return ControlStatus.OCCUPIED
    return None if actor is None else held_by(actor)


def _actor(passage: Passage, cue: Cue, about: Theme, language: Language) -> Side | None:
    """Return the side that does what a cue tells, or None if the sentence names none."""
    clause = CLAUSE_WORDS[language]
    if about.is_passive and language is Language.ENGLISH:
        if not clause.by.match(passage.text[cue.end : cue.end + _BY_WITHIN].lower()):
            return None
        return next((each.side for each in passage.sides if each.start >= cue.end), None)
    names = {(each.start, each.end) for each in passage.places}
    acting = [
        each for each in passage.sides
        if not each.is_owner and not _expelled(passage, each) and (each.start, each.end) not in names
    ]  # fmt: skip
    before = [each for each in acting if each.end <= cue.start]
    if before:
        return before[-1].side
    after = [each for each in acting if each.start >= cue.end]
    return after[0].side if after and language is Language.UKRAINIAN else None


def _expelled(passage: Passage, side: SideMention) -> bool:
    """Whether a side is the one that a place is freed from."""
    before = passage.text[passage.sentence.start : side.start].lower().rstrip()
    words = before.split()[-2:]
    return any(word in {"from", "від", "of", "з-під"} for word in words[-2:]) and not any(
        word in {"armed", "forces", "staff"} for word in words
    )

"""Who says so: the speaker of a sentence, the side that the speaker is of, and how firm that makes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from data.claim import Strength
from data.extraction.language import matcher, tokens
from data.extraction.reading import Passage, Reading, Span, longest, offsets
from data.extraction.sides import ACT_WORDS, ANALYST_WORDS, OFFICE_WORDS, SIDE_WORDS
from data.source import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.matcher import Matcher

    from data.extraction.article import Language

#: Longest stretch of a sentence that is taken to name its speaker, characters.
_LONGEST_SPEAKER = 90
_BOUNDARY = re.compile(r"[,;:.!?\"“”«»()]|\s[–—-]\s|\bthat\b")
#: A sentence that says who said the sentence before it.
_ABOUT_THE_LAST = re.compile(
    r"^\W*(?:this\s+(?:is|was)|it\s+(?:is|was)\s+(?:said|reported|stated)|(?:he|she|they)\s+(?:\w+\s+)?"
    r"(?:wrote|said|reported)\s+(?:about\s+)?(?:this|it)|про\s+це)",
    re.IGNORECASE,
)
_BEFORE_ITS_SPEAKER = re.compile(
    r"(?:according\s+to|за\s+(?:словами|даними|інформацією))$", re.IGNORECASE
)
_NO_SPEAKER = re.compile(
    r"^(?:як|as|and|but|а|та|і|але|also|він|вона)$|\b(?:was|were|been|is|are|be|було|були)$",
    re.IGNORECASE,
)
_AFTER_DASH = re.compile(r"\s[–—-]\s(?P<speaker>[^–—.!?\"”»]{2,60}?)(?:\s\([^)]*\))?$")
_QUOTATION_MARK = re.compile(r"[\"“”«»]")
#: Longest quotation that is followed over several sentences, characters.
_LONGEST_QUOTATION = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says something: the words that name the speaker, the side, and the strength that follows."""

    says: str
    side: Side | None
    strength: Strength


NOBODY = Attribution(says="", side=None, strength=Strength.REPORTED)


def attribution(reading: Reading, position: int, officials: Iterable[str] = ()) -> Attribution:
    """Return who says the sentence at a position among the passages.

    Parameters
    ----------
    officials
        Names of persons and organisations that speak for a party.
    """
    language = reading.article.language
    passage = reading.passages[position]
    said = [words for speech in passage.speeches for words in _speakers(passage, speech)]
    said += [*_headline_speaker(passage), *_quoted_speaker(reading, position)]
    for following in reading.passages[position + 1 : position + 2]:
        near = following.sentence.paragraph <= passage.sentence.paragraph + 1
        if near and is_about_the_last(following):
            start = following.sentence.start
            end = min(following.sentence.end, start + _LONGEST_SPEAKER)
            said.append(following.text[start:end])
    known = tuple(officials)
    found = [_judged(words, language, known) for words in said if words]
    if _names_an_act(passage, language):
        says = found[0].says if found else ""
        return Attribution(says=says, side=None, strength=Strength.OFFICIAL)
    # That a party says it matters more than who passed it on.
    of_party = (each for each in found if each.strength is not Strength.REPORTED)
    return next(of_party, found[0] if found else NOBODY)


def is_about_the_last(passage: Passage) -> bool:
    """Whether a sentence does no more than say who said the one before it."""
    return bool(_ABOUT_THE_LAST.match(passage.text[passage.sentence.start : passage.sentence.end]))


def _speakers(passage: Passage, speech: Span) -> Iterator[str]:
    """Yield the words that may name the speaker of a speech word, likeliest first."""
    text, sentence = passage.text, passage.sentence
    before = text[max(sentence.start, speech.start - _LONGEST_SPEAKER) : speech.start]
    after = text[speech.end : min(sentence.end, speech.end + _LONGEST_SPEAKER)]
    following = _BOUNDARY.split(after.strip(), maxsplit=1)[0].strip()
    if _BEFORE_ITS_SPEAKER.search(text[speech.start : speech.end]):
        yield following
        return
    parts = [part.strip() for part in _BOUNDARY.split(before)]
    named = parts[-1]
    if named and not _NO_SPEAKER.search(named) and not _ABOUT_THE_LAST.match(named):
        yield named
        return
    yield following
    # An apposition: "Leonid P., the region's leader, said".
    yield from reversed([part for part in parts if part])


def _headline_speaker(passage: Passage) -> Iterator[str]:
    """Yield who stands behind a headline: "The village is free – mayor"."""
    sentence = passage.sentence
    match = _AFTER_DASH.search(passage.text, sentence.start, sentence.end)
    if match and not passage.speeches:
        yield match["speaker"]


def _quoted_speaker(reading: Reading, position: int) -> Iterator[str]:
    """Yield who speaks where a sentence stands in a quotation that began in one before it."""
    text, start = reading.article.text, reading.passages[position].sentence.start
    opening = _open_quotation(text, start)
    if opening is None:
        return
    for passage in reversed(reading.passages[:position]):
        if passage.sentence.start <= opening:
            yield text[max(passage.sentence.start, opening - _LONGEST_SPEAKER) : opening]
            return


def _open_quotation(text: str, end: int) -> int | None:
    """Return where the quotation opened that an offset lies in, or None if it lies in none."""
    recent = max(0, end - _LONGEST_QUOTATION)
    open_: int | None = None
    for match in _QUOTATION_MARK.finditer(text, recent, end):
        mark = match[0]
        opens = mark in "“«" or (mark == '"' and open_ is None)
        open_ = match.start() if opens else None
    return open_


def _judged(words: str, language: Language, officials: tuple[str, ...]) -> Attribution:
    """Return what the words that name a speaker say of side and strength."""
    doc = tokens(words, language)
    keys = {key for key, _, _ in longest(_speaker_matcher(language), doc)}
    sides = [Side(key) for key, _, _ in longest(_sides_of(language), doc)]
    side = sides[0] if sides else None
    lower = words.lower()
    if "analyst" in keys:
        return Attribution(says=words, side=None, strength=Strength.ASSESSED)
    if "office" in keys or any(name.lower() in lower for name in officials):
        return Attribution(says=words, side=side, strength=Strength.CLAIMED)
    if re.search(r"journalist|media|outlet|residents?|журналіст|змі|мешкан|жител", lower):
        return Attribution(says=words, side=None, strength=Strength.REPORTED)
    strength = Strength.REPORTED if side is None else Strength.CLAIMED
    return Attribution(says=words, side=side, strength=strength)


@cache
def _speaker_matcher(language: Language) -> Matcher:
    return matcher({"analyst": ANALYST_WORDS[language], "office": OFFICE_WORDS[language]}, language)


@cache
def _sides_of(language: Language) -> Matcher:
    return matcher(SIDE_WORDS[language], language)


@cache
def _act_words(language: Language) -> Matcher:
    return matcher({"act": ACT_WORDS[language]}, language)


def _names_an_act(passage: Passage, language: Language) -> bool:
    sentence = passage.sentence
    doc = tokens(passage.text[sentence.start : sentence.end], language)
    return any(offsets(doc, first, last) for _, first, last in longest(_act_words(language), doc))

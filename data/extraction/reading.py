"""All that is found in an article before anything is concluded from it, each find with its offsets."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from data.extraction.cuewords import ACT_WORDS, Act
from data.extraction.datefinding import date_mentions
from data.extraction.language import matcher, matches
from data.extraction.mention import PlaceMention
from data.extraction.mentions import PlaceFinder
from data.extraction.reckoning import Days, reckon
from data.extraction.sentences import Sentence, split
from data.extraction.sides import SIDE_WORDS, SPEECH_WORDS, SideMention
from data.source import Side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.matcher import Matcher
    from spacy.tokens import Doc

    from data.extraction.article import Article, Language
    from geo.gazetteer import Gazetteer

_OWNERS = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A phrase that tells of control: ``text[start:end]``."""

    start: int
    end: int
    act: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A find without more to it: ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence with the finds in it, each kind in order; ``before`` is the passage before it.

    ``heading`` is the heading above it, ``in_section`` the number of its paragraph below that.
    """

    sentence: Sentence
    text: str
    places: tuple[PlaceMention, ...]
    days: tuple[Days, ...]
    sides: tuple[SideMention, ...]
    cues: tuple[Cue, ...]
    speeches: tuple[Span, ...]
    heading: str
    in_section: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article with everything that was found in it."""

    article: Article
    passages: tuple[Passage, ...]


def read_article(article: Article, gazetteer: Gazetteer, focus: Sequence[str]) -> Reading:
    """Return an article with everything that is found in it.

    Parameters
    ----------
    focus
        Codes of the oblasts that the ledger is about; places elsewhere are passed over.

    Raises
    ------
    ExtractionError
        If a library is not installed.
    """
    text, language = article.text, article.language
    doc, sentences = split(text, language)
    openings = [next(group).start for _, group in groupby(sentences, key=lambda s: s.paragraph)]
    days = reckon(date_mentions(text, language), article.published, openings)
    finder = PlaceFinder(gazetteer, focus, language)
    finds = _Finds(
        article=article,
        places=_by_sentence(finder.find(text, sentences), sentences),
        days=_by_sentence([_Dated(d.mention.start, d) for d in days], sentences),
        sides=_by_sentence(_sides(doc, language), sentences),
        cues=_by_sentence(_cues(doc, language), sentences),
        speeches=_by_sentence(_speeches(doc, language), sentences),
    )
    return Reading(article=article, passages=tuple(_passages(finds, sentences)))


@dataclass(frozen=True, slots=True)
class _Dated:
    start: int
    days: Days


_Found = TypeVar("_Found", PlaceMention, _Dated, SideMention, Cue, Span)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finds:
    article: Article
    places: Mapping[int, list[PlaceMention]]
    days: Mapping[int, list[_Dated]]
    sides: Mapping[int, list[SideMention]]
    cues: Mapping[int, list[Cue]]
    speeches: Mapping[int, list[Span]]


def _passages(finds: _Finds, sentences: Sequence[Sentence]) -> list[Passage]:
    found = []
    heading, paragraph, in_section = "", 0, 0
    text = finds.article.text
    for sentence in sentences:
        if sentence.is_heading:
            heading = text[sentence.start : sentence.end].strip("=# \t")
            in_section = 0
        elif sentence.paragraph != paragraph:
            in_section += 1
        paragraph = sentence.paragraph
        number = sentence.number
        found.append(
            Passage(
                sentence=sentence,
                text=text,
                places=tuple(finds.places.get(number, ())),
                days=tuple(each.days for each in finds.days.get(number, ())),
                sides=tuple(finds.sides.get(number, ())),
                cues=tuple(finds.cues.get(number, ())),
                speeches=tuple(finds.speeches.get(number, ())),
                heading=heading,
                in_section=in_section,
            )
        )
    return found


def _by_sentence(found: Sequence[_Found], sentences: Sequence[Sentence]) -> dict[int, list[_Found]]:
    """Return finds by the number of the sentence that they begin in."""
    starts = [sentence.start for sentence in sentences]
    inside: dict[int, list[_Found]] = {}
    for each in found:
        position = bisect_right(starts, each.start) - 1
        if position >= 0:
            inside.setdefault(sentences[position].number, []).append(each)
    return inside


@cache
def _act_matcher(language: Language) -> Matcher:
    return matcher(ACT_WORDS[language], language)


@cache
def _side_matcher(language: Language) -> Matcher:
    return matcher(SIDE_WORDS[language], language)


@cache
def _speech_matcher(language: Language) -> Matcher:
    return matcher({"speech": SPEECH_WORDS[language]}, language)


def longest(found: Matcher, doc: Doc) -> list[tuple[str, int, int]]:
    """Return the matches in a document, the longest where they overlap, as key and tokens."""
    spans = matches(found, doc)
    spans.sort(key=lambda span: (span[1] - span[2], span[1], span[0]))
    taken: set[int] = set()
    kept = []
    for span in spans:
        tokens = range(span[1], span[2])
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(span)
    return sorted(kept, key=lambda span: span[1])


def offsets(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """Return the offsets of the tokens from ``first`` to before ``last``."""
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1])


def _cues(doc: Doc, language: Language) -> list[Cue]:
    found = []
    for key, first, last in longest(_act_matcher(language), doc):
        start, end = offsets(doc, first, last)
        found.append(Cue(start=start, end=end, act=Act(key)))
    return found


def _sides(doc: Doc, language: Language) -> list[SideMention]:
    found = []
    for key, first, last in longest(_side_matcher(language), doc):
        start, end = offsets(doc, first, last)
        owns = last < len(doc) and doc[last].text in _OWNERS
        found.append(SideMention(start=start, end=end, side=Side(key), is_owner=owns))
    return found


def _speeches(doc: Doc, language: Language) -> list[Span]:
    found = longest(_speech_matcher(language), doc)
    spans = [offsets(doc, first, last) for _, first, last in found]
    return [Span(start=start, end=end) for start, end in spans]

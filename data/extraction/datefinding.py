"""Dates in words: where a text names a date, and what it says of it. Years may still be missing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from data.extraction.datewords import WORDS, DateWords, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.extraction.article import Language

Value = TypeVar("Value", int, str)

#: How much of what precedes a date is looked at for its preposition, characters.
_LOOK_BACK = 60
_YEAR = r"(?P<year>(?:19|20)\d{2})"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date as a text names it: ``text[start:end]``.

    One of these sorts: a day, month or year (``part`` is early, mid or late, or empty); a weekday;
    ``from_publication`` or ``from_last`` days from another day; the month named last
    (``same_month``). ``until`` is the last day or month of a range. ``opening`` is where the words
    that belong to it begin, prepositions included.
    """

    start: int
    end: int
    opening: int
    relation: Relation = Relation.AT
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    weekday: int | None = None
    from_publication: int | None = None
    from_last: int | None = None
    same_month: bool = False
    until: DateMention | None = None


def date_mentions(text: str, language: Language) -> tuple[DateMention, ...]:
    """Return the dates that a text names, in order, none inside another."""
    words = WORDS[language]
    found = sorted(_points(text, words), key=lambda each: (each.start, -each.end))
    apart: list[DateMention] = []
    for each in found:
        if not apart or each.start >= apart[-1].end:
            apart.append(each)
    return tuple(_related(text, each, words) for each in _ranges(text, apart, words))


def _points(text: str, words: DateWords) -> Iterator[DateMention]:
    for pattern in _patterns(words):
        for match in pattern.finditer(text):
            yield from _point(text, match, words)


@cache
def _patterns(words: DateWords) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of single dates; groups name what they hold."""
    months = "|".join(pattern for pattern, _ in words.months)
    month = rf"(?P<month>{months})(?!\w)"
    day = rf"(?<![\d.,:/])(?P<day>\d{{1,2}}){words.day_suffix}"
    first = rf"(?<![\d.,:/])(?:(?P<first>\d{{1,2}}){words.day_suffix}\s*(?:[-–—]|{_ANDS})\s*)?"
    year = rf"(?:,?\s+{_YEAR}(?!\d){words.year_suffix})?"
    parts = "|".join(f"(?:{pattern})" for pattern, _ in words.parts)
    part = rf"(?P<part>(?:{parts}))\s*"
    last = r"(?:\s*[-–—]\s*(?P<last>\d{1,2}))?"
    no_count = r"(?![\d:%]|\s*(?:km|per|settl|vill))"  # "in May 12 villages were freed"
    sources = (
        r"(?<![\d-])(?P<year>(?:19|20)\d{2})-(?P<digits>\d{2})-(?P<day>\d{2})(?![\d-])",
        r"(?<![\d.])(?P<day>\d{1,2})\.(?P<digits>\d{2})\.(?P<year>(?:19|20)\d{2})(?!\d)",
        rf"{first}{day}\s+(?:of\s+)?{month}{year}",
        rf"\b{month}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{last}{no_count}{year}",
        rf"\b(?:{part})?{month}{year}",
        rf"(?<![\d.,–-]){_YEAR}(?![\d.,–-]\d|\d){words.year_suffix}",
        rf"\b(?P<weekday>{'|'.join(pattern for pattern, _ in words.weekdays)})\b",
        rf"\b(?P<relative>{'|'.join(pattern for pattern, _ in words.relative)})\b",
        rf"\b(?P<anaphoric>{'|'.join(pattern for pattern, _ in words.anaphoric)})\b",
        rf"\b(?P<same>{words.same_month})\b",
    )
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)


_ANDS = r"\s(?:and|to|та|і|й|до)\s"


def _point(text: str, match: re.Match[str], words: DateWords) -> Iterator[DateMention]:
    """Yield the date of a match, unless the words around it say that it is none."""
    said = match.groupdict()
    start, end = match.start(), match.end()
    mention = DateMention(start=start, end=end, opening=start)
    before = text[max(0, start - _LOOK_BACK) : start]
    if said.get("weekday"):
        yield replace(mention, weekday=_value(said["weekday"], words.weekdays))
    elif said.get("relative"):
        yield replace(mention, from_publication=_value(said["relative"], words.relative))
    elif said.get("anaphoric"):
        yield replace(mention, from_last=_value(said["anaphoric"], words.anaphoric))
    elif said.get("same"):
        yield replace(mention, same_month=True)
    else:
        year, day = _number(said.get("year")), _number(said.get("day"))
        named = said.get("month")
        month = _value(named, words.months) if named else _number(said.get("digits"))
        part = _value(said["part"], words.parts) if said.get("part") else ""
        if month is None and not words.year_alone.search(before):
            return
        if month is not None and not (day or year or part) and not _is_month(match, before, words):
            return
        point = replace(mention, year=year, month=month, day=day, part=part)
        yield _with_range(point, _number(said.get("first")), _number(said.get("last")))


def _is_month(match: re.Match[str], before: str, words: DateWords) -> bool:
    """Whether a month's name that stands alone is one: "in May", but not "may"."""
    written_right = not match["month"].isascii() or match["month"][0].isupper()
    return written_right and words.month_alone.search(before) is not None


def _with_range(point: DateMention, first: int | None, last: int | None) -> DateMention:
    """Return "6–11 September" or "September 6–11" as a range; another point stays as it is."""
    if first is not None:
        return replace(point, day=first, until=point)
    if last is not None:
        return replace(point, until=replace(point, day=last))
    return point


def _value(said: str, table: Sequence[tuple[str, Value]]) -> Value:
    """Return what a table says of a word that one of its patterns has matched."""
    return next(
        value for pattern, value in table if re.fullmatch(rf"(?:{pattern})\s*", said, re.IGNORECASE)
    )


def _number(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _ranges(text: str, points: list[DateMention], words: DateWords) -> Iterator[DateMention]:
    """Yield points; two that are said to be the ends of a range as one."""
    position = 0
    while position < len(points):
        point = points[position]
        following = points[position + 1] if position + 1 < len(points) else None
        opening = words.range_opening.search(text[max(0, point.start - _LOOK_BACK) : point.start])
        if (
            following is not None
            and point.until is None
            and opening is not None
            and words.range_middle.fullmatch(text, point.end, following.start)
        ):
            year = point.year or following.year
            yield replace(point, year=year, end=following.end, until=following)
            position += 2
        else:
            yield point
            position += 1


def _related(text: str, mention: DateMention, words: DateWords) -> DateMention:
    """Return a mention with its preposition read."""
    base = max(0, mention.start - _LOOK_BACK)
    before = text[base : mention.start]
    if mention.until is not None:
        opening = words.range_opening.search(before)
        return replace(
            mention, opening=mention.start if opening is None else base + opening.start()
        )
    for pattern, relation in words.relations:
        match = pattern.search(before)
        if match:
            return replace(mention, relation=relation, opening=base + match.start())
    for preposition, relation in words.part_relations:
        if mention.part and text[mention.start : mention.end].lower().startswith(preposition):
            return replace(mention, relation=relation)
    return mention

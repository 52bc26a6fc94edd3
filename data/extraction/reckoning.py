"""From dates in words to days: missing years, weekdays and "the next day" are reckoned from context.

Two ways of writing are told apart. A *chronicle* names years as it goes along: a date without one is
of the year named last. *News* counts from its day of publication: a date without a year is the latest
such day that is not after it, unless its paragraph has named a year before.
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from data.extraction.article import FIRST_YEAR, LAST_YEAR
from data.extraction.datewords import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.extraction.datefinding import DateMention

#: A text is a chronicle if at least this share of its days and months come with a year.
CHRONICLE_SHARE = 0.34

#: Days of a month that "early", "mid" and "late" mean; 31 stands for the last one.
PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}

_DECEMBER = 12
_DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A date that was reckoned: both days are inside. ``why`` says how, if it took more than reading."""

    mention: DateMention
    first: date
    last: date
    why: str = ""

    @property
    def relation(self) -> Relation:
        """How what is told lies to these days."""
        return self.mention.relation


def reckon(
    mentions: Sequence[DateMention], published: date | None, paragraphs: Sequence[int] = ()
) -> tuple[Days, ...]:
    """Return the mentions whose days can be told, in the same order.

    Parameters
    ----------
    mentions
        Dates as named, in the order of the text.
    published
        Day of publication, if it is known: weekdays and "yesterday" need it.
    paragraphs
        Offsets at which paragraphs begin, ascending.
    """
    context = _Context(
        published=published, is_chronicle=published is None or _names_years(mentions)
    )
    found = []
    for mention in mentions:
        context.enter(bisect_right(paragraphs, mention.start))
        days = _days(mention, context)
        if days is not None:
            found.append(days)
            context.last = days
    return tuple(found)


def _names_years(mentions: Sequence[DateMention]) -> bool:
    dated = [each for each in mentions if each.month is not None]
    with_year = sum(each.year is not None for each in dated)
    return bool(dated) and with_year >= CHRONICLE_SHARE * len(dated)


@dataclass(slots=True, kw_only=True)
class _Context:
    """What was named so far."""

    published: date | None
    is_chronicle: bool
    last: Days | None = None
    year: int | None = None
    paragraph: int = 0

    def enter(self, paragraph: int) -> None:
        """Go on to a paragraph: news forgets the year that the one before spoke of."""
        if paragraph != self.paragraph and not self.is_chronicle:
            self.year = None
        self.paragraph = paragraph


def _days(mention: DateMention, context: _Context) -> Days | None:
    single = _single(mention, context)
    if single is None or mention.until is None:
        return single
    until = _single(mention.until, context)
    if until is None or until.last < single.first:
        return None
    return Days(mention=mention, first=single.first, last=until.last, why=single.why or until.why)


def _single(mention: DateMention, context: _Context) -> Days | None:
    """Return the days of a mention, its range left aside."""
    if mention.month is not None or mention.year is not None:
        return _of_calendar(mention, context)
    if mention.from_last is not None:
        last = context.last
        named = last.first if last is not None and last.first == last.last else None
        return _shifted(mention, named, mention.from_last)
    if mention.same_month:
        return None if context.last is None else _month_of(mention, context.last.first)
    if mention.from_publication is not None:
        return _shifted(mention, context.published, mention.from_publication)
    if mention.weekday is not None and context.published is not None:
        back = (context.published.weekday() - mention.weekday) % _DAYS_OF_WEEK
        return _shifted(mention, context.published, -back, "the last such day before publication")
    return None


def _shifted(mention: DateMention, day: date | None, by: int, why: str = "") -> Days | None:
    if day is None:
        return None
    try:
        moved = day + timedelta(days=by)
    except OverflowError:
        return None
    return Days(mention=mention, first=moved, last=moved, why=why or "counted from another day")


def _month_of(mention: DateMention, day: date) -> Days:
    last = monthrange(day.year, day.month)[1]
    return Days(
        mention=mention,
        first=day.replace(day=1),
        last=day.replace(day=last),
        why="the month named before",
    )


def _of_calendar(mention: DateMention, context: _Context) -> Days | None:
    if mention.year is not None:
        if not FIRST_YEAR <= mention.year <= LAST_YEAR:
            return None
        context.year = mention.year
        return _in_year(mention, mention.year)
    for year, why in _years(context):
        days = _in_year(mention, year, why)
        if days and (context.published is None or days.first <= context.published):
            return days
    return None


def _years(context: _Context) -> Iterator[tuple[int, str]]:
    """Yield the years that a date without one may be of, likeliest first."""
    if context.year is not None:
        yield context.year, "year as named before"
    if context.published is not None:
        # Eight years hold a 29 February, whatever the century.
        for back in range(9):
            yield context.published.year - back, "year by the day of publication"


def _in_year(mention: DateMention, year: int, why: str = "") -> Days | None:
    """Return the days of a mention in a year; None if there is no such day."""
    first_month, last_month = mention.month or 1, mention.month or _DECEMBER
    if not 1 <= first_month <= _DECEMBER:
        return None
    length = monthrange(year, last_month)[1]
    first, last = PARTS.get(mention.part, (1, length))
    if mention.day is not None:
        first = last = mention.day
        if not 1 <= first <= length:
            return None
    return Days(
        mention=mention,
        first=date(year, first_month, first),
        last=date(year, last_month, min(last, length)),
        why=why,
    )


def edtf_of(first: date | None, last: date | None) -> str:
    """Return days as EDTF: a day, a month or year if it is a whole one, else a range; None is open."""
    if first is None or last is None:
        return f"{'..' if first is None else first}/{'..' if last is None else last}"
    if first == last:
        return first.isoformat()
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}"
        if first.year == last.year and (first.month, last.month) == (1, _DECEMBER):
            return f"{first:%Y}"
    return f"{first}/{last}"

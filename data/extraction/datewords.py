"""How each language writes dates: months, weekdays, relative words, and the words before a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from data.extraction.article import Language


class Relation(StrEnum):
    """How what is told lies to the date that a text names."""

    AT = "at"
    AS_OF = "as_of"
    BY = "by"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """Words of one language, as regular expressions or tables of lower-case words.

    ``months`` and ``weekdays`` map patterns to 1–12 and to 0–6 (Monday is 0). ``relative`` maps
    patterns to days from the day of publication, ``anaphoric`` to days from the date named last.
    ``relations`` are looked for at the end of what precedes a date, in order;
    ``part_relations`` are prepositions that a word of ``parts`` begins with.
    """

    months: tuple[tuple[str, int], ...]
    weekdays: tuple[tuple[str, int], ...]
    parts: tuple[tuple[str, str], ...]
    relative: tuple[tuple[str, int], ...]
    anaphoric: tuple[tuple[str, int], ...]
    same_month: str
    relations: tuple[tuple[re.Pattern[str], Relation], ...]
    month_alone: re.Pattern[str]
    year_alone: re.Pattern[str]
    range_opening: re.Pattern[str]
    range_middle: re.Pattern[str]
    year_suffix: str
    day_suffix: str
    part_relations: tuple[tuple[str, Relation], ...] = ()


def _before(*pairs: tuple[str, Relation]) -> tuple[tuple[re.Pattern[str], Relation], ...]:
    return tuple(
        (re.compile(rf"(?:^|(?<=\W))(?:{words})\s*$", re.IGNORECASE), relation)
        for words, relation in pairs
    )


#: Words that may stand between a preposition and its date: "by the morning of", "до вечора".
_EN_FILLER = (
    r"(?:\s+(?:the|about|around|approximately|roughly|at|least|evening|morning|night|afternoon"
    r"|end|of|on|in|sometime|saturday|sunday|monday|tuesday|wednesday|thursday|friday),?)*"
)
_UK_FILLER = r"(?:\s+(?:ранку|вечора|ночі|обіду|кінця|приблизно|орієнтовно|близько))*"

ENGLISH = DateWords(
    months=(
        (r"jan(?:uary|\.)?", 1), (r"feb(?:ruary|\.)?", 2), (r"mar(?:ch|\.)?", 3),
        (r"apr(?:il|\.)?", 4), (r"may", 5), (r"june?", 6), (r"july?", 7), (r"aug(?:ust|\.)?", 8),
        (r"sept?(?:ember|\.)?", 9), (r"oct(?:ober|\.)?", 10), (r"nov(?:ember|\.)?", 11),
        (r"dec(?:ember|\.)?", 12),
    ),
    weekdays=(
        ("monday", 0), ("tuesday", 1), ("wednesday", 2), ("thursday", 3), ("friday", 4),
        ("saturday", 5), ("sunday", 6),
    ),
    parts=(
        (r"early|(?:the\s+)?(?:beginning|start)\s+of", "early"),
        (r"mid[-\s]|(?:the\s+)?middle\s+of", "mid"),
        (r"late|(?:the\s+)?end\s+of", "late"),
    ),
    relative=(
        (r"day\s+before\s+yesterday", -2), (r"yesterday", -1), (r"today|tonight|this\s+morning", 0),
    ),
    anaphoric=(
        (r"(?:the|that)\s+same\s+day|that\s+day", 0),
        (r"(?:the\s+)?(?:next|following)\s+day|(?:the|a)\s+day\s+(?:later|after)", 1),
        (r"(?:the\s+)?(?:previous\s+day|day\s+before)|a\s+day\s+earlier", -1),
    ),
    same_month=r"(?:the|that)\s+same\s+month",
    relations=_before(
        (rf"as\s+(?:of|at){_EN_FILLER}", Relation.AS_OF),
        (rf"(?:by|no\s+later\s+than|not\s+later\s+than){_EN_FILLER}", Relation.BY),
        (rf"(?:since|ever\s+since|from|starting|beginning){_EN_FILLER}", Relation.SINCE),
        (rf"(?:until|till|through|up\s+to){_EN_FILLER}", Relation.UNTIL),
        (rf"(?:before|prior\s+to|ahead\s+of){_EN_FILLER}", Relation.BEFORE),
        (rf"(?:after|following){_EN_FILLER}", Relation.AFTER),
    ),
    month_alone=re.compile(
        r"\b(?:in|since|by|until|till|from|during|of|before|after|last|this)\s+$", re.IGNORECASE
    ),
    year_alone=re.compile(
        r"\b(?:in|since|by|until|till|from|during|before|after)\s+(?:the\s+year\s+)?$", re.IGNORECASE
    ),
    range_opening=re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE),
    range_middle=re.compile(r"\s*(?:[-–—]|to|and|until|through|till)\s*", re.IGNORECASE),
    year_suffix="",
    day_suffix=r"(?:st|nd|rd|th)?",
)  # fmt: skip

UKRAINIAN = DateWords(
    months=(
        (r"січ(?:ень|ня|ні)", 1), (r"лют(?:ий|ого|ому)", 2), (r"берез(?:ень|ня|ні)", 3),
        (r"квіт(?:ень|ня|ні)", 4), (r"трав(?:ень|ня|ні)", 5), (r"черв(?:ень|ня|ні)", 6),
        (r"лип(?:ень|ня|ні)", 7), (r"серп(?:ень|ня|ні)", 8), (r"верес(?:ень|ня|ні)", 9),
        (r"жовт(?:ень|ня|ні)", 10), (r"листопад(?:а|і)?", 11), (r"груд(?:ень|ня|ні)", 12),
    ),
    weekdays=(
        ("понеділ(?:ок|ка)", 0), ("вівтор(?:ок|ка)", 1), ("серед[уи]", 2), ("четвер(?:га)?", 3),
        ("п['’ʼ]ятниц[юі]", 4), ("субот[уи]", 5), ("неділ[юі]", 6),
    ),
    parts=(
        (r"на\s+початку|(?:з|від)\s+початку|до\s+початку|на\s+поч\.", "early"),
        (r"(?:у|в)\s+середині|(?:з|від|до)\s+середини", "mid"),
        (r"наприкінці|(?:у|в)\s+кінці|(?:з|від|до)\s+кінця|під\s+кінець", "late"),
    ),
    relative=((r"позавчора", -2), (r"[ву]чора", -1), (r"сьогодні", 0)),
    anaphoric=(
        (r"(?:того|цього)\s+(?:ж\s+|самого\s+)?дня", 0),
        (r"наступного\s+дня", 1),
        (r"попереднього\s+дня|днем\s+раніше|напередодні", -1),
    ),
    same_month=r"(?:того|цього)\s+(?:ж|самого)\s+місяця",
    relations=_before(
        (rf"станом\s+на{_UK_FILLER}", Relation.AS_OF),
        (rf"(?:не\s+пізніше|до){_UK_FILLER}", Relation.BY),
        (rf"(?:починаючи\s+з|з|із|зі|від){_UK_FILLER}", Relation.SINCE),
        (rf"(?:аж\s+до|по){_UK_FILLER}", Relation.UNTIL),
        (rf"(?:перед){_UK_FILLER}", Relation.BEFORE),
        (rf"(?:після){_UK_FILLER}", Relation.AFTER),
    ),
    month_alone=re.compile(
        r"(?:^|(?<=\W))(?:у|в|з|із|від|до|протягом|на початку|наприкінці|після)\s+$", re.IGNORECASE
    ),
    year_alone=re.compile(r"(?:^|(?<=\W))(?:у|в|з|із|від|до|після)\s+$", re.IGNORECASE),
    range_opening=re.compile(r"(?:^|(?<=\W))(?:між|з|із|від)\s+$", re.IGNORECASE),
    range_middle=re.compile(r"\s*(?:[-–—]|до|та|і|й|по)\s*", re.IGNORECASE),
    year_suffix=r"(?:\s*(?:року|році|роком|р\.?))?",
    day_suffix=r"(?:-го)?",
    part_relations=(("до ", Relation.BY), ("з ", Relation.SINCE), ("від ", Relation.SINCE)),
)  # fmt: skip

WORDS = {Language.ENGLISH: ENGLISH, Language.UKRAINIAN: UKRAINIAN}

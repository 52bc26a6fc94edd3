"""Who acts and who speaks: words for the two armies and states, and for whoever says something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.extraction.article import Language
from data.source import Side
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Phrases of :func:`data.extraction.language.matcher` for each side.
SIDE_WORDS: Mapping[Language, Mapping[str, tuple[str, ...]]] = {
    Language.ENGLISH: {
        Side.RUSSIA: (
            "russia", "russian", "russians", "moscow", "kremlin", "enemy", "occupier|occupiers",
            "invader|invaders", "occupants", "rf", "moscow - installed", "russian - appointed",
            "pro - russian", "proxies",
        ),
        Side.UKRAINE: (
            "ukraine", "ukrainian", "ukrainians", "afu", "kyiv", "defenders", "zsu",
        ),
    },
    Language.UKRAINIAN: {
        Side.RUSSIA: (
            "росі*", "рф", "окупант*", "загарбник*", "ворог|ворога|ворогом|ворогу|вороги|ворогів",
            "рашист*", "москв*", "противник*", "кремл*",
        ),
        Side.UKRAINE: (
            "україна|україни|україну|україною", "українськ*", "зсу", "збройн* сил*",
            "захисник*", "сил* оборони", "наші|наших",
        ),
    },
}  # fmt: skip

#: Who says something for a party, whatever its side: offices and ranks.
OFFICE_WORDS: Mapping[Language, tuple[str, ...]] = {
    Language.ENGLISH: (
        "ministry", "minister", "general staff", "official|officials", "governor", "gov", "gov.",
        "mayor", "spokesman|spokeswoman|spokesperson", "president", "administration", "commander",
        "authorities", "military", "government", "intelligence", "command", "brigade", "army",
        "prosecutor|prosecutors", "police", "council", "head of", "forces", "troops", "sbu", "guard",
    ),
    Language.UKRAINIAN: (
        "міністерств*", "міністр*", "генштаб*", "генеральн* штаб*", "губернатор*", "мер", "речник*",
        "президент*", "адміністраці*", "командувач*", "влад*", "військов*", "уряд*", "розвідк*",
        "бригад*", "прокуратур*", "поліці*", "рад*", "очільник*", "голов*", "начальник*", "громад*",
        "ова", "хова", "мва", "рва", "зсу", "сбу", "спецназ*",
    ),
}  # fmt: skip

#: Who assesses without being a party.
ANALYST_WORDS: Mapping[Language, tuple[str, ...]] = {
    Language.ENGLISH: (
        "isw",
        "institute for the study of war",
        "deepstate",
        "deep state",
        "analysts|analyst",
        "british|uk intelligence",
        "think tank",
    ),
    Language.UKRAINIAN: ("isw", "інститут* вивчення війни", "deepstate", "аналітик*"),
}

#: Words that make a statement; ``told`` may be followed by whom.
SPEECH_WORDS: Mapping[Language, tuple[str, ...]] = {
    Language.ENGLISH: (
        "said|says|saying", "announced|announces|announcing", "claimed|claims|claiming",
        "reported|reports|reporting", "stated|states|stating", "confirmed|confirms|confirming",
        "told", "wrote|writes", "admitted|acknowledged", "denied|denies", "assessed|assesses",
        "according to", "declared|declares", "published",
    ),
    Language.UKRAINIAN: (
        "повідомил*|повідомля*|повідомив", "заявил*|заявля*|заявив", "стверджу*|стверджував",
        "підтвердил*|підтверджу*|підтвердив", "розповіл*|розповів", "написал*|написав|пише",
        "сказал*|сказав", "ідеться|йдеться", "зазначил*|зазначив|зазнача*", "за словами", "за даними",
        "за інформацією", "визнал*|визнав", "поінформували|інформу*", "оголосил*|оголосив",
        "наголосил*|наголосив",
    ),
}  # fmt: skip

#: Words for a register or a formal act.
ACT_WORDS: Mapping[Language, tuple[str, ...]] = {
    Language.ENGLISH: ("decree", "order no.", "official register|list", "resolution no."),
    Language.UKRAINIAN: ("указ*", "наказ*", "розпорядження", "постанов*", "перелік* територі*"),
}

_HOLDS = {Side.RUSSIA: ControlStatus.OCCUPIED, Side.UKRAINE: ControlStatus.UKRAINIAN}
_OTHER = {Side.RUSSIA: Side.UKRAINE, Side.UKRAINE: Side.RUSSIA}


@dataclass(frozen=True, slots=True, kw_only=True)
class SideMention:
    """A word for one of the sides: ``text[start:end]``. ``is_owner`` if only its possessive is there."""

    start: int
    end: int
    side: Side
    is_owner: bool


def held_by(side: Side) -> ControlStatus:
    """Return the status of a place that a side holds."""
    return _HOLDS[side]


def other_side(side: Side) -> Side:
    """Return the side against a side."""
    return _OTHER[side]

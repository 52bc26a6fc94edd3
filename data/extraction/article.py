"""An article as it is read: its text, and what its editor says about it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from data.extraction.errors import ExtractionError

#: Years that a text on this war may be of, or name; others are no dates of ours.
FIRST_YEAR, LAST_YEAR = 2014, 2099

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]")


class Language(StrEnum):
    """Languages that articles are read in."""

    ENGLISH = "en"
    UKRAINIAN = "uk"


@dataclass(frozen=True, kw_only=True)
class Article:
    """A text and what is known about its publication.

    All offsets count characters (code points) of ``text`` from 0, which is the file decoded as UTF-8
    with nothing changed. ``published`` is None where the editor does not know it; ``source`` is an
    id of ``sources.csv``, or empty.
    """

    name: str
    text: str
    language: Language
    published: date | None = None
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse a day of publication that no text on this war can have.

        Raises
        ------
        ExtractionError
            If the year is not between :data:`FIRST_YEAR` and :data:`LAST_YEAR`.
        """
        if self.published is not None and not FIRST_YEAR <= self.published.year <= LAST_YEAR:
            raise ExtractionError(
                f"published on {self.published}: give a day from {FIRST_YEAR} to {LAST_YEAR}"
            )

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the text as :func:`plain` leaves it, in hexadecimal digits."""
        return digest_of(self.text)


def plain(text: str) -> str:
    """Return a text in NFC with every run of white space made one space, none at the ends.

    So two copies of an article that differ only in how lines are broken count as one.
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text as :func:`plain` leaves it, in hexadecimal digits."""
    return hashlib.sha256(plain(text).encode("utf-8", "surrogatepass")).hexdigest()


def guessed_language(text: str) -> Language:
    """Return the language whose script most letters are in; English if there are none."""
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    return Language.UKRAINIAN if cyrillic > latin else Language.ENGLISH

"""From a text to its sentences, each with its offsets.

A line of a text with long lines is a paragraph; where lines are broken at some width, only an empty
line parts paragraphs. Headings and items of lists are sentences of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.extraction.language import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from data.extraction.article import Language

#: Lines are taken to be broken at a width if none is longer than this, characters.
BROKEN_AT = 120

#: Longest sentence that is taken for one, tokens.
LONGEST_SENTENCE = 300

#: Most quotation marks and brackets that close one sentence.
_MOST_CLOSING = 4
_ENDS = frozenset(".!?…")
_CLOSING = frozenset("\"”’'»)]")
_HEADING = re.compile(r"\s*=+ .* =+\s*|\s*#+ .*")
_ITEM = re.compile(r"\s*(?:[-*•·–—]|\d+[.)])\s")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_EMPTY_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: ``text[start:end]`` of its article, tokens ``first`` to ``last`` of its document.

    ``number`` counts sentences and ``paragraph`` paragraphs, both from 1.
    """

    number: int
    paragraph: int
    start: int
    end: int
    first: int
    last: int
    is_heading: bool = False


def split(text: str, language: Language) -> tuple[Doc, tuple[Sentence, ...]]:
    """Return a text in tokens and in sentences.

    Sentences are in order, do not overlap, begin and end with no white space, and every token that is
    no white space is in one. ``last`` is the token after the sentence's.
    """
    doc = tokens(text, language)
    words = [token for token in doc if not token.is_space]
    offsets = [token.idx for token in words]
    found: list[Sentence] = []
    for paragraph, (start, end, is_heading) in enumerate(_paragraphs(text), start=1):
        inside = words[bisect_left(offsets, start) : bisect_left(offsets, end)]
        for first, last in _pieces(inside):
            found.append(
                Sentence(
                    number=len(found) + 1,
                    paragraph=paragraph,
                    start=doc[first].idx,
                    end=doc[last - 1].idx + len(doc[last - 1]),
                    first=first,
                    last=last,
                    is_heading=is_heading,
                )
            )
    return doc, tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield start and end of each paragraph, and whether it is a heading."""
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text)]
    lines = [(start, end) for start, end in lines if text[start:end].strip()]
    broken = all(end - start <= BROKEN_AT for start, end in lines)
    open_: tuple[int, int] | None = None
    for start, end in lines:
        is_heading = bool(_HEADING.fullmatch(text, start, end))
        begins = is_heading or bool(_ITEM.match(text, start, end))
        goes_on = open_ is not None and broken and not begins
        if goes_on and open_ is not None and not _EMPTY_LINE.search(text, open_[1], start):
            open_ = (open_[0], end)
            continue
        if open_ is not None:
            yield (*open_, False)
        open_ = None if is_heading else (start, end)
        if is_heading:
            yield start, end, True
    if open_ is not None:
        yield (*open_, False)


def _pieces(inside: list[Token]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a paragraph as first token and token after the last.

    What runs on longer than :data:`LONGEST_SENTENCE` is cut there: so the rules, which compare finds of
    one sentence with one another, take time in proportion to the text, whatever it is.
    """
    if not inside:
        return
    opening = 0
    for position, token in enumerate(inside[:-1]):
        if position - opening + 1 >= LONGEST_SENTENCE or _ends_here(inside, position):
            yield inside[opening].i, token.i + 1
            opening = position + 1
    yield inside[opening].i, inside[-1].i + 1


def _ends_here(inside: list[Token], position: int) -> bool:
    """Whether a sentence ends after a token: at its mark, or at the quotation mark that follows."""
    token, following = inside[position], inside[position + 1]
    if _glued(token, following):
        return False
    mark = position
    while (
        mark > max(0, position - _MOST_CLOSING)
        and inside[mark].text in _CLOSING
        and _glued(inside[mark - 1], inside[mark])
    ):
        mark -= 1
    if not (inside[mark].text and inside[mark].text[-1] in _ENDS and inside[mark].is_punct):
        return False
    return not following.text[:1].islower() and following.text not in "–—-,;"


def _glued(token: Token, following: Token) -> bool:
    """Whether nothing stands between two tokens."""
    return bool(token.idx + len(token) == following.idx)

"""Places as an article names them: which words, and which place of the gazetteer is meant.

A name is looked up by our resolver; a Ukrainian one also in its possible nominatives. Where several
places share it, those that the same sentence, paragraph or article names decide by nearness; what
stays ambiguous stays so, with its candidates, for the editor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.extraction.language import base_forms, may_be_no_name
from data.extraction.mention import PlaceMention, told_apart
from data.extraction.placewords import WORDS, PlaceWords
from geo.names import fold
from geo.place import Level
from geo.resolve import Ambiguous, Match, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from data.extraction.article import Language
    from data.extraction.sentences import Sentence
    from geo.candidate import Candidate
    from geo.gazetteer import Gazetteer
    from geo.resolve import Resolution

#: A word with a capital, hyphens and apostrophes inside; a possessive 's is cut off.
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+|-[^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_LONGEST_NAME = 4
#: Shortest name of a settlement that is looked for, letters: shorter ones are words far more often.
_SHORTEST_NAME = 3
#: How much of what precedes a name is looked at for a word such as "village", characters.
_LOOK_BACK = 60
#: Rivers that settlements are called after.
RIVERS = frozenset({"Оскіл", "Донець", "Вовча", "Уди", "Берека", "Лопань", "Мжа"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    text: str
    start: int
    end: int


class PlaceFinder:
    """Finds the places that articles in one language name.

    Parameters
    ----------
    gazetteer
        Where to look.
    focus
        Codes of the oblasts that the ledger is about; a place elsewhere is no mention.
    """

    def __init__(self, gazetteer: Gazetteer, focus: Sequence[str], language: Language) -> None:
        self._gazetteer = gazetteer
        self._focus = tuple(focus)
        self._prefer = focus[0] if len(focus) == 1 else None
        self._language = language
        self._words: PlaceWords = WORDS[language]
        self._known: dict[tuple[str, Level], Resolution | None] = {}

    def find(self, text: str, sentences: Iterable[Sentence]) -> tuple[PlaceMention, ...]:
        """Return the places that sentences name, in order, none inside another."""
        found = [
            each
            for sentence in sentences
            for each in self._of_focus(list(self._in_sentence(text, sentence)))
        ]
        sure = {each.code for each in found if not each.is_doubtful}
        found = [each for each in found if not each.is_doubtful or each.code in sure]
        return tuple(told_apart(found, self._gazetteer, self._prefer))

    def _of_focus(self, mentions: list[PlaceMention]) -> Iterator[PlaceMention]:
        """Yield the mentions of a sentence that are in focus.

        Where it names an oblast elsewhere and none in focus, a settlement of which that oblast has a
        namesake is taken to be there.
        """
        elsewhere = [each.code for each in mentions if each.is_elsewhere]
        if any(each.level is Level.OBLAST and not each.is_elsewhere for each in mentions):
            elsewhere = []
        for each in mentions:
            if not each.is_elsewhere and not any(
                self._has_namesake(each, code) for code in elsewhere if code
            ):
                yield each

    def _has_namesake(self, mention: PlaceMention, oblast: str) -> bool:
        if mention.level is not Level.SETTLEMENT:
            return False
        names = {each.name_uk for each in mention.candidates}
        return any(
            self._gazetteer.oblast_of(code).katottg == oblast
            for name in names
            for code in self._gazetteer.codes_named(name)
        )

    def _in_sentence(self, text: str, sentence: Sentence) -> Iterator[PlaceMention]:
        for run in _runs(text, sentence):
            position = 0
            while position < len(run):
                mention, used = self._at(text, sentence, run, position)
                if mention is not None:
                    yield mention
                position += used

    def _at(
        self, text: str, sentence: Sentence, run: list[_Word], position: int
    ) -> tuple[PlaceMention | None, int]:
        """Return the longest name that begins at a word of a run, and how many words it takes."""
        for length in range(min(_LONGEST_NAME, len(run) - position), 0, -1):
            words = run[position : position + length]
            start, end = words[0].start, words[-1].end
            name = text[start:end]
            if length == 1 and (fold(name) in self._words.never or len(name) < _SHORTEST_NAME):
                continue
            found = self._place(text, end, name)
            if found is None:
                continue
            resolution, level, end = found
            if self._is_river(text, start, resolution, level):
                return None, length
            if not self._stands_alone(text, run, position, level):
                return None, length
            return self._mention(text, sentence, resolution, level, (start, end)), length
        return None, 1

    def _place(self, text: str, end: int, name: str) -> tuple[Resolution, Level, int] | None:
        """Return the place of a name, its level, and where the mention ends."""
        short = self._words.oblasts_in_short.fullmatch(name)
        if short:
            found = self._look_up(f"{short['stem']}ська", Level.OBLAST)
            return None if found is None else (found, Level.OBLAST, end)
        for pattern, level in self._words.units:
            kind = pattern.match(text, end)
            if kind:
                found = self._look_up(name, level)
                return None if found is None else (found, level, kind.end())
        found = self._look_up(name, Level.SETTLEMENT)
        return None if found is None else (found, Level.SETTLEMENT, end)

    def _look_up(self, name: str, level: Level) -> Resolution | None:
        """Return the place in focus that a name may mean; the first base form that has one decides."""
        key = (name, level)
        if key not in self._known:
            read = (self._resolved(form, level) for form in base_forms(name, self._language))
            self._known[key] = next((found for found in read if found is not None), None)
        return self._known[key]

    def _resolved(self, form: str, level: Level) -> Resolution | None:
        if level is Level.SETTLEMENT and not self._is_spelling(form):
            return None
        found = resolve(self._gazetteer, form, prefer_oblast=self._prefer, levels=(level,))
        if level is Level.OBLAST and isinstance(found, Match):
            return found
        inside = any(self._is_in_focus(each.katottg) for each in _candidates(found))
        return found if inside else None

    def _is_spelling(self, form: str) -> bool:
        """Whether a name is a spelling of a settlement in focus, by official or listed names."""
        folded, spellings = fold(form), self._gazetteer.spellings
        groups = (spellings.official, spellings.transliterated, spellings.listed)
        return any(self._is_in_focus(hit.katottg) for group in groups for hit in group(folded))

    def _is_in_focus(self, code: str) -> bool:
        return self._gazetteer.oblast_of(code).katottg in self._focus

    def _stands_alone(self, text: str, run: list[_Word], position: int, level: Level) -> bool:
        """Whether a name is no part of a longer one: of a person, of an organisation."""
        if level is not Level.SETTLEMENT or position == 0:
            return True
        before = run[position - 1]
        return fold(before.text) in self._words.never or self._is_called_settlement(
            text, run[position].start
        )

    def _is_called_settlement(self, text: str, start: int) -> bool:
        """Whether a word such as "village" stands right before a name."""
        return self._words.kind.search(text[max(0, start - _LOOK_BACK) : start]) is not None

    def _is_river(self, text: str, start: int, found: Resolution, level: Level) -> bool:
        """Whether a name is rather a river's: no word before it says that a settlement is meant."""
        return (
            level is Level.SETTLEMENT
            and any(each.name_uk in RIVERS for each in _candidates(found))
            and not self._is_called_settlement(text, start)
        )

    def _mention(
        self, text: str, sentence: Sentence, found: Resolution, level: Level, span: tuple[int, int]
    ) -> PlaceMention:
        start, end = span
        inside = tuple(each for each in _candidates(found) if self._is_in_focus(each.katottg))
        candidates = inside or _candidates(found)
        sole = isinstance(found, Match) or len(candidates) == 1
        opens = not text[sentence.start : start].strip('"“„«( ')
        return PlaceMention(
            start=start,
            end=end,
            sentence=sentence.number,
            paragraph=sentence.paragraph,
            name=text[start:end],
            level=level,
            code=candidates[0].katottg if sole else None,
            candidates=candidates,
            reason=found.reason,
            is_attributive=bool(self._words.attributive.match(text, end)),
            is_elsewhere=not inside,
            is_doubtful=level is Level.SETTLEMENT
            and opens
            and may_be_no_name(text[start:end], self._language),
        )


def _candidates(found: Resolution) -> tuple[Candidate, ...]:
    if isinstance(found, Match):
        return (found.candidate,)
    return found.candidates if isinstance(found, Ambiguous) else ()


def _runs(text: str, sentence: Sentence) -> Iterator[list[_Word]]:
    """Yield stretches of words with a capital that only single spaces part."""
    words: list[_Word] = []
    for match in _NAME_WORD.finditer(text, sentence.start, sentence.end):
        name = _POSSESSIVE.sub("", match[0])
        if name[:1].isupper():
            words.append(_Word(text=name, start=match.start(), end=match.start() + len(name)))
    run: list[_Word] = []
    for word in words:
        if run and text[run[-1].end : word.start] != " ":
            yield run
            run = []
        run.append(word)
    if run:
        yield run

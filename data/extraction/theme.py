"""Which places a cue is about: the names that it governs, and what of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data.extraction.article import Language
from data.extraction.cuewords import CLAUSE_WORDS, Act, ClauseWords
from data.extraction.placewords import WORDS
from geo.place import Level

if TYPE_CHECKING:
    from data.extraction.mention import PlaceMention
    from data.extraction.reading import Cue, Passage

#: Most words between a cue and the first name that it governs.
_WIDEST_GAP = 9
#: The same, characters.
_LONGEST_GAP = 160
#: A clause between commas: "Izium, captured on 1 April, was retaken".
_INSERTED = re.compile(r",\s[^,;.!?]{2,90},")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Places that a cue is about.

    ``is_partial`` if only a part of each is meant; ``is_passive`` if they are its subject;
    ``is_meant`` if a word such as "the city" stands for the place named last; ``is_adjoined`` if
    nothing at all stands between the cue and them.
    """

    places: tuple[PlaceMention, ...]
    is_partial: bool = False
    is_passive: bool = False
    is_meant: bool = False
    is_adjoined: bool = False


def listed(passage: Passage, language: Language) -> tuple[tuple[PlaceMention, ...], ...]:
    """Return the places of a sentence in lists: "A, B and the village of C" is one of three.

    A list has places of one level: "Izium and other settlements of the oblast" are two.
    """
    joint = WORDS[language].joint
    lists: list[list[PlaceMention]] = []
    for place in passage.places:
        alike = bool(lists) and (lists[-1][-1].level is place.level)
        if alike and joint.fullmatch(passage.text, lists[-1][-1].end, place.start):
            lists[-1].append(place)
        else:
            lists.append([place])
    return tuple(map(tuple, lists))


def theme(
    passage: Passage, cue: Cue, language: Language, last: PlaceMention | None
) -> Theme | None:
    """Return the places that a cue is about, or None if it is about none that the text names.

    Parameters
    ----------
    last
        The settlement named last before this sentence, for "the city" without a name.
    """
    finder = _Finder(passage, cue, language)
    if cue.act is Act.FIGHT:
        return finder.place_of_fight()
    if finder.is_passive or cue.act is Act.UNDER:
        return finder.subject() or finder.object() or finder.meant(last)
    return finder.object() or finder.subject() or finder.meant(last)


class _Finder:
    """Looks around one cue."""

    def __init__(self, passage: Passage, cue: Cue, language: Language) -> None:
        self._passage = passage
        self._cue = cue
        self._text = passage.text
        self._language = language
        self._clause: ClauseWords = CLAUSE_WORDS[language]
        self._lists = listed(passage, language)
        before = self._text[passage.sentence.start : cue.start].lower()
        self.is_passive = bool(self._clause.passive.search(before)) or bool(
            language is Language.ENGLISH
            and self._clause.by.match(self._text[cue.end : cue.end + 20])
        )

    def object(self) -> Theme | None:
        """Return the list that follows the cue, if nothing parts them."""
        places = next((each for each in self._lists if each[0].start >= self._cue.end), None)
        if places is None:
            return None
        gap = self._text[self._cue.end : places[0].start].lower()
        if len(gap) > _LONGEST_GAP or (gap.strip() and self._is_adjective()):
            return None
        if self._cues_between(self._cue.end, places[0].start) and not self._gives_examples(gap):
            return None
        if self._gives_examples(gap):
            return self._theme(places, is_partial=False)
        bare = self._clause.partly.sub("", gap)
        if self._clause.gap.search(bare) or len(gap.split()) > _WIDEST_GAP:
            return None
        is_partial = self._clause.partly.search(gap) is not None
        if places[0].level is not Level.SETTLEMENT and self._cue.act is not Act.LEAVE:
            is_partial = is_partial or self._clause.within.search(gap) is not None
        found = self._theme(places, is_partial=is_partial)
        return found and replace(found, is_adjoined=not gap.strip())

    def subject(self) -> Theme | None:
        """Return the list that precedes the cue, if only auxiliary words stand between."""
        places = next(
            (each for each in reversed(self._lists) if each[-1].end <= self._cue.start), None
        )
        if places is None or self._has_theme_behind():
            return None
        gap = self._text[places[-1].end : self._cue.start].lower()
        inserted = _INSERTED.match(gap)
        if inserted:
            gap = gap[inserted.end() :]
        if len(gap) > _LONGEST_GAP or not self._clause.subject_gap.fullmatch(gap):
            return None
        opening = self._text[self._passage.sentence.start : places[0].start].lower()
        named = WORDS[self._language].kind.search(opening)
        if not named and self._clause.inside_of.search(opening):
            return None
        part = " ".join(opening.split()[-3:])
        return self._theme(
            places, is_partial=bool(self._clause.partly.search(part)), is_passive=True
        )

    def place_of_fight(self) -> Theme | None:
        """Return the list of places that fighting is said to be in, not near."""
        following = [each for each in self._lists if each[0].start >= self._cue.end]
        if not following:
            return self._place_before_fight()
        gap = self._text[self._cue.end : following[0][0].start].lower()
        if (
            len(gap) > _LONGEST_GAP
            or self._clause.away.search(gap)
            or not self._clause.at_place.match(gap)
        ):
            return None
        return self._theme(following[0], is_partial=False)

    def _place_before_fight(self) -> Theme | None:
        """Return the places before the cue that fighting is said to be in: "У Липцях тривають бої"."""
        places = next((e for e in reversed(self._lists) if e[-1].end <= self._cue.start), None)
        if places is None:
            return None
        opening = self._text[self._passage.sentence.start : places[0].start].lower()
        gap = self._text[places[-1].end : self._cue.start].lower()
        if not self._clause.fight_in.search(opening) or not self._clause.fight_gap.fullmatch(gap):
            return None
        return self._theme(places, is_partial=False)

    def meant(self, last: PlaceMention | None) -> Theme | None:
        """Return the settlement named last, if the cue is about "the city"."""
        pattern = WORDS[self._language].the_place
        sentence = self._passage.sentence
        around = [
            *pattern.finditer(
                self._text, max(sentence.start, self._cue.start - 40), self._cue.start
            ),
            *pattern.finditer(self._text, self._cue.end, min(sentence.end, self._cue.end + 25)),
        ]
        for match in around:
            if match.end() <= self._cue.start:
                between = self._text[match.end() : self._cue.start].lower()
                fits = self._clause.subject_gap.fullmatch(between) is not None
            else:
                fits = not self._text[self._cue.end : match.start()].strip()
            if match[0].lower() == "it" and match.end() <= self._cue.start:
                fits = fits and self.is_passive
            earlier = [
                each for each in self._passage.places
                if each.end <= match.start() and each.level is Level.SETTLEMENT
            ]  # fmt: skip
            antecedent = earlier[-1] if earlier else last
            if fits and antecedent is not None:
                return Theme(places=(antecedent,), is_passive=self.is_passive, is_meant=True)
        return None

    def _theme(
        self, places: tuple[PlaceMention, ...], *, is_partial: bool, is_passive: bool = False
    ) -> Theme | None:
        """Return places as a theme, without those that only describe something."""
        named = tuple(each for each in places if not each.is_attributive)
        if not named:
            return None
        return Theme(places=named, is_partial=is_partial, is_passive=is_passive)

    def _is_adjective(self) -> bool:
        """Whether the cue describes what follows: "the liberated settlements"."""
        before = self._text[self._passage.sentence.start : self._cue.start].lower()
        words = self._text[self._cue.start : self._cue.end].lower()
        return bool(self._clause.adjectival.search(words) and self._clause.qualified.search(before))

    def _gives_examples(self, gap: str) -> bool:
        return self._clause.including.search(gap) is not None

    def _cues_between(self, start: int, end: int) -> bool:
        return any(
            start <= each.start < end for each in self._passage.cues if each is not self._cue
        )

    def _has_theme_behind(self) -> bool:
        """Whether the theme can only follow the cue, as that of an English active does."""
        if self._cue.act is Act.UNDER or self._language is Language.UKRAINIAN:
            return False
        return not self.is_passive

"""Index of the spellings of places: which places a written name may mean, and by what reading.

Built lazily, stage by stage, because most queries end at the first: official names, then press
spellings, then the transliteration systems of other languages.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from geo.designation import designation
from geo.names import (
    ENGLISH_SYSTEMS,
    FOREIGN_SYSTEMS,
    RUSSIAN_PRESS_SYSTEM,
    fold,
    fold_many,
    is_cyrillic,
    press_key,
    press_keys,
    transliterate,
    transliterate_many,
    undoubled,
)
from geo.reading import Hit, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.place import AdminUnit, Settlement, Toponym


_Value = TypeVar("_Value")


class SpellingIndex:
    """Spellings of a list of places; immutable.

    Parameters
    ----------
    codes, names_uk, names_en
        KATOTTG codes and official names, one per place, in the same order.
    toponyms
        Further spellings of these places.
    kind_words
        Whether words such as "oblast" or "село" belong to the names; if not, they are cut off.
    """

    def __init__(
        self,
        codes: Sequence[str],
        names_uk: Sequence[str],
        names_en: Sequence[str],
        toponyms: Iterable[Toponym],
        *,
        kind_words: bool,
    ) -> None:
        self.codes = tuple(codes)
        self.names_uk = tuple(names_uk)
        self.names_en = tuple(names_en)
        self.toponyms = tuple(toponyms)
        self._kind_words = kind_words
        self._position = {code: position for position, code in enumerate(self.codes)}

    def codes_named(self, name: str) -> tuple[str, ...]:
        """Return the codes of places with this official name, ascending by position.

        The names as the codifier writes them are found by one look-up in a dictionary; any other
        spelling is folded first.
        """
        found = self._as_written.get(name)
        return self._exact.get(fold(name), ()) if found is None else found

    def official(self, folded: str) -> list[Hit]:
        """Return places whose Ukrainian or English official name this is."""
        return [
            Hit(code, Reading.EXACT, self._matched_official(code, folded), "official name")
            for code in self._exact.get(folded, ())
        ]

    def transliterated(self, folded: str) -> list[Hit]:
        """Return places of which this is an English transliteration or a press variant of one."""
        if is_cyrillic(folded):
            return []
        return [self._read_latin(code, folded) for code in self._press.get(press_key(folded), ())]

    def listed(self, folded: str) -> list[Hit]:
        """Return places for which the list of toponyms has this spelling."""
        return [
            Hit(each.katottg, _reading(each), each.toponym, _about(each))
            for each in self._listed.get(folded, ())
        ]

    def foreign(self, folded: str) -> list[Hit]:
        """Return places of which this is a French, German, scholarly or ISO 9 transliteration."""
        if is_cyrillic(folded):
            return []
        return [
            Hit(code, Reading.FOREIGN, self._name_uk(code), f"{system} transliteration of "
                f"{self._name_uk(code)}")
            for system, index in self._foreign.items()
            for code in index.get(folded, ())
        ]  # fmt: skip

    def romanised(self, folded: str) -> list[Hit]:
        """Return places that have a listed Cyrillic spelling whose Latin form this may be."""
        if is_cyrillic(folded):
            return []
        return [
            Hit(each.katottg, Reading.ROMANISED, each.toponym, f"Latin form of "
                f"{each.toponym}, {_about(each)}")
            for each in self._romanised.get(press_key(folded), ())
        ]  # fmt: skip

    def folded(self, code: str, *, cyrillic: bool) -> tuple[str, ...]:
        """Return the folded spellings of a place in one script, the official one first."""
        name = (self.folded_uk if cyrillic else self.folded_en)[self._position[code]]
        listed = self._listed_by_code.get(code, ())
        return (name, *(each for each in listed if is_cyrillic(each) is cyrillic))

    @cached_property
    def _listed_by_code(self) -> dict[str, tuple[str, ...]]:
        return _grouped((each.katottg, folded) for each, folded in self.folded_toponyms)

    @cached_property
    def folded_uk(self) -> tuple[str, ...]:
        """Folded Ukrainian names, by position."""
        return self._fold_names(self.names_uk)

    @cached_property
    def folded_en(self) -> tuple[str, ...]:
        """Folded English names, by position."""
        return self._fold_names(self.names_en)

    @cached_property
    def folded_toponyms(self) -> tuple[tuple[Toponym, str], ...]:
        """Further spellings, each with its folded form."""
        folded = self._fold_names([each.toponym for each in self.toponyms])
        return tuple(zip(self.toponyms, folded, strict=True))

    def _fold_names(self, names: Sequence[str]) -> tuple[str, ...]:
        folded = fold_many(names)
        if not self._kind_words:
            folded = [designation(name).name for name in folded]
        return tuple(folded)

    @cached_property
    def _exact(self) -> dict[str, tuple[str, ...]]:
        return _grouped(chain(zip(self.folded_uk, self.codes, strict=True),
                              zip(self.folded_en, self.codes, strict=True)))  # fmt: skip

    @cached_property
    def _as_written(self) -> dict[str, tuple[str, ...]]:
        written = chain(
            zip(self.names_uk, self.folded_uk, strict=True),
            zip(self.names_en, self.folded_en, strict=True),
        )
        return {name: self._exact[folded] for name, folded in written}

    @cached_property
    def _press(self) -> dict[str, tuple[str, ...]]:
        keys = press_keys(self.folded_en)
        once = [undoubled(key) for key in keys]
        return _grouped(chain(zip(keys, self.codes, strict=True),
                              zip(once, self.codes, strict=True)))  # fmt: skip

    @cached_property
    def _foreign(self) -> dict[str, dict[str, tuple[str, ...]]]:
        return {
            name: _grouped(
                zip(
                    self._fold_names(transliterate_many(self.names_uk, system)),
                    self.codes,
                    strict=True,
                )
            )
            for name, system in FOREIGN_SYSTEMS.items()
        }

    @cached_property
    def _listed(self) -> dict[str, tuple[Toponym, ...]]:
        return _grouped((folded, each) for each, folded in self.folded_toponyms)

    @cached_property
    def _romanised(self) -> dict[str, tuple[Toponym, ...]]:
        cyrillic = [each for each in self.toponyms if is_cyrillic(each.toponym)]
        ukrainian = [each for each in cyrillic if each.language == "uk"]
        # Listed Cyrillic spellings without a language are mostly Russian.
        russian = [each for each in cyrillic if each.language != "uk"]
        pairs: list[tuple[str, Toponym]] = []
        for group, system in (
            (ukrainian, ENGLISH_SYSTEMS["KMU 55/2010"]),
            (russian, RUSSIAN_PRESS_SYSTEM),
        ):
            latin = transliterate_many([each.toponym for each in group], system)
            pairs += zip(press_keys(self._fold_names(latin)), group, strict=True)
        return _grouped(pairs)

    def _name_uk(self, code: str) -> str:
        return self.names_uk[self._position[code]]

    def _matched_official(self, code: str, folded: str) -> str:
        position = self._position[code]
        names = self.names_en if folded == self.folded_en[position] else self.names_uk
        return names[position]

    def _read_latin(self, code: str, folded: str) -> Hit:
        name_uk = self._name_uk(code)
        for system, table in ENGLISH_SYSTEMS.items():
            if fold(transliterate(name_uk, table)) == folded:
                reason = f"{system} transliteration of {name_uk}"
                return Hit(code, Reading.TRANSLITERATION, name_uk, reason)
        name_en = self.names_en[self._position[code]]
        return Hit(code, Reading.PRESS, name_en, f"press spelling of {name_en}")


def spelling_index(
    places: Sequence[Settlement] | Sequence[AdminUnit],
    toponyms: Iterable[Toponym],
    *,
    kind_words: bool,
) -> SpellingIndex:
    """Return the spellings of settlements or of units.

    Parameters
    ----------
    places
        Settlements or units; their order is kept.
    toponyms
        Further spellings; those of other places are left out.
    kind_words
        Whether words such as "oblast" or "село" belong to the name, as they do in settlements.
    """
    codes = [place.katottg for place in places]
    known = set(codes)
    return SpellingIndex(
        codes,
        [place.name_uk for place in places],
        [place.name_en for place in places],
        [toponym for toponym in toponyms if toponym.katottg in known],
        kind_words=kind_words,
    )


def _reading(toponym: Toponym) -> Reading:
    return Reading.ALIAS if toponym.kind == "alias" else Reading.TOPONYM


def _about(toponym: Toponym) -> str:
    kind = "alias" if toponym.kind == "alias" else f"{toponym.kind} name"
    language = f" ({toponym.language})" if toponym.language else ""
    return f"{kind}{language}, from {toponym.source}"


def _grouped(pairs: Iterable[tuple[str, _Value]]) -> dict[str, tuple[_Value, ...]]:
    """Return the values by key, each once, in the order in which they come."""
    groups: dict[str, tuple[_Value, ...]] = {}
    for key, value in pairs:
        found = groups.get(key)
        if found is None:
            groups[key] = (value,)
        elif value not in found:
            groups[key] = (*found, value)
    return groups

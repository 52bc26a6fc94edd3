"""What the libraries know of a language: tokens with offsets, patterns over them, base forms.

spaCy's blank pipelines bring the tokenizer and the Matcher, pymorphy3 the Ukrainian dictionary; both
come by ``pip install .[extract]``, and neither asks the network or loads a model.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING, Any, cast

from data.extraction.article import Language
from data.extraction.errors import ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.matcher import Matcher
    from spacy.tokens import Doc

REMEDY = "run `pip install '.[extract]'`, or `make setup-dev`"

#: Abbreviations whose dot ends no sentence, besides those that spaCy's tables have.
_ABBREVIATIONS = {
    Language.ENGLISH: (
        "Lt.", "Col.", "Maj.", "Capt.", "Sgt.", "Brig.", "No.", "approx.", "Adm.", "Sen.", "Rep.",
    ),
    Language.UKRAINIAN: (
        "м.", "с.", "смт.", "сел.", "р.", "рр.", "обл.", "ім.", "ст.", "вул.", "тис.", "млн.",
        "млрд.", "ген.", "полк.", "див.", "т.", "п.", "г.", "гр.",
    ),
}  # fmt: skip

#: Most base forms tried for one name of several words.
_MOST_FORMS = 64
#: Most of the dictionary's readings of one word that are tried; the rest are of other words.
_MOST_READINGS = 8
#: The same of one part of a hyphenated word.
_MOST_READINGS_OF_PART = 3


@cache
def pipeline(language: Language) -> Any:
    """Return spaCy's pipeline of a language: a tokenizer and nothing else.

    Raises
    ------
    ExtractionError
        If spaCy is not installed.
    """
    try:
        import spacy  # noqa: PLC0415 - optional, and slow to import
    except ModuleNotFoundError as error:
        raise ExtractionError(
            f"reading articles needs the package {error.name}: {REMEDY}"
        ) from None
    nlp: Any = spacy.blank(str(language))
    for word in _ABBREVIATIONS[language]:
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])
    return nlp


def tokens(text: str, language: Language) -> Doc:
    """Return a text in tokens; each knows the offset of its first character."""
    doc: Doc = pipeline(language).make_doc(text)
    return doc


def matcher(patterns: Mapping[str, Sequence[str]], language: Language) -> Matcher:
    """Return a matcher of phrases by key.

    A phrase is words parted by spaces: ``a|b`` is either, ``word*`` any word that begins so, ``word?``
    may be missing, ``+`` stands for one word whatever it is. Case does not matter.

    Raises
    ------
    ExtractionError
        If spaCy is not installed.
    """
    vocabulary = pipeline(language).vocab
    from spacy.matcher import Matcher  # noqa: PLC0415 - optional; pipeline() has checked for it

    found = Matcher(vocabulary)
    for key, phrases in patterns.items():
        found.add(key, [[_word(word) for word in phrase.split()] for phrase in phrases])
    return found


def matches(found: Matcher, doc: Doc) -> list[tuple[str, int, int]]:
    """Return the matches of a matcher as key, first token, and token after the last."""
    # The names of keys are the matcher's own; spaCy's stub does not show where it keeps them.
    strings = cast("Any", found).vocab.strings
    return [(strings[key], first, last) for key, first, last in found(doc)]


def _word(pattern: str) -> dict[str, Any]:
    """Return one word of a phrase as the Matcher wants it."""
    optional = {"OP": "?"} if pattern.endswith("?") else {}
    words = pattern.removesuffix("?").split("|")
    if words == ["+"]:
        return {"IS_PUNCT": False, "IS_SPACE": False, **optional}
    if not any("*" in word for word in words):
        return {"LOWER": {"IN": words}, **optional}
    branches = "|".join(
        word.replace("*", "") + ("" if word.endswith("*") else "$") for word in words
    )
    return {"LOWER": {"REGEX": f"^(?:{branches})"}, **optional}


@cache
def _analyzer() -> Any:
    try:
        import pymorphy3  # noqa: PLC0415 - optional
        import pymorphy3_dicts_uk  # noqa: F401, PLC0415 - its dictionary is a package of its own
    except ModuleNotFoundError as error:
        raise ExtractionError(
            f"reading articles needs the package {error.name}: {REMEDY}"
        ) from None
    return pymorphy3.MorphAnalyzer(lang="uk")


def base_forms(name: str, language: Language) -> Iterator[str]:
    """Yield a name as written, then, of a Ukrainian one, its possible nominatives.

    "Борівської Андріївки" yields "Борівська Андріївка" among others: every word may be read in
    several ways, and it takes a gazetteer to know which combination is a place.
    """
    yield name
    if language is Language.UKRAINIAN:
        words = [_nominatives_of_parts(word) for word in name.replace("’", "'").split()]
        for combination in islice(product(*words), _MOST_FORMS):
            yield " ".join(combination)


def _nominatives_of_parts(word: str) -> tuple[str, ...]:
    """Return the possible nominatives of a word; of "Пісок-Радьківських" either or both parts decline."""
    whole = _nominatives(word)
    if "-" not in word:
        return whole
    parts = [_nominatives(part)[:_MOST_READINGS_OF_PART] for part in word.split("-") if part]
    return (*whole, *map("-".join, islice(product(*parts), _MOST_FORMS)))


@lru_cache(maxsize=65_536)
def _nominatives(word: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for reading in _analyzer().parse(word)[: 2 * _MOST_READINGS]:
        form = reading.inflect({"nomn"})
        found[reading.normal_form if form is None else form.word] = None
    return tuple(found)[:_MOST_READINGS]


def may_be_no_name(word: str, language: Language) -> bool:
    """Whether a Ukrainian word at the start of a sentence may be anything but a noun.

    Many villages bear adjectives: "Мирне" may be one, or begin "Мирне населення". English has no
    dictionary here: of no word is this known.
    """
    if language is not Language.UKRAINIAN or " " in word or "-" in word:
        return False
    readings = _analyzer().parse(word.lower().replace("’", "'"))
    return any("NOUN" not in reading.tag for reading in readings)

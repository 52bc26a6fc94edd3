"""The method, written from the rules in force: for the page, and for ``docs/method.md``.

``python -m dashboard.method > docs/method.md`` writes the document anew; a test compares the two.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from dashboard.charts import short_number
from dashboard.methodlists import listed_sections
from dashboard.text_method import SECTIONS, WEIGHED_UK
from data.gates import SILENT_CONTEST_DAYS
from data.rules import CONSENSUS_RULES, RULES, VERIFICATION_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dashboard.text import Language


def numbers(language: Language) -> dict[str, str]:
    """Return the numbers of the rules in force, as words for the text."""
    events, layers = VERIFICATION_RULES, CONSENSUS_RULES
    return {
        "layer_certainty": _weights(
            {k.word: w for k, w in layers.certainty_weights.items()}, language
        ),
        "layer_provenance": _weights(
            {k.word: w for k, w in layers.provenance_weights.items()}, language
        ),
        "layer_disputed": f"{layers.disputed_share:.0%}",
        "confirming_owners": str(layers.confirming_owners),
        "agreement_days": str(RULES.agreement_days),
        "reliability": _weights(RULES.reliability_weights, language),
        "strength": _weights(RULES.strength_weights, language),
        "verified_owners": str(events.verified_owners),
        "verified_weight": _number(events.verified_weight, language),
        "both_sides_weight": _number(events.both_sides_weight, language),
        "likely_owners": str(events.likely_owners),
        "likely_weight": _number(events.likely_weight, language),
        "contested_share": f"{events.contested_share:.0%}",
        "debunked_ratio": _number(events.debunked_ratio, language),
        "silent_days": str(SILENT_CONTEST_DAYS),
    }


def sections(language: Language) -> Iterator[tuple[str, list[str]]]:
    """Yield the title and the paragraphs of each section."""
    filling = numbers(language)
    for title, paragraphs in SECTIONS:
        yield title[language], [words[language].format(**filling) for words in paragraphs]
    yield from listed_sections(language)


def document() -> str:
    """Return the method in English as Markdown."""
    parts = [
        "# Method",
        (
            "This page is written from the rules in force (`data/rules.py`) by `python -m dashboard.method`; "
            "`docs/architecture.md` has the rules in full."
        ),
    ]
    for title, paragraphs in sections("en"):
        parts += [f"## {title}", *paragraphs]
    return "\n\n".join(parts) + "\n"


def _number(value: float, language: Language) -> str:
    return str(value) if language == "en" else short_number(value, language)


def _weights(weights: Mapping[Any, float], language: Language) -> str:
    """Return words with their weights; a decimal comma asks for semicolons between them."""
    if language == "en":
        return ", ".join(f"{word} {weight:g}" for word, weight in weights.items())
    return "; ".join(
        f"{WEIGHED_UK.get(str(word), word)} {short_number(weight, language)}"
        for word, weight in weights.items()
    )


if __name__ == "__main__":
    sys.stdout.write(document())

"""Parts of the method that are lists: written from the vocabularies in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.text import text
from data.assessment import LETTERS, RAISING, Criterion, Way
from data.event import EventType
from data.eventtypes import MEANINGS
from data.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.text import Language


def listed_sections(language: Language) -> Iterator[tuple[str, list[str]]]:
    """Yield the title and the Markdown paragraphs of each section."""
    yield (
        text("method.types.title", language),
        [text("method.types.intro", language), _types(language)],
    )
    yield (
        text("method.letters.title", language),
        [
            text("method.letters.intro", language),
            _criteria(language),
            text("method.letters.ways", language),
            _ways(language),
            text("method.letters.agreement", language, days=RULES.approximate_days),
        ],
    )


def _types(language: Language) -> str:
    lines = []
    for kind in EventType:
        meaning = MEANINGS[kind]
        near = "; ".join(f"{one} / {other}" for one, other in meaning.acled)
        acled = near or text("method.types.none", language)
        name = text(f"event.type.{kind}", language)
        lines.append(f"- **{name}**: {getattr(meaning.text, language)}. ACLED: {acled}.")
    return "\n".join(lines)


def _criteria(language: Language) -> str:
    return "\n".join(
        f"- **{', '.join(LETTERS[each])}**: {text(f'criterion.{each}', language)}."
        for each in Criterion
    )


def _ways(language: Language) -> str:
    return "\n".join(
        f"- {text('method.up' if way in RAISING else 'method.down', language)}: "
        f"{text(f'way.{way}', language)}."
        for way in Way
    )

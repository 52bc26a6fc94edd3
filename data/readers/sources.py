"""``sources.csv``: who published what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from data.readers.table import read_table
from data.source import Reliability, Side, Source, SourceKind

if TYPE_CHECKING:
    from pathlib import Path

    from data.errors import SeedFault
    from data.readers.fields import Fields

FILE = "sources.csv"

COLUMNS = (
    "id",
    "title",
    "publisher",
    "owner",
    "side",
    "kind",
    "reliability",
    "url",
    "archive_url",
    "published",
    "language",
)

_LANGUAGE = re.compile(r"[a-z]{2}")


def read_sources(seeds: Path, faults: list[SeedFault]) -> list[Source]:
    """Return the sources, in the order of the file.

    Faulty ones are among them with stand-ins, so that what refers to them is not at fault as well.
    """
    return [source_of(fields) for fields in read_table(seeds / FILE, FILE, COLUMNS, faults)]


def source_of(fields: Fields) -> Source:
    """Return the source of one row; faults go where the fields send them."""
    language = fields.text("language")
    if language and not _LANGUAGE.fullmatch(language):
        fields.fault("language", "is no language code", "write two letters of ISO 639-1")
    return Source(
        id=fields.identifier("id"),
        title=fields.text("title"),
        publisher=fields.text("publisher"),
        owner=fields.text("owner"),
        side=fields.choice("side", {side.value: side for side in Side}),
        kind=fields.choice("kind", {kind.value: kind for kind in SourceKind}),
        reliability=fields.choice("reliability", {r.value: r for r in Reliability}),
        url=web_address(fields, "url", required=True),
        archive_url=web_address(fields, "archive_url", required=False),
        published=fields.optional_day("published"),
        language=language,
        origin=fields.origin,
    )


def web_address(fields: Fields, name: str, *, required: bool) -> str:
    """Return an address of the web; it becomes a link, so no other scheme is let in."""
    url = fields.text(name) if required else fields.optional(name)
    if url and not _is_web_address(url):
        fields.fault(name, "is no web address", "write the full address with https:// or http://")
    return url


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    has_space = any(character.isspace() for character in url)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not has_space

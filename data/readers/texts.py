"""Texts in both languages of the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.event import Text

if TYPE_CHECKING:
    from data.readers.document import Record

LANGUAGES = ("en", "uk")


def text_of(record: Record, key: str) -> Text:
    """Return a text that is given in both languages; both must be there."""
    inner = record.record(key, LANGUAGES)
    if inner is None:
        return Text(en="", uk="")
    return Text(en=inner.fields.text("en"), uk=inner.fields.text("uk"))


def name_of(record: Record, key: str) -> Text:
    """Return a text that may also be given once, where both languages share it."""
    if key in record.nodes:
        return text_of(record, key)
    name = record.fields.text(key)
    return Text(en=name, uk=name)

"""Articles to be read for proposals: plain text in UTF-8, of a size that a person can review."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.extraction.errors import ExtractionError

if TYPE_CHECKING:
    from pathlib import Path

#: Largest file that is read, bytes: some 60,000 words, which no editor reviews in one go.
LARGEST_BYTES = 400_000

_MARKUP = re.compile(r"\s*<(?:!doctype|html|\?xml|rss|body)", re.IGNORECASE)


def read_article_text(path: Path) -> str:
    """Return the text of a file, character by character as it is there.

    Raises
    ------
    ExtractionError
        If the file cannot be read, is too large, is no plain text in UTF-8, or holds no letter.
    """
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise ExtractionError(
                f"{path}: larger than {LARGEST_BYTES:,} bytes; cut it into articles of their own"
            )
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ExtractionError(f"{path}: cannot be read: {reason}; give a text file") from None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ExtractionError(f"{path}:{line}: is not UTF-8; save the text as UTF-8") from None
    if "\x00" in text:
        raise ExtractionError(f"{path}: is no plain text; save the article as text")
    if _MARKUP.match(text):
        raise ExtractionError(f"{path}: is HTML or XML; save what a reader sees of it as text")
    if not any(map(str.isalpha, text)):
        raise ExtractionError(f"{path}: holds no text")
    return text

"""Text of strangers on its way into Streamlit labels, which are Markdown."""

from __future__ import annotations

import string

_ESCAPES = str.maketrans({mark: f"\\{mark}" for mark in string.punctuation})


def plain(words: str) -> str:
    """Return Markdown that shows ``words`` as they are: no link, image, directive or emphasis.

    Line breaks and control characters become spaces.
    """
    return "".join(sign if sign.isprintable() else " " for sign in words).translate(_ESCAPES)

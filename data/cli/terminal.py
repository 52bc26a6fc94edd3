"""Words for a terminal: what a file or an argument holds is shown and never obeyed."""

from __future__ import annotations

import json

#: What our own messages use to lay themselves out.
_LAYOUT = "\n\t"


def shown(words: str) -> str:
    r"""Return words with everything but printable characters escaped, ``\x1b`` for escape. Pure.

    A terminal would take some of them for commands: to move the cursor, to set its title, or to
    turn the direction of what follows.
    """
    return "".join(
        sign
        if sign.isprintable() or sign in _LAYOUT
        else sign.encode("unicode_escape", "surrogatepass").decode()
        for sign in words
    )


def json_text(value: object, indent: int | None = None) -> str:
    r"""Return JSON in which everything but printable characters is escaped, ``\u001b``. Pure.

    JSON by itself leaves out some that a terminal obeys; who reads it gets the very same text.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return "".join(
        # Line breaks are those between values: inside of texts they are escaped already.
        sign if sign.isprintable() or sign == "\n" else json.dumps(sign)[1:-1]
        for sign in text
    )

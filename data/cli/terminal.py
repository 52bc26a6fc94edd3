"""Words for a terminal: what a file or an argument holds is shown and never obeyed."""

from __future__ import annotations

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

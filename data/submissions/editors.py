"""Who may decide: a list kept by whoever runs the app, in ``CONTROL_EDITORS``.

Entries are separated by commas or line breaks: ``issuer|subject`` as the provider of the login
gives them, or an e-mail address, which counts only if the provider says that it has verified it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.submissions.errors import NotAllowedError

if TYPE_CHECKING:
    from data.submissions.record import Editor

#: Name of the variable, and of the secret, that holds the list.
SETTING = "CONTROL_EDITORS"


def allow_list(text: str) -> frozenset[str]:
    """Return the entries of a list."""
    return frozenset(entry.strip() for entry in re.split(r"[,\n]", text) if entry.strip())


def is_allowed(editor: Editor, allowed: frozenset[str]) -> bool:
    """Tell whether somebody is on the list."""
    if editor.issuer and editor.subject and f"{editor.issuer}|{editor.subject}" in allowed:
        return True
    by_mail = {entry.casefold() for entry in allowed if "@" in entry and "|" not in entry}
    return editor.email_verified and editor.email.casefold() in by_mail


def require_allowed(editor: Editor, allowed: frozenset[str]) -> None:
    """Raise NotAllowedError unless somebody is on the list."""
    if not is_allowed(editor, allowed):
        raise NotAllowedError("this account is not on the list of editors")

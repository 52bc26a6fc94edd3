"""Limits of what anybody may send in: every number in one place. docs/curating.md lists them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long fields may be (characters) and how much is taken."""

    url: int = 2000
    publisher: int = 150
    published: int = 40
    statement: int = 2000
    contact: int = 200
    #: What an editor writes: a reason, or any field of a proposal.
    editor_text: int = 4000
    #: Submissions an hour from one session, and from one address: behind one may be many people.
    per_session: int = 6
    per_address: int = 30
    #: Submissions that wait for an editor; no more are taken beyond.
    queue: int = 2000


#: The limits in force.
LIMITS = Limits()

"""Submissions and decisions as records."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Self


class Kind(StrEnum):
    """What somebody sends in: a further source, or a correction that a source supports."""

    SOURCE = "source"
    CORRECTION = "correction"


class SubjectKind(StrEnum):
    """What a submission is about."""

    EVENT = "event"
    PLACE = "place"


class State(StrEnum):
    """Where a submission stands. Nothing of it is public before ``ACCEPTED``."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Act(StrEnum):
    """What an editor can do. ``UNDO`` takes back the last act that stands."""

    ACCEPT = "accept"
    AMEND = "amend"
    REJECT = "reject"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is sent in, checked.

    ``subject`` is an event's id or a KATOTTG code; ``published`` is EDTF as written.
    ``canonical_url`` is what duplicates are found by. ``contact`` may be empty.
    """

    kind: Kind
    subject_kind: SubjectKind
    subject: str
    url: str
    canonical_url: str
    publisher: str
    published: str
    statement: str
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a submission would add to the evidence, field by field as the seeds have them.

    Texts, because an editor may keep one half done. ``source`` to ``language`` are a row of
    ``sources.csv``; ``tone`` to ``statement_uk`` a report about an event; ``status`` to ``note`` a
    claim about a place.
    """

    source: str = ""
    title: str = ""
    publisher: str = ""
    owner: str = ""
    side: str = ""
    kind: str = ""
    reliability: str = ""
    url: str = ""
    archive_url: str = ""
    published: str = ""
    language: str = ""
    tone: str = ""
    stance: str = ""
    statement_en: str = ""
    statement_uk: str = ""
    status: str = ""
    claim_kind: str = ""
    when: str = ""
    strength: str = ""
    note: str = ""

    def as_json(self) -> dict[str, str]:
        """Return the fields that are filled in."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Return what :meth:`as_json` gave; fields of other versions are left out."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: str(value) for name, value in values.items() if name in known})

    def stripped(self) -> Self:
        """Return it without blanks around texts, line breaks and tabs as blanks, in Unicode's NFC.

        The evidence is in NFC; what is pasted from elsewhere often is not, and looks the same.
        """
        texts = asdict(self).items()
        return replace(
            self,
            **{name: " ".join(unicodedata.normalize("NFC", text).split()) for name, text in texts},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One act of an editor. ``state`` and ``proposal`` are those after it."""

    version: int
    act: Act
    reason: str
    state: State
    proposal: Proposal | None
    editor: str
    decided_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A submission with all decisions about it, in their order.

    ``duplicates`` are the numbers of other submissions with the same canonical URL.
    """

    number: int
    received_at: datetime
    draft: Draft
    decisions: tuple[Decision, ...] = ()
    duplicates: tuple[int, ...] = ()

    @property
    def version(self) -> int:
        """Number of decisions so far; a new one names it, so that none is overlooked."""
        return len(self.decisions)

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.decisions[-1].state if self.decisions else State.PENDING

    @property
    def proposal(self) -> Proposal | None:
        """What it would add, as an editor last wrote it; None if nobody has."""
        return self.decisions[-1].proposal if self.decisions else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """An identity that a login provider vouches for."""

    issuer: str
    subject: str
    email: str
    name: str
    email_verified: bool

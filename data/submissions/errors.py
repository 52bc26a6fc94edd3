"""Errors of submissions and review.

DataError
└── DeskError
    ├── StorageError      the database cannot be reached, is full, or has another form
    ├── RefusedError      a submission is not taken; carries the reason as a word
    ├── InvalidError      a submission or a decision has faults; carries every one of them
    ├── ProposalError     a proposal would not pass the checks of the evidence
    ├── OutdatedError     somebody else decided first
    ├── NotPossibleError  a decision does not fit the state of the submission
    ├── NotAllowedError   whoever decides is no editor
    └── UnknownSubmissionError
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from data.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.errors import SeedFault


class DeskError(DataError):
    """Root of the errors of submissions and review."""


class StorageError(DeskError):
    """The database did not do what was asked; nothing of it was stored."""


class Refusal(StrEnum):
    """Why a submission without faults is not taken."""

    SESSION = "session"
    ADDRESS = "address"
    QUEUE = "queue"


class RefusedError(DeskError):
    """A limit is reached. ``reason`` says which."""

    def __init__(self, reason: Refusal) -> None:
        self.reason = reason
        super().__init__(f"not taken: the limit of the {reason} is reached")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with one field; ``problem`` is a word that the page has a sentence for."""

    field: str
    problem: str


class InvalidError(DeskError):
    """Fields cannot be used. ``faults`` holds all of them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.field}: {fault.problem}" for fault in self.faults))


class ProposalError(DeskError):
    """What an editor wrote cannot become evidence. ``faults`` are those that `validate` would find."""

    def __init__(self, faults: Iterable[SeedFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


class OutdatedError(DeskError):
    """The submission has been decided upon since the editor looked at it; nothing was stored."""


class NotPossibleError(DeskError):
    """The decision does not fit the state of the submission, e.g. accepting what is rejected."""


class NotAllowedError(DeskError):
    """The person is not on the list of editors."""


class UnknownSubmissionError(DeskError):
    """No submission has this number."""

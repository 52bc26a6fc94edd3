"""Desk: the one door to submissions and decisions, for the page and the command line."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from data.submissions.casefile import cases, pending_count
from data.submissions.database import Database, database_url
from data.submissions.editors import require_allowed
from data.submissions.errors import (
    Fault,
    InvalidError,
    OutdatedError,
    Refusal,
    RefusedError,
    UnknownSubmissionError,
)
from data.submissions.limits import LIMITS, Limits
from data.submissions.migrate import require_schema
from data.submissions.pace import Origin, keep_pace
from data.submissions.record import Act, Case, Draft, Editor, Proposal, State
from data.submissions.ruling import ruled
from data.submissions.schema import CONTACT, DECISION, EDITOR, SUBMISSION
from data.submissions.validation import can_be_kept

if TYPE_CHECKING:
    from collections.abc import Callable

_KEY = re.compile(r"[0-9a-f]{16,64}")


def _now() -> datetime:
    return datetime.now(UTC)


def open_desk(url: sa.URL | None = None) -> Desk:
    """Open the database of submissions; None takes the usual one. An empty one gets its tables.

    Raises
    ------
    StorageError
        If it cannot be opened, or has another form.
    """
    database = Database(url or database_url())
    try:
        require_schema(database)
    except BaseException:
        database.close()
        raise
    return Desk(database)


class Desk:
    """Submissions and decisions. Safe among threads and processes; everything is stored at once.

    Raises
    ------
    StorageError
        By every member, if the database fails; nothing is then stored.
    """

    def __init__(
        self,
        database: Database,
        *,
        limits: Limits = LIMITS,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self.database = database
        self.limits = limits
        self._clock = clock

    def close(self) -> None:
        """Close all connections."""
        self.database.close()

    def submit(self, draft: Draft, *, key: str, origin: Origin) -> int:
        """Store a draft and return its number; once this returns, the draft survives a crash.

        Parameters
        ----------
        key
            Idempotency key, 16 to 64 hexadecimal digits, made anew for each form that is shown.
            A key that was used returns the number it was used for and stores nothing.

        Raises
        ------
        RefusedError
            If a limit is reached.
        InvalidError
            If ``key`` has another form.
        """
        if not _KEY.fullmatch(key):
            raise InvalidError([Fault(field="key", problem="characters")])
        now = self._clock()
        with self.database.writing() as connection:
            used = sa.select(SUBMISSION.c.number).where(SUBMISSION.c.key == key)
            number = connection.execute(used).scalar()
            if number is not None:
                return int(number)
            if pending_count(connection) >= self.limits.queue:
                raise RefusedError(Refusal.QUEUE)
            keep_pace(connection, origin, now, self.limits)
            return _insert_submission(connection, draft, key, now)

    def case(self, number: int) -> Case:
        """Return one submission with its decisions.

        Raises
        ------
        UnknownSubmissionError
            If there is none with this number.
        """
        with self.database.reading() as connection:
            found = cases(connection, number=number)
        if not found:
            raise UnknownSubmissionError(f"there is no submission {number}")
        return found[0]

    def cases(self, state: State | None = None, *, limit: int | None = None) -> list[Case]:
        """Return submissions of a state, or all, oldest first."""
        with self.database.reading() as connection:
            return cases(connection, state=state, limit=limit)

    def decide(
        self,
        number: int,
        act: Act,
        *,
        editor: Editor,
        allowed: frozenset[str],
        seen_version: int,
        reason: str = "",
        proposal: Proposal | None = None,
    ) -> Case:
        """Add a decision and return the submission as it is then.

        Parameters
        ----------
        allowed
            The list of editors at this moment; a login may be weeks old.
        seen_version
            Version of the case that the editor looked at.
        reason
            Required for rejecting.

        Raises
        ------
        NotAllowedError
            If the editor is not on the list.
        OutdatedError
            If somebody has decided since.
        NotPossibleError
            If the act does not fit the state, or lacks the proposal it needs.
        InvalidError
            If the reason is missing, or a text is too long.
        UnknownSubmissionError
            If there is no such submission.
        """
        require_allowed(editor, allowed)
        self._require_sound(act, reason, proposal)
        with self.database.writing() as connection:
            found = cases(connection, number=number)
            if not found:
                raise UnknownSubmissionError(f"there is no submission {number}")
            if found[0].version != seen_version:
                raise OutdatedError(f"submission {number} has been decided upon meanwhile")
            standing = ruled(found[0].decisions, act, proposal)
            after = standing.proposal
            connection.execute(
                DECISION.insert().values(
                    submission=number,
                    version=seen_version + 1,
                    act=act.value,
                    reason=reason.strip(),
                    state=standing.state.value,
                    proposal=None
                    if after is None
                    else json.dumps(after.as_json(), ensure_ascii=False, sort_keys=True),
                    editor=_editor_id(connection, editor, self._clock()),
                    decided_at=self._clock(),
                )
            )
            return cases(connection, number=number)[0]

    def forget_contact(self, number: int, *, editor: Editor, allowed: frozenset[str]) -> bool:
        """Delete how to reach who sent something in; raise NotAllowedError if it is no editor."""
        require_allowed(editor, allowed)
        return self.erase_contact(number)

    def erase_contact(self, number: int) -> bool:
        """Do so for whoever has the database anyway; tell whether there was anything."""
        with self.database.writing() as connection:
            gone = connection.execute(CONTACT.delete().where(CONTACT.c.submission == number))
            return gone.rowcount > 0

    def _require_sound(self, act: Act, reason: str, proposal: Proposal | None) -> None:
        faults = []
        if act is Act.REJECT and not reason.strip():
            faults.append(Fault(field="reason", problem="empty"))
        texts = {"reason": reason, **({} if proposal is None else proposal.as_json())}
        for name, words in texts.items():
            if len(words) > self.limits.editor_text:
                faults.append(Fault(field=name, problem="long"))
            elif not can_be_kept(words):
                faults.append(Fault(field=name, problem="characters"))
        if faults:
            raise InvalidError(faults)


def _insert_submission(connection: sa.Connection, draft: Draft, key: str, now: datetime) -> int:
    row = SUBMISSION.insert().values(
        key=key,
        received_at=now,
        kind=draft.kind.value,
        subject_kind=draft.subject_kind.value,
        subject=draft.subject,
        url=draft.url,
        canonical_url=draft.canonical_url,
        publisher=draft.publisher,
        published=draft.published,
        statement=draft.statement,
    )
    number = int(connection.execute(row.returning(SUBMISSION.c.number)).scalar_one())
    if draft.contact:
        connection.execute(CONTACT.insert().values(submission=number, words=draft.contact))
    return number


def _editor_id(connection: sa.Connection, editor: Editor, now: datetime) -> int:
    """Return the id of an identity, adding it the first time; a new name is a new row."""
    who = {
        "issuer": editor.issuer,
        "subject": editor.subject,
        "email": editor.email,
        "name": editor.name,
    }
    known = sa.select(EDITOR.c.id).filter_by(**who)
    found = connection.execute(known).scalar()
    if found is None:
        row = EDITOR.insert().values(**who, since=now).returning(EDITOR.c.id)
        found = connection.execute(row).scalar_one()
    return int(found)

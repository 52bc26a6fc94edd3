"""Case file: submissions with their decisions, as queries give them."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from data.submissions.record import (
    Act,
    Case,
    Decision,
    Draft,
    Kind,
    Proposal,
    State,
    SubjectKind,
)
from data.submissions.schema import CONTACT, DECISION, EDITOR, SUBMISSION

if TYPE_CHECKING:
    from collections.abc import Collection

#: Numbers in one IN (…) list: SQLite takes 32,766 parameters at most.
_AT_ONCE = 10_000


def cases(
    connection: sa.Connection,
    *,
    number: int | None = None,
    state: State | None = None,
    limit: int | None = None,
) -> list[Case]:
    """Return submissions with their decisions and duplicates, oldest first."""
    query = (
        sa.select(SUBMISSION, CONTACT.c.words.label("contact"))
        .outerjoin(CONTACT, CONTACT.c.submission == SUBMISSION.c.number)
        .order_by(SUBMISSION.c.number)
        .limit(limit)
    )
    if number is not None:
        query = query.where(SUBMISSION.c.number == number)
    if state is not None:
        latest = _latest()
        query = query.outerjoin(latest, latest.c.submission == SUBMISSION.c.number).where(
            sa.func.coalesce(latest.c.state, State.PENDING.value) == state.value
        )
    rows = connection.execute(query).mappings().all()
    decisions = _decisions(connection, [row["number"] for row in rows])
    duplicates = _numbers_by_url(connection, {row["canonical_url"] for row in rows})
    return [_case(dict(row), decisions, duplicates) for row in rows]


def pending_count(connection: sa.Connection) -> int:
    """Return how many submissions wait for an editor."""
    latest = _latest()
    query = (
        sa.select(sa.func.count())
        .select_from(SUBMISSION.outerjoin(latest, latest.c.submission == SUBMISSION.c.number))
        .where(sa.func.coalesce(latest.c.state, State.PENDING.value) == State.PENDING.value)
    )
    return int(connection.execute(query).scalar_one())


def _latest() -> sa.Subquery:
    """Return the last decision about each submission that has any."""
    last = (
        sa.select(DECISION.c.submission, sa.func.max(DECISION.c.version).label("version"))
        .group_by(DECISION.c.submission)
        .subquery()
    )
    return (
        sa.select(DECISION.c.submission, DECISION.c.state)
        .join(
            last,
            (last.c.submission == DECISION.c.submission) & (last.c.version == DECISION.c.version),
        )
        .subquery()
    )


def _decisions(connection: sa.Connection, numbers: list[int]) -> dict[int, list[Decision]]:
    found: dict[int, list[Decision]] = defaultdict(list)
    for start in range(0, len(numbers), _AT_ONCE):
        query = (
            sa.select(DECISION, EDITOR.c.email, EDITOR.c.name, EDITOR.c.subject)
            .join(EDITOR, EDITOR.c.id == DECISION.c.editor)
            .where(DECISION.c.submission.in_(numbers[start : start + _AT_ONCE]))
            .order_by(DECISION.c.submission, DECISION.c.version)
        )
        for row in connection.execute(query).mappings():
            proposal = row["proposal"]
            found[row[DECISION.c.submission]].append(
                Decision(
                    version=row["version"],
                    act=Act(row["act"]),
                    reason=row["reason"],
                    state=State(row["state"]),
                    proposal=None if proposal is None else Proposal.from_json(json.loads(proposal)),
                    editor=row["name"] or row["email"] or row[EDITOR.c.subject],
                    decided_at=row["decided_at"],
                )
            )
    return found


def _numbers_by_url(connection: sa.Connection, urls: Collection[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    wanted = sorted(urls)
    for start in range(0, len(wanted), _AT_ONCE):
        query = (
            sa.select(SUBMISSION.c.canonical_url, SUBMISSION.c.number)
            .where(SUBMISSION.c.canonical_url.in_(wanted[start : start + _AT_ONCE]))
            .order_by(SUBMISSION.c.number)
        )
        for url, number in connection.execute(query):
            found[url].append(number)
    return found


def _case(
    row: dict[str, Any], decisions: dict[int, list[Decision]], duplicates: dict[str, list[int]]
) -> Case:
    number: int = row["number"]
    return Case(
        number=number,
        received_at=row["received_at"],
        draft=Draft(
            kind=Kind(row["kind"]),
            subject_kind=SubjectKind(row["subject_kind"]),
            subject=row["subject"],
            url=row["url"],
            canonical_url=row["canonical_url"],
            publisher=row["publisher"],
            published=row["published"],
            statement=row["statement"],
            contact=row["contact"] or "",
        ),
        decisions=tuple(decisions.get(number, ())),
        duplicates=tuple(n for n in duplicates[row["canonical_url"]] if n != number),
    )

"""The events that a reader may see: as known on their day, with what editors accepted since the build."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.desk import ledger_in_force
from data.submissions.errors import StorageError
from data.verification import verify_all

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.session import Session
    from data.event import Event
    from data.ledger import Ledger
    from data.source import Source
    from data.verification import Verification

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """Events with how well each is verified, by id, and the sources that they cite, by id."""

    events: Sequence[Event]
    verifications: Mapping[str, Verification]
    sources: Mapping[str, Source]


def events_in_force(session: Session) -> InForce:
    """Return the events of the reader's day of knowledge, or all that is known now."""
    store, known = session.store, session.state.known
    ledger = store.ledger if known is not None else _ledger(session)
    if known is not None:
        events, verifications = store.known_events(known)
    else:
        events, verifications = list(ledger.events), verify_all(ledger)
    return InForce(
        events=sorted(events, key=lambda event: (event.when.best, event.id)),
        verifications=verifications,
        sources={source.id: source for source in ledger.sources},
    )


def _ledger(session: Session) -> Ledger:
    """Return the ledger with accepted submissions; without them if the database fails."""
    try:
        return ledger_in_force()
    except StorageError as error:
        _LOG.error("accepted submissions are not shown: %s", error)
        return session.store.ledger

"""What the submit and review pages share: the open desk, who the editor is, the ledger in force."""

from __future__ import annotations

import logging
import os
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import streamlit as st

from dashboard.loading import store
from data.payload.cards import evidence_members
from data.submissions.addition import with_accepted
from data.submissions.database import database_url
from data.submissions.desk import Desk, open_desk
from data.submissions.editors import SETTING, allow_list, is_allowed
from data.submissions.errors import StorageError
from data.submissions.record import Editor, State
from data.verification import verify

if TYPE_CHECKING:
    from data.ledger import Ledger
    from data.submissions.record import Case

_LOG = logging.getLogger(__name__)

#: Databases that a process keeps open: one, and in tests a few.
_KEPT_DESKS = 8


def desk() -> Desk:
    """Return the desk of this process, shared by all sessions.

    Raises
    ------
    StorageError
        If the database cannot be opened; the next call tries again.
    """
    return _desk(database_url().render_as_string(hide_password=False))


@lru_cache(maxsize=_KEPT_DESKS)
def _desk(_url: str) -> Desk:
    return open_desk()


def today() -> date:
    """Return the calendar day in Kyiv."""
    return datetime.now(ZoneInfo("Europe/Kyiv")).date()


def login_is_configured() -> bool:
    """Tell whether the secrets of the app name a login provider."""
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def allowed() -> frozenset[str]:
    """Return the list of editors as it is now, from the environment or the secrets of the app."""
    given: object = os.environ.get(SETTING)
    if given is None and st.secrets.load_if_toml_exists():
        given = st.secrets.get(SETTING, "")
    if given is None:
        return frozenset()
    entries = given if isinstance(given, str) else "\n".join(map(str, _items(given)))
    return allow_list(entries)


def _items(given: object) -> list[object]:
    return list(given) if isinstance(given, list | tuple) else []


def signed_in() -> Editor | None:
    """Return who has signed in, editor or not; None if nobody has, or no login is configured."""
    if not login_is_configured() or st.user.get("is_logged_in") is not True:
        return None

    def said(name: str) -> str:
        value = st.user.get(name)
        return value if isinstance(value, str) else ""

    return Editor(
        issuer=said("iss"),
        subject=said("sub"),
        email=said("email"),
        name=said("name"),
        email_verified=st.user.get("email_verified") is True,
    )


def current_editor() -> Editor | None:
    """Return the editor who has signed in; None for everybody else."""
    person = signed_in()
    return person if person is not None and is_allowed(person, allowed()) else None


def ledger_in_force() -> Ledger:
    """Return the ledger of the build with what has been accepted since."""
    return _ledger(store().dataset, tuple(desk().cases(State.ACCEPTED)))


def accepted_evidence() -> dict[str, dict[str, Any]]:
    """Return what cards say about events with reports accepted since the build, by event.

    Empty if the database fails: the map does not depend on it.
    """
    try:
        in_force = ledger_in_force()
    except StorageError as error:
        _LOG.error("accepted submissions are not shown: %s", error)
        return {}
    built = store().ledger
    if in_force is built:
        return {}
    sources = {source.id: source for source in in_force.sources}
    before = {event.id: event for event in built.events}
    return {
        event.id: evidence_members(event, sources, verify(event, sources))
        for event in in_force.events
        if event.reports != before[event.id].reports
    }


@lru_cache(maxsize=2)
def _ledger(_dataset: str, accepted: tuple[Case, ...]) -> Ledger:
    return with_accepted(store().ledger, accepted, store().gazetteer)

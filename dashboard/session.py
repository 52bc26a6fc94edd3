"""One reader's session: the view state, its URL, and what the browser parts need to find each other."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.framing import is_embed
from dashboard.history_views import address_of
from dashboard.linkvalues import reaches_outside
from dashboard.loading import store
from dashboard.opened import RECORDS
from dashboard.state import MapView, ViewState, map_view_of, read_state, write_state
from dashboard.text import LANGUAGES, text
from data.view import ScopeName

if TYPE_CHECKING:
    from dashboard.text import Language
    from data.store import Store

KEY = "control_session"


@dataclass(slots=True)
class Session:
    """Mutable, one per browser tab, kept in ``st.session_state``.

    ``channel`` names the BroadcastChannel of this tab: channels are shared by all tabs of an
    origin, so the name is random. ``seq`` counts the times that Python moved the browser;
    the browser follows ``state.day`` and ``state.place`` only when it changed. ``start_view`` and
    ``start_assets`` are where the map looked and what it showed when its page was opened; they
    stay, so that the map is never built anew. ``heard`` is what the browser last said, by name:
    it keeps saying it, long after Python has moved on. ``address`` are all parameters as the
    browser is known to show them; ``followed`` counts links and steps back that led elsewhere.
    """

    channel: str
    embed: bool
    state: ViewState
    seq: int
    start_view: MapView | None
    start_assets: str
    notices: list[str]
    written: dict[str, list[str]]
    heard: dict[str, object] = field(default_factory=dict)
    opened: tuple[str, str] | None = None
    address: dict[str, list[str]] = field(default_factory=dict)
    followed: int = 0

    @property
    def store(self) -> Store:
        """The store that all sessions share."""
        return store()

    @property
    def dataset(self) -> str:
        """Name of the dataset in force; it changes when a new build replaces the old one."""
        return self.store.dataset

    @property
    def language(self) -> Language:
        """The language of this reader."""
        return self.state.language

    @property
    def page(self) -> str:
        """The name of the page that is being drawn."""
        return (self.opened[0] if self.opened else "") or "map"

    @property
    def assets(self) -> str:
        """The folder of the files of what this reader looks at."""
        return address_of(self.store, self.state.history_view)

    def opens(self, page: str) -> None:
        """Hear which page is being drawn: opened anew, or over another build, the map starts anew."""
        opened = (page, self.dataset)
        is_same = self.opened is not None and self.opened[0] == page
        if opened != self.opened and self.opened is not None:
            self.start_view = map_view_of(self.state.view)
            self.start_assets = self.assets
        self.opened = opened
        params = {key: st.query_params.get_all(key) for key in st.query_params}
        if params and params != self.address:
            self.followed += 1
            self.address = params
            if is_same:
                # The browser shows by itself where a link led only if that is another page.
                st.query_params.from_dict(params)

    def change(self, **fields: Any) -> None:
        """Take over what the reader did in the browser, and write it to the URL."""
        self.state = replace(self.state, **fields)
        write_url(self)

    def news(self, name: str, value: object) -> bool:
        """Tell whether the browser says something else than last time."""
        before, self.heard[name] = self.heard.get(name), value
        return value != before

    def move(self, **fields: Any) -> None:
        """Change the state from Python and make the browser follow.

        Who is taken to a place outside the focus sees the whole country: nothing else shows it.
        """
        self.seq += 1
        place = fields.get("place")
        if place is not None and reaches_outside(self.store, [place]):
            fields["scope"] = ScopeName.UKRAINE
        self.change(**fields)

    def say_if_unplaced(self) -> None:
        """Say of a place that was chosen by name, unseen, that it is not on the map, if it is not."""
        gazetteer, place = self.store.gazetteer, self.state.place
        if place is not None and gazetteer.settlement(place).point is None:
            name = gazetteer.title(place, self.language)
            self.notices.append(text("search.unplaced", self.language, name=name))


def open_session() -> Session:
    """Return this reader's session; a URL that we did not write ourselves wins over its state.

    That is how a deep link, the browser's back button and an edited address all work.
    """
    params = {key: st.query_params.get_all(key) for key in st.query_params}
    session: Session | None = st.session_state.get(KEY)
    if session is None:
        state, notices = read_state(params, store())
        session = Session(
            channel=f"control-{secrets.token_hex(8)}",
            embed=_embedded(),
            state=state,
            seq=1,
            start_view=map_view_of(state.view),
            start_assets=address_of(store(), state.history_view),
            notices=notices,
            written={},
            address=params,
        )
        st.session_state[KEY] = session
    elif _ours(params) != session.written and not _in_fragment():
        if not _names_a_view(params) and not _went_back():
            # A link from page to page names no state: the reader keeps theirs, and the address shows it.
            session.written = {}
        else:
            before = session.state.place
            session.state, session.notices = read_state(params, store())
            session.seq += 1
            if session.state.place != before:
                session.say_if_unplaced()
            # What the address says already is not written again: while a page opens, that would be a
            # step of the browser's history on the page before, and Back would come to it without its
            # record.
            session.written = _ours(params)
    write_url(session)
    return session


def _went_back() -> bool:
    """Tell whether the reader went back or forward; an address without a state then means the usual one."""
    run = get_script_run_ctx()
    return run is not None and run.is_history_navigation


def _in_fragment() -> bool:
    """Tell whether a fragment alone is being run, so that the browser's address may be behind ours.

    Two days told in quick succession are two runs, and the second was asked for before the browser
    heard of the address that the first one wrote. Back and links always run the whole script.
    """
    run = get_script_run_ctx()
    return run is not None and bool(run.fragment_ids_this_run)


def write_url(session: Session) -> None:
    """Write the state to the URL, leaving parameters that are not ours alone."""
    wanted = write_state(session.state, session.store)
    if wanted == session.written:
        return
    kept = {
        key: st.query_params.get_all(key) for key in st.query_params if key in FOREIGN_PARAMETERS
    }
    session.written, session.address = wanted, {**kept, **wanted}
    st.query_params.from_dict(session.address)


def _embedded() -> bool:
    """Tell whether the page stands in somebody else's frame.

    ``st.query_params`` keeps ``embed`` to itself, and ``st.context`` knows of no value but ``true``.
    """
    run = get_script_run_ctx()
    return run is not None and is_embed(parse_qs(run.query_string).get("embed", []))


# The records are what a page is about (dashboard/opened.py); no state of the view.
FOREIGN_PARAMETERS = ("embed", "embed_options", *RECORDS)


def _names_a_view(params: dict[str, list[str]]) -> bool:
    """Tell whether an address says what is to be seen; one with a language alone says: the usual view."""
    return not params.keys() <= set(FOREIGN_PARAMETERS)


def _ours(params: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the parameters of the view; a language that goes without saying is none."""
    return {
        key: values
        for key, values in params.items()
        if key not in FOREIGN_PARAMETERS and (key, values) != ("lang", [LANGUAGES[0]])
    }

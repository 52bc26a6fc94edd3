"""The timeline and the side panel: components v2 whose code is served as ES modules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.browsercode import address
from dashboard.desk import accepted_evidence
from dashboard.history_views import layers_of
from dashboard.state import filters_of
from dashboard.text import browser_strings
from data.history import LEDGER_LAYER

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.session import Session

# Streamlit calls the default export on every rerun. The module is imported once per mount, its
# handle kept by parent element, and later calls only pass the new data on.
LOADER = """
const handles = new WeakMap();
export default function (component) {
  const { parentElement, data } = component;
  const known = handles.get(parentElement);
  if (known) {
    known.then((handle) => handle.update(data));
    return () => {};
  }
  // This code runs from a blob, against which a path alone cannot be resolved.
  const address = new URL("%(module)s", document.baseURI).href;
  const handle = import(address).then((module) => module.mount(parentElement, component));
  handles.set(parentElement, handle);
  handle.catch((error) => {
    console.error(error);
    const message = document.createElement("p");
    message.setAttribute("role", "alert");
    message.textContent = data.strings["%(failure)s"] ?? String(error);
    parentElement.appendChild(message);
  });
  return () => {
    handles.delete(parentElement);
    handle.then((mounted) => mounted.destroy(), () => {});
  };
}
"""

_timeline = st.components.v2.component(
    "control_timeline",
    html="<div class='ctl-timeline'></div>",
    js=LOADER % {"module": address("timeline/main.js"), "failure": "timeline.error.load"},
)
_panel = st.components.v2.component(
    "control_panel",
    html="<div class='ctl-panel'></div>",
    js=LOADER % {"module": address("panel/main.js"), "failure": "panel.error.load"},
)


def browser_data(session: Session) -> dict[str, Any]:
    """Return what both components receive on every run: ids, words and the state of the URL."""
    state = session.state
    return {
        "assets": session.assets,
        "api": "/api",
        "shown": _shown(session),
        "channel": session.channel,
        "lang": state.language,
        "theme": st.context.theme.type or "light",
        "strings": browser_strings(state.language),
        "day": state.day.isoformat(),
        "seq": session.seq,
        "first": session.store.first.isoformat(),
        "last": session.store.last.isoformat(),
        "units": list(state.units),
        "unit_names": _unit_names(session),
        "statuses": list(state.statuses),
        "window": state.window,
        "sel": state.place,
        "view": state.view,
        "draw": state.draw,
        "marks": list(state.marks),
        "embed": session.embed,
    }


def timeline(session: Session, *, on_change: Callable[[], None]) -> Any:
    """Draw the timeline; its result carries what the reader did in the browser.

    ``day, sel, statuses, view, window, drawn`` as they were left, in ``totals`` the box to be counted, and in ``drop`` what was taken back:
    ``known``, ``layer`` or ``age``.
    """
    return _timeline(
        key=f"timeline-{session.dataset}",
        data=browser_data(session),
        on_day_change=on_change,
        on_sel_change=on_change,
        on_statuses_change=on_change,
        on_view_change=on_change,
        on_window_change=on_change,
        on_drawn_change=on_change,
        on_totals_change=on_change,
        on_drop_change=on_change,
    )


def panel(session: Session) -> None:
    """Draw the side panel. It talks to the timeline and the map, never to Python."""
    data = {**browser_data(session), "accepted": accepted_evidence()}
    _panel(key=f"panel-{session.dataset}", data=data)


def _shown(session: Session) -> dict[str, Any]:
    """Return what the browser must say of the view, and what links to the API must ask for.

    ``around`` are the units that a question without a filter is about, where these are not those
    that the API would take.
    """
    state, layer = session.state, layers_of(session.store)[session.state.layer]
    filters = filters_of(state, session.store)
    return {
        "known": None if state.known is None else state.known.isoformat(),
        "layer": None if layer.name == LEDGER_LAYER else layer.name,
        "title": layer.title,
        "licence": layer.licence,
        "attribution": list(layer.attribution),
        "publishable": layer.publishable,
        "scope": state.scope,
        "around": [] if state.units else list(filters.oblasts),
        "age": state.age,
    }


def _unit_names(session: Session) -> dict[str, str]:
    names = session.store.gazetteer
    return {code: names.title(code, session.language) for code in session.state.units}

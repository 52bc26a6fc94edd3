"""An open page asks for a run by itself: its server is back, or it has turned from light to dark.

Streamlit's page runs nothing when its connection comes back, and hopes that its session is still there.
After a restart it is not, and what a fragment then says (the slider's day, say) is dropped without a
word, because the new session has drawn no fragment yet. Nor does it run anything when the reader's
system turns dark in the evening, so that charts and maps would stay in the colours of the day. So this
component, which draws nothing, watches both, and saying something makes the whole script run.
"""

from __future__ import annotations

import streamlit as st

WATCHING = """
const latest = new WeakMap();
// Streamlit draws components anew when its theme changes: what was seen outlives them.
let was = null;
export default function (component) {
  const { parentElement } = component;
  const isWatched = latest.has(parentElement);
  latest.set(parentElement, component);
  if (isWatched) return () => {};
  const app = document.querySelector("[data-testid=stApp]");
  const look = () => {
    const is = {
      isConnected: app.dataset.testConnectionState === "CONNECTED",
      scheme: getComputedStyle(app).colorScheme,
    };
    const isStale = was && ((is.isConnected && !was.isConnected) || is.scheme !== was.scheme);
    was = is;
    if (isStale) latest.get(parentElement).setStateValue("stale", Date.now());
  };
  look();
  const observer = new MutationObserver(look);
  observer.observe(app, { attributeFilter: ["data-test-connection-state", "class"] });
  return () => {
    observer.disconnect();
    latest.delete(parentElement);
  };
}
"""

_watcher = st.components.v2.component("control_watcher", html="<i></i>", js=WATCHING)


def run_when_stale() -> None:
    """Draw the watcher, which nobody sees; outside of every fragment."""
    with st.container(key="ctl_watcher"):
        _watcher(key="watcher", on_stale_change=_nothing)


def _nothing() -> None:
    """Streamlit reports a component's state only for keys that have a callback."""

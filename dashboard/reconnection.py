"""A page that found its server again asks for a run: the session that it knew may be gone.

Streamlit's page runs nothing when its connection comes back, and hopes that its session is still there.
After a restart it is not, and what a fragment then says (the slider's day, say) is dropped without a
word, because the new session has drawn no fragment yet. So this component, which draws nothing, watches
the state of the connection, and saying something makes the whole script run.
"""

from __future__ import annotations

import streamlit as st

WATCHING = """
const latest = new WeakMap();
export default function (component) {
  const { parentElement } = component;
  const isWatched = latest.has(parentElement);
  latest.set(parentElement, component);
  if (isWatched) return () => {};
  const app = document.querySelector("[data-testid=stApp]");
  const isConnected = () => app.dataset.testConnectionState === "CONNECTED";
  let was = isConnected();
  const observer = new MutationObserver(() => {
    const is = isConnected();
    if (is && !was) latest.get(parentElement).setStateValue("back", Date.now());
    was = is;
  });
  observer.observe(app, { attributeFilter: ["data-test-connection-state"] });
  return () => {
    observer.disconnect();
    latest.delete(parentElement);
  };
}
"""

_reconnection = st.components.v2.component("control_reconnection", html="<i></i>", js=WATCHING)


def run_when_back() -> None:
    """Draw the watcher, which nobody sees; outside of every fragment."""
    with st.container(key="ctl_reconnection"):
        _reconnection(key="reconnection", on_back_change=_nothing)


def _nothing() -> None:
    """Streamlit reports a component's state only for keys that have a callback."""

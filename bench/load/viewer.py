"""One reader without a browser: speaks to Streamlit over its websocket, as its page does.

A headless Chromium takes some 150 MB and half a core; a hundred of them would measure this machine.
What the server does for a reader is all here: the session, every run of the script, every message.
What the browser does alone (painting, scrubbing) costs the server nothing and is left out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

if TYPE_CHECKING:
    from bench.load.server import Server

#: Largest message that is taken, in bytes.
LARGEST = 50_000_000


class PageError(Exception):
    """The script of the page failed, or the server closed the connection before it ended."""


@dataclass(slots=True)
class Viewer:
    """One open page. ``elements`` are components by name, as the last run drew them."""

    connection: ClientConnection
    query: str = ""
    elements: dict[str, Any] = field(default_factory=dict)
    received: int = 0

    @classmethod
    async def open(cls, server: Server, query: str = "") -> Viewer:
        """Open the page at an address and wait until its script has run.

        Raises
        ------
        PageError
            If the script fails.
        """
        connection = await connect(
            f"ws://{server.host}:{server.port}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=LARGEST,
            # Through no proxy, whatever the environment says.
            proxy=None,
        )
        viewer = cls(connection, query)
        await viewer.run()
        return viewer

    async def run(self, **states: Any) -> None:
        """Run the script once more; ``states`` are what components say, by name."""
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        for name, state in states.items():
            widget = asked.rerun_script.widget_states.widgets.add()
            widget.id, widget.json_value = self.elements[name].id, json.dumps(state)
        await self.connection.send(asked.SerializeToString())
        await self._until_finished()

    async def release(self, day: str) -> None:
        """Let the slider go at a day: the one time that the server hears of a scrub."""
        told = self.data("control_timeline")
        said = {"value": day, "seq": told["seq"], "channel": told["channel"]}
        await self.run(control_timeline={"day": said})

    def data(self, name: str) -> dict[str, Any]:
        """Return what a component received from the script."""
        element = self.elements[name]
        text = element.mixed.json if element.WhichOneof("data") == "mixed" else element.json
        found: dict[str, Any] = json.loads(text)
        return found

    async def close(self) -> None:
        """Close the page."""
        await self.connection.close()

    async def _until_finished(self) -> None:
        async for raw in self.connection:
            if isinstance(raw, str):
                continue
            self.received += len(raw)
            message = ForwardMsg()
            message.ParseFromString(raw)
            kind = message.WhichOneof("type")
            if kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                self._draw(message.delta.new_element)
            elif kind == "script_finished":
                return
        raise PageError("the connection was closed before the script had ended")

    def _draw(self, element: Any) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise PageError(element.exception.message)
        if kind == "bidi_component":
            self.elements[element.bidi_component.component_name] = element.bidi_component

"""A web server for the contenders' pages: files of this repository, packages, and bytes in memory.

It does next to nothing for a request, because it runs on the machine whose pages are being timed: a
page that asks for many small files must not pay for the server's bookkeeping.
"""

from __future__ import annotations

import asyncio
import contextlib
import mimetypes
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Iterator, Mapping

MEDIA_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".bin": "application/octet-stream",
}


class Site:
    """What is served: ``pages`` by path, and ``folders`` by the first part of the path."""

    def __init__(self, pages: Mapping[str, bytes], folders: Mapping[str, Path]) -> None:
        self.pages = dict(pages)
        self.folders = dict(folders)

    def read(self, path: str) -> bytes | None:
        """Return the body for a path, or None."""
        if path in self.pages:
            return self.pages[path]
        first, _, rest = path.lstrip("/").partition("/")
        folder = self.folders.get(first)
        file = (folder / rest).resolve() if folder else None
        if folder is None or file is None or not file.is_relative_to(folder.resolve()):
            return None
        return file.read_bytes() if file.is_file() else None

    @contextmanager
    def served(self) -> Iterator[str]:
        """Serve on a free port of this machine; yield the address without a trailing slash."""
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever, daemon=True)
        thread.start()
        start = asyncio.start_server(self._talk, "127.0.0.1", 0)
        server = asyncio.run_coroutine_threadsafe(start, loop).result()
        try:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        finally:
            asyncio.run_coroutine_threadsafe(_close(server), loop).result()
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()

    async def _talk(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Answer the GET requests of one connection, which stays open as to any real server."""
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(self._answer(head.split(b" ", 2)[1].decode("ascii")))
                await writer.drain()
        writer.close()

    def _answer(self, target: str) -> bytes:
        path = unquote(target.partition("?")[0])
        body = b"" if path == "/favicon.ico" else self.read(path)
        head = (
            f"HTTP/1.1 {'404 Not Found' if body is None else '200 OK'}\r\n"
            f"Content-Type: {_media_type(path)}\r\n"
            f"Content-Length: {len(body or b'')}\r\n\r\n"
        )
        return head.encode("ascii") + (body or b"")


async def _close(server: asyncio.Server) -> None:
    """Stop listening, drop the connections that browsers keep, and let their tasks end."""
    server.close()
    talks = asyncio.all_tasks() - {asyncio.current_task()}
    for talk in talks:
        talk.cancel()
    await asyncio.gather(*talks, return_exceptions=True)


def _media_type(path: str) -> str:
    suffix = Path(path).suffix
    return MEDIA_TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "text/html; charset=utf-8"

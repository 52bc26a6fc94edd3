"""A web server for the contenders' pages: files of this repository, packages, and bytes in memory."""

from __future__ import annotations

import mimetypes
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
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
        handler = type("Handler", (_Handler,), {"site": self})
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                yield f"http://127.0.0.1:{server.server_port}"
            finally:
                server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    site: Site
    # Connections stay open, as they would to any real server.
    protocol_version = "HTTP/1.1"
    # Headers and body are two writes; without this the second waits for an acknowledgement.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        body = b"" if path == "/favicon.ico" else self.site.read(path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", _media_type(path))
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _media_type(path: str) -> str:
    suffix = Path(path).suffix
    return MEDIA_TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "text/html; charset=utf-8"

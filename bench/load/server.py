"""The app as a process of its own, and how much memory it holds."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
START_S = 60
STOP_S = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running app: where it answers, and its process."""

    host: str
    port: int
    pid: int

    def rss_mb(self) -> float:
        """Return the memory that the process holds, in megabytes; Linux only."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) / 1024


@contextmanager
def serving(**settings: str) -> Iterator[Server]:
    """Run the app over the build in force while the block runs; what people send in goes nowhere.

    Raises
    ------
    RuntimeError
        If it does not answer within :data:`START_S` seconds.
    """
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        log = Path(folder) / "log.txt"
        with log.open("w", encoding="utf-8") as sink:
            process = subprocess.Popen(  # noqa: S603  our own program
                [sys.executable, "-m", "dashboard.launch", "--headless", "--address", "127.0.0.1",
                 "--port", str(port)],
                cwd=ROOT,
                env={**os.environ, "CONTROL_DATABASE": f"{folder}/desk.sqlite", **settings},
                stdout=sink,
                stderr=subprocess.STDOUT,
            )  # fmt: skip
            try:
                _wait(f"http://127.0.0.1:{port}/health", process, log)
                yield Server(host="127.0.0.1", port=port, pid=process.pid)
            finally:
                process.terminate()
                process.wait(timeout=STOP_S)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  ours
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"the app does not answer:\n{log.read_text(encoding='utf-8')}")

"""Files written whole or not at all: temporary name in the same folder, fsync, rename.

A reader never meets half a file, and a crash leaves what was there before. Names starting with
:data:`TEMPORARY` are unfinished work and may be deleted at any time.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Prefix of names that are not finished yet; the dot keeps them out of listings and globs.
TEMPORARY = ".unfinished-"

#: Where devices are, and links to the streams of whatever process looks.
DEVICES = Path("/dev")


def write_atomic(path: Path, chunks: bytes | Iterable[bytes]) -> None:
    """Write a file so that ``path`` holds either its old content or all of the new one.

    Parameters
    ----------
    path
        Where the file goes; its folder must exist. Follows no symbolic link: the link is replaced.
        A device or a pipe (``/dev/null``, ``/dev/stdout``) is written to and stays what it is.
    chunks
        The content, whole or in pieces.

    Raises
    ------
    OSError
        If the folder is missing or not writable, or the disk is full; ``path`` is then unchanged.
    """
    if not path.parent.is_dir():
        raise FileNotFoundError(
            f"no folder {path.parent} for {path.name}; make it, or write elsewhere"
        )
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder; name a file in it")
    if _is_stream(path):
        with path.open("ab") as stream:
            stream.writelines((chunks,) if isinstance(chunks, bytes) else chunks)
        return
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in (chunks,) if isinstance(chunks, bytes) else chunks:
                file.write(chunk)
            file.flush()
            # mkstemp makes files private; what we publish is as readable as any new file.
            os.fchmod(file.fileno(), 0o666 & ~_umask())
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


@contextmanager
def unfinished_folder(parent: Path) -> Iterator[Path]:
    """Give a temporary folder below ``parent`` and delete it unless it was moved away.

    ``parent`` is created if needed. Being on the same file system, the folder can be renamed.
    """
    parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=parent))
    try:
        folder.chmod(0o777 & ~_umask())
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish_folder(folder: Path, target: Path) -> None:
    """Move a finished folder to its final name, replacing one that is there.

    The files are expected to be synced already (:func:`write_atomic` does). A folder cannot be
    renamed over another, so an old one is first moved aside: a crash between the two renames
    leaves no ``target``, and the next build makes it again.
    """
    sync_folder(folder)
    aside = folder.with_name(folder.name + "-replaced")
    if target.exists():
        target.rename(aside)
    folder.rename(target)
    sync_folder(target.parent)
    shutil.rmtree(aside, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Make renames inside ``folder`` durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def discard_stdout() -> None:
    """Send what is left for standard output nowhere: its reader has gone.

    Without this, Python flushes at exit, fails again, and complains on stderr.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def open_streams() -> None:
    """Stand in for standard streams that the process was started without (``>&-``, ``2>&-``).

    Messages go nowhere then; a result that nobody can get is an error of whoever writes it.
    """
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    if sys.stdout is None:
        # Nothing is held back in a buffer, which would be tried again at exit.
        closed = os.fdopen(os.open(os.devnull, os.O_RDONLY), "wb", buffering=0)
        sys.stdout = TextIOWrapper(closed, encoding="utf-8", write_through=True)


def _is_stream(path: Path) -> bool:
    """Tell whether a path is a device, a pipe or, like /dev/stdout, a name of one of our streams."""
    # Not in all folders of devices: /dev/shm holds ordinary files.
    is_named_stream = path.is_symlink() and path.absolute().parent in (DEVICES, DEVICES / "fd")
    return is_named_stream or (path.exists() and not path.is_file())


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask

"""A file is replaced whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from data import output
from data.output import TEMPORARY, publish_folder, unfinished_folder, write_atomic


def leftovers(folder):
    return [path.name for path in folder.iterdir() if path.name.startswith(TEMPORARY)]


def test_writes_and_replaces(tmp_path):
    path = tmp_path / "out.json"
    write_atomic(path, b"old")
    write_atomic(path, (b"n", b"ew"))
    assert path.read_bytes() == b"new"
    assert leftovers(tmp_path) == []


def test_a_failure_half_way_keeps_the_old_file(tmp_path):
    path = tmp_path / "out.json"
    path.write_bytes(b"old")

    def chunks():
        yield b"half of the new"
        raise RuntimeError("the source of the bytes broke")

    with pytest.raises(RuntimeError):
        write_atomic(path, chunks())
    assert path.read_bytes() == b"old"
    assert leftovers(tmp_path) == []


def test_a_written_file_is_readable_like_any_other(tmp_path):
    path, plain = tmp_path / "out", tmp_path / "plain"
    write_atomic(path, b"x")
    plain.write_bytes(b"x")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_atomic(tmp_path / "nowhere" / "out", b"x")


@pytest.mark.parametrize("path", [".", "", "sub"])
def test_a_folder_is_no_file(tmp_path, monkeypatch, path):
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(IsADirectoryError, match="is a folder; name a file in it"):
        write_atomic(Path(path), b"x")
    assert leftovers(tmp_path) == []


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # Held open for reading as well, so that nobody waits for the other end.
    reader = os.open(pipe, os.O_RDWR)
    try:
        write_atomic(pipe, (b"n", b"ew"))
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert leftovers(tmp_path) == []


def test_a_link_to_a_stream_is_written_to_and_what_stood_in_the_stream_stays(tmp_path, monkeypatch):
    devices, redirected = tmp_path / "dev", tmp_path / "redirected"
    devices.mkdir()
    redirected.write_bytes(b"before ")
    (devices / "stdout").symlink_to(redirected)
    monkeypatch.setattr(output, "DEVICES", devices)
    write_atomic(devices / "stdout", b"after")
    assert (devices / "stdout").is_symlink()
    assert redirected.read_bytes() == b"before after"


def test_a_link_in_shared_memory_is_replaced_as_everywhere(tmp_path, monkeypatch):
    folder = tmp_path / "dev" / "shm"
    folder.mkdir(parents=True)
    monkeypatch.setattr(output, "DEVICES", tmp_path / "dev")
    (tmp_path / "real").write_bytes(b"old")
    (folder / "link").symlink_to(tmp_path / "real")
    write_atomic(folder / "link", b"new")
    assert (folder / "link").read_bytes() == b"new"
    assert (tmp_path / "real").read_bytes() == b"old"


def test_an_unfinished_folder_vanishes_after_a_failure(tmp_path):
    def failing_build():
        with unfinished_folder(tmp_path / "build") as folder:
            (folder / "file").write_bytes(b"x")
            raise RuntimeError("failed build")

    with pytest.raises(RuntimeError):
        failing_build()
    assert list((tmp_path / "build").iterdir()) == []


def test_publishing_replaces_a_folder(tmp_path):
    target = tmp_path / "final"
    target.mkdir()
    (target / "old").write_bytes(b"old")
    with unfinished_folder(tmp_path) as folder:
        write_atomic(folder / "new", b"new")
        publish_folder(folder, target)
    assert [path.name for path in target.iterdir()] == ["new"]
    assert [path.name for path in tmp_path.iterdir()] == ["final"]

"""The benchmark of many readers: what may be asked of it, and that a reader has one hand."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import contextmanager

import pytest

from bench.load.__main__ import _options
from bench.load.phases import scrubs
from bench.load.reader import AnswerError, Reader


class Hand:
    """A viewer that counts how many of its releases are under way at a time."""

    def __init__(self):
        self.days, self.under_way, self.most = [], 0, 0

    async def release(self, day):
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        await asyncio.sleep(0)
        self.days.append(day)
        self.under_way -= 1


@pytest.mark.parametrize(("viewers", "at_once"), [(1, 4), (3, 4), (4, 4), (5, 2)])
def test_nobody_releases_twice_at_a_time_however_few_they_are(viewers, at_once):
    hands = [Hand() for _ in range(viewers)]
    times = asyncio.run(scrubs(hands, 3, at_once))
    assert [hand.most for hand in hands] == [1] * viewers
    assert {tuple(hand.days) for hand in hands} == {("2022-09-01", "2022-09-02", "2022-09-03")}
    assert len(times.each) == 3 * viewers
    assert times.whole > 0


@pytest.mark.parametrize("option", ["--viewers", "--sessions", "--at-once"])
@pytest.mark.parametrize("number", ["0", "-1"])
def test_a_load_without_readers_is_refused(option, number, capsys):
    with pytest.raises(SystemExit):
        _options([option, number])
    assert f"{option}: {number} is less than 1" in capsys.readouterr().err


def test_fewer_pages_than_are_busy_at_a_time_can_be_asked_for():
    options = _options(["--viewers", "2", "--at-once", "4"])
    assert (options.viewers, options.at_once) == (2, 4)


@contextmanager
def answering(*answers):
    """Listen, and send one answer after the other in pieces of seven bytes; then hang up."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def run():
            connection, _ = listening.accept()
            with connection:
                for answer in answers:
                    while not connection.recv(10_000).endswith(b"\r\n\r\n"):
                        pass
                    for at in range(0, len(answer), 7):
                        connection.sendall(answer[at : at + 7])

        running = threading.Thread(target=run)
        running.start()
        yield Reader(*listening.getsockname())
        running.join()


WHOLE = b"HTTP/1.1 200 OK\r\nContent-Length: 11\r\nETag: x\r\n\r\n0\r\n\r\nwhole."
CHUNKED = (
    b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
    b"5\r\n0\r\n\r\n\r\nB\r\nin two part\r\n0\r\n\r\n"
)


def test_a_reader_takes_answers_of_either_kind_one_after_the_other():
    with answering(WHOLE, CHUNKED, WHOLE) as reader, reader:
        bodies = [reader.get("/a") for _ in range(3)]
    assert bodies == [b"0\r\n\r\nwhole.", b"0\r\n\r\nin two part", b"0\r\n\r\nwhole."]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"HTTP/1.1 404 Not Found\r\n\r\n", "404"),
        (WHOLE[:-1], "middle"),
        (CHUNKED[:-1], "middle"),
        (b"", "middle"),
    ],
)
def test_a_reader_takes_nothing_else_for_an_answer(answer, words):
    with answering(answer) as reader, reader, pytest.raises(AnswerError, match=words):
        reader.get("/a")

"""Remembered answers: the same bytes, made once, within a limit, of the data in force, of nobody's filters but one's own."""

from __future__ import annotations

import asyncio
import socket
import threading
from urllib.parse import parse_qs

import builtworld
import pytest
import uvicorn
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.api import remembered
from dashboard.api.remembered import Remembered
from dashboard.promptness import Promptness
from dashboard.server import middleware, routes
from data.build import build
from data.errors import DataError


class Maker:
    """An app that counts what it makes; ``n`` is the length of an answer, ``code`` its status."""

    def __init__(self, more=None, **settings):
        self.made, self.more = [], more or {}
        self.edition = "first"
        self.client = TestClient(Remembered(self.app, edition=self.current, **settings))

    def current(self):
        if self.edition is None:
            raise DataError("no build")
        return self.edition

    async def app(self, scope, receive, send):
        request = Request(scope)
        self.made.append((scope["method"], str(request.url)))
        asked = parse_qs(scope["query_string"].decode())
        words = f"{self.edition} {request.url} {request.headers.get('accept')}"
        body = words.ljust(int(asked.get("n", ["0"])[0]), ".").encode()
        status = int(asked.get("code", ["200"])[0])
        headers = {"etag": f'W/"{asked.get("tag", ["t"])[0]}"', "x-more": "kept", **self.more}
        answer = Response(body, status, headers, "text/plain")
        if "pieces" in asked:
            pieces = (body[at : at + 7] for at in range(0, len(body), 7))
            answer = StreamingResponse(pieces, status, headers, "text/plain")
        await answer(scope, receive, send)


@pytest.mark.parametrize("query", ["", "?a=1", "?pieces=yes"])
def test_the_second_answer_is_the_first_and_is_not_made(query):
    maker = Maker()
    first, second = (maker.client.get(f"/file{query}") for _ in range(2))
    assert len(maker.made) == 1
    assert (second.content, second.status_code) == (first.content, 200)
    told = {**first.headers, "content-length": str(len(first.content))}
    assert dict(second.headers) == told


questions = st.tuples(
    st.sampled_from(["/a", "/b"]),
    st.sampled_from(["", "?raion=Izium", "?raion=Kupiansk", "?status=occupied", "?raion=izium"]),
    st.sampled_from(["application/json", "text/html"]),
    st.sampled_from(["gzip", "identity"]),
    st.sampled_from(["http://one.example", "http://other.example"]),
)


@settings(deadline=None)
@given(st.lists(questions, max_size=30))
def test_whatever_was_asked_before_everybody_gets_the_answer_to_their_own_question(asked):
    maker, plain = Maker(), Maker()
    for path, query, accept, encoding, host in asked:
        headers = {"accept": accept, "accept-encoding": encoding}
        given, fresh = (
            each.get(f"{host}{path}{query}", headers=headers)
            for each in (maker.client, TestClient(plain.app))
        )
        assert given.content == fresh.content
    assert len(maker.made) == len(set(asked))


@pytest.mark.parametrize("tag", ['W/"t"', '"t"', '"x", W/"t"', "*"])
def test_who_has_the_answer_gets_no_body(tag):
    maker = Maker()
    maker.client.get("/file")
    answer = maker.client.get("/file", headers={"if-none-match": tag})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == 'W/"t"'
    assert answer.headers["x-more"] == "kept"
    assert maker.client.get("/file", headers={"if-none-match": '"old"'}).status_code == 200
    assert len(maker.made) == 1


@pytest.mark.parametrize("status", [204, 304, 400, 404, 500, 503])
def test_what_went_wrong_is_made_again(status):
    maker = Maker()
    for _ in range(2):
        assert maker.client.get(f"/file?code={status}").status_code == status
    assert len(maker.made) == 2


@pytest.mark.parametrize(
    ("more", "made"),
    [
        ({"vary": "Accept"}, 1),
        ({"vary": "accept-encoding, Accept"}, 1),
        ({"vary": "Cookie"}, 2),
        ({"vary": "Accept, Origin"}, 2),
        ({"vary": "*"}, 2),
        ({"set-cookie": "session=editor"}, 2),
    ],
)
def test_what_hangs_on_anything_else_of_its_reader_is_not_remembered(more, made):
    maker = Maker(more=more)
    answers = [maker.client.get("/file") for _ in range(2)]
    assert len(maker.made) == made
    assert [each.status_code for each in answers] == [200, 200]


def test_other_paths_are_none_of_its_business():
    maker = Maker(below="/api/")
    for path in ("/", "/apis", "/x/api/", "/api/a"):
        maker.client.get(path)
        maker.client.get(path)
    assert len(maker.made) == 7


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "POST"])
def test_only_get_is_remembered(method):
    maker = Maker()
    maker.client.get("/file")
    maker.client.request(method, "/file")
    maker.client.request(method, "/file")
    assert [made for made, _ in maker.made] == ["GET", method, method]


def test_other_data_are_another_answer():
    maker = Maker()
    before = maker.client.get("/file").text
    maker.edition = "second"
    after = maker.client.get("/file").text
    assert (before.split()[0], after.split()[0]) == ("first", "second")


def test_without_data_the_app_is_asked_every_time():
    maker = Maker()
    maker.edition = None
    for _ in range(2):
        maker.client.get("/file")
    assert len(maker.made) == 2


@pytest.mark.parametrize(("length", "made"), [(1000, 1), (1001, 2)])
@pytest.mark.parametrize("pieces", ["", "&pieces=yes"])
def test_an_answer_past_the_limit_is_not_remembered(length, made, pieces):
    maker = Maker(largest=1000)
    for _ in range(2):
        assert len(maker.client.get(f"/file?n={length}{pieces}").content) == length
    assert len(maker.made) == made


def test_the_answers_asked_for_least_recently_go_first():
    maker = Maker(limit=3000)
    for name in ("one", "two", "one", "three", "one"):
        maker.client.get(f"/{name}?n=1000")
    assert len(maker.made) == 3
    maker.client.get("/one?n=1000")
    maker.client.get("/two?n=1000")
    assert [url.partition("?")[0].rpartition("/")[2] for _, url in maker.made][3:] == ["two"]


def test_memory_stays_below_the_limit_whatever_is_asked():
    maker = Maker(limit=20_000, largest=5000)
    remembered = maker.client.app
    for number in range(300):
        maker.client.get(f"/file?n={number * 37 % 7000}&q={'x' * (number % 90)}")
    assert remembered._answers._weight <= 20_000
    kept = remembered._answers._made.values()
    assert sum(each.weight for each in kept) == remembered._answers._weight
    assert len(kept) > 2


class Gate:
    """An app that makes nothing before it is let; ``asked`` counts who reached it."""

    def __init__(self, *parts, status=200, breaks=0, on_made=lambda: None):
        self.asked, self.parts, self.status, self.breaks = 0, parts, status, breaks
        self.open, self.on_made = asyncio.Event(), on_made

    async def __call__(self, _scope, _receive, send):
        self.asked += 1
        await self.open.wait()
        await send({"type": "http.response.start", "status": self.status, "headers": []})
        for part in self.parts:
            await send({"type": "http.response.body", "body": part, "more_body": True})
        if self.asked <= self.breaks:
            raise ConnectionResetError
        self.on_made()
        await send({"type": "http.response.body", "body": b""})


def scope_of(path="/"):
    return {"type": "http", "method": "GET", "scheme": "http", "path": path, "query_string": b"",
            "headers": []}  # fmt: skip


async def body_of(app, path="/", hold=None):
    """Return the whole body that an app sends; ``hold`` keeps its reader from taking any."""
    found = []

    async def send(message):
        if hold is not None:
            await hold.wait()
        found.append(message.get("body", b""))

    await app(scope_of(path), None, send)
    return b"".join(found)


async def all_wait() -> None:
    """Let every task run until it can go no further."""
    for _ in range(20):
        await asyncio.sleep(0)


async def asked_at_once(gate, app, count=20, **more):
    """Ask from so many readers, let the app make its answer, and return what each got or met."""
    readers = [asyncio.create_task(body_of(app, **more)) for _ in range(count)]
    await all_wait()
    before = gate.asked
    gate.open.set()
    return before, await asyncio.gather(*readers, return_exceptions=True)


def test_what_many_ask_for_at_once_is_made_once():
    async def run():
        gate = Gate(b"one ", b"answer")
        return *await asked_at_once(gate, Remembered(gate, edition=lambda: "e")), gate.asked

    before, bodies, after = asyncio.run(run())
    assert bodies == [b"one answer"] * 20
    assert (before, after) == (1, 1)


def test_who_asks_for_something_else_waits_for_nobody():
    async def run():
        gate = Gate(b"x")
        app = Remembered(gate, edition=lambda: "e")
        readers = [asyncio.create_task(body_of(app, f"/{number % 3}")) for number in range(9)]
        await all_wait()
        asked = gate.asked
        gate.open.set()
        await asyncio.gather(*readers)
        return asked

    assert asyncio.run(run()) == 3


@pytest.mark.parametrize("settings", [{"status": 400}, {"status": 500}])
def test_what_is_nobody_else_s_is_made_for_each(settings):
    async def run():
        gate = Gate(b"no", **settings)
        return *await asked_at_once(gate, Remembered(gate, edition=lambda: "e"), 5), gate.asked

    assert asyncio.run(run()) == (1, [b"no"] * 5, 5)


def test_an_answer_too_long_to_keep_is_made_for_each():
    async def run():
        gate = Gate(b"a" * 60, b"b" * 60)
        app = Remembered(gate, edition=lambda: "e", largest=100)
        return *await asked_at_once(gate, app, 5), gate.asked

    assert asyncio.run(run()) == (1, [b"a" * 60 + b"b" * 60] * 5, 5)


def test_when_the_first_breaks_off_another_makes_it_for_the_rest():
    async def run():
        gate = Gate(b"half", breaks=2)
        app = Remembered(gate, edition=lambda: "e")
        return *await asked_at_once(gate, app, 10), app

    before, found, app = asyncio.run(run())
    assert before == 1
    assert [type(each) for each in found].count(ConnectionResetError) == 2
    assert found.count(b"half") == 8
    assert app._making == {}


def test_a_reader_who_takes_nothing_holds_up_no_other():
    async def run():
        gate, hold = Gate(b"a" * 50, b"b" * 50), asyncio.Event()
        app = Remembered(gate, edition=lambda: "e", largest=100)
        slow = asyncio.create_task(body_of(app, hold=hold))
        await all_wait()
        _, bodies = await asked_at_once(gate, app, 5)
        late, is_waiting = await body_of(app), not slow.done()
        hold.set()
        return {*bodies, late, await slow}, is_waiting, gate.asked

    assert asyncio.run(run()) == ({b"a" * 50 + b"b" * 50}, True, 1)


def test_of_an_answer_too_long_no_more_is_made_than_its_reader_takes():
    async def run():
        gate, hold = Gate(*[b"a" * 60] * 50), asyncio.Event()
        taken = []
        app = Remembered(gate, edition=lambda: "e", largest=100)
        take = remembered._Making.take

        async def counted(making, message):
            taken.append(message)
            await take(making, message)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(remembered._Making, "take", counted)
            slow = asyncio.create_task(body_of(app, hold=hold))
            gate.open.set()
            await all_wait()
            made = len(taken)
            hold.set()
            return made, len(await slow)

    # The start, what fits, and the piece that did not.
    assert asyncio.run(run()) == (3, 3000)


def test_a_build_that_comes_into_force_meanwhile_is_not_taken_for_the_one_before():
    async def run():
        edition = ["old"]
        gate = Gate(b"x", on_made=lambda: edition.append("new"))
        app = Remembered(gate, edition=lambda: edition[-1])
        _, bodies = await asked_at_once(gate, app, 3)
        return bodies, gate.asked, app._answers.held(app._question(scope_of()).key)

    bodies, asked, held = asyncio.run(run())
    assert bodies == [b"x"] * 3
    assert asked == 3
    # The edition went on with every answer, so none is of the data in force.
    assert held is None


def test_an_answer_that_breaks_off_is_not_remembered():
    calls = []

    async def broken(scope, receive, send):
        calls.append(scope["path"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"half", "more_body": True})
        raise ConnectionResetError

    async def sink(_message):
        await asyncio.sleep(0)

    app = Remembered(broken, edition=lambda: "one")
    for _ in range(2):
        with pytest.raises(ConnectionResetError):
            asyncio.run(app(scope_of(), None, sink))
    assert len(calls) == 2


@pytest.fixture
def world(tmp_path, monkeypatch):
    seeds = builtworld.copy_seeds(tmp_path)
    monkeypatch.setenv("CONTROL_SEEDS", str(seeds))
    monkeypatch.setenv("CONTROL_BUILD", str(tmp_path / "build"))
    build(seeds, tmp_path / "build")
    return tmp_path


def test_the_api_answers_anew_after_a_build(world):
    address = "/api/spells.csv"
    with TestClient(Starlette(routes=routes(), middleware=middleware())) as client:
        first, again = (client.get(address) for _ in range(2))
        table = next((world / "seeds" / "claims").glob("*.csv"))
        lines = table.read_text(encoding="utf-8").splitlines()
        copied = lines[1].split(",", 1)[1]
        table.write_text("\n".join([*lines, f"one-more,{copied}"]) + "\n", encoding="utf-8")
        build(world / "seeds", world / "build")
        after = client.get(address)
    assert again.content == first.content
    assert "one-more" in after.text
    assert "one-more" not in first.text


def test_a_remembered_answer_passes_through_nothing_and_says_all_that_the_first_did(
    world, monkeypatch
):
    """Under whatever stands around the API: the security headers are remembered with it."""
    with TestClient(Starlette(routes=routes(), middleware=middleware())) as client:
        first = client.get("/api/snapshot.csv?date=2022-03-15")

        def refuse(*_):
            raise AssertionError

        monkeypatch.setattr("dashboard.server.SecurityHeaders.__call__", refuse)
        again = client.get("/api/snapshot.csv?date=2022-03-15")
        unchanged = client.get(
            "/api/snapshot.csv?date=2022-03-15", headers={"if-none-match": first.headers["etag"]}
        )
    assert again.content == first.content
    # The first one was sent while it was made, so that nobody knew its length.
    length = {"content-length": again.headers["content-length"]}
    assert {**first.headers, **length} == dict(again.headers)
    assert unchanged.status_code == 304
    for name in ("content-security-policy", "x-content-type-options", "referrer-policy"):
        assert first.headers[name] == unchanged.headers[name]


def test_nobody_gets_what_another_asked_for_however_many_ask_at_once(world):
    units = [
        place.partition(",")[0]
        for place in (world / "seeds/places/settlements.csv")
        .read_text(encoding="utf-8")
        .splitlines()[1:]
    ]
    with TestClient(Starlette(routes=routes(), middleware=middleware())) as client:

        def ask(code, found):
            for _ in range(5):
                rows = client.get(f"/api/snapshot.csv?date=2022-03-15&settlement={code}").text
                found.append((code, [line.partition(",")[0] for line in rows.splitlines()[1:]]))

        found = []
        readers = [threading.Thread(target=ask, args=(code, found)) for code in units * 2]
        for each in readers:
            each.start()
        for each in readers:
            each.join()
    assert len(found) == len(units) * 10
    assert all(rows == [code] for code, rows in found)


@pytest.mark.parametrize("asyncio_protocol", [0, socket.IPPROTO_TCP])
def test_a_connection_of_the_server_waits_for_nothing(asyncio_protocol):
    seen = []

    async def answer(request):
        connection = request.receive.__self__.transport.get_extra_info("socket")
        seen.append(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        return PlainTextResponse("here")

    app = Starlette(routes=[Route("/", answer)], middleware=[Middleware(Promptness)])
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, asyncio_protocol) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server = uvicorn.Server(uvicorn.Config(app, log_config=None))
        running = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        running.start()
        try:
            with socket.create_connection(listening.getsockname()) as reader:
                reader.sendall(b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
                while reader.recv(1000):
                    pass
        finally:
            server.should_exit = True
            running.join()
    assert seen == [1]

"""The server is killed under an open page and started again: the page goes on, on its day, with its filters."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import free_port, start, visiting

KUPIANSK = "UA63080000000032022"
DAYS = [f"2022-09-0{number}" for number in range(4, 10)]
#: Streamlit's page looks for its server again after longer and longer pauses.
BACK_MS = 90_000
#: What the browser and Streamlit say of a lost connection; everything else stays a fault.
LOST = re.compile(
    r"^(Failed to load resource: net::ERR_(CONNECTION|EMPTY_RESPONSE|INCOMPLETE)"
    r"|WebSocket (connection to .* failed|onclose)"
    r"|Client Error in reaching server endpoint"
    r"|Streamlit server is not responding"
    r"|Client error: DoInitPings timed out|Connection timed out"
    r"|Cannot send rerun backMessage when disconnected)"
)
CONNECTED = "[data-testid=stApp][data-test-connection-state=CONNECTED]"
LOST_SERVER = "[data-testid=stApp]:not([data-test-connection-state=CONNECTED])"


class Server:
    """The app as a process that can be killed and started again on its port."""

    def __init__(self, folder):
        self._log, self._port = folder / "log.txt", free_port()
        self._settings = {"CONTROL_DATABASE": str(folder / "desk.sqlite")}
        self.address = f"http://127.0.0.1:{self._port}"
        self.start()

    def start(self) -> None:
        self._process = start(self._log, self._port, **self._settings)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait(timeout=20)


@pytest.fixture
def mortal(tmp_path):
    server = Server(tmp_path)
    yield server
    server.kill()


def step(visit, day: str) -> None:
    """Press the arrow at the slider and wait until the map has painted the day."""
    visit.slider().focus()
    visit.page.keyboard.press("ArrowRight")
    visit.wait_for_day(day)


def known(visit, day: str) -> None:
    """Wait until the address has the day, and still the filter."""
    visit.page.wait_for_url(re.compile(f"date={day}"), timeout=BACK_MS)
    assert f"raion={KUPIANSK}" in visit.page.url


def restarted(visit, server, meanwhile) -> None:
    """Kill the server under the page, do something, start it, and wait until the page has found it."""
    server.kill()
    visit.page.wait_for_selector(LOST_SERVER)
    meanwhile()
    marked = visit.page.evaluate("window.sameDocument = true")
    server.start()
    visit.page.wait_for_selector(CONNECTED, timeout=BACK_MS)
    assert visit.page.evaluate("window.sameDocument") is marked, "the page was loaded anew"


def on(visit, day: str) -> None:
    """Check that map, slider, panel and address all stand on a day."""
    known(visit, day)
    visit.wait_for_day(day)
    spoken = f"{int(day[-2:])} September 2022"
    assert visit.slider().get_attribute("aria-valuetext").startswith(spoken)
    assert visit.page.get_by_role("dialog").count() == 0


def test_after_a_kill_and_a_start_the_page_goes_on_on_its_day_with_its_filters(mortal, browser):
    with visiting(mortal.address, browser) as visit:
        visit.open(f"/?date={DAYS[0]}&raion={KUPIANSK}&status=occupied")
        visit.wait_for_day(DAYS[0])
        step(visit, DAYS[1])
        known(visit, DAYS[1])
        # Python moves the page back: what the slider last said is not the day any more.
        visit.page.go_back()
        on(visit, DAYS[0])
        restarted(visit, mortal, lambda: None)
        on(visit, DAYS[0])
        assert "status=occupied" in visit.page.url
        # The session is another one, which must hear of the slider as the one before did.
        step(visit, DAYS[1])
        on(visit, DAYS[1])
        # What is done while nobody answers is told afterwards.
        restarted(visit, mortal, lambda: step(visit, DAYS[2]))
        on(visit, DAYS[2])
        step(visit, DAYS[3])
        on(visit, DAYS[3])
        visit.faults[:] = [fault for fault in visit.faults if not LOST.match(fault)]

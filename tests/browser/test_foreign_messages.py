"""The map's frame obeys any window that holds it; no window but ours may come to hold it.

streamlit-folium draws what a message says, scripts included, and does not ask who sent it. So another site
must neither frame the page (``frame-ancestors``) nor keep hold of it after opening it (``Cross-Origin-Opener-Policy``).
"""

from __future__ import annotations

from hostile import HOST, TRAP

SITE = f"http://{HOST}/"
#: Opens the app and then sends orders to all its frames, as far as it can reach them.
ATTACK = """
<!doctype html><title>x</title><script>
const script = "window.TRAP = 1; window.top.TRAP = 1;";
const args = { script, html: "<div id='map_div'></div>", id: "map_div", key: "x", default: null,
  return_on_hover: false, returned_objects: [], header: "<script>" + script + "<\\/script>" };
const message = { type: "streamlit:render", args, disabled: false, theme: null };
window.reached = 0;
const order = (target) => {
  try { target.postMessage(message, "*"); window.reached += 1; } catch {}
  for (let index = 0; index < target.length; index += 1) order(target[index]);
};
HOLD
</script>
""".replace("TRAP", TRAP)
POPUP = "const held = window.open('ADDRESS'); window.timer = setInterval(() => { window.closedNow = held.closed; order(held); }, 200);"
FRAME = """
const held = document.createElement("iframe"); held.src = "ADDRESS"; document.body = document.createElement("body");
document.body.append(held); setInterval(() => order(held.contentWindow), 200);
"""


def attacked(visit, hold: str):
    """Let another site send orders; return its page."""
    page = visit.page.context.new_page()
    body = ATTACK.replace("HOLD", hold.replace("ADDRESS", f"{visit.address}/?date=2022-09-05"))
    page.route(f"{SITE}**", lambda route: route.fulfill(body=body, content_type="text/html"))
    return page


def test_a_site_that_opens_the_page_keeps_no_hold_of_it(visit):
    page = attacked(visit, POPUP)
    with page.expect_popup() as opened:
        page.goto(SITE)
    popup = opened.value
    frame = popup.wait_for_selector("iframe[title='streamlit_folium.st_folium']", timeout=30_000)
    frame.content_frame().wait_for_selector("[data-painted-day]", timeout=30_000)
    popup.wait_for_timeout(1_500)
    for each in popup.frames:
        assert each.evaluate(f"window.{TRAP}") is None, each.url
    assert page.evaluate("window.closedNow") is True


def test_a_site_that_frames_the_page_gets_none(visit):
    page = attacked(visit, FRAME)
    page.goto(SITE)
    page.wait_for_timeout(2_500)
    inner = [each for each in page.frames if each.url.startswith(visit.address)]
    assert inner == []

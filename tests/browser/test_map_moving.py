"""What lies over the status while the map is moved: it goes along with the ground and covers the map."""

from __future__ import annotations

# Each picture: where it lies on the ground, and whether it covers the map.
PICTURES = """() => {
  const frame = document.querySelector(".ctl-map").getBoundingClientRect();
  const ground = window.harness.map.latLngToContainerPoint([49.6, 36.5]);
  return ["lines", "names"].map((name) => {
    const canvas = document.querySelector(`.ctl-map-${name}`);
    const box = canvas.getBoundingClientRect();
    return {
      x: Math.round(box.left - frame.left - ground.x),
      y: Math.round(box.top - frame.top - ground.y),
      wide: box.width > 1.5 * frame.width,
      covers:
        canvas.style.display !== "none" && box.left <= frame.left && box.top <= frame.top
        && box.right >= frame.right && box.bottom >= frame.bottom,
    };
  });
}"""
ALL_WIDE = f"() => ({PICTURES})().every(({{ wide }}) => wide)"


#: Frames until the pictures cover the map, at most ten: a rest would take longer.
FRAMES_UNTIL_COVERED = f"""async () => {{
  for (let frames = 1; frames <= 10; frames += 1) {{
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    if (({PICTURES})().every(({{ covers }}) => covers)) return frames;
  }}
  return null;
}}"""


def rested(harness):
    """Open the map and wait until all has come and its pictures reach beyond the view."""
    page = harness("day=198")
    # What comes late is drawn anew, which is no movement.
    page.wait_for_load_state("networkidle")
    page.wait_for_function(ALL_WIDE)
    return page


def pan(page, x: int, y: int) -> tuple[list[dict], list[dict]]:
    """Move the map at once; return the pictures before and after, and let nothing happen between."""
    return tuple(
        page.evaluate(f"""() => {{
          const before = ({PICTURES})();
          window.harness.map.panBy([{x}, {y}], {{ animate: false }});
          return [before, ({PICTURES})()];
        }}""")
    )


def test_pictures_reach_beyond_the_view_once_it_has_rested_and_move_with_the_ground(harness):
    page = rested(harness)
    for x, y in ((160, 0), (-60, 90), (37, -121)):
        before, after = pan(page, x, y)
        assert [(each["x"], each["y"]) for each in after] == [
            (each["x"], each["y"]) for each in before
        ]
        assert all(each["covers"] for each in after)


def test_a_view_beyond_the_pictures_gets_new_ones_without_waiting_for_rest(harness):
    page = rested(harness)
    _, after = pan(page, 900, 700)
    assert not any(each["covers"] for each in after)
    assert page.evaluate(FRAMES_UNTIL_COVERED)
    page.wait_for_function(ALL_WIDE)
    assert all(each["covers"] for each in page.evaluate(PICTURES))


def test_names_are_not_seen_growing_with_a_zoom_and_come_back_after_it(harness):
    page = rested(harness)
    hidden = page.evaluate("""() => new Promise((done) => {
      const names = document.querySelector(".ctl-map-names");
      window.harness.map.once("zoomanim zoom", () => done(names.style.display === "none"));
      window.harness.map.zoomIn();
    })""")
    assert hidden
    page.wait_for_function(
        "() => document.querySelector('.ctl-map-names').style.display !== 'none'"
    )
    page.wait_for_function(ALL_WIDE)
    assert all(each["covers"] for each in page.evaluate(PICTURES))


SHARP = """() => ["lines", "names"].every((name) => {
  const canvas = document.querySelector(`.ctl-map-${name}`);
  return Math.round((10 * canvas.width) / Number.parseFloat(canvas.style.width)) === 20;
})"""


def test_pictures_are_sharp_again_when_the_reader_enlarges_the_page(harness):
    page = rested(harness)
    wide, high = page.evaluate("[innerWidth, innerHeight]")
    # What a browser does at 200 %: half as many pixels, twice as many dots to each.
    page.context.new_cdp_session(page).send(
        "Emulation.setDeviceMetricsOverride",
        {"width": wide // 2, "height": high // 2, "deviceScaleFactor": 2, "mobile": False},
    )
    page.wait_for_function(SHARP)

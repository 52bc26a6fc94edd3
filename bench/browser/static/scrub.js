/**
 * Scrub the timeline of the real page, one day a frame, as a hand on its slider does; count what the
 * map's frame paints. The whole file is one function, handed to the page with its slider.
 *
 * Whatever runs here counts as the page's script. So a scrub does no more than move the slider and look
 * which day the map bears, unless it is `timed`: then a message a frame tells when its layout and paint
 * are done.
 */
(slider, { turns, timed }) => {
  const frame = document.querySelector("iframe[title*='st_folium']").contentWindow;
  const map = frame.document.querySelector("[data-painted-day]");
  let painted = 0;
  let seen = map.dataset.paintedDay;
  const look = () => {
    const { paintedDay } = map.dataset;
    if (paintedDay !== seen) painted += 1;
    seen = paintedDay;
  };
  const asked = frame.performance.getEntriesByType("resource").length;
  const { port1, port2 } = new MessageChannel();
  const frames = [];
  const first = Number(slider.min) + 5;
  return new Promise((resolve) => {
    let turn = 0;
    let frameBegan = 0;
    const began = performance.now();
    port1.onmessage = () => frames.push(performance.now() - frameBegan);
    const tick = () => {
      frameBegan = performance.now();
      look();
      if (turn >= turns) {
        const elapsedMs = frameBegan - began;
        // The last step is painted a frame later, and its letting go belongs to no step.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            look();
            resolve({ turns, elapsedMs, painted, frames, requests: frame.performance.getEntriesByType("resource").length - asked });
          }),
        );
        return;
      }
      requestAnimationFrame(tick);
      slider.value = String(first + turn);
      slider.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
      if (timed) port2.postMessage(0);
      turn += 1;
    };
    requestAnimationFrame(tick);
  });
}

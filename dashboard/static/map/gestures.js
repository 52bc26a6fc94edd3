/**
 * Touch: one finger scrolls the page, two fingers move and zoom the map. Leaflet moves the map with
 * two fingers by itself; what remains is to keep it from taking the first one, and to say so.
 */

const HINT_AFTER_PX = 24;

/**
 * @param {any} map Leaflet map
 * @param {() => void} onOneFinger a single finger was dragged across the map
 * @returns {() => void} gives dragging back and stops listening
 */
export function leaveOneFingerToThePage(map, onOneFinger) {
  const container = map.getContainer();
  let start = null;

  // Leaflet sets `touch-action` by whether dragging is on, so it must be off before a finger lands.
  const adapt = (/** @type {PointerEvent} */ { pointerType }) => {
    if (pointerType === "touch") map.dragging.disable();
    else map.dragging.enable();
  };
  const begin = (/** @type {TouchEvent} */ { touches }) => {
    start = touches.length === 1 ? { x: touches[0].clientX, y: touches[0].clientY } : null;
  };
  const move = (/** @type {TouchEvent} */ { touches }) => {
    if (start === null || touches.length !== 1) return;
    const distance = Math.hypot(touches[0].clientX - start.x, touches[0].clientY - start.y);
    if (distance < HINT_AFTER_PX) return;
    start = null;
    onOneFinger();
  };

  if (matchMedia("(pointer: coarse)").matches) map.dragging.disable();
  container.addEventListener("pointerover", adapt, true);
  container.addEventListener("touchstart", begin, { passive: true });
  container.addEventListener("touchmove", move, { passive: true });
  return () => {
    container.removeEventListener("pointerover", adapt, true);
    container.removeEventListener("touchstart", begin);
    container.removeEventListener("touchmove", move);
    map.dragging.enable();
  };
}

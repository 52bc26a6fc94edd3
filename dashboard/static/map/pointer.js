/** Pointer and keyboard on the map: which place is meant, and whether it was chosen. */

/** On the container while the keyboard moves the map: shows the crosshair. */
const BY_KEYBOARD = "ctl-by-keyboard";

/**
 * @param {any} map Leaflet map
 * @param {object} handlers
 * @param {(point: {x: number, y: number}) => number} handlers.placeAt
 * @param {(place: number, point: {x: number, y: number}) => void} handlers.onHover -1 when on none;
 *   called when the place changes and while the pointer moves on it
 * @param {(place: number) => void} handlers.onSelect
 * @returns {() => void} stops listening
 */
export function listenToPointer(map, { placeAt, onHover, onSelect }) {
  const container = map.getContainer();
  const centre = () => map.getSize().divideBy(2);
  let dragging = false;
  let pressed = false;

  const move = (/** @type {any} */ event) => {
    if (!dragging) onHover(placeAt(event.containerPoint), event.containerPoint);
  };
  const leave = () => onHover(-1, { x: 0, y: 0 });
  const click = (/** @type {any} */ event) => onSelect(placeAt(event.containerPoint));
  const dragStart = () => {
    dragging = true;
    leave();
  };
  const dragEnd = () => {
    dragging = false;
  };
  // The keyboard moves the map under a crosshair; what lies there is what is meant. Leaflet focuses the
  // map on every press of the mouse, so focus alone does not tell who is at work.
  const settle = () => {
    if (container.classList.contains(BY_KEYBOARD)) onHover(placeAt(centre()), centre());
  };
  const point = () => {
    pressed = true;
    container.classList.remove(BY_KEYBOARD);
  };
  const release = () => {
    pressed = false;
  };
  // Controls lie inside the container; their focus is theirs.
  const focus = (/** @type {FocusEvent} */ { target }) => {
    if (target !== container) return;
    container.classList.toggle(BY_KEYBOARD, !pressed);
    settle();
  };
  const blur = (/** @type {FocusEvent} */ { target }) => {
    if (target !== container) return;
    container.classList.remove(BY_KEYBOARD);
    leave();
  };
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (event.target !== container) return;
    container.classList.add(BY_KEYBOARD);
    if (event.key === "Enter") onSelect(placeAt(centre()));
    if (event.key === "Escape") onSelect(-1);
  };

  const ofMap = { mousemove: move, mouseout: leave, click, dragstart: dragStart, dragend: dragEnd, zoomstart: leave, moveend: settle };
  const ofContainer = { pointerdown: point, pointerup: release, pointercancel: release, keydown: press, focus, blur };
  map.on(ofMap);
  for (const [type, listener] of Object.entries(ofContainer)) container.addEventListener(type, listener, true);
  return () => {
    map.off(ofMap);
    for (const [type, listener] of Object.entries(ofContainer)) container.removeEventListener(type, listener, true);
  };
}

/** Paper is white: what a part does before the page is printed, and after. */

/**
 * @param {() => void} begin
 * @param {() => void} end
 * @returns {() => void} stops listening
 */
export function onPaper(begin, end) {
  const query = matchMedia("print");
  let isPaper = false;
  const turn = (/** @type {boolean} */ next) => {
    if (next === isPaper) return;
    isPaper = next;
    if (next) begin();
    else end();
  };
  // Browsers differ in which of the two they tell, and in what order.
  const before = () => turn(true);
  const after = () => turn(false);
  const change = () => turn(query.matches);
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  query.addEventListener("change", change);
  // Who comes while the page is being printed has missed what was told; nothing is drawn while listening begins.
  queueMicrotask(change);
  return () => {
    removeEventListener("beforeprint", before);
    removeEventListener("afterprint", after);
    query.removeEventListener("change", change);
  };
}

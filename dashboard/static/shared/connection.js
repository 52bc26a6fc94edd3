/** The network of this browser: what a part says without it, and does anew once it is back. */

/**
 * @param {(isThere: boolean) => void} change
 * @returns {() => void} stops listening
 */
export function onConnection(change) {
  const back = () => change(true);
  const gone = () => change(false);
  addEventListener("online", back);
  addEventListener("offline", gone);
  return () => {
    removeEventListener("online", back);
    removeEventListener("offline", gone);
  };
}

/**
 * What makes an element point at places on the map while it is looked at.
 *
 * @param {import("./card.js").Desk} desk
 * @param {string[]} codes
 */
export function pointing({ hover }, codes) {
  return {
    onpointerenter: () => hover(codes),
    onpointerleave: () => hover([]),
    onfocus: () => hover(codes),
    onblur: () => hover([]),
  };
}

/** Scrolling the cards: which card the reader has come to. */

/** After we ourselves scroll or redraw, scroll events are not the reader's. */
const OURS_MS = 400;

/**
 * Height at which the reader reads. It runs from the upper edge of the box at the top of the scroll to
 * its lower edge at the end, so that every card passes it, the first and the last too. Pure.
 *
 * @param {{top: number, height: number, scrolled: number, scrollable: number}} box  CSS pixels;
 *   `scrolled` of `scrollable` pixels have been scrolled
 * @returns {number}
 */
export function readingLine({ top, height, scrolled, scrollable }) {
  const share = scrollable > 0 ? Math.min(1, Math.max(0, scrolled / scrollable)) : 0;
  return top + share * height;
}

/**
 * The card on a line: the last that begins above it, or the first. Pure.
 *
 * @param {number[]} tops  upper edges of the cards, ascending
 * @param {number} line
 * @returns {number} index; -1 without cards
 */
export function cardOn(tops, line) {
  const below = tops.findIndex((top) => top > line);
  return below === -1 ? tops.length - 1 : Math.max(0, below - 1);
}

/**
 * How far to scroll so that what lies at `offset` stands on the reading line. Pure.
 *
 * @param {number} offset  from the start of what scrolls, CSS pixels
 * @param {{height: number, scrollable: number}} box
 * @returns {number}
 */
export function scrollTo(offset, { height, scrollable }) {
  return scrollable > 0 ? Math.min(scrollable, offset / (1 + height / scrollable)) : 0;
}

/** The box that scrolls an element: Streamlit's column on wide screens, its page on phones. */
function scrollerOf(/** @type {Element} */ element) {
  /** @type {any} */
  let node = element;
  while (node) {
    node = node.assignedSlot ?? node.parentNode ?? node.host;
    if (!(node instanceof Element)) continue;
    const { overflowY } = getComputedStyle(node);
    if (/auto|scroll/.test(overflowY) && node.scrollHeight > node.clientHeight) return node;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** @param {Element} scroller */
function boxOf(scroller) {
  const page = scroller === document.scrollingElement;
  return {
    top: page ? 0 : scroller.getBoundingClientRect().top,
    height: scroller.clientHeight,
    scrolled: scroller.scrollTop,
    scrollable: scroller.scrollHeight - scroller.clientHeight,
  };
}

/**
 * Tell which card the reader scrolls to, at most once a frame.
 *
 * @param {HTMLElement} list       its element children are the cards
 * @param {(card: Element) => void} onCard  called when it is another one than before
 */
export function followScrolling(list, onCard) {
  let waiting = 0;
  let oursUntil = 0;
  /** @type {Element | null} */
  let before = null;

  function look() {
    waiting = 0;
    const cards = [...list.children];
    if (cards.length === 0 || list.getClientRects().length === 0) return;
    const tops = cards.map((card) => card.getBoundingClientRect().top);
    const card = cards[cardOn(tops, readingLine(boxOf(scrollerOf(list))))];
    if (card === before) return;
    before = card;
    onCard(card);
  }
  const onScroll = () => {
    if (!waiting && performance.now() > oursUntil) waiting = requestAnimationFrame(look);
  };
  // The box that scrolls lies outside our shadow root; scroll events do not bubble, but are captured.
  addEventListener("scroll", onScroll, { capture: true, passive: true });

  return {
    /** Bring a card to the reading line; that is not the reader's scrolling. @param {Element} card */
    bring(card) {
      oursUntil = performance.now() + OURS_MS;
      before = card;
      const scroller = scrollerOf(list);
      const box = boxOf(scroller);
      const offset = card.getBoundingClientRect().top - box.top + box.scrolled;
      scroller.scrollTop = Math.ceil(scrollTo(offset, box));
    },
    stop() {
      cancelAnimationFrame(waiting);
      removeEventListener("scroll", onScroll, { capture: true });
    },
  };
}

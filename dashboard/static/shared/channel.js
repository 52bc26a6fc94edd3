import { faultOf } from "./messages.js";

/**
 * The channel that the parts of one browser session talk over; docs/architecture.md lists the messages.
 *
 * @typedef {{type: string, from: string} & Record<string, unknown>} Message
 * @typedef {object} Channel
 * @property {(type: string, fields?: object) => void} post  Send to everybody else.
 * @property {(type: string, listener: (message: Message) => void) => () => void} on
 *   Listen to one type; returns the function that stops listening.
 * @property {(id: string) => void} move
 *   Go on under another session's name, with the same listeners: the page outlived its server.
 * @property {() => void} close  Stop listening and let go of the channel.
 */

/**
 * Open the session's channel under a sender's name.
 *
 * BroadcastChannel reaches every tab of the origin, so `id` must be random per session. A context
 * never hears its own posts, but two parts in one page do hear each other: each has its own channel
 * object. Messages that bear our own name are dropped, so that nobody answers itself.
 *
 * Posting a message without the fields of its type throws a TypeError; receiving one is ignored with
 * a warning, so that one broken part cannot take another down. After `close` posts do nothing.
 *
 * @param {string} id    Random name of the session.
 * @param {string} name  Who we are: `map`, `timeline` or `panel`.
 * @returns {Channel}
 */
export function openChannel(id, name) {
  /** @type {Map<string, Set<(message: Message) => void>>} */
  const listeners = new Map();
  let open = true;

  const hear = (/** @type {MessageEvent} */ { data }) => {
    const fault = faultOf(data);
    if (fault !== null) console.warn(`channel: ignored a message (${fault})`);
    if (fault !== null || data.from === name) return;
    for (const listener of [...(listeners.get(data.type) ?? [])]) listener(data);
  };
  const connect = (/** @type {string} */ to) => {
    const made = new BroadcastChannel(to);
    made.onmessage = hear;
    return made;
  };
  const disconnect = (/** @type {BroadcastChannel} */ from) => {
    from.onmessage = null;
    from.close();
  };
  let wire = connect(id);

  return {
    post(type, fields = {}) {
      const message = { ...fields, type, from: name };
      const fault = faultOf(message);
      if (fault !== null) throw new TypeError(fault);
      if (open) wire.postMessage(message);
    },
    on(type, listener) {
      if (!listeners.has(type)) listeners.set(type, new Set());
      listeners.get(type)?.add(listener);
      return () => listeners.get(type)?.delete(listener);
    },
    move(to) {
      if (!open) return;
      disconnect(wire);
      wire = connect(to);
    },
    close() {
      open = false;
      listeners.clear();
      disconnect(wire);
    },
  };
}

/** Reports that editors accepted after the build: their events' cards count them at once. Pure. */

/**
 * @param {any[]} events  cards as built
 * @param {Record<string, object>} [accepted]  by event's id: sources, reports and verification
 * @returns {any[]}
 */
export function withAccepted(events, accepted = {}) {
  return events.map((event) =>
    Object.hasOwn(accepted, event.id) ? { ...event, ...accepted[event.id] } : event,
  );
}

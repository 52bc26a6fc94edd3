/**
 * Drives a contender and times it. A page hands over `window.contender`:
 * `{days, setDay(day), moveView(turn)}`, and marks "painted" when its first map can be seen.
 */

/**
 * One call per animation frame. `frame` is what the main thread spends from the first callback of a
 * frame until a message posted in it arrives, which is after layout and paint; `sync` what `act` takes.
 *
 * @param {(turn: number) => void} act
 * @param {{turns: number, longestMs: number}} limit whichever comes first
 */
export function perFrame(act, { turns, longestMs }) {
  const { port1, port2 } = new MessageChannel();
  const [frames, syncs] = [[], []];
  return new Promise((resolve) => {
    const began = performance.now();
    let turn = 0;
    let frameBegan = 0;
    port1.onmessage = () => frames.push(performance.now() - frameBegan);
    const tick = () => {
      const now = performance.now();
      if (turn >= turns || now - began > longestMs) {
        resolve({ turns: turn, elapsedMs: now - began, frames, syncs });
        return;
      }
      // Asked for first, so that whatever `act` asks for comes later in the next frame.
      requestAnimationFrame(tick);
      frameBegan = now;
      act(turn);
      syncs.push(performance.now() - now);
      port2.postMessage(0);
      turn += 1;
    };
    requestAnimationFrame(tick);
  });
}

/** Resolves when what has been drawn so far is on the screen. */
export function painted() {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
}

const BUSIEST_DAY = 5;

export const phases = {
  /** Day after day, from the busiest weeks on. */
  play: (limit) => perFrame((turn) => contender.setDay((BUSIEST_DAY + turn) % contender.days), limit),
  /** Far jumps, always the same ones. */
  jump: (limit) => perFrame((turn) => contender.setDay((turn * 709 + 31) % contender.days), limit),
  /** The view moves by a third of its width and back. */
  view: async ({ turns }) => {
    const syncs = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const began = performance.now();
      contender.moveView(turn);
      syncs.push(performance.now() - began);
      await painted();
    }
    return { syncs };
  },
};

/** Say when the first map stood on the screen. */
export async function markPainted() {
  await painted();
  performance.mark("painted");
}

Object.assign(globalThis, { phases, markPainted });

/** Asked now and then amid long work: what to wait for before going on, if anything. */
export type Pause = () => Promise<void> | undefined;

/** The event loop's turn: messages, signals, input and output, other jobs. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") {
      setImmediate(resolve);
      return;
    }
    // Unlike a timer's, the turn comes at once.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** A turn of the event loop every so many milliseconds. */
export function turnsEvery(milliseconds: number): Pause {
  const last = { turn: performance.now() };
  return () => {
    if (performance.now() - last.turn < milliseconds) return undefined;
    return nextTurn().then(() => {
      last.turn = performance.now();
    });
  };
}

import { BLOCK } from "../../assembly/layout.js";
import type { RowRange } from "../table/shard.js";
import type { Threads } from "./threads.js";

/** Rows of the first tasks, when nothing is known of their cost and the engine has compiled nothing. */
const FIRST_ROWS = BLOCK;
/** Milliseconds that a task should take: long against a message (0.1 ms), short against a person's patience. */
const TASK_TIME = 20;

/** A finished range of rows. */
export interface Piece<R> extends RowRange {
  readonly result: R;
}

interface Timed<R> {
  readonly result: R;
  readonly milliseconds: number;
}

/** What `promise` comes to, or the signal's reason as soon as it aborts. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/**
 * Works through a range of rows on several threads and yields the results in the order
 * of the rows. Tasks are sized by the time that the last ones took and get smaller
 * towards the end, so that no thread waits for another. At most `ahead` rows are under
 * way or wait to be taken: the threads stop while the taker is behind.
 */
export async function* inOrder<R>(
  threads: Pick<Threads, "width" | "mostRows">,
  { start, end }: RowRange,
  ahead: number,
  signal: AbortSignal | undefined,
  perform: (start: number, end: number) => Promise<Timed<R>>,
): AsyncGenerator<Piece<R>> {
  const pieces: (RowRange & { readonly done: Promise<Timed<R>> })[] = [];
  const state = { next: start, taken: start, running: 0, stopped: false, rowsPerMs: 0 };

  const size = (): number => {
    const left = end - state.next;
    const timed = state.rowsPerMs === 0 ? FIRST_ROWS : TASK_TIME * state.rowsPerMs;
    // One thread waits for nobody; several share what is left, and what may be ahead.
    const fair = threads.width === 1 ? left : Math.min(left, ahead) / (2 * threads.width);
    const rows = Math.min(threads.mostRows, ahead, timed, fair);
    return Math.min(left, Math.max(1, Math.ceil(rows / BLOCK)) * BLOCK);
  };
  const launch = (): void => {
    while (
      !state.stopped &&
      state.running < threads.width &&
      state.next < end &&
      (state.next === state.taken || state.next - state.taken < ahead)
    ) {
      const range = { start: state.next, end: state.next + size() };
      state.next = range.end;
      state.running += 1;
      const done = perform(range.start, range.end);
      pieces.push({ ...range, done });
      done.then(
        ({ milliseconds }) => {
          state.rowsPerMs = (range.end - range.start) / Math.max(milliseconds, 0.01);
          state.running -= 1;
          launch();
        },
        () => {
          // Whoever takes the piece meets the error.
          state.running -= 1;
          state.stopped = true;
        },
      );
    }
  };

  try {
    signal?.throwIfAborted();
    launch();
    for (let piece = pieces.shift(); piece !== undefined; piece = pieces.shift()) {
      const { result } = await unlessAborted(piece.done, signal);
      yield { start: piece.start, end: piece.end, result };
      state.taken = piece.end;
      launch();
    }
  } finally {
    state.stopped = true;
  }
}

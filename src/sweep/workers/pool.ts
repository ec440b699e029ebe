import type { BackendName } from "../../core/core.js";
import { BellnessError } from "../../model/errors.js";
import type { Lanes } from "../lanes.js";
import type { Sweep } from "../spec.js";
import { type Done, type Result, type Task, withoutMemory } from "../tasks.js";
import type { FromWorker } from "./messages.js";
import { openPort, type Port, type WorkerFactory } from "./port.js";
import { defaultFactory } from "./spawn.js";

/** Milliseconds that a task of an aborted sweep may still take before its worker is ended. */
const GRACE = 50;
/** Workers that may die of a task before it is given up. */
const ATTEMPTS = 2;
/** Most rows of one task: 1 to 3 MB of results. */
const MOST_ROWS = 16384;

/** Workers cannot be made here; the message says why. */
export class WorkersUnavailable extends Error {}

interface OpenSweep {
  readonly id: number;
  readonly spec: Sweep;
  /** Workers that it wants. */
  readonly width: number;
  /** Whether the pool was closed while it was open. */
  closed: boolean;
}

/** A task, and who waits for it. */
interface Order {
  readonly sweep: OpenSweep;
  task: Task;
  readonly resolve: (done: Done) => void;
  readonly reject: (error: Error) => void;
  deaths: number;
}

/** One worker. */
interface Slot {
  readonly port: Port;
  ready: boolean;
  /** What it works on. */
  order: Order | null;
  /** Sweeps that it knows. */
  readonly sweeps: Set<number>;
}

export interface PoolOptions {
  readonly backend: BackendName;
  /** The compiled kernel; null for the pure-JS core. */
  readonly module: WebAssembly.Module | null;
  /** How workers are made; by default those that the platform has. */
  readonly factory?: WorkerFactory | undefined;
}

/**
 * Workers that outlive a sweep: they are made when first needed, kept for the next
 * sweep, and let the process end when they are idle.
 */
export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #slots = new Set<Slot>();
  readonly #queue: Order[] = [];
  /** Called whenever a worker is ready or has failed. */
  readonly #watchers = new Set<() => void>();
  readonly #sweeps = new Set<OpenSweep>();
  #factory: WorkerFactory | null = null;
  #lastId = 0;
  /** Why the last worker failed; whether it did so before it was ready, so that more would be in vain. */
  #failure = "";
  #vain = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /**
   * Lanes of up to `width` workers for a sweep; resolves when one of them is ready.
   *
   * @throws WorkersUnavailable; BellnessError WORKER_FAILED where the pool is closed meanwhile
   */
  async open(spec: Sweep, width: number): Promise<Lanes> {
    const sweep = { id: ++this.#lastId, spec, width, closed: false };
    this.#sweeps.add(sweep);
    this.#vain = false;
    try {
      this.#factory ??= this.#options.factory ?? (await defaultFactory());
      this.#fill();
      await this.#firstReady(sweep);
    } catch (error) {
      this.#sweeps.delete(sweep);
      if (error instanceof WorkersUnavailable || error instanceof BellnessError) throw error;
      throw new WorkersUnavailable(String((error as Error)?.message ?? error));
    }
    return this.#lanes(sweep);
  }

  /** Ends all workers, and the sweeps that they worked on or were to work on. */
  close(): void {
    for (const sweep of this.#sweeps) sweep.closed = true;
    this.#sweeps.clear();
    for (const order of this.#queue.splice(0)) order.reject(closed());
    for (const slot of [...this.#slots]) {
      this.#drop(slot);
      slot.order?.reject(closed());
    }
    for (const watcher of [...this.#watchers]) watcher();
  }

  #lanes(sweep: OpenSweep): Lanes {
    return {
      width: sweep.width,
      mostRows: MOST_ROWS,
      inPlace: false,
      perform: <T extends Task>(task: T) =>
        new Promise<Done<T>>((resolve, reject) => {
          if (sweep.closed) throw closed();
          const done = resolve as Order["resolve"];
          const order: Order = { sweep, task, resolve: done, reject, deaths: 0 };
          // Encoding comes first: solved rows wait for it and take memory.
          if (task.kind === "group") this.#queue.unshift(order);
          else this.#queue.push(order);
          this.#fill();
          this.#dispatch();
        }),
      end: () => this.#end(sweep),
    };
  }

  #firstReady(sweep: OpenSweep): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const slots = [...this.#slots];
        if (!sweep.closed && slots.length > 0 && !slots.some(({ ready }) => ready)) return;
        this.#watchers.delete(check);
        if (sweep.closed) reject(closed());
        else if (slots.length > 0) resolve();
        else reject(new WorkersUnavailable(this.#failure));
      };
      this.#watchers.add(check);
      check();
    });
  }

  /** Makes the workers that the open sweeps want and that are not there. */
  #fill(): void {
    const wanted = Math.max(0, ...[...this.#sweeps].map(({ width }) => width));
    while (!this.#vain && this.#slots.size < wanted) this.#spawn();
    // Nobody else would answer these orders.
    if (this.#slots.size > 0) return;
    for (const { task, deaths, reject } of this.#queue.splice(0)) {
      reject(failed(task, deaths, this.#failure));
    }
  }

  #spawn(): void {
    try {
      const port = openPort(this.#factory!(), {
        message: (message) => this.#receive(slot, message),
        failed: (reason) => this.#failed(slot, reason),
      });
      const slot: Slot = { port, ready: false, order: null, sweeps: new Set() };
      this.#slots.add(slot);
      const { backend, module } = this.#options;
      port.post({ kind: "core", backend, module });
    } catch (error) {
      this.#failure = String((error as Error)?.message ?? error);
      this.#vain = true;
    }
  }

  #receive(slot: Slot, message: FromWorker): void {
    if (!this.#slots.has(slot)) return;
    if (message.kind === "ready") {
      slot.ready = true;
      slot.port.keepAlive(false);
      for (const watcher of [...this.#watchers]) watcher();
    } else {
      const order = slot.order;
      slot.order = null;
      slot.port.keepAlive(false);
      const { result, milliseconds } = message;
      order?.resolve({ result: result as Result, milliseconds });
    }
    this.#dispatch();
  }

  /** Gives idle workers the next tasks. */
  #dispatch(): void {
    for (const slot of this.#slots) {
      if (this.#queue.length === 0) return;
      if (!slot.ready || slot.order !== null) continue;
      const order = this.#queue.shift()!;
      const { sweep, task } = order;
      slot.order = order;
      slot.port.keepAlive(true);
      if (!slot.sweeps.has(sweep.id)) {
        slot.sweeps.add(sweep.id);
        slot.port.post({ kind: "open", sweep: sweep.id, spec: sweep.spec });
      }
      const memory = task.kind === "columns" ? (task.into ?? []) : [];
      const buffers = memory.map(({ buffer }) => buffer);
      slot.port.post({ kind: "task", sweep: sweep.id, task }, buffers);
    }
  }

  /** A worker has died: its task is redone once by another, then reported. */
  #failed(slot: Slot, reason: string): void {
    if (!this.#slots.has(slot)) return;
    this.#drop(slot);
    this.#failure = reason;
    if (!slot.ready) this.#vain = true;
    const { order } = slot;
    if (order !== null) {
      order.deaths += 1;
      order.task = withoutMemory(order.task);
      if (order.deaths < ATTEMPTS) this.#queue.unshift(order);
      else order.reject(failed(order.task, order.deaths, reason));
    }
    this.#fill();
    for (const watcher of [...this.#watchers]) watcher();
    this.#dispatch();
  }

  #drop(slot: Slot): void {
    this.#slots.delete(slot);
    slot.port.terminate();
  }

  /** Forgets a sweep. A worker that is still busy with it is ended after a moment of grace. */
  #end(sweep: OpenSweep): void {
    this.#sweeps.delete(sweep);
    const queued = this.#queue.splice(0);
    this.#queue.push(...queued.filter((order) => order.sweep !== sweep));
    for (const slot of this.#slots) {
      if (slot.sweeps.delete(sweep.id)) slot.port.post({ kind: "close", sweep: sweep.id });
      const { order } = slot;
      if (order?.sweep !== sweep) continue;
      setTimeout(() => {
        if (slot.order !== order || !this.#slots.has(slot)) return;
        this.#drop(slot);
        this.#fill();
      }, GRACE);
    }
  }
}

function closed(): BellnessError {
  return new BellnessError("WORKER_FAILED", "The solver was closed while a sweep was running.");
}

function failed(task: Task, deaths: number, reason: string): BellnessError {
  const what =
    task.kind === "group" ? "a Parquet row group" : `the rows ${task.start} to ${task.end - 1}`;
  const how = deaths < ATTEMPTS ? "no worker is left for" : `${deaths} workers died of`;
  return new BellnessError(
    "WORKER_FAILED",
    `workers: ${how} ${what} (the last: ${reason}).`,
    "workers",
  );
}

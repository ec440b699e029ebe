import type { WasmModule } from "../core/wasm.js";
import { BellnessError } from "../model/errors.js";
import type { Job } from "./job.js";
import type { FromWorker, ToWorker } from "./messages.js";
import { openPort, type Port, type WorkerFactory } from "./port.js";
import { Silence } from "./silence.js";
import { defaultFactory } from "./spawn.js";
import { type Done, type Result, type Task, withoutMemory } from "./tasks.js";
import type { Threads } from "./threads.js";

/** Milliseconds that a task of an ended job may still take before its worker is ended. */
const GRACE = 50;
/** Workers that may die of a task before it is given up. */
const ATTEMPTS = 2;
/** Most rows of one task: 1 to 3 MB of results. */
const MOST_ROWS = 16384;
/** Milliseconds that a worker has for its first word: its script may come over a slow network. */
const START = 20_000;

/** Workers cannot be made here; the message says why. */
export class WorkersUnavailable extends Error {}

interface OpenJob {
  readonly id: number;
  readonly job: Job;
  /** Workers that it may have. */
  readonly width: number;
  /** Workers that it has from the start; more come with the tasks that need them. */
  readonly atOnce: number;
}

/** A task, and who waits for it. */
interface Order {
  readonly of: OpenJob;
  task: Task;
  readonly resolve: (done: Done) => void;
  readonly reject: (error: Error) => void;
  deaths: number;
}

/** One worker. */
interface Member {
  readonly port: Port<ToWorker>;
  readonly silence: Silence;
  /** Runs while it has not said a word. */
  readonly start: ReturnType<typeof setTimeout>;
  ready: boolean;
  /** What it works on. */
  order: Order | null;
  /** Jobs that it knows. */
  readonly jobs: Set<number>;
}

export interface PoolOptions {
  /** The compiled kernel; null for the pure-JS core. */
  readonly module: WasmModule | null;
  /** How workers are made; by default those that the platform has. */
  readonly factory?: WorkerFactory | undefined;
}

/**
 * Workers that outlive a job: they are made when first needed, kept for the next
 * one, and let the process end when they are idle.
 */
export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #members = new Set<Member>();
  readonly #queue: Order[] = [];
  /** Called whenever a worker is ready or has failed. */
  readonly #watchers = new Set<() => void>();
  readonly #jobs = new Set<OpenJob>();
  #factory: WorkerFactory | null = null;
  #lastId = 0;
  /** Why the last worker failed; whether it did so before it was ready, so that more would be in vain. */
  #failure = "";
  #vain = false;
  /** Whether workers are made but never say a word. */
  #mute = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /**
   * Up to `width` workers for a job, `atOnce` of them from the start, the others when there are tasks
   * for them; resolves when one is ready.
   *
   * @throws WorkersUnavailable; BellnessError WORKER_FAILED where the pool is closed meanwhile
   *   or no worker says a word
   */
  async open(job: Job, width: number, atOnce = width): Promise<Threads> {
    const of = { id: ++this.#lastId, job, width, atOnce };
    this.#jobs.add(of);
    this.#vain = false;
    this.#mute = false;
    try {
      this.#factory ??= this.#options.factory ?? (await defaultFactory());
      this.#fill();
      await this.#firstReady(of);
    } catch (error) {
      this.#jobs.delete(of);
      if (error instanceof WorkersUnavailable || error instanceof BellnessError) throw error;
      throw new WorkersUnavailable(String((error as Error)?.message ?? error));
    }
    return this.#threads(of);
  }

  /** Ends all workers, and the jobs that need them. */
  close(): void {
    this.#jobs.clear();
    for (const order of this.#queue.splice(0)) order.reject(closed());
    for (const member of [...this.#members]) {
      this.#drop(member);
      member.order?.reject(closed());
    }
    for (const watcher of [...this.#watchers]) watcher();
  }

  #threads(of: OpenJob): Threads {
    return {
      width: of.width,
      mostRows: MOST_ROWS,
      inPlace: false,
      perform: <T extends Task>(task: T) =>
        new Promise<Done<T>>((resolve, reject) => {
          const done = resolve as Order["resolve"];
          const order: Order = { of, task, resolve: done, reject, deaths: 0 };
          // Encoding comes first: finished rows wait for it and take memory.
          if (task.kind === "group") this.#queue.unshift(order);
          else this.#queue.push(order);
          this.#fill();
          this.#dispatch();
        }),
      end: () => this.#end(of),
    };
  }

  #firstReady(of: OpenJob): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const open = this.#jobs.has(of);
        const members = [...this.#members];
        if (open && members.length > 0 && !members.some(({ ready }) => ready)) return;
        this.#watchers.delete(check);
        if (!open) reject(closed());
        else if (members.length > 0) resolve();
        else if (this.#mute) reject(workerFailed(`no worker answers (${this.#failure})`));
        else reject(new WorkersUnavailable(this.#failure));
      };
      this.#watchers.add(check);
      check();
    });
  }

  /** Workers that a job wants now. */
  #wanted(job: OpenJob): number {
    if (job.atOnce === job.width) return job.width;
    const orders = [...this.#queue, ...[...this.#members].map(({ order }) => order)];
    const tasks = orders.filter((order) => order?.of === job).length;
    return Math.min(job.width, Math.max(job.atOnce, tasks));
  }

  /** Makes the workers that the open jobs want and that are not there. */
  #fill(): void {
    const wanted = Math.max(0, ...[...this.#jobs].map((job) => this.#wanted(job)));
    while (!this.#vain && this.#members.size < wanted) this.#spawn();
    // Nobody else would answer these orders.
    if (this.#members.size > 0) return;
    for (const { task, deaths, reject } of this.#queue.splice(0)) {
      reject(failed(task, deaths, this.#failure));
    }
  }

  #spawn(): void {
    try {
      const port = openPort<ToWorker, FromWorker>(this.#factory!(), {
        message: (message) => this.#receive(member, message),
        failed: (reason) => this.#failed(member, reason),
      });
      const member: Member = {
        port,
        silence: new Silence(
          () => port.post({ kind: "ping" }),
          () => this.#failed(member, "it fell silent"),
        ),
        start: setTimeout(() => {
          this.#mute = true;
          this.#failed(member, `it said nothing in ${START / 1000} s`);
        }, START),
        ready: false,
        order: null,
        jobs: new Set(),
      };
      this.#members.add(member);
      port.post({ kind: "core", module: this.#options.module });
    } catch (error) {
      this.#failure = String((error as Error)?.message ?? error);
      this.#vain = true;
    }
  }

  #receive(member: Member, message: FromWorker): void {
    if (!this.#members.has(member)) return;
    member.silence.rest();
    if (message.kind === "ready") {
      clearTimeout(member.start);
      member.ready = true;
      member.port.keepAlive(false);
      for (const watcher of [...this.#watchers]) watcher();
    } else if (message.kind === "done") {
      const order = member.order;
      member.order = null;
      member.port.keepAlive(false);
      const { result, milliseconds } = message;
      order?.resolve({ result: result as Result, milliseconds });
    } else if (member.order !== null) member.silence.watch();
    this.#dispatch();
  }

  /** Gives idle workers the next tasks. */
  #dispatch(): void {
    for (const member of this.#members) {
      if (this.#queue.length === 0) return;
      if (!member.ready || member.order !== null) continue;
      const order = this.#queue.shift()!;
      const { of, task } = order;
      const { id } = of;
      member.order = order;
      member.port.keepAlive(true);
      if (!member.jobs.has(id)) {
        member.jobs.add(id);
        const { kind, spec, columns } = of.job;
        member.port.post({ kind: "open", id, job: { kind, spec, columns } });
      }
      const memory = task.kind === "columns" ? (task.into ?? []) : [];
      const buffers = memory.map(({ buffer }) => buffer);
      member.port.post({ kind: "task", id, task }, buffers);
      member.silence.watch();
    }
  }

  /** A worker has died: its task is redone once by another, then reported. */
  #failed(member: Member, reason: string): void {
    if (!this.#members.has(member)) return;
    this.#drop(member);
    this.#failure = reason;
    if (!member.ready) this.#vain = true;
    const { order } = member;
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

  #drop(member: Member): void {
    this.#members.delete(member);
    clearTimeout(member.start);
    member.silence.rest();
    member.port.terminate();
  }

  /** Forgets a job. A worker that is still busy with it is ended after a moment of grace. */
  #end(of: OpenJob): void {
    this.#jobs.delete(of);
    const queued = this.#queue.splice(0);
    this.#queue.push(...queued.filter((order) => order.of !== of));
    for (const member of this.#members) {
      if (member.jobs.delete(of.id)) member.port.post({ kind: "close", id: of.id });
      const { order } = member;
      if (order?.of !== of) continue;
      setTimeout(() => {
        if (member.order !== order || !this.#members.has(member)) return;
        this.#drop(member);
        this.#fill();
      }, GRACE);
    }
  }
}

function workerFailed(text: string): BellnessError {
  return new BellnessError("WORKER_FAILED", `workers: ${text}.`, "workers");
}

function closed(): BellnessError {
  return new BellnessError("WORKER_FAILED", "The solver was closed while it was at work.");
}

function failed(task: Task, deaths: number, reason: string): BellnessError {
  const what =
    task.kind === "group" ? "a Parquet row group" : `the rows ${task.start} to ${task.end - 1}`;
  const how = deaths < ATTEMPTS ? "no worker is left for" : `${deaths} workers died of`;
  return workerFailed(`${how} ${what} (the last: ${reason})`);
}

// A sweep that is long enough to be interrupted in each of its shards, and the command beside it.

import { chmodSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import { bellness, COMMAND, folder } from "./cli.js";

export const SHARDS = 8;
/** Seconds of one processor. */
const ROWS = 8 * 40_000;
const SPEC = {
  base: {
    hamiltonian: { ZI: 0.5, IZ: 0.4, XX: 0.7 },
    baths: [
      { temperature: 0.2, coupling: { XI: 1 }, spectrum: { kind: "ohmic", gamma: 0.05 } },
      { temperature: 0.9, coupling: { IX: 1 }, spectrum: { kind: "ohmic", gamma: 0.05 } },
    ],
  },
  axes: [{ parameter: "hamiltonian.XX", from: 0.1, to: 2, count: ROWS }],
  observables: ["concurrence", "i3322"],
};

export class ClusterSweep {
  readonly files = folder({
    "sweep.json": JSON.stringify(SPEC),
    bellness: `#!/bin/sh\nexec "${process.execPath}" "${COMMAND}" "$@"\n`,
  });
  /** The folder of all files; `bellness` is one of them. */
  readonly path = this.files.path("");

  constructor() {
    chmodSync(this.files.path("bellness"), 0o755);
  }

  /** Runs the command in the folder. */
  async run(...args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await bellness(args);
    expect([code, stderr]).toEqual([0, ""]);
    return stdout;
  }

  /** The recipe of an engine, filled in. */
  recipe(engine: string): Promise<string> {
    const { path } = this.files;
    const numbers = ["--shards", String(SHARDS), "--workers", "1", "--memory", "1"];
    return this.run("recipe", engine, "--spec", path("sweep.json"), ...numbers, "--format", "csv");
  }

  table(k: number): string {
    return this.files.path(`sweep-${k}.csv`);
  }

  /** Text of a file; nothing where there is none. */
  text(name: string): string {
    try {
      return readFileSync(this.files.path(name), "utf8");
    } catch {
      return "";
    }
  }

  /** The process that works on a shard, when it has noted some rows. */
  async worker(k: number): Promise<number> {
    for (;;) {
      const lock = this.text(`sweep-${k}.csv.lock`);
      if (lock !== "" && this.text(`sweep-${k}.csv.journal`).split("\n").length > 2) {
        return (JSON.parse(lock) as { pid: number }).pid;
      }
      await wait(50);
    }
  }

  /** All shards are there, right, and together the table of one process. */
  async expectWhole(): Promise<void> {
    const merged = this.files.path("merged.csv");
    const whole = this.files.path("whole.csv");
    const shards = Array.from({ length: SHARDS }, (_, k) => this.table(k + 1));
    const said = await this.run(
      "shards",
      ...shards,
      "--verify",
      "--merge",
      "-o",
      merged,
      "--quiet",
    );
    expect(said).toBe(`${SHARDS} shards: ${SHARDS} finished\n${ROWS} of ${ROWS} rows (100 %)\n`);
    await this.run("sweep", this.files.path("sweep.json"), "-o", whole, "--quiet");
    expect(readFileSync(merged).equals(readFileSync(whole))).toBe(true);
  }
}

/** Waits until something holds; what it is, for the message. */
export async function until(what: string, holds: () => boolean, seconds = 300): Promise<void> {
  const end = performance.now() + 1000 * seconds;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await wait(200);
  }
}

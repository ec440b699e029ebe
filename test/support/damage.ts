// Tables, finished or not, whose files were changed while nobody looked.

import { copyFile, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { type TableFileOptions, writeTable } from "../../src/cli/tableFile.js";
import type { Solver, SweepSpec, TableFormat } from "../../src/index.js";
import { DyingDisk } from "./dyingDisk.js";
import type { Random } from "./random.js";

const SPEC: SweepSpec = {
  base: { kappa: 3, temperature: { mean: 0.4, difference: 0 } },
  axes: [
    { parameter: "temperature.difference", from: -0.78, to: 0.78, count: 60 },
    { parameter: "epsilon.difference", from: -0.5, to: 0.5, count: 50 },
  ],
  observables: ["concurrence", "i2"],
};
/** Two row groups of a Parquet file. */
const GROUPS: SweepSpec = {
  axes: [{ parameter: "gamma.mean", from: 0.1, to: 0.2, count: 66_000 }],
  observables: ["rho11"],
};

/** A table that a kill has left half done, and what it would be. */
export class Interrupted {
  readonly path: string;
  readonly #solver: Solver;
  readonly #options: TableFileOptions;
  readonly #spec: SweepSpec;
  expected: Buffer = Buffer.alloc(0);
  journal: Buffer = Buffer.alloc(0);

  constructor(solver: Solver, folder: string, format: TableFormat) {
    this.path = join(folder, `table.${format}`);
    this.#solver = solver;
    this.#spec = format === "parquet" ? GROUPS : SPEC;
    this.#options = { path: this.path, format, checkpointTime: 0 };
  }

  get files(): string[] {
    return [this.path, `${this.path}.journal`, `${this.path}.meta.json`];
  }

  async begin(steps: number): Promise<void> {
    await writeTable(this.#solver, this.#spec, this.#options);
    this.expected = await readFile(this.path);
    await this.keep("finished");
    for (const file of this.files) await rm(file, { force: true });
    await writeTable(this.#solver, this.#spec, this.#options, new DyingDisk(steps)).catch(() => {});
    await rm(`${this.path}.lock`, { force: true });
    // Whole lines: half of one is no damage.
    const journal = await readFile(`${this.path}.journal`);
    this.journal = journal.subarray(0, journal.lastIndexOf("\n") + 1);
    await writeFile(`${this.path}.journal`, this.journal);
    await this.keep("begun");
  }

  /** Keeps the files as they are under a name, and puts them back. */
  async keep(name: string): Promise<void> {
    for (const file of this.files) await copyFile(file, `${file}.${name}`).catch(() => {});
  }

  async restore(name: string): Promise<void> {
    for (const file of this.files) {
      await rm(file, { force: true });
      await copyFile(`${file}.${name}`, file).catch(() => {});
    }
  }

  resume(): Promise<boolean> {
    return writeTable(this.#solver, this.#spec, { ...this.#options, resume: true });
  }

  /** Resumes: the bytes are those of an undisturbed run, or the refusal says why not. */
  async expectRightOrRefused(): Promise<"right" | "refused"> {
    try {
      await this.resume();
    } catch (error) {
      expect(error).toMatchObject({ name: "BellnessError", code: "JOURNAL_MISMATCH" });
      return "refused";
    }
    expect((await readFile(this.path)).equals(this.expected)).toBe(true);
    return "right";
  }
}

/** The same bytes but for one bit. */
export function flipped(bytes: Uint8Array, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  const at = Math.floor(random.uniform(0, copy.length));
  copy[at] = copy[at]! ^ (1 << Math.floor(random.uniform(0, 8)));
  return copy;
}

/** Flips bits of the journal of an interrupted table, one at a time; how many flips were refused. */
export async function flipJournal(table: Interrupted, flips: number, random: Random) {
  let refused = 0;
  for (let flip = 0; flip < flips; flip++) {
    await table.restore("begun");
    await writeFile(`${table.path}.journal`, flipped(table.journal, random));
    if ((await table.expectRightOrRefused()) === "refused") refused += 1;
  }
  return refused;
}

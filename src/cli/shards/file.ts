import { open, readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { BellnessError, TABLE_FORMATS, type TableFormat } from "../../index.js";
import type { TableDescription } from "../../table/describe.js";
import { type Shard, WHOLE } from "../../table/shard.js";
import { readFinished, sidecarPath } from "../finished.js";
import { isAlive } from "../holder.js";
import { journalPath, type Noted, readJournal } from "../journal.js";
import { BEAT, isNote, isStill, lockPath, readNote } from "../lock.js";

/** What the shards of one table have in common. */
export interface Whole {
  readonly format: TableFormat;
  /** What the whole table says of itself. */
  readonly description: TableDescription<unknown>;
  readonly shards: number;
}

/** A shard's file, as it was found. */
export interface ShardFile {
  readonly path: string;
  /** "unknown": nothing tells whether its process still runs. */
  readonly state: "finished" | "running" | "stopped" | "unknown" | "unreadable";
  readonly whole: Whole | null;
  readonly shard: Shard | null;
  /** Rows that are done, of how many, behind how many of the whole. */
  readonly rows: { readonly done: number; readonly count: number; readonly first: number };
  /** Rows a second, of late. */
  readonly rate: number | null;
  /** Where it was last worked at, and when (milliseconds since 1970). */
  readonly host: string | null;
  readonly at: number | null;
  /** Why it cannot be read, or what is wrong with it. */
  readonly reason: string | null;
}

/** What stands beside a table, and behind the table's name. */
const BESIDE = [journalPath(""), sidecarPath(""), lockPath("")];

/** The table that a path names; null where it is neither a table nor what stands beside one. */
function tableOf(path: string): string | null {
  const beside = BESIDE.find((ending) => path.endsWith(ending));
  const table = beside === undefined ? path : path.slice(0, -beside.length);
  return TABLE_FORMATS.includes(extname(table).slice(1) as TableFormat) ? table : null;
}

async function tablesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).flatMap((name) => tableOf(name) ?? []).map((n) => join(folder, n));
}

/**
 * The tables that paths name, each once: a shell's pattern also finds what stands beside them, and
 * a folder stands for all in it.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export async function tablesOf(paths: readonly string[]): Promise<string[]> {
  const tables = new Set<string>();
  for (const path of paths) {
    const table = tableOf(path);
    if (table !== null) tables.add(table);
    else if (await stat(path).then((found) => found.isDirectory())) {
      for (const one of await tablesIn(path)) tables.add(one);
    } else if (!BESIDE.some((ending) => path.includes(`${ending}.`))) {
      throw new BellnessError(
        "INVALID_PARAMETER",
        `files: ${path} is no table. Allowed: files that end in ${TABLE_FORMATS.map((one) => `.${one}`).join(", ")}, and folders of them.`,
        "files",
        path,
      );
    }
  }
  return [...tables].sort();
}

/** Lines of a journal from which the rate is taken. */
const LATE = 10;

function rateOf(checkpoints: readonly Noted[]): number | null {
  const late = checkpoints.slice(-LATE).filter(({ at }) => at !== undefined);
  const [first, last] = [late[0], late.at(-1)];
  if (first === undefined || last === undefined || last.at! <= first.at!) return null;
  return (1000 * (last.rows - first.rows)) / (last.at! - first.at!);
}

/** Reads the files of shards. What they have in common is kept once. */
export class ShardReader {
  readonly #wholes = new Map<string, Whole>();

  #whole(format: TableFormat, about: TableDescription<unknown>): Whole {
    const { of } = about.rows;
    const description = { ...about, shard: WHOLE, rows: { first: 0, count: of, of } };
    const whole = { format, description, shards: about.shard.count };
    const key = JSON.stringify(whole);
    const known = this.#wholes.get(key) ?? whole;
    this.#wholes.set(key, known);
    return known;
  }

  async look(path: string): Promise<ShardFile> {
    try {
      return (await this.#unfinished(path)) ?? (await this.#finished(path));
    } catch (error) {
      return { ...NOTHING, path, reason: (error as Error).message };
    }
  }

  async #unfinished(path: string): Promise<ShardFile | null> {
    const journal = await readJournal(path);
    if (journal === null) return null;
    const { head, checkpoints } = journal;
    const { rows, shard } = head.description;
    const last = checkpoints.at(-1);
    const note = await readNote(lockPath(path));
    const state = note === null ? "stopped" : await whetherRuns(note);
    return {
      path,
      state,
      whole: this.#whole(head.format, head.description),
      shard,
      rows: { done: last?.rows ?? 0, count: rows.count, first: rows.first },
      rate: rateOf(checkpoints),
      host: note?.host ?? last?.host ?? null,
      at: last?.at ?? null,
      reason: null,
    };
  }

  async #finished(path: string): Promise<ShardFile> {
    const format = extname(path).slice(1) as TableFormat;
    const file = await open(path).catch(async (error: NodeJS.ErrnoException) => {
      // Begun this moment, or by a process that died at once.
      const note = error.code === "ENOENT" ? await readNote(lockPath(path)) : null;
      if (note === null) throw error;
      return note;
    });
    if (!("fd" in file)) {
      const state = await whetherRuns(file);
      return { ...NOTHING, path, state, host: file.host ?? null };
    }
    try {
      const found = await readFinished(path, file, format);
      if (found === null) return { ...NOTHING, path, reason: "it does not say what it is" };
      const { rows, shard } = found.description;
      return {
        ...NOTHING,
        path,
        state: found.cut === null ? "finished" : "unreadable",
        whole: this.#whole(format, found.description),
        shard,
        rows: { done: rows.count, count: rows.count, first: rows.first },
        reason: found.cut,
      };
    } finally {
      await file.close();
    }
  }
}

const NOTHING = {
  state: "unreadable",
  whole: null,
  shard: null,
  rows: { done: 0, count: 0, first: 0 },
  rate: null,
  host: null,
  at: null,
  reason: null,
} as const;

type Note = NonNullable<Awaited<ReturnType<typeof readNote>>>;

async function whetherRuns(note: Note): Promise<"running" | "stopped" | "unknown"> {
  const alive = isNote(note) ? await isAlive(note) : null;
  if (alive === null) return "unknown";
  return alive ? "running" : "stopped";
}

/** Looks for a sign of life of what runs on other machines: two beats of its lock, and some more. */
export async function settle(file: ShardFile): Promise<ShardFile> {
  if (file.state !== "unknown") return file;
  const still = await isStill(lockPath(file.path), 3 * BEAT);
  return { ...file, state: still ? "stopped" : "running" };
}

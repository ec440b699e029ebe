import { type FileHandle, readFile } from "node:fs/promises";
import {
  BellnessError,
  type Checkpoint,
  type SweepDescription,
  type TableFormat,
} from "../index.js";
import type { Disk } from "./disk.js";

// The journal of an unfinished table, in JSON Lines: a head, then a checkpoint a
// line. A checkpoint is written after the rows that it counts are on the disk. So
// whatever a kill leaves behind, the table is whole up to the last whole line.

/** Version of the journal's own form. */
const JOURNAL = 1;

/** What a table is: its first line says it. */
export interface JournalHead {
  readonly journal: typeof JOURNAL;
  readonly format: TableFormat;
  readonly description: SweepDescription;
}

/** A journal as it was found. */
export interface FoundJournal {
  readonly head: JournalHead;
  readonly checkpoints: readonly Checkpoint[];
  /** Bytes of its whole lines; behind them may stand half a one. */
  readonly length: number;
}

export function journalPath(table: string): string {
  return `${table}.journal`;
}

export function journalHead(format: TableFormat, description: SweepDescription): JournalHead {
  return { journal: JOURNAL, format, description };
}

/** The value of a line, or null where it is not whole. */
function parsed<T>(line: string): T | null {
  try {
    return JSON.parse(line) as T;
  } catch {
    return null;
  }
}

/**
 * Reads the journal of a table; null where there is none.
 *
 * @throws BellnessError JOURNAL_MISMATCH where the file is something else
 */
export async function readJournal(table: string): Promise<FoundJournal | null> {
  const path = journalPath(table);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  const lines = text.split("\n");
  const head = parsed<JournalHead>(lines[0]!);
  if (head?.journal !== JOURNAL || lines.length < 2) {
    throw new BellnessError(
      "JOURNAL_MISMATCH",
      `output: ${path} is not a journal of this version of bellness. Allowed: the journal of an interrupted sweep, or --force to start again.`,
      "output",
      path,
    );
  }
  const checkpoints: Checkpoint[] = [];
  let length = Buffer.byteLength(lines[0]!) + 1;
  // What follows the last line break was not written to its end.
  for (const line of lines.slice(1, -1)) {
    const checkpoint = parsed<Checkpoint>(line);
    if (checkpoint === null) break;
    checkpoints.push(checkpoint);
    length += Buffer.byteLength(line) + 1;
  }
  return { head, checkpoints, length };
}

/** The journal of a table that is being written. */
export class Journal {
  readonly #disk: Disk;
  readonly #path: string;
  readonly #file: FileHandle;
  #length: number;

  private constructor(disk: Disk, path: string, file: FileHandle, length: number) {
    this.#disk = disk;
    this.#path = path;
    this.#file = file;
    this.#length = length;
  }

  /** Starts a journal in the place of any other. */
  static async start(disk: Disk, table: string, head: JournalHead): Promise<Journal> {
    const path = journalPath(table);
    const text = `${JSON.stringify(head)}\n`;
    await disk.put(path, text);
    return new Journal(disk, path, await disk.open(path), Buffer.byteLength(text));
  }

  /** Goes on with a journal behind its last whole line. */
  static async goOn(disk: Disk, table: string, { length }: FoundJournal): Promise<Journal> {
    const path = journalPath(table);
    const journal = new Journal(disk, path, await disk.open(path), length);
    try {
      await disk.truncate(journal.#file, length);
    } catch (error) {
      await journal.close();
      throw error;
    }
    return journal;
  }

  /** Notes checkpoints, whose rows must be on the disk. */
  async append(checkpoints: readonly Checkpoint[]): Promise<void> {
    const lines = checkpoints.map((checkpoint) => `${JSON.stringify(checkpoint)}\n`).join("");
    const bytes = new TextEncoder().encode(lines);
    await this.#disk.write(this.#file, bytes, this.#length);
    await this.#disk.sync(this.#file);
    this.#length += bytes.length;
  }

  /** The table is finished, and on the disk. */
  async finish(): Promise<void> {
    await this.#disk.remove(this.#path);
    await this.#disk.syncNames(this.#path);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

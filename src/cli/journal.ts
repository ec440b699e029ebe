import { type FileHandle, open } from "node:fs/promises";
import { hostname } from "node:os";
import { BellnessError, type Checkpoint, type TableFormat } from "../index.js";
import type { TableDescription } from "../table/describe.js";
import { crc32, hex } from "./checksum.js";
import type { Disk } from "./disk.js";
import { lines } from "./lineReader.js";

// The journal of an unfinished table, in JSON Lines: a head, then a checkpoint a
// line. A checkpoint is written after the rows that it counts are on the disk. So
// whatever a kill leaves behind, the table is whole up to the last whole line.
//
// Each line ends in the CRC-32 of all lines up to it, and each checkpoint has that of the
// table's bytes: neither can change without being noticed.

/** Version of the journal's own form. */
const JOURNAL = 2;

/** What a table is: its first line says it. */
export interface JournalHead {
  readonly journal: typeof JOURNAL;
  readonly format: TableFormat;
  readonly description: TableDescription<unknown>;
}

/** A checkpoint, and the CRC-32 of the table's bytes up to it. */
export interface Noted extends Checkpoint {
  readonly crc32: string;
  /** When it was written, in milliseconds since 1970, and where: for people and for rates. */
  readonly at?: number;
  readonly host?: string;
}

/** A journal as it was found. */
export interface FoundJournal {
  readonly head: JournalHead;
  readonly checkpoints: readonly Noted[];
  /** Bytes of its whole lines, behind which may stand half a one, and their CRC-32. */
  readonly length: number;
  readonly crc: number;
}

export function journalPath(table: string): string {
  return `${table}.journal`;
}

export function journalHead(
  format: TableFormat,
  description: TableDescription<unknown>,
): JournalHead {
  return { journal: JOURNAL, format, description };
}

const encoder = new TextEncoder();

/** A value as a line whose last key is the CRC-32 of it and of all lines before. */
function sealed(
  value: object,
  before: number,
): { readonly bytes: Uint8Array; readonly crc: number } {
  const text = JSON.stringify(value).slice(0, -1);
  const crc = crc32(encoder.encode(text), before);
  return { bytes: encoder.encode(`${text},"check":"${hex(crc)}"}\n`), crc };
}

/** Ends a sealed line. */
const SEAL = /,"check":"([0-9a-f]{8})"\}$/;

/** The value of a sealed line and the CRC-32 up to it; null where it is not what was written. */
function unsealed(
  line: string,
  before: number,
): { readonly value: object; readonly crc: number } | null {
  const seal = SEAL.exec(line);
  if (seal === null) return null;
  const text = line.slice(0, seal.index);
  const crc = crc32(encoder.encode(text), before);
  if (hex(crc) !== seal[1]) return null;
  return { value: JSON.parse(`${text}}`), crc };
}

function mismatch(table: string, text: string): never {
  throw new BellnessError(
    "JOURNAL_MISMATCH",
    `output: ${journalPath(table)} ${text}. Allowed: the journal as an interrupted run left it, or --force to start again.`,
    "output",
    journalPath(table),
  );
}

/** Whether a checkpoint can follow another in a table of so many rows. */
function follows(next: Noted, last: Noted | undefined, rows: number): boolean {
  const whole = Number.isSafeInteger(next.rows) && Number.isSafeInteger(next.bytes);
  const { rows: before, bytes } = last ?? { rows: -1, bytes: -1 };
  return whole && next.rows > before && next.bytes > bytes && next.rows <= rows;
}

/**
 * Reads the journal of a table; null where there is none.
 *
 * @throws BellnessError JOURNAL_MISMATCH where the file is something else, or was changed
 */
export async function readJournal(table: string): Promise<FoundJournal | null> {
  const file = await open(journalPath(table)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (file === null) return null;
  let head: JournalHead | null = null;
  const checkpoints: Noted[] = [];
  let length = 0;
  let crc = 0;
  let number = 0;
  for await (const { text, whole, bytes } of lines(file.createReadStream(), journalPath(table))) {
    number += 1;
    // What follows the last line break was not written to its end.
    if (!whole) break;
    const found = unsealed(text, crc);
    if (head === null) {
      head = (found?.value as JournalHead | undefined) ?? null;
      if (head?.journal !== JOURNAL)
        mismatch(table, "is not a journal of this version of bellness");
    } else {
      const next = found?.value as Noted | undefined;
      const { count } = head.description.rows;
      if (next === undefined || !follows(next, checkpoints.at(-1), count)) {
        mismatch(table, `was damaged or changed: line ${number} is not what was written`);
      }
      checkpoints.push(next);
    }
    crc = found!.crc;
    length += bytes;
  }
  if (head === null) mismatch(table, "is not a journal of this version of bellness");
  return { head, checkpoints, length, crc };
}

/** The journal of a table that is being written. */
export class Journal {
  readonly #disk: Disk;
  readonly #path: string;
  readonly #file: FileHandle;
  #length: number;
  #crc: number;

  private constructor(disk: Disk, path: string, file: FileHandle, length: number, crc: number) {
    this.#disk = disk;
    this.#path = path;
    this.#file = file;
    this.#length = length;
    this.#crc = crc;
  }

  /** Starts a journal in the place of any other. */
  static async start(disk: Disk, table: string, head: JournalHead): Promise<Journal> {
    const path = journalPath(table);
    const { bytes, crc } = sealed(head, 0);
    await disk.put(path, new TextDecoder().decode(bytes));
    return new Journal(disk, path, await disk.open(path), bytes.length, crc);
  }

  /** Goes on with a journal behind its last whole line. */
  static async goOn(disk: Disk, table: string, { length, crc }: FoundJournal): Promise<Journal> {
    const path = journalPath(table);
    const journal = new Journal(disk, path, await disk.open(path), length, crc);
    try {
      await disk.truncate(journal.#file, length);
    } catch (error) {
      await journal.close();
      throw error;
    }
    return journal;
  }

  /** Notes checkpoints, whose rows must be on the disk. */
  async append(checkpoints: readonly Noted[]): Promise<void> {
    let crc = this.#crc;
    const where = { at: Date.now(), host: hostname() };
    const written = checkpoints.map((checkpoint) => {
      const line = sealed({ ...checkpoint, ...where }, crc);
      crc = line.crc;
      return line.bytes;
    });
    const bytes = Buffer.concat(written);
    await this.#disk.write(this.#file, bytes, this.#length);
    await this.#disk.sync(this.#file);
    this.#length += bytes.length;
    this.#crc = crc;
  }

  /** The table is finished, and on the disk; or it was never begun. */
  async remove(): Promise<void> {
    await this.#disk.remove(this.#path);
    await this.#disk.syncNames(this.#path);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

import { randomBytes } from "node:crypto";
import { type FileHandle, open, readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { BellnessError } from "../index.js";
import type { Disk } from "./disk.js";
import { type Holder, isAlive } from "./holder.js";

// A table that is being written has a lock beside it: a file that names the process. A process
// of this machine holds its lock as long as it runs. Whether one of another machine, or of another
// container, still runs is seen by its lock, whose time it sets anew every few seconds; clocks are
// not compared, since they differ.
//
// Whoever finds the lock of a dead process makes a file named after that lock's own token: only one
// can, and only that one may put its own lock in the place of the dead one's.

/** Milliseconds between two signs of life, and after which a lock without any is taken for dead. */
export const BEAT = 2000;
const DEAD = 15_000;
/** Milliseconds between two looks at the lock of another machine. */
const LOOK = 250;

export interface Note extends Holder {
  readonly token: string;
}

export function lockPath(table: string): string {
  return `${table}.lock`;
}

/** The note in a lock; null where there is no lock. An unreadable one is someone's all the same. */
export async function readNote(path: string): Promise<Partial<Note> | null> {
  try {
    const note: unknown = JSON.parse(await readFile(path, "utf8"));
    return typeof note === "object" && note !== null ? note : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/**
 * The time that a lock was set to last; null where there is none. It is opened for that: a client of
 * a shared file system asks its server then, and may take what it remembers otherwise.
 */
async function beatOf(path: string): Promise<string | null> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  try {
    const found = await file?.stat({ bigint: true });
    return found === undefined ? null : `${found.ino} ${found.mtimeNs}`;
  } finally {
    await file?.close();
  }
}

/** Whether a lock shows no sign of life for a while. */
export async function isStill(path: string, within = DEAD): Promise<boolean> {
  const first = await beatOf(path);
  if (first === null) return true;
  for (const end = performance.now() + within; performance.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, LOOK));
    if ((await beatOf(path)) !== first) return false;
  }
  return true;
}

export function isNote(note: Partial<Note>): note is Note {
  return typeof note.host === "string" && Number.isSafeInteger(note.pid) && note.pid! > 0;
}

async function isDead(path: string, note: Partial<Note>): Promise<boolean> {
  const alive = isNote(note) ? await isAlive(note) : null;
  return alive === null ? isStill(path) : !alive;
}

function locked(table: string, note: Partial<Note>): BellnessError {
  const { pid, host, since } = note;
  const who = pid === undefined ? "another process" : `process ${pid} on ${host} since ${since}`;
  return new BellnessError(
    "OUTPUT_LOCKED",
    `output: ${table} is being written by ${who} (${lockPath(table)}). Allowed: another file, or to wait until that process has ended.`,
    "output",
    table,
  );
}

/** The lock of a table that this process writes. */
export class Lock {
  readonly #disk: Disk;
  readonly #table: string;
  readonly #token: string;
  readonly #file: FileHandle;
  readonly #beat: ReturnType<typeof setInterval>;
  #seen = Date.now();

  private constructor(disk: Disk, table: string, token: string, file: FileHandle) {
    this.#disk = disk;
    this.#table = table;
    this.#token = token;
    this.#file = file;
    this.#beat = setInterval(() => {
      const now = new Date();
      // Where it fails the next check tells.
      file.utimes(now, now).catch(() => {});
    }, BEAT);
    this.#beat.unref();
  }

  /**
   * Takes the lock of a table.
   *
   * @throws BellnessError OUTPUT_LOCKED where another process has it
   */
  static async take(disk: Disk, table: string): Promise<Lock> {
    const token = randomBytes(8).toString("hex");
    const path = lockPath(table);
    const draft = `${path}.${token}.new`;
    try {
      await disk.fill(draft, `${JSON.stringify({ ...(await disk.holder()), token })}\n`);
      await claim(disk, table, draft);
      await clearAway(disk, table).catch(() => {});
      return new Lock(disk, table, token, await open(path, "r+"));
    } finally {
      await disk.remove(draft);
    }
  }

  /** Removes the lock of a table that a dead process left behind, if that is easily done. */
  static async clear(disk: Disk, table: string): Promise<void> {
    const note = await readNote(lockPath(table)).catch(() => null);
    if (note === null || !isNote(note) || (await isAlive(note)) !== false) return;
    await Lock.take(disk, table).then(
      (lock) => lock.release(),
      () => {},
    );
  }

  /** Nobody has taken the lock for dead, while the process was stopped for long. */
  async check(): Promise<void> {
    if (Date.now() - this.#seen < DEAD / 3) return;
    const note = (await readNote(lockPath(this.#table))) ?? {};
    if (note.token !== this.#token) throw locked(this.#table, note);
    this.#seen = Date.now();
  }

  async release(): Promise<void> {
    clearInterval(this.#beat);
    await this.#file.close();
    const path = lockPath(this.#table);
    if ((await readNote(path))?.token === this.#token) await this.#disk.remove(path);
  }
}

/** Removes what processes that died on their way to this lock have left beside it. */
async function clearAway(disk: Disk, table: string): Promise<void> {
  const beginning = `${basename(lockPath(table))}.`;
  for (const name of await readdir(dirname(table))) {
    if (!name.startsWith(beginning)) continue;
    const path = join(dirname(table), name);
    const note = await readNote(path);
    const { mtimeMs } = await stat(path);
    const isOld = Date.now() - mtimeMs > 4 * DEAD;
    const dead = note !== null && isNote(note) ? (await isAlive(note)) === false : isOld;
    if (dead) await disk.remove(path);
  }
}

/** Makes the draft the lock. */
async function claim(disk: Disk, table: string, draft: string): Promise<void> {
  const path = lockPath(table);
  for (;;) {
    if (await disk.link(draft, path)) return;
    const dead = await readNote(path);
    // Given back meanwhile.
    if (dead === null) continue;
    if (!(await isDead(path, dead))) throw locked(table, dead);
    const heirs = await inherit(disk, table, draft, dead.token ?? "0");
    if (heirs === null) continue;
    const still = await readNote(path);
    // Somebody inherited it before, and removed what said so.
    if (still === null || still.token !== dead.token) {
      await disk.remove(heirs.at(-1)!);
      continue;
    }
    await disk.rename(draft, path);
    for (const heir of heirs) await disk.remove(heir);
    return;
  }
}

/** Becomes the heir of a dead process's lock, or of its heir that died too; the files that say so. */
async function inherit(
  disk: Disk,
  table: string,
  draft: string,
  token: string,
): Promise<string[] | null> {
  const heirs = [`${lockPath(table)}.${token}`];
  for (;;) {
    const heir = heirs.at(-1)!;
    if (await disk.link(draft, heir)) return heirs;
    const note = await readNote(heir);
    if (note === null) return null;
    if (!(await isDead(heir, note))) throw locked(table, note);
    heirs.push(`${lockPath(table)}.${note.token ?? basename(heir)}`);
  }
}

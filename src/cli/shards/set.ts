import { shardRows } from "../../table/shard.js";
import { difference } from "../finished.js";
import { type ShardFile, ShardReader, settle, type Whole } from "./file.js";

/** Files that are open at once: a shared folder answers slowly, and many at a time. */
const AT_ONCE = 16;

/** A function of each of many, some at once, in their order. */
export async function eachOf<T, R>(
  items: readonly T[],
  act: (item: T) => Promise<R>,
  atOnce = AT_ONCE,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const work = async () => {
    while (next < items.length) {
      const k = next++;
      results[k] = await act(items[k]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
  return results;
}

/** Shards, and what is missing for them to be one whole table. */
export interface ShardSet {
  /** In the order of rows. */
  readonly files: readonly ShardFile[];
  /** The table that most of them are shards of. */
  readonly whole: Whole | null;
  /** Shards of which there is no file, counted from 1. */
  readonly missing: readonly number[];
  /** What is wrong, file by file. */
  readonly problems: readonly string[];
}

/** The table that most files belong to. */
function commonest(files: readonly ShardFile[]): Whole | null {
  const counts = new Map<Whole, number>();
  for (const { whole } of files)
    if (whole !== null) counts.set(whole, (counts.get(whole) ?? 0) + 1);
  let best: Whole | null = null;
  for (const [whole, count] of counts) if (best === null || count > counts.get(best)!) best = whole;
  return best;
}

/** What is wrong with a file as a shard of a table, if anything. */
function wrongWith({ whole, shard, rows, reason }: ShardFile, of: Whole): string | null {
  if (reason !== null) return reason;
  // Begun this moment: it has said nothing yet.
  if (whole === null || shard === null) return null;
  if (whole !== of) return `is part of another table: ${difference(whole, of)}`;
  const { start, end } = shardRows(of.description.rows.of, shard);
  if (rows.first === start && rows.count === end - start) return null;
  return `says that it has ${rows.count} rows from row ${rows.first} on, not ${end - start} from row ${start}`;
}

export function setOf(found: readonly ShardFile[]): ShardSet {
  const files = [...found].sort((a, b) => (a.shard?.index ?? 0) - (b.shard?.index ?? 0));
  const whole = commonest(files);
  const problems: string[] = [];
  const seen = new Map<number, string>();
  for (const file of files) {
    const { path, shard } = file;
    const wrong = whole === null ? file.reason : wrongWith(file, whole);
    if (wrong !== null) problems.push(`${path}: ${wrong}`);
    if (shard === null || file.whole !== whole) continue;
    const before = seen.get(shard.index);
    if (before !== undefined) problems.push(`${path}: shard ${shard.index} is ${before} already`);
    seen.set(shard.index, path);
  }
  const missing = Array.from({ length: whole?.shards ?? 0 }, (_, k) => k + 1);
  return { files, whole, missing: missing.filter((index) => !seen.has(index)), problems };
}

/** Looks at the files of shards, which may be growing. */
export async function lookAt(paths: readonly string[]): Promise<ShardSet> {
  const reader = new ShardReader();
  const files = await eachOf(paths, (path) => reader.look(path));
  const unknown = files.some(({ state }) => state === "unknown");
  return setOf(unknown ? await eachOf(files, settle, files.length) : files);
}

export function isComplete({ files, whole, missing, problems }: ShardSet): boolean {
  const finished = files.every(({ state }) => state === "finished");
  return whole !== null && missing.length === 0 && problems.length === 0 && finished;
}

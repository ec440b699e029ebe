import { duration } from "../progress.js";
import type { ShardFile } from "./file.js";
import type { ShardSet } from "./set.js";

/** Shards that are listed one by one; more of a kind are counted. */
const LISTED = 20;

/** Numbers as ranges: 3, 5-9, 12. */
export function ranges(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let k = 0; k < numbers.length; ) {
    const first = k;
    while (numbers[k + 1] === numbers[k]! + 1) k += 1;
    parts.push(first === k ? `${numbers[k]}` : `${numbers[first]}-${numbers[k]}`);
    k += 1;
  }
  return parts.join(",");
}

/** Rows, rate and states of shards in sum. */
export function sums({ files, whole, missing }: ShardSet) {
  const ours = files.filter((file) => file.whole === whole);
  const count = (state: ShardFile["state"]) => files.filter((file) => file.state === state).length;
  const running = files.filter(({ state }) => state === "running");
  return {
    shards: whole?.shards ?? 0,
    finished: count("finished"),
    running: running.length,
    stopped: count("stopped"),
    unreadable: count("unreadable"),
    missing: missing.length,
    rows: {
      done: ours.reduce((sum, { rows }) => sum + rows.done, 0),
      of: whole?.description.rows.of ?? 0,
    },
    rate: running.reduce((sum, { rate }) => sum + (rate ?? 0), 0),
  };
}

function line({ state, path, shard, rows, rate, host, at }: ShardFile): string {
  const part =
    shard === null ? "just begun" : `shard ${shard.index}: ${rows.done} of ${rows.count} rows`;
  const speed = rate === null || state !== "running" ? "" : `, ${Math.round(rate)}/s`;
  const where = host === null ? "" : `, on ${host}`;
  const when = at === null ? "" : `, last at ${new Date(at).toISOString()}`;
  return `  ${state}  ${path}  ${part}${speed}${where}${when}\n`;
}

function listed(lines: readonly string[]): string {
  const more = lines.length > LISTED ? `  and ${lines.length - LISTED} more\n` : "";
  return `${lines.slice(0, LISTED).join("")}${more}`;
}

/** What a person wants to know of shards. */
export function report(set: ShardSet): string {
  const { shards, finished, running, stopped, unreadable, missing, rows, rate } = sums(set);
  const counts = Object.entries({ finished, running, stopped, unreadable, missing })
    .filter(([name, count]) => count > 0 || name === "finished")
    .map(([name, count]) => `${count} ${name}`);
  const share = rows.of === 0 ? 0 : Math.floor((1000 * rows.done) / rows.of) / 10;
  const left =
    rate > 0 ? `, ${Math.round(rate)}/s, ${duration((rows.of - rows.done) / rate)} left` : "";
  const unfinished = set.files.filter(
    ({ state }) => state !== "finished" && state !== "unreadable",
  );
  return [
    `${shards} shards: ${counts.join(", ")}\n`,
    `${rows.done} of ${rows.of} rows (${share} %)${left}\n`,
    listed(unfinished.map(line)),
    set.missing.length === 0 ? "" : `  missing  ${ranges(set.missing)}\n`,
    listed(set.problems.map((problem) => `  wrong  ${problem}\n`)),
  ].join("");
}

/** The same for a program. */
export function reportJson(set: ShardSet): object {
  const { whole } = set;
  return {
    ...sums(set),
    format: whole?.format ?? null,
    version: whole?.description.version ?? null,
    missing: set.missing,
    problems: set.problems,
    files: set.files.map(({ whole: _, ...file }) => file),
  };
}

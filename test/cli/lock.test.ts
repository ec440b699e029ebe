import { spawnSync } from "node:child_process";
import { mkdtemp, open, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Disk } from "../../src/cli/disk.js";
import { type Holder, thisProcess } from "../../src/cli/holder.js";
import { Lock, lockPath } from "../../src/cli/lock.js";

const ENDED = spawnSync(process.execPath, ["-e", ""]).pid;

const disk = new Disk();
let folder = "";
let table = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellness-lock-"));
  table = join(folder, "table.csv");
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

async function leaveLock(holder: Partial<Holder>): Promise<void> {
  const note = { ...(await thisProcess()), token: "abc", ...holder };
  await writeFile(lockPath(table), JSON.stringify(note));
}

const names = async () => (await readdir(folder)).sort();
const refused = (text: RegExp) => ({
  code: "OUTPUT_LOCKED",
  parameter: "output",
  message: expect.stringMatching(text),
});

test("a lock is a file that names the process, and goes with it", async () => {
  const lock = await Lock.take(disk, table);
  expect(await names()).toEqual(["table.csv.lock"]);
  expect(JSON.parse(await readFile(lockPath(table), "utf8"))).toMatchObject({ pid: process.pid });
  await lock.check();
  await lock.release();
  expect(await names()).toEqual([]);
});

test("a process that runs keeps its lock, and the refusal names it", async () => {
  const lock = await Lock.take(disk, table);
  const again = Lock.take(disk, table);
  await expect(again).rejects.toMatchObject(
    refused(new RegExp(`process ${process.pid} on \\S+ since 2`)),
  );
  expect(await names()).toEqual(["table.csv.lock"]);
  await lock.release();
});

test.each<[string, Partial<Holder>]>([
  ["has ended", { pid: ENDED }],
  ["has ended, and another got its number", { began: "1" }],
])("the lock of a process that %s is taken over", async (_, holder) => {
  await leaveLock(holder);
  const lock = await Lock.take(disk, table);
  expect(await names()).toEqual(["table.csv.lock"]);
  await lock.check();
  await lock.release();
  expect(await names()).toEqual([]);
});

test("one of many takes over a dead lock", async () => {
  for (let round = 0; round < 30; round++) {
    await leaveLock({ pid: ENDED });
    const tried = await Promise.allSettled(Array.from({ length: 6 }, () => Lock.take(disk, table)));
    const won = tried.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    for (const one of tried) {
      if (one.status === "rejected") expect(one.reason).toMatchObject(refused(/is being written/));
    }
    expect(won).toHaveLength(1);
    await won[0]!.release();
    expect(await names()).toEqual([]);
  }
});

test("what dead processes left on their way to a lock is cleared away, no living one's", async () => {
  const left = { ...(await thisProcess()), pid: ENDED };
  await writeFile(`${lockPath(table)}.123.new`, JSON.stringify(left));
  await writeFile(`${lockPath(table)}.456`, JSON.stringify(left));
  await writeFile(`${lockPath(table)}.789.new`, JSON.stringify(await thisProcess()));
  await writeFile(`${lockPath(table)}.0.new`, "{");
  const lock = await Lock.take(disk, table);
  const kept = ["table.csv.lock", "table.csv.lock.0.new", "table.csv.lock.789.new"];
  expect(await names()).toEqual(kept);
  await lock.release();
});

test("an heir that dies on its way is inherited from", async () => {
  await leaveLock({ pid: ENDED });
  await writeFile(
    `${lockPath(table)}.abc`,
    JSON.stringify({ ...(await thisProcess()), pid: ENDED, token: "def" }),
  );
  const lock = await Lock.take(disk, table);
  expect(await names()).toEqual(["table.csv.lock"]);
  await lock.release();
});

/** Time passes, which real files do not wait for, until something is settled; `each` second something happens. */
async function passing<T>(work: Promise<T>, each: () => Promise<unknown> = async () => {}) {
  const state = { settled: false };
  const end = () => {
    state.settled = true;
  };
  work.then(end, end);
  for (let step = 0; !state.settled; step++) {
    if (step % 4 === 0) await each();
    await vi.advanceTimersByTimeAsync(250);
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
  return work;
}

test.each<[string, () => Promise<void>]>([
  ["of another machine", () => leaveLock({ host: "elsewhere" })],
  ["of another boot, or another container", () => leaveLock({ boot: "another" })],
  ["that nobody can read", () => writeFile(lockPath(table), "{")],
])("a lock %s is dead when it shows no sign of life", async (_, leave) => {
  await leave();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const began = performance.now();
  const lock = await passing(Lock.take(disk, table));
  expect(performance.now() - began).toBeGreaterThan(10_000);
  expect(await names()).toEqual(["table.csv.lock"]);
  await lock.release();
});

test("a lock of another machine that shows signs of life is one", async () => {
  await leaveLock({ host: "elsewhere", pid: 7 });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  let beats = 0;
  const taken = passing(Lock.take(disk, table), () => {
    beats += 1;
    return utimes(lockPath(table), new Date(1e12 + 1000 * beats), new Date(1e12 + 1000 * beats));
  });
  await expect(taken).rejects.toMatchObject(refused(/process 7 on elsewhere/));
  expect(await names()).toEqual(["table.csv.lock"]);
});

test("a lock shows signs of life", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
  const file = await open(join(folder, "any"), "w");
  const set = vi.spyOn(Object.getPrototypeOf(file), "utimes");
  await file.close();
  const lock = await Lock.take(disk, table);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(set.mock.calls.length).toBeGreaterThanOrEqual(4);
  await lock.release();
});

test("a process that was stopped for long learns that its lock was taken", async () => {
  const lock = await Lock.take(disk, table);
  await leaveLock({ host: "elsewhere", pid: 7 });
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
  await expect(lock.check()).rejects.toMatchObject(refused(/process 7 on elsewhere/));
  await lock.release();
  // It is not its own to remove.
  expect(await names()).toEqual(["table.csv.lock"]);
});

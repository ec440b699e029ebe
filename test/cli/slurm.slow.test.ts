// `bellness recipe slurm`, on a cluster of this machine: tasks that are requeued, killed, over their
// time limit, preempted and cancelled, and the table that they make together.

import { writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { ClusterSweep, SHARDS, until } from "../support/clusterSweep.js";
import { missing, startCluster } from "../support/slurm.js";

const lacking = missing("munged", "slurmctld", "slurmd", "sbatch", "srun");
if (lacking.length > 0) {
  console.warn(`SKIPPED: the Slurm recipe on a cluster; ${lacking.join(", ")} not installed`);
}

describe.skipIf(lacking.length > 0)("the Slurm recipe", async () => {
  const sweep = new ClusterSweep();
  const cluster = lacking.length > 0 ? null : await startCluster(sweep.path);
  afterAll(async () => {
    await cluster?.stop();
    sweep.files.remove();
  });

  const run = (command: string, ...args: readonly string[]) =>
    cluster!.run(command, args, sweep.path);
  const log = (k: number) => sweep.text(`sweep-${k}.log`);
  /** Rows from which each run of a shard started. */
  const starts = (k: number) =>
    [...log(k).matchAll(/shard .*: from row (\d+) of/g)].map(([, row]) => Number(row));
  const stateOf = (task: string) => run("squeue", "-h", "-j", task, "-o", "%T").trim();

  test("finishes an array of 8 whatever happens to its tasks", async () => {
    writeFileSync(sweep.files.path("sweep.sh"), await sweep.recipe("slurm"));
    const [, job] = /Submitted batch job (\d+)/.exec(run("bash", "sweep.sh"))!;
    const task = (k: number) => `${job}_${k}`;
    // Four at a time. Each is held where it has noted some rows: as slow as it has to be.
    const held = new Map<number, number>();
    const hold = async (k: number) => {
      const worker = await sweep.worker(k);
      process.kill(worker, "SIGSTOP");
      held.set(k, worker);
    };
    const release = (k: number) => process.kill(held.get(k)!, "SIGCONT");
    const cancelled = (k: number) => /STEP .* CANCELLED/.test(log(k));
    await Promise.all([1, 2, 3, 4].map(hold));
    const next = Promise.all([5, 6, 7].map(hold));
    run("scontrol", "requeue", task(1));
    process.kill(held.get(2)!, "SIGKILL");
    run("scontrol", "update", `JobId=${task(3)}`, "TimeLimit=1");
    await until("the time limit", () => cancelled(3));
    release(3);
    await until("a requeue", () => stateOf(task(3)) === "PENDING");
    run("scontrol", "update", `JobId=${task(3)}`, "TimeLimit=240");
    // All processors are taken: what is more urgent takes one of a task.
    await next;
    run("sbatch", "-p", "high", "-n", "1", "-o", "/dev/null", "--wrap", "sleep 2");
    const victim = () => [4, 5, 6, 7].find(cancelled);
    await until("a preemption", () => victim() !== undefined);
    const last = hold(8);
    for (const k of [4, 5, 6, 7]) release(k);
    await last;
    run("scancel", task(8));
    await until("the end", () => run("squeue", "-h").trim() === "", 900);

    const seen = Array.from({ length: SHARDS }, (_, k) => starts(k + 1));
    console.log(`rows from which runs started: ${JSON.stringify(seen)}; preempted: ${victim()}`);
    for (const k of [1, 2, 3]) expect(starts(k).length, log(k)).toBeGreaterThan(1);
    for (const k of [2, 3, victim()!]) expect(starts(k)[1], log(k)).toBeGreaterThan(0);
    expect(log(1)).toContain("DUE TO JOB REQUEUE");
    expect(log(2)).toMatch(/Killed|signal 9/);
    // A task that a person cancels is not put back.
    expect(starts(8).length).toBe(1);
    expect(sweep.text("sweep-8.csv.journal")).not.toBe("");
    run("sbatch", "--array=8", "sweep.sh");
    await until("the last task", () => run("squeue", "-h").trim() === "");
    expect(starts(8)[1]).toBeGreaterThan(0);
    await sweep.expectWhole();
  });
});

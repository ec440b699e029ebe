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
    // Four at a time.
    await sweep.worker(1);
    run("scontrol", "requeue", task(1));
    process.kill(await sweep.worker(2), "SIGKILL");
    // As slow as it has to be: Slurm looks at time limits every half minute.
    const slow = await sweep.worker(3);
    process.kill(slow, "SIGSTOP");
    run("scontrol", "update", `JobId=${task(3)}`, "TimeLimit=1");
    await until("the time limit", () => /STEP .* CANCELLED/.test(log(3)));
    process.kill(slow, "SIGCONT");
    await until("the last checkpoint", () => log(3).includes("stopped by SIGTERM"));
    await until("a requeue", () => stateOf(task(3)) === "PENDING");
    run("scontrol", "update", `JobId=${task(3)}`, "TimeLimit=240");
    // All processors are taken: what is more urgent takes one of a task.
    const busy = () => run("squeue", "-h", "-t", "R", "-o", "%i").trim().split("\n").length;
    await until("four tasks at once", () => busy() === 4);
    const others = [4, 5, 6, 7];
    const preempted = () => others.filter((k) => log(k).includes("stopped by SIGTERM"));
    expect(preempted()).toEqual([]);
    run("sbatch", "-p", "high", "-n", "1", "-o", "/dev/null", "--wrap", "sleep 2");
    await until("a preemption", () => preempted().length > 0);
    const [victim] = preempted();
    await sweep.worker(8);
    run("scancel", task(8));
    await until("the end", () => run("squeue", "-h").trim() === "", 900);

    const seen = Array.from({ length: SHARDS }, (_, k) => starts(k + 1));
    console.log("rows at which each task started:", JSON.stringify(seen));
    console.log(
      cluster!
        .log()
        .match(/^.*(preempt|time limit|requeue).*$/gim)
        ?.join("\n"),
    );
    for (const k of [1, 2, 3]) expect(starts(k).length, log(k)).toBeGreaterThan(1);
    for (const k of [2, 3, victim!]) expect(starts(k)[1], log(k)).toBeGreaterThan(0);
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

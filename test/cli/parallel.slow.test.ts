// `bellness recipe parallel`, run for real: a job that is killed, and GNU parallel that is told to end.

import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { ClusterSweep } from "../support/clusterSweep.js";
import { missing } from "../support/slurm.js";

const lacking = missing("parallel");
if (lacking.length > 0)
  console.warn("SKIPPED: the recipe for GNU parallel, which is not installed");

describe.skipIf(lacking.length > 0)("the recipe for GNU parallel", () => {
  const sweep = new ClusterSweep();
  afterAll(() => sweep.files.remove());

  const start = () => {
    const env = { ...process.env, PATH: `${sweep.path}:${process.env["PATH"]}` };
    const child = spawn("sh", ["sweep.sh"], {
      cwd: sweep.path,
      env,
      stdio: ["ignore", "inherit", "pipe"],
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    return { child, ended, said: () => said };
  };
  /** Rows from which runs of a shard started. */
  const starts = (said: string, k: number) =>
    [...said.matchAll(new RegExp(`shard ${k}/.*: from row (\\d+) of`, "g"))].map(([, row]) =>
      Number(row),
    );

  test("finishes all shards though a job is killed and parallel is told to end", async () => {
    writeFileSync(sweep.files.path("sweep.sh"), await sweep.recipe("parallel"));
    // The script becomes parallel: its process takes the signals.
    const first = start();
    process.kill(await sweep.worker(1), "SIGKILL");
    await sweep.worker(2);
    first.child.kill("SIGTERM");
    expect(await first.ended).not.toBe(0);
    // It waits for what runs, which ends in order: with a journal, without a lock.
    expect(sweep.text("sweep-2.csv.journal"), first.said()).not.toBe("");
    expect(sweep.text("sweep-2.csv.lock"), first.said()).toBe("");

    const second = start();
    expect(await second.ended, second.said()).toBe(0);
    const again = [1, 2].map((k) => starts(second.said(), k)[0]);
    console.log(`rows at which the killed and the stopped one went on: ${JSON.stringify(again)}`);
    for (const row of again) expect(row, second.said()).toBeGreaterThan(0);
    await sweep.expectWhole();
  });
});

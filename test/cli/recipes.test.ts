// `bellness recipe`: what it prints is what its engine takes, as far as that can be seen without one.

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, it, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { RECIPES } from "../../src/cli/recipe.js";
import { bellness, folder } from "../support/cli.js";
import { schemaErrors } from "../support/kubernetes.js";
import { text } from "../support/sources.js";

const SPEC = { axes: [{ parameter: "kappa", from: 1, to: 2, count: 500 }], observables: ["i2"] };
const files = folder({ "my Sweep.json": JSON.stringify(SPEC, null, 2) });
afterAll(() => files.remove());

const request = {
  spec: "my Sweep.json",
  text: JSON.stringify(SPEC),
  name: "my-sweep",
  shards: 64,
  rows: 500,
  format: "parquet",
  ...{ workers: 4, memory: 2, hours: 4, image: "bellness" },
} as const;

// biome-ignore lint/suspicious/noExplicitAny: objects of an API, which the schema describes
type Loose = any;

describe("the manifest for Kubernetes", () => {
  const documents = parseAllDocuments(RECIPES.kubernetes(request)).map((one) =>
    one.toJS(),
  ) as Loose[];
  const [config, claim, job] = documents;

  it("is what the schemas of its API allow, and they see what is wrong", () => {
    expect(documents.map(({ kind }) => kind)).toEqual([
      "ConfigMap",
      "PersistentVolumeClaim",
      "Job",
    ]);
    expect(documents.map(schemaErrors)).toEqual([[], [], []]);
    const changed = (change: (job: Loose) => void) => {
      const copy = structuredClone(job);
      change(copy);
      return schemaErrors(copy);
    };
    const wrong = [
      changed(({ spec }) => Object.assign(spec, { podReplacmentPolicy: "Failed" })),
      changed(({ spec }) => Object.assign(spec, { completions: "64" })),
      changed(({ spec }) => delete spec.template),
      changed(({ spec }) => delete spec.podFailurePolicy.rules[0].action),
      changed(({ spec }) => Object.assign(spec.template.spec.containers[0], { command: "sh" })),
      changed(({ spec }) => Object.assign(spec.template.spec.volumes[0], { claim: "sweep" })),
    ];
    for (const errors of wrong) expect(errors).not.toEqual([]);
  });

  it("says what the schema does not ask for, and the server does", () => {
    const { spec } = job;
    const pod = spec.template.spec;
    const [container] = pod.containers;
    expect(JSON.parse(config.data["spec.json"])).toEqual(SPEC);
    expect(claim.spec.accessModes).toEqual(["ReadWriteMany"]);
    // A policy for failures wants pods that do not restart, and are replaced when they have ended.
    expect([pod.restartPolicy, spec.podReplacementPolicy]).toEqual(["Never", "Failed"]);
    expect([spec.completionMode, spec.backoffLimitPerIndex]).toEqual(["Indexed", 10]);
    const [ignored, ...codes] = spec.podFailurePolicy.rules;
    expect(ignored).toEqual({
      action: "Ignore",
      onPodConditions: [{ type: "DisruptionTarget", status: "True" }],
    });
    for (const { onExitCodes } of codes) expect(onExitCodes.containerName).toBe(container.name);
    const volumes = pod.volumes.map(({ name }: Loose) => name);
    expect(container.volumeMounts.map(({ name }: Loose) => name)).toEqual(volumes);
    expect(pod.volumes[0].persistentVolumeClaim.claimName).toBe(claim.metadata.name);
    expect(pod.volumes[1].configMap.name).toBe(config.metadata.name);
    expect(Number(container.env[0].value)).toBe(spec.completions);
  });

  it("works on shard index + 1 under a name that sorts, in the shell's place", () => {
    const [container] = job.spec.template.spec.containers;
    const script = container.args[0].replace("exec bellness", "exec echo");
    const env = { ...process.env, SHARDS: "64", JOB_COMPLETION_INDEX: "6" };
    const { stdout } = spawnSync("sh", ["-c", script], { env, encoding: "utf8" });
    expect(stdout.trim()).toBe(
      "sweep /spec/spec.json -o my-sweep-07.parquet --shard 07/64 --workers 4 --resume",
    );
  });
});

describe("scripts", () => {
  it.each(["slurm", "parallel"] as const)("of %s are those of their shell", (engine) => {
    const script = RECIPES[engine](request);
    const { status, stderr } = spawnSync("bash", ["-n"], { input: script, encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
    // The number of shards stands in one place, beside what is for people.
    const counts = script
      .split("\n")
      .filter((line) => !line.startsWith("# ") && /\b64\b/.test(line));
    expect(counts).toEqual(["shards=64"]);
  });

  it("of Slurm decide by exit code and state whether the task goes back into the queue", () => {
    const script = RECIPES.slurm(request);
    const run = (code: number, state: string, restarts = 0) => {
      const mocks = `srun() { return ${code}; }; squeue() { echo ${state}; }
        scontrol() { echo "$@"; return 1; }\n`;
      const env = { SLURM_ARRAY_JOB_ID: "7", SLURM_ARRAY_TASK_ID: "9", PATH: process.env["PATH"] };
      const { status, stdout } = spawnSync("bash", ["-c", mocks + script], {
        env: { ...env, SLURM_RESTART_COUNT: String(restarts), again: "yes" },
        encoding: "utf8",
      });
      return [status, stdout.trim()];
    };
    for (const code of [75, 129, 130, 137, 143]) {
      expect(run(code, "RUNNING")).toEqual([code, "requeue 7_9"]);
      expect(run(code, "COMPLETING")).toEqual([code, ""]);
    }
    for (const code of [0, 1, 2]) expect(run(code, "RUNNING")).toEqual([code, ""]);
    expect(run(137, "RUNNING", 5)).toEqual([137, ""]);
    expect(run(143, "RUNNING", 5)).toEqual([143, "requeue 7_9"]);
  });
});

test("are printed filled in, and a spec or a number that makes no sense is refused", async () => {
  const spec = files.path("my Sweep.json");
  const run = await bellness(["recipe", "slurm", "--spec", spec, "--shards", "12"]);
  expect([run.code, run.stderr]).toEqual([0, ""]);
  expect(run.stdout).toContain(`bellness sweep '${spec}' -o my-sweep-$k.parquet`);
  writeFileSync(files.path("wrong.json"), '{"axes":[{"parameter":"kapa","values":[1]}]}');
  for (const args of [
    ["slurm", "--spec", spec],
    ["slurm", "--spec", spec, "--shards", "501"],
    ["lsf", "--spec", spec, "--shards", "5"],
    ["slurm", "--spec", files.path("wrong.json"), "--shards", "5"],
  ]) {
    const { code, stdout, stderr } = await bellness(["recipe", ...args]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).not.toMatch(/^\s+at /m);
  }
});

test("docs/scale.md has them as they are printed", () => {
  const page = text("docs/scale.md");
  const sweep = { ...request, spec: "sweep.json", name: "sweep", rows: 321_201, workers: 4 };
  for (const engine of ["slurm", "parallel", "snakemake", "nextflow"] as const) {
    expect(page, engine).toContain(RECIPES[engine](sweep));
  }
  const block = /```yaml\n([\s\S]*?)```/.exec(page)![1]!;
  const job = parseAllDocuments(RECIPES.kubernetes(sweep)).at(-1)!.toJS();
  expect(job.spec).toMatchObject(parse(block).spec);
  expect(readFileSync(files.path("my Sweep.json"), "utf8")).toContain("kappa");
});

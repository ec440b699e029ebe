// bellness state: files of every kind, repair, and what comes back with the answer.

import { readFileSync, writeFileSync } from "node:fs";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, it } from "vitest";
import { solver } from "../support/backends.js";
import { bellness, folder, jsonLines } from "../support/cli.js";
import { COUNT, csv, npy, numbers, zip } from "../support/stateFiles.js";
import { AS_THEY_ARE, asInput, SINGLET } from "../support/states.js";

/** Off by what eight digits leave, by a trace of 0.9999, by an eigenvalue of −0.06. */
const singlet = (diagonal: number, coherence: number) => {
  const re = new Array<number>(16).fill(0);
  re[5] = re[10] = diagonal;
  re[6] = re[9] = coherence;
  return { rho: { re, im: new Array<number>(16).fill(0) } };
};
const DIGITS = singlet(0.499999995, -0.499999995);
const TRACE = singlet(0.49995, -0.49995);
const NEGATIVE = singlet(0.5, -0.56);

const files = folder({
  "singlet.jsonl": `${JSON.stringify({ id: "a", rho: asInput(SINGLET) })}\n`,
  "pretty.json": JSON.stringify({ id: "a", rho: asInput(SINGLET) }, null, 1),
  "states.csv": csv(",", "\n"),
});
writeFileSync(files.path("states.npy"), npy("<c16", `(${COUNT}, 4, 4)`, numbers));
writeFileSync(
  files.path("states.npz"),
  zip([["rho.npy", npy("<c16", `(${COUNT}, 4, 4)`, numbers)]], true),
);
const broken = numbers.slice();
broken[32 * 5] = broken[32 * 5]! + 0.1;
writeFileSync(files.path("broken.npy"), npy("<c16", `(${COUNT}, 4, 4)`, broken));
afterAll(() => files.remove());

interface Answer {
  readonly ok: boolean;
  readonly line: number;
  readonly concurrence: number;
  readonly repaired?: Record<string, number>;
  readonly flags: string[];
  readonly error: { readonly code: string; readonly message: string };
}

const answers = (text: string) => jsonLines(text) as unknown as Answer[];

describe("a file", () => {
  it.each(["states.npy", "states.npz", "states.csv"])("%s is known by its ending", async (name) => {
    const run = await bellness(["state", files.path(name), "--allow-not-positive"]);
    expect(run.stderr).toBe("");
    expect(run.code).toBe(0);
    const found = answers(run.stdout);
    expect(found).toHaveLength(COUNT);
    for (const [k, { concurrence }] of found.entries()) {
      const rho = numbers.subarray(32 * k, 32 * (k + 1));
      expect(concurrence).toBe(solver.state(rho, AS_THEY_ARE).concurrence);
    }
  });

  it("of one document gives the answer of the line, with its key", async () => {
    const runs = await Promise.all([
      bellness(["state", files.path("singlet.jsonl")]),
      bellness(["state", files.path("pretty.json")]),
      bellness(["state", "--format", "json"], readFileSync(files.path("pretty.json"), "utf8")),
    ]);
    for (const { stdout, code } of runs) expect([stdout, code]).toEqual([runs[0]!.stdout, 0]);
    expect(jsonLines(runs[0]!.stdout)).toEqual([
      { id: "a", ok: true, line: 1, ...JSON.parse(JSON.stringify(solver.state(asInput(SINGLET)))) },
    ]);
  });

  it.each([
    [["state"], "pretty.json", "--format json"],
    [["state", "--format", "csv"], "pretty.json", "the columns {"],
  ])("on standard input that is something else: %j < %s", async (args, name, words) => {
    const run = await bellness(args, readFileSync(files.path(name), "utf8"));
    expect([run.code, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toContain(words);
  });

  it("whose name is JSON is explained; an output is not touched for what cannot be read", async () => {
    const run = await bellness(["state", '{"rho":[1]}']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("the text itself goes to standard input");
    const output = files.path("kept.jsonl");
    writeFileSync(output, "kept\n");
    writeFileSync(files.path("bad.npy"), "x");
    const bad = await bellness(["state", files.path("bad.npy"), "-o", output]);
    expect(bad.code).toBe(2);
    expect(bad.stderr).toContain("no .npy file");
    expect(readFileSync(output, "utf8")).toBe("kept\n");
  });
});

describe("what is no state", () => {
  const lines = [DIGITS, TRACE, NEGATIVE].map((one) => `${JSON.stringify(one)}\n`).join("");

  it("is refused with the way out, and goes the way that is chosen", async () => {
    const [strict, normalise, nearest, kept] = await Promise.all(
      [[], ["--repair", "normalise"], ["--repair", "nearest"], ["--allow-not-positive"]].map(
        async (args) => answers((await bellness(["state", ...args], lines)).stdout),
      ),
    );
    expect(strict!.map(({ ok }) => ok)).toEqual([false, false, false]);
    expect(strict![0]!.error.message).toContain("--repair normalise");
    expect(strict![2]!.error.message).toContain("--repair nearest");
    expect(normalise!.map(({ ok, line }) => [ok, line])).toEqual([
      [true, 1],
      [true, 2],
      [false, 3],
    ]);
    expect(normalise![1]!.repaired!["trace"]).toBeCloseTo(0.9999, 14);
    expect(nearest!.map(({ concurrence }) => concurrence)).toEqual(
      [0, 1, 2].map(() => expect.closeTo(1, 12)),
    );
    expect(nearest![2]!.repaired!["minEigenvalue"]).toBeCloseTo(-0.06, 14);
    expect(kept!.map(({ ok }) => ok)).toEqual([false, false, true]);
    expect(kept![2]!.flags).toEqual(["not-positive"]);
  });

  it("is certified by the same rules", async () => {
    const args = ["state", "--certify", "1e-6"];
    const [refused] = answers((await bellness(args, lines.split("\n")[2])).stdout);
    expect(refused!.error.code).toBe("INVALID_STATE");
    const [repaired] = jsonLines(
      (await bellness([...args, "--repair", "nearest"], lines.split("\n")[2])).stdout,
    );
    expect(repaired!["i3322"]).toBeCloseTo(5, 12);
    expect(repaired!["certificate"]).toBeDefined();
  });

  it.each([
    [["--tolerance", "0.1"], "not allowed without --repair"],
    [["--tolerance", "x", "--repair", "nearest"], "a finite number from 0 on"],
    [["--repair", "best"], "Allowed choices are normalise, nearest"],
    [["--format", "xls"], "Allowed choices are jsonl"],
  ])("with %j is wrong usage", async (args, words) => {
    const run = await bellness(["state", ...args], "");
    expect([run.code, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toContain(words);
  });
});

describe("a table of states", () => {
  it("has the format of its ending, the same with workers, with a word on what is none", async () => {
    const args = [
      "state",
      files.path("broken.npy"),
      "--allow-not-positive",
      "--observables",
      "concurrence,chsh",
    ];
    for (const ending of ["csv", "parquet"]) {
      const runs = await Promise.all(
        [[], ["--workers", "2"]].map((more, k) =>
          bellness([...args, ...more, "-o", files.path(`t${k}.${ending}`)]),
        ),
      );
      const [first, second] = [0, 1].map((k) => readFileSync(files.path(`t${k}.${ending}`)));
      expect(second).toEqual(first);
      for (const { code, stdout, stderr } of runs) {
        expect([code, stdout]).toEqual([1, ""]);
        expect(stderr).toMatch(/^bellness: 1 of 60 are no states .* line 6: rho: the trace is/);
      }
    }
    const rows = await parquetReadObjects({
      file: await asyncBufferFromFile(files.path("t0.parquet")),
    });
    expect(rows).toHaveLength(COUNT);
    expect(rows[0]!["chsh"]).toBeCloseTo(
      solver.state(numbers.subarray(0, 32), AS_THEY_ARE).chsh,
      11,
    );
    expect(rows[5]).toMatchObject({ line: 6n, chsh: null, status: 10 });
  });

  it.each([
    [["-o", "x.txt"], 'the ending of "x.txt" names no format'],
    [["--observables", "chsch"], 'Did you mean "chsh"?'],
    [["--workers", "0"], "a whole number from 1 on"],
    [["--certify", "1e-3", "--workers", "2"], "not allowed with --certify"],
    [["--certify", "1e-3", "-o", "x.csv"], "not allowed with --certify"],
    [["--allow-degenerate", "--observables", "settings"], "settings are no more with"],
    [["--allow-degenerate", "--certify", "1e-3"], "not allowed with --allow-degenerate"],
  ])("asked with %j is wrong usage", async (args, words) => {
    const run = await bellness(["state", files.path("singlet.jsonl"), ...args]);
    expect([run.code, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toContain(words);
  });
});

describe("bellness random", () => {
  it("writes states that state reads, in every format", async () => {
    const [lines] = await Promise.all([
      bellness(["random", "--count", "20", "--seed", "4", "--kind", "bures"]),
    ]);
    expect(lines!.code).toBe(0);
    const wanted = jsonLines(
      (await bellness(["state", "--observables", "chsh"], lines!.stdout)).stdout,
    );
    expect(wanted).toHaveLength(20);
    for (const ending of ["npy", "csv", "parquet"]) {
      const path = files.path(`random.${ending}`);
      await bellness(["random", "--count", "20", "--seed", "4", "--kind", "bures", "-o", path]);
      const found = jsonLines((await bellness(["state", path, "--observables", "chsh"])).stdout);
      expect(found.map(({ chsh }) => chsh)).toEqual(wanted.map(({ chsh }) => chsh));
    }
  });

  it.each([
    [["--count", "x"], "a whole number from 0 on"],
    [[], "--count"],
    [["--count", "1", "--kind", "haar"], "Allowed choices are hilbert-schmidt"],
    [["--count", "1", "-o", "x.mat"], "names no format"],
  ])("with %j is wrong usage", async (args, words) => {
    const run = await bellness(["random", ...args]);
    expect([run.code, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toContain(words);
  });
});

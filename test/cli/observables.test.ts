// What bellness solve and bellness state are asked for by name.

import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { solver } from "../support/backends.js";
import { bellness, folder, jsonLines } from "../support/cli.js";
import { Random } from "../support/random.js";
import { asInput, randomState, SINGLET } from "../support/states.js";

const random = new Random(7101);
const STATES = Array.from({ length: 6 }, () => asInput(randomState(random, "hilbert-schmidt")));
const target = asInput(SINGLET);
const lines = (values: readonly unknown[]) => values.map((x) => `${JSON.stringify(x)}\n`).join("");

const files = folder({
  "states.jsonl": lines(STATES.map((rho, id) => ({ id, rho }))),
  "singlet.json": JSON.stringify({ rho: target }, null, 1),
  "points.jsonl": lines([
    { kappa: 3 },
    { hamiltonian: { XX: 1, ZI: -0.4 }, jumps: [{ operator: { "I-": 1, "-I": 1 }, rate: 0.1 }] },
  ]),
});
afterAll(() => files.remove());
const states = files.path("states.jsonl");
const singlet = files.path("singlet.json");

describe("bellness state --observables", () => {
  const names = ["negativity", "discord1", "fidelity", "chshSettings"] as const;

  it("writes what the library gives, a line a state", async () => {
    const asked = ["--observables", names.join(","), "--target", singlet];
    const run = await bellness(["state", states, ...asked]);
    expect(run.stderr).toBe("");
    const found = jsonLines(run.stdout);
    for (const [k, rho] of STATES.entries()) {
      const own = solver.state(rho, { observables: names, target });
      expect(found[k]).toEqual({
        id: k,
        ok: true,
        line: k + 1,
        ...JSON.parse(JSON.stringify(own)),
      });
    }
    const shared = await bellness(["state", states, ...asked, "--workers", "2"]);
    expect(shared.stdout).toBe(run.stdout);
  });

  it("writes directions as columns of a table", async () => {
    const out = files.path("table.csv");
    const run = await bellness([
      "state",
      states,
      "-o",
      out,
      "--observables",
      "entropy,chshSettings",
    ]);
    expect(run.code).toBe(0);
    const [head, first] = readFileSync(out, "utf8").split("\n");
    const columns = head!.split(",");
    const at = (name: string) => Number(first!.split(",")[columns.indexOf(name)]);
    const { entropy, chshSettings } = solver.state(STATES[0]!, {
      observables: ["entropy", "chshSettings"],
    });
    expect(at("entropy")).toBe(entropy);
    expect(["chshBob2X", "chshBob2Y", "chshBob2Z"].map(at)).toEqual(chshSettings.bob[1]);
  });

  it.each([
    [["--observables", "fidelity"], /target: missing/],
    [["--observables", "entropy", "--target", "SINGLET"], /target: not allowed without/],
    [["--observables", "fidelity", "--target", "STATES"], /target: there are 6 states/],
    [["--observables", "entrpy"], /Did you mean "entropy"/],
  ])("refuses %s", async (given, message) => {
    const args = given.map((arg) =>
      arg === "SINGLET" ? singlet : arg === "STATES" ? states : arg,
    );
    const run = await bellness(["state", states, ...args]);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe("");
    expect(run.stderr).toMatch(message);
  });
});

describe("bellness solve --observables", () => {
  it("answers points and systems with what is asked for", async () => {
    const asked = ["--observables", "purity,fidelity,residual", "--target", singlet];
    const run = await bellness(["solve", files.path("points.jsonl"), ...asked]);
    expect(run.stderr).toBe("");
    const [point, system] = jsonLines(run.stdout);
    const rest = ["rho", "purity", "fidelity", "residual", "flags"];
    expect(Object.keys(point!).sort()).toEqual(["ok", "line", "params", ...rest].sort());
    expect(Object.keys(system!).sort()).toEqual(["ok", "line", "system", ...rest].sort());
    const own = solver.solve({ kappa: 3 }, { observables: ["purity", "fidelity"], target });
    expect(point).toMatchObject({ purity: own.purity, fidelity: own.fidelity });
  });

  it("excludes certificates, which are of everything", async () => {
    const run = await bellness(["solve", "--observables", "purity", "--certify", "1e-6"], "");
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/observables: not allowed with --certify/);
  });
});

it("evolutions and sweeps have them", async () => {
  const { fidelity, discord1 } = solver.evolve(
    { kappa: 3 },
    { initial: target, times: [0, 5], observables: ["fidelity", "discord1"], target },
  );
  expect(fidelity![0]).toBeCloseTo(1, 12);
  expect(fidelity![1]).toBeLessThan(1);
  expect(discord1![0]).toBeCloseTo(1, 10);
  const table = await solver.sweep(
    {
      base: {
        hamiltonian: { XX: 1, ZI: -0.4 },
        jumps: [{ operator: { "I-": 1, "-I": 1 }, rate: 0.1 }],
      },
      axes: [{ parameter: "hamiltonian.XX", values: [0.5, 1] }],
      observables: ["fidelity", "discord2", "negativity"],
      target,
    },
    { workers: 1 },
  );
  const own = solver.solve(
    { hamiltonian: { XX: 0.5, ZI: -0.4 }, jumps: [{ operator: { "I-": 1, "-I": 1 }, rate: 0.1 }] },
    { observables: ["fidelity", "discord2", "negativity"], target },
  );
  for (const name of ["fidelity", "discord2", "negativity"] as const) {
    expect(table.columns[name][0]).toBe(own[name]);
  }
});

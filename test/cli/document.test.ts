// One JSON document, of one question or of a list of them, in the place of lines.

import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { bellness, folder, jsonLines } from "../support/cli.js";

const POINT = '{"kappa":3,"temperature":[0.2,0.6]}\n';
/** A byte order mark. */
const MARK = "\uFEFF";

describe("a JSON document", () => {
  const system = {
    hamiltonian: { ZI: -0.5, IZ: -0.6, XX: 0.5 },
    baths: [
      { coupling: { XI: 1, IX: 0.5 }, temperature: 0.3, spectrum: { kind: "ohmic", gamma: 0.02 } },
    ],
  };
  const evolution = {
    system,
    initial: { ket: [0, 1, 0, 0] },
  };
  const LINES = {
    solve: [system, { id: "b", kappa: 3 }, { kappa: -1 }],
    spectrum: [system, { kappa: 3 }, { kappa: -1 }],
    evolve: [
      { ...evolution, times: [0, 1] },
      { params: {}, initial: 5, times: [0] },
    ],
    events: [
      { ...evolution, from: 0, to: 5 },
      { params: {}, initial: 5, to: 1 },
    ],
  };
  const files = folder({});
  afterAll(() => files.remove());
  const file = (name: string, text: string) => {
    writeFileSync(files.path(name), text);
    return files.path(name);
  };

  it.each(Object.entries(LINES))(
    "of %s is answered as its elements are as lines",
    async (command, all) => {
      const one = all[0]!;
      const lines = all.map((element) => `${JSON.stringify(element)}\n`).join("");
      const [wanted, first] = await Promise.all([
        bellness([command], lines),
        bellness([command], `${JSON.stringify(one)}\n`),
      ]);
      expect(jsonLines(wanted.stdout).map(({ line }) => line)).toEqual(all.map((_, k) => k + 1));
      const pretty = JSON.stringify(all, null, 2);
      const runs = await Promise.all([
        bellness([command, file(`${command}.json`, pretty)]),
        bellness([command], `${MARK}\n${pretty.replaceAll("\n", "\r\n")}\n`),
        bellness([command], JSON.stringify(all)),
        bellness([command], `[\n${all.map((element) => JSON.stringify(element)).join(",\n")}\n]`),
      ]);
      for (const run of runs) expect(run).toEqual(wanted);
      expect(
        await bellness([command, file(`one-${command}.json`, JSON.stringify(one, null, 1))]),
      ).toEqual(first);
      expect(await bellness([command], `[\n${JSON.stringify(one)}\n]\n`)).toEqual(first);
    },
  );

  it("is a table in shards as its lines are", async () => {
    const points = Array.from({ length: 7 }, (_, k) => ({ kappa: 2.5 + k, id: k }));
    const document = file("points.json", JSON.stringify(points, null, 2));
    const lines = file("points.jsonl", points.map((one) => `${JSON.stringify(one)}\n`).join(""));
    for (const input of [document, lines]) {
      const run = await bellness(["solve", input, "-o", `${input}.csv`, "--shard", "2/3"]);
      expect(run.code).toBe(0);
    }
    expect(readFileSync(`${document}.csv`, "utf8")).toBe(readFileSync(`${lines}.csv`, "utf8"));
    expect(readFileSync(`${document}.csv`, "utf8").split("\n")).toHaveLength(4);
  });

  it("that is an empty list has no answers; a list among lines is no system", async () => {
    expect(await bellness(["solve"], "[]")).toEqual({ code: 0, stdout: "", stderr: "" });
    const run = await bellness(["solve"], `[{"kappa":3}]\n${POINT}`);
    expect(jsonLines(run.stdout).map(({ ok }) => ok)).toEqual([false, true]);
  });
});

// Lines that several threads answer: the same bytes as from one, whatever the input.

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Question } from "../../src/cli/answers.js";
import { answersOfThreads } from "../../src/cli/lineThreads.js";
import { BellnessError } from "../../src/index.js";
import { bellness, folder, jsonLines } from "../support/cli.js";

/** Lines of each kind, wrong ones among them. */
const LINES = [
  ...Array.from(
    { length: 300 },
    (_, k) => `{"kappa":${1 + (k % 7)}.5,"temperature":[0.2,${1 + (k % 3)}],"id":${k}}`,
  ),
  '{"kappa":-1,"id":300}',
  '{"id":301,"hamiltonian":{"ZI":-0.5,"IZ":-0.4,"XX":0.7},"jumps":[{"operator":{"I-":1},"rate":0.1},{"operator":{"-I":1},"rate":0.2}]}',
];
const EVOLUTION = '{"params":{"kappa":3},"initial":{"ket":[0,1,0,0]},"times":[0,1],"to":3}';

const files = folder({
  "points.jsonl": `${LINES.join("\n")}\nnot JSON\n`,
  "list.json": `[\n${LINES.join(",\n")}\n]`,
  "decay.json": EVOLUTION,
});
afterAll(() => files.remove());

describe("lines answered by threads", () => {
  const alone: string[] = [];
  const commands = [
    ["solve", files.path("points.jsonl")],
    ["solve", files.path("list.json"), "--observables", "concurrence,i3"],
    ["spectrum", files.path("points.jsonl")],
  ];
  beforeAll(async () => {
    for (const command of commands) alone.push((await bellness(command)).stdout);
  });

  it.each([1, 3])("are what one thread says: %d of them", async (workers) => {
    for (const [k, command] of commands.entries()) {
      const { stdout, code } = await bellness([...command, "--workers", String(workers)]);
      expect(code).toBe(1);
      expect(stdout).toBe(alone[k]);
    }
    expect(jsonLines(alone[0]!)).toHaveLength(303);
  });

  it("as tables, and from a pipe", async () => {
    const one = files.path("one.csv");
    const two = files.path("two.csv");
    const good = LINES.join("\n");
    await bellness(["solve", "-o", one], good);
    await bellness(["solve", "-o", two, "--workers", "2"], good);
    expect(readFileSync(two, "utf8")).toBe(readFileSync(one, "utf8"));
  });

  it("carry on where they were interrupted", async () => {
    const output = files.path("part.jsonl");
    const command = ["solve", files.path("points.jsonl"), "-o", output, "--workers", "2"];
    expect((await bellness(command)).code).toBe(1);
    expect(readFileSync(output, "utf8")).toBe(alone[0]);
    const again = await bellness([...command, "--resume"]);
    expect(again.stderr).toContain("is complete");
  });

  it("are refused where there is nothing to share", async () => {
    const none = await bellness(["solve", "--workers", "0"], "{}");
    expect(none.code).toBe(2);
    expect(none.stderr).toContain("a whole number from 1 on");
    const path = files.path("decay.csv");
    const table = await bellness([
      "evolve",
      files.path("decay.json"),
      "-o",
      path,
      "--workers",
      "2",
    ]);
    expect(table.code).toBe(2);
    expect(table.stderr).toContain("workers: not allowed where one evolution becomes a table");
  });

  it("say so where a thread dies", async () => {
    // From the sources there is no script for a thread.
    async function* questions(): AsyncGenerator<Question[]> {
      yield [{ line: 1, says: { text: "{}" } }];
    }
    const order = { command: "spectrum", asked: {}, backend: "js", isText: true } as const;
    const all = async () => {
      for await (const _ of answersOfThreads(questions(), order, 2));
    };
    await expect(all()).rejects.toThrow(BellnessError);
    await expect(all()).rejects.toThrow(/a thread that answers lines has died/);
  });
});

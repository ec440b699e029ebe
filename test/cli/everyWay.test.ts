// Every shape and every file of states, through `bellness state` and through the library.

import { readFileSync, writeFileSync } from "node:fs";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, describe, expect, it } from "vitest";
import type { StateInput } from "../../src/index.js";
import { solver } from "../support/backends.js";
import { bellness, folder, jsonLines } from "../support/cli.js";
import { countStates, readStates } from "../support/library.js";
import { Random } from "../support/random.js";
import { rows, shapes } from "../support/shapes.js";
import { COUNT, csv, fortran, NAMES, npy, numbers, source, zip } from "../support/stateFiles.js";
import { randomState } from "../support/states.js";

const files = folder();
afterAll(() => files.remove());

const OBSERVABLES = ["concurrence", "chsh"] as const;
const ASKED = { observables: OBSERVABLES, allowNotPositive: true };

describe("a state in any shape", () => {
  const random = new Random(9201);
  const rho = randomState(random, "hilbert-schmidt");
  const psi = randomState(random, "pure");
  // Of |ψ⟩⟨ψ| any column but for its length is ψ.
  const norm = Math.sqrt(psi.re[0]!);
  const ket = [0, 1, 2, 3].map((k) => [psi.re[4 * k]! / norm, psi.im[4 * k]! / norm]);
  const t = [0.3, 0.1, 0, -0.2, 0.4, 0.1, 0, 0.1, -0.3];
  const inputs: [string, unknown][] = [
    ...Object.entries(shapes(rho)).map(([name, shape]): [string, unknown] => [
      name,
      { id: name, rho: ArrayBuffer.isView(shape) ? Array.from(shape as Float64Array) : shape },
    ]),
    ["by itself", shapes(rho)["nested pairs"]],
    ["ket", { id: "ket", ket }],
    ["ket of objects", { id: "ket of objects", ket: ket.map(([re, im]) => ({ re, im })) }],
    ["bloch", { id: "bloch", bloch: { a: [0.1, 0, 0.2], b: [0, 0.1, 0], t } }],
    [
      "nested bloch",
      { id: "nested bloch", bloch: { r: [0.1, 0, 0.2], s: [0, 0.1, 0], T: rows(t, 3) } },
    ],
  ];

  it("is the same in the command, in a list, and by itself", async () => {
    const text = inputs.map(([, input]) => `${JSON.stringify(input)}\n`).join("");
    const run = await bellness(["state", "--observables", OBSERVABLES.join(",")], text);
    expect([run.code, run.stderr]).toEqual([0, ""]);
    const answers = jsonLines(run.stdout);
    const table = await solver.states(
      inputs.map(([, input]) => input as StateInput),
      ASKED,
    );
    const one = solver.state(rho, ASKED);
    for (const [k, [name, input]] of inputs.entries()) {
      const alone = solver.state(input as StateInput, ASKED);
      expect(answers[k]!["id"]).toBe(name === "by itself" ? undefined : name);
      for (const observable of OBSERVABLES) {
        expect(answers[k]![observable], name).toBe(alone[observable]);
        expect(table.columns[observable][k], name).toBe(alone[observable]);
        if (k <= Object.keys(shapes(rho)).length) expect(alone[observable]).toBe(one[observable]);
      }
    }
    expect(answers.at(-1)!["chsh"]).toBe(answers.at(-2)!["chsh"]);
    expect(answers.at(-3)!["concurrence"]).toBeCloseTo(solver.state(psi).concurrence, 12);
  });
});

const shape = `(${COUNT}, 4, 4)`;
const flat = `(${COUNT}, 16)`;
const c16 = npy("<c16", shape, numbers);
const single = Float32Array.from(numbers);
const lists = Array.from({ length: COUNT }, (_, n) =>
  Array.from(numbers.subarray(32 * n, 32 * (n + 1))),
);
const columnData = NAMES.map((name, k) => ({
  name,
  data: lists.map((list) => list[31 - k]!),
  type: "DOUBLE" as const,
}));
const listSchema = [
  { name: "root", num_children: 1 },
  { name: "rho", repetition_type: "REQUIRED", converted_type: "LIST", num_children: 1 },
  { name: "list", repetition_type: "REPEATED", num_children: 1 },
  { name: "element", type: "DOUBLE", repetition_type: "REQUIRED" },
] as const;

/** A file of every kind with the same states; of single precision with theirs. */
const FILES: Readonly<Record<string, Uint8Array | string>> = {
  "lines.jsonl": lists.map((rho, k) => `${JSON.stringify({ id: k, rho })}\n\n`).join(""),
  "array.json": JSON.stringify(lists),
  "pretty.json": JSON.stringify(
    lists.map((rho) => ({ rho })),
    null,
    2,
  ),
  "c16.npy": c16,
  "c16-flat.npy": npy("<c16", flat, numbers),
  "c16-fortran.npy": npy("<c16", shape, fortran(numbers, true), true),
  "c16-flat-fortran.npy": npy("<c16", flat, fortran(numbers, false), true),
  "c8.npy": npy("<c8", shape, single),
  "f8.npy": npy("<f8", `(${COUNT}, 32)`, numbers),
  "f4.npy": npy("<f4", `(${COUNT}, 32)`, single),
  "stored.npz": zip([["rho.npy", c16]], false),
  "deflated.npz": zip([["rho.npy", c16]], true),
  "named.csv": csv(",", "\n"),
  "named.tsv": csv("\t", "\r\n"),
  "bare32.csv": lists.map((list) => `${list.join(",")}\n`).join(""),
  "bare16.csv": lists
    .map(
      (list) =>
        `${rows(list, 2).map(([re, im]) => `${re}${im! < 0 ? "-" : "+"}${Math.abs(im!)}j`)}\n`,
    )
    .join(""),
  "columns.parquet": new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 25 })),
  "list.parquet": new Uint8Array(
    parquetWriteBuffer({
      columnData: [{ name: "rho", data: lists }],
      schema: listSchema as never,
    }),
  ),
};

describe.each(Object.entries(FILES))("%s", (name, content) => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const states = /^(c8|f4)/.test(name) ? Float64Array.from(single) : numbers;
  // Single precision is off by its digits.
  const repair = states === numbers ? {} : ({ repair: "normalise" } as const);
  const asked = { ...ASKED, ...repair };

  it("comes back from the command and from the library as a table", async () => {
    writeFileSync(files.path(name), bytes);
    const output = files.path(`${name}.out.csv`);
    const options = states === numbers ? [] : ["--repair", "normalise"];
    const run = await bellness([
      ...["state", files.path(name), "-o", output, "--observables", OBSERVABLES.join(",")],
      ...["--allow-not-positive", ...options],
    ]);
    expect([run.code, run.stderr]).toEqual([0, ""]);
    const expected = await solver.states(states, asked);
    const [head, ...lines] = readFileSync(output, "utf8").trimEnd().split("\n");
    const place = head!.split(",").indexOf("chsh") - head!.split(",").length;
    expect(lines.map((line) => Number(line.split(",").at(place)))).toEqual(
      Array.from(expected.columns.chsh),
    );
    let from = 0;
    for await (const block of solver.stateBlocks(readStates(source(name, bytes), {}), asked)) {
      for (let k = 0; k < block.count; k++) {
        expect(block.columns["concurrence"]![k]).toBe(expected.columns.concurrence[from + k]);
      }
      from += block.count;
    }
    expect(from).toBe(COUNT);
  });

  it("is counted, and read in parts", async () => {
    const input = source(name, bytes);
    expect(await countStates(input, {})).toBe(COUNT);
    for (const piece of [Infinity, 700]) {
      const found: number[] = [];
      for (const [start, end] of [
        [0, 7],
        [7, 31],
        [31, 31],
        [31, COUNT + 5],
      ]) {
        const part = readStates(source(name, bytes, piece), { rows: { start: start!, end: end! } });
        for await (const block of part) {
          // Text formats have the line of the file.
          expect(block.lines).toHaveLength(block.count);
          found.push(...block.numbers);
        }
      }
      expect(found.map((x) => x + 0)).toEqual(Array.from(states, (x) => x + 0));
    }
  });
});

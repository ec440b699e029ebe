// Measured states as files: JSON Lines, CSV and Parquet with lines and what stood beside the states.

import { parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import type { StatesOptions, TableFormat } from "../../src/index.js";
import { solver } from "../support/backends.js";
import { rejection } from "../support/errors.js";
import { readStates, statesFile } from "../support/library.js";
import { numbers, source, text } from "../support/stateFiles.js";

const COUNT = 12;
const ASKED = { observables: ["chsh", "concurrence"], allowNotPositive: true } as const;

/** States with a name, a number, a whole one and a list beside each; the fourth is none. */
function input(change: (k: number) => Record<string, unknown> = () => ({})): string {
  const lines = Array.from({ length: COUNT }, (_, k) => {
    const rho = Array.from(numbers.subarray(32 * k, 32 * (k + 1)));
    if (k === 3) rho[0] = 7;
    return JSON.stringify({
      id: `s"${k}`,
      n: k,
      weight: k / 8,
      tags: [k],
      concurrence: "old",
      rho,
      ...change(k),
    });
  });
  return `${lines.join("\n")}\n`;
}

async function written(
  format: TableFormat,
  words: string,
  options: StatesOptions = ASKED,
): Promise<Uint8Array<ArrayBuffer>> {
  const blocks = solver.stateBlocks(readStates(source("a.jsonl", text(words)), {}), options);
  const parts: Uint8Array[] = [];
  for await (const bytes of statesFile(format, blocks, options)) parts.push(bytes.slice());
  return Uint8Array.from(Buffer.concat(parts));
}

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const expected = Array.from({ length: COUNT }, (_, k) =>
  k === 3 ? null : solver.state(numbers.subarray(32 * k, 32 * (k + 1)), { allowNotPositive: true }),
);

describe("states that were measured", () => {
  it("are JSON Lines with what was asked, or the reason why not", async () => {
    const lines = decode(await written("jsonl", input()))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    for (const [k, line] of lines.entries()) {
      const place = { id: `s"${k}`, n: k, weight: k / 8, tags: [k], line: k + 1 };
      const state = expected[k];
      if (state === null) {
        expect(line).toMatchObject({ ...place, ok: false, error: { code: "INVALID_STATE" } });
        expect(line.error.message).toContain("the trace is");
      } else {
        expect(line).toEqual({
          ...place,
          ok: true,
          chsh: expect.closeTo(state!.chsh, 11),
          concurrence: expect.closeTo(state!.concurrence, 11),
          flags: state!.flags,
        });
      }
    }
  });

  it("are CSV with a column for each, quoted where it must be", async () => {
    const [header, ...rows] = decode(await written("csv", input()))
      .trimEnd()
      .split("\n");
    expect(header).toBe("id,n,weight,tags,line,chsh,concurrence,status,flags");
    expect(rows).toHaveLength(COUNT);
    expect(rows[3]).toBe('"s""3",3,0.375,[3],4,,,10,0');
    expect(rows[5]!.startsWith('"s""5",5,0.625,[5],6,')).toBe(true);
    expect(Number(rows[5]!.split(",")[5])).toBeCloseTo(expected[5]!.chsh, 11);
  });

  it("are Parquet with texts, whole numbers and nulls", async () => {
    const bytes = await written("parquet", input());
    const rows = await parquetReadObjects({ file: bytes.buffer });
    expect(rows).toHaveLength(COUNT);
    expect(rows[3]).toEqual({
      id: 's"3',
      n: 3n,
      weight: 0.375,
      tags: "[3]",
      line: 4n,
      chsh: null,
      concurrence: null,
      status: 10,
      flags: 0,
    });
    for (const [k, row] of rows.entries()) {
      if (k === 3) continue;
      expect(row["id"]).toBe(`s"${k}`);
      expect(row["chsh"]).toBeCloseTo(expected[k]!.chsh, 11);
      expect(row["concurrence"]).toBeCloseTo(expected[k]!.concurrence, 11);
    }
  });

  it("say in JSON what was repaired", async () => {
    const rho = [0, 0, 0, 0, 0, 0.5, -0.56, 0, 0, -0.56, 0.5, 0, 0, 0, 0, 0];
    const options = { observables: ["concurrence", "settings"], repair: "nearest" } as const;
    const [line] = decode(await written("jsonl", `${JSON.stringify({ rho })}\n`, options)).split(
      "\n",
    );
    const answer = JSON.parse(line!);
    expect(answer.repaired).toEqual(solver.state(rho, { repair: "nearest" }).repaired);
    expect(answer.settings.alice).toHaveLength(3);
    const [row] = await parquetReadObjects({
      file: (await written("parquet", `${JSON.stringify({ rho })}\n`, options)).buffer,
    });
    expect(row!["repairDistance"]).toBeCloseTo(0.06 * Math.SQRT2, 14);
    expect(Math.hypot(row!["bob3X"], row!["bob3Y"], row!["bob3Z"])).toBeCloseTo(1, 12);
  });

  it("of none are a table with its columns", async () => {
    expect(decode(await written("csv", "\n"))).toBe("line,chsh,concurrence,status,flags\n");
    expect(await parquetReadObjects({ file: (await written("parquet", "")).buffer })).toEqual([]);
    expect(decode(await written("jsonl", ""))).toBe("");
  });

  it("whose companions do not make a column are refused, with the way out", async () => {
    // Blocks of their own: what a pipe has brought is a block.
    const later = async (change: Record<string, unknown>) => {
      const parts = [
        input(),
        `${JSON.stringify({ ...change, rho: Array.from(numbers.subarray(0, 32)) })}\n`,
      ];
      async function* stream() {
        for (const part of parts) yield text(part);
      }
      const options = ASKED;
      const blocks = solver.stateBlocks(
        readStates({ name: "pipe", file: null, stream }, { format: "jsonl" }),
        options,
      );
      const read = async () => {
        for await (const _ of statesFile("csv", blocks, options));
      };
      return rejection(read());
    };
    for (const [change, words] of [
      [{ n: "x" }, 'n: "x" at line 13 follows whole numbers'],
      [{ n: 0.5 }, "n: 0.5 at line 13 follows whole numbers"],
      [{ other: 1 }, "other: 1 at line 13 comes first there"],
    ] as const) {
      const error = await later(change);
      expect(error.code).toBe("INVALID_STATE");
      expect(error.message).toContain(words);
      expect(error.message).toContain("-o x.jsonl");
    }
  });
});

// States as JSON: a line each, or one document; other texts are named as what they are.

import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { rejection } from "../support/errors.js";
import { COUNT, numbers, read, source, text } from "../support/stateFiles.js";

const state = (n: number) => ({
  id: n,
  rho: Array.from({ length: 16 }, (_, k) => [numbers[32 * n + 2 * k], numbers[32 * n + 2 * k + 1]]),
});
const states = Array.from({ length: COUNT }, (_, n) => state(n));

describe("JSON", () => {
  it("a line each gives numbers, lines and keys; blank lines count", async () => {
    const lines = `\uFEFF${states.map((one) => JSON.stringify(one)).join("\n\n")}\r\n`;
    for (const piece of [Infinity, 97]) {
      const found = await read(source("a.jsonl", text(lines), piece));
      expect(found.numbers).toEqual(numbers);
      expect(found.lines).toEqual(states.map((_, k) => 2 * k + 1));
      expect(found.further).toEqual(states.map(({ id }) => ({ id })));
    }
  });

  it("as one document is an array of states, or one state over many lines", async () => {
    const one = (words: unknown) => read(source("a.json", text(JSON.stringify(words, null, 1))));
    expect((await one(states)).numbers).toEqual(numbers);
    expect((await one(states)).further[5]).toEqual({ id: 5 });
    expect((await one(states[0])).numbers).toEqual(numbers.slice(0, 32));
    for (const bare of [states[0]!.rho, [states[0]!.rho]]) {
      expect((await one(bare)).numbers).toEqual(numbers.slice(0, 32));
    }
    for (const count of [4, 16, 32]) {
      const list = states.slice(0, count).map(({ rho }) => rho);
      expect((await one(list)).numbers).toEqual(numbers.slice(0, 32 * count));
      expect(
        (await one(list.map((rho) => [0, 4, 8, 12].map((k) => rho.slice(k, k + 4))))).numbers,
      ).toEqual(numbers.slice(0, 32 * count));
    }
    const broken = [...states.slice(0, 2), { id: "x", rho: [1] }, states[3]];
    expect((await one(broken)).errors).toEqual({ 3: expect.stringContaining("1 entries") });
    expect((await one(broken)).further[2]).toEqual({ id: "x" });
  });

  it("gives back whole numbers beyond 2⁵³ as texts, with all their digits", async () => {
    const big = "9007199254740993";
    const beside = `"id":${big},"run":{"seeds":[-${big}0,7,1e100]},"note":"\\"${big}"`;
    const expected = {
      id: big,
      run: { seeds: [`-${big}0`, 7, 1e100] },
      note: `"${big}`,
    };
    const lines = `{${beside},"ket":[1,0,0,0]}\n{"ket":[1,0,0,0],"id":9007199254740991}\n`;
    const found = await read(source("a.jsonl", text(lines)));
    expect(found.errors).toEqual({});
    expect(found.further).toEqual([expected, { id: 9007199254740991 }]);
    const list = `[{"ket":[1,0,0,0]},{${beside},"ket":[1,0,0,0]},{"id":${big},"ket":[2]}]`;
    expect((await read(source("a.json", text(list)))).further).toEqual([{}, expected, { id: big }]);
    const one = await read(source("a.json", text(`{${beside},"ket":[1,0,0,0]}`)));
    expect(one.further).toEqual([expected]);
  });

  it.each([
    ["a.jsonl", JSON.stringify(states[0], null, 1), "one JSON document over many lines"],
    ["standard input", "[\n1\n]\n", "--format json"],
    ["a.json", `${JSON.stringify(states[0])}\n${JSON.stringify(states[1])}\n`, "--format jsonl"],
    ["a.json", '{"rho":[NaN]}', "NaN, which JSON cannot say"],
    ["a.json", "{'rho': [1]}", "single quotes"],
    ["a.jsonl", "PAR1", "a .parquet file, read as jsonl"],
  ])("%s that is something else is named, %#", async (name, words, found) => {
    const error = await rejection(read(source(name, text(words))));
    expect(error.message).toContain(found);
  });

  it("in UTF-16, or of other bytes, is named", async () => {
    const line = `${JSON.stringify(states[0])}\n`;
    const little = Buffer.from(`\uFEFF${line}`, "utf16le");
    for (const bytes of [little, little.subarray(2), Buffer.from(little).swap16()]) {
      expect((await rejection(read(source("a.jsonl", bytes)))).message).toContain("UTF-16 text");
      expect((await rejection(read(source("a.csv", bytes)))).message).toContain("UTF-16 text");
    }
    const latin = Buffer.from('{"id":"é"}', "latin1");
    expect((await rejection(read(source("a.jsonl", latin)))).message).toContain("not UTF-8");
    expect((await rejection(read(source("a.jsonl", gzipSync("{}"))))).message).toContain(
      "not UTF-8",
    );
  });

  it("with NaN in a line marks that line alone", async () => {
    const lines = [
      '{"id":"NaN"',
      '{"rho":[NaN,1]}',
      '{"rho":[-Infinity]}',
      JSON.stringify(states[0]),
    ];
    const { errors } = await read(source("a.jsonl", text(`${lines[3]}\n${lines.join("\n")}`)));
    expect(errors[2]).not.toContain("cannot say");
    expect(errors[3]).toContain("it has NaN");
    expect(errors[4]).toContain("it has -Infinity");
    expect(errors[5]).toBeUndefined();
  });
});

// What a command reads: never what it writes over, with or without a byte order mark, from a
// file or standard input.

import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { checkOutput } from "../../src/cli/input.js";
import { solver } from "../support/backends.js";
import { bellness, COMMAND, folder, jsonLines } from "../support/cli.js";
import { asInput, SINGLET } from "../support/states.js";

const POINT = '{"kappa":3,"temperature":[0.2,0.6]}\n';
const STATE = `${JSON.stringify({ rho: asInput(SINGLET) })}\n`;
const SPEC = '{"axes":[{"parameter":"kappa","values":[1,3]}],"observables":["i2"]}';
const MARK = "\uFEFF";

describe("an output that is the input", () => {
  const files = folder({ "points.jsonl": POINT, "states.jsonl": STATE, "spec.jsonl": SPEC });
  afterAll(() => files.remove());

  it.each([
    ["solve", "points.jsonl", POINT],
    ["state", "states.jsonl", STATE],
    ["sweep", "spec.jsonl", SPEC],
  ])("is refused by %s, and left as it was", async (command, name, text) => {
    const input = files.path(name);
    symlinkSync(input, files.path(`link-${name}`));
    const run = await bellness([command, input, "-o", files.path(`link-${name}`)]);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe("");
    expect(run.stderr).toContain("is the input, which writing would destroy");
    expect(readFileSync(input, "utf8")).toBe(text);
  });

  it("is known under any name; any other file is none", async () => {
    const input = files.path("points.jsonl");
    mkdirSync(files.path("sub"));
    symlinkSync(input, files.path("link"));
    linkSync(input, files.path("hard"));
    for (const name of ["points.jsonl", "sub/../points.jsonl", "link", "hard"]) {
      await expect(checkOutput(input, files.path(name))).rejects.toMatchObject({
        code: "INVALID_PARAMETER",
        parameter: "output",
      });
      await expect(checkOutput(files.path(name), input)).rejects.toThrow("would destroy");
    }
    await checkOutput(input, files.path("states.jsonl"));
    await checkOutput(input, files.path("new"));
    await checkOutput(input, undefined);
    // A terminal, or nothing, may be both.
    await checkOutput("/dev/null", "/dev/null");
  });

  it("is one where a shell leads standard output behind it", async () => {
    for (const redirected of ["solve x >> x", "solve < x >> x", "state - < x >> x"]) {
      const input = files.path("fed.jsonl");
      writeFileSync(input, POINT);
      const command = redirected.replaceAll(" x", ` '${input}'`);
      const run = spawnSync("sh", ["-c", `'${process.execPath}' '${COMMAND}' ${command}`], {
        encoding: "utf8",
      });
      expect([redirected, run.status]).toEqual([redirected, 2]);
      expect(run.stderr).toContain("standard output is the input, which writing would feed");
      expect(readFileSync(input, "utf8")).toBe(POINT);
    }
  });

  it("is not emptied for an input that is not there", async () => {
    const output = files.path("kept.jsonl");
    writeFileSync(output, "kept\n");
    const run = await bellness(["solve", files.path("nowhere.jsonl"), "-o", output]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("nowhere.jsonl");
    expect(readFileSync(output, "utf8")).toBe("kept\n");
  });
});

describe("standard input", () => {
  it.each([
    ["solve", POINT],
    ["state", STATE],
    ["sweep", SPEC],
  ])("is what - names, for %s, behind a byte order mark or not", async (command, text) => {
    const runs = await Promise.all(
      [text, MARK + text].map((input) => bellness([command, "-"], input)),
    );
    expect(runs[0]!.code).toBe(0);
    expect(runs[0]!.stdout).not.toBe("");
    expect(runs[1]).toEqual(runs[0]);
  });
});

describe("a line", () => {
  it.each(["solve", "state"])(
    "that no string can hold is refused by %s, and named",
    async (command) => {
      const files = folder({});
      const input = files.path("long.jsonl");
      writeFileSync(input, POINT);
      for (let k = 0; k < 70; k++) appendFileSync(input, Buffer.alloc(2 ** 20, "a"));
      const { code, stderr } = await bellness([command, input, "-o", files.path("out.jsonl")]);
      files.remove();
      expect(code).toBe(2);
      expect(stderr).toMatch(/^bellness: INVALID_JSON: .*line 2 has more than 67108864 characters/);
    },
  );

  it("of any depth is explained, and the next one is solved", async () => {
    const deep = "[".repeat(1e5) + "]".repeat(1e5);
    for (const [command, key, good] of [
      ["solve", "kappa", POINT],
      ["state", "rho", STATE],
    ] as const) {
      const { code, stdout, stderr } = await bellness([command], `{"${key}":${deep}}\n${good}`);
      expect(code).toBe(1);
      expect(stderr).toBe("");
      expect(stdout.split("\n")[0]!.length).toBeLessThan(400);
      expect(jsonLines(stdout).map(({ ok }) => ok)).toEqual([false, true]);
    }
  });

  it("without a state names the key that may have meant it; one that solve wrote has one", async () => {
    const { stdout } = await bellness(["state"], '{"rhoo":{"re":[1]}}\n{"kappa":3}\n');
    const [misspelt, other] = jsonLines(stdout) as unknown as { error: Record<string, string> }[];
    expect(misspelt!.error["code"]).toBe("INVALID_STATE");
    expect(misspelt!.error["message"]).toContain('Did you mean "rho" by "rhoo"?');
    expect(misspelt!.error["message"]).toContain('{"rhoo":{"re":[1]}}');
    expect(other!.error["message"]).not.toContain("Did you mean");
    const solution = await bellness(["solve"], POINT);
    const [measured] = jsonLines((await bellness(["state"], solution.stdout)).stdout);
    const point = solver.solve(JSON.parse(POINT));
    expect(measured!["i3322"]).toBeCloseTo(point.i3322, 12);
  });
});

describe("a certificate", () => {
  it.each([
    ["solve", ["--certify", "1e999"], "a finite number above 0"],
    ["state", ["--certify", "Infinity"], "a finite number above 0"],
    ["solve", ["--budget", "3"], "not allowed without --certify"],
    ["state", ["--budget", "3"], "not allowed without --certify"],
  ])("of %s with %j is wrong usage", async (command, args, words) => {
    const { code, stdout, stderr } = await bellness([command, ...args], "");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(words);
  });
});

describe("help", () => {
  it.each(["solve", "state", "sweep"])(
    "of %s fits 80 columns and fills its lines",
    async (command) => {
      const { stdout } = await bellness(["help", command]);
      for (const line of stdout.split("\n")) {
        // What is to be copied stands in one line.
        if (!line.startsWith("  {") && !line.includes("| bellness"))
          expect(line.length).toBeLessThanOrEqual(80);
      }
      expect(stdout.replace(/\s+/g, " ")).toMatch(
        /standard input where it is missing or -|- is standard input/,
      );
      const [, description] = stdout.split("\n\n");
      const lines = description!.split("\n");
      lines.slice(0, -1).forEach((line, k) => {
        const [next] = lines[k + 1]!.split(" ");
        expect(line.length + 1 + next!.length, line).toBeGreaterThan(80);
      });
    },
  );

  it("ends quietly where its reader has seen enough", async () => {
    const { code, stderr } = await bellness(["help", "sweep"], "", { readOnly: 1 });
    expect([code, stderr]).toEqual([0, ""]);
  });
});

describe("what is not JSON Lines", () => {
  const files = folder({
    "pretty.jsonl": '{\n  "kappa": 3\n}\n',
    "nan.json": '{"axes":[],"observables":[NaN]}',
  });
  afterAll(() => files.remove());

  it.each(["solve", "evolve", "spectrum"])(
    "%s: one document over many lines is named where it is called .jsonl, or is none",
    async (command) => {
      for (const run of [
        await bellness([command, files.path("pretty.jsonl")]),
        await bellness([command], '\n{\n  "kappa": 3\n}\n{\n  "kappa": 2\n}\n'),
      ]) {
        expect(run.code).toBe(2);
        expect(run.stdout).toBe("");
        expect(run.stderr).toContain("INVALID_JSON");
        expect(run.stderr).toContain("one JSON document over many lines");
        expect(run.stderr).toContain("jq -c .");
      }
    },
  );

  it("a first line that breaks off is an error of its own", async () => {
    for (const text of ['{"kappa":3', '{"kappa":3\n\n', '{"kappa":3\n{"kappa":-3}']) {
      const run = await bellness(["solve"], text);
      expect(run.code).toBe(1);
      expect(jsonLines(run.stdout).slice(0, 1)).toMatchObject([
        { ok: false, line: 1, error: { code: "INVALID_JSON" } },
      ]);
    }
  });

  it.each([
    ['{"kappa":NaN}', "it has NaN"],
    ['{"kappa":-Infinity}', "it has -Infinity"],
    ['{"meta":"NaN","kappa":3,}', "not JSON: "],
    ["{'kappa':3}", "single quotes"],
  ])("%s is named", async (text, words) => {
    const [line] = jsonLines((await bellness(["solve"], text)).stdout);
    expect(line).toMatchObject({ ok: false, error: { code: "INVALID_JSON" } });
    expect((line!["error"] as { message: string }).message).toContain(words);
    expect((line!["error"] as { message: string }).message.includes("it has NaN")).toBe(
      words === "it has NaN",
    );
  });

  it.each(["solve", "state", "sweep", "evolve"])(
    "%s: JSON in the place of a file, and UTF-16",
    async (command) => {
      const run = await bellness([command, '{"kappa":3}']);
      expect(run.code).toBe(2);
      expect(run.stderr).toContain("the text itself goes to standard input");
      writeFileSync(files.path("utf16.json"), Buffer.from("\uFEFF{}\n", "utf16le"));
      const wide = await bellness([command, files.path("utf16.json")]);
      expect(wide.code).toBe(2);
      expect(wide.stderr).toContain("UTF-16");
    },
  );

  it("a spec with NaN is named as such", async () => {
    const run = await bellness(["sweep", files.path("nan.json")]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("it has NaN");
  });
});

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { solver } from "../support/backends.js";
import { bellness, folder, jsonLines, type Run } from "../support/cli.js";
import { randomParameters } from "../support/parameters.js";
import { Random } from "../support/random.js";
import { asInput, KINDS, randomState, SINGLET } from "../support/states.js";

interface Failure {
  readonly ok: boolean;
  readonly line: number;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly parameter: string | null;
  };
}

/** Bad lines of every kind: text, code, parameter. */
const BAD: [string, string, string | null][] = [
  ["{", "INVALID_JSON", null],
  ["kappa=3", "INVALID_JSON", null],
  ['{"kappa":3}}', "INVALID_JSON", null],
  ['{"kappa":NaN}', "INVALID_JSON", null],
  ['{"kapa":3}', "INVALID_PARAMETER", "kapa"],
  ["[]", "INVALID_PARAMETER", "parameters"],
  ["null", "INVALID_PARAMETER", "parameters"],
  ['"bose"', "INVALID_PARAMETER", "parameters"],
  ['{"kappa":"3"}', "INVALID_PARAMETER", "kappa"],
  ['{"kappa":-3}', "INVALID_PARAMETER", "kappa"],
  ['{"kappa":1e999}', "INVALID_PARAMETER", "kappa"],
  ['{"epsilon":[0,1]}', "INVALID_PARAMETER", "epsilon.1"],
  ['{"temperature":[0.1]}', "INVALID_PARAMETER", "temperature"],
  ['{"temperature":{"mean":0.1,"difference":0.3}}', "INVALID_PARAMETER", "temperature.1"],
  ['{"mu":[0.1,0]}', "INVALID_PARAMETER", "mu.1"],
  ['{"statistics":"boson"}', "INVALID_PARAMETER", "statistics"],
  ['{"gamma":[0,0]}', "SINGULAR_LIOUVILLIAN", "gamma"],
  ['{"gamma":[0,0.1],"kappa":0}', "SINGULAR_LIOUVILLIAN", "gamma"],
  ['{"kappa":2}', "DEGENERATE_TRANSITION", "kappa"],
  ['{"epsilon":[0.5,1.5],"kappa":1.7320508075688772}', "DEGENERATE_TRANSITION", "kappa"],
];
const LINES = 500;

describe("bellness solve on 500 lines, 20 of them bad", () => {
  const random = new Random(151);
  const points = Array.from({ length: LINES }, () => randomParameters(random));
  const lines = points.map((params) => JSON.stringify(params));
  // Line numbers from 1; spread over the file, the first and the last line among them.
  const badLines = BAD.map((_, k) => 1 + Math.round((k * (LINES - 1)) / (BAD.length - 1)));
  badLines.forEach((line, k) => {
    lines[line - 1] = BAD[k]![0];
  });
  const files = folder({ "points.jsonl": `${lines.join("\n")}\n` });
  let run: Run;
  beforeAll(async () => {
    run = await bellness(["solve", files.path("points.jsonl")]);
  });
  afterAll(() => files.remove());

  it("solves 480, explains 20, exits 1, in order and silent on stderr", () => {
    const out = jsonLines(run.stdout);
    expect(out).toHaveLength(LINES);
    expect(out.filter(({ ok }) => ok === true)).toHaveLength(480);
    expect(out.filter(({ ok }) => ok === false)).toHaveLength(20);
    expect(run.code).toBe(1);
    expect(run.stderr).toBe("");
    out.forEach((result, k) => {
      if (result["ok"]) expect(result["params"]).toEqual(JSON.parse(JSON.stringify(points[k])));
    });
  });

  it("explains each bad line: its number, code, parameter, value and what is allowed", () => {
    const out = jsonLines(run.stdout) as unknown as Failure[];
    badLines.forEach((line, k) => {
      const failure = out[line - 1]!;
      const [text, code, parameter] = BAD[k]!;
      expect(Object.keys(failure)).toEqual(["ok", "line", "error"]);
      expect(failure.line).toBe(line);
      expect(failure.error.code, text).toBe(code);
      expect(failure.error.parameter, text).toBe(parameter);
      if (code === "INVALID_JSON") expect(failure.error.message).toMatch(/^not JSON: ./);
      else expect(failure.error.message).toContain("Allowed: ");
    });
  });

  it("gives the same bytes from standard input, through -, and on either backend", async () => {
    const input = `${lines.join("\n")}\n`;
    const path = files.path("points.jsonl");
    for (const [args, text] of [
      [["solve"], input],
      [["solve", "-"], input],
      [["solve", path, "--backend", "js"], ""],
      [["solve", path, "--backend", "wasm", "--quiet"], ""],
      [["solve", path, "--solver", "reduced"], ""],
    ] as const) {
      const again = await bellness(args, text);
      expect(again.code).toBe(1);
      expect(again.stdout === run.stdout, args.join(" ")).toBe(true);
    }
  });

  it("gives the same bytes on either backend with the full solver", async () => {
    const path = files.path("points.jsonl");
    const [first, second] = await Promise.all(
      ["wasm", "js"].map((backend) =>
        bellness(["solve", path, "--solver", "full", "--backend", backend]),
      ),
    );
    expect(first!.stdout).toBe(second!.stdout);
    expect(first!.stdout).not.toBe(run.stdout);
  });

  it("writes the same to a file", async () => {
    const output = files.path("out.jsonl");
    const again = await bellness(["solve", files.path("points.jsonl"), "-o", output]);
    expect(again).toEqual({ code: 1, stdout: "", stderr: "" });
    expect(readFileSync(output, "utf8")).toBe(run.stdout);
  });
});

describe("bellness solve", () => {
  it("prints what the library returns, with the documented keys in order", async () => {
    const params = { kappa: 3, temperature: [0.2, 0.6] } as const;
    const { code, stdout } = await bellness(["solve"], JSON.stringify(params));
    expect(code).toBe(0);
    const [line] = jsonLines(stdout);
    expect(Object.keys(line!)).toEqual([
      "ok",
      "line",
      "params",
      "rho",
      "concurrence",
      "chsh",
      "chshSettings",
      "i2",
      "i3322",
      "i3",
      "i3322Bound",
      "unsteerability12",
      "unsteerability21",
      "settings",
      "heatCurrent",
      "particleCurrent",
      "entropyProduction",
      "minEigenvalue",
      "residual",
      "flags",
    ]);
    expect(line).toEqual({
      ok: true,
      line: 1,
      ...JSON.parse(JSON.stringify(solver.solve(params))),
    });
  });

  it("hands id and meta on, for lines that can be solved and that cannot, systems among them", async () => {
    const passed = { id: [0, "a"], meta: { run: 3, kappa: "the sample" } };
    const system = { hamiltonian: { XX: 1 }, jumps: [{ operator: { "-I": 1 }, rate: 0.1 }] };
    const inputs = [{ kappa: 3 }, { kappa: -3 }, system, { temperature: 0.4 }].map((one) => ({
      ...one,
      ...passed,
    }));
    const { stdout } = await bellness(
      ["solve"],
      inputs.map((one) => JSON.stringify(one)).join("\n"),
    );
    const out = jsonLines(stdout);
    expect(out).toHaveLength(inputs.length);
    out.forEach((line, k) => {
      expect(line).toMatchObject({ line: k + 1, ...passed });
    });
    expect(solver.solve({ ...passed, kappa: 3 })).toEqual({
      ...passed,
      ...solver.solve({ kappa: 3 }),
    });
    // As they were given, null too; and only where they were.
    expect(solver.solve({ id: null, kappa: 3 }).id).toBeNull();
    expect(solver.solve({ kappa: 3 })).not.toHaveProperty("meta");
  });

  it("hands names on with all their digits, from lines and from a document", async () => {
    const inputs = ['{"id":9007199254740993,"kappa":3}', '{"id":9007199254740995,"kappa":-3}'];
    for (const text of [inputs.join("\n"), `[${inputs}]`]) {
      const { stdout } = await bellness(["solve", "--observables", "i2"], text);
      expect(jsonLines(stdout).map(({ id }) => id)).toEqual([
        "9007199254740993",
        "9007199254740995",
      ]);
    }
  });

  it("takes one number for a pair", async () => {
    const { stdout } = await bellness(["solve"], '{"temperature":0.4}\n{"temperature":[0.4,0.4]}');
    const [one, two] = jsonLines(stdout);
    expect({ ...one, line: 2 }).toEqual(two);
  });

  it("counts blank lines, skips them, and reads \\r\\n and a last line without end", async () => {
    const { code, stdout } = await bellness(
      ["solve"],
      '\n{"kappa":3}\r\n   \r\n{"kappa":-3}\n\n{"kappa":1}',
    );
    expect(code).toBe(1);
    const out = jsonLines(stdout);
    expect(out.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(out[1]!["line"]).toBe(4);
  });

  it("has nothing to say about nothing", async () => {
    expect(await bellness(["solve"], "")).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("writes an infinite entropy production as null, flagged", async () => {
    const { code, stdout } = await bellness(["solve"], '{"temperature":[0,0.5]}');
    expect(code).toBe(0);
    const [line] = jsonLines(stdout);
    expect(line!["entropyProduction"]).toBeNull();
    expect(line!["flags"]).toContain("entropy-production-infinite");
  });

  it("ends quietly where the reader of a pipe has seen enough", async () => {
    const input = '{"kappa":3}\n'.repeat(20_000);
    const { code, stderr } = await bellness(["solve"], input, { readOnly: 1 });
    expect(code).toBe(0);
    expect(stderr).toBe("");
  });
});

describe("bellness state", () => {
  const random = new Random(152);
  const states = KINDS.flatMap((kind) => [0, 1, 2].map(() => asInput(randomState(random, kind))));

  it("prints what the library returns, line for line, the same on either backend", async () => {
    const input = states.map((rho) => `${JSON.stringify({ rho })}\n`).join("");
    const runs = await Promise.all(
      ["wasm", "js"].map((backend) => bellness(["state", "--backend", backend], input)),
    );
    expect(runs[0]!.code).toBe(0);
    expect(runs[0]!.stderr).toBe("");
    expect(runs[0]!.stdout).toBe(runs[1]!.stdout);
    const out = jsonLines(runs[0]!.stdout);
    expect(out).toHaveLength(states.length);
    out.forEach((line, k) => {
      const place = { ok: true, line: k + 1 };
      expect(line).toEqual({ ...place, ...JSON.parse(JSON.stringify(solver.state(states[k]!))) });
    });
    expect(Object.keys(out[0]!)).toEqual([
      "ok",
      "line",
      "concurrence",
      "chsh",
      "chshSettings",
      "i2",
      "i3322",
      "i3",
      "i3322Bound",
      "unsteerability12",
      "unsteerability21",
      "settings",
      "minEigenvalue",
      "flags",
      "verdict",
      "verdictReason",
    ]);
  });

  it("explains lines that are no states, and goes on", async () => {
    const singlet = JSON.stringify({ rho: asInput(SINGLET) });
    const lines = [
      singlet,
      "{}",
      "7",
      "{",
      '{"rho":{"re":[1],"im":[0]}}',
      singlet.replace("0.5", "0.6"),
      singlet,
    ];
    const { code, stdout, stderr } = await bellness(["state"], lines.join("\n"));
    expect(code).toBe(1);
    expect(stderr).toBe("");
    const out = jsonLines(stdout) as unknown as Failure[];
    expect(out.map(({ ok, line }) => (ok ? "ok" : line))).toEqual(["ok", 2, 3, 4, 5, 6, "ok"]);
    expect(out.slice(1, 6).map(({ error }) => error.code)).toEqual([
      "INVALID_STATE",
      "INVALID_STATE",
      "INVALID_JSON",
      "INVALID_STATE",
      "INVALID_STATE",
    ]);
  });
});

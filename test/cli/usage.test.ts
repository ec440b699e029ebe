// Exit codes, help and what is said on stderr.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it, test } from "vitest";
import { bellness, COMMAND, folder, jsonLines } from "../support/cli.js";

const { version } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
);
const COMMANDS = ["solve", "state", "sweep"];
const ALL = [
  ...COMMANDS,
  ...["random", "shards", "recipe", "evolve", "events", "spectrum"],
  ...["figure", "plot", "claims", "serve"],
];

describe("help", () => {
  it("lists the commands, exits 0", async () => {
    const { code, stdout, stderr } = await bellness(["--help"]);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    for (const command of ALL) expect(stdout).toContain(`  ${command} `);
    expect(stdout).toContain("bellness help <command>");
  });

  it.each(COMMANDS)("of %s teaches by example", async (command) => {
    const { code, stdout, stderr } = await bellness(["help", command]);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/Examples?[,:]/);
    expect(stdout).toContain(`bellness ${command}`);
    expect(stdout).toContain("--backend");
    expect((await bellness([command, "--help"])).stdout).toBe(stdout);
  });

  it.each(ALL)("of %s has an example and fits 80 columns", async (command) => {
    const { stdout } = await bellness(["help", command]);
    expect(stdout).toMatch(/Examples?[,:]/);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("has examples that work", async () => {
    let tried = 0;
    for (const command of ["solve", "state", "events"]) {
      const { stdout } = await bellness(["help", command]);
      for (const [, input, name] of stdout.matchAll(/echo '([^']+)' \| bellness (\w+)/g)) {
        const run = await bellness([name!], input);
        expect(run.code).toBe(0);
        expect(jsonLines(run.stdout)[0]!["ok"]).toBe(true);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThanOrEqual(3);
  });

  it("has a sweep that works", async () => {
    const { stdout } = await bellness(["help", "sweep"]);
    const spec = stdout.slice(stdout.indexOf('{"base"'), stdout.indexOf("Axes:"));
    const files = folder({ "spec.json": spec });
    const run = await bellness(["sweep", files.path("spec.json")]);
    files.remove();
    expect(run.code).toBe(0);
    expect(run.stdout.split("\n")).toHaveLength(1 + 201 * 3 + 1);
  });

  it("states the defaults that the library has", async () => {
    const { stdout } = await bellness(["help", "solve"]);
    const defaults = stdout.match(/\{"statistics":"bose"[^}]*\}/)![0].replace(/\s+/g, "");
    const run = await bellness(["solve"], `{}\n${defaults}\n`);
    const [first, second] = jsonLines(run.stdout);
    expect({ ...second, line: 1 }).toEqual(first);
  });

  it("prints the version", async () => {
    expect(await bellness(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });
});

describe("wrong usage exits 2 and says what is wrong on stderr", () => {
  const files = folder({
    "spec.json": '{"axes":[{"parameter":"kappa","values":[1,2]}],"observables":["i2"]}',
    "broken.json": "{",
    "misspelt.json": '{"axes":[{"parameter":"kapa","values":[1]}],"observables":["i2"]}',
    "base.json": '{"base":{"kappa":-1},"axes":[],"observables":["i2"]}',
    "points.jsonl": '{"kappa":3}\n',
  });
  afterAll(() => files.remove());

  it.each([
    ["no command", [], "Usage"],
    ["unknown command", ["slove"], "slove"],
    ["unknown option", ["solve", "--frobnicate"], "--frobnicate"],
    ["unknown backend", ["solve", "--backend", "gpu"], "auto, wasm, js"],
    ["unknown solver", ["solve", "--solver", "lu"], "auto, reduced, full"],
    [
      "two files",
      ["solve", files.path("points.jsonl"), files.path("points.jsonl")],
      "too many arguments",
    ],
    ["file missing", ["solve", files.path("nowhere.jsonl")], "nowhere.jsonl"],
    ["a folder for a file", ["state", files.path(".")], "EISDIR"],
    [
      "output nowhere",
      ["solve", files.path("points.jsonl"), "-o", files.path("no/where.jsonl")],
      "ENOENT",
    ],
    ["spec missing", ["sweep"], "spec"],
    ["spec nowhere", ["sweep", files.path("nowhere.json")], "nowhere.json"],
    ["spec not JSON", ["sweep", files.path("broken.json")], "INVALID_JSON"],
    ["spec misspelt", ["sweep", files.path("misspelt.json")], "INVALID_SWEEP: axes[0].parameter"],
    ["spec with a wrong base", ["sweep", files.path("base.json")], "INVALID_PARAMETER: kappa"],
    ["format unknown", ["sweep", files.path("spec.json"), "-o", files.path("t.xlsx")], ".csv"],
  ])("%s", async (_, args, words) => {
    const { code, stdout, stderr } = await bellness(args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test.skipIf(process.platform === "win32")("too few file handles are an error in words", () => {
  const files = folder({ "points.jsonl": '{"kappa":3}\n' });
  let refused = 0;
  for (let limit = 40; limit >= 20; limit -= 2) {
    const command = `ulimit -n ${limit} && '${process.execPath}' '${COMMAND}' solve '${files.path("points.jsonl")}'`;
    const { status, stderr } = spawnSync("sh", ["-c", command], { encoding: "utf8" });
    // Below some limit Node itself does not come as far as the command.
    if (status === 0 || stderr.includes(`open '${COMMAND}'`)) continue;
    if (stderr.includes("ERR_INVALID_PACKAGE_CONFIG")) continue;
    expect([limit, status]).toEqual([limit, 2]);
    expect(stderr).toMatch(/^bellness: .*too many open files/);
    refused += 1;
  }
  // From version 24 on Node itself needs more handles to start than the command then does.
  if (Number.parseInt(process.versions.node, 10) < 24) expect(refused).toBeGreaterThan(0);
  files.remove();
});

import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCsv } from "../support/csv.js";
import { readPdf } from "../support/pdf.js";

const COMMAND = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function bellness(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    const options = { maxBuffer: 1 << 26 };
    execFile(process.execPath, [COMMAND, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellness-figure-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("bellness figure", () => {
  it("writes tables of 400 rows, the drawing and the picture of Fig. 8", async () => {
    const out = join(folder, "eight");
    const { code, stdout, stderr } = await bellness(
      "figure",
      "8",
      "-o",
      out,
      "--format",
      "svg,png,csv",
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const names = ["fig08a.csv", "fig08b.csv", "fig08c.csv", "fig08d.csv", "fig08e.csv"];
    const all = [...names, "fig08.svg", "fig08.png"];
    expect(stdout).toBe(all.map((name) => `${join(out, name)}\n`).join(""));
    expect((await readdir(out)).sort()).toEqual([...all].sort());
    for (const name of names) {
      const table = readCsv(await readFile(join(out, name), "utf8"));
      expect(table.rows).toBe(400);
      expect(table.names).toEqual(["temperature.difference", "concurrence", "i2", "i3"]);
    }
    const svg = await readFile(join(out, "fig08.svg"), "utf8");
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect((await readFile(join(out, "fig08.png"))).length).toBeGreaterThan(50_000);
  });

  it("writes PDF and SVG of a width", async () => {
    const out = join(folder, "print");
    const args = ["-o", out, "--format", "svg,pdf,png", "--width", "86", "--quiet"];
    expect(await bellness("figure", "2", ...args)).toEqual({ code: 0, stdout: "", stderr: "" });
    expect((await readdir(out)).sort()).toEqual(["fig02.pdf", "fig02.png", "fig02.svg"]);
    const svg = await readFile(join(out, "fig02.svg"), "utf8");
    expect(svg).toMatch(/^<svg [^>]* width="86mm"/);
    const { pages, embedded, texts } = readPdf(await readFile(join(out, "fig02.pdf")));
    expect((pages[0]![0] * 25.4) / 72).toBeCloseTo(86, 3);
    expect(embedded).toHaveLength(1);
    expect(texts.join("")).toContain("frequency ε₊");
    // 305 dots an inch.
    const png = await readFile(join(out, "fig02.png"));
    expect(png.readUInt32BE(16)).toBe(3 * 4 * 86);
  });

  it("gives the same table on either backend", async () => {
    const read = async (backend: string) => {
      const out = join(folder, backend);
      const run = await bellness(
        "figure",
        "5",
        "-o",
        out,
        "--format",
        "csv",
        "--backend",
        backend,
        "--quiet",
      );
      expect(run).toEqual({ code: 0, stdout: "", stderr: "" });
      expect(await readdir(out)).toEqual(["fig05a.csv", "fig05b.csv"]);
      return readFile(join(out, "fig05b.csv"), "utf8");
    };
    expect(await read("wasm")).toBe(await read("js"));
  });

  it.each([
    [["figure", "1"], "there is no figure"],
    [["figure", "17"], "there is no figure"],
    [["figure", "8", "nine"], 'there is no figure "nine": 2, 3, 4,'],
    [["figure"], "missing required argument"],
    [["figure", "8", "--format", "svg,gif"], "gif"],
    [["figure", "8", "--backend", "gpu"], "gpu"],
    [["figure", "8", "--width", "5"], "Allowed: 60 to 1000 millimetres."],
  ] as const)("%j is wrong usage", async (args, message) => {
    const { code, stdout, stderr } = await bellness(...args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
  });

  it("teaches by example", async () => {
    const { code, stdout } = await bellness("figure", "--help");
    expect(code).toBe(0);
    expect(stdout).toContain("bellness figure all -o figures --format svg,png,csv");
  });
});

describe("bellness claims", () => {
  it("writes an array of claims with --json", async () => {
    const file = join(folder, "claims.json");
    const run = await bellness("claims", "--json", "-o", file);
    expect(run).toEqual({ code: 0, stdout: "", stderr: "" });
    const claims = JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>[];
    expect(claims.length).toBeGreaterThanOrEqual(35);
    for (const claim of claims) {
      expect(Object.keys(claim)).toEqual([
        "id",
        "where",
        "statement",
        "computed",
        "numbers",
        "verdict",
      ]);
      expect(["holds", "approximately", "fails"]).toContain(claim["verdict"]);
    }
  });

  it("refuses what it does not know", async () => {
    const { code, stderr } = await bellness("claims", "--jsn");
    expect(code).toBe(2);
    expect(stderr).toContain("--jsn");
  });
});

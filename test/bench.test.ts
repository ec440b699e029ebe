// The benchmarks run, check what they time, and write what they promise: an array of
// {name, backend, nsPerOp, rme}.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const RUN = fileURLToPath(new URL("../bench/run.mjs", import.meta.url));

interface Row {
  readonly name: string;
  readonly backend: string;
  readonly nsPerOp: number;
  readonly rme: number;
}

test("npm run bench -- --json --plot writes every way of doing it, with its time", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bellness-bench-"));
  try {
    const [table, drawing] = [join(folder, "bench.json"), join(folder, "bench.svg")];
    const args = ["--only", "LU, dense", "--rounds", "2", "--json", table, "--plot", drawing];
    const { stdout } = await promisify(execFile)(process.execPath, [RUN, ...args]);
    const rows = JSON.parse(await readFile(table, "utf8")) as Row[];
    const backends = ["wasm", "js", "numeric", "ml-matrix", "mathjs"];
    expect(rows.map(({ backend }) => backend)).toEqual(backends);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(["name", "backend", "nsPerOp", "rme"]);
      expect(row.name).toBe("LU, dense 16×16 complex");
      // A system takes more than 100 ns and less than 100 ms on any machine.
      expect(row.nsPerOp).toBeGreaterThan(100);
      expect(row.nsPerOp).toBeLessThan(1e8);
      expect(row.rme).toBeGreaterThanOrEqual(0);
      expect(stdout).toContain(row.backend);
    }
    expect(await readFile(drawing, "utf8")).toMatch(/^<svg[\s\S]*mathjs[\s\S]*<\/svg>\n$/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

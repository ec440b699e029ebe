// The recipes of docs/states.md, run in the order of their printing.

import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { folder } from "../support/cli.js";
import { text } from "../support/sources.js";

const COMMAND = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const blocks = [...text("docs/states.md").matchAll(/^```(sh|python)\n([\s\S]*?)^```$/gm)].map(
  ([, language, code]) => ({ language: language!, code: code! }),
);

const python = spawnSync("python3", ["-c", "import numpy"]).status === 0;
if (!python)
  console.warn("SKIPPED: docs/states.md from numpy; there is no python3 with numpy here");

const files = folder({ bellness: `#!/bin/sh\nexec "${process.execPath}" "${COMMAND}" "$@"\n` });
chmodSync(files.path("bellness"), 0o755);
afterAll(() => files.remove());

describe.skipIf(!python || process.platform === "win32")("docs/states.md", () => {
  it("goes from numpy to a table and back", () => {
    const env = { ...process.env, PATH: `${files.path("")}${delimiter}${process.env["PATH"]}` };
    const run = (command: string, args: string[]) => {
      const { status, stdout, stderr } = spawnSync(command, args, {
        cwd: files.path(""),
        env,
        encoding: "utf8",
      });
      expect(stderr).toBe("");
      expect(status).toBe(0);
      return stdout;
    };
    const ours = (code: string) => code.includes("rho.npy -o table.parquet");
    let answers = "";
    let session = "";
    for (const { language, code } of blocks.filter((block) => !ours(block.code))) {
      if (language === "sh") {
        answers = run("sh", ["-c", code]);
      } else {
        // One session: what the blocks before have defined is there.
        session += code;
        writeFileSync(files.path("session.py"), session);
        run("python3", ["session.py"]);
      }
    }
    const state = JSON.parse(answers) as { concurrence: number; repaired?: object };
    expect(state.concurrence).toBeGreaterThan(0.9);
    expect(readFileSync(files.path("table.csv"), "utf8").split("\n")).toHaveLength(1002);
  });
});

// docs/start.md, done as it is printed, block after block, with the package as it is published.

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { COMMAND, folder } from "../support/cli.js";
import { ROOT, text } from "../support/sources.js";

const page = text("docs/start.md");
const files = folder({ bellness: `#!/bin/sh\nexec "${process.execPath}" "${COMMAND}" "$@"\n` });
chmodSync(files.path("bellness"), 0o755);
afterAll(() => files.remove());

/** The blocks of the page: their language, their text, and the file that the words before them name. */
const blocks = [...page.matchAll(/([^\n]*)\n\n```(sh|json|js)\n([\s\S]*?)^```$/gm)].map(
  ([, before, language, code]) => ({
    language: language!,
    code: code!,
    file: /`([a-z]+\.json)`:$/.exec(before!)?.[1],
  }),
);

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: files.path(""),
    env: { ...process.env, PATH: `${files.path("")}${delimiter}${process.env["PATH"]}` },
    encoding: "utf8",
  });
  expect(status, `${args.join(" ")}\n${stderr}`).toBe(0);
  return stdout;
}

it.skipIf(process.platform === "win32")("docs/start.md does what it says", () => {
  mkdirSync(files.path("node_modules"));
  symlinkSync(ROOT, files.path("node_modules/bellness"));
  const answers: Record<string, unknown>[] = [];
  let program = "";
  for (const { language, code, file } of blocks) {
    if (language === "json") {
      expect(file, code).toBeDefined();
      writeFileSync(files.path(file!), code);
    } else if (language === "js") {
      program += code;
    } else {
      const printed = run("sh", ["-c", code]);
      if (printed.startsWith("{")) answers.push(JSON.parse(printed) as Record<string, unknown>);
    }
  }
  // What the words around the blocks say.
  const [point, certified, pair] = answers;
  expect(point!["concurrence"]).toBeCloseTo(0.687, 3);
  expect(point!["i2"]).toBeCloseTo(0.186, 2);
  expect(point!["i3"]).toBeCloseTo(0.022, 3);
  expect((certified!["certificate"] as { gap: number }).gap).toBeLessThanOrEqual(1e-9);
  expect(pair!["ok"]).toBe(true);
  for (const name of ["curve.svg", "map.svg", "coupling.svg"]) {
    expect(existsSync(join(files.path(""), name)), name).toBe(true);
    expect(readFileSync(files.path(name), "utf8")).toContain("</svg>");
  }
  writeFileSync(files.path("program.mjs"), program);
  const [at, concurrence, verdict] = run(process.execPath, ["program.mjs"]).split(/\s+/);
  expect(Number(at)).toBeCloseTo(0.1453, 4);
  expect(Number(concurrence)).toBeCloseTo(0.18485, 4);
  expect(verdict).toBe("unsteerable");
});

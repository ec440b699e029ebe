// The programs that README and docs print compile as they stand, under strict flags.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { ROOT, text } from "../support/sources.js";

/**
 * The programs of a page, as modules: what stands further below goes on with what is above it,
 * until a program imports the solver anew.
 */
function programs(page: string): string[] {
  const modules: string[] = [];
  for (const [, code = ""] of text(page).matchAll(/^```[jt]s\n([\s\S]*?)^```$/gm)) {
    const anew = modules.length === 0 || /^import \{[^}]*\bcreateSolver\b/m.test(code);
    modules.push(anew ? code : modules.pop() + code);
  }
  return modules;
}

/** What the compiler says of modules that import the package as it is published. */
function complaints(modules: readonly string[]): string[] {
  const folder = mkdtempSync(join(inject("folder"), "snippets-"));
  const files = modules.map((code, k) => {
    writeFileSync(join(folder, `${k}.ts`), code);
    return `${k}.ts`;
  });
  const compilerOptions = {
    target: "es2022",
    lib: ["es2023", "dom"],
    module: "nodenext",
    strict: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    types: [],
    paths: { bellness: [`${ROOT}dist/types/src/index.d.ts`] },
  };
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  const args = [`${ROOT}node_modules/typescript/bin/tsc`, "-p", folder, "--pretty", "false"];
  const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8", cwd: folder });
  return stdout.split("\n").filter((line) => line.includes("error"));
}

const PAGES = [
  "README.md",
  ...readdirSync(`${ROOT}docs`)
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

test("the programs of README and docs compile", () => {
  const modules = PAGES.flatMap(programs);
  expect(modules.length).toBeGreaterThanOrEqual(11);
  for (const code of modules) expect(code).toContain('from "bellness"');
  expect(complaints(modules)).toEqual([]);
});

test("a misspelt observable, axis or column does not", () => {
  const code = (spec: string, use = "") =>
    `import { createSolver } from "bellness";\nconst { columns } = await (await createSolver()).sweep(${spec});\ncolumns${use};`;
  const found = complaints([
    code('{ axes: [], observables: ["i2"] }', ".i2"),
    code('{ axes: [], observables: ["i4"] }'),
    code('{ axes: [{ parameter: "kapa", values: [1] }], observables: ["i2"] }'),
    code('{ axes: [], observables: ["i2"] }', ".i4"),
  ]);
  expect(found.map((line) => line.slice(0, 4))).toEqual(["1.ts", "2.ts", "3.ts"]);
});

import { readFile } from "node:fs/promises";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { expect, test } from "vitest";
import { packed, ROOT } from "../support/packed.js";

const manifest = (await import(`${ROOT}package.json`, { with: { type: "json" } })).default;

test("publint has nothing to say about the tarball", async () => {
  const { buffer, byteOffset, byteLength } = packed.bytes;
  const tarball = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

/** An ESM package: `require` and the resolution before `exports` are not for it. */
const ESM = ["node16-esm", "bundler"];
/** Not modules of JavaScript: nothing has types. */
const RAW = ["./core.wasm", "./package.json"];

test("the types of every entry are right", async () => {
  const analysis = await checkPackage(createPackageFromTarballData(packed.bytes), {
    entrypoints: Object.keys(manifest.exports).filter((entry) => !RAW.includes(entry)),
  });
  if (analysis.types === false) expect.fail("the tarball has no types");
  const problems = analysis.problems.filter(
    (problem) => !("resolutionKind" in problem) || ESM.includes(problem.resolutionKind),
  );
  expect(problems).toEqual([]);
  for (const entry of ["./js", "./worker.js"].map((name) => analysis.entrypoints[name]!)) {
    for (const kind of ["node16-esm", "bundler"] as const) {
      expect(entry.resolutions[kind].resolution?.isTypeScript).toBe(true);
    }
  }
});

/** Every path that `exports`, `types` and `bin` name. */
function targets(value: unknown): string[] {
  if (typeof value === "string") return [value.replace(/^\.\//, "")];
  return Object.values(value as object).flatMap(targets);
}

test("docs/package.md says of every entry what it is", async () => {
  const guide = await readFile(`${ROOT}docs/package.md`, "utf8");
  const [, table] = /^\| import \| what it is \|\n\| --- \| --- \|\n((?:\|.*\n)+)/m.exec(guide)!;
  const rows = table!.trimEnd().split("\n");
  const named = rows.flatMap((row) => {
    const [, imports, meaning, ...rest] = row.split(" | ").join("|").split("|");
    expect(rest, row).toEqual([""]);
    expect(meaning, row).toMatch(/[a-z]{2,} [a-z]+/);
    return [...imports!.matchAll(/`bellness(\/[\w./]+)?`/g)].map(([, path]) => `.${path ?? ""}`);
  });
  expect(named.sort()).toEqual(Object.keys(manifest.exports).sort());
});

test("the tarball has what the manifest names, and nothing but the package", () => {
  const paths = packed.files.map(({ path }) => path);
  for (const target of targets([manifest.exports, manifest.types, manifest.bin])) {
    expect(paths).toContain(target);
  }
  for (const path of paths) {
    expect(path).toMatch(/^(dist\/|LICENSE$|README\.md$|package\.json$)/);
    expect(path).not.toMatch(/\.(tsbuildinfo|stamp)$|(?<!\.d)\.ts$/);
  }
});

/** The file of bellness/js that has the kernels. */
async function kernelsWithoutWasm(): Promise<string> {
  const paths = packed.files.map(({ path }) => path);
  const found: string[] = [];
  for (const path of paths.filter((one) => /^dist\/js\/chunk-\w+\.js$/.test(one))) {
    const text = await readFile(`${ROOT}${path}`, "utf8");
    if (text.includes("// src/js/arena.ts")) found.push(path);
  }
  expect(found).toHaveLength(1);
  return found[0]!;
}

test("the kernels stand behind const in every build: with var they take twice the time", async () => {
  const scripts = packed.files.map(({ path }) => path).filter((path) => path.endsWith(".js"));
  const builds = [
    "dist/jsCore.js",
    "dist/worker.js",
    "dist/js/worker.js",
    await kernelsWithoutWasm(),
  ];
  expect(scripts).toEqual(expect.arrayContaining(builds));
  for (const path of builds) {
    const text = await readFile(`${ROOT}${path}`, "utf8");
    expect(text, path).toMatch(/^const arena\d* = new Float64Array\(/m);
    expect(text, path).not.toMatch(/^(var|let)\b/m);
  }
});

test("each install script of a dependency has been decided on", async () => {
  const { packages } = JSON.parse(await readFile(`${ROOT}package-lock.json`, "utf8")) as {
    packages: Record<string, { hasInstallScript?: boolean }>;
  };
  const scripted = Object.keys(packages)
    .filter((path) => packages[path]!.hasInstallScript)
    .map((path) => path.replace(/^.*node_modules\//, ""));
  expect(scripted).toContain("esbuild");
  for (const name of scripted) expect(Object.keys(manifest.allowScripts)).toContain(name);
});

test("only the scripts of the workers and of the elements have effects of their own", () => {
  const scripts = Object.keys(manifest.exports)
    .filter((entry) => /(worker|elements)\.js$/.test(entry))
    .map((entry) => manifest.exports[entry].default);
  expect(manifest.sideEffects).toEqual(scripts);
});

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { describe, expect, test } from "vitest";
import { CORE_WASM } from "../../src/generated/coreWasm.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Bytes that the library with its kernel may weigh in a user's bundle, minified and gzipped. */
const BUDGET = 92_000;

const KB = 1000;

interface Bundle {
  /** What the page loads at once: the program's file and all that it imports statically. */
  readonly text: string;
  readonly gzipped: number;
  /** The chunks that are loaded when they are needed. */
  readonly later: number;
  /** Files of the package that are in the text. */
  readonly inputs: readonly string[];
}

function weigh(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
}

function staticFiles(outputs: Metafile["outputs"], entry: string): string[] {
  const found = new Set([entry]);
  for (const path of found) {
    for (const { path: next, kind } of outputs[path]!.imports) {
      if (kind === "import-statement") found.add(next);
    }
  }
  return [...found];
}

/** What a user's bundler makes of a program that solves one point. */
async function bundle(from: string): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    absWorkingDir: ROOT,
    stdin: {
      contents: `import { createSolver } from "${from}";
        const solver = await createSolver();
        console.log(solver.solve({ kappa: 3, temperature: [0.2, 0.6] }).i3);`,
      // The package knows itself by its name, with the exports that users meet.
      resolveDir: ROOT,
    },
    outdir: "out",
    write: false,
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    metafile: true,
    logLevel: "error",
  });
  const files = staticFiles(metafile.outputs, "out/stdin.js");
  const text = (file: string) =>
    outputFiles.find(({ path }) => path.replaceAll("\\", "/").endsWith(`/${file}`))!.text;
  const texts = files.map(text);
  return {
    text: texts.join("\n"),
    gzipped: weigh(texts),
    later: weigh(
      Object.keys(metafile.outputs)
        .filter((path) => !files.includes(path))
        .map(text),
    ),
    inputs: files.flatMap((path) => Object.keys(metafile.outputs[path]!.inputs)),
  };
}

/** The script of a library's workers, minified. */
async function workerSize(entryPoint: string): Promise<number> {
  const options = { bundle: true, minify: true, format: "esm", write: false } as const;
  const { outputFiles } = await build({ ...options, entryPoints: [`${ROOT}${entryPoint}`] });
  return weigh([outputFiles[0]!.text]);
}

/** Modules that a built file was made of: esbuild writes a line of comment before each. */
function modules(text: string): string[] {
  return [...text.matchAll(/^\/\/ ([\w@./-]+\.[cm]?[jt]s)$/gm)].map(([, path]) => path!);
}

const whole = await bundle("bellness");
const small = await bundle("bellness/js");

describe("a program that imports bellness", () => {
  test("is less than 92 kB with the kernel", () => {
    expect(whole.text).toContain(CORE_WASM);
    expect(whole.gzipped).toBeLessThan(BUDGET);
  });

  test("has no code that plots, nor any but the library's", async () => {
    const files = whole.inputs.filter((path) => path.startsWith("dist/"));
    // What its chunks share with it stands in chunks of their own.
    for (const path of files) expect(path).toMatch(/^dist\/(index|solver|chunk-\w+)\.js$/);
    const texts = await Promise.all(files.map((path) => readFile(`${ROOT}${path}`, "utf8")));
    const made = texts.flatMap(modules);
    expect(made.length).toBeGreaterThan(50);
    for (const path of made) {
      expect(path).toMatch(
        /^(assembly\/|src\/(analysis|bell|locality|core|evolve|generated|jobs|js|model|solver|states|steering|sweep|table)\/|.*node_modules\/@assemblyscript\/loader\/)/,
      );
    }
  });

  test("has neither wasm nor a mention of it when it imports bellness/js", async () => {
    // Its own kernels are part of it, while those of the other entry are a file apart.
    expect(small.gzipped).toBeLessThan(whole.gzipped - 4 * KB);
    const worker = await readFile(`${ROOT}dist/js/worker.js`, "utf8");
    for (const text of [small.text, worker])
      expect(text).not.toMatch(/WebAssembly|DecompressionStream/);
  });

  test("weighs what docs/package.md says", async () => {
    const guide = await readFile(`${ROOT}docs/package.md`, "utf8");
    // Its own table: that of the imports names the same entries.
    const [, table] = guide.split(/^## What it weighs$/m);
    for (const [name, { gzipped, later }, worker] of [
      ["bellness", whole, "dist/worker.js"],
      ["bellness/js", small, "dist/js/worker.js"],
    ] as const) {
      const row = new RegExp(`^\\| \`${name}\` \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|$`, "m").exec(
        table!,
      );
      const said = row!.slice(1).map((number) => Number(number) * KB);
      const measured = [gzipped, await workerSize(worker), later];
      for (const [k, size] of measured.entries()) {
        expect(Math.abs(size - said[k]!), `${name}: ${measured}`).toBeLessThan(2 * KB);
      }
    }
  });
});

import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { type Project, project } from "../support/packed.js";

/** Bytes that the library with its kernel may weigh in a user's bundle, minified and gzipped. */
const BUDGET = 60_000;

interface Bundle {
  /** What the page loads at once: the program's file and all that it imports statically. */
  readonly text: string;
  readonly gzipped: number;
  /** Files of the package that are in the text. */
  readonly inputs: readonly string[];
}

let place: Project;

beforeAll(async () => {
  place = await project({});
});

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
  const program = `import { createSolver } from "${from}";
    const solver = await createSolver();
    console.log(solver.solve({ kappa: 3, temperature: [0.2, 0.6] }).i3);`;
  const name = from.replaceAll("/", "-");
  await place.write({ [`${name}.js`]: program });
  const { metafile } = await build({
    absWorkingDir: place.path,
    entryPoints: [`${name}.js`],
    outdir: `out-${name}`,
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    metafile: true,
    logLevel: "error",
  });
  const { outputs } = metafile;
  const files = staticFiles(outputs, `out-${name}/${name}.js`);
  const texts = await Promise.all(files.map((path) => readFile(`${place.path}${path}`, "utf8")));
  return {
    text: texts.join("\n"),
    gzipped: texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0),
    inputs: files.flatMap((path) => Object.keys(outputs[path]!.inputs)),
  };
}

describe("a program that imports bellness", () => {
  test("is less than 60 kB with the kernel, and has no plotting code", async () => {
    const { text, gzipped, inputs } = await bundle("bellness");
    expect(text).toContain("AGFzbQ"); // "\0asm" in base64: the kernel is there
    expect(gzipped).toBeLessThan(BUDGET);
    expect(inputs.filter((path) => path.includes("bellness/dist/"))).not.toEqual([]);
    expect(text).not.toMatch(/<svg|xmlns|createElementNS|resvg|DejaVu/);
  });

  test("has neither wasm nor a mention of it when it imports bellness/js", async () => {
    const { text, gzipped } = await bundle("bellness/js");
    const whole = await bundle("bellness");
    expect(text).not.toMatch(/WebAssembly|AGFzbQ/);
    expect(gzipped).toBeLessThan(whole.gzipped - 15_000);
    const worker = await readFile(`${place.path}node_modules/bellness/dist/js/worker.js`, "utf8");
    expect(worker).not.toMatch(/WebAssembly|AGFzbQ/);
  });
});

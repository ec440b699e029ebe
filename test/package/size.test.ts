import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Bytes that the library with its kernel may weigh in a user's bundle, minified and gzipped. */
const BUDGET = 60_000;

interface Bundle {
  /** What the page loads at once: the program's file and all that it imports statically. */
  readonly text: string;
  readonly gzipped: number;
  /** Files of the package that are in the text. */
  readonly inputs: readonly string[];
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
  const texts = files.map(
    (file) => outputFiles.find(({ path }) => path.replaceAll("\\", "/").endsWith(`/${file}`))!.text,
  );
  return {
    text: texts.join("\n"),
    gzipped: texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0),
    inputs: files.flatMap((path) => Object.keys(metafile.outputs[path]!.inputs)),
  };
}

describe("a program that imports bellness", () => {
  test("is less than 60 kB with the kernel, and has no plotting code", async () => {
    const { text, gzipped, inputs } = await bundle("bellness");
    expect(text).toContain("AGFzbQ"); // "\0asm" in base64: the kernel is there
    expect(gzipped).toBeLessThan(BUDGET);
    expect(inputs).toContain("dist/index.js");
    expect(text).not.toMatch(/<svg|xmlns|createElementNS|resvg|DejaVu/);
  });

  test("has neither wasm nor a mention of it when it imports bellness/js", async () => {
    const { text, gzipped } = await bundle("bellness/js");
    const whole = await bundle("bellness");
    expect(text).not.toMatch(/WebAssembly|AGFzbQ/);
    expect(gzipped).toBeLessThan(whole.gzipped - 15_000);
    const worker = await readFile(`${ROOT}dist/js/worker.js`, "utf8");
    expect(worker).not.toMatch(/WebAssembly|AGFzbQ/);
  });
});

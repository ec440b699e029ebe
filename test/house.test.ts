// How the code is laid out: import arrows, twins, file lengths, and what must not be committed.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** All .ts files below a folder, generated ones apart, relative to the repository. */
function sources(folder: string): string[] {
  return readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: "utf8" })
    .map((path) => posix.join(folder, path.replaceAll("\\", "/")))
    .filter((path) => path.endsWith(".ts") && !path.includes("/generated/"))
    .sort();
}

const text = (path: string) => readFileSync(`${ROOT}${path}`, "utf8");
/** A file without its comments. */
const code = (path: string) => text(path).replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");
const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" })
  .split("\0")
  .filter((path) => path !== "");

/** Paths that a file imports: relative ones resolved, packages as they are. */
function imports(path: string): string[] {
  const found = text(path).matchAll(
    /^\s*(?:import|export)\s[^"';]*?from\s*"([^"]+)"|^\s*import\s*"([^"]+)"|\bimport\(\s*"([^"]+)"/gm,
  );
  return [...found].map(([, from, bare, dynamic]) => {
    const name = (from ?? bare ?? dynamic)!;
    return name.startsWith(".") ? posix.join(posix.dirname(path), name) : name;
  });
}

/**
 * The floors of the house, lowest first: a file imports from its own floor and those below.
 * The public solver stands above the sweep that it offers.
 */
const FLOORS: readonly (readonly RegExp[])[] = [
  [/^assembly\/(layout|status|constants)\./],
  [/^src\/model\//, /^src\/numbers/],
  [/^src\/js\//, /^src\/generated\//],
  [/^src\/core\//],
  [/^src\/solver\/(?!solver\.|kinds\.|worker\.)/],
  [/^src\/table\//],
  [/^src\/jobs\//],
  [/^src\/(sweep|states)\//],
  [/^src\/analysis\//],
  [/^src\/solver\/(solver|kinds|worker)\./, /^src\/index\./],
  [/^src\/view\//],
  [/^src\/paper\//],
  [/^src\/(cli|web)\//],
];

function floor(path: string): number {
  return FLOORS.findIndex((patterns) => patterns.some((pattern) => pattern.test(path)));
}

describe("imports", () => {
  it("run one way: cli, web → paper → sweep → solver → core → js or wasm; model below all", () => {
    let checked = 0;
    for (const path of sources("src")) {
      if (path.startsWith("src/plot/")) continue;
      expect(floor(path), `${path} stands on no floor`).toBeGreaterThanOrEqual(0);
      for (const target of imports(path)) {
        if (!/^(src|assembly)\//.test(target) || target.startsWith("src/plot/")) continue;
        expect(floor(target), `${path} imports ${target}`).toBeGreaterThanOrEqual(0);
        expect(floor(target), `${path} imports ${target}`).toBeLessThanOrEqual(floor(path));
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(80);
  });

  it("never lead from the model or the twins to anything but themselves and assembly/", () => {
    for (const [folder, allowed] of [
      ["src/model", /^(src\/model|assembly)\//],
      ["src/js", /^(src\/js|assembly)\//],
    ] as const) {
      for (const path of sources(folder)) {
        for (const target of imports(path)) expect(target, path).toMatch(allowed);
      }
    }
  });

  it("never lead out of assembly/, and from src/ only to its shared files", () => {
    for (const path of sources("assembly")) {
      for (const target of imports(path)) expect(target, path).toMatch(/^assembly\//);
    }
    for (const path of sources("src")) {
      for (const target of imports(path)) {
        if (!target.startsWith("assembly/")) continue;
        expect(target, path).toMatch(/^assembly\/(layout|status|constants)\.js$/);
      }
    }
  });

  it("leave plotting, tables and jobs without physics", () => {
    for (const path of [...sources("src/table"), ...sources("src/jobs")]) {
      expect(code(path), path).not.toMatch(/epsilon|kappa|temperature|gamma/i);
    }
    for (const path of sources("src").filter((name) => name.startsWith("src/plot/"))) {
      for (const target of imports(path))
        expect(target, path).not.toMatch(/^(src\/(?!plot)|assembly)\//);
    }
  });

  it("of relative files end in .js", () => {
    for (const path of [...sources("src"), ...sources("test")]) {
      for (const target of imports(path)) {
        if (path.startsWith("src/web/elements/") && target.endsWith(".css")) continue;
        if (/^(src|assembly|test)\//.test(target)) expect(target, path).toMatch(/\.m?js$/);
      }
    }
  });

  it("have no cycle", () => {
    const state = new Map<string, "open" | "done">();
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === "done") return;
      if (state.get(path) === "open") expect.fail(`cycle: ${[...trail, path].join(" → ")}`);
      state.set(path, "open");
      for (const target of imports(path)) {
        const file = target.replace(/\.js$/, "").replace(/(\.ts)?$/, ".ts");
        if (known.has(file)) visit(file, [...trail, path]);
      }
      state.set(path, "done");
    };
    const known = new Set([...sources("src"), ...sources("assembly")]);
    for (const path of known) visit(path, []);
    expect(state.size).toBe(known.size);
  });

  it("keep WebAssembly in one file, and Node in the command", () => {
    for (const path of sources("src")) {
      if (path !== "src/core/wasm.ts") expect(code(path), path).not.toMatch(/\bWebAssembly\./);
      if (/^src\/(cli|paper|plot)\//.test(path)) continue;
      for (const target of imports(path)) expect(target, path).not.toMatch(/^node:/);
    }
  });
});

describe("the JavaScript core", () => {
  it("stands in only for kernels that need it: each file has one of the same name in assembly/", () => {
    const kernels = sources("assembly").map((path) => path.slice("assembly/".length));
    const standIns = sources("src/js").map((path) => path.slice("src/js/".length));
    for (const name of standIns) {
      if (name !== "prelude.ts") expect(kernels, name).toContain(name);
    }
    // And nothing but the files of SIMD and of the memory itself goes without TypeScript's subset.
    for (const name of kernels.filter(
      (name) => !standIns.includes(name) && name !== "linear/pair.ts",
    )) {
      expect(code(`assembly/${name}`), name).not.toMatch(
        /\b(v128|f64x2|i64x2|load|store|usize)\b|<[fi]\d/,
      );
    }
  });

  it("stands in with the same functions", () => {
    const exported = (path: string) =>
      [...text(path).matchAll(/^export function (\w+)/gm)].map(([, name]) => name).sort();
    for (const path of sources("src/js")) {
      if (path === "src/js/prelude.ts") continue;
      const own = exported(path);
      const wanted = exported(path.replace("src/js/", "assembly/")).filter(
        (name) => name !== "address",
      );
      expect(own, path).toEqual(wanted);
    }
  });

  it("uses nothing that differs between engines", () => {
    for (const path of [...sources("src/js"), ...sources("assembly")]) {
      const used = [...code(path).matchAll(/\bMath\.(\w+)/g)].map(([, name]) => name!);
      for (const name of used) expect(["abs", "floor", "max", "min", "sqrt"], path).toContain(name);
    }
  });
});

describe("files", () => {
  it("have at most 300 lines", () => {
    for (const path of [...sources("assembly"), ...sources("src")]) {
      const lines = text(path).split("\n").length - 1;
      expect(lines, path).toBeLessThanOrEqual(300);
    }
    for (const path of sources("test")) {
      expect(text(path).split("\n").length - 1, path).toBeLessThanOrEqual(300);
    }
  });

  it("of the library have no top-level let or var (build.mjs turns esbuild's var into const)", () => {
    for (const path of sources("src"))
      expect(text(path), path).not.toMatch(/^(export\s+)?(let|var)\b/m);
    for (const path of ["dist/index.js", "dist/cli.js"])
      expect(text(path), path).not.toMatch(/^let\b/m);
    expect(text("dist/index.js")).not.toMatch(/^var\b/m);
  });
});

describe("the repository", () => {
  const readable = tracked.filter((path) =>
    /\.(ts|mjs|js|json|jsonl|md|py|yml|yaml|svg|csv)$|^\.ci\/|LICENSE/.test(path),
  );

  it("has no build output", () => {
    for (const path of tracked) {
      expect(path).not.toMatch(
        /^(dist|figures|coverage|node_modules)\/|^src\/generated\/|\.(wasm|tgz)$/,
      );
    }
  });

  it("names no path of a machine", () => {
    const machine = new RegExp(
      `(^|[\\s"'\`(=:])/(${["work", "tmp", "root", "home"].join("|")})/`,
      "m",
    );
    for (const path of readable) expect(text(path), path).not.toMatch(machine);
  });

  it("has a lock file without registry hosts, with the builds of every platform", () => {
    const lock = JSON.parse(text("package-lock.json")) as {
      packages: Record<
        string,
        { resolved?: string; optionalDependencies?: Record<string, string> }
      >;
    };
    for (const [path, entry] of Object.entries(lock.packages)) {
      expect(entry.resolved, path).toBeUndefined();
      // npm ci refuses a lock file that lacks an optional package of another platform.
      for (const name of Object.keys(entry.optionalDependencies ?? {})) {
        expect(Object.keys(lock.packages), `${path} needs ${name}`).toContain(
          `node_modules/${name}`,
        );
      }
    }
  });

  it("publishes a package without dependencies, whose files exist", () => {
    const manifest = JSON.parse(text("package.json"));
    expect(manifest.dependencies).toBeUndefined();
    for (const path of [
      manifest.exports["."].types,
      manifest.exports["."].default,
      manifest.types,
      manifest.bin.bellness,
      "dist/core.wasm",
    ]) {
      expect(statSync(`${ROOT}${path}`).size, path).toBeGreaterThan(0);
    }
    expect(text(manifest.bin.bellness)).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it("is imported by its name, as users do", () => {
    const program =
      'import { createSolver } from "bellness"; const s = await createSolver(); console.log(s.backend, s.solve({ kappa: 3, temperature: [0.2, 0.6] }).i3);';
    const out = execFileSync(process.execPath, ["--input-type=module", "-e", program], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect(out).toMatch(/^wasm 0\.\d+\n$/);
  });
});

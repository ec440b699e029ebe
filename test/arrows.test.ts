// The rooms of the house, and which way imports run between them.

import { describe, expect, it } from "vitest";
import { PAIRS } from "../src/index.js";
import { code, imports, sources } from "./support/sources.js";

/** The floors, lowest first: a file imports from its own floor and those below. */
const FLOORS: readonly (readonly string[])[] = [
  ["assembly/"],
  ["src/model/", "src/numbers"],
  ["src/js/", "src/generated/"],
  ["src/core/"],
  ["src/bell/", "src/steering/"],
  ["src/locality/"],
  ["src/table/"],
  ["src/jobs/"],
  ["src/sweep/", "src/states/", "src/evolve/"],
  ["src/analysis/", "src/solver/"],
  ["src/index."],
  ["src/view/"],
  ["src/paper/"],
  ["src/cli/", "src/web/"],
];

/** Rooms that know no physics: whoever draws, writes a table or hands out work may use them. */
const TOOLS = ["src/plot/", "src/table/", "src/jobs/"];
const APPLICATIONS = ["src/view/", "src/paper/", "src/cli/", "src/web/"];

const within = (rooms: readonly string[], path: string) =>
  rooms.some((room) => path.startsWith(room));
const floor = (path: string) => FLOORS.findIndex((rooms) => within(rooms, path));
const isOurs = (target: string) => /^(src|assembly)\//.test(target);

describe("imports", () => {
  it("run one way: applications → public API → solver, analysis → sweep → jobs, table → core → model", () => {
    let checked = 0;
    for (const path of sources("src").filter((one) => !one.startsWith("src/plot/"))) {
      expect(floor(path), `${path} stands on no floor`).toBeGreaterThanOrEqual(0);
      for (const target of imports(path)) {
        if (!isOurs(target) || target.startsWith("src/plot/")) continue;
        expect(floor(target), `${path} imports ${target}`).toBeGreaterThanOrEqual(0);
        expect(floor(target), `${path} imports ${target}`).toBeLessThanOrEqual(floor(path));
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(80);
  });

  it("reach the library from applications by its public API only", () => {
    for (const path of sources("src").filter((one) => within(APPLICATIONS, one))) {
      for (const target of imports(path).filter(isOurs)) {
        if (within(APPLICATIONS, target) || within(TOOLS, target)) continue;
        expect(target, path).toBe("src/index.js");
      }
    }
  });

  it("never lead from the model or the stand-ins to anything but themselves and assembly/", () => {
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
      if (path === "src/core/js.ts" || path.startsWith("src/js/")) continue;
      for (const target of imports(path)) {
        if (!target.startsWith("assembly/")) continue;
        expect(target, path).toMatch(/^assembly\/(system\/)?(layout|status|constants)\.js$/);
      }
    }
  });

  it("leave tools without physics", () => {
    for (const path of sources("src/plot")) {
      for (const target of imports(path).filter(isOurs))
        expect(target, path).toMatch(/^src\/plot\//);
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

describe("sweeps, jobs and tables", () => {
  it("name no parameter of the paper's model: models are data", () => {
    const names = new RegExp(`\\b(${[...PAIRS, "kappa"].join("|")})\\b`, "i");
    const rooms = ["src/sweep/", "src/jobs/", "src/table/"];
    const files = sources("src").filter((path) => within(rooms, path));
    expect(files.length).toBeGreaterThan(10);
    for (const path of files) expect(code(path), path).not.toMatch(names);
  });
});

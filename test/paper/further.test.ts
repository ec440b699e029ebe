// Figures beyond the paper: their tables, and the drawings that pages of docs/ show.

import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { type PanelData, PUBLICATION } from "../../src/paper/figure.js";
import { FURTHER } from "../../src/paper/further.js";
import { computeFigure, figureDrawing, figureTables } from "../../src/paper/run.js";
import { readCsv } from "../support/csv.js";
import { drift } from "../support/textDrift.js";
import { wasm } from "../support/twoSolvers.js";

const docs = (name: string) => new URL(`../../docs/${name}`, import.meta.url);
/** Half a unit of the last digit that the drawing keeps, and what another engine may round. */
const PIXEL = 0.11;

const computed = new Map<string, readonly PanelData[]>();
for (const figure of FURTHER) {
  computed.set(figure.name, await computeFigure(figure, { solver: wasm, resolution: PUBLICATION }));
}

describe("figures beyond the paper", () => {
  it("have names that neither each other nor the paper's have", () => {
    const names = FURTHER.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(name).not.toMatch(/^fig/);
      expect(["all", "bench"]).not.toContain(name);
    }
  });

  it("stand on their pages as the code draws them, each with a description", async () => {
    const drawings = await readdir(docs("figures"));
    for (const figure of FURTHER) {
      const page = await readFile(docs(`${figure.page}.md`), "utf8");
      expect(page).toContain(`](figures/${figure.name}.svg)`);
      expect(drawings).toContain(`${figure.name}.svg`);
      const committed = await readFile(docs(`figures/${figure.name}.svg`), "utf8");
      const drawing = await figureDrawing(figure, computed.get(figure.name)!);
      expect(committed).toContain(`aria-label="${figure.title}"`);
      expect(drift(committed, drawing.text, PIXEL), figure.name).toBeNull();
    }
  });

  it("have tables that say what they hold", () => {
    for (const figure of FURTHER) {
      const tables = figureTables(figure, computed.get(figure.name)!);
      expect(tables).toHaveLength(figure.panels.length);
      for (const [k, { name, text }] of tables.entries()) {
        const letter = figure.panels[k]!.letter;
        expect(name).toBe(`${figure.name}${letter && `-${letter}`}.csv`);
        const { head, names, rows } = readCsv(text);
        expect(head[0]).toContain(figure.title);
        expect(head).toContain(figure.caption);
        for (const column of names) {
          expect(
            head.some((line) => line.startsWith(`column ${column}: `)),
            column,
          ).toBe(true);
        }
        expect(rows).toBeGreaterThan(1);
      }
    }
  });
});

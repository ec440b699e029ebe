// What every figure beyond the paper has: its drawing on its page, and tables that say what they hold.

import { readdir, readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { type FurtherFigure, type PanelData, PUBLICATION } from "../../src/paper/figure.js";
import { computeFigure, figureDrawing, figureTables } from "../../src/paper/run.js";
import { readCsv } from "./csv.js";
import { drift } from "./textDrift.js";
import { wasm } from "./twoSolvers.js";

const docs = (name: string) => new URL(`../../docs/${name}`, import.meta.url);
/** Half a unit of the last digit that the drawing keeps, and what another engine may round. */
const PIXEL = 0.11;

/** Figures that take tens of seconds: the slow suite draws them. */
export const SLOW = ["verdicts", "verdict-curves", "steering"];

export function describeFurther(figures: readonly FurtherFigure[]): void {
  const computed = new Map<string, readonly PanelData[]>();

  describe("figures beyond the paper", () => {
    beforeAll(async () => {
      for (const figure of figures) {
        const context = { solver: wasm, resolution: PUBLICATION };
        computed.set(figure.name, await computeFigure(figure, context));
      }
    }, 1_800_000);

    it("stand on their pages as the code draws them, each with a description", async () => {
      const drawings = await readdir(docs("figures"));
      for (const figure of figures) {
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
      for (const figure of figures) {
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
}

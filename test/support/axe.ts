import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeWindow {
  axe: { run(context: unknown, options: RunOptions): Promise<AxeResults> };
}

/**
 * What axe finds wrong on a page, or within some of its elements, one line a rule. Its script comes through the debugger, which
 * the page's policy does not bind.
 */
export async function axeViolations(
  page: Page,
  { within, ...options }: RunOptions & { readonly within?: string } = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(SOURCE);
  const violations = await page.evaluate(
    async ([context, run]) =>
      (await (window as unknown as AxeWindow).axe.run(context ?? document, run)).violations,
    [within === undefined ? null : { include: [[within]] }, options] as const,
  );
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.length} elements, the first ${nodes[0]?.html.slice(0, 200)} (${nodes[0]?.failureSummary})`,
  );
}

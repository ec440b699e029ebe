import { VERSION } from "../index.js";
import type { Decided } from "./claims/claim.js";
import { claimsTable, tally } from "./claims/report.js";
import { figureName, type PanelData, type PaperFigure, panelName } from "./figure.js";
import { FURTHER } from "./further.js";

/** A figure with its panels computed. */
export interface Computed {
  readonly figure: PaperFigure;
  readonly data: readonly PanelData[];
}

/** Digits of the maxima in the gallery; the tables have all of them. */
const DIGITS = 5;

/** A number of the gallery; what is rounding of zero is zero. */
function rounded(value: number): string {
  const zero = 10 ** -(DIGITS + 3);
  return String(Math.abs(value) < zero ? 0 : Number(value.toPrecision(DIGITS))).replace("-", "−");
}

/** The maxima that a figure marks, a row each. */
function marksTable({ figure, data }: Computed): string[] {
  const rows = figure.panels.flatMap((panel, k) =>
    data[k]!.marks.map(({ quantity, kind, values }) => {
      const cells = Object.entries(values).map(([name, value]) => `${name} ${rounded(value)}`);
      return `| ${panelName(figure, panel)} | ${quantity} | ${kind} | ${cells.join(", ")} |`;
    }),
  );
  if (rows.length === 0) return [];
  return [
    "",
    "<details><summary>Marked maxima</summary>",
    "",
    "| panel | maximum of | kind | where |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
    "</details>",
  ];
}

/**
 * The gallery as Markdown: every figure with its caption and marked maxima, then the
 * claims. `folder` is where the drawings are, seen from the page.
 */
export function galleryPage(
  computed: readonly Computed[],
  claims: readonly Decided[],
  folder: string,
): string {
  const lines = [
    "# The paper, redrawn and tested",
    "",
    "Every figure of K. Zhang and J. Wang, *Entanglement versus Bell nonlocality of quantum",
    "nonequilibrium steady states*, computed from first principles, and its statements, each",
    "decided by computed numbers.",
    "",
    `Written by \`npm run paper\` with bellness ${VERSION}; do not edit. The same command writes the`,
    "tables behind the figures, one CSV file a panel, into `figures/`. Energies, temperatures and",
    "rates are in units of the mean frequency ε̄ (ħ = k_B = 1).",
    "",
    "- [Figures](#figures), and some [beyond the paper](#beyond-the-paper)",
    `- [Statements](#statements): ${tally(claims)}`,
    "",
    "## Figures",
    "",
    "Fig. 1 is a sketch of the set-up: two coupled qubits, each with a bath of its own.",
  ];
  for (const { figure, data } of computed) {
    const { number, title, caption, equations } = figure;
    lines.push(
      "",
      `### Fig. ${number}. ${title}`,
      "",
      `![Fig. ${number}](${folder}/${figureName(figure)}.svg)`,
      "",
      `${caption} Equations ${equations}.`,
      ...marksTable({ figure, data }),
    );
  }
  lines.push("", "## Beyond the paper");
  for (const figure of FURTHER) {
    const { title, caption, page } = figure;
    lines.push(
      "",
      `### ${title}`,
      "",
      `![${title}](${folder}/${figureName(figure)}.svg)`,
      "",
      `${caption} More in [${page}.md](${page}.md).`,
    );
  }
  lines.push("", "## Statements", "", tally(claims), "", claimsTable(claims), "");
  return lines.join("\n");
}

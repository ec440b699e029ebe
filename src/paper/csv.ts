import { VERSION } from "../index.js";
import { TextWriter, textHead } from "../table/text.js";
import { type Figure, type Panel, type PanelData, panelName } from "./figure.js";

/** Those of the paper's figures. */
const UNITS = "energies, temperatures and rates in units of the mean frequency (hbar = k_B = 1)";

/** Columns of a sweep whose name is a parameter: their value in the base does not hold. */
function isParameter(name: string): boolean {
  return /^(kappa|(epsilon|temperature|mu|gamma)\.)/.test(name);
}

/**
 * A panel's table as CSV. Lines that start with `#` say what it is: figure, version,
 * equations, parameters, columns, marked maxima. Numbers are the shortest that read
 * back to the same double.
 */
export function panelCsv(figure: Figure, panel: Panel, data: PanelData): string {
  const { base, columns, marks } = data;
  const paper = "number" in figure ? figure : null;
  const units = "name" in figure && figure.units !== undefined ? figure.units : UNITS;
  const varied = columns.filter(({ name }) => isParameter(name)).map(({ name }) => name);
  const except = varied.length > 0 ? `, but for ${varied.join(", ")}` : "";
  const head = [
    `bellness ${VERSION}, ${panelName(figure, panel)}: ${paper === null ? "" : `Fig. ${paper.number}${panel.letter && `(${panel.letter})`}, `}${figure.title}`,
    panel.title,
    figure.caption,
    ...(paper === null ? [] : [`equations: ${paper.equations}`]),
    ...(base === undefined ? [] : [`parameters: ${JSON.stringify(base)}${except}`]),
    ...(units === "" ? [] : [`units: ${units}`]),
    ...columns.map(({ name, meaning }) => `column ${name}: ${meaning}`),
    ...marks.map(
      ({ quantity, kind, values }) =>
        `maximum of ${quantity} (${kind}): ${Object.entries(values)
          .map(([name, value]) => `${name} = ${value}`)
          .join(", ")}`,
    ),
  ];
  const names = columns.map(({ name }) => name);
  const rows = new TextWriter("csv", names).rows(columns.map(({ values }) => values));
  const decoder = new TextDecoder();
  const text = decoder.decode(textHead("csv", names)) + decoder.decode(rows);
  return head.map((line) => `# ${line}\n`).join("") + text;
}

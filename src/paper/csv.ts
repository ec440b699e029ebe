import { parameters, VERSION } from "../index.js";
import { TextWriter, textHead } from "../table/text.js";
import { type Panel, type PanelData, type PaperFigure, panelName } from "./figure.js";

/** Columns of a sweep whose name is a parameter: their value in the base does not hold. */
function isParameter(name: string): boolean {
  return /^(kappa|(epsilon|temperature|mu|gamma)\.)/.test(name);
}

/**
 * A panel's table as CSV. Lines that start with `#` say what it is: figure, version,
 * equations, parameters, columns, marked maxima. Numbers are the shortest that read
 * back to the same double.
 */
export function panelCsv(figure: PaperFigure, panel: Panel, data: PanelData): string {
  const { columns, marks } = data;
  const varied = columns.filter(({ name }) => isParameter(name)).map(({ name }) => name);
  const head = [
    `bellness ${VERSION}, ${panelName(figure, panel)}: Fig. ${figure.number}${panel.letter && `(${panel.letter})`}, ${figure.title}`,
    panel.title,
    figure.caption,
    `equations: ${figure.equations}`,
    `parameters: ${JSON.stringify(parameters(data.base))}${varied.length > 0 ? `, but for ${varied.join(", ")}` : ""}`,
    "units: energies, temperatures and rates in units of the mean frequency (hbar = k_B = 1)",
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

import type { DrawingOptions, FigureSpec } from "../../plot/spec.js";
import { html } from "../draw/dom.js";
import type { Host } from "../host.js";
import { figurePng, figureSvg, printFigure } from "../picture.js";
import type { CurveScene, MapScene } from "../scene.js";
import { parametersText } from "./parametersText.js";

/** What a picture's buttons save. */
export interface Saved {
  /** What the buttons call it. */
  readonly name: string;
  table(): CurveScene | MapScene;
  /** The printed form of the picture; null where there is none yet. */
  figure(): FigureSpec | null;
  /** What stands before the buttons. */
  readonly before: readonly HTMLElement[];
}

/** Widths of pictures in print: of one column of a journal and of two. */
const WIDTHS: readonly (readonly [string, string])[] = [
  ["", "as drawn"],
  ["86", "86 mm wide"],
  ["178", "178 mm wide"],
  ["250", "250 mm wide"],
];

/** The name of a file: what it shows, and along what. */
function fileName(shown: CurveScene | MapScene): string {
  const sides = "grid" in shown ? [shown.x, shown.y] : [shown.along];
  return [shown.shows, ...sides.map(({ parameter }) => parameter)].join("-");
}

const TYPES = { csv: "text/csv", parquet: "application/vnd.apache.parquet" } as const;

/** Offers bytes as a file. */
function save(name: string, blob: Blob): void {
  const link = html("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  // The download has its bytes when the click is through.
  setTimeout(() => URL.revokeObjectURL(link.href));
}

/** Buttons that save the table and the picture. */
export function downloads(saved: Saved, host: Host): HTMLElement {
  const table = async (format: "csv" | "parquet") => {
    const { base } = host.scene;
    const result = await host.computing.ask<"file">({
      kind: "file",
      base,
      of: saved.table(),
      format,
    });
    if ("refusal" in result) host.notice(result.refusal.message);
    else
      save(
        `${fileName(saved.table())}.${format}`,
        new Blob([result.answer], { type: TYPES[format] }),
      );
  };
  const widths = html(
    "select",
    { "aria-label": `Width of the picture of the ${saved.name}` },
    ...WIDTHS.map(([width, text]) => html("option", { value: width }, text)),
  );
  const drawn = async (make: (spec: FigureSpec, options: DrawingOptions) => Promise<void>) => {
    const spec = saved.figure();
    if (spec === null) return;
    const note = parametersText(host.scene, saved.table());
    await make({ ...spec, note }, widths.value === "" ? {} : { width: Number(widths.value) });
  };
  const picture = (
    make: (spec: FigureSpec, options: DrawingOptions) => Promise<Blob>,
    ending: string,
  ) =>
    drawn(async (spec, options) =>
      save(`${fileName(saved.table())}.${ending}`, await make(spec, options)),
    );
  const button = (text: string, what: string, act: () => Promise<void>) => {
    const node = html("button", { type: "button", "aria-label": `Save ${what} as ${text}` }, text);
    node.addEventListener("click", () => {
      act().catch((error) => host.notice(`${text}: ${(error as Error).message}`));
    });
    return node;
  };
  return html(
    "div",
    { class: "downloads", role: "group", "aria-label": `Save the ${saved.name}` },
    ...saved.before,
    html("span", { class: "hint" }, "Save"),
    button("CSV", "the table", () => table("csv")),
    button("Parquet", "the table", () => table("parquet")),
    button("SVG", "the picture", () => picture(figureSvg, "svg")),
    button("PNG", "the picture", () => picture(figurePng, "png")),
    button("PDF", "the picture", () =>
      drawn((spec, options) => printFigure(spec, options, fileName(saved.table()))),
    ),
    widths,
  );
}

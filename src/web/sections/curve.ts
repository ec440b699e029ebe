import { parameterValue } from "../../index.js";
import type { FigureSpec } from "../../plot/spec.js";
import { choiceLabel, labelOf, legendOf, numberText, signOf } from "../../view/labels.js";
import { linesOf } from "../../view/plot.js";
import { COMPARED } from "../../view/view.js";
import { html } from "../draw/dom.js";
import { legendNodes } from "../draw/legend.js";
import type { Host } from "../host.js";
import type { CurveData } from "../messages.js";
import type { Result } from "../questions.js";
import { CURVE_SHOWS, type CurveShows, type CurveState, type State, viewOf } from "../state.js";
import { CurvePicture } from "../views/curve.js";
import { downloads } from "./downloads.js";
import { Choice, NumberField, SideFields } from "./fields.js";
import { Stage } from "./stage.js";

/** Most of σ that a curve against it starts with: what Figs. 9 and 13 need. */
const PRODUCTION = 0.12;
/** Height over width, and the least height in pixels. */
const SHAPE = { ratio: 0.62, least: 250 };

/** Part of a range within which a maximum is placed: what is closer to zero is at zero. */
const PLACED = 1e-9;

function placed(at: number, { range }: CurveState["along"]): number {
  return Math.abs(at) < PLACED * (range[1] - range[0]) ? 0 : at;
}

/** The curve with its choices, legend, maxima and files. */
export class CurveSection {
  readonly #picture = new CurvePicture();
  readonly #stage: Stage;
  readonly #shows: Choice<CurveShows>;
  readonly #along: SideFields;
  readonly #against: Choice<"parameter" | "production">;
  readonly #production: NumberField;
  readonly #legend = html("ul", { class: "legend" });
  readonly #maxima = html("p", { class: "maxima" });
  readonly #complaint = html("p", { class: "complaint" });
  #data: CurveData | null = null;
  #drawn: State | null = null;

  constructor(section: HTMLElement, host: Host) {
    const change = (part: Partial<CurveState>) =>
      host.change({ ...host.state, curve: { ...host.state.curve, ...part } });
    this.#shows = new Choice("curve of", (shows) =>
      change({ shows, family: null, production: null }),
    );
    this.#along = new SideFields("along", (along) => change({ along, family: null }));
    this.#against = new Choice("against", (against) =>
      change({ production: against === "production" ? PRODUCTION : null }),
    );
    this.#production = new NumberField("σ up to", (production) => {
      if (!(production > 0)) return "Allowed: a number above 0.";
      change({ production });
      return null;
    });
    this.#stage = new Stage(this.#picture.node, SHAPE, () => this.#redraw());
    section.append(
      html(
        "div",
        { class: "fields" },
        this.#shows.node,
        ...this.#along.nodes,
        this.#against.node,
        this.#production.node,
      ),
      this.#legend,
      this.#stage.node,
      this.#complaint,
      this.#maxima,
      downloads(
        { name: "curve", table: () => host.state.curve, figure: () => this.#figure() },
        host,
      ),
    );
  }

  /** Shows the choices of a state. */
  show({ curve, settings }: State): void {
    this.#shows.show(
      CURVE_SHOWS.map((one) => [one, choiceLabel(one)]),
      curve.shows,
    );
    this.#along.show(curve.along, settings);
    const { production } = curve;
    this.#against.node.hidden = curve.shows !== "compared";
    this.#production.node.hidden = production === null;
    this.#against.show(
      [
        ["parameter", "the parameter"],
        ["production", "entropy production σ"],
      ],
      production === null ? "parameter" : "production",
    );
    if (production !== null) this.#production.show(production);
  }

  /** Draws what a worker has answered for a state. */
  take(state: State, result: Result<"curve">): void {
    this.#complaint.textContent = "refusal" in result ? result.refusal.message : "";
    this.#data = "answer" in result ? result.answer : null;
    this.#drawn = state;
    this.#redraw();
  }

  #redraw(): void {
    const [state, data] = [this.#drawn, this.#data];
    this.#picture.node.classList.toggle("void", data === null);
    if (state === null || data === null) return;
    const { curve, settings } = state;
    const at = parameterValue(settings, curve.along.parameter);
    const { width, height } = this.#stage.size;
    this.#picture.draw(data, curve, at, width, height);
    this.#drawLegend(legendOf(curve), data.marks.length > 0);
    const text = this.#maximaText(curve, data);
    if (this.#maxima.textContent !== text) this.#maxima.textContent = text;
    const label = `${legendOf(curve).join(", ")} against ${labelOf(curve.along.parameter)}. ${text}`;
    this.#picture.node.setAttribute("aria-label", label);
  }

  #drawLegend(names: readonly string[], marked: boolean): void {
    const key = JSON.stringify([names, marked]);
    if (this.#legend.dataset["key"] === key) return;
    this.#legend.dataset["key"] = key;
    this.#legend.replaceChildren(...legendNodes(names, marked));
  }

  #maximaText({ along, shows }: CurveState, { marks }: CurveData): string {
    if (shows !== "compared") return "";
    if (marks.length === 0) return "No quantity is above zero in this range.";
    const name = along.parameter === "temperature.difference" ? "Critical ΔT₀ (CNTD)" : "Maxima";
    const parts = COMPARED.flatMap((quantity, series) => {
      const own = marks.filter((mark) => mark.series === series);
      if (own.length === 0) return [];
      const places = own.map(({ at }) => numberText(placed(at, along), 5)).join(" and ");
      return [`${signOf(quantity)} = ${numberText(own[0]!.y, 5)} at ${places}`];
    });
    return `${name}, ${labelOf(along.parameter)}: ${parts.join("; ")}.`;
  }

  /** The printed form. */
  #figure(): FigureSpec | null {
    const [state, data] = [this.#drawn, this.#data];
    if (state === null || data === null) return null;
    const view = viewOf(state.settings, state.curve);
    return {
      description: this.#picture.node.getAttribute("aria-label")!,
      panels: [linesOf(view, data, "")],
      perRow: 1,
      legend: legendOf(state.curve),
    };
  }
}

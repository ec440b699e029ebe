import type { FigureSpec } from "../../plot/spec.js";
import { gapsText } from "../../view/gaps.js";
import { choiceLabel, labelOf, legendOf, numberText, signOf } from "../../view/labels.js";
import { linesOf } from "../../view/plot.js";
import { rangeIn, unitOf } from "../../view/unit.js";
import { COMPARED, type CurveView } from "../../view/view.js";
import { html, write } from "../draw/dom.js";
import { legendNodes } from "../draw/legend.js";
import type { Host } from "../host.js";
import type { CurveData } from "../messages.js";
import type { Result } from "../questions.js";
import { CURVE_SHOWS, type CurveScene, type CurveShows, type Scene, viewOf } from "../scene.js";
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

function placed(at: number, range: readonly [number, number]): number {
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
  readonly #gaps = html("p", { class: "gaps" });
  readonly #complaint = html("p", { class: "complaint" });
  #data: CurveData | null = null;
  #drawn: CurveView | null = null;

  constructor(section: HTMLElement, host: Host) {
    const change = (part: Partial<CurveScene>) =>
      host.change({ ...host.scene, curve: { ...host.scene.curve, ...part } });
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
      this.#gaps,
      downloads(
        { name: "curve", table: () => host.scene.curve, figure: () => this.#figure() },
        host,
      ),
    );
  }

  /** Shows the choices of a scene. */
  show({ curve, base }: Scene): void {
    this.#shows.show(
      CURVE_SHOWS.map((one) => [one, choiceLabel(one)]),
      curve.shows,
    );
    this.#along.show(curve.along, base);
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

  /** Says what the picture will be of. */
  await({ base, curve }: Scene): void {
    this.#stage.await(viewOf(base, curve));
  }

  /** Draws what was answered for a scene. */
  take({ base, curve }: Scene, result: Result<"curve">): void {
    write(this.#complaint, "refusal" in result ? result.refusal.message : "");
    this.#data = "answer" in result ? result.answer : null;
    this.#drawn = viewOf(base, curve);
    this.#stage.arrived(this.#drawn);
    this.#redraw();
  }

  #redraw(): void {
    const [view, data] = [this.#drawn, this.#data];
    this.#picture.node.classList.toggle("void", data === null);
    if (view === null || data === null) return;
    this.#picture.draw(view, data, this.#stage.size);
    const legend = legendOf(view, unitOf(view));
    this.#drawLegend(legend, data.marks.length > 0);
    const text = this.#maximaText(view, data);
    write(this.#maxima, text);
    write(this.#gaps, gapsText(data.gaps, data.reasons));
    const label = `${legend.join(", ")} against ${labelOf(view.along.parameter, unitOf(view))}. ${text}`;
    this.#picture.node.setAttribute("aria-label", label);
  }

  #drawLegend(names: readonly string[], marked: boolean): void {
    const key = JSON.stringify([names, marked]);
    if (this.#legend.dataset["key"] === key) return;
    this.#legend.dataset["key"] = key;
    this.#legend.replaceChildren(...legendNodes(names, marked));
  }

  #maximaText(view: CurveView, { marks, gaps, curves }: CurveData): string {
    const { along, shows } = view;
    if (shows !== "compared") return "";
    if (marks.length === 0) {
      const blank = gaps.unsolved + gaps.notPositive;
      if (blank === gaps.kinds.length) return "";
      const above = curves.some(({ y }) => y.some((value) => value > 0));
      if (above) return "No quantity has a maximum among the states that are positive.";
      return `No quantity is above zero ${blank === 0 ? "in this range" : "where there is a state"}.`;
    }
    const name = along.parameter === "temperature.difference" ? "Critical ΔT₀ (CNTD)" : "Maxima";
    const unit = unitOf(view);
    const range = rangeIn(along, unit);
    const parts = COMPARED.flatMap((quantity, series) => {
      const own = marks.filter((mark) => mark.series === series);
      if (own.length === 0) return [];
      const places = own.map(({ at }) => numberText(placed(at, range), 5)).join(" and ");
      return [`${signOf(quantity)} = ${numberText(own[0]!.y, 5)} at ${places}`];
    });
    return `${name}, ${labelOf(along.parameter, unit)}: ${parts.join("; ")}.`;
  }

  /** The printed form. */
  #figure(): FigureSpec | null {
    const [view, data] = [this.#drawn, this.#data];
    if (view === null || data === null) return null;
    return {
      description: this.#picture.node.getAttribute("aria-label")!,
      panels: [linesOf(view, data, "")],
      perRow: 1,
      legend: legendOf(view, unitOf(view)),
    };
  }
}

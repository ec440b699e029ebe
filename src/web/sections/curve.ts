import type { FigureSpec } from "../../plot/spec.js";
import { gapsText } from "../../view/gaps.js";
import { INITIAL_OPTIONS, type InitialName, USUAL_INITIAL } from "../../view/initial.js";
import { legendOf } from "../../view/labels.js";
import { unitOf } from "../../view/unit.js";
import { isVerdict, printedCurve, VERDICT_LEGEND } from "../../view/verdicts.js";
import { COMPARED, type CurveView, type Side, TIME } from "../../view/view.js";
import { html, set, write } from "../draw/dom.js";
import { legendNodes, regionNodes } from "../draw/legend.js";
import { KEYS_TEXT, Pointing } from "../draw/pointing.js";
import { term } from "../draw/term.js";
import type { Host } from "../host.js";
import type { CurveData } from "../messages.js";
import type { Result } from "../questions.js";
import {
  type CurveScene,
  type CurveShows,
  curveShows,
  type Scene,
  startingFrom,
  timesOf,
  viewOf,
} from "../scene.js";
import { abscissae, infoOf } from "../subject.js";
import { CurvePicture } from "../views/curve.js";
import { meaningOf } from "../views/lines.js";
import { legible, Zooms } from "../zoom.js";
import { CRITICAL, curveText, maximaText, pinnedText, readoutText } from "./curveText.js";
import { downloads } from "./downloads.js";
import { Choice, NumberField, SideFields } from "./fields.js";
import { offers } from "./offers.js";
import { Stage } from "./stage.js";

/** Most of σ that a curve against it starts with: what Figs. 9 and 13 need. */
const PRODUCTION = 0.12;
/** On narrow pages it stays in sight while sliders move. */
const SHAPE = { ratio: 0.62, least: 200, part: 0.42 };

const CRITICAL_MEANING =
  "The critical nonequilibrium temperature difference (CNTD), Eq. (35): the ΔT between the baths at which a quantity is largest.";

/** A curve as it was drawn. */
interface Drawn {
  readonly view: CurveView;
  readonly data: CurveData;
}

/** The curve with its choices, legend, maxima and files. */
export class CurveSection {
  readonly #host: Host;
  readonly #picture = new CurvePicture();
  readonly #stage: Stage;
  readonly #zooms = new Zooms();
  readonly #shows: Choice<CurveShows>;
  readonly #along: SideFields;
  readonly #initial: Choice<InitialName>;
  readonly #against: Choice<"parameter" | "production">;
  readonly #production: NumberField;
  readonly #legend = html("ul", { class: "legend" });
  readonly #probe = html("p", { class: "probe" });
  readonly #critical = term("ΔT₀", CRITICAL_MEANING);
  readonly #found = html("span");
  readonly #maxima = html("p", { class: "maxima" }, this.#critical, " ", this.#found);
  readonly #gaps = html("p", { class: "gaps" });
  readonly #complaint = html("p", { class: "complaint" });
  readonly #pin = html("button", { type: "button", "aria-pressed": "false" }, "Pin");
  #drawn: Drawn | null = null;
  #pinned: Drawn | null = null;
  /** The place that is read out, in pixels from the left. */
  #hovered: number | null = null;

  constructor(section: HTMLElement, host: Host) {
    this.#host = host;
    const change = (part: Partial<CurveScene>) => this.#change(part);
    this.#shows = new Choice("curve of", (shows) =>
      change({ shows, family: null, production: null }),
    );
    this.#along = new SideFields("along", (along) => this.#run(along));
    this.#initial = new Choice("starts in", (initial) =>
      host.change(startingFrom(host.scene, initial)),
    );
    this.#against = new Choice("against", (against) =>
      change({ production: against === "production" ? PRODUCTION : null }),
    );
    this.#production = new NumberField("σ up to", (production) => {
      if (!(production > 0)) return "Allowed: a number above 0.";
      change({ production });
      return null;
    });
    this.#stage = new Stage(this.#picture.node, SHAPE, () => this.#redraw());
    set(this.#stage.node, {
      tabindex: 0,
      role: "application",
      "aria-label": `Curve: ${KEYS_TEXT}`,
    });
    this.#listen();
    this.#pin.addEventListener("click", () => this.#togglePin());
    const fields = html(
      "details",
      { class: "fold", open: true },
      html("summary", {}, "What it shows"),
      html(
        "div",
        { class: "fields" },
        this.#shows.node,
        ...this.#along.nodes,
        this.#initial.node,
        this.#against.node,
        this.#production.node,
      ),
    );
    section.append(
      fields,
      this.#legend,
      this.#stage.node,
      this.#complaint,
      this.#probe,
      this.#maxima,
      this.#gaps,
      downloads(
        {
          name: "curve",
          table: () => host.scene.curve,
          figure: () => this.#figure(),
          before: [this.#pin, ...this.#stage.screenButton("Curve")],
        },
        host,
      ),
    );
  }

  #change(part: Partial<CurveScene>): void {
    const { scene } = this.#host;
    this.#host.change({ ...scene, curve: { ...scene.curve, ...part } });
  }

  /** Runs along something else, or another part of it. */
  #run(along: Side): void {
    const { scene } = this.#host;
    const other = along.parameter !== scene.curve.along.parameter;
    if (other) this.#zooms.forget();
    const { curve } = scene;
    const shows = curveShows(scene.base, along.parameter).includes(curve.shows)
      ? curve.shows
      : "compared";
    const production = along.parameter === TIME ? null : curve.production;
    const next = {
      ...scene,
      curve: { ...curve, along, shows, production, family: other ? null : curve.family },
    };
    this.#host.change({ ...next, time: timesOf(next) === null ? null : scene.time });
  }

  /** The picture as a control. */
  #listen(): void {
    const host = this.#host;
    const zoom = (change: (side: Side) => Side) => {
      const { curve } = host.scene;
      if (curve.production === null) this.#change({ along: change(curve.along) });
    };
    new Pointing(this.#stage.node, {
      drag: (x) => {
        const at = this.#picture.parameterAt(x);
        const { along } = host.scene.curve;
        if (at !== null) host.moveTo([[along.parameter, legible(at, along)]]);
      },
      hover: (place) => this.#read(place === null ? null : place[0]),
      zoom: (factor, place) => {
        const part = place === null ? this.#picture.partHere() : this.#picture.partAt(place[0]);
        zoom((side) => this.#zooms.zoom(host.scene.base, side, factor, part));
      },
      reset: () => zoom((side) => this.#zooms.reset(host.scene.base, side)),
      step: (right) => {
        const { base, curve } = host.scene;
        if (right !== 0) host.stepBy([[infoOf(base, curve.along.parameter), right]]);
      },
    });
  }

  /** Reads out a place. */
  #read(left: number | null): void {
    this.#hovered = left;
    const drawn = this.#drawn;
    const at = left === null ? null : this.#picture.abscissaAt(left);
    const text = at === null || drawn === null ? "" : readoutText(drawn.view, drawn.data, at);
    write(this.#probe, text);
    this.#picture.showReading(at);
  }

  #togglePin(): void {
    this.#pinned = this.#pinned === null ? this.#drawn : null;
    set(this.#pin, { "aria-pressed": String(this.#pinned !== null) });
    this.#redraw();
  }

  /** Shows the choices of a scene. */
  show({ curve, base }: Scene): void {
    const timed = curve.along.parameter === TIME;
    this.#shows.show(offers(curveShows(base, curve.along.parameter), base), curve.shows);
    this.#along.show(curve.along, base, abscissae(base));
    this.#initial.node.hidden = !timed;
    this.#initial.show(INITIAL_OPTIONS, curve.initial ?? USUAL_INITIAL);
    const { production } = curve;
    this.#against.node.hidden = curve.shows !== "compared" || timed;
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
    const view = viewOf(base, curve);
    this.#drawn = "answer" in result ? { view, data: result.answer } : null;
    this.#stage.arrived(view);
    this.#redraw();
    this.#read(this.#hovered);
  }

  /** The pinned curve, where it has the same axes. */
  #beside({ along, shows, production }: CurveView): Drawn | null {
    const pinned = this.#pinned;
    if (pinned === null) return null;
    const { view } = pinned;
    const same =
      view.along.parameter === along.parameter &&
      view.shows === shows &&
      (view.production === null) === (production === null);
    return same ? pinned : null;
  }

  #redraw(): void {
    const drawn = this.#drawn;
    this.#picture.node.classList.toggle("void", drawn === null);
    if (drawn === null) return;
    const { view, data } = drawn;
    const beside = this.#beside(view);
    this.#picture.draw(
      view,
      data,
      this.#stage.size,
      this.#host.scene.time,
      beside?.data.curves ?? [],
    );
    const verdicts = isVerdict(view.shows);
    const legend = verdicts ? VERDICT_LEGEND : legendOf(view, unitOf(view));
    const pin =
      beside === null
        ? []
        : [pinnedText(beside.view.base as never, view.base as never, view.along.parameter)];
    const meanings = view.shows === "compared" ? COMPARED.map(meaningOf) : [];
    const key = JSON.stringify([legend, data.marks.length > 0, pin]);
    if (this.#legend.dataset["key"] !== key) {
      this.#legend.dataset["key"] = key;
      this.#legend.replaceChildren(
        ...(verdicts ? regionNodes(legend) : legendNodes(legend, data.marks.length > 0, meanings)),
        ...pin.map((name) => html("li", { class: "pinned" }, name)),
      );
    }
    const text = maximaText(view, data);
    write(this.#found, text);
    this.#critical.hidden = !text.startsWith(CRITICAL);
    write(this.#gaps, gapsText(data.gaps, data.reasons));
    this.#picture.node.setAttribute("aria-label", curveText(view, data));
  }

  /** The printed form. */
  #figure(): FigureSpec | null {
    if (this.#drawn === null) return null;
    const { view, data } = this.#drawn;
    const { panel, legend } = printedCurve(view, data, "");
    return { description: curveText(view, data), panels: [panel], perRow: 1, legend };
  }
}

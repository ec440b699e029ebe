import type { FigureSpec } from "../../plot/spec.js";
import { gapsText } from "../../view/gaps.js";
import { INITIAL_OPTIONS, type InitialName, USUAL_INITIAL } from "../../view/initial.js";
import { labelOf, numberText } from "../../view/labels.js";
import { ROW } from "../../view/positive.js";
import { unitOf } from "../../view/unit.js";
import { isVerdict, printedMap, VERDICT_LEGEND, valueText } from "../../view/verdicts.js";
import { type MapView, type Side, TIME } from "../../view/view.js";
import { schemeOf } from "../draw/colours.js";
import { html, set, write } from "../draw/dom.js";
import { regionNodes } from "../draw/legend.js";
import { KEYS_TEXT, Pointing } from "../draw/pointing.js";
import type { Host } from "../host.js";
import type { MapData } from "../messages.js";
import type { Result } from "../questions.js";
import {
  type MapScene,
  type MapShows,
  mapShows,
  type Scene,
  startingFrom,
  timesOf,
  viewOf,
} from "../scene.js";
import { abscissae, infoOf, parametersOf } from "../subject.js";
import { MapPicture } from "../views/map.js";
import { mapText, peaksText } from "../views/mapText.js";
import { legible, Zooms } from "../zoom.js";
import { downloads } from "./downloads.js";
import { Choice, NumberField, SideFields } from "./fields.js";
import { offers } from "./offers.js";
import { Stage } from "./stage.js";

const SHAPE = { ratio: 0.7, least: 260, part: 0.7 };
/** Points of a side that the page offers. */
const GRIDS = { least: 11, most: 501 };

/** What the bold line of a map is. */
function edgeText({ shows }: MapView): string {
  if (shows === "i2" || shows === "i3") return "Bold line: the edge of nonlocality.";
  if (shows === "concurrence") return "Bold line: the edge of entanglement.";
  return schemeOf(shows) === "diverging" ? "Bold line: zero." : "";
}

/** The map with its choices and files. */
export class MapSection {
  readonly #picture = new MapPicture();
  readonly #host: Host;
  readonly #zooms = new Zooms();
  readonly #stage: Stage;
  readonly #shows: Choice<MapShows>;
  readonly #x: SideFields;
  readonly #y: SideFields;
  readonly #initial: Choice<InitialName>;
  readonly #grid: NumberField;
  readonly #probe = html("p", { class: "probe" });
  readonly #legend = html("ul", { class: "legend" });
  readonly #edge = html("p", { class: "maxima" });
  readonly #gaps = html("p", { class: "gaps" });
  readonly #complaint = html("p", { class: "complaint" });
  #data: MapData | null = null;
  #drawn: MapView | null = null;
  /** The place that is read out. */
  #hovered: readonly [number, number] | null = null;

  constructor(section: HTMLElement, host: Host) {
    this.#host = host;
    const change = (part: Partial<MapScene>) => this.#change(part);
    this.#shows = new Choice("map of", (shows) => change({ shows }));
    this.#x = new SideFields("x", (x) => this.#runAlong(x));
    this.#initial = new Choice("starts in", (initial) =>
      host.change(startingFrom(host.scene, initial)),
    );
    this.#y = new SideFields("y", (y) => change({ y }));
    this.#grid = new NumberField("points a side", (grid) => {
      if (!Number.isInteger(grid) || grid < GRIDS.least || grid > GRIDS.most) {
        return `Allowed: a whole number from ${GRIDS.least} to ${GRIDS.most}.`;
      }
      change({ grid });
      return null;
    });
    this.#stage = new Stage(this.#picture.node, SHAPE, () => this.#redraw());
    set(this.#stage.node, {
      tabindex: 0,
      role: "application",
      "aria-label": `Map: ${KEYS_TEXT}`,
    });
    this.#listen();
    section.append(
      html(
        "details",
        { class: "fold", open: true },
        html("summary", {}, "What it shows"),
        html("div", { class: "fields" }, this.#shows.node, this.#grid.node),
        html("div", { class: "fields" }, ...this.#x.nodes, this.#initial.node),
        html("div", { class: "fields" }, ...this.#y.nodes),
      ),
      this.#legend,
      this.#stage.node,
      this.#complaint,
      this.#edge,
      this.#gaps,
      this.#probe,
      downloads(
        {
          name: "map",
          table: () => host.scene.map,
          figure: () => this.#figure(),
          before: this.#stage.screenButton("Map"),
        },
        host,
      ),
    );
  }

  #change(part: Partial<MapScene>): void {
    const { scene } = this.#host;
    this.#host.change({ ...scene, map: { ...scene.map, ...part } });
  }

  /** Has something else along x: a number, or time, along which not all quantities are. */
  #runAlong(x: Side): void {
    const { scene } = this.#host;
    const { base, map } = scene;
    const shows = mapShows(base, x.parameter).includes(map.shows) ? map.shows : "concurrence";
    const next = { ...scene, map: { ...map, x, shows } };
    this.#host.change({ ...next, time: timesOf(next) === null ? null : scene.time });
  }

  /** The picture as a control. */
  #listen(): void {
    const host = this.#host;
    new Pointing(this.#stage.node, {
      drag: (left, top) => {
        const found = this.#picture.parametersAt(left, top);
        if (found === null) return;
        const { x, y } = host.scene.map;
        host.moveTo([
          [x.parameter, legible(found[0], x)],
          [y.parameter, legible(found[1], y)],
        ]);
      },
      hover: (place) => this.#read(place),
      zoom: (factor, place) => {
        const { x, y } = host.scene.map;
        const { base } = host.scene;
        const only = place === null ? null : this.#picture.besideOf(...place);
        const [u, v] = place === null ? this.#picture.partsHere() : this.#picture.partsAt(...place);
        this.#change({
          x: only === "y" ? x : this.#zooms.zoom(base, x, factor, u),
          y: only === "x" ? y : this.#zooms.zoom(base, y, factor, v),
        });
      },
      reset: () => {
        const { base, map } = host.scene;
        this.#change({ x: this.#zooms.reset(base, map.x), y: this.#zooms.reset(base, map.y) });
      },
      step: (right, up) => {
        const { base, map } = host.scene;
        host.stepBy([
          [infoOf(base, map.x.parameter), right],
          [infoOf(base, map.y.parameter), up],
        ]);
      },
    });
  }

  show({ map, base }: Scene): void {
    this.#shows.show(offers(mapShows(base, map.x.parameter), base), map.shows);
    // The times of an evolution are one run of points: they stand along x.
    this.#x.show(map.x, base, abscissae(base), map.y.parameter);
    this.#y.show(map.y, base, parametersOf(base), map.x.parameter);
    this.#initial.node.hidden = map.x.parameter !== TIME;
    this.#initial.show(INITIAL_OPTIONS, map.initial ?? USUAL_INITIAL);
    this.#grid.show(map.grid);
  }

  /** Says what the picture will be of. */
  await({ base, map }: Scene): void {
    this.#stage.await(viewOf(base, map));
  }

  /** Draws what was answered for a scene. */
  take({ base, map }: Scene, result: Result<"map">): void {
    write(this.#complaint, "refusal" in result ? result.refusal.message : "");
    this.#data = "answer" in result ? result.answer : null;
    this.#drawn = viewOf(base, map);
    this.#stage.arrived(this.#drawn);
    this.#redraw();
    this.#read(this.#hovered);
  }

  #redraw(): void {
    const [view, data] = [this.#drawn, this.#data];
    this.#picture.node.classList.toggle("void", data === null);
    if (view === null || data === null) return;
    this.#picture.draw(view, data, this.#stage.size, this.#host.scene.time);
    this.#picture.describe(mapText(view, data));
    const edge = data.edge.length === 0 ? "" : edgeText(view);
    write(this.#edge, [edge, peaksText(view, data)].filter((text) => text !== "").join(" "));
    const verdicts = isVerdict(view.shows);
    if (verdicts !== this.#legend.hasChildNodes()) {
      this.#legend.replaceChildren(...(verdicts ? regionNodes(VERDICT_LEGEND) : []));
    }
    write(this.#gaps, gapsText(data.gaps, data.reasons));
  }

  /** Reads out a place. */
  #read(place: readonly [number, number] | null): void {
    this.#hovered = place;
    const found = place === null ? null : this.#picture.probe(...place);
    if (found === null || this.#drawn === null) {
      this.#probe.replaceChildren();
      return;
    }
    const { x, y } = this.#drawn;
    const unit = unitOf(this.#drawn);
    const label = (side: Side, value: number) =>
      `${labelOf(side.parameter, unit)} = ${numberText(value, 4)}`;
    const value =
      found.kind === ROW.notPositive
        ? "not positive"
        : valueText(this.#drawn.shows, found.value, 4);
    this.#probe.textContent = `${label(x, found.x)}, ${label(y, found.y)}: ${value}`;
  }

  /** The printed form. */
  #figure(): FigureSpec | null {
    const [drawn, data] = [this.#drawn, this.#data];
    if (drawn === null || data === null) return null;
    const view = { ...drawn, grid: data.grid };
    const title = labelOf(view.shows, unitOf(view), view.base);
    const { panel, legend } = printedMap(view, data, title);
    return { description: mapText(view, data), panels: [panel], perRow: 1, legend };
  }
}

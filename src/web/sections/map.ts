import { parameterValue } from "../../index.js";
import type { FigureSpec } from "../../plot/spec.js";
import { choiceLabel, labelOf, numberText } from "../../view/labels.js";
import { contoursOf } from "../../view/plot.js";
import { schemeOf } from "../draw/colours.js";
import { html } from "../draw/dom.js";
import type { Host } from "../host.js";
import type { MapData } from "../messages.js";
import type { Result } from "../questions.js";
import { MAP_SHOWS, type MapShows, type MapState, type State, viewOf } from "../state.js";
import { MapPicture, mapText } from "../views/map.js";
import { downloads } from "./downloads.js";
import { Choice, NumberField, SideFields } from "./fields.js";
import { Stage } from "./stage.js";

const SHAPE = { ratio: 0.7, least: 280 };
/** Points of a side that the page offers. */
const GRIDS = { least: 11, most: 501 };

/** What the bold line of a map is. */
function edgeText({ shows }: MapState): string {
  if (shows === "i2" || shows === "i3") return "Bold line: the edge of nonlocality.";
  if (shows === "concurrence") return "Bold line: the edge of entanglement.";
  return schemeOf(shows) === "diverging" ? "Bold line: zero." : "";
}

/** The map with its choices and files. */
export class MapSection {
  readonly #picture = new MapPicture();
  readonly #stage: Stage;
  readonly #shows: Choice<MapShows>;
  readonly #x: SideFields;
  readonly #y: SideFields;
  readonly #grid: NumberField;
  readonly #probe = html("p", { class: "probe" });
  readonly #edge = html("p", { class: "maxima" });
  readonly #complaint = html("p", { class: "complaint" });
  #data: MapData | null = null;
  #drawn: State | null = null;

  constructor(section: HTMLElement, host: Host) {
    const change = (part: Partial<MapState>) =>
      host.change({ ...host.state, map: { ...host.state.map, ...part } });
    this.#shows = new Choice("map of", (shows) => change({ shows }));
    this.#x = new SideFields("x", (x) => change({ x }));
    this.#y = new SideFields("y", (y) => change({ y }));
    this.#grid = new NumberField("points a side", (grid) => {
      if (!Number.isInteger(grid) || grid < GRIDS.least || grid > GRIDS.most) {
        return `Allowed: a whole number from ${GRIDS.least} to ${GRIDS.most}.`;
      }
      change({ grid });
      return null;
    });
    this.#stage = new Stage(this.#picture.node, SHAPE, () => this.#redraw());
    this.#stage.node.addEventListener("pointermove", (event) => this.#point(event));
    this.#stage.node.addEventListener("pointerleave", () => this.#probe.replaceChildren());
    section.append(
      html("div", { class: "fields" }, this.#shows.node, this.#grid.node),
      html("div", { class: "fields" }, ...this.#x.nodes),
      html("div", { class: "fields" }, ...this.#y.nodes),
      this.#stage.node,
      this.#complaint,
      this.#edge,
      this.#probe,
      downloads({ name: "map", table: () => host.state.map, figure: () => this.#figure() }, host),
    );
  }

  show({ map, settings }: State): void {
    this.#shows.show(
      MAP_SHOWS.map((one) => [one, choiceLabel(one)]),
      map.shows,
    );
    this.#x.show(map.x, settings, map.y.parameter);
    this.#y.show(map.y, settings, map.x.parameter);
    this.#grid.show(map.grid);
    this.#edge.textContent = edgeText(map);
  }

  take(state: State, result: Result<"map">): void {
    this.#complaint.textContent = "refusal" in result ? result.refusal.message : "";
    this.#data = "answer" in result ? result.answer : null;
    this.#drawn = state;
    this.#redraw();
  }

  #redraw(): void {
    const [state, data] = [this.#drawn, this.#data];
    this.#picture.node.classList.toggle("void", data === null);
    if (state === null || data === null) return;
    const { map, settings } = state;
    const at = [map.x, map.y].map(({ parameter }) => parameterValue(settings, parameter));
    const { width, height } = this.#stage.size;
    this.#picture.draw(data, map, [at[0]!, at[1]!], width, height);
    this.#picture.describe(mapText(map, data));
  }

  #point({ clientX, clientY }: PointerEvent): void {
    const { left, top } = this.#stage.node.getBoundingClientRect();
    const found = this.#picture.probe(clientX - left, clientY - top);
    if (found === null || this.#drawn === null) {
      this.#probe.replaceChildren();
      return;
    }
    const { x, y } = this.#drawn.map;
    const [across, up, value] = [found.x, found.y, found.value].map((one) => numberText(one, 4));
    this.#probe.textContent = `${labelOf(x.parameter)} = ${across}, ${labelOf(y.parameter)} = ${up}: ${value}`;
  }

  /** The printed form. */
  #figure(): FigureSpec | null {
    const [state, data] = [this.#drawn, this.#data];
    if (state === null || data === null) return null;
    const { settings, map } = state;
    const view = viewOf(settings, { ...map, grid: data.grid });
    return {
      description: mapText(map, data),
      panels: [contoursOf(view, data, choiceLabel(map.shows))],
      perRow: 1,
      legend: [],
    };
  }
}

import type { FigureSpec } from "../../plot/spec.js";
import { gapsText } from "../../view/gaps.js";
import { choiceLabel, labelOf, numberText } from "../../view/labels.js";
import { contoursOf } from "../../view/plot.js";
import { ROW } from "../../view/positive.js";
import { unitOf } from "../../view/unit.js";
import type { MapView, Side } from "../../view/view.js";
import { schemeOf } from "../draw/colours.js";
import { html, write } from "../draw/dom.js";
import type { Host } from "../host.js";
import type { MapData } from "../messages.js";
import type { Result } from "../questions.js";
import { MAP_SHOWS, type MapScene, type MapShows, type Scene, viewOf } from "../scene.js";
import { MapPicture, mapText } from "../views/map.js";
import { downloads } from "./downloads.js";
import { Choice, NumberField, SideFields } from "./fields.js";
import { Stage } from "./stage.js";

const SHAPE = { ratio: 0.7, least: 280 };
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
  readonly #stage: Stage;
  readonly #shows: Choice<MapShows>;
  readonly #x: SideFields;
  readonly #y: SideFields;
  readonly #grid: NumberField;
  readonly #probe = html("p", { class: "probe" });
  readonly #edge = html("p", { class: "maxima" });
  readonly #gaps = html("p", { class: "gaps" });
  readonly #complaint = html("p", { class: "complaint" });
  #data: MapData | null = null;
  #drawn: MapView | null = null;

  constructor(section: HTMLElement, host: Host) {
    const change = (part: Partial<MapScene>) =>
      host.change({ ...host.scene, map: { ...host.scene.map, ...part } });
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
      this.#gaps,
      this.#probe,
      downloads({ name: "map", table: () => host.scene.map, figure: () => this.#figure() }, host),
    );
  }

  show({ map, base }: Scene): void {
    this.#shows.show(
      MAP_SHOWS.map((one) => [one, choiceLabel(one)]),
      map.shows,
    );
    this.#x.show(map.x, base, map.y.parameter);
    this.#y.show(map.y, base, map.x.parameter);
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
    this.#probe.replaceChildren();
    this.#redraw();
  }

  #redraw(): void {
    const [view, data] = [this.#drawn, this.#data];
    this.#picture.node.classList.toggle("void", data === null);
    if (view === null || data === null) return;
    this.#picture.draw(view, data, this.#stage.size);
    this.#picture.describe(mapText(view, data));
    write(this.#edge, data.edge.length === 0 ? "" : edgeText(view));
    write(this.#gaps, gapsText(data.gaps, data.reasons));
  }

  #point({ clientX, clientY }: PointerEvent): void {
    const { left, top } = this.#stage.node.getBoundingClientRect();
    const found = this.#picture.probe(clientX - left, clientY - top);
    if (found === null || this.#drawn === null) {
      this.#probe.replaceChildren();
      return;
    }
    const { x, y } = this.#drawn;
    const unit = unitOf(this.#drawn);
    const label = (side: Side, value: number) =>
      `${labelOf(side.parameter, unit)} = ${numberText(value, 4)}`;
    const value = found.kind === ROW.notPositive ? "not positive" : numberText(found.value, 4);
    this.#probe.textContent = `${label(x, found.x)}, ${label(y, found.y)}: ${value}`;
  }

  /** The printed form. */
  #figure(): FigureSpec | null {
    const [drawn, data] = [this.#drawn, this.#data];
    if (drawn === null || data === null) return null;
    const view = { ...drawn, grid: data.grid };
    return {
      description: mapText(view, data),
      panels: [contoursOf(view, data, labelOf(view.shows, unitOf(view)))],
      perRow: 1,
      legend: [],
    };
  }
}

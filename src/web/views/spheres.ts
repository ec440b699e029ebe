import type { Direction } from "../../index.js";
import { numberText } from "../../view/labels.js";
import { html, px, set, svg, write } from "../draw/dom.js";
import { termList } from "../draw/term.js";
import type { PointData } from "../messages.js";
import { type Look, seen, turnable, USUAL_LOOK } from "./sphereLooks.js";

const RADIUS = 84;
const MARGIN = 30;
const SIDE = 2 * (RADIUS + MARGIN);
const CENTRE = SIDE / 2;
/** Length and half width of an arrow's head, in pixels. */
const HEAD = [9, 4] as const;
/** Where the names of the axes and of the poles stand, in radii. */
const AXIS_NAME = 1.2;
/** Names stand this far beyond the tips of their arrows and from each other, in pixels. */
const NAME_OFF = 14;
const NAME_ROOM = 16;
/** Points of a circle on the sphere. */
const CIRCLE = 72;

function place(direction: Direction, look: Look, factor = 1): [number, number] {
  const [right, up] = seen(direction, look);
  return [CENTRE + factor * RADIUS * right, CENTRE - factor * RADIUS * up];
}

/** A great circle, its far half apart. */
function circle(point: (angle: number) => Direction, look: Look): { near: string; far: string } {
  const paths = { near: "", far: "" };
  for (let k = 0; k < CIRCLE; k++) {
    const [a, b] = [k, k + 1].map((one) => point((2 * Math.PI * one) / CIRCLE));
    const [x1, y1] = place(a!, look);
    const [x2, y2] = place(b!, look);
    const half = seen(a!, look)[2] + seen(b!, look)[2] >= 0 ? "near" : "far";
    paths[half] += `M${px(x1)},${px(y1)}L${px(x2)},${px(y2)}`;
  }
  return paths;
}

/** The paths of an arrow from the centre to a direction: its shaft and its head. */
function arrow(direction: Direction, look: Look): { shaft: string; head: string } {
  const [x, y] = place(direction, look);
  const [dx, dy] = [x - CENTRE, y - CENTRE];
  const length = Math.hypot(dx, dy);
  if (length < HEAD[0]) return { shaft: `M${CENTRE},${CENTRE}L${px(x)},${px(y)}`, head: "" };
  const [ux, uy] = [dx / length, dy / length];
  const [bx, by] = [x - HEAD[0] * ux, y - HEAD[0] * uy];
  const [wx, wy] = [-HEAD[1] * uy, HEAD[1] * ux];
  return {
    shaft: `M${CENTRE},${CENTRE}L${px(bx)},${px(by)}`,
    head: `M${px(x)},${px(y)}L${px(bx + wx)},${px(by + wy)}L${px(bx - wx)},${px(by - wy)}Z`,
  };
}

/** The axes; those of z end at the states of the basis. */
const AXES: readonly { readonly name: string; readonly end: Direction; readonly axis: boolean }[] =
  [
    { name: "x", end: [1, 0, 0], axis: true },
    { name: "y", end: [0, 1, 0], axis: true },
    { name: "z |0⟩", end: [0, 0, 1], axis: true },
    { name: "|1⟩", end: [0, 0, -1], axis: false },
  ];

/** Turns of a name about its tip, the smallest first. */
const TURNS = [0, 0.5, -0.5, 1, -1, 1.5, -1.5, 2, -2];

/** A place beside a tip that is free and inside the picture: straight on, else turned, else farther out. */
function free(
  x: number,
  y: number,
  angle: number,
  taken: readonly (readonly [number, number])[],
): [number, number] {
  for (let off = NAME_OFF; ; off += 4) {
    for (const turn of TURNS) {
      const at = [x + off * Math.cos(angle + turn), y + off * Math.sin(angle + turn)] as const;
      const inside = at.every((one) => one > NAME_OFF / 2 && one < SIDE - NAME_OFF / 2);
      const apart = taken.every(([u, v]) => Math.hypot(u - at[0], v - at[1]) >= NAME_ROOM);
      if ((inside || off > SIDE) && apart) return [...at];
    }
  }
}

/** One party's sphere with its three directions. */
class Sphere {
  readonly node: SVGElement;
  readonly #arrows: readonly SVGElement[];
  readonly #names: readonly SVGElement[];
  readonly #far = svg("path", { class: "far" });
  readonly #near = svg("path", { class: "near" });
  readonly #axes = AXES.map(({ name }) => ({
    line: svg("path", { class: "far" }),
    text: svg("text", { class: "axis", dy: "0.35em" }, name),
  }));
  readonly #party: string;
  #look = USUAL_LOOK;
  #directions: readonly Direction[] | null = null;

  constructor(party: string, letter: string) {
    this.#party = party;
    this.#arrows = [0, 1, 2].map((k) =>
      svg("g", { class: `arrow d${k}` }, [svg("path", { class: "shaft" }), svg("path")]),
    );
    this.#names = [0, 1, 2].map((k) =>
      svg("text", { class: `name d${k}`, dy: "0.35em" }, `${letter}${"₁₂₃"[k]}`),
    );
    const look = { class: "picture sphere", role: "img", width: SIDE, height: SIDE };
    this.node = svg("svg", { ...look, viewBox: `0 0 ${SIDE} ${SIDE}` }, [
      svg("circle", { class: "ball", cx: CENTRE, cy: CENTRE, r: RADIUS }),
      this.#far,
      ...this.#axes.flatMap(({ line, text }) => [line, text]),
      this.#near,
      ...this.#arrows,
      ...this.#names,
    ]);
    this.#drawBall();
  }

  /** The sphere seen from elsewhere. */
  turn(look: Look): void {
    this.#look = look;
    this.#drawBall();
    this.show(this.#directions);
  }

  #drawBall(): void {
    const look = this.#look;
    const equator = circle((t) => [Math.cos(t), Math.sin(t), 0], look);
    const meridian = circle((t) => [Math.sin(t), 0, Math.cos(t)], look);
    set(this.#far, { d: equator.far + meridian.far });
    set(this.#near, { d: equator.near + meridian.near });
    AXES.forEach(({ end, axis }, k) => {
      const [a, b] = [place(end, look, -1), place(end, look)];
      const { line, text } = this.#axes[k]!;
      const d = `M${px(a[0])},${px(a[1])}L${px(b[0])},${px(b[1])}`;
      set(line, { d: axis ? d : "" });
      const [x, y] = place(end, look, AXIS_NAME);
      set(text, { x: px(x), y: px(y) });
    });
  }

  show(directions: readonly Direction[] | null): void {
    this.#directions = directions;
    const look = this.#look;
    const texts = [0, 1, 2].map((k) => {
      const direction = directions?.[k];
      const [group, name] = [this.#arrows[k]!, this.#names[k]!];
      const { shaft, head } =
        direction === undefined ? { shaft: "", head: "" } : arrow(direction, look);
      set(group.firstElementChild!, { d: shaft });
      set(group.lastElementChild!, { d: head });
      name.classList.toggle("void", direction === undefined);
      if (direction === undefined) return "none";
      group.classList.toggle("behind", seen(direction, look)[2] < 0);
      return `${k + 1}: (${direction.map((one) => numberText(one, 3)).join(", ")})`;
    });
    if (directions !== null) this.#placeNames(directions);
    set(this.node, {
      "aria-label": `${this.#party}’s three directions on the Bloch sphere ${texts.join("; ")}`,
    });
  }

  /** Names stand beyond the tips; those that would meet others, or an axis's, beside them. */
  #placeNames(directions: readonly Direction[]): void {
    const look = this.#look;
    const taken = AXES.map(({ end }) => place(end, look, AXIS_NAME));
    directions.forEach((direction, k) => {
      const [tipX, tipY] = place(direction, look);
      const length = Math.hypot(tipX - CENTRE, tipY - CENTRE);
      // A direction at the eye has no side of its own: its name stands above it.
      const [ux, uy] = length < 1 ? [0, -1] : [(tipX - CENTRE) / length, (tipY - CENTRE) / length];
      const at = free(tipX, tipY, Math.atan2(uy, ux), taken);
      taken.push(at);
      set(this.#names[k]!, { x: px(at[0]), y: px(at[1]) });
    });
  }
}

/** The six directions that reach the maximum of I3322: both spheres turn together. */
export class SpheresPicture {
  readonly node: HTMLElement;
  readonly #alice = new Sphere("Alice", "a");
  readonly #bob = new Sphere("Bob", "b");
  readonly #violated = html("p", { class: "note" });

  constructor() {
    const figure = (sphere: Sphere, text: string) =>
      html("figure", {}, sphere.node, html("figcaption", {}, text));
    const both = html(
      "div",
      {
        class: "spheres",
        tabindex: 0,
        role: "application",
        "aria-label": "Bloch spheres: arrow keys turn them, 0 or Home turns them back",
      },
      figure(this.#alice, "Alice, qubit 1"),
      figure(this.#bob, "Bob, qubit 2"),
    );
    turnable(both, (look) => {
      this.#alice.turn(look);
      this.#bob.turn(look);
    });
    this.node = html(
      "div",
      {},
      both,
      html("p", { class: "hint" }, "Drag or use the arrow keys to turn."),
      termList([
        {
          sign: "a₁ … b₃",
          text: "directions",
          meaning:
            "Alice measures her qubit along a₁, a₂ or a₃, Bob his along b₁, b₂ or b₃: these directions reach the maximum of I₃₃₂₂.",
        },
        {
          sign: "- - -",
          text: "behind",
          meaning: "A dashed arrow points away from you, into the far half of the sphere.",
        },
        {
          sign: "|0⟩, |1⟩",
          text: "poles",
          meaning:
            "The states of the basis: a qubit measured along z is found in |0⟩ (the lower level) at one end and in |1⟩ (the upper) at the other.",
        },
      ]),
      this.#violated,
    );
  }

  /** Shows the directions; they are grey where no inequality is violated by them. */
  show(point: PointData | null): void {
    this.#alice.show(point?.settings.alice ?? null);
    this.#bob.show(point?.settings.bob ?? null);
    const violated = point === null || (point.values["i3"] ?? 0) > 0;
    this.node.classList.toggle("local", !violated);
    write(
      this.#violated,
      violated ? "" : "Grey: these directions reach the maximum, which violates nothing.",
    );
  }
}

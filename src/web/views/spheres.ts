import type { Direction, Solution } from "../../index.js";
import { numberText } from "../../view/labels.js";
import { html, px, set, svg } from "../draw/dom.js";

const RADIUS = 84;
const MARGIN = 30;
const SIDE = 2 * (RADIUS + MARGIN);
const CENTRE = SIDE / 2;
/** Seen from the side of +y, turned towards +x and from above: degrees. */
const TURN = (-28 * Math.PI) / 180;
const TILT = (18 * Math.PI) / 180;
/** Length and half width of an arrow's head, in pixels. */
const HEAD = [9, 4] as const;
/** Where the names of the axes stand, in radii. */
const AXIS_NAME = 1.2;
/** Names stand this far beyond the tips of their arrows and from each other, in pixels. */
const NAME_OFF = 14;
const NAME_ROOM = 16;
/** Points of a circle on the sphere. */
const CIRCLE = 72;

/** A direction as the eye sees it: right, up, towards the eye. */
function seen([x, y, z]: Direction): Direction {
  const right = x * Math.cos(TURN) - y * Math.sin(TURN);
  const away = x * Math.sin(TURN) + y * Math.cos(TURN);
  return [
    right,
    z * Math.cos(TILT) + away * Math.sin(TILT),
    z * Math.sin(TILT) - away * Math.cos(TILT),
  ];
}

function place(direction: Direction, factor = 1): [number, number] {
  const [right, up] = seen(direction);
  return [CENTRE + factor * RADIUS * right, CENTRE - factor * RADIUS * up];
}

/** A great circle, its far half apart. */
function circle(point: (angle: number) => Direction): { near: string; far: string } {
  const paths = { near: "", far: "" };
  for (let k = 0; k < CIRCLE; k++) {
    const [a, b] = [k, k + 1].map((one) => point((2 * Math.PI * one) / CIRCLE));
    const [x1, y1] = place(a!);
    const [x2, y2] = place(b!);
    const half = seen(a!)[2] + seen(b!)[2] >= 0 ? "near" : "far";
    paths[half] += `M${px(x1)},${px(y1)}L${px(x2)},${px(y2)}`;
  }
  return paths;
}

/** The paths of an arrow from the centre to a direction: its shaft and its head. */
function arrow(direction: Direction): { shaft: string; head: string } {
  const [x, y] = place(direction);
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

const AXES: readonly (readonly [string, Direction])[] = [
  ["x", [1, 0, 0]],
  ["y", [0, 1, 0]],
  ["z", [0, 0, 1]],
];

/** One party's sphere with its three directions. */
class Sphere {
  readonly node: SVGElement;
  readonly #arrows: readonly SVGElement[];
  readonly #names: readonly SVGElement[];
  readonly #party: string;

  constructor(party: string, letter: string) {
    this.#party = party;
    const equator = circle((t) => [Math.cos(t), Math.sin(t), 0]);
    const meridian = circle((t) => [Math.sin(t), 0, Math.cos(t)]);
    const axes = AXES.flatMap(([name, direction]) => {
      const [x, y] = place(direction, AXIS_NAME);
      const [a, b] = [place(direction, -1), place(direction)];
      return [
        svg("path", { class: "far", d: `M${px(a[0])},${px(a[1])}L${px(b[0])},${px(b[1])}` }),
        svg("text", { class: "axis", x: px(x), y: px(y), dy: "0.35em" }, name),
      ];
    });
    this.#arrows = [0, 1, 2].map((k) =>
      svg("g", { class: `arrow s${k}` }, [svg("path", { class: "shaft" }), svg("path")]),
    );
    this.#names = [0, 1, 2].map((k) =>
      svg("text", { class: `name s${k}`, dy: "0.35em" }, `${letter}${"₁₂₃"[k]}`),
    );
    this.node = svg(
      "svg",
      {
        class: "picture sphere",
        role: "img",
        viewBox: `0 0 ${SIDE} ${SIDE}`,
        width: SIDE,
        height: SIDE,
      },
      [
        svg("circle", { class: "ball", cx: CENTRE, cy: CENTRE, r: RADIUS }),
        svg("path", { class: "far", d: equator.far + meridian.far }),
        ...axes,
        svg("path", { class: "near", d: equator.near + meridian.near }),
        ...this.#arrows,
        ...this.#names,
      ],
    );
  }

  show(directions: readonly Direction[] | null): void {
    const texts = [0, 1, 2].map((k) => {
      const direction = directions?.[k];
      const [group, name] = [this.#arrows[k]!, this.#names[k]!];
      const { shaft, head } = direction === undefined ? { shaft: "", head: "" } : arrow(direction);
      set(group.firstElementChild!, { d: shaft });
      set(group.lastElementChild!, { d: head });
      name.classList.toggle("void", direction === undefined);
      if (direction === undefined) return "none";
      group.classList.toggle("behind", seen(direction)[2] < 0);
      return `${k + 1}: (${direction.map((one) => numberText(one, 3)).join(", ")})`;
    });
    if (directions !== null) this.#placeNames(directions);
    set(this.node, {
      "aria-label": `${this.#party}’s three directions on the Bloch sphere ${texts.join("; ")}`,
    });
  }

  /** Names stand beyond the tips; those that would meet others, or an axis's, farther out. */
  #placeNames(directions: readonly Direction[]): void {
    const taken = AXES.map(([, direction]) => place(direction, AXIS_NAME));
    directions.forEach((direction, k) => {
      const [tipX, tipY] = place(direction);
      const length = Math.hypot(tipX - CENTRE, tipY - CENTRE);
      // A direction at the eye has no side of its own: its name stands above it.
      const [ux, uy] = length < 1 ? [0, -1] : [(tipX - CENTRE) / length, (tipY - CENTRE) / length];
      let off = NAME_OFF;
      const at = (): [number, number] => [tipX + off * ux, tipY + off * uy];
      while (taken.some(([x, y]) => Math.hypot(x - at()[0], y - at()[1]) < NAME_ROOM)) off += 4;
      taken.push(at());
      set(this.#names[k]!, { x: px(at()[0]), y: px(at()[1]) });
    });
  }
}

/** The six directions that reach the maximum of I3322. */
export class SpheresPicture {
  readonly node: HTMLElement;
  readonly #alice = new Sphere("Alice", "a");
  readonly #bob = new Sphere("Bob", "b");

  constructor() {
    const figure = (sphere: Sphere, text: string) =>
      html("figure", {}, sphere.node, html("figcaption", {}, text));
    this.node = html(
      "div",
      { class: "spheres" },
      figure(this.#alice, "Alice, qubit 1"),
      figure(this.#bob, "Bob, qubit 2"),
    );
  }

  show(solution: Solution | null): void {
    this.#alice.show(solution?.settings.alice ?? null);
    this.#bob.show(solution?.settings.bob ?? null);
  }
}

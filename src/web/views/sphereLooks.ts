import type { Direction } from "../../index.js";

/** From where the spheres are seen: angles in radians. */
export interface Look {
  readonly turn: number;
  readonly tilt: number;
}

/** Seen from the side of +y, turned towards +x and from above. */
export const USUAL_LOOK: Look = { turn: (-28 * Math.PI) / 180, tilt: (18 * Math.PI) / 180 };

/** A direction as the eye sees it: right, up, towards the eye. */
export function seen([x, y, z]: Direction, { turn, tilt }: Look): Direction {
  const right = x * Math.cos(turn) - y * Math.sin(turn);
  const away = x * Math.sin(turn) + y * Math.cos(turn);
  return [
    right,
    z * Math.cos(tilt) + away * Math.sin(tilt),
    z * Math.sin(tilt) - away * Math.cos(tilt),
  ];
}

/** Radians that a pixel of dragging turns, and a key. */
const PIXEL = 0.01;
const KEY = 0.15;
const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-KEY, 0],
  ArrowRight: [KEY, 0],
  ArrowUp: [0, -KEY],
  ArrowDown: [0, KEY],
};

/** Lets a pointer and the arrow keys turn what an element shows; a double click, 0 and Home turn it back. */
export function turnable(node: HTMLElement, turned: (look: Look) => void): void {
  const held = { look: USUAL_LOOK, at: null as readonly [number, number] | null };
  const turn = (right: number, down: number) => {
    const { turn: before, tilt } = held.look;
    const most = Math.PI / 2;
    held.look = { turn: before - right, tilt: Math.min(most, Math.max(-most, tilt + down)) };
    turned(held.look);
  };
  const back = () => {
    held.look = USUAL_LOOK;
    turned(held.look);
  };
  node.addEventListener("pointerdown", (event) => {
    held.at = [event.clientX, event.clientY];
    if (event.isTrusted) node.setPointerCapture(event.pointerId);
  });
  node.addEventListener("pointermove", ({ clientX, clientY }) => {
    if (held.at === null) return;
    const [x, y] = held.at;
    held.at = [clientX, clientY];
    turn(PIXEL * (clientX - x), PIXEL * (clientY - y));
  });
  for (const end of ["pointerup", "pointercancel"]) {
    node.addEventListener(end, () => {
      held.at = null;
    });
  }
  node.addEventListener("dblclick", back);
  node.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    if (way === undefined && event.key !== "0" && event.key !== "Home") return;
    if (way === undefined) back();
    else turn(...way);
    event.preventDefault();
  });
}

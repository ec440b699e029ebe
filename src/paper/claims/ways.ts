// How far two ways to compute the points of a figure are apart, for claims about approximations.

import type { ExtendedParametersInput, Quantity } from "../../index.js";
import { COMPARED } from "../../view/view.js";
import { BOSONIC } from "../temperature.js";
import type { Bench } from "./claim.js";
import { columns, EXACT, largest, short } from "./tools.js";

export const ALONG = "temperature.difference";
/** Points of a curve, whose middle is equilibrium, and of the sides of a map. */
export const COUNT = 41;
const SIDE = 17;

export type Base = ExtendedParametersInput;
export type Three = Readonly<Record<Quantity, number>>;
/** What tells two ways to compute a figure apart. */
export type Way = Pick<Base, "equation" | "form" | "spectrum">;

export const curve = { parameter: ALONG, from: -0.8, to: 0.8, count: COUNT } as const;

export function swept(bench: Bench, base: Base, axes: readonly object[]) {
  return bench.once(JSON.stringify([base, axes]), () =>
    columns(bench, { base, axes: axes as [typeof curve], observables: COMPARED }),
  );
}

/** Largest differences of two ways to compute a set of points, in parts of the largest values by the first. */
export async function differences(
  bench: Bench,
  bases: readonly Base[],
  axes: readonly object[],
  way: Way,
): Promise<Three> {
  const result = { concurrence: 0, i2: 0, i3: 0 };
  for (const base of bases) {
    const paper = await swept(bench, base, axes);
    const other = await swept(bench, { ...base, ...way }, axes);
    for (const quantity of COMPARED) {
      const scale = largest(paper[quantity]!);
      const most = largest(paper[quantity]!.map((x, k) => Math.abs(x - other[quantity]![k]!)));
      if (scale > 0) result[quantity] = Math.max(result[quantity], most / scale);
    }
  }
  return result;
}

/** The two planes of Fig. 10. */
const MAPS = [
  { parameter: "epsilon.difference", from: -1.5, to: 1.5, count: SIDE },
  { parameter: "gamma.difference", from: -0.2, to: 0.2, count: SIDE },
] as const;
const across = { ...curve, count: SIDE } as const;

/** Largest differences over both planes of Fig. 10. */
export async function ofMaps(bench: Bench, way: Way): Promise<Three> {
  const found: Three[] = [];
  for (const map of MAPS) found.push(await differences(bench, [BOSONIC], [map, across], way));
  return most(found);
}

export function most(found: readonly Three[]): Three {
  const of = (quantity: Quantity) => largest(found.map((one) => one[quantity]));
  return { concurrence: of("concurrence"), i2: of("i2"), i3: of("i3") };
}

/** A part in words; what is below EXACT is rounding. */
const percent = (part: number) => (part < EXACT ? "none" : `${short(100 * part, 2)} %`);
export const three = ({ concurrence, i2, i3 }: Three) =>
  [concurrence, i2, i3].map(percent).join(", ");
export const named = (name: string, { concurrence, i2, i3 }: Three) => ({
  [`${name}Concurrence`]: concurrence,
  [`${name}I2`]: i2,
  [`${name}I3`]: i3,
});
export const worst = ({ concurrence, i2, i3 }: Three) => Math.max(concurrence, i2, i3);

/** "Quantitatively similar": within this part of the largest value. */
export const SIMILAR = 0.1;

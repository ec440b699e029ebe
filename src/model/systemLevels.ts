import { eigensystem } from "./hermitian.js";
import { SIDE } from "./matrix.js";
import { operatorMatrix } from "./operator.js";
import { checkedSystem, type SystemInput } from "./system.js";

/** An energy level of a system. */
export interface SystemLevel {
  readonly energy: number;
  /** Amplitudes on |00⟩, |01⟩, |10⟩, |11⟩; the largest is real and positive. */
  readonly re: readonly number[];
  readonly im: readonly number[];
}

/**
 * The four energy levels of a system's Hamiltonian, from the lowest up. Of degenerate levels any
 * orthonormal vectors are given.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function systemLevels(system: SystemInput): SystemLevel[] {
  const { re, im } = operatorMatrix(checkedSystem(system).hamiltonian);
  const matrix = Float64Array.from({ length: 2 * SIDE * SIDE }, (_, k) =>
    k % 2 === 0 ? re[k / 2]! : im[(k - 1) / 2]!,
  );
  const { values, vectors } = eigensystem(matrix);
  return Array.from({ length: SIDE }, (_, level) => {
    const k = SIDE - 1 - level;
    const at = (i: number) => 2 * (SIDE * i + k);
    const sizes = Array.from({ length: SIDE }, (_, i) =>
      Math.hypot(vectors[at(i)]!, vectors[at(i) + 1]!),
    );
    // The first of equally large ones, though rounding tells them apart.
    const most = Math.max(...sizes);
    const largest = sizes.findIndex((size) => size > most * (1 - 1e-9));
    const size = sizes[largest]!;
    const [c, s] = [vectors[at(largest)]! / size, vectors[at(largest) + 1]! / size];
    const turned = Array.from({ length: SIDE }, (_, i) => {
      const [x, y] = [vectors[at(i)]!, vectors[at(i) + 1]!];
      return [x * c + y * s, y * c - x * s] as const;
    });
    return {
      energy: values[k]!,
      re: turned.map(([x]) => x),
      im: turned.map(([, y]) => y),
    };
  });
}

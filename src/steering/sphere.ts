import type { Vector } from "./canonical.js";

export function normalised([x, y, z]: Readonly<Vector>): Vector {
  const norm = Math.hypot(x, y, z);
  return [x / norm, y / norm, z / norm];
}

const PHI = (1 + Math.sqrt(5)) / 2;

/** The icosahedron whose mirrors are the coordinate planes: vertices (0, ±1, ±φ) and their cyclic images. */
function icosahedron(): Vector[] {
  const vertices: Vector[] = [];
  for (const p of [1, -1]) {
    for (const q of [PHI, -PHI]) {
      vertices.push([0, p, q], [p, q, 0], [q, 0, p]);
    }
  }
  return vertices.map(normalised);
}

const squared = (p: Vector, q: Vector) =>
  (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2 + (p[2] - q[2]) ** 2;

/** 10 f² + 2 points: the faces of an icosahedron cut into f² triangles each, put onto the sphere. */
export function icosphere(f: number): Vector[] {
  const corners = icosahedron();
  const edge = Math.min(...corners.slice(1).map((v) => squared(corners[0]!, v))) * 1.01;
  const found = new Map<string, Vector>();
  const add = (v: Vector) => {
    // Rounding must not tell images under the mirrors apart: components are those of one octant.
    const point = v.map((x) => (Math.abs(x) < 1e-12 ? 0 : x)) as Vector;
    found.set(point.map((x) => Math.round(x * 1e9)).join(), point);
  };
  for (let i = 0; i < 12; i++) {
    for (let j = 0; j < i; j++) {
      if (squared(corners[i]!, corners[j]!) > edge) continue;
      for (let k = 0; k < j; k++) {
        if (squared(corners[i]!, corners[k]!) > edge || squared(corners[j]!, corners[k]!) > edge)
          continue;
        for (let p = 0; p <= f; p++) {
          for (let q = 0; p + q <= f; q++) {
            const r = f - p - q;
            add(
              normalised(
                [0, 1, 2].map(
                  (e) => p * corners[i]![e]! + q * corners[j]![e]! + r * corners[k]![e]!,
                ) as Vector,
              ),
            );
          }
        }
      }
    }
  }
  return [...found.values()];
}

/** Corners of one triangle of a net, as numbers of its vertices. */
export type Triangle = readonly [number, number, number];

/**
 * Nets of triangles over octants of the sphere, refined where asked for. Vertices are numbered in
 * the order of their making.
 */
export class Net {
  readonly vertices: Vector[] = [];
  readonly octants: Triangle[] = [];
  readonly #middles = new Map<number, number>();

  /** The octants with these signs. */
  constructor(signs: readonly (readonly [number, number, number])[]) {
    const axes = new Map<string, number>();
    const axis = (v: Vector): number => {
      const key = v.join();
      const known = axes.get(key);
      if (known !== undefined) return known;
      axes.set(key, this.vertices.length);
      return this.vertices.push(v) - 1;
    };
    for (const [x, y, z] of signs) {
      this.octants.push([axis([x, 0, 0]), axis([0, y, 0]), axis([0, 0, z])]);
    }
  }

  #middle(i: number, j: number): number {
    const key = i < j ? i * 2 ** 26 + j : j * 2 ** 26 + i;
    const known = this.#middles.get(key);
    if (known !== undefined) return known;
    const [p, q] = [this.vertices[i]!, this.vertices[j]!];
    const index = this.vertices.push(normalised([p[0] + q[0], p[1] + q[1], p[2] + q[2]])) - 1;
    this.#middles.set(key, index);
    return index;
  }

  /** Its four quarters. */
  quarters([i, j, k]: Triangle): Triangle[] {
    const [p, q, r] = [this.#middle(j, k), this.#middle(k, i), this.#middle(i, j)];
    return [
      [i, r, q],
      [r, j, p],
      [q, p, k],
      [p, q, r],
    ];
  }

  /** 1/distance of the triangle's plane from the centre: what its corners are to be stretched by to cover its patch. */
  stretch([i, j, k]: Triangle): number {
    const [u, v, w] = [this.vertices[i]!, this.vertices[j]!, this.vertices[k]!];
    const [a, b, c] = [v[0] - u[0], v[1] - u[1], v[2] - u[2]];
    const [d, e, f] = [w[0] - u[0], w[1] - u[1], w[2] - u[2]];
    const [x, y, z] = [b * f - c * e, c * d - a * f, a * e - b * d];
    return Math.hypot(x, y, z) / Math.abs(x * u[0] + y * u[1] + z * u[2]);
  }
}

/** The octants of a fundamental domain of the mirrors (true: the axis has one); `even`: of the inversion too. */
export function octants(
  mirrors: readonly boolean[],
  even: boolean,
): (readonly [number, number, number])[] {
  const out: (readonly [number, number, number])[] = [];
  const free = [0, 1, 2].filter((k) => mirrors[k] !== true);
  for (let bits = 0; bits < 8; bits++) {
    const signs = [0, 1, 2].map((k) => ((bits >> k) & 1 ? -1 : 1)) as [number, number, number];
    if (signs.some((sign, k) => sign < 0 && mirrors[k] === true)) continue;
    if (even && free.length > 0 && signs[free[0]!]! < 0) continue;
    out.push(signs);
  }
  return out;
}

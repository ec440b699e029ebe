/**
 * max Σ y over y ≥ 0 and free z with A y + U z ≤ 1: a matrix game whose rows are points of the
 * sphere (their weights are the dual variables) and whose columns are planes, added as they are
 * found. Revised simplex with a dense inverse. Nothing is proven by it: what it returns is checked
 * by others.
 */
export class Game {
  /** Weights of the rows: y's prices. */
  readonly price: Float64Array;
  readonly #rows: number;
  readonly #free: number;
  #columns: Float64Array;
  #count = 0;
  readonly #inverse: Float64Array;
  /** Column of each basic variable; slack i is −1 − i. */
  readonly #basis: Int32Array;
  #inBasis: Uint8Array;
  readonly #right: Float64Array;
  readonly #value: Float64Array;
  readonly #entering: Float64Array;
  #pivots = 0;

  /** `free`: U, row by row, as many columns as there are free variables. */
  constructor(rows: number, free: readonly Float64Array[]) {
    this.#rows = rows;
    this.#free = 2 * free.length;
    this.#columns = new Float64Array(rows * Math.max(256, 2 * this.#free));
    this.#inBasis = new Uint8Array(Math.max(256, 2 * this.#free));
    this.price = new Float64Array(rows);
    this.#inverse = new Float64Array(rows * rows);
    this.#basis = new Int32Array(rows);
    this.#right = new Float64Array(rows);
    this.#value = new Float64Array(rows);
    this.#entering = new Float64Array(rows);
    for (let i = 0; i < rows; i++) {
      this.#inverse[i * rows + i] = 1;
      this.#basis[i] = -1 - i;
      // Right sides that differ by what no answer shows: ties would make pivots that go nowhere.
      this.#right[i] = 1 + SPREAD * (((i + 1) * GOLDEN) % 1);
      this.#value[i] = this.#right[i]!;
    }
    // A free variable is the difference of two that are not negative.
    for (const column of free) {
      this.#push(column);
      this.#push(column.map((x) => -x));
    }
  }

  #push(column: ArrayLike<number>): void {
    if (this.#count === this.#inBasis.length) {
      const wider = new Float64Array(2 * this.#columns.length);
      wider.set(this.#columns);
      this.#columns = wider;
      const longer = new Uint8Array(2 * this.#inBasis.length);
      longer.set(this.#inBasis);
      this.#inBasis = longer;
    }
    this.#columns.set(column, this.#count * this.#rows);
    this.#count += 1;
  }

  /** Adds a plane: what it takes of each row. */
  add(column: ArrayLike<number>): void {
    this.#push(column);
  }

  /** y of the planes, in the order of their adding, and z. */
  solution(): { y: Float64Array; z: Float64Array } {
    const y = new Float64Array(this.#count - this.#free);
    const z = new Float64Array(this.#free / 2);
    for (let i = 0; i < this.#rows; i++) {
      const k = this.#basis[i]!;
      if (k < 0) continue;
      const value = Math.max(0, this.#value[i]!);
      if (k >= this.#free) y[k - this.#free] = value;
      else z[k >> 1] = z[k >> 1]! + (k % 2 === 0 ? value : -value);
    }
    return { y, z };
  }

  /** Pivots until no column gains, at most `limit` of them; whether none gains. */
  solve(limit: number): boolean {
    for (let step = 0; step < limit; step++) {
      if (this.#pivots % REFRESH === REFRESH - 1) this.#refresh();
      this.#priceRows();
      const k = this.#cheapest();
      if (k === null) return true;
      this.#enter(k);
      const leaving = this.#leaving();
      if (leaving < 0) return true;
      this.#pivot(leaving, k);
      this.#pivots += 1;
    }
    this.#priceRows();
    return false;
  }

  #priceRows(): void {
    const m = this.#rows;
    this.price.fill(0);
    for (let i = 0; i < m; i++) {
      if (this.#basis[i]! < this.#free) continue;
      for (let j = 0; j < m; j++) this.price[j] = this.price[j]! + this.#inverse[i * m + j]!;
    }
  }

  /** The column, or slack, that gains most; null where none does. */
  #cheapest(): number | null {
    const m = this.#rows;
    const price = this.price;
    const columns = this.#columns;
    let best = GAIN;
    let found: number | null = null;
    for (let i = 0; i < m; i++) {
      if (-price[i]! > best) {
        best = -price[i]!;
        found = -1 - i;
      }
    }
    for (let k = 0; k < this.#count; k++) {
      if (this.#inBasis[k] === 1) continue;
      let gain = k < this.#free ? 0 : 1;
      for (let j = 0, at = k * m; j < m; j++, at++) gain -= price[j]! * columns[at]!;
      if (gain > best) {
        best = gain;
        found = k;
      }
    }
    return found;
  }

  /** The entering column in terms of the basis. */
  #enter(k: number): void {
    const m = this.#rows;
    const inverse = this.#inverse;
    for (let i = 0; i < m; i++) {
      if (k < 0) {
        this.#entering[i] = inverse[i * m - 1 - k]!;
        continue;
      }
      let sum = 0;
      for (let j = 0, a = i * m, b = k * m; j < m; j++, a++, b++) {
        sum += inverse[a]! * this.#columns[b]!;
      }
      this.#entering[i] = sum;
    }
  }

  /** The row that blocks first; of several the one with the largest pivot. */
  #leaving(): number {
    let limit = Infinity;
    for (let i = 0; i < this.#rows; i++) {
      const d = this.#entering[i]!;
      if (d > PIVOT) limit = Math.min(limit, (Math.max(0, this.#value[i]!) + SLACK) / d);
    }
    let leaving = -1;
    let largest = 0;
    for (let i = 0; i < this.#rows; i++) {
      const d = this.#entering[i]!;
      if (d > PIVOT && Math.max(0, this.#value[i]!) / d <= limit && d > largest) {
        largest = d;
        leaving = i;
      }
    }
    return leaving;
  }

  #pivot(row: number, k: number): void {
    const m = this.#rows;
    const inverse = this.#inverse;
    const scale = 1 / this.#entering[row]!;
    for (let j = row * m; j < (row + 1) * m; j++) inverse[j] = inverse[j]! * scale;
    const step = this.#value[row]! * scale;
    for (let i = 0; i < m; i++) {
      const factor = this.#entering[i]!;
      if (i === row || factor === 0) continue;
      for (let j = 0, a = i * m, b = row * m; j < m; j++, a++, b++) {
        inverse[a] = inverse[a]! - factor * inverse[b]!;
      }
      this.#value[i] = this.#value[i]! - factor * step;
    }
    this.#value[row] = step;
    const old = this.#basis[row]!;
    if (old >= 0) this.#inBasis[old] = 0;
    this.#basis[row] = k;
    if (k >= 0) this.#inBasis[k] = 1;
  }

  /** The inverse anew from the basis, by Gauss and Jordan with row pivots; left as it is where that fails. */
  #refresh(): void {
    this.#pivots += 1;
    const m = this.#rows;
    const a = new Float64Array(m * m);
    const b = new Float64Array(m * m);
    for (let i = 0; i < m; i++) {
      b[i * m + i] = 1;
      const k = this.#basis[i]!;
      for (let j = 0; j < m; j++) {
        a[j * m + i] = k >= 0 ? this.#columns[k * m + j]! : j === -1 - k ? 1 : 0;
      }
    }
    for (let c = 0; c < m; c++) {
      let row = c;
      for (let i = c + 1; i < m; i++) {
        if (Math.abs(a[i * m + c]!) > Math.abs(a[row * m + c]!)) row = i;
      }
      if (!(Math.abs(a[row * m + c]!) > PIVOT)) return;
      for (let j = 0; j < m; j++) {
        const [p, q] = [c * m + j, row * m + j];
        [a[p], a[q]] = [a[q]!, a[p]!];
        [b[p], b[q]] = [b[q]!, b[p]!];
      }
      const scale = 1 / a[c * m + c]!;
      for (let j = c * m; j < (c + 1) * m; j++) {
        a[j] = a[j]! * scale;
        b[j] = b[j]! * scale;
      }
      for (let i = 0; i < m; i++) {
        const factor = a[i * m + c]!;
        if (i === c || factor === 0) continue;
        for (let j = 0, p = i * m, q = c * m; j < m; j++, p++, q++) {
          a[p] = a[p]! - factor * a[q]!;
          b[p] = b[p]! - factor * b[q]!;
        }
      }
    }
    this.#inverse.set(b);
    for (let i = 0; i < m; i++) {
      let sum = 0;
      for (let j = 0; j < m; j++) sum += b[i * m + j]! * this.#right[j]!;
      this.#value[i] = sum;
    }
  }
}

/** A column that gains less is left out. */
const GAIN = 1e-9;
/** Smaller entries are no pivots. */
const PIVOT = 1e-9;
/** How far a basic variable may go below zero for a larger pivot. */
const SLACK = 1e-11;
/** Pivots between two inverses from scratch. */
const REFRESH = 400;
const SPREAD = 1e-7;
const GOLDEN = 0.6180339887498949;

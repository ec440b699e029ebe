import type { BellnessError } from "./errors.js";

/** What an axis adds to an input column of a block: so much of its value. */
export interface Share {
  /** Place of the column among the model's inputs. */
  readonly input: number;
  readonly factor: number;
}

/** A number that an axis may vary, in words. */
export interface PathDescription {
  readonly meaning: string;
  readonly unit: "1" | "energy" | "1/energy";
}

/**
 * A model as data: what a user may write of it, what an axis may vary, and how both become rows of
 * a block's input columns. An axis adds a multiple of a fixed direction to a row.
 */
export interface Model<P = never, Path extends string = string> {
  /** The kernel that turns rows of input columns into rows of output columns. */
  readonly kernel: "solveBlock" | "solveSystems";
  /** Slots of the input columns, in the order of a row's numbers, for axes that touch these paths. */
  inputs(touched: readonly Path[]): readonly number[];
  /** Numbers that an axis may vary. */
  readonly paths: readonly Path[];
  /**
   * Completes and checks what a user wrote.
   *
   * @throws BellnessError INVALID_PARAMETER
   */
  read(input: unknown): P;
  /** What may vary together in the place of these paths, where they contradict each other; else null. */
  conflict(
    paths: ReadonlySet<string>,
  ): { readonly paths: string[]; readonly allowed: string } | null;
  /**
   * The row of a set of parameters for axes that touch these paths, without what `moved` add to it:
   * −0, which adds nothing.
   */
  row(params: P, moved: readonly Path[], touched?: readonly Path[]): Float64Array;
  /** The direction in which an axis along this path moves a row. */
  direction(path: Path, touched?: readonly Path[]): readonly Share[];
  /** Whether an observable has a meaning here. */
  observes(name: string): boolean;
  /** Writes what no row has, for axes that touch these paths. */
  prepare?(arena: Float64Array, touched: readonly Path[]): void;
  describe(path: Path): PathDescription;
  /** The error behind a status of the kernel (assembly/status.ts); `full`: of the LU. */
  error(status: number, params: P, full: boolean): BellnessError;
}

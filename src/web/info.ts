// How a model tells the page of its numbers.

import type { SystemInput } from "../index.js";
import type { Varying } from "../view/view.js";

/** A number of a model as sliders and axes offer it. */
export interface ParameterInfo<B = never, N extends string = Varying> {
  readonly name: N;
  /** Read out, and shown beside the sign. */
  readonly label: string;
  readonly sign: string;
  /** A shorter label, for choices. */
  readonly brief: string;
  /** What its values are counted in, where the model says it. */
  readonly unit?: string;
  readonly step: number;
  /** What it belongs to: a heading over it and its neighbours. */
  readonly group?: string;
  /** Ends of the slider, which may depend on the others. */
  range(base: B): readonly [number, number];
  /** Ends of an axis, where they are not the slider's. */
  readonly axis?: readonly [number, number];
}

/** A model, as far as the page varies it. */
export interface Subject<B, N extends string = Varying> {
  parameters(base: B): readonly ParameterInfo<B, N>[];
  valueAt(base: B, name: N): number;
  /** The same with one number moved, and others where it leaves them no room. */
  moved(base: B, name: N, value: number): B;
  /**
   * Whether it is a model.
   *
   * @throws BellnessError INVALID_PARAMETER
   */
  check(base: B): void;
  /** The time in which an evolution has mostly come to rest. */
  longest(base: B): number;
}

/** What systems need besides. */
export interface SystemSubject extends Subject<SystemInput> {
  /**
   * A system from its text, checked and complete.
   *
   * @throws BellnessError INVALID_PARAMETER
   */
  read(text: string): SystemInput;
  /** How it is written in an address. */
  text(system: SystemInput): string;
}

// What the page is about: a model with numbers that sliders and axes vary. The paper's is at hand;
// systems are made known when the first is asked for.

import { isSystem } from "../index.js";
import { unitSign } from "../view/units.js";
import { TIME, type Varying } from "../view/view.js";
import type { ParameterInfo, Subject, SystemSubject } from "./info.js";
import { PAPER } from "./parameters.js";
import type { SceneBase } from "./scene.js";

const loaded: { systems: SystemSubject | null } = { systems: null };

/** Makes systems known: before there is a scene of one. */
export function provideSystems(subject: SystemSubject): void {
  loaded.systems = subject;
}

/** What is known of systems. */
export function systems(): SystemSubject {
  if (loaded.systems === null) throw new Error("systems have not been loaded");
  return loaded.systems;
}

function subjectOf(base: SceneBase): Subject<SceneBase> {
  return (isSystem(base) ? systems() : PAPER) as Subject<SceneBase>;
}

export type AnyInfo = ParameterInfo<SceneBase>;

export function parametersOf(base: SceneBase): readonly AnyInfo[] {
  return subjectOf(base).parameters(base) as readonly AnyInfo[];
}

export function valueAt(base: SceneBase, name: Varying): number {
  return name === TIME ? Number.NaN : subjectOf(base).valueAt(base, name);
}

/**
 * The same with one number moved.
 *
 * @throws BellnessError INVALID_PARAMETER where the model does not take it
 */
export function moved<B extends SceneBase>(base: B, name: Varying, value: number): B {
  const subject = subjectOf(base);
  const next = subject.moved(base, name, value) as B;
  subject.check(next);
  return next;
}

/** Time as something that a curve may run along. */
function timeInfo(base: SceneBase): AnyInfo {
  const longest = subjectOf(base).longest(base);
  const unit = isSystem(base) && base.units ? unitSign(TIME, -1, base.units) : "";
  return {
    name: TIME,
    label: unit === "" ? "time" : `time (${unit})`,
    sign: "t",
    brief: "time",
    step: longest / 500,
    range: () => [0, longest],
  };
}

/** What a curve may run along. */
export function abscissae(base: SceneBase): readonly AnyInfo[] {
  return [...parametersOf(base), timeInfo(base)];
}

export function infoOf(base: SceneBase, name: Varying): AnyInfo {
  const info = abscissae(base).find((one) => one.name === name);
  if (info === undefined) throw new RangeError(`no parameter ${name}`);
  return info;
}

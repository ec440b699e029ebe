import type { Solver } from "../../index.js";
import type { Answers, Kind, Question } from "../messages.js";
import { computeCurve } from "./curve.js";
import { computeFile } from "./file.js";
import { computeMap } from "./map.js";

/** Answers a question of the page with a solver, in whatever thread. */
export function answer(
  solver: Solver,
  question: Question,
  signal: AbortSignal,
): Promise<Answers[Kind]> {
  switch (question.kind) {
    case "point":
      return Promise.resolve(solver.solve(question.settings));
    case "curve":
      return computeCurve(solver, question.settings, question.curve, signal);
    case "map":
      return computeMap(solver, question.settings, question.map, signal);
    case "file":
      return computeFile(solver, question, signal);
  }
}

/** The memory of an answer, to be handed over rather than copied. */
export function buffersOf(result: Answers[Kind]): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const collect = (value: Float64Array | Uint8Array) => buffers.add(value.buffer as ArrayBuffer);
  if (result instanceof Uint8Array) collect(result);
  else if ("z" in result) {
    collect(result.z);
    collect(result.border);
  } else if ("curves" in result) {
    for (const { x, y } of result.curves) {
      collect(x);
      collect(y);
    }
  }
  return [...buffers];
}

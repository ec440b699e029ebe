import type { Solver } from "../../index.js";
import { computeView } from "../../view/compute.js";
import { reasonsOf } from "../../view/gaps.js";
import type { Answers, Kind, ProofProgress, Question } from "../messages.js";
import { viewOf } from "../scene.js";
import { computeFile } from "./file.js";
import { computeMap } from "./map.js";
import { computePoint } from "./point.js";
import { computeProof, computeState } from "./state.js";

/** Answers a question of the page with a solver, in whatever thread. */
export async function answer(
  solver: Solver,
  question: Question,
  signal: AbortSignal,
  report: (progress: ProofProgress) => void,
): Promise<Answers[Kind]> {
  switch (question.kind) {
    case "point":
      return computePoint(solver, question.point);
    case "curve": {
      const view = viewOf(question.base, question.curve);
      const options = { signal, marks: true, rough: question.rough ?? false };
      const { table, ...data } = await computeView(solver, view, options);
      return { ...data, reasons: reasonsOf(solver, view, data.gaps) };
    }
    case "map":
      return computeMap(solver, viewOf(question.base, question.map), signal);
    case "state":
      return computeState(solver, question);
    case "proof":
      return computeProof(solver, question.text, question.repair, { signal, report });
    case "file":
      return computeFile(solver, viewOf(question.base, question.of), question.format, signal);
  }
}

/** The memory of an answer, to be handed over rather than copied. */
export function buffersOf(result: Answers[Kind]): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const collect = (value: Float64Array | Uint8Array) => buffers.add(value.buffer as ArrayBuffer);
  if (result instanceof Uint8Array) collect(result);
  else if ("gaps" in result) collect(result.gaps.kinds);
  if ("z" in result) {
    collect(result.z);
    if (result.border !== null) collect(result.border.z);
  } else if ("curves" in result) {
    for (const { x, y } of result.curves) {
      collect(x);
      collect(y);
    }
  }
  return [...buffers];
}

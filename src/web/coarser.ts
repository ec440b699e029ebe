import { isSystem } from "../index.js";
import { isCritical } from "../view/view.js";
import type { Question } from "./messages.js";

/** Fewest points of a curve, and of a side of a map, that still show its shape. */
const LEAST_POINTS = 41;
const LEAST_GRID = 15;

/** The same question with about this part of its points; itself where it has none to spare. */
export function coarser(question: Question, part: number): Question {
  switch (question.kind) {
    case "curve": {
      const { curve, base } = question;
      const points = Math.max(LEAST_POINTS, Math.round(curve.points * part));
      if (points >= curve.points) return question;
      // The paper's model has a closed form: a search for its maxima costs next to nothing.
      return { ...question, curve: { ...curve, points }, rough: isSystem(base) };
    }
    case "map": {
      const { map } = question;
      const grid = Math.max(LEAST_GRID, Math.round(map.grid * Math.sqrt(part)));
      return grid < map.grid ? { ...question, map: { ...map, grid } } : question;
    }
    default:
      return question;
  }
}

/** Points that a question asks for. */
export function pointsOf(question: Question): number {
  if (question.kind === "curve") return question.curve.points;
  if (question.kind === "map") return question.map.grid ** 2;
  return 1;
}

/** Milliseconds that a search for a critical difference may take. */
const SEARCH = 0.2;

/** Milliseconds that a point may take, as long as none has been computed: of sweeps next to nothing. */
export function usualCost(question: Question): number {
  if (question.kind === "curve" && question.curve.shows === "critical") return 3 * SEARCH;
  if (question.kind === "map" && isCritical(question.map.shows)) return SEARCH;
  return 0;
}

/** Questions whose points take about as long. */
export function costKey(question: Question): string {
  if (question.kind === "curve")
    return `curve ${question.curve.shows}${question.rough ? " rough" : ""}`;
  if (question.kind === "map") return `map ${question.map.shows}`;
  return question.kind;
}

import { BellnessError, type ErrorCode, parseJson, passedOn, type Tally } from "../index.js";
import type { Solve } from "./answerers.js";

// Questions and their answers as data, for whichever thread answers them.

/** A line of an input that is not blank, or an element of a document. */
export interface Question {
  /** Its number in the input, from 1. */
  readonly line: number;
  /** What the line says, or what the element is. */
  readonly says: { readonly text: string } | { readonly value: unknown };
}

/**
 * What a question says.
 *
 * @throws BellnessError INVALID_JSON
 */
export function readQuestion({ says }: Question): unknown {
  return "text" in says ? parseJson(says.text) : says.value;
}

/** An answer, or why there is none. */
export interface Answer {
  readonly line: number;
  /** What the input passes on. */
  readonly passed: object;
  readonly answer: object | null;
  readonly error: ReturnType<BellnessError["toJSON"]> | null;
}

/** Answers that follow one another, each in the form that is wanted, and how many there are of each status. */
export interface AnswerPiece<A> {
  readonly answers: readonly A[];
  readonly tally: Tally;
}

/** The status that a table has in the place of an error. */
const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  SINGULAR_LIOUVILLIAN: 1,
  OSCILLATING: 1,
  DEGENERATE_TRANSITION: 2,
  INVALID_STATE: 10,
};
/** What the input got wrong. */
const WRONG_INPUT = 4;

export function statusOf({ error }: Answer): number {
  return error === null ? 0 : (STATUS[error.code] ?? WRONG_INPUT);
}

export async function answered(question: Question, solve: Solve): Promise<Answer> {
  const { line } = question;
  let input: unknown;
  try {
    input = readQuestion(question);
    return { line, passed: passedOn(input), answer: await solve(input), error: null };
  } catch (error) {
    if (!(error instanceof BellnessError)) throw error;
    return { line, passed: passedOn(input), answer: null, error: error.toJSON() };
  }
}

/** An answer as a line: with `ok: true`, or `{ok: false, line, error}` and what the input passes on. */
export function asText({ line, passed, answer, error }: Answer): string {
  return JSON.stringify(
    error === null ? { ok: true, line, ...answer } : { ok: false, line, ...passed, error },
  );
}

/** How many of these answers have each status. */
export function tallyOfAnswers(answers: readonly Answer[]): Tally {
  const status: Record<string, number> = {};
  for (const one of answers) status[statusOf(one)] = (status[statusOf(one)] ?? 0) + 1;
  return { status };
}

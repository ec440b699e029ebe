// States that are pasted or dropped, and what can be proven of them.

import {
  BellnessError,
  densityMatrix,
  parseJson,
  readStates,
  type Solver,
  type StateInput,
  type StateOptions,
  stateAt,
} from "../../index.js";
import type { Proof, ProofProgress, StateData, StateSource } from "../messages.js";
import type { RepairChoice } from "../scene.js";
import { measuresOf, numbersOf } from "./point.js";

const REPAIRS: Readonly<Record<RepairChoice, StateOptions>> = {
  refuse: {},
  normalise: { repair: "normalise" },
  nearest: { repair: "nearest" },
  allow: { allowNotPositive: true },
};

const encoder = new TextEncoder();

/** A file in memory as an input of states. */
function inputOf(name: string, bytes: Uint8Array<ArrayBuffer>) {
  return {
    name,
    async *stream() {
      yield bytes;
    },
    file: {
      size: bytes.length,
      read: async (start: number, end: number) => bytes.subarray(start, end),
    },
  };
}

/** One of the states of a file, and how many there are. */
async function stateOfFile(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  index: number,
): Promise<{ readonly text: string; readonly count: number }> {
  let count = 0;
  let text: string | null = null;
  for await (const block of readStates(inputOf(name, bytes), {})) {
    const k = index - count;
    if (k >= 0 && k < block.count) {
      const error = block.errors.get(k);
      if (error !== undefined) throw error;
      text = JSON.stringify(densityMatrix(stateAt(block, k).rho, { allowNotPositive: true }));
    }
    count += block.count;
  }
  if (text === null) {
    throw new BellnessError(
      "INVALID_STATE",
      `${name}: it has ${count} states, and no number ${index + 1}. Allowed: a file with at least one state.`,
    );
  }
  return { text, count };
}

/** The states that a text holds: one as JSON, else a file of whatever format it is. */
async function stateOfText(text: string, index: number) {
  try {
    parseJson(text);
    return { text, count: 1 };
  } catch (error) {
    if (!(error instanceof BellnessError)) throw error;
    // No JSON as a whole: lines of it, or a table.
    if (text.includes("\n") || /^\s*(re11|\w+,)/.test(text)) {
      const name = /re11/.test(text.slice(0, 400)) ? "text.csv" : "text.jsonl";
      return stateOfFile(name, encoder.encode(text), index);
    }
    throw error;
  }
}

/** Everything about a state that was given. */
export async function computeState(
  solver: Solver,
  { source, repair }: { readonly source: StateSource; readonly repair: RepairChoice },
): Promise<StateData> {
  const { text, count } =
    "bytes" in source
      ? await stateOfFile(source.name, source.bytes, source.index)
      : await stateOfText(source.text, source.index);
  const given = parseJson(text) as StateInput;
  const options = REPAIRS[repair];
  const found = solver.state(given, { ...options, allowDegenerate: false });
  // Of the state that was measured: what was repaired is not what was given.
  const rho = densityMatrix(given, options);
  const further = measuresOf(solver, rho);
  return {
    rho,
    flags: found.flags,
    values: { ...numbersOf(further), ...numbersOf(found) },
    settings: further.settings,
    levels: null,
    text,
    count,
    repaired: found.repaired ?? null,
    verdict: found.verdict,
    reason: found.verdictReason,
  };
}

/** Seconds that a proof may take, and how close it comes. */
const BUDGET = 20;
const GAP = 1e-6;

/** The certificate of the maximum of I3322, and what the critical radius of steering proves. */
export async function computeProof(
  solver: Solver,
  text: string,
  repair: RepairChoice,
  { signal, report }: { signal: AbortSignal; report: (progress: ProofProgress) => void },
): Promise<Proof> {
  const given = parseJson(text) as StateInput;
  const options = { ...REPAIRS[repair], signal };
  const certificate = await solver.certify(given, {
    ...options,
    gap: GAP,
    budget: BUDGET,
    onProgress: ({ gap, cells }) => report({ step: "certificate", gap, cells }),
  });
  const { verdict, verdictReason, steering } = await solver.verdict(given, {
    ...options,
    budget: BUDGET,
    onProgress: (progress) =>
      report({ step: "steering", gap: progress.upper / progress.lower - 1 }),
  });
  return {
    value: certificate.value,
    bound: certificate.bound,
    cells: certificate.cells,
    seconds: certificate.seconds,
    verdict,
    reason: verdictReason,
    steering,
  };
}

import { BellnessError, readStates, type StateInput, stateAt } from "../index.js";
import { compressors, openInput } from "./stateInput.js";

/** Names with commas between them, as an option gives them. */
export function observablesOption<Name extends string>(text: string): Name[] {
  return text.split(",").map((name) => name.trim()) as Name[];
}

export interface TargetOption {
  readonly target?: string;
}

/** `--target`, for every command that may be asked for a fidelity. */
export const TARGET = [
  "--target <file>",
  "the state that the observable fidelity is with",
] as const;

/** The one state of the file that `--target` names. */
export async function targetOption({
  target: path,
}: TargetOption): Promise<{ readonly target?: StateInput }> {
  if (path === undefined) return {};
  const { input, close } = await openInput(path);
  try {
    const found = [];
    for await (const block of readStates(input, { compressors: compressors() })) {
      for (let k = 0; k < block.count; k++)
        found.push(block.errors.get(k) ?? stateAt(block, k).rho);
    }
    const [first] = found;
    if (first instanceof BellnessError) throw first;
    if (first !== undefined && found.length === 1) return { target: first };
    throw new BellnessError(
      "INVALID_PARAMETER",
      `target: there are ${found.length} states in ${path}. Allowed: one.`,
      "target",
      path,
    );
  } finally {
    await close();
  }
}

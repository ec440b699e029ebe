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

/** The one state of the file that an option names; undefined without the option. */
export async function stateOption(
  name: "target" | "initial",
  path: string | undefined,
): Promise<StateInput | undefined> {
  if (path === undefined) return undefined;
  const { input, close } = await openInput(path);
  try {
    const found = [];
    for await (const block of readStates(input, { compressors: compressors() })) {
      for (let k = 0; k < block.count; k++)
        found.push(block.errors.get(k) ?? stateAt(block, k).rho);
    }
    const [first] = found;
    if (first instanceof BellnessError) throw first;
    if (first !== undefined && found.length === 1) return first;
    throw new BellnessError(
      "INVALID_PARAMETER",
      `${name}: there are ${found.length} states in ${path}. Allowed: one.`,
      name,
      path,
    );
  } finally {
    await close();
  }
}

/** The state that `--target` names, for the library. */
export async function targetOption({
  target: path,
}: TargetOption): Promise<{ readonly target?: StateInput }> {
  const target = await stateOption("target", path);
  return target === undefined ? {} : { target };
}

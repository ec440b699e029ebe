import { expect } from "vitest";
import type { BellnessError } from "../../src/index.js";
import { BellnessError as Thrown } from "./library.js";

/** The BellnessError that a call throws; fails where it throws none, or something else. */
export function refusal(call: () => unknown): BellnessError {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(Thrown);
    return error as BellnessError;
  }
  return expect.fail("nothing was refused");
}

/** The BellnessError that a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<BellnessError> {
  try {
    await promise;
  } catch (error) {
    expect(error).toBeInstanceOf(Thrown);
    return error as BellnessError;
  }
  return expect.fail("nothing was refused");
}

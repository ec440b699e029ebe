import { BellnessError, shown } from "./errors.js";

/** Codes of errors about what a user wrote. */
export type InputCode = "INVALID_PARAMETER" | "INVALID_STATE" | "INVALID_SWEEP";

/** That a value, or a missing one, is not allowed. */
export function notAllowed(value: unknown): string {
  return value === undefined ? "nothing was given" : `${shown(value)} is not allowed`;
}

/** The error for a value that is not allowed: names path, value and what is. */
export function refuse(code: InputCode, path: string, value: unknown, allowed: string): never {
  throw new BellnessError(code, `${path}: ${notAllowed(value)}. Allowed: ${allowed}.`, path, value);
}

/**
 * The options of a call, none where they are left out or null.
 *
 * @throws BellnessError INVALID_PARAMETER where they are no object
 */
export function optionsOf<T extends object>(given: T | null | undefined): Partial<T> {
  if (given === undefined || given === null) return {};
  if (typeof given !== "object") refuse("INVALID_PARAMETER", "options", given, "an object");
  return given;
}

/** A finite number, or an error. */
export function finite(code: InputCode, path: string, value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    refuse(code, path, value, "a finite number");
  }
  return value;
}

/**
 * Checks what a call is watched with: a signal that ends it, a function that hears of its progress.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function checkWatch(options: { readonly signal?: unknown; readonly onProgress?: unknown }) {
  const { signal, onProgress } = options;
  // One of another realm is a signal too.
  const { aborted, addEventListener } = (signal ?? {}) as Partial<AbortSignal>;
  const isSignal = typeof aborted === "boolean" && typeof addEventListener === "function";
  if (signal !== undefined && !isSignal) {
    refuse("INVALID_PARAMETER", "signal", signal, "an AbortSignal");
  }
  if (onProgress !== undefined && typeof onProgress !== "function") {
    refuse("INVALID_PARAMETER", "onProgress", onProgress, "a function");
  }
}

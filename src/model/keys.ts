import { BellnessError, shown } from "./errors.js";

/** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. */
function distance(a: string, b: string): number {
  const rows: number[][] = [];
  for (let i = 0; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      if (i === 0) {
        rows[0]!.push(j);
        continue;
      }
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      }
      rows[i]!.push(best);
    }
  }
  return rows[a.length]![b.length]!;
}

/** The known word nearest to `word`, or null where none is near (more than half of it would change). */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const candidate of known) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best !== null && least <= Math.max(1, best.length / 2) ? best : null;
}

/** "a, b or c" */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} or ${words[words.length - 1]}`;
}

/** Refuses keys of `object` that are not known, naming the nearest one that is. */
export function checkKeys(
  object: object,
  known: readonly string[],
  path: string,
  code: "INVALID_PARAMETER" | "INVALID_SWEEP" | "INVALID_STATE",
): void {
  for (const key of Object.keys(object)) {
    if (known.includes(key)) continue;
    const where = path === "" ? key : `${path}.${key}`;
    const near = nearest(key, known);
    const hint = near === null ? "" : ` Did you mean "${near}"?`;
    const value = (object as Record<string, unknown>)[key];
    throw new BellnessError(
      code,
      `${where}: unknown key with the value ${shown(value)}.${hint} Allowed: ${listed(known)}.`,
      where,
      value,
    );
  }
}

/** Whether a value is an object with keys (not null, not an array). */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One of the given words, or an error that lists them. */
export function oneOf<T extends string>(
  value: unknown,
  words: readonly T[],
  path: string,
  code: "INVALID_PARAMETER" | "INVALID_SWEEP",
): T {
  if (typeof value === "string" && (words as readonly string[]).includes(value)) return value as T;
  const near = typeof value === "string" ? nearest(value, words) : null;
  const hint = near === null ? "" : ` Did you mean "${near}"?`;
  throw new BellnessError(
    code,
    `${path}: ${shown(value)} is not allowed.${hint} Allowed: ${listed(words.map((w) => `"${w}"`))}.`,
    path,
    value,
  );
}

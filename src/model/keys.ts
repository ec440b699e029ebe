import { BellnessError } from "./errors.js";
import { type InputCode, notAllowed } from "./refuse.js";
import { shown, shownKey } from "./shown.js";

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

/** The words that begin with `word`, of any case; none for an empty one. */
function completions(word: string, known: readonly string[]): string[] {
  const beginning = word.toLowerCase();
  return known.filter((one) => beginning !== "" && one.toLowerCase().startsWith(beginning));
}

/** The candidate that fewest edits lead to, of those that at most `limit` of them do. */
function closest(
  word: string,
  candidates: readonly string[],
  limit: (candidate: string) => number,
): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const candidate of candidates) {
    const most = limit(candidate);
    // Every edit changes the length by one at most: words of other lengths cost nothing, however long.
    if (Math.abs(word.length - candidate.length) > most) continue;
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits <= most && edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

/** The shortest word that `word` is the beginning of, else the one that at most half of it must change for. */
function similar(word: string, known: readonly string[]): string | null {
  return (
    closest(word, completions(word, known), () => Infinity) ??
    closest(word, known, ({ length }) => Math.max(1, length / 2))
  );
}

/** What stands before the first dot of a path, and behind it. */
function halves(path: string): [string, string] {
  const dot = path.indexOf(".");
  return dot < 0 ? [path, ""] : [path.slice(0, dot), path.slice(dot + 1)];
}

/** The known word that `word` stands for, or null where none is near; of paths such as `mu.mean` half by half. */
export function nearest(word: string, known: readonly string[]): string | null {
  const [head, tail] = halves(word);
  const near = similar(head, [...new Set(known.map((one) => halves(one)[0]))]);
  const within = known.filter((one) => halves(one)[0] === near);
  const tails = within.map((one) => halves(one)[1]);
  // A pair without a part, such as `gamma`: the first of its paths, the mean.
  if (tail === "" && within.length > 0) return within[0]!;
  const part = similar(tail, tails);
  if (part !== null) return within[tails.indexOf(part)]!;
  return closest(`${near}.${tail}`, within, ({ length }) => length);
}

/** "a, b or c" */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} or ${words[words.length - 1]}`;
}

/** "Did you mean …?" for what is none of the known words. */
function hint(word: unknown, known: readonly string[]): string {
  const near = typeof word === "string" ? nearest(word, known) : null;
  return near === null ? "" : ` Did you mean "${near}"?`;
}

/** Refuses keys of `object` that are not known, naming the nearest one that is. */
export function checkKeys(
  object: object,
  known: readonly string[],
  path: string,
  code: InputCode,
): void {
  for (const key of Object.keys(object)) {
    if (known.includes(key)) continue;
    const where = path === "" ? shownKey(key) : `${path}.${shownKey(key)}`;
    const value = (object as Record<string, unknown>)[key];
    throw new BellnessError(
      code,
      `${where}: unknown key with the value ${shown(value)}.${hint(key, known)} Allowed: ${listed(known)}.`,
      where,
      value,
    );
  }
}

/** Whether a value is an object with keys: not null, not a list, not bytes. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  const object = typeof value === "object" && value !== null;
  return object && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/** One of the given words, or an error that lists them. */
export function oneOf<T extends string>(
  value: unknown,
  words: readonly T[],
  path: string,
  code: InputCode,
): T {
  if (typeof value === "string" && (words as readonly string[]).includes(value)) return value as T;
  const allowed = listed(words.map((word) => `"${word}"`));
  throw new BellnessError(
    code,
    `${path}: ${notAllowed(value)}.${hint(value, words)} Allowed: ${allowed}.`,
    path,
    value,
  );
}

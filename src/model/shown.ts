/** Characters of a value, or of a key, that a message shows; what is longer ends in "...". */
const LENGTH = 60;
const KEY_LENGTH = 40;
/** Nesting that a message shows. */
const DEPTH = 4;

/** The beginning of a text that is longer than `length`, with dots in the place of the rest. */
function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 3)}...` : text;
}

/** A key or a path as a message shows it. */
export function shownKey(key: string): string {
  return cut(key, KEY_LENGTH);
}

/** A value as a message shows it: like JSON, distinct for strings and numbers, short whatever its size and depth. */
export function shown(value: unknown): string {
  return cut(written(value, LENGTH + 1, DEPTH), LENGTH);
}

/** Whether a value is a list: an array or a typed one. */
export function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);
}

/** The first `room` characters, or some more, of a value as JSON. Lists and objects below `depth` are dots. */
function written(value: unknown, room: number, depth: number): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, room));
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return String(value).slice(0, room);
  if (depth === 0) return isList(value) ? "[...]" : "{...}";
  if (isList(value)) return bracketed(value, room, depth);
  // What knows its JSON, such as a URL or a date, is shown by it.
  if ("toJSON" in value && typeof value.toJSON === "function") {
    return written(value.toJSON(), room, depth - 1);
  }
  return braced(value as Record<string, unknown>, room, depth);
}

function bracketed(list: ArrayLike<unknown>, room: number, depth: number): string {
  let text = "[";
  for (let k = 0; k < list.length && text.length < room; k++) {
    text += `${k > 0 ? "," : ""}${written(list[k], room - text.length, depth - 1)}`;
  }
  return `${text}]`;
}

function braced(object: Record<string, unknown>, room: number, depth: number): string {
  let text = "{";
  for (const key of Object.keys(object)) {
    if (text.length >= room) break;
    const member = object[key];
    if (member === undefined || typeof member === "function") continue;
    text += `${text === "{" ? "" : ","}${JSON.stringify(key.slice(0, room))}:`;
    text += written(member, room - text.length, depth - 1);
  }
  return `${text}}`;
}

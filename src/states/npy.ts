import { NUMBERS } from "../model/matrix.js";
import type { RowRange } from "../table/shard.js";
import { BLOCK_STATES, plainBlock, type StateBlock } from "./block.js";
import { allBytes, ByteReader, type Input, type RandomAccess, refuseInput } from "./input.js";

// numpy's .npy: a magic number, two bytes of version, the length of a header, the header as a
// Python dictionary, and the array. https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

/** How an array stands in its file. */
interface Layout {
  /** Bytes of a number, and numbers of an entry: two of a complex one. */
  readonly width: 4 | 8;
  readonly parts: 1 | 2;
  readonly fortran: boolean;
  readonly shape: readonly number[];
  /** Numbers of one state, 16 or 32 of them; states. */
  readonly perState: number;
  readonly count: number;
  /** First byte of the array. */
  readonly start: number;
}

const MAGIC = "\x93NUMPY";
/** Types that are read: two numbers of eight bytes, … */
const TYPES: Readonly<Record<string, { width: 4 | 8; parts: 1 | 2 }>> = {
  "<c16": { width: 8, parts: 2 },
  "<c8": { width: 4, parts: 2 },
  "<f8": { width: 8, parts: 1 },
  "<f4": { width: 4, parts: 1 },
};
const WANTED =
  "an array of shape (N, 4, 4), (N, 16) or (4, 4) of complex128, complex64 or floats, or (N, 32) of floats, real and imaginary parts in turn";

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** What is wrong with a type, and what to write in Python instead. */
function checkType(input: Input, descr: string): { width: 4 | 8; parts: 1 | 2 } {
  const type = TYPES[descr];
  if (type !== undefined) return type;
  const swapped = /^>[cf]\d+$/.test(descr) ? " (big-endian)" : "";
  const objects = descr.includes("O") ? " (Python objects)" : "";
  refuseInput(
    "INVALID_STATE",
    input,
    `an array of the type ${descr}${swapped}${objects}`,
    descr.startsWith("[")
      ? `${WANTED}; a["name"] is one of its fields`
      : `${WANTED}; a.astype("<c16") makes them`,
  );
}

/** What to write in Python to make states of an array of a shape that is not read; empty where nothing is known. */
function remedy(shape: readonly number[], parts: 1 | 2): string {
  const ends = (...sizes: number[]) =>
    shape.length > sizes.length && sizes.every((size, k) => shape.at(k - sizes.length) === size);
  if (shape.length === 3 && shape[0] === 4 && shape[1] === 4) {
    return "; np.moveaxis(a, -1, 0) puts the states first";
  }
  if (parts === 1 && (ends(2, 4, 4) || ends(2, 16))) {
    return "; a[:, 0] + 1j * a[:, 1] joins real and imaginary parts";
  }
  if (ends(4, 4)) return "; a.reshape(-1, 4, 4) makes one list of them";
  if (ends(2, 2, 2, 2)) return "; a.reshape(-1, 4, 4) makes matrices of them";
  if (ends(4) || ends(4, 1) || (shape.length === 1 && shape[0] === 4)) {
    return "; of kets, k = a.reshape(-1, 4) and k[:, :, None] * k[:, None, :].conj() are the states";
  }
  return "";
}

/** Numbers of one state, and how many states, that a shape means. */
function checkShape(
  input: Input,
  shape: readonly number[],
  parts: 1 | 2,
): { readonly perState: number; readonly count: number } {
  const is = (...sizes: number[]) =>
    sizes.length === shape.length && sizes.every((size, k) => size < 0 || size === shape[k]);
  const many = shape[0] ?? 0;
  if (is(4, 4) || is(16)) return { perState: 16 * parts, count: 1 };
  if (is(-1, 4, 4) || is(-1, 16)) return { perState: 16 * parts, count: many };
  if (parts === 1) {
    if (is(32) || is(4, 8)) return { perState: NUMBERS, count: 1 };
    if (is(-1, 32) || is(-1, 4, 8) || is(-1, 4, 4, 2) || is(-1, 16, 2))
      return { perState: NUMBERS, count: many };
  }
  refuseInput(
    "INVALID_STATE",
    input,
    `an array of shape (${shape.join(", ")}${shape.length === 1 ? "," : ""})`,
    WANTED + remedy(shape, parts),
  );
}

/** Reads what stands before the array. */
async function header(
  input: Input,
  read: (length: number) => Promise<Uint8Array>,
): Promise<Layout> {
  const head = await read(8);
  if (ascii(head.subarray(0, 6)) !== MAGIC) {
    refuseInput("INVALID_STATE", input, "no .npy file: it does not start with \\x93NUMPY", WANTED);
  }
  const long = head[6]! >= 2;
  const size = await read(long ? 4 : 2);
  const length = size.reduce((sum, byte, k) => sum + byte * 256 ** k, 0);
  const dictionary = new TextDecoder().decode(await read(length));
  const descr = /'descr'\s*:\s*('[^']*'|\[[^\]]*\])/.exec(dictionary)?.[1];
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(dictionary)?.[1];
  const sizes = /'shape'\s*:\s*\(([\d,\s]*)\)/.exec(dictionary)?.[1];
  if (descr === undefined || order === undefined || sizes === undefined) {
    refuseInput("INVALID_STATE", input, "a .npy file whose header cannot be read", WANTED);
  }
  const type = checkType(input, descr.replace(/^'|'$/g, ""));
  const shape = sizes
    .split(",")
    .filter((one) => one.trim() !== "")
    .map(Number);
  return {
    ...type,
    ...checkShape(input, shape, type.parts),
    shape,
    fortran: order === "True" && shape.length > 1,
    start: head.length + size.length + length,
  };
}

/** Numbers in little-endian bytes, of whatever width, as doubles: in place where they stand well. */
function doubles(bytes: Uint8Array<ArrayBuffer>, width: 4 | 8): Float64Array {
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % width === 0 ? bytes : bytes.slice();
  if (width === 8) return new Float64Array(buffer, byteOffset, byteLength / 8);
  return Float64Array.from(new Float32Array(buffer, byteOffset, byteLength / 4));
}

/** States in numpy's layout of complex128: where they are real, with imaginary parts of zero. */
function complete(numbers: Float64Array, perState: number): Float64Array {
  if (perState === NUMBERS) return numbers;
  const out = new Float64Array(2 * numbers.length);
  for (let k = 0; k < numbers.length; k++) out[2 * k] = numbers[k]!;
  return out;
}

function refuseLength(input: Input, layout: Layout, found: string): never {
  refuseInput(
    "INVALID_STATE",
    input,
    `${found} ${layout.count} states of shape (${layout.shape.join(", ")})`,
    "the whole of what numpy.save wrote",
  );
}

/** States that stand one behind the other in what is read from its beginning on. */
async function* fromReader(
  input: Input,
  layout: Layout,
  { start, end }: RowRange,
  reader: ByteReader,
): AsyncGenerator<StateBlock> {
  const { count, perState, width } = layout;
  const each = perState * width;
  for (let first = 0; first < Math.min(count, end); first += BLOCK_STATES) {
    const wanted = Math.min(BLOCK_STATES, count - first);
    const bytes = await reader.read(wanted * each);
    if (bytes.length < wanted * each) {
      refuseLength(input, layout, `an end after ${first + Math.floor(bytes.length / each)} of`);
    }
    const a = Math.max(0, start - first);
    const b = Math.min(wanted, end - first);
    if (a >= b) continue;
    const part = bytes.subarray(a * each, b * each);
    yield plainBlock(first + a + 1, complete(doubles(part, width), perState));
  }
  if (end < count) return;
  if ((await reader.read(1)).length > 0) refuseLength(input, layout, "more bytes behind the");
}

/** The same of a file, where the first of them is found at once. */
async function* fromFile(
  layout: Layout,
  { start, end }: RowRange,
  file: RandomAccess,
): AsyncGenerator<StateBlock> {
  const { perState, width } = layout;
  const each = perState * width;
  const last = Math.min(layout.count, end);
  for (let first = start; first < last; first += BLOCK_STATES) {
    const from = layout.start + first * each;
    const bytes = await file.read(from, from + Math.min(BLOCK_STATES, last - first) * each);
    yield plainBlock(first + 1, complete(doubles(bytes, width), perState));
  }
}

/** Refuses a file that is shorter or longer than its header says. */
function checkLength(input: Input, layout: Layout, { size }: RandomAccess): void {
  const each = layout.perState * layout.width;
  const missing = layout.start + layout.count * each - size;
  const whole = Math.max(0, Math.floor((size - layout.start) / each));
  if (missing > 0 && layout.fortran) refuseLength(input, layout, `${missing} bytes fewer than`);
  if (missing > 0) refuseLength(input, layout, `an end after ${whole} of`);
  if (missing < 0) refuseLength(input, layout, "more bytes behind the");
}

/** How far apart the entries of a state stand in Fortran order: the first index runs fastest. */
function strides(shape: readonly number[]): number[] {
  const out: number[] = [];
  let stride = 1;
  for (const size of shape) {
    out.push(stride);
    stride *= size;
  }
  return out;
}

/** Places of a state's entries in C order, counted in entries from the state's first one. */
function places(shape: readonly number[]): number[] {
  const apart = strides(shape);
  let found = [0];
  // A single matrix has no axis of states.
  const axes = shape.length === 2 && shape[0] === 4 ? 0 : 1;
  for (let axis = axes; axis < shape.length; axis++) {
    found = found.flatMap((at) =>
      Array.from({ length: shape[axis]! }, (_, k) => at + k * apart[axis]!),
    );
  }
  return found;
}

/** States whose entries stand apart: one entry of all states, then the next. */
async function* byEntry(
  layout: Layout,
  range: RowRange,
  file: RandomAccess,
): AsyncGenerator<StateBlock> {
  const { parts, width, start, perState } = layout;
  const each = parts * width;
  const entries = places(layout.shape);
  const last = Math.min(layout.count, range.end);
  for (let first = range.start; first < last; first += BLOCK_STATES) {
    const rows = Math.min(BLOCK_STATES, last - first);
    const numbers = new Float64Array(rows * perState);
    for (const [entry, place] of entries.entries()) {
      const at = start + (place + first) * each;
      const values = doubles(await file.read(at, at + rows * each), width);
      for (let row = 0; row < rows; row++) {
        for (let part = 0; part < parts; part++) {
          numbers[row * perState + entry * parts + part] = values[row * parts + part]!;
        }
      }
    }
    yield plainBlock(first + 1, complete(numbers, perState));
  }
}

/** States of an array that numpy.save wrote. */
export async function* npyBlocks(
  input: Input,
  range: RowRange,
): AsyncGenerator<StateBlock, number> {
  const reader = new ByteReader(input);
  try {
    const layout = await header(input, (length) => reader.read(length));
    if (input.file !== null) {
      checkLength(input, layout, input.file);
      yield* layout.fortran
        ? byEntry(layout, range, input.file)
        : fromFile(layout, range, input.file);
    } else if (layout.fortran) {
      const rest = await allBytes({ ...input, stream: () => remaining(reader) });
      const file = { size: rest.length, read: async (a: number, b: number) => rest.slice(a, b) };
      const inMemory = { ...layout, start: 0 };
      checkLength(input, inMemory, file);
      yield* byEntry(inMemory, range, file);
    } else {
      yield* fromReader(input, layout, range, reader);
    }
    return layout.count;
  } finally {
    await reader.close();
  }
}

/** What is left of an input. */
async function* remaining(reader: ByteReader): AsyncGenerator<Uint8Array> {
  for (;;) {
    const bytes = await reader.read(2 ** 20);
    if (bytes.length > 0) yield bytes;
    if (bytes.length < 2 ** 20) return;
  }
}

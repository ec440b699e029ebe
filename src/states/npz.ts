import type { RowRange } from "../table/shard.js";
import type { StateBlock } from "./block.js";
import { type Input, type RandomAccess, randomAccess, refuseInput } from "./input.js";
import { npyBlocks } from "./npy.js";

// numpy's .npz: a ZIP archive of .npy files, stored or deflated. Its directory stands at the end
// (PKWARE's APPNOTE.TXT, 4.3); numpy writes 64-bit sizes into local headers.

interface Member {
  readonly name: string;
  readonly method: number;
  readonly compressed: number;
  /** Its local header. */
  readonly offset: number;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const ENTRY = 0x02014b50;
/** Fields of 32 and 16 bits that say: see the 64-bit ones. */
const SEE64 = 0xffffffff;
const SEE64_COUNT = 0xffff;
/** The end record, with the longest comment. */
const END_SIZE = 22;
const MOST_COMMENT = 65535;
const STORED = 0;
const DEFLATED = 8;

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const whole = (at: DataView, offset: number) => Number(at.getBigUint64(offset, true));

/** Where the directory stands, and how many members it has. */
async function directoryPlace(input: Input, file: RandomAccess) {
  const from = Math.max(0, file.size - END_SIZE - MOST_COMMENT);
  const tail = view(await file.read(from, file.size));
  let end = tail.byteLength - END_SIZE;
  while (end >= 0 && tail.getUint32(end, true) !== END) end -= 1;
  if (end < 0) {
    refuseInput(
      "INVALID_STATE",
      input,
      "no .npz file: it has no directory of a ZIP archive",
      "what numpy.savez wrote, whole",
    );
  }
  const count = tail.getUint16(end + 10, true);
  const size = tail.getUint32(end + 12, true);
  const offset = tail.getUint32(end + 16, true);
  if (count !== SEE64_COUNT && size !== SEE64 && offset !== SEE64) return { count, size, offset };
  const locator = end - 20;
  if (locator < 0 || tail.getUint32(locator, true) !== LOCATOR64) return { count, size, offset };
  const at = whole(tail, locator + 8);
  const record = view(await file.read(at, at + 56));
  if (record.getUint32(0, true) !== END64) return { count, size, offset };
  return { count: whole(record, 32), size: whole(record, 40), offset: whole(record, 48) };
}

/** The members of an archive. */
async function members(input: Input, file: RandomAccess): Promise<Member[]> {
  const { count, size, offset } = await directoryPlace(input, file);
  const directory = await file.read(offset, offset + size);
  const at = view(directory);
  const found: Member[] = [];
  let entry = 0;
  for (let k = 0; k < count; k++) {
    if (entry + 46 > directory.length || at.getUint32(entry, true) !== ENTRY) {
      refuseInput("INVALID_STATE", input, "a damaged ZIP archive", "what numpy.savez wrote, whole");
    }
    const nameLength = at.getUint16(entry + 28, true);
    const extraLength = at.getUint16(entry + 30, true);
    const name = new TextDecoder().decode(directory.subarray(entry + 46, entry + 46 + nameLength));
    const extra = entry + 46 + nameLength;
    found.push({
      name,
      method: at.getUint16(entry + 10, true),
      ...sizes(at, entry, extra, extraLength),
    });
    entry = extra + extraLength + at.getUint16(entry + 32, true);
  }
  return found;
}

/** Compressed size and offset of a member, from the 64-bit extra field where the others overflow. */
function sizes(at: DataView, entry: number, extra: number, length: number) {
  let compressed = at.getUint32(entry + 20, true);
  let offset = at.getUint32(entry + 42, true);
  for (let field = extra; field + 4 <= extra + length; ) {
    const id = at.getUint16(field, true);
    const size = at.getUint16(field + 2, true);
    if (id === 1) {
      let next = field + 4;
      if (at.getUint32(entry + 24, true) === SEE64) next += 8;
      if (compressed === SEE64) {
        compressed = whole(at, next);
        next += 8;
      }
      if (offset === SEE64) offset = whole(at, next);
    }
    field += 4 + size;
  }
  return { compressed, offset };
}

/** The bytes of a file from `start` to `end`, in pieces. */
async function* slices(file: RandomAccess, start: number, end: number) {
  const length = 2 ** 20;
  for (let at = start; at < end; at += length)
    yield await file.read(at, Math.min(end, at + length));
}

/** Bytes that are inflated as they are read. */
async function* inflated(input: Input, bytes: AsyncIterable<Uint8Array<ArrayBuffer>>) {
  const iterator = bytes[Symbol.asyncIterator]();
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
  });
  const reader = source.pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch {
    refuseInput("INVALID_STATE", input, "a damaged ZIP archive", "what numpy.savez wrote, whole");
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** States of the one array of an archive that numpy.savez or numpy.savez_compressed wrote. */
export async function* npzBlocks(
  input: Input,
  range: RowRange,
): AsyncGenerator<StateBlock, number> {
  const file = await randomAccess(input);
  const arrays = (await members(input, file)).filter(({ name }) => name.endsWith(".npy"));
  const [array, second] = arrays;
  if (array === undefined || second !== undefined) {
    const names = arrays.map(({ name }) => name.slice(0, -".npy".length)).join(", ");
    const found = second === undefined ? "no array" : `${arrays.length} arrays (${names})`;
    refuseInput(
      "INVALID_STATE",
      input,
      `an archive with ${found}`,
      `one array; numpy.save("rho.npy", archive["${names.split(", ")[0] || "rho"}"]) writes one`,
    );
  }
  const local = view(await file.read(array.offset, array.offset + 30));
  const start = array.offset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  const end = start + array.compressed;
  const name = `${input.name} (${array.name})`;
  if (array.method === STORED) {
    const part: RandomAccess = {
      size: array.compressed,
      read: (a, b) => file.read(start + a, start + Math.min(b, array.compressed)),
    };
    const whole = { name, stream: () => slices(file, start, end), file: part };
    return yield* npyBlocks(whole, range);
  }
  if (array.method === DEFLATED) {
    const packed = { name, stream: () => inflated(input, slices(file, start, end)), file: null };
    return yield* npyBlocks(packed, range);
  }
  return refuseInput(
    "INVALID_STATE",
    input,
    `a ZIP archive of method ${array.method}`,
    "one that is stored or deflated, as numpy writes them",
  );
}

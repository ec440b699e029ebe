import { CORE_WASM } from "../generated/coreWasm.js";

type Bytes = Uint8Array<ArrayBuffer>;

interface Decoder {
  fromBase64(text: string): Bytes;
}

/** Node's own modules, where they can be had at once: Node >= 20.16. */
interface Modules {
  getBuiltinModule?(name: "node:zlib"): { inflateSync(bytes: Bytes): Bytes } | undefined;
}

function decoded(text: string): Bytes {
  // Where engines have it: their own decoder saves a page's first result three milliseconds.
  if ("fromBase64" in Uint8Array) return (Uint8Array as Decoder).fromBase64(text);
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let k = 0; k < letters.length; k++) bytes[k] = letters.charCodeAt(k);
  return bytes;
}

/** The kernel's bytes, inlined at build time: deflated, for what is text compresses worse. */
export async function inlinedBytes(): Promise<Bytes | ArrayBuffer> {
  const bytes = decoded(CORE_WASM);
  // Not the stream, for which Node loads all of its streams and its fetch (30 ms).
  const { process } = globalThis as { readonly process?: Modules };
  const zlib = process?.getBuiltinModule?.("node:zlib");
  if (zlib !== undefined) return zlib.inflateSync(bytes);
  if (typeof DecompressionStream === "undefined") {
    throw new Error(
      "DecompressionStream, which unpacks the kernel, is missing; createSolver({ wasm }) takes it unpacked",
    );
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}

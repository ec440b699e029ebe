/**
 * The built library, as a program meets it: workers find their script beside it
 * (`npm test` builds it first).
 */
export const built = (await import(
  /* @vite-ignore */ new URL("../../dist/index.js", import.meta.url).href
)) as typeof import("../../src/index.js");

// Runs bellness in this process and says its peak of resident memory, in kilobytes:
// node peak.mjs <arguments of bellness>

import { readFileSync } from "node:fs";

/** Linux counts the parent's memory before exec into maxRSS; VmHWM is the program's own. */
function peak() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

process.on("exit", () => {
  process.stdout.write(`peak ${peak()}\n`);
});

await import("../../dist/cli.js");

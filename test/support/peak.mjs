// Runs bellness in this process and says its peak of resident memory, in kilobytes, and its processor time, in seconds:
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
  const { user, system } = process.cpuUsage();
  process.stdout.write(`peak ${peak()}\ncpu ${((user + system) / 1e6).toFixed(2)}\n`);
});

await import("../../dist/cli.js");

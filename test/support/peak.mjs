// Runs bellness in this process and says its peak of resident memory:
// node peak.mjs <arguments of bellness>

process.on("exit", () => {
  process.stdout.write(`peak ${process.resourceUsage().maxRSS}\n`);
});

await import("../../dist/cli.js");

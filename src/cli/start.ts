// The command's first file. It loads the rest, and says in words why that cannot be done.

/** Wrong usage, or a system that lacks something. */
const FAILED = 2;

/** What the system ran out of, and what helps. */
const LACKS: Readonly<Record<string, string>> = {
  EMFILE: "more open files for the process (ulimit -n)",
  ENFILE: "more open files for the system",
};

try {
  await import("./main.js");
} catch (error) {
  const { code = "", message } = error as NodeJS.ErrnoException;
  const allowed = LACKS[code];
  if (allowed === undefined) throw error;
  process.stderr.write(`bellness: cannot start (${message}). Allowed: ${allowed}.\n`);
  process.exitCode = FAILED;
}

// The other side of qutip_points.py: sweeps of the built library, one a line of its input.
//
// A line is {"base", "axes", "observables", "repeat"}; the answer is one line of JSON with the columns of the
// table, and how many nanoseconds of processor time a point took.

import { createInterface } from "node:readline";
import { createSolver } from "../../dist/index.js";

const solver = await createSolver();
for await (const line of createInterface({ input: process.stdin })) {
  const { repeat, ...spec } = JSON.parse(line);
  let table = await solver.sweep(spec);
  const rows = table.columns.status.length;
  const before = process.cpuUsage();
  for (let k = 0; k < repeat; k++) table = await solver.sweep(spec, { into: table });
  const { user, system } = process.cpuUsage(before);
  const columns = Object.fromEntries(table.names.map((name) => [name, [...table.columns[name]]]));
  const nsPerOp = (1e3 * (user + system)) / (repeat * rows);
  process.stdout.write(`${JSON.stringify({ node: process.version, nsPerOp, columns })}\n`);
}

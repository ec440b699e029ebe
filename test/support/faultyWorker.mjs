// A worker of bellness that goes wrong on purpose, as its workerData says. `counts` is
// shared by all of them: tasks so far, of them Parquet row groups, and how often each row of
// `dieOnceOf` was met.
//   {die: [k, …]}: ends itself at the k-th task;
//   {dieOnceOf: [row, …]}: ends itself at the task with this row, the first time;
//   {dieOfGroup: k}: ends itself at the k-th row group;
//   {slow: ms}: is busy so long before each task;
//   {broken: true}: cannot start.

import { parentPort, workerData } from "node:worker_threads";

const { die = [], dieOnceOf = [], dieOfGroup = 0, slow = 0, broken = false } = workerData;
if (broken) throw new Error("broken on purpose");

await import("../../dist/worker.js");

const counts = new Int32Array(workerData.counts);
// Called in the same turn as the worker's own listener, which has not begun its task yet.
parentPort.on("message", ({ kind, task }) => {
  if (kind !== "task") return;
  if (die.includes(Atomics.add(counts, 0, 1) + 1)) process.exit(7);
  if (task.kind === "group" && Atomics.add(counts, 1, 1) + 1 === dieOfGroup) process.exit(7);
  const met = dieOnceOf.findIndex((row) => task.start <= row && row < task.end);
  if (met >= 0 && Atomics.add(counts, 2 + met, 1) === 0) process.exit(7);
  const end = performance.now() + slow;
  while (performance.now() < end);
});

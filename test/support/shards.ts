// Shards of a sweep, written in this process and without waiting for the disk.

import { Disk } from "../../src/cli/disk.js";
import { writeTable } from "../../src/cli/tableFile.js";
import type { Solver, SweepSpec, TableFormat } from "../../src/index.js";

class HastyDisk extends Disk {
  override async sync(): Promise<void> {}
  override async syncNames(): Promise<void> {}
}

/** Writes the table of a spec, or a shard of it, to a path. */
export async function writeShard(
  solver: Solver,
  spec: SweepSpec,
  path: string,
  shard: readonly [index: number, count: number] = [1, 1],
): Promise<void> {
  const format = path.slice(path.lastIndexOf(".") + 1) as TableFormat;
  const [index, count] = shard;
  const options = { path, format, shard: { index, count }, checkpointTime: 1e9 };
  await writeTable(solver, spec, options, new HastyDisk());
}

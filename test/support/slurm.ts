// A Slurm cluster of this one machine, in a temporary folder: its own munge, controller and node.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { sleep } from "./kill.js";

/** Debian puts the daemons there. */
const PATH = `${process.env["PATH"]}:/usr/sbin`;

/** What is not installed of all that a cluster takes. */
export function missing(...programs: readonly string[]): string[] {
  return programs.filter(
    (program) => spawnSync("sh", ["-c", `command -v ${program}`], { env: { PATH } }).status !== 0,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** No cgroups and no accounts: whoever may run the tests may run it. A task is preempted with a grace of 30 s. */
const config = (root: string, user: string, ports: readonly number[]) => `
ClusterName=test
SlurmctldHost=localhost
SlurmUser=${user}
SlurmdUser=${user}
AuthType=auth/munge
AuthInfo=socket=${root}/munge.socket,cred_expire=5
SlurmctldPort=${ports[0]}
SlurmdPort=${ports[1]}
StateSaveLocation=${root}/state
SlurmdSpoolDir=${root}/spool
SlurmctldPidFile=${root}/slurmctld.pid
SlurmdPidFile=${root}/slurmd.pid
SlurmctldLogFile=${root}/slurmctld.log
SlurmdLogFile=${root}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=1,sched_interval=5
ReturnToService=2
KillWait=10
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
NodeName=localhost CPUs=4 RealMemory=8000 State=UNKNOWN
PartitionName=low Nodes=ALL Default=YES PriorityTier=1 PreemptMode=REQUEUE GraceTime=30 State=UP
PartitionName=high Nodes=ALL PriorityTier=10 PreemptMode=OFF State=UP
`;

export interface Cluster {
  /** Environment of its commands. */
  readonly env: NodeJS.ProcessEnv;
  /** Runs one of them in a folder; what it prints. */
  run(command: string, args: readonly string[], cwd: string): string;
  /** What the controller has noted. */
  log(): string;
  stop(): Promise<void>;
}

/** Starts a cluster; what programs there are beside it stands in `path`. */
export async function startCluster(path: string): Promise<Cluster> {
  const root = mkdtempSync(join(tmpdir(), "bellness-slurm-"));
  for (const name of ["state", "spool"]) mkdirSync(join(root, name));
  const file = (name: string) => join(root, name);
  writeFileSync(file("munge.key"), randomBytes(1024));
  chmodSync(file("munge.key"), 0o600);
  writeFileSync(
    file("slurm.conf"),
    config(root, userInfo().username, [await freePort(), await freePort()]),
  );
  const env = { ...process.env, PATH: `${path}:${PATH}`, SLURM_CONF: file("slurm.conf") };
  const daemons: ChildProcess[] = [];
  const start = (command: string, args: readonly string[]) => {
    daemons.push(spawn(command, args, { env, cwd: root, stdio: "ignore" }));
  };
  const run: Cluster["run"] = (command, args, cwd) => {
    const { status, stdout, stderr } = spawnSync(command, args, { env, cwd, encoding: "utf8" });
    if (status !== 0)
      throw new Error(`${command} ${args.join(" ")}: ${status}: ${stderr}${stdout}`);
    return stdout;
  };
  const stop = async () => {
    for (const daemon of daemons.reverse()) {
      if (daemon.exitCode !== null) continue;
      const ended = new Promise((resolve) => daemon.once("close", resolve));
      daemon.kill("SIGTERM");
      await Promise.race([ended, sleep(10_000)]);
      daemon.kill("SIGKILL");
    }
    rmSync(root, { recursive: true, force: true });
  };
  const named = (kind: string) => `--${kind}-file=${file(`munge.${kind}`)}`;
  const munge = ["--force", "--foreground", `--socket=${file("munge.socket")}`];
  start("munged", [...munge, ...["key", "pid", "log", "seed"].map(named)]);
  for (let k = 0; !existsSync(file("munge.socket")) && k < 100; k++) await sleep(100);
  start("slurmctld", ["-D", "-i", "-f", file("slurm.conf")]);
  await sleep(1000);
  start("slurmd", ["-D", "-N", "localhost", "-f", file("slurm.conf")]);
  for (let k = 0; k < 60; k++) {
    const { stdout } = spawnSync("sinfo", ["-h", "-o", "%T"], { env, encoding: "utf8" });
    if (/^idle$/m.test(stdout)) {
      return { env, run, stop, log: () => readFileSync(file("slurmctld.log"), "utf8") };
    }
    await sleep(500);
  }
  await stop();
  throw new Error("no Slurm cluster within half a minute");
}

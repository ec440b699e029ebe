import { afterwards, quoted, type Request, width } from "./request.js";

/**
 * An array of tasks. What Slurm does not requeue by itself is requeued by the task: a time limit
 * ends as TIMEOUT, a preemption with a grace time as FAILED, and so does a process that was killed.
 */
export function slurm(request: Request): string {
  const { spec, name, shards, rows, format, workers, memory, hours } = request;
  return `#!/bin/bash
# ${rows} rows in ${shards} shards. \`bash FILE\` submits all of them, \`sbatch --array=3,17 FILE\` some.
#SBATCH --job-name=${name}
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=${workers}
#SBATCH --mem=${memory}G
#SBATCH --time=${hours}:00:00
#SBATCH --signal=TERM@60
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=${name}-%${width(request)}a.log
${afterwards(request)}
shards=${shards}
if [ -z "$SLURM_ARRAY_TASK_ID" ]; then exec sbatch --array=1-$shards "$0"; fi

task=\${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID
k=$(printf %0\${#shards}d "$SLURM_ARRAY_TASK_ID")
# SIGTERM goes to the step too, which ends in order: the script waits for it.
trap : TERM
# A step has not the processors of its job unless it asks for them (since Slurm 22.05).
srun --cpus-per-task="$SLURM_CPUS_PER_TASK" \\
  bellness sweep ${quoted(spec)} -o ${name}-$k.${format} --shard $k/$shards \\
  --workers "$SLURM_CPUS_PER_TASK" --resume
code=$?

again=
case $code in
  75 | 129 | 130 | 143) again=yes ;; # later; stopped: by the time limit, a preemption, a person
  137) [ "\${SLURM_RESTART_COUNT:-0}" -lt 5 ] && again=yes ;; # killed, perhaps for its memory
esac
# A task that was cancelled is not RUNNING any more. $SLURM_JOB_ID may stand for the whole array.
if [ "$again" ] && [ "$(squeue -h -j "$task" -o %T)" = RUNNING ]; then
  trap - TERM
  scontrol requeue "$task" && sleep 300 # until Slurm ends the script
fi
exit $code
`;
}

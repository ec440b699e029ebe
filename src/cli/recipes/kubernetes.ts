import type { Request } from "./request.js";

/** An indexed job on a shared volume, with the spec beside it. */
export function kubernetes(request: Request): string {
  const { text, name, shards, rows, format, workers, memory, image } = request;
  return `# ${rows} rows in ${shards} shards: kubectl apply -f FILE
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
data:
  spec.json: |
    ${text}
---
# Every shard writes to it: its storage class must allow many writers on many nodes.
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ${name}
spec:
  accessModes: [ReadWriteMany]
  resources:
    requests:
      storage: 100Gi
---
apiVersion: batch/v1
kind: Job
metadata:
  name: ${name}
spec:
  completionMode: Indexed
  completions: ${shards}
  parallelism: ${Math.min(shards, 16)}
  backoffLimitPerIndex: 10
  # A pod that is ending still writes: its successor waits for its end.
  podReplacementPolicy: Failed
  podFailurePolicy:
    rules:
      # Evicted, preempted, on a node that is drained: not the shard's fault.
      - action: Ignore
        onPodConditions:
          - type: DisruptionTarget
            status: "True"
      # Refused: the same again would be refused again, for every shard.
      - action: FailJob
        onExitCodes:
          containerName: bellness
          operator: In
          values: [2]
      - action: FailIndex
        onExitCodes:
          containerName: bellness
          operator: In
          values: [1]
  template:
    spec:
      restartPolicy: Never
      # For a last checkpoint behind SIGTERM.
      terminationGracePeriodSeconds: 60
      securityContext:
        runAsNonRoot: true
        runAsUser: 1000
        fsGroup: 1000
      containers:
        - name: bellness
          image: ${image}
          workingDir: /data
          env:
            - name: SHARDS
              value: "${shards}" # as many as completions
          command: [sh, -c]
          args:
            # The index counts from 0, shards from 1. SIGTERM arrives at what exec puts in the shell's place.
            - |
              k=$(printf %0\${#SHARDS}d $((JOB_COMPLETION_INDEX + 1)))
              exec bellness sweep /spec/spec.json -o ${name}-$k.${format} --shard $k/$SHARDS --workers ${workers} --resume
          resources:
            requests:
              cpu: "${workers}"
              memory: ${memory}Gi
            limits:
              memory: ${memory}Gi
          volumeMounts:
            - name: data
              mountPath: /data
            - name: spec
              mountPath: /spec
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: ${name}
        - name: spec
          configMap:
            name: ${name}
`;
}

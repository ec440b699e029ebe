// Manifests against the schemas of Kubernetes' API.

/** The compiled check of a kind: whether an object is one, and else what is wrong. */
type Check = ((object: object) => boolean) & { readonly errors?: readonly object[] | null };

/** The package exports only classes, which read all that they are given: beside them stand the checks. */
async function check(schema: string): Promise<Check> {
  const path = `../../node_modules/kubernetes-models/_schemas/${schema}.mjs`;
  return (await import(/* @vite-ignore */ new URL(path, import.meta.url).href)).validate;
}

const KINDS: Readonly<Record<string, Check>> = {
  Job: await check("IoK8sApiBatchV1Job"),
  ConfigMap: await check("IoK8sApiCoreV1ConfigMap"),
  PersistentVolumeClaim: await check("IoK8sApiCoreV1PersistentVolumeClaim"),
};

/** Keys of a value, and of all values in it, as paths. */
function paths(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = `${path}/${key}`;
    return [at, ...paths(inner, at)];
  });
}

/** A value that notes which of its keys are read. */
function watched<T extends object>(value: T, read: Set<string>, path = ""): T {
  return new Proxy(value, {
    get(target, key, receiver) {
      const inner: unknown = Reflect.get(target, key, receiver);
      if (typeof key === "symbol") return inner;
      const at = `${path}/${key}`;
      read.add(at);
      return typeof inner === "object" && inner !== null ? watched(inner, read, at) : inner;
    },
  });
}

/** What is wrong with an object by the schema of its kind: as a server that is strict about keys would say. */
export function schemaErrors(manifest: { readonly kind: string }): string[] {
  const valid = KINDS[manifest.kind];
  if (valid === undefined) return [`kind ${manifest.kind}`];
  const read = new Set<string>();
  // The schemas allow any key; a compiled check reads those that they know, and no other.
  if (!valid(watched(manifest, read)))
    return (valid.errors ?? []).map((one) => JSON.stringify(one));
  return paths(manifest)
    .filter((path) => !read.has(path))
    .map((path) => `unknown: ${path}`);
}

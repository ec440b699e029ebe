// What the page shows as texts that reproduce it elsewhere.

import { isSystem, parameters } from "../../index.js";
import { INITIAL, USUAL_INITIAL } from "../../view/initial.js";
import { COMPARED, TIME } from "../../view/view.js";
import type { Scene, SceneBase } from "../scene.js";
import { sceneText } from "../url.js";

/** What can be taken along. */
export const TEXTS = {
  link: "a link to this view",
  json: "JSON of the point",
  command: "commands for a shell",
  script: "JavaScript",
  embed: "HTML that embeds both pictures",
} as const;
export type TextName = keyof typeof TEXTS;

/** The point as the command and the library read it. */
function model(base: SceneBase): unknown {
  return isSystem(base) ? base : parameters(base);
}

/** JSON between single quotes of a shell. */
function quoted(value: unknown): string {
  return `'${JSON.stringify(value).replaceAll("'", `'\\''`)}'`;
}

function curveSpec({ base, curve }: Scene) {
  const { along, points, family, shows } = curve;
  const [from, to] = along.range;
  const axis = { parameter: along.parameter, from, to, count: points };
  const axes = family === null ? [axis] : [family, axis];
  return { base, axes, observables: shows === "compared" ? COMPARED : [shows] };
}

function mapSpec({ base, map }: Scene) {
  const { ket } = INITIAL[map.initial ?? USUAL_INITIAL];
  const axes = [map.y, map.x].map(({ parameter, range: [from, to] }) => ({
    parameter,
    from,
    to,
    count: map.grid,
  }));
  const start = map.x.parameter === TIME ? { initial: { ket } } : {};
  return { base, axes, observables: [map.shows], ...start };
}

function evolveSpec({ base, curve }: Scene) {
  const { ket } = INITIAL[curve.initial ?? USUAL_INITIAL];
  const [from, to] = curve.along.range;
  return {
    [isSystem(base) ? "system" : "params"]: base,
    initial: { ket },
    times: { from, to, count: curve.points },
    observables: curve.shows === "compared" ? COMPARED : [curve.shows],
  };
}

/** Critical temperature differences have no sweep of their own. */
const searched = (shows: string) => shows === "critical" || shows.startsWith("cntd");

function command(scene: Scene): string {
  if (scene.state !== null) {
    const input = `printf '%s' ${quoted(JSON.parse(scene.state.text))}`;
    const repair =
      scene.state.repair === "refuse"
        ? ""
        : scene.state.repair === "allow"
          ? " --allow-not-positive"
          : ` --repair ${scene.state.repair}`;
    return `${input} | bellness state${repair}`;
  }
  const lines = [`# the point\necho ${quoted(model(scene.base))} | bellness solve`];
  if (scene.curve.along.parameter === TIME) {
    lines.push(`# the curve\necho ${quoted(evolveSpec(scene))} | bellness evolve -o curve.csv`);
  } else if (!searched(scene.curve.shows)) {
    lines.push(
      `# the curve\necho ${quoted(curveSpec(scene))} > curve.json\nbellness sweep curve.json -o curve.csv`,
    );
  }
  if (!searched(scene.map.shows) && scene.map.x.parameter !== scene.map.y.parameter) {
    lines.push(
      `# the map\necho ${quoted(mapSpec(scene))} > map.json\nbellness sweep map.json -o map.parquet`,
    );
  }
  return lines.join("\n\n");
}

function script(scene: Scene): string {
  const lines = [
    'import { createSolver } from "bellness";',
    "",
    "const solver = await createSolver();",
  ];
  const code = (value: unknown) => JSON.stringify(value, null, 2);
  if (scene.state !== null) {
    const { repair } = scene.state;
    const options =
      repair === "refuse"
        ? ""
        : repair === "allow"
          ? ", { allowNotPositive: true }"
          : `, { repair: "${repair}" }`;
    lines.push(`const measures = solver.state(${scene.state.text.trim()}${options});`);
    lines.push("console.log(measures.verdict, measures.i3322, measures.settings);");
    return lines.join("\n");
  }
  lines.push(`const point = solver.solve(${code(model(scene.base))});`);
  lines.push("console.log(point.concurrence, point.i2, point.i3);");
  if (scene.curve.along.parameter === TIME) {
    const { initial, times, observables } = evolveSpec(scene);
    lines.push(
      `const evolution = solver.evolve(${code(scene.base)}, ${code({ initial, times, observables })});`,
    );
  } else if (!searched(scene.curve.shows)) {
    lines.push(`const curve = await solver.sweep(${code(curveSpec(scene))});`);
  }
  if (!searched(scene.map.shows) && scene.map.x.parameter !== scene.map.y.parameter) {
    lines.push(`const map = await solver.sweep(${code(mapSpec(scene))});`);
  }
  return lines.join("\n");
}

function escapedAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

/** The words of the address that an element has as attributes. */
function attributes(scene: Scene, own: readonly string[], shows: string): string {
  const model = isSystem(scene.base)
    ? ["system"]
    : ["statistics", "epsilon", "temperature", "mu", "gamma", "kappa"];
  const words = sceneText({ ...scene, state: null, time: null })
    .split("&")
    .map((word) => [word.slice(0, word.indexOf("=")), word.slice(word.indexOf("=") + 1)] as const)
    .filter(([key]) => [...model, ...own, shows].includes(key));
  return words
    .map(([key, value]) => {
      const name = key === shows ? "show" : key;
      return `${name}="${escapedAttribute(decodeURIComponent(value))}"`;
    })
    .join(" ");
}

function embed(scene: Scene): string {
  const curve = attributes(scene, ["along", "points", "production", "family", "initial"], "curve");
  const map = attributes(scene, ["x", "y", "grid", "initial"], "map");
  return [
    `<script type="module" src="${new URL("elements.js", location.href).href}"></script>`,
    `<bellness-curve ${curve}></bellness-curve>`,
    ...(scene.map.x.parameter === scene.map.y.parameter
      ? []
      : [`<bellness-map ${map}></bellness-map>`]),
  ].join("\n");
}

/** One of the texts. */
export function textOf(name: TextName, scene: Scene): string {
  switch (name) {
    case "link":
      return `${location.href.split("#")[0]}#${sceneText(scene)}`;
    case "json":
      return scene.state === null ? JSON.stringify(model(scene.base), null, 2) : scene.state.text;
    case "command":
      return command(scene);
    case "script":
      return script(scene);
    case "embed":
      return embed(scene);
  }
}

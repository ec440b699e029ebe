// How fast the explorer answers, in headless Chromium: `npm run bench:page`.
//
//   first result   milliseconds from navigation to the first curve and map, both drawn
//   recomputations full ones a second (curve, point and 101×101 map, all drawn) while a slider
//                  moves in every animation frame: of the paper's model that of ΔT beside a map of
//                  I2, of published systems the temperature of a bath beside a map of C
//   coarse         answers among them of fewer points, which are given while a slider moves
//   longest task   of the main thread while dragging, in milliseconds; and of a second drag, which is
//                  traced, in those of processor time, which do not depend on what else the machine does
//
//   node bench/drag.mjs [--seconds 5] [--json file]

import { mkdir, writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({
  options: { seconds: { type: "string", default: "5" }, json: { type: "string" } },
});
const SECONDS = Number(values.seconds);
/** Navigations that the first result is the median of. */
const VISITS = 7;
/** The map's sides leave the temperature difference to the slider. */
const ADDRESS =
  "#epsilon=1~0.5&curve=compared&along=temperature.difference,-0.8,0.8&map=i2&x=epsilon.difference,-1.5,1.5&y=kappa,2.1,5";

/** What is dragged: sliders move between their ends, or between those that are given. */
const DRAGGED = [
  { name: "paper", slider: "p-temperature-difference", ends: [-0.7, 0.7] },
  { name: "exchange-dimer", slider: "p-baths-1-temperature" },
  { name: "double-dot", slider: "p-baths-1-temperature" },
  { name: "transmons", slider: "p-baths-1-temperature" },
];

/** The helpers of the tests, which are TypeScript. */
async function helpers() {
  const { outputFiles } = await build({
    entryPoints: [new URL("../test/support/page.ts", import.meta.url).pathname],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    packages: "external",
    define: {
      "import.meta.url": JSON.stringify(new URL("../test/support/page.ts", import.meta.url).href),
    },
  });
  const file = new URL("../node_modules/.vitest/drag-helpers.mjs", import.meta.url);
  await mkdir(new URL(".", file), { recursive: true });
  await writeFile(file, outputFiles[0].contents);
  return import(file.href);
}

/** Runs in the page: when the first curve and map were drawn, in milliseconds from navigation. */
function watchFirst() {
  const seen = {};
  document.addEventListener("bellness:drawn", ({ detail: { view } }) => {
    seen[view] ??= performance.now();
    if (seen.curve && seen.map && seen.point)
      window.firstResult ??= Math.max(...Object.values(seen));
  });
}

/** Runs in the page: moves the slider in every frame and counts what is drawn. */
async function drag({ seconds, slider: id, ends }) {
  const slider = document.getElementById(id);
  const [low, high] = ends ?? [Number(slider.min), Number(slider.max)];
  const drawn = { curve: 0, map: 0, point: 0, coarse: 0 };
  const count = ({ detail: { view, coarse } }) => {
    drawn[view] += 1;
    if (coarse) drawn.coarse += 1;
  };
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: "longtask" });
  document.addEventListener("bellness:drawn", count);
  const started = performance.now();
  let frames = 0;
  let slowest = 0;
  await new Promise((resolve) => {
    let last = started;
    const step = (now) => {
      slowest = Math.max(slowest, now - last);
      last = now;
      frames += 1;
      const part = 0.5 + 0.45 * Math.sin((now - started) / 600);
      slider.value = String(low + part * (high - low));
      slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
      if (performance.now() - started < 1000 * seconds) requestAnimationFrame(step);
      else resolve();
    };
    requestAnimationFrame(step);
  });
  const spent = (performance.now() - started) / 1000;
  document.removeEventListener("bellness:drawn", count);
  observer.disconnect();
  const rate = (number) => number / spent;
  return {
    recomputations: rate(Math.min(drawn.curve, drawn.map, drawn.point)),
    frames: rate(frames),
    maps: rate(drawn.map),
    curves: rate(drawn.curve),
    coarse: drawn.coarse,
    longestTask: longest,
    slowestFrame: slowest,
  };
}

/** Runs in the page: shows a published system. */
function choose(name) {
  document.querySelector('button[data-mode="system"]').click();
  return new Promise((resolve) => {
    const wait = () => {
      const list = document.getElementById("example");
      if (list === null) return setTimeout(wait, 20);
      list.value = name;
      list.dispatchEvent(new Event("change", { bubbles: true }));
      resolve();
    };
    wait();
  });
}

const { openBench, openTab, settled } = await helpers();

/** The median first result of several visits, and all of them. */
async function firstResults({ browser, address }) {
  const all = [];
  for (let k = 0; k < VISITS; k++) {
    const { page, close } = await openTab(browser, `${address}${ADDRESS}`, {}, (tab) =>
      tab.addInitScript(watchFirst),
    );
    await settled(page);
    all.push(await page.evaluate(() => window.firstResult));
    await close();
  }
  all.sort((a, b) => a - b);
  return { firstResult: all[VISITS >> 1], firstResults: all };
}

/** The longest task of the main thread in a trace, in milliseconds of processor time, to which nothing else adds. */
function longestTasks(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(thread),
  );
  const tasks = traceEvents.filter(
    (event) => event.name.endsWith("RunTask") && event.tdur > 0 && mains.has(thread(event)),
  );
  return Math.max(...tasks.map(({ tdur }) => tdur / 1000));
}

/** Drags a slider of the paper's model, or of a published system. */
async function dragged({ browser, address }, { name, slider, ends }) {
  const { page, complaints, close } = await openTab(browser, `${address}${ADDRESS}`);
  await settled(page);
  if (name !== "paper") {
    await page.evaluate(choose, name);
    await page.waitForSelector(`#${slider}`);
    await settled(page);
  }
  // What is out of sight is not painted.
  await page.evaluate(() => document.getElementById("curve").scrollIntoView());
  await page.evaluate(drag, { seconds: 1, slider, ends });
  const load = loadavg()[0];
  // Processor time, which depends less on what else the machine does.
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value;
  };
  const whole = await browser.newBrowserCDPSession();
  const all = async () => {
    const { processInfo } = await whole.send("SystemInfo.getProcessInfo");
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const before = [await busy(), await all()];
  const measured = await page.evaluate(drag, { seconds: SECONDS, slider, ends });
  const spent = [(await busy()) - before[0], (await all()) - before[1]];
  await browser.startTracing(page, { categories: ["toplevel", "__metadata"] });
  await page.evaluate(drag, { seconds: SECONDS, slider, ends });
  const longestTaskAlone = longestTasks(await browser.stopTracing());
  await close();
  return {
    name,
    load,
    ...measured,
    longestTaskAlone,
    mainThread: (1000 * spent[0]) / (SECONDS * measured.recomputations),
    browser: (1000 * spent[1]) / (SECONDS * measured.recomputations),
    complaints,
  };
}

function report(one) {
  const fixed = (value) => value.toFixed(1);
  console.log(`\n${one.name}, load ${fixed(one.load)}`);
  console.log(
    `recomputations  ${fixed(one.recomputations)} a second (maps ${fixed(one.maps)}, curves ${fixed(one.curves)}, frames ${fixed(one.frames)}; ${one.coarse} coarse)`,
  );
  console.log(
    `longest task    ${one.longestTask === 0 ? "none over 50" : one.longestTask.toFixed(0)} ms (slowest frame ${one.slowestFrame.toFixed(0)} ms); traced, ${one.longestTaskAlone.toFixed(0)} ms of processor time`,
  );
  console.log(
    `processor time  ${fixed(one.mainThread)} ms of the main thread a recomputation, ${fixed(one.browser)} ms of the whole browser`,
  );
  for (const text of one.complaints) console.log(`complaint       ${text}`);
}

const bench = await openBench();
try {
  const first = await firstResults(bench);
  console.log(`Chromium ${bench.browser.version()}`);
  console.log(
    `first result    ${first.firstResult.toFixed(0)} ms (median of ${VISITS}: ${first.firstResults.map((one) => one.toFixed(0)).join(", ")})`,
  );
  const drags = [];
  for (const what of DRAGGED) {
    const one = await dragged(bench, what);
    report(one);
    drags.push(one);
  }
  const result = { browser: bench.browser.version(), ...first, drags };
  if (values.json !== undefined)
    await writeFile(values.json, `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await bench.close();
}

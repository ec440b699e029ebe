// How fast the explorer answers, in headless Chromium: `npm run bench:page`.
//
//   first result   milliseconds from navigation to the first curve and map, both drawn
//   recomputations full ones a second (curve, point and 101×101 map of I2, all drawn) while the
//                  slider of the temperature difference moves in every animation frame
//   longest task   of the main thread while dragging, in milliseconds
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
async function drag(seconds) {
  const slider = document.querySelector("#p-temperature-difference");
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
      slider.value = String(0.7 * Math.sin((now - started) / 600));
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

const { openBench, openTab, settled } = await helpers();
const bench = await openBench();
try {
  const first = [];
  for (let k = 0; k < VISITS; k++) {
    const { page, close } = await openTab(bench.browser, `${bench.address}${ADDRESS}`, {}, (tab) =>
      tab.addInitScript(watchFirst),
    );
    await settled(page);
    first.push(await page.evaluate(() => window.firstResult));
    await close();
  }
  first.sort((a, b) => a - b);
  const { page, complaints, close } = await openTab(bench.browser, `${bench.address}${ADDRESS}`);
  await settled(page);
  await page.evaluate(drag, 1);
  const load = loadavg()[0];
  // Processor time of the main thread, which does not depend on what else the machine does.
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value;
  };
  const before = await busy();
  const dragged = await page.evaluate(drag, SECONDS);
  const spent = ((await busy()) - before) / SECONDS;
  const result = {
    browser: bench.browser.version(),
    load,
    firstResult: first[VISITS >> 1],
    firstResults: first,
    ...dragged,
    mainThread: (1000 * spent) / dragged.recomputations,
    complaints,
  };
  await close();
  console.log(`Chromium ${result.browser}, load ${load.toFixed(1)}`);
  console.log(
    `first result    ${result.firstResult.toFixed(0)} ms (median of ${VISITS}: ${first.map((one) => one.toFixed(0)).join(", ")})`,
  );
  console.log(
    `recomputations  ${result.recomputations.toFixed(1)} a second (maps ${result.maps.toFixed(1)}, curves ${result.curves.toFixed(1)}, frames ${result.frames.toFixed(1)}; ${result.coarse} coarse)`,
  );
  console.log(
    `longest task    ${result.longestTask === 0 ? "none over 50" : result.longestTask.toFixed(0)} ms (slowest frame ${result.slowestFrame.toFixed(0)} ms)`,
  );
  console.log(
    `main thread     ${result.mainThread.toFixed(1)} ms of processor time a recomputation`,
  );
  for (const text of complaints) console.log(`complaint       ${text}`);
  if (values.json !== undefined)
    await writeFile(values.json, `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await bench.close();
}

// The installed package in a worker of an app that Vite serves and builds: the library's own
// workers are workers of a worker then.

import { afterAll, beforeAll, expect, test } from "vitest";
import { type Project, project, SETUP } from "../support/packed.js";
import { expected, probe } from "../support/probe.js";
import {
  ANSWER,
  ASK_WORKER,
  html,
  LEAVE,
  type Visitor,
  visitBuilt,
  visitDeveloped,
  visitor,
} from "../support/visit.js";

let app: Project;
let browser: Visitor;

beforeAll(async () => {
  browser = await visitor();
  app = await project({
    "index.html": html("/main.js"),
    "leave.js": LEAVE,
    "main.js": ASK_WORKER,
    "worker.js": ANSWER,
    "probe.js": probe("bellness"),
  });
}, SETUP);

afterAll(() => browser?.close());

test.each([
  ["serves", visitDeveloped],
  ["builds", visitBuilt],
])("Vite %s an app with a worker that imports bellness", async (_, visit) => {
  const { said, complaints } = await visit(app.path, browser);
  expect(said).toEqual(expected);
  expect(complaints).toEqual([]);
});

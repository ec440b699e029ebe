// docs/api/ is what the docstrings say now.

import { expect, it } from "vitest";
import { declarations } from "../../docs/reference/declarations.mjs";
import { text } from "../support/sources.js";

it("docs/api was generated from these declarations: npm run docs", () => {
  expect(text("docs/api/README.md")).toContain(declarations());
});

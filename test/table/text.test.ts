import { expect, test } from "vitest";
import { TextWriter, textHead } from "../../src/table/text.js";

test("text is what String and JSON say, in a buffer that fits", () => {
  const names = ["temperature.difference", "i2"];
  const columns = [
    Float64Array.from([0.1, -0.78, 1e300]),
    Float64Array.from([Number.NaN, Infinity, -1.2345678901234567e-100]),
  ];
  const text = (format: "csv" | "jsonl") =>
    Buffer.concat([
      textHead(format, names),
      new TextWriter(format, names).rows(columns),
    ]).toString();
  expect(text("csv")).toBe(
    "temperature.difference,i2\n0.1,NaN\n-0.78,Infinity\n1e+300,-1.2345678901234567e-100\n",
  );
  expect(text("jsonl")).toBe(
    `{"temperature.difference":0.1,"i2":null}\n{"temperature.difference":-0.78,"i2":null}\n{"temperature.difference":1e+300,"i2":-1.2345678901234567e-100}\n`,
  );
});

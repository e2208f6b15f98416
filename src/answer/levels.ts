import { type Level, sameUnit } from "../content/asked.js";
import type { BloodTest, Library, Nutrient } from "../content/schema.js";
import type { AnswerBlock } from "./answer.js";
import type { Citer } from "./cite.js";
import { fill } from "./fill.js";

/** Three digits are as much as a laboratory can tell. */
const NUMBER = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });

/** A number of a lab report in the other units of its test, with the published scales; what it means is the doctor's. */
export function levelCheck({ test, value, unit }: Level, library: Library, citer: Citer): AnswerBlock[] {
  const scales = { blocks: () => scalesOf(test, citer) };
  if (unit === undefined) {
    const readings = readingsOf(test, value);
    const values = { value: NUMBER.format(value), readings, test: test.name, scales };
    return fill(library, "blood-level", "no-unit", values, citer);
  }
  const own = test.units.find((one) => sameUnit(one.unit, unit));
  const inFirst = value / (own?.per ?? 1);
  const others = test.units.filter((one) => !sameUnit(one.unit, unit));
  const converted = others.map((one) => `${NUMBER.format(inFirst * one.per)} ${one.unit}`).join(", ");
  const values = {
    value: `${NUMBER.format(value)} ${own?.unit ?? unit}`,
    converted,
    test: test.name,
    scales,
  };
  return fill(library, "blood-level", converted ? "converted" : "same-unit", values, citer);
}

/** "12 ng/mL = 30 nmol/L; 12 nmol/L = 4.81 ng/mL": what a number may mean, unit by unit. */
function readingsOf({ units }: BloodTest, value: number): string {
  const readings = units.map(({ unit, per }) => {
    const others = units.filter((one) => one.unit !== unit);
    const same = others.map((one) => `${NUMBER.format((value / per) * one.per)} ${one.unit}`);
    return [`${NUMBER.format(value)} ${unit}`, ...same].join(" = ");
  });
  // µg/L and ng/mL are the same number.
  return [...new Map(readings.map((text) => [text.split(" = ").sort().join(), text])).values()].join("; ");
}

/** The published scales of all tests of a nutrient. */
export function testsTable({ tests }: Nutrient, citer: Citer): AnswerBlock[] {
  return tests.flatMap((test) => scalesOf(test, citer));
}

function scalesOf({ name, units, scales }: BloodTest, citer: Citer): AnswerBlock[] {
  const [first, ...more] = units;
  return scales.flatMap(({ of, source, rows }): AnswerBlock[] => {
    const inUnit = (value: number, per: number) => NUMBER.format(value * per);
    const cells = rows.map(({ from, below, means }) => {
      const range = (per: number) =>
        from === undefined
          ? `< ${inUnit(below ?? 0, per)}`
          : below === undefined
            ? `≥ ${inUnit(from, per)}`
            : `${inUnit(from, per)}–${inUnit(below, per)}`;
      const others = more.map(({ unit, per }) => `${range(per)} ${unit}`);
      const also = others.length > 0 ? ` (${others.join(", ")})` : "";
      return [`${range(1)} ${first?.unit ?? ""}${also}`, means];
    });
    return [
      { type: "heading", text: `${name}: ${of}` },
      { type: "table", columns: [name, of], rows: cells, cite: citer.cite(source) },
    ];
  });
}

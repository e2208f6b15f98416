import { type Cite, checkSpans, checkUsed } from "./check-section.js";
import type { Medicines } from "./medicines.js";
import type { Problem } from "./problems.js";
import type { Read } from "./read-yaml.js";
import type { Nutrient } from "./schema.js";

const FILE = "content/medicines.yaml";

/** A source on every effect, nutrients that exist, each medicine once. */
export function checkMedicines(
  { value, lineOf }: Read<Medicines>,
  nutrients: ReadonlyMap<string, Nutrient>,
  cite: Cite,
  problems: Problem[],
): void {
  const about = { file: FILE, figures: value.figures, nutrients, cite, problems };
  const spans = [...value.medicines.flatMap(({ effects }) => effects), ...value.pairs].flatMap(
    ({ text }) => text,
  );
  checkUsed(value.figures, spans, FILE, lineOf, problems);
  const ids = new Set<string>();
  for (const [i, medicine] of value.medicines.entries()) {
    if (ids.has(medicine.id)) {
      const what = `medicine "${medicine.id}" stands twice`;
      problems.push({ file: FILE, line: lineOf(["medicines", i]), what, fix: "join the two" });
    }
    ids.add(medicine.id);
    for (const [j, effect] of medicine.effects.entries()) {
      const line = () => lineOf(["medicines", i, "effects", j]);
      checkSpans(about, effect.text, line, true);
      for (const { source } of effect.apart) cite(FILE, line, source);
      for (const nutrient of effect.nutrients.filter((id) => !nutrients.has(id))) {
        const fix = "use the name of a file in content/nutrients/";
        problems.push({ file: FILE, line: line(), what: `there is no nutrient "${nutrient}"`, fix });
      }
    }
  }
  for (const [i, pair] of value.pairs.entries()) {
    const line = () => lineOf(["pairs", i]);
    checkSpans(about, pair.text, line, true);
    for (const { source } of pair.apart) cite(FILE, line, source);
    if (pair.between.some((id) => nutrients.has(id))) continue;
    const fix = "name a nutrient of content/nutrients/ first or second";
    problems.push({ file: FILE, line: line(), what: "the pair holds no nutrient", fix });
  }
}

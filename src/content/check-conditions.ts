import { type Cite, checkSpans } from "./check-section.js";
import type { Caution, Conditions } from "./conditions.js";
import type { AnswerId } from "./fields.js";
import type { People } from "./people.js";
import type { Problem } from "./problems.js";
import type { Read } from "./read-yaml.js";
import type { Nutrient } from "./schema.js";

const FILE = "content/conditions.yaml";

interface Known {
  nutrients: ReadonlyMap<string, Nutrient>;
  topics: ReadonlySet<AnswerId>;
  people: People | undefined;
}

/** A source on every caution; nutrients, topics and people that exist; no name twice. */
export function checkConditions(
  { value, lineOf }: Read<Conditions>,
  { nutrients, topics, people }: Known,
  cite: Cite,
  problems: Problem[],
): void {
  const about = { file: FILE, figures: {}, nutrients, cite, problems };
  const complain = (path: PropertyKey[], what: string, fix: string) =>
    problems.push({ file: FILE, line: lineOf(path), what, fix });
  const check = (caution: Caution, path: PropertyKey[]) => {
    checkSpans(about, caution.text, () => lineOf(path), true);
    for (const nutrient of (caution.nutrients ?? []).filter((one) => !nutrients.has(one)))
      complain(path, `there is no nutrient "${nutrient}"`, "use the name of a file in content/nutrients/");
    for (const topic of (caution.topics ?? []).filter((one) => !topics.has(one)))
      complain(path, `there is no answer "${topic}"`, "mend the id");
  };
  const owners = new Map<string, string>();
  for (const [i, { id, names, cautions }] of value.conditions.entries()) {
    for (const name of names) {
      const owner = owners.get(name);
      if (owner)
        complain(["conditions", i], `"${name}" is already a name of ${owner}`, "leave it in one place");
      owners.set(name, id);
    }
    for (const [j, caution] of cautions.entries()) check(caution, ["conditions", i, "cautions", j]);
  }
  for (const [i, { id, cautions }] of value.persons.entries()) {
    if (people && !people.stages.some((stage) => stage.id === id))
      complain(["persons", i], `people.yaml knows no "${id}"`, "use an id of its stages");
    for (const [j, caution] of cautions.entries()) check(caution, ["persons", i, "cautions", j]);
  }
}
